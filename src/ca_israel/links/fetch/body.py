"""The beginning of a body, decoded within bounds: a bomb costs no more than a page."""

from __future__ import annotations

import zlib

from ca_israel.links.answer import DECODED_LIMIT

_GZIP = b"\x1f\x8b\x08"  # RFC 1952, 2.3.1
_WINDOWS = {
    "gzip": (zlib.MAX_WBITS | 16,),
    "deflate": (zlib.MAX_WBITS, -zlib.MAX_WBITS),  # RFC 9110, 8.4.1.2: some send it without the zlib header
}
_NOT_READ = {"br", "zstd", "compress", "dcb", "dcz"}  # IANA's registry; never requested
_MOST_CODINGS = 3


def decoded(raw: bytes, encoding: str) -> tuple[bytes, str | None]:
    """Return up to 256 KiB of ``raw`` without its Content-Encoding, and a note when that went wrong.

    A coding that nobody knows is none, as in browsers: charsets and types stand there often. What is gzip is
    read as gzip, whatever the header says.
    """
    if not raw:
        return raw, None
    codings = [coding.strip().lower().removeprefix("x-") for coding in encoding.split(",")]
    for coding in codings:
        if coding in _NOT_READ:
            return b"", f"the body has an encoding that was not requested ({coding})"
    body, note = raw, None
    for coding in reversed([coding for coding in codings if coding in _WINDOWS][-_MOST_CODINGS:]):
        unpacked = _unpacked(body, coding)
        if unpacked is None:
            note = f"the body is not {coding}, as its header says"
            break
        body = unpacked
    if body.startswith(_GZIP) and (unpacked := _unpacked(body, "gzip")):
        return unpacked, None
    return body, note


def _unpacked(body: bytes, coding: str) -> bytes | None:
    for window in _WINDOWS[coding]:
        try:
            return zlib.decompressobj(window).decompress(body, DECODED_LIMIT)
        except zlib.error:
            continue
    return None
