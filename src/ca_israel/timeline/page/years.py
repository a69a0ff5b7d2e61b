"""Events by year, and the years between them that hold none."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ca_israel.model import Event


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
