"""The timeline as a table for spreadsheets and machines (CSV, RFC 4180)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ca_israel.cite.notes import compose
from ca_israel.text import harmless

from .records import record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ca_israel.style import Style

    from . import Timeline

COLUMNS = (
    "id", "date", "earliest", "latest", "precision", "display", "status", "title", "detail", "countries",
    "categories", "place", "people", "follows", "footnotes", "sources", "notes",
)  # fmt: skip
SEPARATOR = " | "  # between the items of a list: names and notes hold commas and semicolons of their own
# What a spreadsheet takes for the start of a formula (OWASP, "CSV Injection"), also after blanks.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")


def render(what: Timeline, style: Style) -> str:  # noqa: ARG001 - the same bytes on every terminal
    """Return a header and a record for each event; lines end in CRLF, no byte-order mark.

    Dates are EDTF, ``earliest`` and ``latest`` ISO 8601 days, empty where open. ``notes`` are in full:
    a row may be read without those above it. Text is harmless, and begins with an apostrophe where a
    spreadsheet would run it as a formula; raw, it is the ledger's own, character for character.
    """
    import csv
    from io import StringIO

    table = StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(_rows(what, _joined if what.options.raw else _disarmed))
    return table.getvalue()


def _rows(what: Timeline, cell: Callable[[str | Sequence[object] | None], str]) -> Iterator[list[str]]:
    cited = [(number, note.citations) for number, note in what.notes.items()]
    notes = compose(what.ledger, cited, in_full=True)
    for event in what.selection.events:
        values = record(what.ledger, event)
        values["notes"] = [notes[number] for number in what.marks[event.id]]
        yield [cell(values[name]) for name in COLUMNS]


def _joined(value: str | Sequence[object] | None) -> str:
    """A value as text; what is absent is empty."""
    if isinstance(value, str):
        return value
    return SEPARATOR.join(map(str, value)) if value else ""


def _disarmed(value: str | Sequence[object] | None) -> str:
    text = harmless(_joined(value))
    return f"'{text}" if _FORMULA.match(text) else text
