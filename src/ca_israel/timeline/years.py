"""Events by year, and the years between them that hold none."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ca_israel.ledger.model import Event


class Year(NamedTuple):
    """A year's events in the order shown; ``silent`` years without one lie between it and the heading above."""

    year: int
    silent: int
    events: tuple[Event, ...]


def by_year(events: Sequence[Event]) -> tuple[Year, ...]:
    """Group events that are in order of time, forwards or backwards, under the year of each.

    A year that an event may touch, up to the last of its possible days, is not silent.
    """
    groups = [(year, tuple(group)) for year, group in groupby(events, lambda event: event.date.year)]
    backwards = len(groups) > 1 and groups[0][0] > groups[-1][0]
    forwards = groups[::-1] if backwards else groups
    silent: dict[int, int] = {}
    before = reached = forwards[0][0] if forwards else 0
    for year, group in forwards:
        if year - reached > 1:
            silent[before if backwards else year] = year - reached - 1
        before, reached = year, max(reached, *(event.date.last_year for event in group))
    return tuple(Year(year, silent.get(year, 0), group) for year, group in groups)


def group_of(year: int, together: int) -> int:
    """Return the number of the decade, of the century and so on that a year belongs to; page/script.js reckons the same.

    They begin with round years as people count them: 50–41 BC, 10–1 BC, 1–9, 10–19.
    """
    return as_counted(year) // together


def years_of(group: int, together: int) -> tuple[int, int]:
    """Return the first and the last year of a group of so many years."""
    first, last = group * together, (group + 1) * together - 1
    return (first or 1, last) if group >= 0 else (first + 1, last + 1)


def as_counted(year: int) -> int:
    """Return a year as people count it, 44 BC being -44; there is no 0."""
    return year if year > 0 else year - 1
