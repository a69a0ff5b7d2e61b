"""Days of the calendar, in any year: Python's ``date`` begins with the year 1, and nothing here rests on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_BEFORE = tuple(sum(_MONTH_DAYS[:month]) for month in range(12))


class Day(NamedTuple):
    """A day of the proleptic Gregorian calendar; ``year`` is astronomical, so that 0 is 1 BCE and -1 is 2 BCE.

    Days compare in order of time. As text a day is ``YYYY-MM-DD`` (ISO 8601), with a sign before year 0.
    """

    year: int
    month: int
    day: int

    @classmethod
    def of(cls, day: date) -> Day:
        """Return a day of Python's calendar as one of ours."""
        return cls(day.year, day.month, day.day)

    def __str__(self) -> str:
        return f"{year_text(self.year)}-{self.month:02d}-{self.day:02d}"

    @property
    def number(self) -> int:
        """Where the day stands when days are counted, 0001-01-01 being 1 as in ``date.toordinal``."""
        year, month, day = self
        past = year - 1  # floor division counts the leap years before year 1 as rightly as those after it
        leap_day = month > 2 and is_leap(year)
        return past * 365 + past // 4 - past // 100 + past // 400 + _DAYS_BEFORE[month - 1] + leap_day + day


def year_text(year: int) -> str:
    """Return a year as ISO 8601 and EDTF write it: four digits, and a sign before year 0."""
    return f"{year:0{4 if year >= 0 else 5}d}"


def is_leap(year: int) -> bool:
    """Return whether a year, of whatever sign, has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_days(year: int, month: int) -> int:
    """Return the number of days in a month, 1 to 12."""
    return _MONTH_DAYS[month - 1] + (month == 2 and is_leap(year))
