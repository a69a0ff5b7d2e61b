"""Years before our era, one off: EDTF counts 44 BC as -0043."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.dates import Precision, attempt, words
from ca_israel.dates.days import year_text
from ca_israel.dates.words import year_words

if TYPE_CHECKING:
    from ca_israel.dates import Edtf

_LAST = 999  # a later year is no slip for one BC: nobody writes 1922 for 1922 BC


def year_slip(when: Edtf, title: str, detail: str) -> tuple[str, str] | None:
    """Return what is odd about an event whose title or detail names years BC of which none is in its date, and what to do."""
    if when.year > _LAST:
        return None
    from ca_israel.dates.mentions import years_named

    in_title, in_detail = years_named(title), years_named(detail)
    named = in_title | in_detail
    if not named or any(_holds(when, year) for year in named):
        return None
    if when.year > 0 and 1 - when.year not in named:
        return None  # an event of our era may name what was before it; 0044 for 44 BC is a slip
    year = 1 - when.year if when.year > 0 else min(named, key=lambda year: abs(year - when.year))
    where = "title" if year in in_title else "detail"
    better = _with_year(when, year)
    told = f'names {year_words(year)} in its {where}, and its date "{when}" is {words(when)}'
    return told, f'did you mean "{better}"?' if better else "one of the two is wrong"


def _holds(when: Edtf, year: int) -> bool:
    first, last = when.earliest, when.latest
    return (first is None or first.year <= year) and (last is None or year <= last.year)


def _with_year(when: Edtf, year: int) -> str | None:
    """The date with another year, where it has only one that it could be."""
    if when.shape != "point" or when.precision >= Precision.DECADE:
        return None
    better = when.text.replace(year_text(when.year), year_text(year), 1)
    return better if attempt(better) else None
