"""The events as data for machines that read pages: JSON-LD in the terms of schema.org."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ca_israel.query.select import sources_of
from ca_israel.text.json import json_text
from ca_israel.timeline.page.endnotes import web

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ca_israel.dates import Edtf
    from ca_israel.ledger.model import Event, Ledger, Name, Source
    from ca_israel.timeline.timeline import Timeline

# schema.org has no word for "it happened", "it is claimed" or "it is disputed"; those stand as a property.
_STATUS = {"planned": "https://schema.org/EventScheduled", "cancelled": "https://schema.org/EventCancelled"}
_WORKS = {
    "journal": "ScholarlyArticle", "news": "NewsArticle", "web": "WebPage", "book": "Book",
    "chapter": "Chapter", "thesis": "Thesis", "report": "Report",
}  # fmt: skip
# In a script element nothing may look like its end or like a comment (HTML, 4.12.1.3).
_ESCAPED = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def structured_data(timeline: Timeline) -> str:
    """Return the JSON-LD document, free of ``<``, ``>`` and ``&``; dates that HTML cannot say are EDTF alone."""
    ledger, events = timeline.ledger, timeline.selection.events
    keys = dict.fromkeys(key for event in events for key in sources_of(ledger, event))
    works = {key: f"_:work{n}" for n, key in enumerate(keys, start=1)}
    listing = {
        "@type": "ItemList",
        "name": ledger.name,
        "numberOfItems": len(events),
        "itemListElement": [
            {"@type": "ListItem", "position": n, "item": _event(ledger, event, works)}
            for n, event in enumerate(events, start=1)
        ],
    }
    graph = [listing, *(_work(ledger.sources[key], node) for key, node in works.items())]
    return json_text({"@context": "https://schema.org", "@graph": graph}, indent=None).translate(_ESCAPED)


def _event(ledger: Ledger, event: Event, works: Mapping[str, str]) -> dict[str, Any]:
    start, end = _days(event.date)
    about = [{"@type": "Country", "name": name} for name in ledger.country_names(event.countries)]
    return _present({
        "@type": "Event",
        "@id": f"#{event.id}",
        "name": event.title,
        "description": event.detail,
        "startDate": start,
        "endDate": end,
        "temporalCoverage": event.date.text,
        "eventStatus": _STATUS.get(event.status),
        "additionalProperty": {"@type": "PropertyValue", "name": "status", "value": event.status},
        "location": {"@type": "Place", "name": event.place} if event.place else None,
        "keywords": list(event.categories),
        "about": about,
        "contributor": [{"@type": "Person", "name": name} for name in event.people],
        "subjectOf": [{"@id": works[key]} for key in sources_of(ledger, event)],
    })  # fmt: skip


def _days(edtf: Edtf) -> tuple[str | None, str | None]:
    """Start and end where they are plain years, months or days (ISO 8601)."""
    if edtf.shape != "span":
        return edtf.iso, None
    return edtf.left and edtf.left.iso, edtf.right and edtf.right.iso


def _work(source: Source, node: str) -> dict[str, Any]:
    live = None if source.state == "usurped" else web(source.url)
    return _present({
        "@type": _WORKS.get(source.type, "CreativeWork"),
        "@id": node,
        "name": source.title,
        "author": [_author(name) for name in source.authors],
        "datePublished": source.published and source.published.iso,
        "inLanguage": source.language,
        "isPartOf": {"@type": "CreativeWork", "name": source.container} if source.container else None,
        "url": live,
        "archivedAt": source.archive and web(source.archive.url),
        "identifier": source.doi and f"doi:{source.doi}",
    })  # fmt: skip


def _author(name: Name) -> dict[str, str]:
    if name.given is None:
        return {"@type": "Organization", "name": name.family}
    return {"@type": "Person", "name": name.full}


def _present(fields: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if value not in (None, [], "")}
