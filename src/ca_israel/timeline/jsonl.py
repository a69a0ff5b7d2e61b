"""One event a line as JSON, for tools that read streams."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.text.json import json_text
from ca_israel.timeline.records import record, work_records

if TYPE_CHECKING:
    from ca_israel.terminal.look import Look
    from ca_israel.timeline.timeline import Timeline


def render(timeline: Timeline, look: Look) -> str:
    """Return the same event objects as the JSON document holds, a line each, and in each the ``works`` that it rests on."""
    ledger, lines = timeline.ledger, []
    for event in timeline.selection.events:
        values = record(ledger, event)
        values["works"] = work_records(ledger, values["sources"])
        lines.append(json_text(values, indent=None, ascii_only=not look.unicode) + "\n")
    return "".join(lines)
