"""Dates as styles write them: what two dates share is said once."""

from __future__ import annotations

from datetime import date

import pytest

from ca_israel.cite.parts.dates import DAY_FIRST, MONTH_FIRST, DateForm
from ca_israel.cite.parts.issued import Issued


@pytest.mark.parametrize(
    ("start", "end", "day_first", "month_first"),
    [
        ((2021,), None, "2021", "2021"),
        ((2021, 3), None, "March 2021", "March 2021"),
        ((2021, 3, 5), None, "5 March 2021", "March 5, 2021"),
        ((2020,), (2021,), "2020–2021", "2020–2021"),
        ((2021, 3), (2021, 5), "March–May 2021", "March–May 2021"),
        ((2021, 3, 5), (2021, 3, 9), "5–9 March 2021", "March 5–9, 2021"),
        ((2021, 3, 5), (2021, 5, 7), "5 March–7 May 2021", "March 5–May 7, 2021"),
        ((2020, 12, 30), (2021, 1, 2), "30 December 2020–2 January 2021", "December 30, 2020–January 2, 2021"),
    ],
)  # fmt: skip
def test_what_two_dates_share_is_said_once(
    start: tuple[int, ...], end: tuple[int, ...] | None, day_first: str, month_first: str
) -> None:
    when = Issued(start, end)
    assert (DAY_FIRST.of_issued(when), MONTH_FIRST.of_issued(when)) == (day_first, month_first)


def test_a_date_is_as_exact_as_its_style_has_it() -> None:
    when = Issued((2021, 3, 5), (2021, 5, 7))
    assert [MONTH_FIRST.of_issued(when, precision) for precision in (1, 2)] == ["2021", "March–May 2021"]
    winter = Issued((2021,), (2022,), season=24)
    assert [DAY_FIRST.of_issued(winter, precision) for precision in (1, 2)] == ["2021", "Winter 2021"]


def test_parts_are_written_as_the_style_says() -> None:
    when = Issued((2021, 3, 5), (2021, 5, 7))
    assert DateForm(day="{:02d}", month_first=True).of_issued(when) == "March 05–May 07, 2021"
    assert DateForm(year="", month_first=True).of_issued(when) == "March 5–May 7"
    assert DateForm(separator=". ").of_day(date(2021, 3, 5)) == "5. March. 2021"
    assert DateForm(dash=" – ").of_issued(when) == "5 March – 7 May 2021"
    assert DateForm(dash=" – ").of_issued(Issued((2021, 3, 5), (2021, 3, 7))) == "5–7 March 2021"
