"""Events and works as plain data, the same in every JSON form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ca_israel.dates.words import words
from ca_israel.query.select import sources_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ca_israel.ledger.model import Event, Ledger, Source


def record(ledger: Ledger, event: Event) -> dict[str, Any]:
    """Return ``event`` with its bounds as ISO 8601 days (None where open) and every citekey it rests on."""
    date = event.date
    earliest, latest = date.earliest, date.latest
    return {
        "id": event.id,
        "date": date.text,
        "earliest": earliest and str(earliest),
        "latest": latest and str(latest),
        "precision": date.precision.label,
        "display": words(date),
        "title": event.title,
        "detail": event.detail,
        "countries": event.countries,
        "categories": event.categories,
        "status": event.status,
        "place": event.place,
        "people": event.people,
        "follows": event.follows,
        "footnotes": event.footnotes,
        "sources": sources_of(ledger, event),
        "x": event.x,
    }


def work_records(ledger: Ledger, keys: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Return by its citekey what leads to each work, in the ledger's own words and under its keys; None where it says nothing."""
    return {key: _work(ledger.sources[key]) for key in keys}


def _work(source: Source) -> dict[str, Any]:
    archive = source.archive
    return {
        "title": source.title or None,
        "authors": [name.written for name in source.authors],
        "in": source.container,
        "url": source.url,
        "archive": archive and {"url": archive.url, "date": archive.date and str(archive.date)},
        "state": source.state,
        "doi": source.doi,
    }
