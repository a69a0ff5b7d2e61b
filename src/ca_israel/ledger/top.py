"""Whether a file is a ledger, seen from its top alone: it may be broken further down, or huge."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_MOST = 1 << 20  # bytes; the keys before the first table never need so many
_KEY = (
    r"""(?:schema|"schema"|'schema')[ \t]*=[ \t]*"""
    r"[+-]?(?:[0-9][0-9_]*|0x[0-9A-Fa-f_]+|0o[0-7_]+|0b[01_]+)[ \t]*(?=$|#)"
)
_SCHEMA = re.compile(_KEY, re.MULTILINE)
_LINE = re.compile(rf"^[ \t]*{_KEY}", re.MULTILINE)
# What TOML is made of, so far as it tells where a line, a bracket or a brace begins. A text of several lines may
# lack its end; a quote that lacks its own is a sign like any other.
_TOKEN = re.compile(
    r"""
    "{3}(?:[^"\\]|\\.|"(?!""))*+(?:"{3,5}|(?P<endless>)) | '{3}(?:[^']|'(?!''))*+(?:'{3,5}|(?P<without_end>))
    | "(?:[^"\\\n]|\\[^\n])*+" | '[^'\n]*+' | \#[^\n]*+ | \s++ | [][{}"'] | [^][{}"'#\s][^][{}"'#\n]*+
    """,
    re.DOTALL | re.VERBOSE,
)


def is_ledger(path: Path) -> bool:
    """Whether the file has a whole number as ``schema`` before its first table, as TOML writes it.

    Of what is broken, rather True than False: the answer protects. False for what is no file, or cannot be read.
    """
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            text = _text(file.read(_MOST))
    except (OSError, ValueError):
        return False
    return _LINE.search(text) is not None and _has_schema(text)


def _text(data: bytes) -> str:
    """Decode as an editor would: by the byte-order mark, or the zeros that UTF-16 has beside ASCII."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        encoding = "utf-16"
    elif 0 in data[:2]:
        encoding = "utf-16-be" if data[0] == 0 else "utf-16-le"
    else:
        encoding = "utf-8-sig"
    return data.decode(encoding, "replace").replace("\r", "\n")


def _has_schema(text: str) -> bool:
    """Whether a line gives the schema: before the first table, in no text, within no braces, as in JSON and BibTeX."""
    braces = brackets = 0
    line_begins = True
    for token in _TOKEN.finditer(text):
        sign = token[0]
        if line_begins and not braces:
            if _SCHEMA.match(text, token.start()):
                return True
            if sign == "[" and not brackets:
                return False
        if token.lastgroup:  # broken: where that text should end, nobody knows
            return _LINE.search(text, token.start()) is not None
        line_begins = sign.isspace() and (line_begins or "\n" in sign)
        braces = max(braces + (sign == "{") - (sign == "}"), 0)
        brackets = max(brackets + (sign == "[") - (sign == "]"), 0)
    return False
