"""All that the template fills in: every text harmless, every link between events already found."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ca_israel.dates.words import year_words, years_words
from ca_israel.text.safe import harmless
from ca_israel.timeline.page.bars import events_counted
from ca_israel.timeline.page.endnotes import Endnote, Worded, endnotes, web
from ca_israel.timeline.page.facets import Facet, country_label, event_tokens, facets, rules, tokens, tone
from ca_israel.timeline.page.picture import SYMBOLS, Picture, legend, picture
from ca_israel.timeline.page.query_words import query_words
from ca_israel.timeline.page.when import When, when
from ca_israel.timeline.symbols import mark_of
from ca_israel.timeline.years import by_year

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ca_israel.ledger.model import Article, Event
    from ca_israel.timeline.timeline import Timeline

MANY = 300  # events from which a browser may leave out what is not in sight


class Tag(NamedTuple):
    """A country by name, with the class of its accent."""

    name: str
    tone: str


class Labelled(NamedTuple):
    """An event that another one names; ``id`` is None when it is not on this page."""

    id: str | None
    title: str


class Shown(NamedTuple):
    """One event as listed; ``tokens`` are the classes that it is filtered by."""

    id: str
    tokens: str
    symbol: str
    when: When
    status: str
    title: str
    detail: str
    countries: tuple[Tag, ...]
    categories: tuple[str, ...]
    place: str
    people: tuple[str, ...]
    follows: Labelled | None
    outcomes: tuple[Labelled, ...]
    notes: tuple[int, ...]


class ShownYear(NamedTuple):
    """A year heading with its events, and the years without one above it; ``year`` as it is counted, ``name`` in words."""

    year: int
    name: str
    silent: int
    events: tuple[Shown, ...]


class Byline(NamedTuple):
    """The article whose footnotes these are."""

    authors: str
    title: str
    container: str
    href: str | None
    language: str | None


class PageView(NamedTuple):
    """The whole page.

    ``resting``: for each note the events that rest on it; ``tokens``: the classes of each event; ``lanes``:
    the token of each country.
    """

    title: str
    ledger: str
    summary: str
    caution: str
    article: Byline | None
    filters: str
    total: int
    facets: tuple[Facet, ...]
    facet_rules: str
    picture: Picture | None
    legend: tuple[tuple[str, str, str], ...]
    years: tuple[ShownYear, ...]
    notes: tuple[Endnote, ...]
    works: tuple[Worded, ...]
    resting: Mapping[int, tuple[Shown, ...]]
    tokens: Mapping[str, str]
    lanes: Mapping[str, str]
    many: bool


def view(timeline: Timeline) -> PageView:
    """Return what the page of ``timeline`` says."""
    ledger, events = timeline.ledger, timeline.selection.events
    found = facets(ledger, events)
    known = tokens(found)
    classes = {event.id: event_tokens(known, event) for event in events}
    here = {event.id: event for event in events}
    outcomes: dict[str, list[Labelled]] = {}
    for event in ledger.events:
        if event.follows:
            outcomes.setdefault(event.follows, []).append(_labelled(event, here))
    drawn = picture(ledger, events)
    events_by_id = {event.id: event for event in ledger.events}
    resting: dict[int, list[Shown]] = {number: [] for number in timeline.notes}
    years = []
    for year, silent, group in by_year(events):
        listed = []
        for event in group:
            follows = _labelled(events_by_id[event.follows], here) if event.follows else None
            shown = _shown(timeline, event, classes[event.id], follows, tuple(outcomes.get(event.id, ())))
            listed.append(shown)
            for number in shown.notes:
                resting[number].append(shown)
        years.append(ShownYear(year, year_words(year), silent, tuple(listed)))
    notes, works = endnotes(timeline.notes, timeline.entries, ledger.sources)
    return PageView(
        title=harmless(ledger.name),
        ledger=harmless(ledger.path.name),
        summary=_summary(timeline, years),
        caution=_caution(timeline),
        article=_byline(ledger.article),
        filters=query_words(timeline),
        total=len(events),
        facets=tuple(facet for facet in found if facet.offered),
        facet_rules=rules(found),
        picture=drawn,
        legend=legend(drawn, events) if drawn else (),
        years=tuple(years),
        notes=notes,
        works=works,
        resting={number: tuple(shown) for number, shown in resting.items()},
        tokens=classes,
        lanes={value: token for (field, value), token in known.items() if field == "country"},
        many=len(events) > MANY,
    )


def _shown(
    timeline: Timeline, event: Event, classes: str, follows: Labelled | None, outcomes: tuple[Labelled, ...]
) -> Shown:
    ledger = timeline.ledger
    return Shown(
        event.id,
        classes,
        SYMBOLS[mark_of(event)],
        when(event.date),
        "" if event.status == "occurred" else event.status,
        harmless(event.title),
        harmless(event.detail or ""),
        tuple(Tag(country_label(ledger, slug), tone(ledger, slug)) for slug in event.countries),
        tuple(map(harmless, event.categories)),
        harmless(event.place or ""),
        tuple(map(harmless, event.people)),
        follows,
        outcomes,
        timeline.marks[event.id],
    )


def _labelled(event: Event, here: Mapping[str, Event]) -> Labelled:
    return Labelled(event.id if event.id in here else None, harmless(event.title))


def _summary(timeline: Timeline, years: list[ShownYear]) -> str:
    shown, total = timeline.selection.events, timeline.selection.total
    if not shown:
        return "No event matches." if total else "No events yet."
    count = events_counted(total) if len(shown) == total else f"{len(shown):,} of {events_counted(total)}"
    first, last = min(year.year for year in years), max(event.date.last_year for event in shown)
    return f"{count}, {years_words(first, last)}"


def _caution(timeline: Timeline) -> str:
    vague, extending = timeline.selection.vague, timeline.selection.extending
    cautions = [f"{vague} may fall outside the time asked for"] if vague else []
    if extending:
        cautions.append(f"{extending} reach beyond {'it' if vague else 'the time asked for'}")
    return ", ".join(cautions)


def _byline(article: Article | None) -> Byline | None:
    if article is None or not (article.title or article.authors):
        return None
    names = [name.full for name in article.authors]
    listed = " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""
    return Byline(
        harmless(listed),
        harmless(article.title or ""),
        harmless(article.container or ""),
        web(article.url),
        article.language,
    )
