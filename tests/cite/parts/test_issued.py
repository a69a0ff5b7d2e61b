"""When a work was published, as citations know it: a year, a month, a day, as far as they are given."""

from __future__ import annotations

import pytest

from ca_israel.cite.parts.issued import Issued, issued
from ca_israel.dates import parse
from ca_israel.ledger.model import Source


def published(written: str) -> Issued | None:
    return issued(Source("k", "web", "T", published=parse(written)))


@pytest.mark.parametrize(
    ("written", "parts"), [("2001", (2001,)), ("2001-05", (2001, 5)), ("2001-05-06", (2001, 5, 6))]
)
def test_no_more_is_told_than_is_given(written: str, parts: tuple[int, ...]) -> None:
    assert published(written) == Issued(parts)


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("2001/2003", (2001,), (2003,)),
        ("2001-05/2001-06", (2001, 5), (2001, 6)),
        ("2001-05-06/2001-05-07", (2001, 5, 6), (2001, 5, 7)),
        ("200X", (2000,), (2009,)),
        ("20XX", (2000,), (2099,)),
        ("2001/2001", (2001,), None),
        ("2001-05-06/2001-05-06", (2001, 5, 6), None),
    ],
)
def test_a_span_has_a_start_and_an_end(
    written: str, start: tuple[int, ...], end: tuple[int, ...] | None
) -> None:
    assert published(written) == Issued(start, end)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2001~", Issued((2001,), circa=True)),
        ("2001?", Issued((2001,), circa=True)),
        ("2001-05%", Issued((2001, 5), circa=True)),
        ("[2001..2003]", Issued((2001,), (2003,), circa=True)),
        ("[..2001-05-06]", Issued((2001, 5, 6), circa=True)),
        ("[2001-05..]", Issued((2001, 5), circa=True)),
    ],
)
def test_what_is_in_doubt_is_about_that_time(written: str, expected: Issued) -> None:
    assert published(written) == expected


@pytest.mark.parametrize(
    ("written", "parts"),
    [("2001/..", (2001,)), ("2001-05/", (2001, 5)), ("../2001", (2001,)), ("/2001-05-06", (2001, 5, 6))],
)
def test_of_an_open_span_the_end_that_is_known_is_told(written: str, parts: tuple[int, ...]) -> None:
    assert published(written) == Issued(parts)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2001-21", Issued((2001,), season=21)),
        ("2001-23?", Issued((2001,), circa=True, season=23)),
        ("2001-22~", Issued((2001,), circa=True, season=22)),
        ("2001-24", Issued((2001,), (2002,), season=24)),  # December to February
        ("2001-21/2001-23", Issued((2001,))),
        ("2001-22/2003-21", Issued((2001,), (2003,))),
        ("2001-21/..", Issued((2001,))),
    ],
)
def test_one_season_is_told_and_a_span_of_them_is_its_years(written: str, expected: Issued) -> None:
    assert published(written) == expected


def test_nobody_may_know() -> None:
    assert issued(Source("k", "web", "T")) is None


def test_the_year_is_the_first() -> None:
    assert Issued((2001, 5), (2003,)).year == 2001
