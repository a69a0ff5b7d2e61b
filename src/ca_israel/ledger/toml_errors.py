"""What stops a TOML parser, in plain words and at the place where the hand slipped.

The parser names the place where it gave up. Where something was opened and never closed, or written
twice, the place to look at is another one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ca_israel.dates.numbers import TO_HYPHENS
from ca_israel.ledger.context import quoted
from ca_israel.ledger.model import Problem
from ca_israel.ledger.positions import Positions
from ca_israel.ledger.slips.keys import header_slip, key_slip
from ca_israel.ledger.slips.letters import QUOTATION_MARKS, strange

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_NESTING = 400  # the limits of the parser (tomli 2.5)
_KEY_PARTS = 1000

_MARKS = re.compile(
    r'''
      (?P<closed> """ (?: [^"\\]++ | \\[\s\S] | "{1,2}(?!") )*+ "{3,5}
                | \'\'\' (?: [^']++ | '{1,2}(?!') )*+ '{3,5}
                | " (?!"") (?: [^"\\\n]++ | \\. )*+ "
                | ' (?!\'\') [^'\n]*+ '
                | \#[^\n]*+ )
    | (?P<quote> """ | \'\'\' | " | ' )
    | (?P<opening> [\[{] )
    | (?P<closing> [\]}] )
    ''',
    re.VERBOSE,
)
_DATE = re.compile(
    r"""(?: \[ [-0-9X~?%]* \.\. [-0-9X~?%]* \] | (?<![-0-9X~?%./]) (?:\.\.)?+/?+-?+[0-9]{3}[0-9X][-0-9X~?%./]*+ ) (?=[\s,\]}\#]|$)""",
    re.VERBOSE,
)
_LONG_NUMBER = re.compile(r"(?<![\w.\"'+-])[+-]?[0-9][0-9_]{4299,}")
_HEADER = re.compile(r"[ \t]*\[\[?[ \t]*[\w.\"'-]+[ \t]*\]\]?[ \t]*(?:#[^\n]*)?(?:\n|$)")
_ASSIGNMENT = re.compile(r"""[ \t]*(?:[A-Za-z0-9_.-]+|"[^"\n]*"|'[^'\n]*')[ \t]*=""")
_WORD = re.compile(r"[^\s,\]}#]*")
_KEY = re.compile(r"""[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*'""")


class _Slip(NamedTuple):
    offset: int
    message: str
    hint: str | None = None


def slip(text: str, error: Exception, path: Path) -> Problem:
    """Say what stopped the parser; ``text`` is what it was given, ``error`` what it raised."""
    offset = getattr(error, "pos", None)
    found = _limit(text, error) if offset is None else _syntax(text, str(getattr(error, "msg", "")), offset)
    line, column = Positions(text).place(found.offset)
    return Problem(path, line, column, found.message, found.hint)


def not_utf8(data: bytes, error: UnicodeDecodeError, path: Path) -> Problem:
    """Say where a file stops being UTF-8, and what it may be instead."""
    start = data.rfind(b"\n", 0, error.start) + 1
    line = data.count(b"\n", 0, error.start) + 1
    column = len(data[start : error.start].decode().removeprefix("\ufeff")) + 1
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        hint = "it looks like UTF-16: save it as UTF-8"
    elif b"\0" in data:
        hint = "it does not look like text at all"
    else:
        hint = "save it as UTF-8"
    return Problem(path, line, column, f"byte 0x{data[error.start]:02x} is not UTF-8 text", hint)


def _limit(text: str, error: Exception) -> _Slip:
    """Say which limit of the parser was met; it gives no place itself."""
    if not isinstance(error, RecursionError):
        number = _LONG_NUMBER.search(text)
        digits = f" of {len(number[0])} digits" if number else ""
        return _Slip(
            number.start() if number else 0,
            f"a number{digits} is too long",
            "put it in quotes if it is not a number",
        )
    if "key" not in str(error):
        opened = _open(text, len(text), most=_NESTING)
        return _Slip(
            opened[-1] if opened else 0, f"lists and tables are nested more than {_NESTING} levels deep"
        )
    long = re.search(rf"^(?:[^.\n]*+\.){{{_KEY_PARTS}}}", text, re.MULTILINE)
    return _Slip(long.start() if long else 0, f"a key has more than {_KEY_PARTS} parts")


def _syntax(text: str, message: str, offset: int) -> _Slip:
    for beginnings, explain in _BEFORE:
        if message.startswith(beginnings):
            return explain(text, offset)
    if date := _unquoted_date(text, offset):
        dashes = text[date.start() : date.end()] != date[0]
        told = "these are dashes of print, and a date like this" if dashes else "a date like this"
        return _Slip(date.start(), f"{told} must be in quotes", f'write "{date[0]}"')
    if found := strange(text[offset : offset + 1]):
        return _Slip(offset, *found)
    for beginnings, explain in _AFTER:
        if message.startswith(beginnings):
            return explain(text, offset)
    return _Slip(offset, message[:1].lower() + message[1:])


def _unquoted_date(text: str, offset: int) -> re.Match[str] | None:
    """The date around ``offset`` that stands as a value without quotes, with hyphens for its dashes."""
    start = text.rfind("\n", 0, offset) + 1
    for date in _DATE.finditer(text.translate(TO_HYPHENS), start, _line_end(text, offset)):
        if date.start() <= offset <= date.end() and text[start : date.start()].rstrip()[-1:] in {
            "=",
            "[",
            ",",
        }:
            return date
    return None


def _character(text: str, offset: int) -> _Slip:
    char = text[offset : offset + 1]
    if char == "\r":
        return _Slip(offset, "a carriage return stands alone", "end lines with a line feed")
    if char not in {"", "\n"}:
        hint = "this does not look like text" if char == "\0" else f'inside "…" write \\u{ord(char):04x}'
        return _Slip(offset, f"the control character U+{ord(char):04X} cannot stand here", hint)
    opened = _open(text, offset)
    begin = opened[-1] if opened else offset
    quote = text[begin] * (3 if text.startswith(text[begin : begin + 1] * 3, begin) else 1)
    typographic = next((mark for mark in text[begin:offset] if mark in QUOTATION_MARKS), None)
    hint = f"{typographic} does not end it" if typographic and len(quote) == 1 else f"end it with {quote}"
    return _Slip(begin, "the text that begins here is not closed", hint)


def _escape(text: str, offset: int) -> _Slip:
    begin = text.rfind("\\", 0, offset)
    if text[begin + 1 : begin + 2] in {"u", "U", "x"}:
        digits = re.compile("[0-9A-Fa-f]*").match(text, begin + 2)
        told = text[begin : min(digits.end() if digits else begin + 2, begin + 10)]
        return _Slip(
            begin, f"{told} is not a character", "write the character itself, or \\\\ for a backslash"
        )
    return _Slip(begin, "a backslash in text must be doubled", "write \\\\, or put the text in '…'")


def _repeat(text: str, offset: int) -> _Slip:
    start = text.rfind("\n", 0, offset) + 1
    in_header = text[start:offset].lstrip().startswith("[")
    repeated = Positions(text[: _line_end(text, offset) if in_header else offset]).repeated
    if repeated is None:
        return _Slip(start, "this adds to what is already complete", "write a table in one place")
    again, first = repeated
    word = text[again : _line_end(text, again)] if text[again] == "[" else _first(_KEY, text, again)
    return _Slip(
        again,
        f"{word.strip()} is written twice",
        f"it is on line {text.count(chr(10), 0, first) + 1} already",
    )


def _no_day(text: str, offset: int) -> _Slip:
    return _Slip(offset, f"{quoted(_first(_WORD, text, offset))} is not in the calendar")


def _value(text: str, offset: int) -> _Slip:
    word = _first(_WORD, text, offset)
    if unclosed := _unclosed_above(text, offset):
        return unclosed
    if not word:
        return _Slip(offset, "a value is missing here", 'text goes in quotes: key = "…"')
    if word in {"True", "False"}:
        return _Slip(offset, f"{word} is not a TOML value", f"write {word.lower()}")
    if word[0].isalpha():
        words = _first(re.compile(r"[^,\]}#\n\"']*"), text, offset).strip()
        return _Slip(offset, "text must be in quotes", f"write {quoted(words)}")
    return _Slip(offset, f"{quoted(word)} is not a TOML value", "text goes in quotes")


def _equals(text: str, offset: int) -> _Slip:
    if text[offset : offset + 1] == ":":
        return _Slip(offset, "a key and its value are joined by =, not by :")
    if slip := key_slip(text, _key_start(text, offset), offset):
        return _Slip(offset, *slip)
    return _Slip(offset, "= is missing after the key", 'a text of several lines goes in """…"""')


def _key_start(text: str, offset: int) -> int:
    """Where the key around ``offset`` begins: on its line, or behind a brace or a comma."""
    return max(text.rfind(mark, 0, offset) for mark in "\n{,") + 1


def _bracket(text: str, offset: int) -> _Slip:
    if unclosed := _unclosed_above(text, offset):
        return unclosed
    opened = _open(text, offset)
    if text[offset : offset + 1] and opened:
        closing = "]" if text[opened[-1]] == "[" else "}"
        return _Slip(offset, f"a comma or {closing} is missing before this")
    return _unclosed(text, opened[-1] if opened else offset)


def _header(text: str, offset: int) -> _Slip:
    start = text.rfind("\n", 0, offset) + 1
    line = text[start : _line_end(text, offset)]
    if slip := header_slip(line, offset - start):
        return _Slip(offset, *slip)
    header = line.strip()
    closing = "]]" if header.startswith("[[") else "]"
    return _Slip(offset, f"the header {quoted(header)} is not closed", f"end it with {closing}")


def _line_rest(text: str, offset: int) -> _Slip:
    if text[offset] == "\r":
        return _character(text, offset)
    word = quoted(_first(_WORD, text, offset) or text[offset])
    quote = text[:offset].rstrip(" \t")[-1:]
    if quote in {'"', "'"}:
        hint = (
            'inside "…" write \\" for a quotation mark' if quote == '"' else 'text that holds \' goes in "…"'
        )
        return _Slip(offset, f"{word} follows the end of the text", hint)
    return _Slip(
        offset, f"{word} is too much on this line", "one key and its value a line; text goes in quotes"
    )


def _beginning(text: str, offset: int) -> _Slip:
    char = text[offset : offset + 1]
    start = text.rfind("\n", 0, offset) + 1
    if slip := header_slip(text[start : _line_end(text, offset)], offset - start):
        return _Slip(offset, *slip)
    if slip := key_slip(text, _key_start(text, offset), offset):
        return _Slip(offset, *slip)
    if char.isalpha():
        return _Slip(offset, f"a key that holds {quoted(char)} must be in quotes")
    if char in {"\0", "\r"}:
        return _character(text, offset)
    if char in {"", "\n", "]", "=", "."}:
        return _Slip(offset, "a key is missing here")
    return _Slip(offset, f"a key cannot begin with {quoted(char)}", "text goes in quotes")


_BEFORE: tuple[tuple[str | tuple[str, ...], Callable[[str, int], _Slip]], ...] = (
    (("Illegal character", "Found invalid character", "Unterminated", "Expected \"'"), _character),
    (("Unescaped", "Invalid hex", "Escaped character"), _escape),
    (("Cannot", "Duplicate"), _repeat),
    ("Invalid date", _no_day),
)
_AFTER: tuple[tuple[str | tuple[str, ...], Callable[[str, int], _Slip]], ...] = (
    ("Invalid value", _value),
    ("Expected '='", _equals),
    ("Unclosed", _bracket),
    ("Expected ']", _header),
    ("Expected newline", _line_rest),
    (("Invalid statement", "Invalid initial"), _beginning),
)


def _unclosed_above(text: str, offset: int) -> _Slip | None:
    """A list that was still open when a line began that reads as the next key or header."""
    start = text.rfind("\n", 0, offset) + 1
    if not (_ASSIGNMENT.match(text, start) or _HEADER.match(text, start)):
        return None
    opened = _open(text, start)
    return _unclosed(text, opened[-1]) if opened and text[opened[-1]] == "[" else None


def _unclosed(text: str, begin: int) -> _Slip:
    holder, closing = ("list", "]") if text[begin : begin + 1] == "[" else ("table", "}")
    return _Slip(begin, f"the {holder} that begins here is not closed", f"end it with {closing}")


def _open(text: str, end: int, *, most: int | None = None) -> list[int]:
    """Offsets of the brackets and quotes that are open at ``end``, or where more than ``most`` are."""
    opened: list[int] = []
    for mark in _MARKS.finditer(text, 0, end):
        if mark.lastgroup == "closing":
            del opened[-1:]
        elif mark.lastgroup != "closed":
            opened.append(mark.start())
            if mark.lastgroup == "quote" or len(opened) - 1 == most:
                break
    return opened


def _first(pattern: re.Pattern[str], text: str, offset: int) -> str:
    match = pattern.match(text, offset)
    return match[0] if match else ""


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end
