"""The title of a PDF, where its first bytes hold it in plain text."""

from __future__ import annotations

import re
from html import unescape

_LONGEST = 500
_XMP = re.compile(
    rb"<dc:title>\s*<rdf:Alt>\s*<rdf:li[^>]{0,100}>([^<]{1,2000})</rdf:li>|<dc:title>([^<]{1,2000})</dc:title>"
)
_TITLE = re.compile(
    rb"/Title\s*(?:\(((?:[^()\\]|\\.|\([^()\\]*\)){1,2000})\)|<([0-9A-Fa-f\s]{2,4000})>)", re.DOTALL
)
_AROUND = 2000  # bytes; an entry with these beside it is the document's, not a bookmark's
_INFO = re.compile(rb"/(?:Producer|Creator|CreationDate|ModDate|Author)\b")
_BOOKMARK = re.compile(rb"/(?:Parent|Dest|Prev|Next)\b")
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"", b"f": b"", b"\r\n": b"", b"\n": b"", b"\r": b""}


def pdf_title(body: bytes) -> str | None:
    """Return the title in the XMP packet or the Info dictionary (ISO 32000-1, 14.3); None where there is no title.

    Encrypted strings and compressed objects are not read.
    """
    if found := _XMP.search(body):
        title = unescape((found[1] or found[2]).decode("utf-8", "replace"))
        return " ".join(title.split())[:_LONGEST] or None
    if b"/Encrypt" in body:
        return None
    for found in _TITLE.finditer(body):
        start = max(body.rfind(b"<<", 0, found.start()), found.start() - _AROUND)
        end = body.find(b">>", found.end(), found.end() + _AROUND)
        entry = body[start : end if end >= 0 else found.end() + _AROUND]
        if _INFO.search(entry) and not _BOOKMARK.search(entry):
            title = _text(found[1], found[2])
            if title:
                return title
    return None


def _text(literal: bytes | None, digits: bytes | None) -> str:
    if literal is not None:
        raw = _ESCAPE.sub(_unescaped, literal)
    else:
        pairs = b"".join((digits or b"").split())
        raw = bytes.fromhex((pairs + b"0" * (len(pairs) % 2)).decode("ascii"))
    if raw.startswith(b"\xfe\xff"):
        text = raw[2:].decode("utf-16-be", "replace")
    elif raw.startswith(b"\xef\xbb\xbf"):
        text = raw[3:].decode("utf-8", "replace")
    else:
        text = raw.decode("cp1252", "replace")
    return " ".join(text.replace("\0", "").split())[:_LONGEST]


def _unescaped(found: re.Match[bytes]) -> bytes:
    what = found[1]
    if what[:1].isdigit():
        return bytes([int(what, 8) & 0xFF])
    return _ESCAPED.get(what, what)
