"""CSV: read back by Python's own reader, harmless in a spreadsheet, the ledger's own text when raw."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from ca_israel.ledger.model import Citation, Country, Footnote, Ledger, Name, Source
from ca_israel.terminal.look import PLAIN, Look
from ca_israel.text.safe import harmless
from ca_israel.timeline.csv import COLUMNS, render
from ca_israel.timeline.timeline import Timeline, TimelineOptions
from timeline.selected import LEDGERS, NASTY, TEXTS, one, selected

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

RAW = TimelineOptions(raw=True)


def rows(timeline: Timeline) -> list[dict[str, str]]:
    """The records as a reader of RFC 4180 sees them."""
    return list(csv.DictReader(io.StringIO(render(timeline, PLAIN), newline=""), strict=True))


@pytest.mark.parametrize("name", LEDGERS)
def test_whole_outputs(name: str, snapshot: SnapshotAssertion) -> None:
    assert render(selected(name), PLAIN) == snapshot


def test_the_header_names_every_column() -> None:
    assert list(rows(selected("ours"))[0]) == list(COLUMNS)


def test_every_line_ends_in_crlf_and_no_mark_opens_the_file() -> None:
    text = render(selected("ours"), PLAIN)
    assert text.startswith("id,date,")
    assert text.count("\n") == text.count("\r\n") == 10


def test_the_bytes_do_not_depend_on_the_terminal() -> None:
    assert render(selected("ours"), Look(20, colour=True, unicode=False)) == render(selected("ours"), PLAIN)


def test_nothing_selected_is_the_header_alone() -> None:
    assert render(selected("ours", limit=0), PLAIN) == ",".join(COLUMNS) + "\r\n"


def test_bounds_are_days_and_empty_where_open() -> None:
    dates = {row["id"]: (row["date"], row["earliest"], row["latest"]) for row in rows(selected("bare"))}
    assert dates["before"] == ("[..1490]", "", "1490-12-31")
    assert dates["gauge"] == ("1901/..", "1901-01-01", "")
    assert dates["great-flood"] == ("1784-02", "1784-02-01", "1784-02-29")


def test_lists_are_parted_by_a_bar() -> None:
    ledger = Ledger(
        Path("l"), countries={"a": Country("a", "A"), "b": Country("b", "B")}, categories=("x", "y")
    )
    row = rows(
        one("T", ledger=ledger, countries=("a", "b"), categories=("x", "y"), people=("Li, Wei", "Ö; P"))
    )[0]
    assert (row["countries"], row["categories"], row["people"]) == ("a | b", "x | y", "Li, Wei | Ö; P")


def test_each_row_has_its_notes_in_full() -> None:
    source = Source("k", "news", "Headline", authors=(Name("Roe", "Jo"),), url="https://example.org/")
    ledger = Ledger(
        Path("l"), sources={"k": source}, footnotes={n: Footnote(n, (Citation("k"),)) for n in (4, 5)}
    )
    row = rows(one("T", ledger=ledger, footnotes=(4, 5)))[0]
    told = "Jo Roe, “Headline”, https://example.org/."
    assert (row["footnotes"], row["sources"], row["notes"]) == ("4 | 5", "k", f"[4] {told} | [5] {told}")


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "＋1", "－1", "＠x", "  =1", "\t=1", "\r\n=1", "\u00a0=1", "\u3000＝1"],
)  # fmt: skip
def test_what_a_spreadsheet_would_run_begins_with_an_apostrophe_unless_raw(text: str) -> None:
    row = rows(one(text, detail=text, place=text, people=(text,), categories=(text,)))[0]
    for name in ("title", "detail", "place", "people", "categories"):
        assert row[name] == f"'{harmless(text)}", name
    assert rows(one(text, options=RAW))[0]["title"] == text


@pytest.mark.parametrize("text", ["1+1", "a=b", "'=1", "2001-02", "—1", "(=1)", "http://e/?a=b"])
def test_other_text_stands_as_it_is(text: str) -> None:
    assert rows(one(text))[0]["title"] == text


@pytest.mark.parametrize("text", NASTY)
def test_hostile_text_is_one_harmless_cell(text: str) -> None:
    out = render(one(text), PLAIN)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e]", out)
    assert out.count("\n") == 2
    assert rows(one(text))[0]["title"].removeprefix("'") == harmless(text)


@given(TEXTS, TEXTS)
def test_raw_is_the_ledger_s_own_text(title: str, detail: str) -> None:
    row = rows(one(title, options=RAW, detail=detail, place=title, people=(detail,)))[0]
    assert (row["title"], row["detail"], row["place"], row["people"]) == (title, detail, title, detail)


@given(TEXTS)
def test_no_cell_starts_a_formula_and_none_loses_text(title: str) -> None:
    cell = rows(one(title))[0]["title"]
    assert not cell.lstrip().startswith(tuple("=+-@＝＋－＠"))
    assert harmless(title) in {cell, cell[1:]}
