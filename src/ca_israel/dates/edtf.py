"""The record of a date: four days, how sure they are, and what follows from them."""

from __future__ import annotations

from datetime import date
from enum import IntEnum
from typing import Literal, NamedTuple, TypeAlias

Shape: TypeAlias = Literal["point", "span", "one-of"]
EndState: TypeAlias = Literal["known", "unknown", "open"]

_UNBOUNDED = date.max.toordinal() + 1


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


class Edtf(NamedTuple):
    """A date: the text as written, and the first and last day on which it may start and end.

    None is unbounded: the end is open or unknown. A ``point`` is one day somewhere inside, a ``span``
    lasts throughout, ``one-of`` is one day of ``[a..b]``. ``precision`` is that of the coarser end.
    """

    text: str
    start_earliest: date | None
    start_latest: date | None
    end_earliest: date | None
    end_latest: date | None
    precision: Precision
    approximate: bool = False
    uncertain: bool = False
    shape: Shape = "point"
    start: EndState = "known"
    end: EndState = "known"

    def __str__(self) -> str:
        return self.text

    @property
    def earliest(self) -> date | None:
        """The first possible day, None when there is none."""
        return self.start_earliest

    @property
    def latest(self) -> date | None:
        """The last possible day, None when there is none."""
        return self.end_latest

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
    def sort_key(self) -> tuple[int, int, bool, bool, int]:
        """Order in time: by first possible day, then the vaguer first, so that 2014 opens 2014.

        Where the start is open or unknown the end's first day stands for it.
        """
        first, last = self.start_earliest, self.end_latest
        if first is None:
            anchor = self.end_earliest or self._first_of_latest()
            width = _UNBOUNDED
        else:
            anchor = first
            width = _UNBOUNDED if self.start_latest is None else (self.start_latest - first).days
        return (
            anchor.toordinal(),
            -width,
            self.start == self.end == "known",
            not (self.approximate or self.uncertain),
            anchor.toordinal() - (_UNBOUNDED if last is None else last.toordinal()),
        )

    def _first_of_latest(self) -> date:
        # Only [..b] comes here, and b is a plain day, month or year.
        assert self.end_latest is not None
        if self.precision is Precision.DAY:
            return self.end_latest
        if self.precision is Precision.MONTH:
            return self.end_latest.replace(day=1)
        return self.end_latest.replace(month=1, day=1)

    def could_fall(self, since: date | None, until: date | None) -> bool:
        """True when some possible day lies in ``since``..``until``, both inclusive, None unbounded."""
        if since is not None and until is not None and since > until:
            return False
        starts_in_time = until is None or self.start_earliest is None or self.start_earliest <= until
        ends_in_time = since is None or self.end_latest is None or self.end_latest >= since
        return starts_in_time and ends_in_time

    def must_fall(self, since: date | None, until: date | None) -> bool:
        """True when every possible day lies in ``since``..``until``, both inclusive, None unbounded.

        Against a bound, an open or unknown end and a date in doubt never qualify.
        """
        if since is None and until is None:
            return True
        if self.approximate or self.uncertain or self.start_earliest is None or self.end_latest is None:
            return False
        return (since is None or since <= self.start_earliest) and (until is None or self.end_latest <= until)
