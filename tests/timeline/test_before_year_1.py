"""A ledger of antiquity in every form: years as people count them, and 5,000 silent years in one line."""

from __future__ import annotations

import csv
import io
import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

from ca_israel.dates.words import years_words
from ca_israel.ledger.loader import load_text
from ca_israel.query.select import Query
from ca_israel.reports.coverage.tallies import coverage
from ca_israel.reports.coverage.text import render as render_coverage
from ca_israel.terminal.look import PLAIN, Look
from ca_israel.timeline import FORMATS, render
from ca_israel.timeline.page.scale import scale
from ca_israel.timeline.text import sparkline
from ca_israel.timeline.timeline import Timeline, timeline
from ca_israel.timeline.years import group_of, years_of

DATES = {
    "sumer": "-2999~", "athens": "-04XX", "ides": "-0043-03-15", "augustus": "-0026/0014", "decade": "000X",
    "nero": "0054-10-13", "rurik": "0862-06-30", "now": "2022-06-28",
}  # fmt: skip


def antiquity(*names: str, reverse: bool = False) -> Timeline:
    text = "schema = 1\ntitle = 'Old'\n" + "".join(
        f"[[events]]\nid = '{name}'\ndate = '{DATES[name]}'\ntitle = 'T'\n" for name in names or DATES
    )
    return timeline(load_text(text, Path("old.toml")), Query(reverse=reverse))


def test_the_text_has_years_as_people_count_them_and_a_line_for_each_silence() -> None:
    lines = render(antiquity(), "text", Look(80)).splitlines()
    assert lines[1] == "8 events, 3000 BC – AD 2022"
    assert re.fullmatch("3000 BC [▁▂▃▄▅▆▇█]{1,64} AD 2022", lines[3])
    assert len(lines) < 50
    headings = [line for line in lines[4:] if re.fullmatch(r"[0-9]+( BC)?", line)]
    assert headings == ["3000 BC", "500 BC", "44 BC", "27 BC", "1 BC", "54", "862", "2022"]
    silences = re.findall(r"┊ ([0-9]+) years", "\n".join(lines))
    assert silences == ["2499", "356", "16", "39", "807", "1159"]
    assert any(line.startswith("  ● 15 March 44 BC") for line in lines)


def test_the_text_of_one_year_and_of_one_side_of_year_1() -> None:
    assert render(antiquity("ides"), "text", PLAIN).splitlines()[1] == "1 event, 44 BC"
    lines = render(antiquity("sumer", "ides"), "text", PLAIN).splitlines()
    assert lines[1] == "2 events, 3000–44 BC"
    assert lines[3].startswith("3000 BC ")
    assert lines[3].endswith(" 44 BC")


def test_the_line_of_the_years_stays_in_its_room() -> None:
    for room in (1, 7, 40):
        assert 0 < len(sparkline([-9999, -43, 2022], room)) <= room


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    for name in ("text", "table"):
        assert max(map(len, render(antiquity(), name, Look(width)).splitlines())) <= width


def test_markdown_and_the_table_say_the_same_years() -> None:
    document = render(antiquity(), "markdown", PLAIN)
    assert re.findall("^## (.*)$", document, re.MULTILINE)[:5] == [
        "3000 BC",
        "500 BC",
        "44 BC",
        "27 BC",
        "1 BC",
    ]
    table = render(antiquity(), "table", Look(80))
    for said in (
        "c. 3000 BC",
        "the 5th century BC",
        "15 March 44 BC",
        "27 BC – AD 14",
        "1 BC – AD 9",
        "13 October 54",
    ):
        assert f"**{said}**" in document
        assert said in table


def test_json_and_plain_have_edtf_and_days_with_a_sign() -> None:
    events = {event["id"]: event for event in json.loads(render(antiquity(), "json", PLAIN))["events"]}
    ides, athens = events["ides"], events["athens"]
    assert (ides["date"], ides["earliest"], ides["latest"]) == ("-0043-03-15",) * 3
    assert (athens["earliest"], athens["latest"]) == ("-0499-01-01", "-0400-12-31")
    assert (athens["precision"], athens["display"]) == ("century", "the 5th century BC")
    assert render(antiquity("ides"), "plain", PLAIN).startswith("-0043-03-15\tides\t")


def test_csv_has_the_year_as_a_number() -> None:
    rows = {
        row["id"]: row for row in csv.DictReader(io.StringIO(render(antiquity(), "csv", PLAIN), newline=""))
    }
    assert {name: int(row["year"]) for name, row in rows.items()} == {
        "sumer": -2999, "athens": -499, "ides": -43, "augustus": -26, "decade": 0, "nero": 54, "rurik": 862, "now": 2022,
    }  # fmt: skip
    assert (
        rows["ides"]["earliest"] == "'-0043-03-15"
    )  # a spreadsheet would subtract; --raw leaves the apostrophe out
    assert rows["nero"]["date"] == "0054-10-13"


def test_the_order_is_that_of_time_both_ways() -> None:
    forwards = [event.id for event in antiquity().selection.events]
    assert forwards == list(DATES)
    assert [event.id for event in antiquity(reverse=True).selection.events] == forwards[::-1]


def test_the_page_has_no_machine_date_before_year_1_and_its_years_in_words() -> None:
    page = render(antiquity(), "html", PLAIN)
    assert re.findall('datetime="([^"]*)"', page) == ["0054-10-13", "0862-06-30", "2022-06-28"]
    assert re.findall('<section class="year" id="([^"]*)">\n<div class="margin"><h2>([^<]*)</h2>', page)[:4] == [
        ("_y-2999", "3000 BC"), ("_y-499", "500 BC"), ("_y-43", "44 BC"), ("_y-26", "27 BC"),
    ]  # fmt: skip
    assert '<a href="#_y-43">44 BC</a>' in page
    assert "8 events, 3000 BC – AD 2022" in page
    data = json.loads(re.findall('<script type="application/ld\\+json">(.*?)</script>', page)[0])
    dates = {item["item"]["@id"]: item["item"] for item in data["@graph"][0]["itemListElement"]}
    assert "startDate" not in dates["#ides"]
    assert dates["#ides"]["temporalCoverage"] == "-0043-03-15"
    assert dates["#augustus"]["endDate"] == "0014"


def test_bars_begin_with_round_years_and_none_crosses_year_1() -> None:
    page = render(antiquity(), "html", PLAIN)
    bars = re.findall('class="bar" data-group="(-?[0-9]+)"><title>([^:]*):', page)
    assert ("-1", "100–1 BC") in bars
    assert ("0", "1–99") in bars
    assert ("-30", "3000–2901 BC") in bars
    assert ("20", "2000–2099") in bars
    axis = re.findall('y="14">([^<]*)</text>', page[page.index("row axis") :])
    assert axis == ["3000 BC", "2000 BC", "1000 BC", "AD 1", "AD 1000", "AD 2000"]


def test_every_year_is_in_the_group_that_holds_it() -> None:
    for together in (1, 2, 5, 10, 100, 1000):
        for year in range(-2500, 2500):
            first, last = years_of(group_of(year, together), together)
            assert first <= year <= last
        whole = [years_of(group, together) for group in range(-3, 3)]
        assert all(before[1] + 1 == after[0] for before, after in pairwise(whole))
    assert years_words(*years_of(group_of(-43, 10), 10)) == "50–41 BC"


def test_the_scale_reaches_from_end_to_end() -> None:
    across = scale(antiquity().selection.events)
    assert (across.first, across.last, across.together) == (-2999, 2099, 100)
    assert across.of_year(across.first) < across.of_year(across.last)
    assert scale(antiquity("ides", "nero").selection.events).first == -43


def test_coverage_counts_years_as_people_do() -> None:
    ledger = antiquity().ledger
    whole = render_coverage(coverage(ledger), Look(80))
    assert "8 events, 3000 BC – AD 2022" in whole
    assert re.search(r"^  44 BC +█", whole, re.MULTILINE)
    some = render_coverage(coverage(ledger), Look(80, most=4))
    assert re.search(r"^  1000–1 BC +█+ +4", some, re.MULTILINE)


def test_every_format_renders_the_oldest_and_the_latest_day() -> None:
    text = "schema = 1\n" + "".join(
        f"[[events]]\nid = 'e{n}'\ndate = '{when}'\ntitle = 'T'\n"
        for n, when in enumerate(("-9999-01-01", "9999-12-31", "-9999/9999", "[..-9999]", "9999/.."))
    )
    for name in FORMATS:
        assert "10000 BC" in render(
            timeline(load_text(text, Path("l.toml")), Query()), name, PLAIN
        ) or name in {"plain", "ics"}
