"""The timeline as a table for spreadsheets and machines (CSV, RFC 4180)."""

from __future__ import annotations

import re
from operator import itemgetter
from typing import TYPE_CHECKING

from ca_israel.cite.citation import printed_url
from ca_israel.text.safe import harmless
from ca_israel.timeline.records import record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ca_israel.terminal.look import Look
    from ca_israel.timeline.timeline import Timeline

COLUMNS = (
    "id", "date", "earliest", "latest", "precision", "display", "status", "title", "detail", "countries",
    "categories", "place", "people", "follows", "footnotes", "sources", "notes", "year", "urls",
)  # fmt: skip
_YEAR = COLUMNS.index("year")
SEPARATOR = " | "  # between the items of a list: names and notes hold commas and semicolons of their own
# What a spreadsheet takes for the start of a formula (OWASP, "CSV Injection"), also after blanks.
_FORMULA = re.compile(r"\n[^\S\n]*+[=+\-@＝＋－＠]")


def render(timeline: Timeline, look: Look) -> str:  # noqa: ARG001 - the same bytes on every terminal
    """Return a header and a record for each event; lines end in CRLF, no byte-order mark.

    Dates are EDTF, ``earliest`` and ``latest`` ISO 8601 days, empty where open; ``year`` is the number of the year that
    the event stands under, -43 for 44 BC. ``notes`` are in full:
    a row may be read without those above it. ``urls`` are the addresses of the works, as notes print them: the copy of
    one that is gone, and none that is usurped. Text is harmless, and begins with an apostrophe where a
    spreadsheet would run it as a formula; raw, it is the ledger's own, character for character.
    """
    import csv
    from io import StringIO

    table = StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    rows = _rows(timeline)
    writer.writerows(rows if timeline.options.raw else map(_disarmed, rows))
    return table.getvalue()


def _rows(timeline: Timeline) -> Iterator[list[str]]:
    ledger, notes = timeline.ledger, timeline.notes_in_full
    in_order = itemgetter(*COLUMNS)
    for event in timeline.selection.events:
        values = record(ledger, event)
        values["year"] = str(event.date.year)
        values["notes"] = [notes[number] for number in timeline.marks[event.id]]
        addresses = (printed_url(ledger.sources[key]) for key in values["sources"])
        values["urls"] = list(dict.fromkeys(filter(None, addresses)))
        yield [value if isinstance(value, str) else _joined(value) for value in in_order(values)]


def _joined(value: Sequence[object] | None) -> str:
    return SEPARATOR.join(map(str, value)) if value else ""


def _disarmed(row: list[str]) -> list[str]:
    if "".join(row).isprintable() and not _FORMULA.search("\n" + "\n".join(row)):
        return row  # nearly all; looking at each cell would take a third of the run
    texts = map(harmless, row)
    cells = [f"'{text}" if _FORMULA.match(f"\n{text}") else text for text in texts]
    cells[_YEAR] = row[_YEAR]  # a number, whatever its sign
    return cells
