"""A page's bytes as text: by its mark, its header, its own label, or what the bytes look like. Never raises."""

from __future__ import annotations

import codecs
import re

from ca_israel.links.page.labels import codec_of

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_IN_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_IN_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.IGNORECASE)
_IN_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,30})")
_SEARCHED = 4096  # bytes; the standard says 1024, pages do not keep to it
_SAMPLE = 65536  # bytes by which an encoding is guessed
_IN_ASCII = {"iso2022_jp", "iso2022_kr", "hz"}  # escapes, in bytes that are all ASCII
_HIGH = re.compile(rb"[\x80-\xff]+")
_NON_LATIN_RUN = 3  # high bytes in a row, on average; a Latin text has fewer
_TAG = re.compile(rb"<[!/?a-zA-Z]")  # in one byte a character: no UTF-16
_WIDE = re.compile(rb"(?:[^\0]\0){2}|(?:\0[^\0]){2}")

# Two bytes a character: which characters a text of such an encoding is made of, and which part of all that are
# not ASCII they are at the least. The first that fits; kana show Japanese, and the lead bytes of frequent
# characters tell Chinese in two encodings from each other.
_KANA = re.compile("[\u3040-\u30ff]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_FREQUENT_BIG5 = re.compile(rb"[\xa1-\xc6][\x40-\x7e\xa1-\xfe]")
_FREQUENT_GB = re.compile(rb"[\xa1-\xa3\xb0-\xd7][\xa1-\xfe]")
_KANA_SHARE, _FREQUENT_SHARE = 0.2, 0.85
_FEWEST_WIDE = 6  # characters beyond ASCII


def decoded(body: bytes, content_type: str | None) -> str:
    """Return the text of ``body``; what cannot be read becomes U+FFFD. A body cut inside a character is whole.

    A label that the bytes contradict loses: text that is valid UTF-8 beyond ASCII is UTF-8.
    """
    for mark, name in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    if _WIDE.match(body):
        return body.decode("utf-16-be" if body.startswith(b"\0") else "utf-16-le", "replace")
    labelled = _label(_IN_HEADER.findall(content_type or "") + _labels_inside(body))
    if labelled and labelled.startswith("utf-16"):
        if not _TAG.search(body):
            return body.decode(labelled, "replace")
        labelled = None
    if _is_utf8(body):
        if labelled in _IN_ASCII and body.isascii():
            return body.decode(labelled, "replace")
        return body.decode("utf-8", "ignore")
    if labelled == "utf-8" and _mostly_utf8(body):
        return body.decode("utf-8", "replace")
    if labelled is None or labelled == "utf-8":
        labelled = guessed(body)
    return body.decode(labelled, "replace")


def _labels_inside(body: bytes) -> list[str]:
    head = body[:_SEARCHED]
    return [found.decode("ascii", "replace") for found in _IN_META.findall(head) + _IN_XML.findall(head)]


def _label(labels: list[str]) -> str | None:
    """Return the codec of the first label that is one."""
    return next(filter(None, map(codec_of, labels)), None)


def _is_utf8(body: bytes) -> bool:
    return _read_strictly(body, "utf-8") is not None


def _read_strictly(body: bytes, codec: str) -> str | None:
    """Return the text of ``body``, whose last character may be cut; None where it is not in that encoding."""
    try:
        return codecs.getincrementaldecoder(codec)().decode(body)
    except UnicodeDecodeError:
        return None


def _mostly_utf8(body: bytes) -> bool:
    """Whether a few broken characters stand in what is UTF-8 otherwise."""
    text = body.decode("utf-8", "replace")
    broken = text.count("�")
    return broken * 20 <= sum(map(len, _HIGH.findall(body)))


def guessed(body: bytes) -> str:
    """Return the encoding that high bytes look like: East Asian in two bytes, or one of Cyrillic, Hebrew, Turkish, Western."""
    body = body[:_SAMPLE]
    if wide := _double_byte(body):
        return wide
    runs = _HIGH.findall(body)
    high = b"".join(runs)
    if not high or len(high) < _NON_LATIN_RUN * len(runs):
        turkish = sum(map(high.count, b"\xf0\xfd\xfe\xd0\xdd\xde"))
        return "cp1254" if turkish * 4 >= len(high) and turkish else "cp1252"
    capitals = sum(0xC0 <= byte <= 0xDF for byte in high)
    if capitals * 2 > len(high):
        return "koi8-r"  # its small letters stand where Windows has the capitals
    beyond = sum(byte >= 0xFB for byte in high)
    return "cp1255" if not beyond and capitals * 20 <= len(high) else "cp1251"


def _double_byte(body: bytes) -> str | None:
    """Return the encoding of two bytes a character that all of ``body`` is in, if its characters are those of a text."""
    for codec, kind, share in (("euc_jp", _KANA, _KANA_SHARE), ("cp932", _KANA, _KANA_SHARE), ("cp949", _HANGUL, _FREQUENT_SHARE)):  # fmt: skip
        text = _read_strictly(body, codec)
        wide = _beyond_ascii(text)
        if text and wide >= _FEWEST_WIDE and len(kind.findall(text)) >= share * wide:
            return codec
    shares = {}
    for codec, frequent in (("big5hkscs", _FREQUENT_BIG5), ("gb18030", _FREQUENT_GB)):
        text = _read_strictly(body, codec)
        wide = _beyond_ascii(text)
        if text and wide >= _FEWEST_WIDE:
            pairs = [c.encode(codec, "ignore") for c in text[:4000] if c > "\x7f"]
            shares[codec] = sum(bool(frequent.fullmatch(pair)) for pair in pairs) / max(1, len(pairs))
    best = max(shares, key=lambda codec: shares[codec], default=None)
    return best if best and shares[best] >= _FREQUENT_SHARE else None


def _beyond_ascii(text: str | None) -> int:
    return sum(c > "\x7f" for c in text) if text else 0
