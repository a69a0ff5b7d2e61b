"""Dates as styles write them; what two dates share is written once: 5–9 March 2021."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ca_israel.cite.parts.rich_text import joined
from ca_israel.dates import MONTHS, SEASONS
from ca_israel.dates.words import year_words, years_words

if TYPE_CHECKING:
    from collections.abc import Container, Sequence
    from datetime import date

    from ca_israel.cite.parts.issued import Issued, Parts


class DateForm(NamedTuple):
    """How a style writes dates: "5 March 2021" unless a field says otherwise.

    ``day`` and ``year`` are format strings, an empty one leaves its part out; ``separator`` stands between
    the parts where the day comes first; ``dash`` follows a first date of several words.
    """

    months: Sequence[str] = MONTHS
    day: str = "{}"
    year: str = "{}"
    month_first: bool = False
    separator: str = " "
    dash: str = "–"

    def of_day(self, day: date) -> str:
        """Return one day in full."""
        return self.of_parts((day.year, day.month, day.day))

    def of_parts(self, parts: Parts, left_out: Container[int] = (), *, era: bool = False) -> str:
        """Return year, month and day, as many as there are, without those at the places ``left_out``.

        A year before year 1 has its era; with ``era`` others have theirs, too.
        """
        number, month_number, day_number = (*parts, 0, 0)[:3]
        written = (
            self.year.format(year_words(number, era=era)),
            self.months[month_number - 1] if month_number else "",
            self.day.format(day_number) if day_number else "",
        )
        year, month, day = ("" if at in left_out else text for at, text in enumerate(written))
        if self.month_first:
            return joined((joined((month, day), " "), year), ", " if day else " ")
        return joined((day, month, year), self.separator)

    def of_issued(self, when: Issued, precision: int = 3) -> str:
        """Return a date of publication as exact as ``precision``: the year (1), the month or season (2), the day (3)."""
        if when.season and precision > 1:
            return joined((SEASONS[when.season].capitalize(), self.year.format(year_words(when.year))), " ")
        start = when.start[:precision]
        end = ((not when.season and when.end) or when.start)[:precision]
        if start == end:
            return self.of_parts(start)
        if precision == 1 or len(start) == 1:
            return self.year.format(years_words(start[0], end[0]))
        shared = [a == b for a, b in zip(start, end, strict=True)].index(False)
        # In "5–9 March 2021" the last date has what is shared; in "March 5–9, 2021" the first has the month.
        first_lacks, last_lacks = range(shared), range(0)
        if self.month_first:
            first_lacks, last_lacks = range(min(shared, 1)), range(1, shared)
        first = self.of_parts(start, first_lacks)
        last = self.of_parts(end, last_lacks, era=start[0] <= 0)
        dash = self.dash if " " in first else "–"
        return first if first == last else f"{first}{dash}{last}"


DAY_FIRST = DateForm()
MONTH_FIRST = DateForm(month_first=True)
