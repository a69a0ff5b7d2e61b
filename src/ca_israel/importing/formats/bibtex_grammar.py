r"""BibTeX as text: entries, fields, macros, and what is broken, each at its place.

Braces and quotes close as BibTeX closes them; where that fails, ``\{`` and ``\"`` are taken for signs, as
other programs write them. An entry that cannot be read costs itself alone: reading goes on at the next line
that begins one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENTRY = re.compile(r"(?<![\w.])@[ \t]*+([A-Za-z][\w-]*+)\s*+([{(])")
_ENTRY_LINE = re.compile(r"^[ \t]*+@[ \t]*+[A-Za-z][\w-]*+\s*+[{(]", re.MULTILINE)
_KEYS = {
    "{": re.compile(r"\s*+([^,{}=\"\n]*+)\s*+(?:,|(?=\}))"),
    "(": re.compile(r"\s*+([^,{}()=\"\n]*+)\s*+(?:,|(?=\)))"),
}
_NAME = re.compile(r"([^\s=\"#%'(),{}]++)\s*+=")
_BARE = re.compile(r"[^\s=\"#%'(),{}]++")
_BLANKS = re.compile(r"\s*")
_ENDS_VALUE = re.compile(r"\s*+(?:[,})#])")
_BRACES = re.compile(r"[{}]")
_BRACES_AND_ESCAPES = re.compile(r"\\[\\{}]|[{}]")
_QUOTES = re.compile(r'[{}"]')
_QUOTES_AND_ESCAPES = re.compile(r'\\[\\{}"]|[{}"]')
_LONGEST = 1 << 20  # characters of one value: macros of macros of macros grow without end
_BIBTEX = {"}": _BRACES, '"': _QUOTES}
_PATIENCE = 8  # times the length of the text may be read in vain
_MONTHS = {
    name[:3].lower(): name
    for name in (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    )
}  # fmt: skip


class Field(NamedTuple):
    """A value, its parts joined and its macros resolved, and the offset where its name stands."""

    value: str
    offset: int


class Slip(NamedTuple):
    """Something wrong inside an entry that can be read all the same."""

    offset: int
    what: str
    detail: str | None = None


class Entry(NamedTuple):
    """One entry; ``kind`` and the names of ``fields`` are in lower case."""

    kind: str
    key: str
    offset: int
    fields: dict[str, Field]
    slips: list[Slip]


class Broken(NamedTuple):
    """An entry that cannot be read, the offset where reading gave up, and why."""

    key: str
    offset: int
    why: str


class _Wrong(Exception):
    """An entry cannot be read any further; it never leaves this file."""

    def __init__(self, offset: int, why: str) -> None:
        super().__init__(why)
        self.offset = offset


def entries(text: str) -> Iterator[Entry | Broken]:
    """Yield the entries of ``text`` in its order; comments, preambles and macros are left out."""
    reader = _Reader(text)
    at = 0
    while match := _ENTRY.search(text, at):
        kind, start = match[1].lower(), match.start()
        entry = Entry(kind, "", start, {}, [])
        try:
            if kind in {"comment", "preamble"}:
                at = reader.skipped(match)
            elif kind == "string":
                at = reader.fields(entry, match.end(), match[2])
                reader.macros |= {name: field.value for name, field in entry.fields.items()}
            else:
                key = _KEYS[match[2]].match(text, match.end())
                entry = entry._replace(key=key[1].strip() if key else "")
                at = reader.fields(entry, (key or match).end(), match[2])
                yield entry
        except _Wrong as wrong:
            if kind not in {"comment", "preamble"}:
                yield Broken(entry.key or f"@{match[1]}", wrong.offset, str(wrong))
            following = _ENTRY_LINE.search(text, match.end())
            at = following.start() if following else len(text)


class _Reader:
    """Reads values out of one text; ``macros`` are those defined so far."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.macros: dict[str, str] = dict(_MONTHS)
        self._patience = _PATIENCE * len(text)  # characters
        self._following = -1  # where the next entry begins

    def skipped(self, match: re.Match[str]) -> int:
        """Return the offset behind a comment or preamble; one without its closing brace ends with its line."""
        if match[2] == "{" and (end := self._closing(match.end(), _BRACES, "}", 1)) > 0:
            return end
        self._patience -= len(self.text) - match.end()
        line = self.text.find("\n", match.end())
        return line if line > 0 else len(self.text)

    def fields(self, entry: Entry, at: int, opened: str) -> int:
        """Read the fields of ``entry`` up to its closing brace and return the offset behind it."""
        text, closing = self.text, "}" if opened == "{" else ")"
        separated = True
        while True:
            at = self._behind_blanks(at)
            if text.startswith(",", at):
                at, separated = at + 1, True
                continue
            if text.startswith(closing, at):
                return at + 1
            name = _NAME.match(text, at)
            if not name:
                raise _Wrong(at, _expected(text, at, closing))
            if not separated:
                entry.slips.append(Slip(name.start(1), f'a comma is missing before "{name[1]}"'))
            value, end = self._value(entry, name.end())
            low = name[1].lower()
            if low in entry.fields:
                entry.slips.append(Slip(name.start(1), f'the field "{low}" is there twice; the first counts'))
            else:
                entry.fields[low] = Field(value, name.start(1))
            at, separated = end, False

    def _value(self, entry: Entry, at: int) -> tuple[str, int]:
        """Read a value, ``"…" # macro # {…}``, and return it with the offset behind it."""
        parts, length = [], 0
        while True:
            at = self._behind_blanks(at)
            part, at = self._part(entry, at)
            parts.append(part)
            length += len(part)
            if len(parts) > 1 and length > _LONGEST:
                raise _Wrong(at, "a value put together of macros is longer than a million characters")
            behind = self._behind_blanks(at)
            if not self.text.startswith("#", behind):
                return "".join(parts), at
            at = behind + 1

    def _part(self, entry: Entry, at: int) -> tuple[str, int]:
        text = self.text
        if text.startswith("{", at):
            end = self._closed(at + 1, _BRACES_AND_ESCAPES, _BRACES, "}", 1)
            if end < 0:
                raise _Wrong(at, "the brace that opens here is never closed")
            return text[at + 1 : end - 1], end
        if text.startswith('"', at):
            end = self._closed(at + 1, _QUOTES, _QUOTES_AND_ESCAPES, '"', 0)
            if end < 0:
                raise _Wrong(at, "the quote that opens here is never closed")
            return text[at + 1 : end - 1], end
        bare = _BARE.match(text, at)
        if not bare:
            raise _Wrong(at, "a value is missing")
        word = bare[0]
        if not word.isdecimal() and word.lower() not in self.macros:
            entry.slips.append(Slip(at, f'the macro "{word}" is not defined; its name stands for it'))
        return self.macros.get(word.lower(), word), bare.end()

    def _closed(
        self, at: int, first: re.Pattern[str], other: re.Pattern[str], closing: str, depth: int
    ) -> int:
        """Return the offset behind the value that begins at ``at``, by whichever reading leaves a sound rest."""
        ends = []
        for marks in (first, other) if self._patience > 0 else (_BIBTEX[closing],):
            end = self._closing(at, marks, closing, depth)
            if end > 0 and _ENDS_VALUE.match(self.text, end):
                return end
            self._patience -= (end if end > 0 else len(self.text)) - at
            ends.append(end)
        return max(ends)

    def _closing(self, at: int, marks: re.Pattern[str], closing: str, depth: int) -> int:
        for match in marks.finditer(self.text, at, self._limit(at)):
            mark = match[0]
            if mark == "{":
                depth += 1
            elif mark == "}":
                depth -= 1
                if depth < 0:
                    return -1
            if mark == closing and depth == 0:
                return match.end()
        return -1

    def _limit(self, at: int) -> int:
        """How far a value may reach: in a file that is broken all over, up to the next entry."""
        if self._patience > 0:
            return len(self.text)
        if self._following < at:
            following = _ENTRY_LINE.search(self.text, at)
            self._following = following.start() if following else len(self.text)
        return self._following

    def _behind_blanks(self, at: int) -> int:
        blanks = _BLANKS.match(self.text, at)
        return blanks.end() if blanks else at


def _expected(text: str, at: int, closing: str) -> str:
    if at >= len(text) or text[at] == "@":
        return f'the entry is never closed with "{closing}"'
    return f'a field or "{closing}" is wanted here, not "{text[at : at + 20].splitlines()[0]}"'
