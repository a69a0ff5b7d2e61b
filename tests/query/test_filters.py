"""What people type as filters, read against a ledger: windows of time, pairs of key and value, clear refusals."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ca_israel.dates import Day
from ca_israel.errors import BadUsage
from ca_israel.query.filters import FilterArgs, resolve
from ca_israel.query.select import Query

if TYPE_CHECKING:
    from ca_israel.ledger.model import Ledger

TODAY = date(2026, 11, 23)


def asked(ledger: Ledger, **filters: Any) -> Query:
    return resolve(ledger, FilterArgs(**filters), TODAY)[0]


def test_nothing_asked_is_everything(ours: Ledger) -> None:
    assert resolve(ours, FilterArgs(), TODAY) == (Query(), ())


def test_each_filter_becomes_what_it_means_in_the_ledger(ours: Ledger) -> None:
    filters = FilterArgs(
        ["KZ"], True, ["Defense"], "2021", "2022-06", True, ["planned"], [4], ["rosenberg-oil"], "Elbit", ["K=V"], 3, True
    )  # fmt: skip
    assert resolve(ours, filters, TODAY)[0] == Query(
        ("kazakhstan",), True, ("defense",), Day(2021, 1, 1), Day(2022, 6, 30), True, ("planned",), (4,),
        ("rosenberg-oil",), "Elbit", (("K", "v"),), 3, True,
    )  # fmt: skip


def test_how_dates_were_read_is_told(ours: Ledger) -> None:
    query, readings = resolve(ours, FilterArgs(since="June 2022", until="yesterday"), TODAY)
    assert (query.since, query.until) == (Day(2022, 6, 1), Day(2026, 11, 22))
    assert readings == ("since 1 June 2022", "until 22 November 2026")
    assert resolve(ours, FilterArgs(until="2022"), TODAY)[1] == ("until 31 December 2022",)


def test_a_window_may_be_one_day(ours: Ledger) -> None:
    query = asked(ours, since="2022-06-29", until="2022-06-29")
    assert query.since == query.until == Day(2022, 6, 29)


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        ({"since": "soon"}, "--since: "),
        ({"until": "01/02/2022"}, "--until: "),
        ({"since": "../2001"}, '--since "../2001" has no first day'),
        ({"until": "2001/.."}, '--until "2001/.." has no last day'),
        (
            {"since": "2022", "until": "2021"},
            "--until (31 December 2021) lies before --since (1 January 2022)",
        ),
    ],
)
def test_a_window_that_cannot_be_is_bad_usage(ours: Ledger, filters: dict[str, str], message: str) -> None:
    with pytest.raises(BadUsage) as told:
        asked(ours, **filters)
    assert str(told.value).startswith(message)


@pytest.mark.parametrize(
    ("pair", "read"),
    [
        ("level=7", ("level", "7")),
        (" sum =1=1", ("sum", "1=1")),
        ("Key=Ünï", ("Key", "uni")),
        ("empty=", ("empty", "")),
    ],
)
def test_where_parts_at_the_first_equals_sign(ours: Ledger, pair: str, read: tuple[str, str]) -> None:
    assert asked(ours, where=[pair]).where == (read,)


@pytest.mark.parametrize("pair", ["level", "=7", " =7"])
def test_where_without_a_key_or_an_equals_sign_is_refused(ours: Ledger, pair: str) -> None:
    with pytest.raises(BadUsage) as told:
        asked(ours, where=[pair])
    assert str(told.value) == f'--where takes KEY=VALUE, not "{pair}"'
