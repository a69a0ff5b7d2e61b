"""Which copy is wanted, and the order of copies: bands first, before and after inside them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ca_israel.archive.candidates import Wanted, in_order, nearness
from ca_israel.archive.protocol.captures import Capture
from ca_israel.archive.protocol.times import datetime_of, digits_of, timestamp_of

URL = "https://news.example/x"
FIRST, LAST = (datetime(year, 1, 1, tzinfo=UTC).timestamp() for year in (1996, 2030))
TIMES = st.integers(int(FIRST), int(LAST)).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
DAYS = st.dates(date(1996, 1, 1), date(2030, 1, 1))
CAPTURES = st.lists(
    st.builds(Capture, TIMES.map(digits_of), st.just(URL), st.sampled_from([None, 200, 203, 301, 302])), max_size=12
)  # fmt: skip


def gap(capture: Capture, wanted: Wanted) -> int:
    when = datetime_of(capture.timestamp)
    assert when
    assert wanted.day
    return (when.date() - wanted.day).days


def band(days: int) -> int:
    return 0 if abs(days) <= 30 else 1 if abs(days) <= 365 else 2


@given(CAPTURES, DAYS, st.sampled_from(["accessed", "article", "published"]), st.none() | DAYS)
def test_the_order_of_copies(captures: list[Capture], day: date, origin: str, published: date | None) -> None:
    wanted = Wanted(day, origin, published)  # type: ignore[arg-type]
    ordered = in_order(captures, wanted)
    assert sorted(ordered, key=str) == sorted(captures, key=str)
    for one, other in pairwise(ordered):
        early = [datetime_of(c.timestamp).date() < published if published else False for c in (one, other)]  # type: ignore[union-attr]
        if early[0] != early[1]:
            assert early == [False, True]
            continue
        redirects = [(c.status or 200) >= 300 for c in (one, other)]
        if redirects[0] != redirects[1]:
            assert redirects == [False, True]
            continue
        gaps = [gap(c, wanted) for c in (one, other)]
        bands = [band(g) for g in gaps]
        assert bands == sorted(bands)
        if bands[0] == bands[1]:
            sides = [g < 0 if origin == "published" else g > 0 for g in gaps]
            assert sides == sorted(sides)
            if sides[0] == sides[1]:
                assert abs(gaps[0]) <= abs(gaps[1])


@given(CAPTURES)
def test_without_a_day_the_newest_is_first(captures: list[Capture]) -> None:
    full = [c.timestamp for c in in_order(captures, Wanted()) if (c.status or 200) < 300]
    assert full == sorted(full, reverse=True)


@pytest.mark.parametrize(
    ("better", "worse"),
    [(-30, 1), (-30, 30), (30, -31), (-31, 31), (-365, 31), (365, -366), (-366, 366), (0, -1), (-1, 1), (-1, -2), (1, 2)],
)  # fmt: skip
def test_bands_end_at_30_and_365_days(better: int, worse: int) -> None:
    day = datetime(2023, 3, 29, 9, tzinfo=UTC)
    one, other = (
        nearness(digits_of(day + timedelta(days=days)), Wanted(day.date(), "accessed"))
        for days in (better, worse)
    )
    assert one < other


def test_a_copy_of_the_day_of_publication_is_no_earlier_one() -> None:
    wanted = Wanted(date(2023, 3, 29), "published")
    assert (
        nearness("20230329090000", wanted)
        < nearness("20230330090000", wanted)
        < nearness("20230328090000", wanted)
    )


def test_the_window_is_a_year_and_a_day_wide_and_stays_in_the_calendar() -> None:
    assert Wanted(date(2023, 3, 29)).window == (date(2022, 3, 29), date(2024, 3, 29))
    assert Wanted(date(1, 1, 1)).window == (date(1, 1, 1), date(2, 1, 2))
    assert Wanted(date(9999, 12, 31)).window == (date(9998, 12, 31), date(9999, 12, 31))
    assert Wanted().window is None


@given(TIMES)
def test_a_time_is_read_as_it_was_written(when: datetime) -> None:
    assert datetime_of(digits_of(when)) == when
    assert timestamp_of(when.strftime("%a, %d %b %Y %H:%M:%S GMT")) == digits_of(when)


@pytest.mark.parametrize(
    "text",
    ["", "2023", "20230230101010", "20230320251010", "٢٠٢٣٠٣٢٠١٠١٠١٠", "2023032010101x", "00000320101010"],
)
def test_what_is_no_time(text: str) -> None:
    assert datetime_of(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "Mon, 99 Mar 2023 10:10:10 GMT",
        "2023-03-20",
        "\x00",
        "Mon, 20 Mar 99999999 10:10:10 GMT",
    ],
)
def test_what_is_no_http_date(text: str) -> None:
    assert timestamp_of(text) is None


def test_http_dates_of_another_zone_are_utc() -> None:
    assert timestamp_of("Mon, 20 Mar 2023 01:10:10 +0300") == "20230319221010"
    assert timestamp_of("Mon, 20 Mar 2023 01:10:10") == "20230320011010"
