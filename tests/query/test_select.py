"""Which events a query selects, in what order, and what it says of its window."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ca_israel.dates import Day
from ca_israel.errors import NotInLedger
from ca_israel.ledger import loader
from ca_israel.query.filters import FilterArgs, resolve
from ca_israel.query.lookup import country_named, footnote_numbered
from ca_israel.query.select import Query, select
from conftest import ROOT

if TYPE_CHECKING:
    from ca_israel.ledger.model import Ledger

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def bare() -> Ledger:
    return loader.load(ROOT / "tests/ledgers/bare.toml")


def ids(ledger: Ledger, **asked: Any) -> list[str]:
    query, _ = resolve(ledger, FilterArgs(**asked), TODAY)
    return [event.id for event in select(ledger, query).events]


def test_without_filters_everything_is_shown_in_order_of_time(ours: Ledger, bare: Ledger) -> None:
    assert ids(ours) == [
        "region-2001-lieberman", "region-2001-sharon", "kz-2014-defense-agreement", "kz-2019-uav-agreement",
        "kg-2020-madmarov-vekselman", "kz-2021-uav-production", "uz-2022-business-forum",
        "tj-2022-dushanbe-talks", "tm-2023-embassy",
    ]  # fmt: skip
    assert ids(bare) == ["before", "ferry", "stone-bridge", "great-flood", "gauge", "new-bridge"]


def test_what_has_the_same_key_keeps_the_order_of_the_file_in_both_directions(ledger_of: Any) -> None:
    ledger = ledger_of("".join(f'[[events]]\nid = "e{n}"\ndate = "2001"\ntitle = "t"\n' for n in range(4)))
    assert ids(ledger) == ["e0", "e1", "e2", "e3"]
    assert ids(ledger, reverse=True) == ["e3", "e2", "e1", "e0"]


@pytest.mark.parametrize(
    "name", ["uzbekistan", "UZ", "uz", "Узбекистан", "узбекистан", "Oʻzbekiston", "o'zbekiston", "אוזבקיסטן"]
)
def test_a_country_goes_by_slug_code_name_and_alias(ours: Ledger, name: str) -> None:
    assert ids(ours, countries=[name]) == ["region-2001-lieberman", "uz-2022-business-forum"]


def test_countries_add_up(ours: Ledger) -> None:
    assert ids(ours, countries=["TM", "TJ"]) == ["tj-2022-dushanbe-talks", "tm-2023-embassy"]


def test_events_that_name_no_country_come_in_when_asked_for(ours: Ledger) -> None:
    assert ids(ours, countries=["TM"], include_regional=True) == ["region-2001-sharon", "tm-2023-embassy"]


@pytest.mark.parametrize("name", ["israel", "IL", "ישראל"])
def test_the_party_takes_part_in_every_event(ours: Ledger, name: str) -> None:
    assert len(ids(ours, countries=[name])) == 9


def test_the_party_need_not_be_among_the_countries(ledger_of: Any) -> None:
    ledger = ledger_of('party = "hansa"\n[[events]]\nid = "a"\ndate = "1400"\ntitle = "t"\n')
    assert ids(ledger, countries=["Hansa"]) == ["a"]


COUNTRIES = """
party = "Hansa-Bund"
categories = ["Trade", "War"]
[countries.no]
name = "Norway"
code = "NR"
[countries.se]
name = "Sweden"
aliases = ["Sverige"]
[[events]]
id = "a"
date = "1400"
title = "t"
countries = ["no"]
categories = ["War"]
place = "Bergen"
"""


@pytest.mark.parametrize("name", ["no", "nr", "norway"])
def test_slug_code_and_name_need_not_agree(ledger_of: Any, name: str) -> None:
    assert country_named(ledger_of(COUNTRIES), name) == "no"


@pytest.mark.parametrize("name", ["Hansa-Bund", "hansa-bund", "HANSA-BUND"])
def test_case_does_not_count_in_the_name_of_the_party(ledger_of: Any, name: str) -> None:
    assert country_named(ledger_of(COUNTRIES), name) == "Hansa-Bund"


def test_a_country_without_a_code_has_no_empty_name(ledger_of: Any) -> None:
    with pytest.raises(NotInLedger, match='no country ""'):
        country_named(ledger_of(COUNTRIES), "")
    with pytest.raises(NotInLedger, match='no country "’"'):  # nothing is left of it when it is folded
        country_named(ledger_of(COUNTRIES.replace("Sverige", "ʻ")), "’")


def test_case_does_not_count_in_the_name_of_a_category(ledger_of: Any) -> None:
    ledger = ledger_of(COUNTRIES)
    assert ids(ledger, categories=["war"]) == ["a"]
    with pytest.raises(NotInLedger) as told:
        ids(ledger, categories=["economic"])
    assert told.value.hint == "this ledger has Trade, War"


def test_accents_do_not_count_in_what_was_probably_meant(ours: Ledger) -> None:
    with pytest.raises(NotInLedger) as told:
        country_named(ours, "Üžbëkštän")
    assert told.value.hint == 'did you mean "uzbekistan"?'


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ((), "this ledger has no footnotes"),
        ((3,), "this ledger has 3"),
        ((1, 2), "this ledger has 1-2"),
        ((9, 8, 5, 3, 2, 1), "this ledger has 1-3, 5, 8-9"),
    ],
)
def test_a_footnote_that_is_not_there_is_told_with_those_that_are(
    ledger_of: Any, numbers: tuple[int, ...], told: str
) -> None:
    notes = "".join(f'{number} = "a"\n' for number in numbers)
    ledger = ledger_of(f'[sources.a]\ntype = "web"\ntitle = "A"\n[footnotes]\n{notes}')
    with pytest.raises(NotInLedger) as missing:
        footnote_numbered(ledger, 7)
    assert str(missing.value) == f"no footnote 7; {told}"


def test_an_unknown_country_is_told_with_the_nearest(ours: Ledger) -> None:
    with pytest.raises(NotInLedger) as told:
        country_named(ours, "uzbekstan")
    assert str(told.value) == 'no country "uzbekstan" in this ledger'
    assert told.value.hint == 'did you mean "uzbekistan"?'
    assert told.value.exit_code == 1


def test_a_country_far_from_all_is_told_with_those_there_are(ours: Ledger) -> None:
    with pytest.raises(NotInLedger) as told:
        country_named(ours, "Peru")
    assert (
        told.value.hint
        == "this ledger has israel, kazakhstan, kyrgyzstan, tajikistan, turkmenistan, uzbekistan"
    )


def test_a_ledger_without_countries_says_so(bare: Ledger) -> None:
    with pytest.raises(NotInLedger) as told:
        country_named(bare, "Peru")
    assert told.value.hint == "this ledger has no country"


def test_categories_add_up_and_narrow_countries(ours: Ledger) -> None:
    assert ids(ours, categories=["Defense"], countries=["kz"]) == [
        "kz-2014-defense-agreement", "kz-2019-uav-agreement", "kz-2021-uav-production",
    ]  # fmt: skip
    with pytest.raises(NotInLedger, match='no category "defence"'):
        ids(ours, categories=["defence"])


def test_status_footnote_and_source(ours: Ledger, bare: Ledger) -> None:
    assert ids(ours, statuses=["planned", "claimed"]) == ["region-2001-sharon", "kz-2021-uav-production"]
    assert ids(ours, footnotes=[2, 11]) == ["region-2001-lieberman", "region-2001-sharon", "tm-2023-embassy"]
    assert ids(ours, footnotes=[5]) == []
    assert ids(ours, sources=["rosenberg-oil"]) == ["kz-2021-uav-production"]
    assert ids(bare, sources=["gauge"]) == ["great-flood", "gauge"]
    with pytest.raises(NotInLedger, match="no footnote 12; this ledger has 1-11"):
        ids(ours, footnotes=[12])
    with pytest.raises(NotInLedger, match='no source "rosenberg"'):
        ids(ours, sources=["rosenberg"])


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("uav", ["kz-2019-uav-agreement", "kz-2021-uav-production"]),
        ("ELBIT licence", ["kz-2019-uav-agreement", "kz-2021-uav-production"]),
        ("halper", ["tj-2022-dushanbe-talks"]),
        ("ashgabat", ["tm-2023-embassy"]),
        ("кыргызстан", ["region-2001-lieberman", "kg-2020-madmarov-vekselman"]),
        ("elbit embassy", []),
        ("  ", None),
    ],
)
def test_search_asks_for_all_words_wherever_they_stand(
    ours: Ledger, words: str, found: list[str] | None
) -> None:
    assert ids(ours, search=words) == (ids(ours) if found is None else found)


@pytest.mark.parametrize(
    ("words", "found"),
    [("bergen", ["a"]), ("norway", ["a"]), ("tberg", []), ("bergennorway", []), ("sweden", [])],
)
def test_search_looks_at_place_and_country_and_never_across_them(
    ledger_of: Any, words: str, found: list[str]
) -> None:
    assert ids(ledger_of(COUNTRIES), search=words) == found


@pytest.mark.parametrize(
    ("pair", "found"),
    [
        ("level=7", True), ("level=8", False), ("towns=UPPER", True), ("towns=Upp", False), ("exact=true", True),
        ("missing=1", False), ("level.more=7", False),
    ],
)  # fmt: skip
def test_where_looks_into_the_event_s_own_table(bare: Ledger, pair: str, found: bool) -> None:
    assert ids(bare, where=[pair]) == (["great-flood"] if found else [])


def test_where_follows_dots_into_tables(ledger_of: Any) -> None:
    ledger = ledger_of('[[events]]\nid = "a"\ndate = "1400"\ntitle = "t"\nx = { a.b = "c", "d.e" = "f" }\n')
    assert ids(ledger, where=["a.b=C"]) == ids(ledger, where=["d.e=f"]) == ["a"]


def test_limit_counts_in_the_order_shown(ours: Ledger) -> None:
    assert ids(ours, limit=1) == ["region-2001-lieberman"]
    assert ids(ours, limit=1, reverse=True) == ["tm-2023-embassy"]
    assert ids(ours, limit=0) == []


def test_the_window_is_inclusive_and_strict_wants_every_possible_day(ours: Ledger) -> None:
    window = {"since": "2021", "until": "2022-06-28"}
    assert ids(ours, **window) == ["kz-2021-uav-production", "uz-2022-business-forum"]
    assert ids(ours, **window, strict=True) == ["kz-2021-uav-production"]
    assert ids(ours, since="2022-06-29", until="2022-08-18") == [
        "uz-2022-business-forum",
        "tj-2022-dushanbe-talks",
    ]
    assert ids(ours, until="2001-07-01") == ["region-2001-lieberman"]


@pytest.mark.parametrize(
    ("since", "until", "vague", "extending"),
    [
        ("2021-05-10", "2021-05-20", 1, 0),  # some day of May
        ("2022-06-29", "2022-06-29", 0, 1),  # a span of two days
        ("2022-06-28", "2022-06-29", 0, 0),
        (None, None, 0, 0),
    ],
)
def test_the_window_counts_what_may_fall_outside_and_what_extends(
    ours: Ledger, since: str | None, until: str | None, vague: int, extending: int
) -> None:
    query, _ = resolve(ours, FilterArgs(since=since, until=until), TODAY)
    found = select(ours, query)
    assert (found.vague, found.extending) == (vague, extending)


@pytest.mark.parametrize(
    ("written", "vague", "extending"),
    [
        ("1990/2020", 0, 1), ("1990/..", 0, 1), ("1990/", 1, 0), ("/2020", 1, 0), ("../2020", 1, 0), ("1990~/2020", 1, 0),
        ("2001/2020", 1, 0), ("1990/2001", 1, 0), ("[1990..2020]", 1, 0), ("2001-05?", 1, 0), ("2001-05-05/2001-05-06", 0, 0),
        ("2001-05-05/..", 0, 1), ("1990/2001-05-01", 0, 1), ("1990/2001-04", 1, 0), ("1990?/2020", 1, 0),
    ],
)  # fmt: skip
def test_spans_that_surely_touch_the_window_extend_beyond_it(
    ledger_of: Any, written: str, vague: int, extending: int
) -> None:
    ledger = ledger_of(f'[[events]]\nid = "a"\ndate = "{written}"\ntitle = "t"\n')
    found = select(ledger, Query(since=Day(2001, 4, 15), until=Day(2001, 8, 1)))
    assert (len(found.events), found.vague, found.extending) == (1, vague, extending)


@pytest.mark.parametrize(
    ("written", "window", "extending"),
    [
        ("1990/2020", Query(since=Day(2001, 4, 15)), 1),
        ("1990/2020", Query(until=Day(2001, 8, 1)), 1),
        ("[1990..]", Query(since=Day(2001, 4, 15)), 0),  # one day, which may be an earlier one
    ],
)
def test_a_window_may_be_open(ledger_of: Any, written: str, window: Query, extending: int) -> None:
    found = select(ledger_of(f'[[events]]\nid = "a"\ndate = "{written}"\ntitle = "t"\n'), window)
    assert (found.vague, found.extending) == (1 - extending, extending)
