"""Where a day or a year stands across the picture of the years, in per cent of its width."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ca_israel.dates import Day
from ca_israel.dates.words import year_words
from ca_israel.timeline.years import as_counted, group_of, years_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ca_israel.ledger.model import Event

_MOST_BARS = 60
_MARGIN = 2.0  # on both sides, room for half a mark
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10000)

percent: Callable[[float], str] = "{:.2f}%".format


class Scale(NamedTuple):
    """The first and the last year in the picture, and how many years share a bar."""

    first: int
    last: int
    together: int

    def at(self, day: Day | None, *, otherwise: float = 0.0, after: int = 0) -> float:
        """Where ``day`` begins, or ``after`` days later."""
        if day is None:
            return otherwise
        start = Day(self.first, 1, 1).number
        days = Day(self.last + 1, 1, 1).number - start
        part = (day.number + after - start) / days
        return _MARGIN + (100 - 2 * _MARGIN) * min(max(part, 0.0), 1.0)

    def of_year(self, year: float) -> float:
        """Where ``year`` begins; half a year later at a half."""
        return _MARGIN + (100 - 2 * _MARGIN) * (year - self.first) / (self.last - self.first + 1)

    def ticks(self) -> Iterator[tuple[str, str]]:
        """Few enough round years to be read on a phone, each at the middle of its own year."""
        step = _step(self.last - self.first + 1, 7)
        for counted in range(-(-as_counted(self.first) // step) * step, self.last + 1, step):
            year = counted + (counted < 0) or 1
            if self.first <= year:
                yield percent(self.of_year(year + 0.5)), year_words(year, era=self.first < 1)


def scale(events: Sequence[Event]) -> Scale:
    """Return the scale on which all of ``events`` can be drawn, whole bars from end to end."""
    first, last = min(event.date.year for event in events), max(event.date.last_year for event in events)
    together = _step(last - first + 1, _MOST_BARS)
    start, _ = years_of(group_of(first, together), together)
    _, end = years_of(group_of(last, together), together)
    return Scale(start, end, together)


def _step(years: int, most: int) -> int:
    """The smallest round number of years of which ``most`` cover them all."""
    return next(step for step in _STEPS if years <= step * most)
