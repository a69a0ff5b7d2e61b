"""The timeline in each format: whole outputs byte for byte, and the rules of the layout."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ca_israel.ledger import loader as ledgers
from ca_israel.query.select import Query
from ca_israel.terminal.look import PLAIN, Look
from ca_israel.text.layout import cell_width
from ca_israel.timeline import FORMATS, remarks, render
from ca_israel.timeline.text import sparkline
from ca_israel.timeline.timeline import TimelineOptions, timeline
from conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from syrupy.assertion import SnapshotAssertion

    from conftest import Ran

# The other formats have tests and snapshots of their own, in tests/timeline.
LINES = ("text", "plain", "json", "jsonl")
LEDGERS = {"ours": "events.toml", "bare": "tests/ledgers/bare.toml", "hostile": "tests/ledgers/hostile.toml"}
COLOURED = Look(width=80, colour=True, hyperlinks=True)


def rendered(name: str, form: str, look: Look = PLAIN, **query: Any) -> str:
    ledger = ledgers.load(ROOT / LEDGERS[name])._replace(path=ROOT.__class__(LEDGERS[name]))
    return render(timeline(ledger, Query(**query)), form, look)


@pytest.mark.parametrize("form", LINES)
@pytest.mark.parametrize("name", LEDGERS)
def test_whole_outputs(name: str, form: str, snapshot: SnapshotAssertion) -> None:
    assert rendered(name, form) == snapshot


@pytest.mark.parametrize("width", [60, 120])
@pytest.mark.parametrize("name", LEDGERS)
def test_text_at_other_widths(name: str, width: int, snapshot: SnapshotAssertion) -> None:
    assert rendered(name, "text", Look(width=width)) == snapshot


def test_text_in_colour(snapshot: SnapshotAssertion) -> None:
    assert rendered("ours", "text", COLOURED, countries=("kazakhstan",)) == snapshot


def test_text_in_ascii(snapshot: SnapshotAssertion) -> None:
    assert rendered("bare", "text", Look(unicode=False)) == snapshot


def test_text_backwards(snapshot: SnapshotAssertion) -> None:
    assert rendered("ours", "text", reverse=True) == snapshot


@pytest.mark.parametrize("width", [20, 33, 47, 60, 80, 200])
@pytest.mark.parametrize("name", LEDGERS)
def test_every_line_of_text_fits_but_for_urls(name: str, width: int) -> None:
    for line in rendered(name, "text", Look(width=width)).splitlines():
        assert cell_width(line) <= min(width, 100) or "://" in line


def test_colour_and_links_add_nothing_to_what_is_read() -> None:
    bare = re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;;[^\x1b]*\x1b\\", "", rendered("ours", "text", COLOURED))
    assert bare == rendered("ours", "text")


def test_links_lead_to_the_url_they_show() -> None:
    text = rendered("ours", "text", COLOURED)
    assert "\x1b]8;;http://en.kabar.kg/news/" in text
    for url, shown in re.findall(r"\x1b\]8;;([^\x1b]+)\x1b\\(http[^\x1b]*)\x1b", text):
        assert url == shown


@pytest.mark.parametrize("form", [*LINES, "table"])
def test_hostile_titles_come_out_harmless_and_whole(form: str) -> None:
    text = rendered("hostile", form)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
    joined = re.sub(r"\s+", " ", text)
    for part in (
        "[red]not red[/red] and :smile: no smile",
        "[31mred",
        "first line",
        "third",
        "ישראל פותחת שגרירות",
        "以色列在阿什哈巴德开设大使馆",
    ):
        assert part in joined, part


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_selected_is_an_empty_answer(form: str) -> None:
    text = rendered("ours", form, statuses=("disputed",))
    if form == "json":
        assert json.loads(text)["events"] == []
    elif form == "csv":
        assert text.count("\r\n") == 1
    elif form == "ics":
        assert text.startswith("BEGIN:VCALENDAR")
        assert "VEVENT" not in text
    elif form == "html":
        assert '<li class="ev ' in rendered("ours", form)
        assert '<li class="ev ' not in text
    else:
        assert text == ""


def test_dates_without_a_place_in_a_calendar_are_counted(cai: Callable[..., Ran]) -> None:
    ran = cai("timeline", "-f", "ics")
    assert ran.out.count("BEGIN:VEVENT") == 3
    told = "6 events have no exact day, and no place in the calendar; --vague span or first puts them there"
    assert ran.err == f"cai: {told}\n"
    for vague in ("span", "first"):
        ran = cai("timeline", "-f", "ics", "--vague", vague)
        assert ran.out.count("BEGIN:VEVENT") == 9
        assert ran.err == ""
    assert cai("timeline", "-f", "ics", "--vague", "frist").code == 2


def test_an_open_end_has_no_place_in_a_calendar_at_all(ledger_of: Any) -> None:
    ledger = ledger_of('[[events]]\nid = "a"\ndate = "1991/.."\ntitle = "t"\n')
    found = timeline(ledger, Query(), TimelineOptions(vague="span"))
    assert remarks(found, "ics") == ["1 event has an open end, and no place in the calendar"]


def test_a_raw_table_is_not_disarmed(cai: Callable[..., Ran], tmp_path: Any) -> None:
    ledger = tmp_path / "l.toml"
    ledger.write_text('schema = 1\n[[events]]\nid = "a"\ndate = "1991"\ntitle = "=1+1"\n', encoding="utf-8")
    assert ",'=1+1," in cai("timeline", "--ledger", str(ledger), "-f", "csv").out
    assert ",=1+1," in cai("timeline", "--ledger", str(ledger), "-f", "csv", "--raw").out


def test_json_keeps_its_shape() -> None:
    document = json.loads(rendered("ours", "json", countries=("uzbekistan",), search="forum"))
    assert list(document) == ["schema", "ledger", "title", "query", "count", "events", "footnotes", "works"]
    assert document["schema"] == 1
    assert document["count"] == 1
    assert document["query"]["country"] == ["uzbekistan"]
    assert document["footnotes"] == {
        "8": "“An Uzbek-Israeli Business Forum Was Held in Tel Aviv”, Invest, https://invest.gov.uz/mediacenter/news/"
        "an-uzbek-israeli-business-forum-was-held-in-tel-aviv/, (Date of Accession: 29.03.2023)."
    }
    assert document["events"] == [
        {
            "id": "uz-2022-business-forum", "date": "2022-06-28/2022-06-29", "earliest": "2022-06-28",
            "latest": "2022-06-29", "precision": "day", "display": "28–29 June 2022",
            "title": "Uzbek-Israeli Business Forum meets in Tel Aviv", "detail": None, "countries": ["uzbekistan"],
            "categories": ["economic"], "status": "occurred", "place": "Tel Aviv", "people": [], "follows": None,
            "footnotes": [8], "sources": ["invest-forum"], "x": {},
        }
    ]  # fmt: skip


def test_json_lines_are_the_events_of_the_document() -> None:
    document = json.loads(rendered("ours", "json"))
    for line, event in zip(rendered("ours", "jsonl").splitlines(), document["events"], strict=True):
        assert json.loads(line) == event | {
            "works": {key: document["works"][key] for key in event["sources"]}
        }


def test_json_bounds_are_null_where_open() -> None:
    events = {event["id"]: event for event in json.loads(rendered("bare", "json"))["events"]}
    assert (events["before"]["earliest"], events["before"]["latest"]) == (None, "1490-12-31")
    assert (events["gauge"]["earliest"], events["gauge"]["latest"]) == ("1901-01-01", None)


def test_plain_has_six_fields_a_line() -> None:
    for name in LEDGERS:
        for line in rendered(name, "plain").splitlines():
            assert line.count("\t") == 5


@pytest.mark.parametrize(
    ("status", "date", "mark"),
    [
        ("occurred", "2001-02-03", "●"), ("occurred", "2001-02-03/2001-02-05", "●"), ("occurred", "2001-02", "○"),
        ("occurred", "2001-02-03~", "○"), ("claimed", "2001-02-03", "○"), ("disputed", "2001-02-03", "○"),
        ("planned", "2001-02-03", "◇"), ("cancelled", "2001", "×"),
    ],
)  # fmt: skip
def test_marks_tell_status_and_vagueness_by_shape(ledger_of: Any, status: str, date: str, mark: str) -> None:
    ledger = ledger_of(f'[[events]]\nid = "a"\ndate = "{date}"\ntitle = "T"\nstatus = "{status}"\n')
    text = render(timeline(ledger, Query()), "text", PLAIN)
    word = "" if status == "occurred" else status.upper() + " "
    assert re.search(rf"^  {mark} \S.*  {word}T$", text, re.MULTILINE)


def gaps(ledger_of: Any, *dates: str, reverse: bool = False) -> list[str]:
    ledger = ledger_of(
        "".join(f'[[events]]\nid = "e{n}"\ndate = "{d}"\ntitle = "T"\n' for n, d in enumerate(dates))
    )
    text = render(timeline(ledger, Query(reverse=reverse)), "text", PLAIN)
    return re.findall(r"┊ (\d+ years?) without", text)


def test_silent_years_are_counted(ledger_of: Any) -> None:
    assert gaps(ledger_of, "2001", "2003", "2004", "2010") == ["1 year", "5 years"]
    assert gaps(ledger_of, "2001", "2003", "2004", "2010", reverse=True) == ["5 years", "1 year"]


def test_a_year_in_which_an_event_may_lie_or_last_is_not_silent(ledger_of: Any) -> None:
    assert gaps(ledger_of, "2001/2003", "2005") == ["1 year"]
    assert gaps(ledger_of, "2001/2003", "2005", reverse=True) == ["1 year"]
    assert gaps(ledger_of, "200X", "2002", "2012") == ["2 years"]
    assert gaps(ledger_of, "2001/..", "2005") == ["3 years"]


def test_the_sparkline_has_a_bar_for_every_year_or_for_some_together() -> None:
    assert sparkline([2001, 2001, 2003], 80) == "█▁▅"
    assert sparkline([2001], 80) == "█"
    assert len(sparkline([1, 9999], 40)) <= 40


@given(
    st.lists(st.integers(min_value=1, max_value=9999), min_size=1), st.integers(min_value=1, max_value=120)
)
def test_the_sparkline_fits_and_shows_every_event(years: list[int], room: int) -> None:
    bars = sparkline(years, room)
    assert len(bars) <= room
    assert bars.count("█") >= 1
    assert bars[0] != "▁"
    assert bars[-1] != "▁"


def test_the_window_is_told_in_the_head_or_beside_the_answer(ours: Any) -> None:
    from ca_israel.dates import Day

    found = timeline(ours, Query(since=Day(2021, 5, 2), until=Day(2022, 6, 28)))
    assert "2 of 9 events, 2021–2022 · 1 may fall outside the time asked for · 1 reaches beyond it" in re.sub(
        r"\s+", " ", render(found, "text", PLAIN)
    )
    assert remarks(found, "plain") == [
        "2 events, 1 may fall outside the time asked for",
        "2 events, 1 extending beyond the time asked for",
    ]
    assert remarks(found, "text") == []


def test_an_empty_answer_says_what_there_is(ours: Any, ledger_of: Any) -> None:
    assert remarks(timeline(ours, Query(search="x" * 9)), "text") == ["no event matches; the ledger has 9"]
    assert remarks(timeline(ours, Query(limit=0)), "text") == ["no event is shown with --limit 0"]
    assert remarks(timeline(ledger_of(""), Query()), "text") == ["this ledger has no events"]


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.json", "json"), ("a.jsonl", "jsonl"), ("a.ndjson", "jsonl"), ("a.TXT", "text"), ("a.tsv", "plain"),
        ("a.md", "markdown"), ("a.html", "html"), ("a.htm", "html"),
    ],
)  # fmt: skip
def test_the_suffix_of_the_file_names_the_format(
    cai: Callable[..., Ran], tmp_path: Any, name: str, form: str
) -> None:
    assert cai("timeline", "-o", tmp_path / name) == (0, "", "")
    assert (tmp_path / name).read_text(encoding="utf-8") == cai("timeline", "-f", form).out


def test_a_file_without_a_known_suffix_needs_a_format(cai: Callable[..., Ran], tmp_path: Any) -> None:
    ran = cai("timeline", "-o", tmp_path / "a.docx")
    assert ran.code == 2
    assert 'no format goes by the name "a.docx"; name one with -f' in ran.err
    assert cai("timeline", "-f", "json", "-o", tmp_path / "a.docx").code == 0


def test_a_mistyped_format_is_met_with_the_nearest(cai: Callable[..., Ran]) -> None:
    assert cai("timeline", "-f", "jsn") == (2, "", 'cai: --format cannot be "jsn"; did you mean "json"?\n')


def test_the_readme_s_promise_of_nine_events(cai: Callable[..., Ran]) -> None:
    events = json.loads(cai("timeline", "-f", "json").out)["events"]
    assert [event["date"] for event in events] == [
        "2001-07", "2001-11", "2014", "2019", "2020-09-17", "2021-05", "2022-06-28/2022-06-29", "2022-08-18", "2023-03",
    ]  # fmt: skip


@given(st.text(min_size=1, max_size=60), st.text(max_size=60), st.integers(min_value=20, max_value=120))
def test_any_text_of_a_ledger_is_harmless_and_whole_in_every_format(
    title: str, detail: str, width: int
) -> None:
    from pathlib import Path

    from ca_israel.dates import parse
    from ca_israel.ledger.model import Event, Ledger
    from ca_israel.text.safe import harmless

    event = Event("e", parse("2001"), title, detail=detail, people=(title,), x={"k": title})
    found = timeline(Ledger(Path("l.toml"), title=title, events=(event,)), Query())
    for form in LINES:
        text = render(found, form, Look(width=width))
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]", text)
        if form in {"json", "jsonl"}:
            data = json.loads(text)
            assert (data["events"][0] if form == "json" else data)["title"] == title
        elif form == "plain":
            assert harmless(title) in text
        else:
            assert re.sub(r"\s", "", harmless(title)) in re.sub(r"\s", "", text)
