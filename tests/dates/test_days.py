"""Days in any year, before year 1 too: their order, their numbers, their text."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ca_israel.dates import Day
from ca_israel.dates.days import is_leap, month_days

days = st.builds(
    lambda year, month, day: Day(year, month, min(day, month_days(year, month))),
    st.integers(-9999, 9999),
    st.integers(1, 12),
    st.integers(1, 31),
)


@given(st.dates())
def test_a_day_of_pythons_calendar_keeps_its_number_and_its_text(day: date) -> None:
    ours = Day.of(day)
    assert (ours.number, str(ours)) == (day.toordinal(), day.isoformat())


@given(days, days)
def test_days_and_their_numbers_are_in_the_same_order(one: Day, other: Day) -> None:
    assert (one < other) == (one.number < other.number)
    assert (one == other) == (one.number == other.number)


@given(days)
def test_four_centuries_have_the_same_days_wherever_they_begin(day: Day) -> None:
    assert day._replace(year=day.year + 400).number - day.number == 146_097


def test_each_day_is_one_more_than_the_day_before_across_the_year_0() -> None:
    calendar = [
        Day(year, month, day)
        for year in range(-5, 6)
        for month in range(1, 13)
        for day in range(1, month_days(year, month) + 1)
    ]
    assert all(after.number - before.number == 1 for before, after in pairwise(calendar))


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (Day(2021, 5, 4), "2021-05-04"), (Day(44, 3, 15), "0044-03-15"), (Day(0, 12, 31), "0000-12-31"),
        (Day(-43, 3, 15), "-0043-03-15"), (Day(-9999, 1, 1), "-9999-01-01"),
    ],
)  # fmt: skip
def test_the_text_has_four_digits_of_the_year_and_a_sign_before_year_0(day: Day, text: str) -> None:
    assert str(day) == text


def test_leap_years_go_on_before_year_1() -> None:
    assert [year for year in range(-400, 401) if is_leap(year) and year % 100 == 0] == [-400, 0, 400]
    assert [year for year in range(-9, 10) if is_leap(year)] == [-8, -4, 0, 4, 8]


def test_month_lengths_follow_the_calendar() -> None:
    for year in (1, 4, 100, 400, 1800, 1900, 2000, 2023, 2024, 9999):
        for month in range(1, 13):
            date(year, month, month_days(year, month))
            with pytest.raises(ValueError):
                date(year, month, month_days(year, month) + 1)
