"""The difference of two texts as `git apply` and `patch -p1` read it."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CONTEXT = 3  # lines that are the same, around a change
_MOST_PAIRS = 250_000  # of lines that are compared each with each; a larger piece is replaced whole
_LINE = re.compile(r"[^\n]*\n|[^\n]+")  # every other line end is a character of its line
_IN_QUOTES = re.compile(r'[\x00-\x1f\x7f"\\]')


class _Change(NamedTuple):
    """Lines of the old text and those that take their place, by their numbers from 0."""

    start: int
    end: int
    new_start: int
    new_end: int


def unified_diff(old: str, new: str, name: str) -> str:
    """Return the difference of two texts of one file, byte for byte; empty when there is none.

    ``name`` is the file's path from the folder in which the difference is applied, with ``/`` between its parts.
    Time grows with the lines, whatever they hold.
    """
    before, after = _LINE.findall(old), _LINE.findall(new)
    hunks = ["".join(_hunk(before, after, changes)) for changes in _grouped(_changes(before, after))]
    return f"--- {_named('a', name)}\n+++ {_named('b', name)}\n{''.join(hunks)}" if hunks else ""


def _named(side: str, name: str) -> str:
    whole = f"{side}/{name.lstrip('/')}"
    if _IN_QUOTES.search(whole):
        return '"' + _IN_QUOTES.sub(lambda sign: f"\\{ord(sign[0]):03o}", whole) + '"'
    return f"{whole}\t" if " " in whole else whole  # a tab ends a name that holds blanks


def _hunk(old: Sequence[str], new: Sequence[str], changes: Sequence[_Change]) -> Iterator[str]:
    """Yield the lines of a hunk: changes, and what is the same around them and between."""
    first, last = changes[0], changes[-1]
    lead = min(_CONTEXT, first.start)
    end = min(last.end + _CONTEXT, len(old))
    size, new_size = end - first.start + lead, end - last.end + last.new_end - first.new_start + lead
    at, new_at = first.start - lead, first.new_start - lead
    yield f"@@ -{at + (size > 0)},{size} +{new_at + (new_size > 0)},{new_size} @@\n"
    for change in changes:
        yield from (_line(" ", line) for line in old[at : change.start])
        yield from (_line("-", line) for line in old[change.start : change.end])
        yield from (_line("+", line) for line in new[change.new_start : change.new_end])
        at = change.end
    yield from (_line(" ", line) for line in old[at:end])


def _line(sign: str, line: str) -> str:
    return f"{sign}{line}" if line.endswith("\n") else f"{sign}{line}\n\\ No newline at end of file\n"


def _grouped(changes: Iterator[_Change]) -> Iterator[list[_Change]]:
    """Yield the changes whose contexts touch together."""
    group: list[_Change] = []
    for change in changes:
        if group and change.start - group[-1].end > 2 * _CONTEXT:
            yield group
            group = []
        group.append(change)
    if group:
        yield group


def _changes(old: Sequence[str], new: Sequence[str]) -> Iterator[_Change]:
    """Yield what changes, in order: between lines that each text has once, in the same order (a patience diff)."""
    start = new_start = 0
    for at, new_at in [*_anchors(old, new), (len(old), len(new))]:
        yield from _between(old, new, _Change(start, at, new_start, new_at))
        start, new_start = at + 1, new_at + 1


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The most lines that each text has once and that stand in the same order in both."""
    in_old, in_new = _once(old), _once(new)
    pairs = [(at, in_new[line]) for line, at in in_old.items() if line in in_new]
    ends: list[int] = []  # the least new number that a run of each length ends with, and which pair that is
    which: list[int] = []
    before: list[int] = []
    for index, (_, new_at) in enumerate(pairs):
        length = bisect_left(ends, new_at)
        before.append(which[length - 1] if length else -1)
        ends[length : length + 1], which[length : length + 1] = [new_at], [index]
    run = []
    index = which[-1] if which else -1
    while index >= 0:
        run.append(pairs[index])
        index = before[index]
    return run[::-1]


def _once(lines: Sequence[str]) -> dict[str, int]:
    """The lines that are there once, in their order, and their numbers."""
    found: dict[str, int] = {}
    for at, line in enumerate(lines):
        found[line] = -1 if line in found else at
    return {line: at for line, at in found.items() if at >= 0}


def _between(old: Sequence[str], new: Sequence[str], piece: _Change) -> Iterator[_Change]:
    """Yield what changes in a piece: what is the same at its two ends aside, line by line if it is small."""
    start, end, new_start, new_end = piece
    while start < end and new_start < new_end and old[start] == new[new_start]:
        start, new_start = start + 1, new_start + 1
    while start < end and new_start < new_end and old[end - 1] == new[new_end - 1]:
        end, new_end = end - 1, new_end - 1
    left, added = end - start, new_end - new_start
    if left and added and left * added <= _MOST_PAIRS:
        from difflib import SequenceMatcher

        matcher = SequenceMatcher(None, old[start:end], new[new_start:new_end], autojunk=False)
        for tag, a, b, c, d in matcher.get_opcodes():
            if tag != "equal":
                yield _Change(start + a, start + b, new_start + c, new_start + d)
    elif left or added:
        yield _Change(start, end, new_start, new_end)
