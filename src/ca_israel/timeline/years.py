"""Events by year, and the years between them that hold none."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ca_israel.ledger.model import Event


from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ca_israel.ledger.model import Event


class Year(NamedTuple):
    """A year's events in the order shown; ``silent`` years without one lie between it and the heading above."""

    year: int
    silent: int
    events: tuple[Event, ...]


def by_year(events: Sequence[Event]) -> tuple[Year, ...]:
    """Group events that are in order of time, forwards or backwards, under the year each begins in."""
    groups = [(year, tuple(group)) for year, group in groupby(events, year_of)]
    backwards = len(groups) > 1 and groups[0][0] > groups[-1][0]
    silent: dict[int, int] = {}
    before: int | None = None
    reached = 0
    for year, group in reversed(groups) if backwards else groups:
        if before is not None and year - reached > 1:
            silent[before if backwards else year] = year - reached - 1
        before, reached = year, max(reached, *map(last_year_of, group))
    return tuple(Year(year, silent.get(year, 0), group) for year, group in groups)


def year_of(event: Event) -> int:
    """The year an event stands under: that of its first possible day, of the end when the start is unknown."""
    return date.fromordinal(event.date.sort_key[0]).year


def last_year_of(event: Event) -> int:
    """The last year an event may touch; its first, when the end is open or unknown."""
    day = event.date.latest
    return day.year if day else year_of(event)


def _silences(events: Iterable[Event]) -> dict[int, int]:
    """For a year that begins after a silence, how many years before it hold no event, sure or possible."""
    silent: dict[int, int] = {}
    years = sorted((_year(event), _last_year(event)) for event in events)
    reached = years[0][1]
    for year, last in years:
        if year - reached > 1:
            silent[year] = year - reached - 1
        reached = max(reached, last)
    return silent


def _year(event: Event) -> int:
    return date.fromordinal(event.date.sort_key[0]).year


def _last_year(event: Event) -> int:
    day = event.date.latest
    return day.year if day else _year(event)
