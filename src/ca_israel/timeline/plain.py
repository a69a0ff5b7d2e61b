"""One event a line, for pipes: EDTF date, id, status, title, countries, notes, parted by tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.text.safe import harmless

if TYPE_CHECKING:
    from ca_israel.terminal.look import Look
    from ca_israel.timeline.timeline import Timeline


def render(timeline: Timeline, look: Look) -> str:  # noqa: ARG001 - every format has this signature
    """Return a line of six fields for each event; lists within a field are parted by commas.

    A work that is cited without a footnote stands as its citekey among the notes.
    """
    lines = []
    for event in timeline.selection.events:
        notes = [*map(str, event.footnotes), *dict.fromkeys(c.source for c in event.sources)]
        fields = (
            event.date.text, event.id, event.status, event.title, ",".join(event.countries), ",".join(notes),
        )  # fmt: skip
        lines.append("\t".join(map(harmless, fields)) + "\n")
    return "".join(lines)
