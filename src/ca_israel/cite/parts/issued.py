"""The date a work was published, as citations know it: a year, a month, a day, as far as they are given."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ca_israel.dates.edtf import Precision

if TYPE_CHECKING:
    from ca_israel.dates import Edtf
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
    """Return when ``source`` was published; None when nobody knows."""
    return dated(source.published)


def dated(when: Edtf | None) -> Issued | None:
    """Return a date of the ledger as citations know it.

    A date of which only one end is known is that end; a decade or a century is its first and last year,
    and so are several seasons; one day of ``[a..b]`` is about that span.
    """
    if when is None:
        return None
    first, last = when.earliest or when.latest, when.latest or when.earliest
    assert first
    assert last
    length = _LENGTH.get(when.precision, 1)
    start, end = first[:length], last[:length]
    circa = when.approximate or when.uncertain or when.shape == "one-of"
    season = when.left.season if when.left and when.shape == "point" else None
    return Issued(start, None if end == start else end, circa, season)
