"""New tables with a header of their own: behind the last of their kind, or at the end of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ca_israel.ledger.edits.layout import HOUSE, Look
from ca_israel.ledger.edits.line_ends import Span
from ca_israel.ledger.edits.values import key_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ca_israel.ledger.edits.layout import Layout
    from ca_israel.ledger.positions import Node, Positions, TomlPath


ENTRIES = {("sources",), ("countries",)}  # each of their entries has a header, where the others do


def is_for_headers(value: Any) -> bool:
    """Whether a value at the top of a ledger is written with headers: a table, or a list of tables."""
    return isinstance(value, dict) or (
        isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)
    )


def sections_of(
    key: str, value: dict[str, Any] | list[dict[str, Any]]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the headers, and what stands under each, of what is new at the top of a ledger."""
    if isinstance(value, list):
        yield from ((f"[{header((key,))}]", item) for item in value)
    elif (key,) in ENTRIES and value and all(isinstance(held, dict) for held in value.values()):
        yield from ((header((key, name)), held) for name, held in value.items())
    else:
        yield header((key,)), value


def header(path: TomlPath) -> str:
    """Write the header of a table."""
    return f"[{'.'.join(key_text(part) for part in path if isinstance(part, str))}]"


def last_section(holder: Node) -> Node | None:
    """The last table with a header among what a table or list holds."""
    return next((node for node in reversed(holder.children.values()) if node.is_section), None)


class Sections:
    """The tables with headers of a text, and new ones among them."""

    def __init__(self, text: str, positions: Positions, layout: Layout) -> None:
        self._text = text
        self._positions = positions
        self._layout = layout

    def end(self, section: Node) -> int:
        """Behind the last value of a section, or behind its header: where the next line may begin."""
        if section.last >= 0:
            return self._layout.line_end(self._positions.statement(section.last).end)
        return self._layout.line_end(self._positions.header_end(section.value))

    def behind(self, holder: Node, title: str, values: Mapping[str, Any]) -> Span:
        """A table behind all that has a header within ``holder``, and like the last table there; ``title`` is its header."""
        at = self.end(self._positions.section(holder.under))
        like = last_section(holder)
        if like is None:
            return _block(at, "", title, values, self._layout.under(holder.under), "\n")
        gap = "\n" if self._layout.stands_apart(like.value) else ""
        return _block(at, self._layout.indent(like.value), title, values, self._layout.of_section(like), gap)

    def at_end(self, title: str, values: Mapping[str, Any]) -> Span:
        """A table behind everything."""
        text = self._text
        at = len(text) - text.endswith("\n")
        gap = "\n" if text[self._layout.line_start(at) : at].strip() else ""
        return _block(at, "", title, values, HOUSE, gap)


def _block(at: int, indent: str, title: str, values: Mapping[str, Any], look: Look, gap: str) -> Span:
    return Span(at, at, "\n".join([gap, indent + title, *look.lines(values)]))
