"""The table: columns by the room there is, text folded, ids and addresses whole, data never markup."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ca_israel.dates import parse
from ca_israel.ledger.model import Country, Event, Ledger
from ca_israel.query.select import Query
from ca_israel.terminal.look import PLAIN, Look
from ca_israel.text.layout import cell_width
from ca_israel.text.safe import harmless
from ca_israel.timeline.table import render
from ca_israel.timeline.timeline import timeline
from timeline.selected import LEDGERS, NASTY, TEXTS, one, selected

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from ca_israel.timeline.timeline import Timeline

URL = "https://example.org/a-long-address-that-no-column-of-thirty-cells-holds"


def heads(timeline: Timeline, width: int) -> list[str]:
    """The heads of the columns."""
    return render(timeline, Look(width)).splitlines()[0].split()


def body(timeline: Timeline, width: int) -> list[str]:
    """The rows, the notes left out."""
    return render(timeline, Look(width)).partition("\n\nNotes\n")[0].splitlines()[2:]


def flat(lines: list[str]) -> str:
    return re.sub(r"\s", "", "".join(lines))


@pytest.mark.parametrize("width", [60, 80, 120, 200])
@pytest.mark.parametrize("name", LEDGERS)
def test_whole_outputs(name: str, width: int, snapshot: SnapshotAssertion) -> None:
    assert render(selected(name), Look(width)) == snapshot


def test_in_colour(snapshot: SnapshotAssertion) -> None:
    assert render(selected("ours"), Look(120, colour=True)) == snapshot


def test_in_ascii(snapshot: SnapshotAssertion) -> None:
    text = render(selected("bare"), Look(unicode=False))
    assert text.isascii()
    assert text == snapshot


def test_nothing_selected_is_an_empty_answer() -> None:
    assert render(selected("ours", limit=0), PLAIN) == ""


# ---------------------------------------------------------------------------------------------- columns


@pytest.mark.parametrize(
    ("width", "columns"),
    [
        (40, ["Date", "Event"]),
        (60, ["Date", "Event", "Notes"]),
        (80, ["Date", "Event", "Countries", "Notes"]),
        (90, ["Date", "Event", "Countries", "Status", "Notes"]),
        (120, ["Date", "Event", "Countries", "Status", "Notes", "id"]),
        (140, ["Date", "Event", "Countries", "Categories", "Place", "Status", "Notes", "id"]),
    ],
)  # fmt: skip
def test_columns_go_by_priority_as_it_narrows(width: int, columns: list[str]) -> None:
    assert heads(selected("ours"), width) == columns


def test_where_one_has_no_room_those_after_it_have_none_either() -> None:
    assert heads(one("T", id="x" * 90, categories=("c",)), 120) == ["Date", "Event"]
    assert heads(one("T", id="x" * 50, categories=("c",)), 120) == ["Date", "Event", "Categories", "id"]


def test_a_column_that_nothing_fills_is_left_out() -> None:
    assert heads(one("T"), 120) == ["Date", "Event", "id"]


def test_the_status_stands_before_the_title_where_it_has_no_column() -> None:
    what = one("A title", "2001-02", status="claimed")
    assert body(what, 52) == ["○  February 2001  CLAIMED A title"]
    assert body(what, 120)[0].split() == ["○", "February", "2001", "A", "title", "claimed", "e"]


@pytest.mark.parametrize(
    ("status", "date", "mark"),
    [
        ("occurred", "2001-02-03", "●"), ("occurred", "2001-02", "○"), ("claimed", "2001-02-03", "○"),
        ("disputed", "2001-02-03", "○"), ("planned", "2001-02-03", "◇"), ("cancelled", "2001-02-03", "×"),
    ],
)  # fmt: skip
def test_marks_are_those_of_the_text(status: str, date: str, mark: str) -> None:
    assert body(one("T", date, status=status), 80)[0].startswith(f"{mark}  ")


def test_an_id_is_whole_or_absent() -> None:
    key = "an-id-" + "x" * 70
    what = one("A title of some words that have to be folded when there is little room", id=key)
    for width in (60, 80, 100, 120, 124, 125, 126, 130, 200):
        text = render(what, Look(width))
        assert ("x" in text) == ("id" in heads(what, width))
        assert key in text or "x" not in text


def test_an_address_in_a_title_is_never_broken() -> None:
    for width in (20, 40, 60, 80, 120):
        assert URL in render(one(f"See {URL} for more of it"), Look(width))


@pytest.mark.parametrize("width", [20, 33, 47, 60, 80, 120, 200])
@pytest.mark.parametrize("name", LEDGERS)
def test_every_line_fits_but_for_addresses(name: str, width: int) -> None:
    for line in render(selected(name), Look(width)).splitlines():
        assert cell_width(line) <= width or "://" in line


def test_an_address_in_one_title_leaves_the_others_folded() -> None:
    events = (Event("a", parse("2001"), f"See {URL}"), Event("b", parse("2002"), "word " * 30))
    rows = body(timeline(Ledger(Path("l"), events=events), Query()), 60)
    assert [row for row in rows if cell_width(row) > 60] == [f"         {URL}"]


def test_the_notes_stand_below_the_table() -> None:
    text = render(selected("ours", search="forum"), Look(200))
    assert text.count("[8]") == 2
    assert text.endswith(
        "\n\nNotes\n  [8] “An Uzbek-Israeli Business Forum Was Held in Tel Aviv”, Invest, https://invest.gov.uz/mediacenter/news/"
        "an-uzbek-israeli-business-forum-was-held-in-tel-aviv/, (Date of Accession: 29.03.2023).\n"
    )


# ---------------------------------------------------------------------------------- colour and hostility


def test_colour_adds_nothing_to_what_is_read() -> None:
    painted = render(selected("ours"), Look(120, colour=True, hyperlinks=True))
    read = re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;;[^\x1b]*\x1b\\", "", painted)
    assert [line.rstrip() for line in read.splitlines()] == render(selected("ours"), Look(120)).splitlines()
    assert "\x1b[" in painted


def test_the_environment_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = render(selected("ours"), PLAIN), render(selected("ours"), Look(colour=True))
    for name, value in {
        "COLUMNS": "31",
        "FORCE_COLOR": "1",
        "NO_COLOR": "1",
        "TERM": "dumb",
        "TTY_INTERACTIVE": "1",
    }.items():
        monkeypatch.setenv(name, value)
    assert (render(selected("ours"), PLAIN), render(selected("ours"), Look(colour=True))) == expected


@pytest.mark.parametrize("text", NASTY)
def test_hostile_text_is_text_in_every_column(text: str) -> None:
    ledger = Ledger(Path("l"), title="L", countries={"c": Country("c", text)})
    what = one(text, ledger=ledger, countries=("c",), categories=(text,), place=text)
    out = render(what, Look(160))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e]", out)


@given(TEXTS, st.integers(min_value=20, max_value=70))
def test_folding_loses_nothing(title: str, width: int) -> None:
    rows = body(one(title, id="x" * 80), width)
    column = render(one(title, id="x" * 80), Look(width)).splitlines()[0].index("Event")
    assert flat([row[column:] for row in rows]) == flat([harmless(title)])


def test_a_word_too_long_for_its_column_is_folded_whole() -> None:
    ledger = Ledger(Path("l"), countries={"c": Country("c", "w" * 90)})
    assert flat(body(one("T", ledger=ledger, countries=("c",)), 120)).count("w") == 90


def test_a_thousand_events_are_a_thousand_rows() -> None:
    events = tuple(Event(f"e{n}", parse(f"{1000 + n}"), f"Title {n}") for n in range(1000))
    assert len(body(timeline(Ledger(Path("l"), events=events), Query()), 80)) == 1000
