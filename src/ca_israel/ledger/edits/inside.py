"""New keys and items in brackets and braces: behind the last one, on a line of its own where that one has one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ca_israel.ledger.edits.line_ends import Span
from ca_israel.ledger.edits.values import key_text, value_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ca_israel.ledger.edits.layout import Layout
    from ca_israel.ledger.positions import Node, Positions

_REST = re.compile(r"[ \t]*(,?)[ \t]*(?:#[^\n]*)?")


def only_grows(old: Any, new: Any) -> bool:
    """Whether no key of a table vanishes, at any depth."""
    if not isinstance(old, dict):
        return True
    return isinstance(new, dict) and all(key in new and only_grows(old[key], new[key]) for key in old)


class Inside:
    """What is new within the brackets and braces of a text."""

    def __init__(self, text: str, positions: Positions, layout: Layout) -> None:
        self._text = text
        self._positions = positions
        self._layout = layout

    def keys(self, table: Node, depth: int, added: Mapping[str, Any]) -> list[Span]:
        """New keys of a table in braces, or of one that dotted keys there make, by their first ``depth`` parts."""
        if table.last < table.value:
            return self._first(
                table, [f"{key_text(key)} = {value_text(value)}" for key, value in added.items()]
            )
        text, last = self._text, self._positions.statement(table.last)
        prefix = text[last.parts[0] : last.parts[depth]]
        before = text[: last.equals]
        sign = f"{before[len(before.rstrip()) :]}={text[last.equals + 1 : last.value]}"
        items = [f"{prefix}{key_text(key)}{sign}{value_text(value)}" for key, value in added.items()]
        return self._behind(last.parts[0], last.end, items)

    def items(self, array: Node, added: Iterable[Any]) -> list[Span]:
        """New items of a list in brackets."""
        texts = [value_text(value) for value in added]
        if not array.children:
            return self._first(array, texts)
        last = array.children[len(array.children) - 1]
        return self._behind(last.value, last.end, texts)

    def _first(self, holder: Node, items: Iterable[str]) -> list[Span]:
        """The first items of what is empty, but for blanks and comments."""
        opening = holder.value + 1
        new = ", ".join(items)
        if self._text[holder.value] == "{":
            new = f" {new} " if self._text[opening] == "}" else f" {new}"
        return [Span(opening, opening, new)]

    def _behind(self, start: int, end: int, items: Sequence[str]) -> list[Span]:
        """Items behind the one that stands from ``start`` to ``end``."""
        line_start, line_end = self._layout.line_start(start), self._layout.line_end(end)
        rest = _REST.fullmatch(self._text, end, line_end)
        indent = self._text[line_start:start]
        if rest is None or indent.strip(" \t"):
            return [Span(end, end, "".join(f", {item}" for item in items))]
        new = ",".join(f"\n{indent}{item}" for item in items)
        comma = [] if rest[1] else [Span(end, end, ",")]
        return [*comma, Span(line_end, line_end, new + rest[1])]
