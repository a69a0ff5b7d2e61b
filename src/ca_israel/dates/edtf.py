"""The record of a date: its two ends, the four days that bound them, and what follows from these."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from ca_israel.dates.days import Day

Shape: TypeAlias = Literal["point", "span", "one-of"]
EndState: TypeAlias = Literal["known", "unknown", "open"]

# Qualifier to (approximate, uncertain): EDTF level 1.
FLAGS = {"": (False, False), "~": (True, False), "?": (False, True), "%": (True, True)}
_UNBOUNDED = float("-inf")


class DateError(ValueError):
    """A date that cannot be, or that is not read here; the message is for people, one line."""


class Precision(IntEnum):
    """How finely a date is given; the coarser is the greater."""

    DAY = 0
    MONTH = 1
    SEASON = 2
    YEAR = 3
    DECADE = 4
    CENTURY = 5

    @property
    def label(self) -> str:
        """The name in lower case, as JSON shows it."""
        return self.name.lower()


class End(NamedTuple):
    """One date as written: a day, month, season, year, decade or century, and how much it is in doubt.

    ``first`` and ``last`` are its days, both inclusive; with ``precision`` they tell year, month and day.
    ``qualifier`` is EDTF's: ``~``, ``?``, ``%`` for both, or empty.
    """

    text: str
    qualifier: str
    precision: Precision
    first: Day
    last: Day

    @property
    def season(self) -> int | None:
        """EDTF's number of the season, 21 to 24; None for anything but a season."""
        return 20 + self.first.month // 3 if self.precision is Precision.SEASON else None

    @property
    def iso(self) -> str | None:
        """The text where it is a plain year, month or day from year 1 on (ISO 8601, and HTML too), else None."""
        return self.text if self.first.year > 0 and str(self.first).startswith(self.text) else None


class Edtf(NamedTuple):
    """A date: the text as written, and the first and last day on which it may start and end.

    None is unbounded: the end is open or unknown. A ``point`` is one day somewhere inside, a ``span``
    lasts throughout, ``one-of`` is one day of ``[a..b]``. ``left`` and ``right`` are the ends as written:
    of a point the same one twice, of any other date at least one. ``precision`` is that of the coarser.
    """

    text: str
    start_earliest: Day | None
    start_latest: Day | None
    end_earliest: Day | None
    end_latest: Day | None
    left: End | None
    right: End | None
    precision: Precision
    approximate: bool
    uncertain: bool
    shape: Shape = "point"
    start: EndState = "known"
    end: EndState = "known"

    def __str__(self) -> str:
        return self.text

    @property
    def iso(self) -> str | None:
        """The text where it is a plain year, month or day from year 1 on (ISO 8601); None for whatever only EDTF can say."""
        return self.left.iso if self.left and self.shape == "point" else None

    @property
    def earliest(self) -> Day | None:
        """The first possible day, None when there is none."""
        return self.start_earliest

    @property
    def latest(self) -> Day | None:
        """The last possible day, None when there is none."""
        return self.end_latest

    @property
    def anchor(self) -> Day:
        """The day at which it stands in order of time: its first possible one.

        Where the start is open or unknown, the first day of the end stands for it.
        """
        end = self.left or self.right
        assert end
        return end.first

    @property
    def year(self) -> int:
        """The year it stands under, that of its anchor."""
        return self.anchor.year

    @property
    def last_year(self) -> int:
        """The last year it may touch; its first, where the end is open or unknown."""
        return (self.end_latest or self.anchor).year

    @property
    def is_exact(self) -> bool:
        """True when known to the day, at both ends, and not in doubt."""
        return (
            self.precision is Precision.DAY
            and self.shape != "one-of"
            and self.start == self.end == "known"
            and not (self.approximate or self.uncertain)
        )

    @property
    def sort_key(self) -> tuple[int, float, bool, bool, float]:
        """Order in time: by anchor, then the vaguer first, so that 2014 opens 2014."""
        latest_start, latest_end = self.start_latest if self.left else None, self.end_latest
        return (
            _rank(self.anchor),
            -_rank(latest_start) if latest_start else _UNBOUNDED,
            bool(self.left and self.right),
            not (self.approximate or self.uncertain),
            -_rank(latest_end) if latest_end else _UNBOUNDED,
        )

    def could_fall(self, since: Day | None, until: Day | None) -> bool:
        """True when some possible day lies in ``since``..``until``, both inclusive, None unbounded."""
        if since is not None and until is not None and since > until:
            return False
        starts_in_time = until is None or self.start_earliest is None or self.start_earliest <= until
        ends_in_time = since is None or self.end_latest is None or self.end_latest >= since
        return starts_in_time and ends_in_time

    def must_fall(self, since: Day | None, until: Day | None) -> bool:
        """True when every possible day lies in ``since``..``until``, both inclusive, None unbounded.

        Against a bound, an open or unknown end and a date in doubt never qualify.
        """
        if since is None and until is None:
            return True
        if self.approximate or self.uncertain or self.start_earliest is None or self.end_latest is None:
            return False
        return (since is None or since <= self.start_earliest) and (until is None or self.end_latest <= until)


def _rank(day: Day) -> int:
    """A number that puts days in order, in a third of the time of ``Day.number``."""
    year, month, day_of_month = day
    return (year * 16 + month) * 32 + day_of_month
