"""Coverage: what is counted, for whom, and how it is told."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ca_israel.dates import parse
from ca_israel.ledger import loader as ledgers
from ca_israel.ledger.model import STATUSES, Country, Event, Ledger
from ca_israel.reports.coverage import FORMATS, render
from ca_israel.reports.coverage.tallies import Coverage, Tally, coverage
from ca_israel.terminal.look import PLAIN, Look
from ca_israel.text.layout import cell_width
from ca_israel.text.safe import harmless
from conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from syrupy.assertion import SnapshotAssertion

LEDGERS = {
    "ours": "events.toml", "bare": "tests/ledgers/bare.toml", "hostile": "tests/ledgers/hostile.toml",
    "minimal": "tests/ledgers/minimal.toml", "lighthouses": "tests/ledgers/lighthouses.toml",
}  # fmt: skip
SMALL = """
party = "il"
categories = ["trade", "visit"]
[countries.kz]
name = "Kazakhstan"
[countries.uz]
name = "Uzbekistan"
[countries.il]
name = "Israel"
[article]
accessed = 2023-03-29
[sources.kept]
type = "web"
title = "Kept"
url = "https://example.org/kept"
published = "2020"
archive = { url = "https://archive.example/kept" }
[sources.lost]
type = "web"
title = "Lost"
url = "https://example.org/lost"
[sources.book]
type = "book"
title = "Book"
[sources.idle]
type = "web"
title = "Idle"
url = "https://example.org/idle"
[footnotes]
1 = "kept"
2 = ["kept", "lost"]
3 = "kept"
[[events]]
id = "late"
date = "2021-05-06"
title = "T"
countries = ["kz", "uz"]
categories = ["trade", "visit"]
footnotes = [2]
[[events]]
id = "twice-one"
date = "2020-01"
title = "T"
countries = ["kz"]
categories = ["trade"]
footnotes = [1, 3]
sources = ["kept"]
[[events]]
id = "nothing"
date = "2019/2021"
title = "T"
status = "claimed"
[[events]]
id = "direct"
date = "2019-05-06/2019-05-07"
title = "T"
countries = ["uz"]
sources = ["book"]
"""


@pytest.fixture
def small(ledger_of: Callable[[str], Ledger]) -> Coverage:
    return coverage(ledger_of(SMALL))


def loaded(name: str) -> Coverage:
    return coverage(ledgers.load(ROOT / LEDGERS[name])._replace(path=Path(LEDGERS[name])))


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", LEDGERS)
def test_whole_outputs(name: str, form: str, snapshot: SnapshotAssertion) -> None:
    assert render(loaded(name), form, PLAIN) == snapshot


@pytest.mark.parametrize("width", [40, 60, 120])
def test_text_at_other_widths(width: int, snapshot: SnapshotAssertion) -> None:
    assert render(loaded("ours"), "text", Look(width)) == snapshot


# ---------------------------------------------------------------------------------------- what is counted


def test_the_whole(small: Coverage) -> None:
    assert small.total == Tally(events=4, exact_day=2, without_source=1, single_source=2)
    assert small.statuses == dict.fromkeys(STATUSES, 0) | {"occurred": 3, "claimed": 1}
    assert small.without_source == ("nothing",)


def test_one_work_by_several_footnotes_is_one_source_alone_and_one_footnote_of_two_works_is_not(
    small: Coverage,
) -> None:
    assert small.single_source == ("direct", "twice-one")
    assert "Events on one source alone (2)\n  direct, twice-one\n" in render(small, "text", PLAIN)


def test_an_event_counts_once_in_each_of_its_countries_and_the_region_has_its_own_row(
    small: Coverage,
) -> None:
    assert small.countries == {
        "kz": Tally(events=2, exact_day=1, without_source=0, single_source=1),
        "uz": Tally(events=2, exact_day=2, without_source=0, single_source=1),
        None: Tally(events=1, exact_day=0, without_source=1, single_source=0),
    }


def test_the_party_takes_part_in_all_and_has_no_row(small: Coverage) -> None:
    assert "il" not in small.countries
    assert "Israel" not in render(small, "text", PLAIN)
    assert json.loads(render(small, "json", PLAIN))["party"] == "il"


def test_categories_and_events_without_one(small: Coverage) -> None:
    assert {name: tally.events for name, tally in small.categories.items()} == {
        "trade": 2,
        "visit": 1,
        None: 2,
    }
    assert list(small.categories) == ["trade", "visit", None]


def test_a_vague_date_counts_in_its_first_possible_year(small: Coverage) -> None:
    assert {year: tally.events for year, tally in small.years.items()} == {2019: 2, 2020: 1, 2021: 1}
    assert list(small.years) == [2019, 2020, 2021]
    assert small.years[2019].exact_day == 1


@pytest.mark.parametrize(
    ("when", "exact"),
    [("2001-02-03", 1), ("2001-02-03/2001-02-05", 1), ("2001-02-03~", 0), ("2001-02-03?", 0), ("2001-02-03/..", 0),
     ("[2001-02-03..2001-02-05]", 0), ("2001-02", 0), ("2001", 0)],
)  # fmt: skip
def test_an_exact_day_is_known_at_both_ends_and_not_in_doubt(when: str, exact: int) -> None:
    ledger = Ledger(Path("l"), events=(Event("e", parse(when), "T"),))
    assert coverage(ledger).total.exact_day == exact


def test_sources(small: Coverage) -> None:
    assert small.sources._asdict() == {
        "sources": 4, "cited": 3, "with_url": 3, "archived": 1, "verified": None, "accessed": 2, "published": 1,
        "without_archive": ("lost", "idle"),
    }  # fmt: skip


def test_an_empty_ledger(ledger_of: Callable[[str], Ledger]) -> None:
    empty = coverage(ledger_of(""))
    assert render(empty, "text", PLAIN) == "events\nno events\n"
    document = json.loads(render(empty, "json", PLAIN))
    assert (document["total"]["events"], document["years"], document["sources"]["sources"]) == (0, [], 0)


def test_sources_without_events(ledger_of: Callable[[str], Ledger]) -> None:
    text = render(coverage(ledger_of('[sources.a]\ntype = "web"\ntitle = "A"\n')), "text", PLAIN)
    assert "no events" in text
    assert re.search(r"^  cited +0$", text, re.MULTILINE)


# ------------------------------------------------------------------------------------------ how it is told


def test_json_keeps_its_shape(small: Coverage) -> None:
    document = json.loads(render(small, "json", PLAIN))
    counts = ["events", "exact_day", "without_source", "single_source"]
    assert document["schema"] == 1
    assert list(document) == [
        "schema", "ledger", "title", "party", "total", "statuses", "countries", "categories", "years",
        "without_source", "single_source", "sources",
    ]  # fmt: skip
    assert list(document["total"]) == counts
    assert list(document["statuses"]) == list(STATUSES)
    assert [list(row) for row in document["countries"]] == [["country", "name", *counts]] * 3
    assert [list(row) for row in document["categories"]] == [["category", *counts]] * 3
    assert [list(row) for row in document["years"]] == [["year", *counts]] * 3
    assert document["countries"][1]["name"] == "Uzbekistan"
    assert (document["countries"][-1]["country"], document["countries"][-1]["name"]) == (None, None)
    assert list(document["sources"]) == [
        "sources", "cited", "with_url", "archived", "verified", "accessed", "published", "without_archive",
    ]  # fmt: skip


def test_a_bar_is_as_long_as_its_share_and_what_is_there_has_one() -> None:
    rows = {
        line.split()[0]: line.count("█")
        for line in render(loaded("ours"), "text", Look(100)).splitlines()
        if "██" in line
    }
    assert rows["occurred"] == 30
    assert rows["planned"] == rows["claimed"] == 5  # a seventh of thirty, rounded up
    many = tuple(Event(f"e{n}", parse("2001" if n else "2000"), "T") for n in range(500))
    text = render(coverage(Ledger(Path("l"), events=many)), "text", PLAIN)
    assert re.search(r"^  2000 +█ +1 ", text, re.MULTILINE)


def test_bars_shrink_before_counts_go_and_counts_go_before_the_bars_do() -> None:
    assert "events    day  source  source\n" in render(loaded("ours"), "text", Look(60))
    narrow = render(loaded("ours"), "text", Look(50))
    assert ("██" in narrow, "exact" in narrow) == (True, False)


def test_counts_stand_under_the_last_line_of_their_headings(small: Coverage) -> None:
    table = re.search(r".* exact .*\nCountry.*\n  Kazakhstan.*", render(small, "text", PLAIN))
    assert table
    above, heads, row = ([m.end() for m in re.finditer(r"\S+", line)] for line in table[0].splitlines())
    assert above == heads[-3:] == row[-3:]
    assert table[0].split()[-4:] == ["2", "1", "1", "0"]


def test_text_in_ascii() -> None:
    text = render(loaded("bare"), "text", Look(unicode=False))
    assert text.isascii()
    assert "##" in text


def test_colour_adds_nothing_to_what_is_read() -> None:
    painted = render(loaded("ours"), "text", Look(colour=True))
    assert [line.rstrip() for line in re.sub(r"\x1b\[[0-9;]*m", "", painted).splitlines()] == render(
        loaded("ours"), "text", PLAIN
    ).splitlines()


@pytest.mark.parametrize("width", [20, 33, 50, 80, 200])
@pytest.mark.parametrize("name", LEDGERS)
def test_every_line_fits_but_for_ids(name: str, width: int) -> None:
    what = loaded(name)
    keys = {*what.without_source, *what.single_source, *what.sources.without_archive}
    for line in render(loaded(name), "text", Look(width)).splitlines():
        assert cell_width(line) <= min(width, 100) or line.strip(" ,") in keys


def test_ids_are_joined_as_far_as_they_fit() -> None:
    for width in range(30, 80):
        told = render(loaded("ours"), "text", Look(width)).partition("no archived")[2]
        listed = [line for line in told.splitlines() if line.startswith("  ")]
        assert all(len(line) <= width for line in listed)
        assert all(len(f"{line} {after.split()[0]}") >= width for line, after in pairwise(listed))


def test_a_long_list_ends_with_how_many_more(ledger_of: Callable[[str], Ledger]) -> None:
    def told(number: int) -> str:
        events = (f'[[events]]\nid = "e{n}"\ndate = "2001"\ntitle = "T"\n' for n in range(number))
        return render(coverage(ledger_of("".join(events))), "text", PLAIN)

    assert told(15).endswith(" e14\n")
    assert told(17).endswith(" e14\n  … and 2 more; --all shows them\n")


def test_ids_are_never_cut(ledger_of: Callable[[str], Ledger]) -> None:
    keys = [f"{letter * 50}-{n}" for n, letter in enumerate("abc")]
    text = "".join(f'[[events]]\nid = "{key}"\ndate = "2001"\ntitle = "T"\n' for key in keys)
    lines = render(coverage(ledger_of(text)), "text", Look(30)).splitlines()
    start = lines.index("Events without a source (3)")
    assert lines[start + 1 : start + 4] == [f"  {keys[0]},", f"  {keys[1]},", f"  {keys[2]}"]


@given(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda text: not text.isspace()),
    st.integers(min_value=20, max_value=120),
)
def test_any_name_is_harmless_and_whole(name: str, width: int) -> None:
    events = (Event("e", parse("2001-02-03"), "T", countries=("c",)),)
    ledger = Ledger(
        Path("l.toml"), title=name, categories=(), countries={"c": Country("c", name)}, events=events
    )
    text = render(coverage(ledger), "text", Look(width))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e]", text)
    assert "".join(harmless(name).split()) in "".join(text.split())
