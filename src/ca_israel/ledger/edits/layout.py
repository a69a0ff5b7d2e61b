"""How new lines look: indented and aligned like their neighbours."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from ca_israel.ledger.edits.values import key_text, value_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ca_israel.ledger.positions import Node, Positions, Statement

_WIDEST = 100  # characters; a longer list goes over lines
_NEIGHBOURS = 12  # lines that are looked at
_INDENT = re.compile(r"[ \t]*")


class Look(NamedTuple):
    """How a line of a key and its value is written.

    ``column`` is that of ``=``, from the beginning of the line, where neighbours are aligned; else 0, and
    ``before`` stands before it. ``after`` stands behind it.
    """

    indent: str = ""
    column: int = 0
    before: str = " "
    after: str = " "

    def line(self, key: str, value: Any) -> str:
        """Write a key, as TOML has it, and its value."""
        head = self.indent + key
        blank = " " * max(self.column - len(head), 1) if self.column else self.before
        head = f"{head}{blank}={self.after}"
        return head + value_behind(head, value, self.indent)

    def lines(self, values: Mapping[str, Any]) -> list[str]:
        """Write the keys and values of a new table; ``column`` says whether they are aligned, not where."""
        keys = {key_text(key): value for key, value in values.items()}
        column = len(self.indent) + max(map(len, keys), default=0) + 1
        look = self._replace(column=column) if self.column else self
        return [look.line(key, value) for key, value in keys.items()]


def value_behind(head: str, value: Any, indent: str) -> str:
    """Write a value that stands behind ``head`` on a line of this indent; a long list goes over lines."""
    flat = value_text(value)
    if not isinstance(value, list) or len(value) < 2 or len(head + flat) <= _WIDEST:
        return flat
    items = "".join(f"{indent}  {value_text(item)},\n" for item in value)
    return f"[\n{items}{indent}]"


HOUSE = Look(column=1)  # as `cai init` and `cai import` write


class Layout:
    """What the lines of a text look like."""

    def __init__(self, text: str, positions: Positions) -> None:
        self._text = text
        self._positions = positions

    def line_end(self, offset: int) -> int:
        """Where the line that an offset is on ends, before its line feed."""
        end = self._text.find("\n", offset)
        return len(self._text) if end < 0 else end

    def line_start(self, offset: int) -> int:
        """Where the line that an offset is on begins."""
        return self._text.rfind("\n", 0, offset) + 1

    def indent(self, offset: int) -> str:
        """The blanks that the line of an offset begins with."""
        found = _INDENT.match(self._text, self.line_start(offset))
        return found[0] if found else ""

    def beside(self, statement: Statement, table: Node) -> Look:
        """How a line looks that follows ``statement``, which is the last of ``table``."""
        text = self._text
        column, before = self._sign(statement.equals)
        return Look(
            self.indent(statement.parts[0]),
            column if any(self._is_padded(equals, column) for equals in self._signs(table)) else 0,
            before,
            text[statement.equals + 1 : statement.value],
        )

    def under(self, header: int) -> Look:
        """How a line looks that is the first below a header."""
        return HOUSE._replace(indent=self.indent(header))

    def of_section(self, section: Node) -> Look:
        """How the lines of another section like this one look."""
        if section.last < 0:
            return self.under(section.value)
        look = self.beside(self._positions.statement(section.last), section)
        columns = {self._sign(equals)[0] for equals in self._signs(section)}
        return look if look.column or len(columns) > 1 else look._replace(column=1)

    def stands_apart(self, header: int) -> bool:
        """Whether an empty line or a comment stands above a header, or nothing at all."""
        start = self.line_start(header)
        above = self._text[self.line_start(start - 1) : start].strip() if start else ""
        return not above or above.startswith("#")

    def _signs(self, table: Node) -> Iterator[int]:
        """Where ``=`` stands in the last lines of a table."""
        held: Iterable[Node] = reversed(table.children.values())
        return (self._text.rfind("=", 0, node.value) for node in islice(held, _NEIGHBOURS) if node.end >= 0)

    def _sign(self, equals: int) -> tuple[int, str]:
        """The column of a sign ``=`` from the beginning of its line, and the blanks before it."""
        start = self.line_start(equals)
        line = self._text[start:equals]
        return len(line), line[len(line.rstrip(" \t")) :]

    def _is_padded(self, equals: int, column: int) -> bool:
        """Whether this ``=`` stands in that column, and more than one blank before it."""
        found, before = self._sign(equals)
        return found == column and len(before) > 1 and "\t" not in before
