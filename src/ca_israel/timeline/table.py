"""The timeline as a table on a terminal: a row for each event, fewer columns where it is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ca_israel.dates.words import words
from ca_israel.text.layout import cell_width, wrap
from ca_israel.text.safe import harmless
from ca_israel.timeline.symbols import mark_of
from ca_israel.timeline.text import note_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ca_israel.ledger.model import Event
    from ca_israel.terminal.look import Look
    from ca_israel.timeline.timeline import Timeline

_GAP = 2
_LEAST_TITLE = 30  # cells that further columns leave to the titles
_LONGEST_WORD = 24  # a longer one is broken rather than given a column of its width
_LOOKS = {"planned": "cyan", "claimed": "yellow", "disputed": "yellow", "cancelled": "red"}
_CELLS: Mapping[str, Callable[[Timeline, Event], str]] = {
    "": lambda _, event: mark_of(event),
    "Date": lambda _, event: words(event.date),
    "Event": lambda _, event: event.title,
    "Countries": lambda timeline, event: ", ".join(timeline.ledger.country_names(event.countries)),
    "Categories": lambda _, event: ", ".join(event.categories),
    "Place": lambda _, event: event.place or "",
    "Status": lambda _, event: "" if event.status == "occurred" else event.status,
    "Notes": lambda timeline, event: " ".join(f"[{number}]" for number in timeline.marks[event.id]),
    "id": lambda _, event: event.id,
}
_KEPT = ("Notes", "Countries", "Status", "id", "Categories", "Place")  # the last is the first to go


class Column(NamedTuple):
    """The cells of a column, its width, and the width at which no cell has to be folded."""

    cells: Sequence[str]
    width: int
    full: int


def render(timeline: Timeline, look: Look) -> str:
    """Return the table laid out for ``look.width`` cells, the notes below it; empty without events.

    Date and title always have a column. The status, where it has none, stands before the title. Text is
    folded, ids and addresses never: an address in a title may stand out on the right.
    """
    events = timeline.selection.events
    if not events:
        return ""
    texts = {
        head: [look.glyphs(harmless(cell(timeline, event))) for event in events]
        for head, cell in _CELLS.items()
    }
    heads, rule, *rows = _table(_columns(texts, look.width), events, look)
    notes = note_lines(timeline, look, lambda number, width: look.paint("dim", f"[{number}]".rjust(width)))
    lines = [heads, rule[: look.width], *rows, *notes]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _columns(texts: Mapping[str, list[str]], width: int) -> dict[str, Column]:
    """The columns that ``width`` has room for, by their heads, as they stand from left to right."""
    titles = texts["Event"]
    mark = Column(texts[""], 1, 1)
    date = Column(texts["Date"], min(_full(texts["Date"]), width // 4), _full(texts["Date"]))
    beside = width - mark.width - date.width - 2 * _GAP
    least = max(min(beside, _LEAST_TITLE), _widest_address(titles))
    columns = _further(texts, beside - least)
    if "Status" not in columns:
        pairs = zip(texts["Status"], titles, strict=True)
        titles = [f"{status.upper()} {title}" if status else title for status, title in pairs]
    room = beside - least - sum(column.width + _GAP for column in columns.values())
    columns |= {"": mark, "Date": date, "Event": Column(titles, least, _full(titles))}
    for head in ("Event", *_KEPT):
        if head in columns and room > 0:
            column = columns[head]
            wider = max(min(column.full - column.width, room), 0)
            columns[head] = column._replace(width=column.width + wider)
            room -= wider
    # only an address makes the column wider than the room there is; other text keeps to the room
    folded = ["\n".join(wrap(title, min(columns["Event"].width, beside))) for title in titles]
    columns["Event"] = columns["Event"]._replace(cells=folded)
    return {head: columns[head] for head in _CELLS if head in columns}


def _further(texts: Mapping[str, list[str]], room: int) -> dict[str, Column]:
    """The columns beside date and title: those that say something, by priority, as long as there is room."""
    columns: dict[str, Column] = {}
    for head in filter(lambda head: any(texts[head]), _KEPT):
        column = Column(texts[head], _least(head, texts[head]), max(_full(texts[head]), len(head)))
        room -= column.width + _GAP
        if room < 0:
            break
        columns[head] = column
    return columns


def _full(cells: Sequence[str]) -> int:
    return max(map(cell_width, cells))


def _least(head: str, cells: Sequence[str]) -> int:
    """The width below which words would be broken; an id is never folded."""
    if head == "id":
        return _full(cells)
    widest = max(cell_width(word) for cell in cells for word in cell.split(" "))
    return max(min(widest, _LONGEST_WORD), len(head))


def _widest_address(titles: Sequence[str]) -> int:
    parts = (part for title in titles if "://" in title for part in title.split(" "))
    return max((cell_width(part) for part in parts if "://" in part), default=0)


def _table(columns: Mapping[str, Column], events: Sequence[Event], look: Look) -> list[str]:
    from io import StringIO

    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(
        box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, _GAP - 1, 0, 0), header_style="bold"
    )
    for head, column in columns.items():
        table.add_column(Text(head), width=column.width, overflow="fold")
    cells = zip(*(column.cells for column in columns.values()), strict=True)
    for event, row in zip(events, cells, strict=True):
        colour = _LOOKS.get(event.status, "")
        colours = {"": colour or ("green" if event.date.is_exact else ""), "Status": colour, "id": "dim"}
        table.add_row(*(Text(cell, colours.get(head, "")) for head, cell in zip(columns, row, strict=True)))
    page = StringIO()
    console = Console(
        file=page,
        width=sum(column.width + _GAP for column in columns.values()),
        color_system="standard" if look.colour else None,
        legacy_windows=False,
        _environ={},  # what may be shown is for the look to say
    )
    console.print(table)
    return look.glyphs(page.getvalue()).splitlines()
