"""The date a work was published, as citations know it: a year, a month, a day, as far as they are given."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ca_israel.dates.edtf import Precision

if TYPE_CHECKING:
    from datetime import date

    from ca_israel.ledger.model import Source

Parts: TypeAlias = tuple[int, ...]  # (year,), (year, month) or (year, month, day)

_LENGTH = {Precision.DAY: 3, Precision.MONTH: 2}


class Issued(NamedTuple):
    """``end`` is there for a span of time; ``season`` is EDTF's 21 to 24; ``circa`` for ``~`` and ``?``."""

    start: Parts
    end: Parts | None = None
    circa: bool = False
    season: int | None = None

    @property
    def year(self) -> int:
        """The first year."""
        return self.start[0]


def issued(source: Source) -> Issued | None:
    """Return when ``source`` was published; None when nobody knows.

    A date of which only one end is known is that end; a decade or a century is its first and last year;
    one day of ``[a..b]`` is told as about that span.
    """
    when = source.published
    if when is None:
        return None
    circa = when.approximate or when.uncertain or when.shape == "one-of"
    first, last = when.earliest, when.latest
    if first is None or last is None:
        only = first or last
        assert only is not None
        return Issued(_parts(only, when.precision), None, circa)
    if when.precision is Precision.SEASON:
        written = when.text.strip("?~%")
        season = int(written[-2:]) if len(written) == 7 else None
        return Issued((first.year,), (last.year,) if last.year != first.year else None, circa, season)
    start, end = _parts(first, when.precision), _parts(last, when.precision)
    return Issued(start, None if end == start else end, circa)


def _parts(day: date, precision: Precision) -> Parts:
    return (day.year, day.month, day.day)[: _LENGTH.get(precision, 1)]
