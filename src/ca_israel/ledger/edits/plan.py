"""Which characters of a text change so that it holds other data: the fewest that the way it is written allows."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from ca_israel.ledger.edits.difference import same
from ca_israel.ledger.edits.inside import Braces, new_items
from ca_israel.ledger.edits.layout import HOUSE, Layout, value_behind
from ca_israel.ledger.edits.line_ends import Span
from ca_israel.ledger.edits.sections import (
    ENTRIES,
    Sections,
    header,
    is_for_headers,
    last_section,
    sections_of,
)
from ca_israel.ledger.edits.values import key_text, value_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ca_israel.ledger.positions import Node, Positions, TomlPath


class _Table(NamedTuple):
    """A value of the old data: its path, how it is written, and what is around it.

    ``base`` counts the keys of the path up to the section, or the table in braces, that its dotted keys are
    written in; ``braces`` is the nearest table in braces, itself or around it; ``is_within``: in the brackets
    or braces of another value.
    """

    path: TomlPath
    node: Node
    base: int = 0
    braces: Node | None = None
    is_within: bool = False

    @property
    def depth(self) -> int:
        """How many parts of a dotted key lead to it."""
        return len(self.path) - self.base

    def child(self, key: str | int) -> _Table:
        """What it holds under a key or an index."""
        path, node = (*self.path, key), self.node.children[key]
        braces = node if node.end >= 0 else self.braces
        base = len(path) if node.value >= 0 else self.base
        return _Table(path, node, base, braces, self.is_within or self.node.end >= 0)


def spans(text: str, positions: Positions, old: dict[str, Any], new: dict[str, Any]) -> list[Span]:
    """Return what to change in ``text``, which holds ``old``, so that it holds ``new``: in order, without overlaps."""
    plan = _Plan(text, positions)
    root = positions.node(())
    assert root is not None
    plan.change(_Table((), root), old, new)
    return plan.in_order()


class _Plan:
    def __init__(self, text: str, positions: Positions) -> None:
        self._text = text
        self._positions = positions
        self._layout = Layout(text, positions)
        self._sections = Sections(text, positions, self._layout)
        self._braces: dict[int, Braces] = {}
        self._lines: list[Span] = []
        self._blocks: list[Span] = []

    def in_order(self) -> list[Span]:
        """At one place lines come before whole tables: a header would take them for its own."""
        inside = [span for braces in self._braces.values() for span in braces.spans()]
        return sorted([*inside, *self._lines, *self._blocks], key=itemgetter(0, 1))

    def change(self, table: _Table, old: Any, new: Any) -> None:
        """Note what changes in a value that the text holds."""
        if isinstance(old, dict) and isinstance(new, dict):
            added = {key: value for key, value in new.items() if key not in old}
            for key, value in old.items():
                if key not in new:
                    self._remove(table, key)
                elif not same(value, new[key]) and not self._change_in(table, key, value, new[key]):
                    self._remove(table, key)
                    added[key] = new[key]
            if added:
                self._add(table, added)
        elif isinstance(old, list) and isinstance(new, list) and len(new) >= len(old):
            for index, (one, other) in enumerate(zip(old, new, strict=False)):
                if not same(one, other):
                    self._change_in(table, index, one, other)
            if len(new) > len(old):
                self._append(table, new[len(old) :])
        else:
            start, end = table.node.value, table.node.end
            head = self._text[self._layout.line_start(start) : start]
            value = (
                value_text(new) if table.is_within else value_behind(head, new, self._layout.indent(start))
            )
            self._lines.append(Span(start, end, value))

    def _change_in(self, table: _Table, key: str | int, old: Any, new: Any) -> bool:
        """Note what changes in a value of a table; False where that cannot stay as it is written, in several places."""
        child = table.child(key)
        node = child.node
        if node.end < 0:
            if type(old) is not type(new) or not (new or node.is_section):
                return False
            if node.is_list_of_tables and not (len(new) >= len(old) and is_for_headers(new)):
                return False
        self.change(child, old, new)
        return True

    def _remove(self, table: _Table, key: str) -> None:
        """Note that a key of a table goes, with the tables that it holds."""
        node = table.node.children[key]
        if table.braces:
            self._of(table.braces).remove(node)
        else:
            self._remove_lines(node)

    def _remove_lines(self, node: Node) -> None:
        """Note that lines go: that of a value, or those of all that a table or a list of tables holds; comments between them stay."""
        if node.end >= 0:
            self._remove_line(node.key, node.end)
            return
        if node.is_section:
            self._remove_line(node.value, self._positions.header_end(node.value))
        for child in node.children.values():
            self._remove_lines(child)

    def _remove_line(self, start: int, end: int) -> None:
        before = max(self._layout.line_start(start) - 1, 0)
        self._lines.append(Span(before, self._layout.line_end(end), ""))

    def _of(self, braces: Node) -> Braces:
        if braces.value not in self._braces:
            self._braces[braces.value] = Braces(self._text, self._positions, self._layout, braces)
        return self._braces[braces.value]

    def _append(self, table: _Table, added: list[Any]) -> None:
        """Note new items of a list."""
        if table.node.end >= 0:
            self._lines += new_items(self._text, self._layout, table.node, added)
        else:
            title = f"[{header(table.path)}]"
            self._blocks += [self._sections.behind(table.node, title, item) for item in added]

    def _add(self, table: _Table, added: dict[str, Any]) -> None:
        """Note new keys of a table, in the way that its others are written."""
        if table.braces:
            self._of(table.braces).add(table.node, table.depth, added)
            return
        lines = {}
        for key, value in added.items():
            if not table.path and is_for_headers(value):
                self._blocks += [self._sections.at_end(*each) for each in sections_of(key, value)]
            elif isinstance(value, dict) and self._has_headers(table):
                self._blocks.append(self._sections.behind(table.node, header((*table.path, key)), value))
            else:
                lines[key] = value
        if not lines:
            return
        if table.node.is_section or table.node.last >= 0:
            self._add_lines(table, lines)
        else:
            self._blocks.append(self._sections.behind(table.node, header(table.path), lines))

    def _has_headers(self, table: _Table) -> bool:
        """Whether the tables that a table holds are written with headers."""
        if table.path in ENTRIES and last_section(table.node):
            return True
        return table.node.last < 0 and (table.path in ENTRIES or not table.node.is_section)

    def _add_lines(self, table: _Table, added: dict[str, Any]) -> None:
        """Note new lines behind the last one of a table."""
        node = table.node
        if node.last < 0:
            if table.path:
                at = self._sections.end(node)
                new = self._layout.under(node.value).lines(added)
                self._lines.append(Span(at, at, "".join(f"\n{line}" for line in new)))
            else:
                self._lines.append(Span(0, 0, "".join(f"{line}\n" for line in HOUSE.lines(added))))
            return
        last = self._positions.statement(node.last)
        prefix = self._text[last.parts[0] : last.parts[table.depth]]
        beside = node
        keys = {key_text(key): value for key, value in added.items()}
        if table.path in ENTRIES and len(last.parts) > table.depth + 1:  # entries of dotted keys
            keys = dict(_dotted(added))
            beside = next(child for child in reversed(node.children.values()) if child.last == node.last)
        look = self._layout.beside(last, beside)
        at = self._layout.line_end(last.end)
        new = [look.line(prefix + key, value) for key, value in keys.items()]
        self._lines.append(Span(at, at, "".join(f"\n{line}" for line in new)))


def _dotted(added: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the keys of entries, dotted, and their values."""
    for key, value in added.items():
        if isinstance(value, dict) and value:
            yield from ((f"{key_text(key)}.{key_text(name)}", held) for name, held in value.items())
        else:
            yield key_text(key), value
