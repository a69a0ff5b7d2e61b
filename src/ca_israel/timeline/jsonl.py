"""One event a line as JSON, for tools that read streams."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.text.json import json_text
from ca_israel.timeline.records import record

if TYPE_CHECKING:
    from ca_israel.terminal.look import Look
    from ca_israel.timeline.timeline import Timeline


def render(timeline: Timeline, look: Look) -> str:
    """Return the same event objects as the JSON document holds, a line each."""
    return "".join(
        json_text(record(timeline.ledger, event), indent=None, ascii_only=not look.unicode) + "\n"
        for event in timeline.selection.events
    )
