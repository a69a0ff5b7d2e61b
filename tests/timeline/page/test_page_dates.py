"""Dates on the page: what `time` may hold, what is said to be vague, and the picture of the years."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ca_israel.dates import parse
from ca_israel.dates.words import words
from ca_israel.ledger.model import Country, Event, Status
from ca_israel.query.select import Query
from ca_israel.timeline.page.picture import legend, picture
from ca_israel.timeline.page.when import when
from ca_israel.timeline.timeline import timeline
from timeline.page.page_reading import first, read, said
from timeline.selected import one, selected

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

MACHINE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")  # HTML, 4.5.14: a year, a month, a day


@pytest.mark.parametrize(
    ("edtf", "parts", "vague"),
    [
        ("2020-09-17", [("17 September 2020", "2020-09-17")], None),
        ("2001-07", [("July 2001", "2001-07")], "day not known"),
        ("2014", [("2014", "2014")], "month not known"),
        ("2022-06-28/2022-06-29", [("28", "2022-06-28"), ("–", None), ("29 June 2022", "2022-06-29")], None),
        (
            "1991-12/1992-03",
            [("December 1991", "1991-12"), (" – ", None), ("March 1992", "1992-03")],
            "days not known",
        ),
        ("2021-05~", [("c. May 2021", None)], "approximate, day not known"),
        ("2001-11-02?", [("2 November 2001 (?)", None)], "uncertain"),
        ("202X", [("2020s", None)], "year not known"),
        ("2001-24", [("winter 2001–02", None)], "month not known"),
        ("[1992..1994]", [("between 1992 and 1994", None)], "once in that time"),
        ("2001-03-04/..", [("since 4 March 2001", None)], None),
        ("2004-05/..", [("since May 2004", None)], "day not known"),
        ("2004/2005~", [("2004 – c. 2005", None)], "approximate, months not known"),
    ],
)
def test_words_machine_form_and_vagueness(
    edtf: str, parts: list[tuple[str, str | None]], vague: str | None
) -> None:
    told = when(parse(edtf))
    assert list(map(tuple, told.parts)) == parts
    assert told.vague == vague
    assert told.edtf == (None if len(parts) == 1 and parts[0][1] else edtf)


DATES = st.sampled_from([
    "2001", "2001-02", "2001-02-28", "2001-02-28/2001-03-01", "2001/2004", "2001-21/2001-23", "2001-24", "19XX", "199X", "2001~",
    "2001-02?", "2001-02-03%", "1991/..", "../2023", "/2023", "1991/", "[..1490]", "[1992..]", "[1992..1994]", "2001-02-XX", "2001-XX-XX",
    "0001", "9999-12-31", "2001-02~/2001-03", "1985/1985-04",
])  # fmt: skip


@given(DATES)
def test_every_time_element_is_valid_and_no_word_or_edtf_is_lost(edtf: str) -> None:
    page = read(one("x", edtf))
    assert first(page, "#e .date").text() == words(parse(edtf))
    values = [node.attributes["datetime"] or "" for node in page.css("#e time")]
    assert all(MACHINE.fullmatch(value) for value in values)
    assert values == [edtf] or first(page, "#e .date").attributes["data-edtf"] == edtf


# --------------------------------------------------------------------------------------------- the picture


def drawn(*dates: str, status: Status = "occurred") -> LexborHTMLParser:
    events = tuple(
        Event(f"e{n}", parse(text), "x", countries=("a",), status=status) for n, text in enumerate(dates)
    )
    ledger = one("x").ledger._replace(events=events, countries={"a": Country("a", "Aland")})
    return read(timeline(ledger, Query()))


def looks(page: LexborHTMLParser, event: str) -> list[str | None]:
    return [node.attributes["class"] for node in page.css(f".lane a[href='#{event}'] line")]


def test_each_year_has_a_bar_that_leads_to_its_heading() -> None:
    page = read(selected("ours"))
    bars = page.css(".bar")
    assert [bar.attributes["href"] for bar in bars] == [
        f"#_y{y}" for y in (2001, 2014, 2019, 2020, 2021, 2022, 2023)
    ]
    assert [first(bar, "title").text() for bar in bars][:2] == ["2001: 2 events", "2014: 1 event"]
    assert [len(bar.css(".doubtful")) for bar in bars] == [1, 0, 0, 0, 1, 0, 0]


def test_each_country_has_a_lane_with_its_events_and_the_region_one_of_its_own() -> None:
    page = read(selected("ours"))
    lanes = {first(lane, ".name").text(): lane for lane in page.css(".lane")}
    assert list(lanes) == [
        "Kazakhstan",
        "Kyrgyzstan",
        "Tajikistan",
        "Turkmenistan",
        "Uzbekistan",
        "No country named",
    ]
    assert [a.attributes["href"] for a in lanes["Uzbekistan"].css("a")] == [
        "#region-2001-lieberman",
        "#uz-2022-business-forum",
    ]
    assert [a.attributes["href"] for a in lanes["No country named"].css("a")] == ["#region-2001-sharon"]


def test_the_picture_is_hidden_from_screen_readers_and_no_stop_for_the_keyboard() -> None:
    page = read(selected("ours"))
    assert first(page, ".picture").attributes["aria-hidden"] == "true"
    assert {a.attributes["tabindex"] for a in page.css(".picture a")} == {"-1"}


def test_vague_dates_are_soft_spans_are_spans_and_open_ends_stay_open() -> None:
    page = drawn("2001-02-03", "2005", "2010-01-01/2012-12-31", "2013/2015", "2016-01-01/..", "[2000..2002]")
    assert looks(page, "e0") == []
    assert looks(page, "e1") == ["soft"]
    assert looks(page, "e2") == ["span"]
    assert looks(page, "e3") == ["soft", "soft", "span"]
    assert looks(page, "e4") == ["open"]
    assert looks(page, "e5") == ["soft"]


def test_a_year_is_as_wide_as_its_year() -> None:
    shown = picture(
        one("x").ledger, [Event(f"e{n}", parse(d), "x") for n, d in enumerate(("2001", "2004", "2009-12-31"))]
    )
    assert shown
    (stroke,) = shown.lanes[0].marks[0].strokes
    bar = shown.bars[0]
    assert stroke.x1 == bar.x
    assert float(stroke.x2[:-1]) - float(stroke.x1[:-1]) == pytest.approx(float(bar.width[:-1]), abs=0.02)


def test_planned_and_claimed_are_drawn_otherwise() -> None:
    page = drawn("2001", "2002", status="planned")
    assert page.css(".lane a.mk.planned")
    assert first(page, ".lane use").attributes["href"] == "#_planned"
    assert page.css(".bar .doubtful")
    assert all(node.attributes["height"] == "0" for node in page.css(".bar .sure"))


@given(st.lists(DATES, min_size=2, max_size=8))
def test_whatever_the_dates_nothing_is_drawn_outside(dates: list[str]) -> None:
    events = tuple(Event(f"e{n}", parse(text), "x") for n, text in enumerate(dates))
    shown = picture(one("x").ledger, events)
    assert shown
    marks = [mark for lane in shown.lanes for mark in lane.marks]
    across = [mark.x for mark in marks] + [
        x for mark in marks for stroke in mark.strokes for x in (stroke.x1, stroke.x2)
    ]
    across += [bar.x for bar in shown.bars] + [x for x, _ in shown.ticks]
    assert all(0 <= float(x.removesuffix("%")) <= 100 for x in across)
    assert all(float(s.x1[:-1]) <= float(s.x2[:-1]) for mark in marks for s in mark.strokes)
    assert sum(bar.events for bar in shown.bars) == len(dates)
    assert len(shown.bars) <= 60
    assert len(shown.ticks) <= 7


def test_events_that_would_overlap_stand_in_rows() -> None:
    shown = picture(
        one("x").ledger,
        [Event(f"e{n}", parse(d), "x") for n, d in enumerate(("2001-01-01", "2001-01-02", "2020"))],
    )
    assert shown
    assert [mark.y for mark in shown.lanes[0].marks] == [13, 28, 13]


def test_of_a_crowd_the_lanes_tell_how_many_rather_than_which() -> None:
    events = [Event(f"e{n}", parse(f"{2000 + n % 10}"), "x") for n in range(401)]
    shown = picture(one("x").ledger, events)
    assert shown
    assert not shown.lanes[0].marks
    assert [(bar.events, bar.shade) for bar in shown.lanes[0].bars][:2] == [(41, 4), (40, 4)]
    assert "shade" in [look for look, _, _ in legend(shown, events)]


def test_shades_mean_the_same_in_every_lane() -> None:
    events = [
        Event(f"e{n}", parse(f"{2000 + n % 5}"), "x", countries=("full" if n % 4 else "thin",))
        for n in range(420)
    ]
    countries = {slug: Country(slug, slug) for slug in ("full", "thin")}
    shown = picture(one("x").ledger._replace(countries=countries), events)
    assert shown
    assert [{(bar.events, bar.shade) for bar in lane.bars} for lane in shown.lanes] == [{(63, 4)}, {(21, 2)}]


def test_no_bar_is_wide_however_few_the_years() -> None:
    few, many = (drawn("2001-02-03", f"{2001 + years}-05") for years in (0, 40))
    assert [bar.attributes["width"] for bar in few.css(".sure")] == ["4.17%"]
    assert {bar.attributes["width"] for bar in many.css(".sure")} == {"72.00%"}


def test_the_last_bar_is_as_wide_as_the_others_when_years_share_one() -> None:
    shown = picture(one("x").ledger, [Event(f"e{n}", parse(d), "x") for n, d in enumerate(("1490", "2030"))])
    assert shown
    assert len({bar.width for bar in shown.bars}) == 1
    last = shown.bars[-1]
    assert float(last.x[:-1]) + float(last.width[:-1]) <= 98.01


def test_what_a_mark_hides_is_neither_drawn_nor_explained() -> None:
    page = drawn("2001-02", "2010-06-28/2010-06-29", "2023")
    assert [looks(page, f"e{n}") for n in range(3)] == [[], [], ["soft"]]
    assert said(page, ".legend dt") == ["Filled", "Hollow", "Band"]


@pytest.mark.parametrize(
    ("status", "words"),
    [("claimed", "Broken ring"), ("disputed", "Broken ring"), ("planned", "Diamond"), ("cancelled", "Cross")],
)
def test_the_legend_explains_every_mark_and_bar(status: Status, words: str) -> None:
    assert said(drawn("2001-02-03", "2002-02-03", status=status), ".legend dt") == [words, "Dotted bar"]


@pytest.mark.parametrize(("events", "tight"), [(9, False), (10, True)])
def test_counts_that_would_touch_on_a_phone_are_known(events: int, tight: bool) -> None:
    dates = ["2001"] * events + ["2002", "2020"]
    shown = picture(one("x").ledger, [Event(f"e{n}", parse(d), "x") for n, d in enumerate(dates)])
    assert shown
    assert shown.tight is tight


def test_long_spans_of_time_share_bars_and_say_so() -> None:
    page = drawn("1490", "1495", "2030")
    assert first(page, ".all .name").text() == "Events a decade"
    assert [first(bar, "title").text() for bar in page.css(".bar")] == [
        "1490–1499: 2 events",
        "2030–2039: 1 event",
    ]
    assert first(page, ".bar").attributes["href"] == "#_y1490"


def test_one_event_needs_no_picture() -> None:
    assert not read(one("x")).css(".glance")
