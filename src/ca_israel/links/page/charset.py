"""A page's bytes as text: by its mark, its header, its own label, or what the bytes look like. Never raises."""

from __future__ import annotations

import codecs
import re

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_IN_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_IN_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.IGNORECASE)
_IN_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,30})")
_SEARCHED = 4096  # bytes; the standard says 1024, pages do not keep to it
# How browsers read a label (WHATWG Encoding, 4.2), where Python reads it otherwise.
_READ_AS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "iso8859-11": "cp874"}  # fmt: skip
_KNOWN = re.compile(
    r"utf-8|utf-16(?:-[lb]e)?|cp125\d|cp866|cp874|cp932|cp949|iso8859-\d+|koi8-[rtu]|kz1048|ptcp154|gb18030|big5|euc_jp"
    r"|mac-(?:cyrillic|roman)|iso2022_jp"
)
_HIGH = re.compile(rb"[\x80-\xff]+")
_NON_LATIN_RUN = 3  # high bytes in a row, on average; a Latin text has fewer


def decoded(body: bytes, content_type: str | None) -> str:
    """Return the text of ``body``; what cannot be read becomes U+FFFD. A body cut inside a character is whole.

    A label that the bytes contradict loses: text that is valid UTF-8 beyond ASCII is UTF-8.
    """
    for mark, name in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    if _is_utf8(body):
        label = _label(_IN_HEADER.findall(content_type or ""))
        if body.isascii() and label in {"utf-16-le", "utf-16-be", "iso2022_jp"}:
            return body.decode(label, "replace")
        return body.decode("utf-8", "ignore")
    head = body[:_SEARCHED]
    labels = _IN_HEADER.findall(content_type or "")
    labels += [found.decode("ascii", "replace") for found in _IN_META.findall(head) + _IN_XML.findall(head)]
    labelled = _label(labels)
    if labelled == "utf-8" and _mostly_utf8(body):
        return body.decode("utf-8", "replace")
    if labelled is None or labelled == "utf-8" or labelled.startswith("utf-16"):
        labelled = guessed(body)
    return body.decode(labelled, "replace")


def _label(labels: list[str]) -> str | None:
    for label in labels:
        try:
            name = codecs.lookup(label.strip()).name
        except (LookupError, ValueError):
            continue
        name = _READ_AS.get(name, name)
        if _KNOWN.fullmatch(name):
            return name
    return None


def _is_utf8(body: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(body)
    except UnicodeDecodeError:
        return False
    return True


def _mostly_utf8(body: bytes) -> bool:
    """Whether a few broken characters stand in what is UTF-8 otherwise."""
    text = body.decode("utf-8", "replace")
    broken = text.count("�")
    return broken * 20 <= sum(map(len, _HIGH.findall(body)))


def guessed(body: bytes) -> str:
    """Return the single-byte code page that high bytes look like: Cyrillic, Hebrew, Turkish or Western."""
    runs = _HIGH.findall(body[:65536])
    high = b"".join(runs)
    if not high or len(high) < _NON_LATIN_RUN * len(runs):
        turkish = sum(map(high.count, b"\xf0\xfd\xfe\xd0\xdd\xde"))
        return "cp1254" if turkish * 4 >= len(high) and turkish else "cp1252"
    capitals = sum(0xC0 <= byte <= 0xDF for byte in high)
    if capitals * 2 > len(high):
        return "koi8-r"  # its small letters stand where Windows has the capitals
    beyond = sum(byte >= 0xFB for byte in high)
    return "cp1255" if not beyond and capitals * 20 <= len(high) else "cp1251"
