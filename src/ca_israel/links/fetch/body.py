"""The beginning of a body, decoded within bounds: a bomb costs no more than a page."""

from __future__ import annotations

import zlib

from ca_israel.links.answer import DECODED_LIMIT


def decoded(raw: bytes, encoding: str) -> tuple[bytes, str | None]:
    """Return up to 256 KiB of ``raw`` without its Content-Encoding, and a note when that went wrong."""
    coding = encoding.strip().lower()
    if coding in {"", "identity"} or not raw:
        return raw, None
    if coding in {"gzip", "x-gzip"}:
        windows = [zlib.MAX_WBITS | 16]
    elif coding == "deflate":
        windows = [zlib.MAX_WBITS, -zlib.MAX_WBITS]  # RFC 9110, 8.4.1.2: some send it without the zlib header
    else:
        return b"", f"the body has an encoding that was not requested ({coding[:40]})"
    for window in windows:
        try:
            return zlib.decompressobj(window).decompress(raw, DECODED_LIMIT), None
        except zlib.error:
            continue
    return raw, f"the body is not {coding}, as its header says"
