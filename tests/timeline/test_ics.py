"""The calendar: read back by icalendar, honest about what is vague, planned or in doubt."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from icalendar import Calendar, vText

from ca_israel.ledger.loader import load_text
from ca_israel.ledger.model import Archive, Citation, Country, Footnote, Ledger, Name, Source
from ca_israel.query.select import Query
from ca_israel.terminal.look import PLAIN, Look
from ca_israel.text.safe import harmless
from ca_israel.timeline import remarks
from ca_israel.timeline.ics import left_out, render, too_early
from ca_israel.timeline.timeline import Timeline, TimelineOptions
from ca_israel.timeline.timeline import timeline as timeline_of
from timeline.selected import NASTY, TEXTS, one, selected

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

SPAN, FIRST = TimelineOptions(vague="span"), TimelineOptions(vague="first")


def entries(timeline: Timeline) -> list[Any]:  # a property of icalendar's may be one of thirty types
    """The entries as icalendar reads them; nothing else stands in the calendar, and nothing is wrong with it."""
    text = render(timeline, PLAIN)
    calendar = Calendar.from_ical(text)
    events = calendar.walk("VEVENT")
    assert [part.name for part in calendar.subcomponents] == (["VEVENT"] * len(events) or ["VTIMEZONE"])
    assert not [fault for part in calendar.walk() for fault in part.errors]
    return events


def entry(timeline: Timeline) -> Any:
    """The only entry."""
    (only,) = entries(timeline)
    return only


def cited(*sources: Source) -> Ledger:
    """A ledger whose footnotes 1, 2, … cite these."""
    notes = {n: Footnote(n, (Citation(source.key),)) for n, source in enumerate(sources, 1)}
    return Ledger(
        Path("l.toml"), title="L", sources={source.key: source for source in sources}, footnotes=notes
    )


@pytest.mark.parametrize(
    ("name", "options"), [("ours", TimelineOptions()), ("bare", SPAN), ("hostile", SPAN)]
)
def test_whole_outputs(name: str, options: TimelineOptions, snapshot: SnapshotAssertion) -> None:
    assert render(selected(name, options), PLAIN) == snapshot


# ------------------------------------------------------------------------------------------------ days


@pytest.mark.parametrize(
    ("when", "skip", "span", "first"),
    [
        ("2020-09-17", ("2020-09-17", 1), ("2020-09-17", 1), ("2020-09-17", 1)),
        ("2022-06-28/2022-06-29", ("2022-06-28", 2), ("2022-06-28", 2), ("2022-06-28", 2)),
        ("2021-05", None, ("2021-05-01", 31), ("2021-05-01", 1)),
        ("2020-09-17~", None, ("2020-09-17", 1), ("2020-09-17", 1)),
        ("2020-09-17?", None, ("2020-09-17", 1), ("2020-09-17", 1)),
        ("[1992-01-01..1992-01-04]", None, ("1992-01-01", 4), ("1992-01-01", 1)),
        ("202X", None, ("2020-01-01", 3653), ("2020-01-01", 1)),
        ("1991/..", None, None, ("1991-01-01", 1)),
        ("../2023", None, None, None),
        ("[..2023]", None, None, None),
        ("-0043-03-15", None, None, None),
        ("0000", None, None, None),
        ("0000-12-31/0001-01-02", None, None, None),
        ("0001-01-01", ("0001-01-01", 1), ("0001-01-01", 1), ("0001-01-01", 1)),
        ("9999-12-31", ("9999-12-31", 1), ("9999-12-31", 1), ("9999-12-31", 1)),
        ("9999-12-30/9999-12-31", ("9999-12-30", 2), ("9999-12-30", 2), ("9999-12-30", 2)),
    ],
)  # fmt: skip
def test_which_days_a_date_takes_up(when: str, skip: Any, span: Any, first: Any) -> None:
    for vague, days in (("skip", skip), ("span", span), ("first", first)):
        what = one("T", when, options=TimelineOptions(vague=vague))  # type: ignore[arg-type]
        assert left_out(what) == (days is None)
        found = [(e.start.isoformat(), (e.duration or timedelta(1)).days) for e in entries(what)]
        assert found == ([days] if days else []), vague


def test_the_end_is_the_day_after_and_days_have_no_time() -> None:
    text = render(one("T", "2022-06-28/2022-06-29"), PLAIN)
    assert "DTSTART;VALUE=DATE:20220628\r\nDTEND;VALUE=DATE:20220630\r\n" in text


def test_those_left_out_are_counted() -> None:
    assert (left_out(selected("ours")), len(entries(selected("ours")))) == (6, 3)
    assert (left_out(selected("ours", SPAN)), len(entries(selected("ours", SPAN)))) == (0, 9)
    assert (left_out(selected("bare", SPAN)), left_out(selected("bare", FIRST))) == (2, 1)


def test_what_begins_before_the_year_1_is_left_out_and_counted_apart() -> None:
    ledger = load_text(
        "schema = 1\n"
        + "".join(
            f"[[events]]\nid = 'e{n}'\ndate = '{when}'\ntitle = 'T'\n"
            for n, when in enumerate(("-0043-03-15", "-04XX", "-0026/0014", "/0014", "0014", "0014-08-19"))
        ),
        Path("l.toml"),
    )
    whole = timeline_of(ledger, Query())
    assert (left_out(whole), too_early(whole), len(entries(whole))) == (5, 3, 1)
    assert remarks(whole, "ics") == [
        "2 events have no exact day, and no place in the calendar; --vague span or first puts them there",
        "3 events begin before the year 1, where no calendar reaches",
    ]
    spans = timeline_of(ledger, Query(), SPAN)
    assert remarks(spans, "ics") == [
        "1 event has an open end, and no place in the calendar",
        "3 events begin before the year 1, where no calendar reaches",
    ]
    assert remarks(one("T", "-0043"), "ics") == [
        "1 event begins before the year 1, where no calendar reaches"
    ]


def test_a_calendar_without_an_event_is_one_all_the_same() -> None:
    for timeline in (selected("ours", limit=0), one("T", "2001")):
        text = render(timeline, PLAIN)
        assert entries(timeline) == []
        assert text.startswith(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//ca-israel//cai//EN\r\nX-WR-CALNAME:"
        )
        assert text.endswith(
            "BEGIN:VTIMEZONE\r\nTZID:Etc/UTC\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
            "TZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nEND:VCALENDAR\r\n"
        )
    assert "VTIMEZONE" not in render(one("T", "2001-02-03"), PLAIN)


# ---------------------------------------------------------------------------------------------- honest


@pytest.mark.parametrize(
    ("status", "told", "summary"),
    [
        ("occurred", "CONFIRMED", "T"), ("planned", "TENTATIVE", "PLANNED T"), ("claimed", "TENTATIVE", "CLAIMED T"),
        ("disputed", "TENTATIVE", "DISPUTED T"), ("cancelled", "CANCELLED", "CANCELLED T"),
    ],
)  # fmt: skip
def test_the_status_is_told_to_the_program_and_to_the_reader(status: Any, told: str, summary: str) -> None:
    found = entry(one("T", status=status))
    assert (found["STATUS"], found["SUMMARY"], found["X-CAI-STATUS"]) == (told, summary, status)
    assert f"Status: {status}" in found["DESCRIPTION"].splitlines()


def test_a_vague_date_keeps_its_words_and_its_edtf() -> None:
    for options in (SPAN, FIRST):
        found = entry(one("T", "2021-05~", options=options))
        assert (found["SUMMARY"], found["X-CAI-EDTF"]) == ("T (c. May 2021)", "2021-05~")
        assert "Date: c. May 2021" in found["DESCRIPTION"].splitlines()


def test_nobody_is_busy() -> None:
    assert entry(one("T"))["TRANSP"] == "TRANSPARENT"


# ----------------------------------------------------------------------------------------- what it says


def test_each_entry_has_its_notes_in_full() -> None:
    jo = Source("k", "news", "Headline", authors=(Name("Roe", "Jo"),), url="https://example.org/")
    ledger = cited(jo, jo)._replace(countries={"a": Country("a", "A, Land")})
    found = entry(
        one("T", ledger=ledger, footnotes=(1, 2), countries=("a",), people=("P", "Q"), detail="More.\nYet.")
    )
    assert found["DESCRIPTION"].splitlines() == [
        "More. Yet.", "", "Date: 3 February 2001", "Status: occurred", "Countries: A, Land", "People: P, Q", "",
        "[1] Jo Roe, “Headline”, https://example.org/.", "[2] Jo Roe, “Headline”, https://example.org/.",
    ]  # fmt: skip


def test_place_and_categories_are_the_calendar_s_own() -> None:
    found = entry(one("T", place="Tel Aviv; Yafo", categories=("a, b", "c;d")))
    assert (found["LOCATION"], found["CATEGORIES"].cats) == ("Tel Aviv; Yafo", ["a, b", "c;d"])


def test_the_address_is_that_of_the_first_work_that_has_one() -> None:
    book, page = Source("b", "book", "B"), Source("p", "web", "P", url="https://example.org/p")
    other = Source("o", "web", "O", url="https://example.org/o")
    assert (
        entry(one("T", ledger=cited(book, page, other), footnotes=(1, 2, 3)))["URL"]
        == "https://example.org/p"
    )
    assert "URL" not in entry(one("T", ledger=cited(book), footnotes=(1,)))


def test_a_usurped_address_is_never_given() -> None:
    copy = Archive("https://archive.example/1/", None)
    sold = Source("s", "web", "S", url="https://sold.example/", state="usurped")
    assert "URL" not in entry(one("T", ledger=cited(sold), footnotes=(1,)))
    assert "sold.example" not in render(one("T", ledger=cited(sold), footnotes=(1,)), PLAIN)
    kept = cited(sold._replace(archive=copy))
    assert entry(one("T", ledger=kept, footnotes=(1,)))["URL"] == copy.url


@pytest.mark.parametrize(
    ("url", "uri"),
    [
        ("https://example.org/где?a=%20b#ц", "https://example.org/%D0%B3%D0%B4%D0%B5?a=%20b#%D1%86"),
        ("https://example.org/a;b,c", "https://example.org/a;b,c"),
        ("HTTPS://EXAMPLE.org/\u202e", "HTTPS://EXAMPLE.org/%E2%80%AE"),
    ],
)
def test_an_address_is_a_uri(url: str, uri: str) -> None:
    page = Source("p", "web", "P", url=url)
    assert entry(one("T", ledger=cited(page), footnotes=(1,)))["URL"] == uri


def test_only_web_addresses_are_given() -> None:
    page = Source("p", "web", "P", url="javascript:alert(1)")
    assert "URL" not in entry(one("T", ledger=cited(page), footnotes=(1,)))


# --------------------------------------------------------------------------------------------- identity


def test_the_uid_is_made_of_the_ledger_s_title_and_the_event_s_id_alone() -> None:
    here = Ledger(Path("/here/a.toml"), title="L")
    uid = entry(one("T", ledger=here))["UID"]
    assert uid == "b935d268-b075-52b3-8005-6b6c28e93da0"
    assert (
        entry(one("Other", "2020-01-01", status="planned", ledger=here._replace(path=Path("b"))))["UID"]
        == uid
    )
    assert entry(one("T", ledger=here._replace(title="M")))["UID"] != uid
    assert entry(one("T", ledger=here, id="f"))["UID"] != uid


def test_a_ledger_without_a_title_goes_by_its_file() -> None:
    uids = [
        entry(one("T", ledger=Ledger(Path(path))))["UID"] for path in ("/x/a.toml", "/y/a.toml", "/x/b.toml")
    ]
    assert uids[0] == uids[1] != uids[2]


def test_no_clock_is_read() -> None:
    assert entry(one("T"))["DTSTAMP"].to_ical() == b"19700101T000000Z"


def test_the_bytes_do_not_depend_on_the_terminal() -> None:
    assert render(selected("ours"), Look(20, colour=True, unicode=False)) == render(selected("ours"), PLAIN)


# ---------------------------------------------------------------------------------------------- hostile


@pytest.mark.parametrize("text", NASTY)
def test_hostile_text_is_folded_between_characters_and_forges_nothing(text: str) -> None:
    ledger = Ledger(Path("l.toml"), title=text, countries={"c": Country("c", text)})
    what = one(
        text, ledger=ledger, detail=text, place=text, people=(text,), categories=(text,), countries=("c",)
    )
    data = render(what, PLAIN).encode()
    *lines, end = data.split(b"\r\n")
    assert end == b""
    for line in lines:
        assert len(line) <= 75
        assert b"\n" not in line
        assert b"\r" not in line
        assert line.decode().isprintable()
    found = entry(what)
    assert found["SUMMARY"] == found["LOCATION"] == harmless(text)
    assert found["CATEGORIES"].cats == [harmless(text)]
    assert found["DESCRIPTION"].splitlines()[0] == harmless(text)
    name = Calendar.from_ical(data.decode())["X-WR-CALNAME"]
    assert name == vText(harmless(text)).to_ical().decode()  # icalendar leaves X- properties escaped


@given(TEXTS, TEXTS)
def test_any_text_is_read_back(title: str, detail: str) -> None:
    found = entry(one(title, detail=detail, place=detail, categories=(title,)))
    assert (found["SUMMARY"], found["LOCATION"]) == (harmless(title), harmless(detail))
    assert found["CATEGORIES"].cats == [harmless(title)]
    assert found["DESCRIPTION"].startswith(f"{harmless(detail)}\n\nDate: 3 February 2001\n")
    assert found.start == date(2001, 2, 3)
