"""One event a line as JSON, for tools that read streams."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.text import json_text

from .records import record

if TYPE_CHECKING:
    from ca_israel.style import Style

    from . import Timeline


def render(timeline: Timeline, style: Style) -> str:
    """Return the same event objects as the JSON document holds, a line each."""
    return "".join(
        json_text(record(timeline.ledger, event), indent=None, ascii_only=not style.unicode) + "\n"
        for event in timeline.selection.events
    )
