"""What changes in brackets and braces: what is new stands behind the last one, on a line of its own where that one has one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ca_israel.ledger.edits.line_ends import Span
from ca_israel.ledger.edits.values import key_text, value_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ca_israel.ledger.edits.layout import Layout
    from ca_israel.ledger.positions import Node, Positions

_REST = re.compile(r"[ \t]*+(,?)[ \t]*+(?:#[^\n]*+)?")
_COMMA = re.compile(r"((?:[ \t\n]++|#[^\n]*+)*+,)[ \t]*+")


class Braces:
    """The changes of one table in braces; those of tables that dotted keys make there are among them."""

    def __init__(self, text: str, positions: Positions, layout: Layout, table: Node) -> None:
        self._text = text
        self._positions = positions
        self._layout = layout
        self._table = table
        self._gone: set[int] = set()
        self._added: dict[int, list[str]] = {}

    def remove(self, key: Node) -> None:
        """Note that a key, or all that its dotted keys hold, goes."""
        self._gone |= {leaf.last for leaf in ([key] if key.end >= 0 else key.leaves())}

    def add(self, table: Node, depth: int, added: Mapping[str, Any]) -> None:
        """Note new keys of the table, or of one within it whose dotted keys have ``depth`` parts before theirs."""
        text, last = self._text, table.inner if table.end >= 0 else table.last
        prefix, sign = "", " = "
        if last >= 0:
            found = self._positions.statement(last)
            prefix = text[found.parts[0] : found.parts[depth]]
            before = text[: found.equals]
            sign = f"{before[len(before.rstrip()) :]}={text[found.equals + 1 : found.value]}"
        items = [f"{prefix}{key_text(key)}{sign}{value_text(value)}" for key, value in added.items()]
        self._added.setdefault(last, []).extend(items)

    def spans(self) -> Iterator[Span]:
        """Yield what changes, in order."""
        if -1 in self._added:
            yield _first(self._text, self._table, self._added[-1])
            return
        if not self._gone:
            for last, items in self._added.items():
                yield from _behind(self._text, self._layout, last, self._positions.statement(last).end, items)
            return
        kept = -1
        members = sorted((leaf.last, leaf.end) for leaf in self._table.leaves())
        for start, end in members:
            items = self._added.get(start, [])
            if start in self._gone and items:  # the first of the new ones takes its place, and its commas
                yield Span(start, end, items.pop(0))
            elif start in self._gone:
                yield from self._without(start, end, kept)
                continue
            kept = end
            if items:
                yield from _behind(self._text, self._layout, start, end, items)

    def _without(self, start: int, end: int, kept: int) -> Iterator[Span]:
        """Yield what goes with a key: the comma behind it, or else, as it is the last one, that of the last one kept."""
        comma = _COMMA.match(self._text, end)
        if comma:
            yield Span(start, comma.end(), "")
            return
        before = _COMMA.match(self._text, kept) if kept >= 0 else None
        if before:
            yield Span(before.end(1) - 1, before.end() if before.end() == start else before.end(1), "")
        yield Span(start, end, "")


def new_items(text: str, layout: Layout, array: Node, added: Iterable[Any]) -> Iterator[Span]:
    """Yield new items of a list in brackets."""
    items = [value_text(value) for value in added]
    if not array.children:
        yield _first(text, array, items)
    else:
        last = array.children[len(array.children) - 1]
        yield from _behind(text, layout, last.value, last.end, items)


def _first(text: str, holder: Node, items: Iterable[str]) -> Span:
    """The first items of what is empty, but for blanks and comments."""
    opening = holder.value + 1
    new = ", ".join(items)
    if text[holder.value] == "{":
        new = f" {new} " if text[opening] == "}" else f" {new}"
    return Span(opening, opening, new)


def _behind(text: str, layout: Layout, start: int, end: int, items: Sequence[str]) -> Iterator[Span]:
    """Yield items behind the one that stands from ``start`` to ``end``."""
    line_end = layout.line_end(end)
    rest = _REST.fullmatch(text, end, line_end)
    indent = text[layout.line_start(start) : start]
    if rest is None or indent.strip(" \t"):
        yield Span(end, end, "".join(f", {item}" for item in items))
        return
    if not rest[1]:
        yield Span(end, end, ",")
    yield Span(line_end, line_end, ",".join(f"\n{indent}{item}" for item in items) + rest[1])
