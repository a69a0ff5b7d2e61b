"""The filters of a page in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.dates.words import day_words
from ca_israel.text.safe import harmless

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ca_israel.timeline.timeline import Timeline


def query_words(timeline: Timeline) -> str:
    """Return the query as one line, empty when nothing is filtered."""
    return harmless("; ".join(_parts(timeline)))


def _parts(timeline: Timeline) -> Iterator[str]:
    ledger, query = timeline.ledger, timeline.query
    if query.countries:
        yield _listed(ledger.country_names(query.countries)) + (
            " and the region as a whole" if query.include_regional else ""
        )
    if query.categories:
        yield _listed(query.categories)
    if query.statuses:
        yield _listed(query.statuses)
    if query.since and query.until:
        yield f"{day_words(query.since)} to {day_words(query.until)}"
    elif query.since:
        yield f"since {day_words(query.since)}"
    elif query.until:
        yield f"until {day_words(query.until)}"
    if query.strict and (query.since or query.until):
        yield "certainly within that time"
    if query.footnotes:
        yield f"note {_listed([str(number) for number in query.footnotes])}"
    if query.sources:
        yield f"resting on “{_listed([ledger.sources[key].title or key for key in query.sources])}”"
    if query.search:
        yield f"with the words “{query.search}”"
    for key, value in query.where:
        yield f"{key} is {value}"
    if query.limit is not None:
        yield f"no more than {query.limit}"
    if query.reverse:
        yield "latest first"


def _listed(names: tuple[str, ...] | list[str]) -> str:
    return ", ".join(names[:-1]) + f" or {names[-1]}" if len(names) > 1 else names[0]
