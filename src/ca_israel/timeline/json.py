"""The timeline as one JSON document (schema 1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ca_israel.text import json_text

from .records import record

if TYPE_CHECKING:
    from ca_israel.query import Query
    from ca_israel.style import Style

    from . import Timeline

SCHEMA = 1


def render(timeline: Timeline, style: Style) -> str:
    """Return the document: what was asked, the events, and their footnotes in the house style."""
    ledger, events = timeline.ledger, timeline.selection.events
    document = {
        "schema": SCHEMA,
        "ledger": str(ledger.path),
        "title": ledger.title,
        "query": _asked(timeline.query),
        "count": len(events),
        "events": [record(ledger, event) for event in events],
        "footnotes": {
            str(number): note.text for number, note in timeline.notes.items() if number in ledger.footnotes
        },
    }
    return json_text(document, ascii_only=not style.unicode) + "\n"


def _asked(query: Query) -> dict[str, Any]:
    return {
        "country": query.countries,
        "include_regional": query.include_regional,
        "category": query.categories,
        "since": query.since and query.since.isoformat(),
        "until": query.until and query.until.isoformat(),
        "strict": query.strict,
        "status": query.statuses,
        "footnote": query.footnotes,
        "source": query.sources,
        "search": query.search,
        "where": [f"{key}={value}" for key, value in query.where],
        "limit": query.limit,
        "reverse": query.reverse,
    }
