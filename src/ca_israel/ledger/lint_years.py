"""The rule behind the warning ``bc-year``: EDTF counts 44 BC as -0043, and that is easily one year off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.dates import Precision, attempt, words
from ca_israel.dates.words import year_words
from ca_israel.ledger.context import quoted
from ca_israel.ledger.lint_rules import Warned

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ca_israel.dates import Edtf
    from ca_israel.ledger.model import Event, Ledger

_LAST = 999  # a later year is no slip for one BC: nobody writes 1922 for 1922 BC


def bc_year(ledger: Ledger, _today: date) -> Iterator[Warned]:
    """Find events whose title or detail names years BC of which none is in their date."""
    for index, event in enumerate(ledger.events):
        if event.date.year <= _LAST and (found := _other_year(event)):
            where, year = found
            told = (
                f"the {where} of {quoted(event.id)} names {year_words(year)},"
                f" and its date {quoted(event.date.text)} is {words(event.date)}"
            )
            better = _with_year(event.date, year)
            hint = f'did you mean "{better}"?' if better else "one of the two is wrong"
            yield Warned("bc-year", ("events", index, "date"), told, hint, ids=(event.id,))


def _other_year(event: Event) -> tuple[str, int] | None:
    """Where a year BC is named, and the one that comes nearest to the date, which holds none of those named."""
    from ca_israel.dates.mentions import years_named

    title, detail = years_named(event.title), years_named(event.detail or "")
    named, when = title | detail, event.date
    if not named or any(_holds(when, year) for year in named):
        return None
    if when.year > 0 and 1 - when.year not in named:
        return None  # an event of our era may name what was before it; 0044 for 44 BC is a slip
    nearest = 1 - when.year if when.year > 0 else min(named, key=lambda year: abs(year - when.year))
    return ("title" if nearest in title else "detail"), nearest


def _holds(when: Edtf, year: int) -> bool:
    first, last = when.earliest, when.latest
    return (first is None or first.year <= year) and (last is None or year <= last.year)


def _with_year(when: Edtf, year: int) -> str | None:
    """The date with another year, where it has only one that it could be."""
    if when.shape != "point" or when.precision >= Precision.DECADE:
        return None
    from ca_israel.dates.days import year_text

    better = when.text.replace(year_text(when.year), year_text(year), 1)
    return better if attempt(better) else None
