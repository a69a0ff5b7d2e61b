"""What a ledger's events rest on, how exactly they are dated, where it is thin: counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ca_israel.ledger.model import STATUSES
from ca_israel.query.select import sources_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from ca_israel.ledger.model import Event, Ledger, Status
    from ca_israel.links.history.sightings import History


class Tally(NamedTuple):
    """Counts of some events: all, known to the day, resting on no source, and on one source alone."""

    events: int
    exact_day: int
    without_source: int
    single_source: int


class Holdings(NamedTuple):
    """Counts of sources: all, those cited by a footnote or an event, and those of which something is known.

    ``verified`` counts the archived copies that a run of `cai archive` saw to show the work, as far as is remembered;
    None where nothing is. ``without_archive`` are the citekeys of works that have an address and no archived copy.
    """

    sources: int
    cited: int
    with_url: int
    archived: int
    verified: int | None
    accessed: int
    published: int
    without_archive: tuple[str, ...]


class Coverage(NamedTuple):
    """What ``cai coverage`` reports of a ledger; groups in the ledger's order, years ascending.

    Countries go by slug, categories by name; None is the region (no country named), and no category. An
    event that names several counts once in each; the party, which takes part in all, has no row. A vague
    date counts in its first possible year. Ids are in order of time.
    """

    ledger: Ledger
    total: Tally
    statuses: Mapping[Status, int]
    countries: Mapping[str | None, Tally]
    categories: Mapping[str | None, Tally]
    years: Mapping[int, Tally]
    without_source: tuple[str, ...]
    single_source: tuple[str, ...]
    sources: Holdings


def coverage(ledger: Ledger, history: History | None = None) -> Coverage:
    """Return what the events and sources of ``ledger`` amount to; ``history`` is what earlier runs saw."""
    events = sorted(ledger.events, key=lambda event: event.date.sort_key)
    countries: dict[str | None, list[Event]] = {slug: [] for slug in ledger.countries if slug != ledger.party}
    categories: dict[str | None, list[Event]] = {name: [] for name in ledger.categories}
    countries[None], categories[None] = [], []
    years: dict[int, list[Event]] = {}
    for event in events:
        named = [slug for slug in event.countries if slug != ledger.party]
        for slug in named or (None,):
            countries[slug].append(event)
        for name in event.categories or (None,):
            categories[name].append(event)
        years.setdefault(event.date.year, []).append(event)
    works = {event.id: len(sources_of(ledger, event)) for event in events}
    return Coverage(
        ledger,
        _tally(events, works),
        {status: sum(event.status == status for event in events) for status in STATUSES},
        {slug: _tally(some, works) for slug, some in countries.items()},
        {name: _tally(some, works) for name, some in categories.items()},
        {year: _tally(some, works) for year, some in years.items()},
        tuple(event_id for event_id, count in works.items() if count == 0),
        tuple(event_id for event_id, count in works.items() if count == 1),
        _holdings(ledger, history),
    )


def _tally(events: Collection[Event], works: Mapping[str, int]) -> Tally:
    return Tally(
        len(events),
        sum(event.date.is_exact for event in events),
        sum(works[event.id] == 0 for event in events),
        sum(works[event.id] == 1 for event in events),
    )


def _holdings(ledger: Ledger, history: History | None) -> Holdings:
    sources = ledger.sources.values()
    cited = {c.source for footnote in ledger.footnotes.values() for c in footnote.citations}
    cited |= {c.source for event in ledger.events for c in event.sources}
    return Holdings(
        len(sources),
        len(cited),
        sum(source.url is not None for source in sources),
        sum(source.archive is not None for source in sources),
        _verified(ledger, history) if history and history.copies else None,
        sum(source.accessed is not None for source in sources),
        sum(source.published is not None for source in sources),
        tuple(source.key for source in sources if source.url and not source.archive),
    )


def _verified(ledger: Ledger, history: History) -> int:
    from ca_israel.archive.memory import is_proved
    from ca_israel.links.findings import links_of

    return sum(
        source.archive is not None and is_proved(history, link, source.archive.url)
        for link in links_of(ledger)
        for source in link.sources
    )
