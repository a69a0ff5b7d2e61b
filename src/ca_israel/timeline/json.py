"""The timeline as one JSON document (schema 1)."""

from __future__ import annotations

from types import GeneratorType
from typing import TYPE_CHECKING, Any

from ca_israel.text.json import json_text
from ca_israel.timeline.records import record, work_records

if TYPE_CHECKING:
    from collections.abc import Callable

    from ca_israel.query.select import Query
    from ca_israel.terminal.look import Look
    from ca_israel.timeline.timeline import Timeline

SCHEMA = 1
_HOLDERS = (dict, list, tuple, GeneratorType)


def render(timeline: Timeline, look: Look) -> str:
    """Return the document: the query, the events, their footnotes in the timeline's style, and the works they rest on."""
    ledger, events = timeline.ledger, timeline.selection.events
    document = {
        "schema": SCHEMA,
        "ledger": str(ledger.path),
        "title": ledger.title,
        "query": _filters(timeline.query),
        "count": len(events),
        "events": (record(ledger, event) for event in events),
        "footnotes": {str(number): note.text for number, note in timeline.footnotes.items()},
        "works": work_records(ledger, timeline.works),
    }
    return _laid_out(document, _scalars(ascii_only=not look.unicode)) + "\n"


def _filters(query: Query) -> dict[str, Any]:
    return {
        "country": query.countries,
        "include_regional": query.include_regional,
        "category": query.categories,
        "since": query.since and str(query.since),
        "until": query.until and str(query.until),
        "strict": query.strict,
        "status": query.statuses,
        "footnote": query.footnotes,
        "source": query.sources,
        "search": query.search,
        "where": [f"{key}={value}" for key, value in query.where],
        "limit": query.limit,
        "reverse": query.reverse,
    }


# ----------------------------------------------------------------------------------------- the layout


def _laid_out(value: Any, scalar: Callable[[Any], str], margin: str = "\n") -> str:
    """``json_text`` with its indent of two, character for character, in half the time.

    With an indent the standard library encodes in Python and piece by piece, a third of a large run.
    """
    if not isinstance(value, _HOLDERS):
        return scalar(value)
    deeper = f"{margin}  "
    if isinstance(value, dict):
        items = [
            f"{scalar(key)}: {scalar(item) if type(item) is str else _laid_out(item, scalar, deeper)}"
            for key, item in value.items()  # most of them text
        ]
        return f"{{{deeper}{f',{deeper}'.join(items)}{margin}}}" if items else "{}"
    items = [_laid_out(item, scalar, deeper) for item in value]
    return f"[{deeper}{f',{deeper}'.join(items)}{margin}]" if items else "[]"


def _scalars(*, ascii_only: bool) -> Callable[[Any], str]:
    """Return what encodes text, numbers and the like."""
    from json.encoder import encode_basestring, encode_basestring_ascii

    quoted = encode_basestring_ascii if ascii_only else encode_basestring

    def scalar(value: Any) -> str:
        if isinstance(value, str) and value.isprintable():
            return quoted(value)
        if type(value) is int:
            return str(value)
        return "null" if value is None else json_text(value, ascii_only=ascii_only)

    return scalar
