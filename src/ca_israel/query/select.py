"""Which events, in what order: a query is resolved once against a ledger, then applied. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ca_israel.dates import Edtf
from ca_israel.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from ca_israel.dates import Day
    from ca_israel.ledger.model import Event, Ledger, Status


class Query(NamedTuple):
    """What to show. Within one field any value will do, between fields all must hold.

    ``since`` and ``until`` are inclusive days. ``countries`` are slugs, ``search`` words that must all be found, ``where``
    pairs of a key of ``x`` and its value. What people write in their place becomes this in ``filters.named``, values folded.
    """

    countries: tuple[str, ...] = ()
    include_regional: bool = False
    categories: tuple[str, ...] = ()
    since: Day | None = None
    until: Day | None = None
    strict: bool = False
    statuses: tuple[Status, ...] = ()
    footnotes: tuple[int, ...] = ()
    sources: tuple[str, ...] = ()
    search: str | None = None
    where: tuple[tuple[str, str], ...] = ()
    limit: int | None = None
    reverse: bool = False


class Selection(NamedTuple):
    """The events of a query in order of time, and how they lie in its window.

    ``vague`` of them may fall outside the window (their date is too vague to tell), ``extending``
    certainly touch it and reach beyond; ``total`` events are in the ledger.
    """

    events: tuple[Event, ...]
    total: int
    vague: int
    extending: int


def select(ledger: Ledger, query: Query) -> Selection:
    """Return the ledger's events that ``query`` asks for, ordered by first possible day."""
    found: Iterable[Event] = ledger.events
    for test in _tests(ledger, query):
        found = filter(test, found)
    chosen = sorted(found, key=lambda event: event.date.sort_key)
    if query.reverse:
        chosen.reverse()
    shown = tuple(chosen[: query.limit])
    vague = extending = 0
    for event in shown:
        if not event.date.must_fall(query.since, query.until):
            if _surely_touches(event.date, query.since, query.until):
                extending += 1
            else:
                vague += 1
    return Selection(shown, len(ledger.events), vague, extending)


def _surely_touches(when: Edtf, since: Day | None, until: Day | None) -> bool:
    """Whether some day of a span certainly lies in the window, however its ends fall."""
    if when.shape != "span" or when.approximate or when.uncertain:
        return False
    begins = until is None or (when.start_latest is not None and when.start_latest <= until)
    still = (
        since is None or when.end == "open" or (when.end_earliest is not None and when.end_earliest >= since)
    )
    return begins and still


def _tests(ledger: Ledger, query: Query) -> list[Callable[[Event], bool]]:
    tests: list[Callable[[Event], bool]] = []
    countries = set(query.countries)
    if countries and ledger.party not in countries:
        regional = query.include_regional
        tests.append(lambda e: (regional and not e.countries) or not countries.isdisjoint(e.countries))
    if query.categories:
        categories = set(query.categories)
        tests.append(lambda e: not categories.isdisjoint(e.categories))
    if query.statuses:
        tests.append(lambda e: e.status in query.statuses)
    if query.footnotes:
        numbers = set(query.footnotes)
        tests.append(lambda e: not numbers.isdisjoint(e.footnotes))
    if query.sources:
        keys = set(query.sources)
        tests.append(lambda e: not keys.isdisjoint(sources_of(ledger, e)))
    if query.since or query.until:
        falls = Edtf.must_fall if query.strict else Edtf.could_fall
        tests.append(lambda e: falls(e.date, query.since, query.until))
    if query.where:
        tests.append(lambda e: all(value in _folded_values(e.x, key) for key, value in query.where))
    if query.search:
        words = fold(query.search).split()
        tests.append(lambda e: _holds(ledger, e, words))
    return tests


def sources_of(ledger: Ledger, event: Event) -> tuple[str, ...]:
    """Return the citekeys that ``event`` rests on, by footnote and directly, each once, in order."""
    keys = [c.source for number in event.footnotes for c in ledger.footnotes[number].citations]
    return tuple(dict.fromkeys([*keys, *(c.source for c in event.sources)]))


def _holds(ledger: Ledger, event: Event, words: Iterable[str]) -> bool:
    names = [ledger.countries[slug] for slug in event.countries]
    texts = [event.id, event.title, event.detail or "", event.place or "", *event.people]
    texts += [name for country in names for name in (country.name, *country.aliases)]
    folded = fold("\n".join(texts))
    return all(word in folded for word in words)


def _folded_values(x: Mapping[str, Any], key: str) -> list[str]:
    """The values under ``key`` (dots lead into tables), a list's items each, folded."""
    value: Any = x
    if key in x:
        value = x[key]
    else:
        for part in key.split("."):
            if not isinstance(value, dict) or part not in value:
                return []
            value = value[part]
    values = value if isinstance(value, list) else [value]
    return [fold(str(item)) for item in values]
