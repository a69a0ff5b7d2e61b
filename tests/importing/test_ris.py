"""RIS as programs write it, and as it should be."""

from __future__ import annotations

from datetime import date

import pytest

from ca_israel.ledger.model import Archive
from hostile.growth import grows, took
from importing.imports import imported, only, sources


def record(*lines: str, kind: str = "JOUR") -> str:
    return "\n".join([f"TY  - {kind}", "ID  - a", "TI  - T", *lines, "ER  - ", ""])


@pytest.mark.parametrize(
    ("written", "works"),
    [
        ("TY  - JOUR\nTI  - A\nTY  - BOOK\nTI  - B\nER  - \n", 2),
        ("TY  - JOUR\nTI  - A", 1),
        ("TY  - JOUR\nTI  - A\nER  -\nTY  - BOOK\nTI  - B\nER  -", 2),
        ("TY - JOUR\nTI - A\nER - \n", 1),
        ("TY  -  JOUR\nTI  -  A\nER  -  \n", 1),
        ("ty  - JOUR\nti  - A\ner  - \n", 1),
        ("\ufeffTY  - JOUR\r\nTI  - A\r\nER  - \r\n", 1),
        ("1.\nTY  - JOUR\nTI  - A\nER  - \n\n2.\nTY  - JOUR\nTI  - B\nER  - \n", 2),
    ],
)
def test_no_work_is_lost_to_spacing_or_a_missing_end(written: str, works: int) -> None:
    found = imported(written, "ris")
    assert (found.works, found.lost) == (works, 0)
    assert [source.title for source in sources(found).values()] == ["A", "B"][:works]


def test_a_record_without_its_first_line_is_told() -> None:
    found = imported("TY  - JOUR\nTI  - A\nER  - \nTI  - B\nAU  - C\nER  - \n", "ris")
    assert (found.works, found.lost) == (1, 1)
    assert found.remarks[0] == "refs.ris:4:1: error: a record does not begin with a line TY"


@pytest.mark.parametrize(
    ("kind", "type_"),
    [("JOUR", "journal"), ("NEWS", "news"), ("MGZN", "news"), ("ELEC", "web"), ("BLOG", "web"), ("BOOK", "book"),
     ("CHAP", "chapter"), ("CPAPER", "chapter"), ("THES", "thesis"), ("RPRT", "report"), ("GEN", "other"), ("XXXX", "other")],
)  # fmt: skip
def test_types(kind: str, type_: str) -> None:
    assert only(record(kind=kind), "ris").type == type_


@pytest.mark.parametrize(
    ("lines", "edtf"),
    [
        (["PY  - 2011"], "2011"),
        (["PY  - 2011///"], "2011"),
        (["Y1  - 2011/03//"], "2011-03"),
        (["PY  - 2011", "DA  - 2011/03/04/"], "2011-03-04"),
        (["DA  - 2011/03/04"], "2011-03-04"),
        (["DA  - 2011///Spring"], "2011-21"),
        (["DA  - 2011///c. May 2011"], "2011-05~"),
        (["DA  - 2011-03-04"], "2011-03-04"),
        (["PY  - 2011", "DA  - March 4"], "2011"),
        (["PY  - 2011/13/01"], "2011"),
        (["PY  - soon"], None),
    ],
)
def test_dates(lines: list[str], edtf: str | None) -> None:
    published = only(record(*lines), "ris").published
    assert (published and published.text) == edtf


@pytest.mark.parametrize(
    ("lines", "pages"),
    [
        (["SP  - 1", "EP  - 9"], "1-9"),
        (["SP  - 1-9"], "1-9"),
        (["SP  - 1–9", "EP  - 9"], "1-9"),
        (["SP  - 7", "EP  - 7"], "7"),
        (["EP  - 9"], "9"),
    ],
)
def test_pages(lines: list[str], pages: str) -> None:
    assert only(record(*lines), "ris").pages == pages


def test_what_is_said_twice_is_told_only_where_it_differs() -> None:
    found = imported(
        record(
            "T2  - A Journal",
            "JO  - A Journal",
            "JF  - A Jour.",
            "UR  - https://a.org",
            "UR  - https://a.org",
        ),
        "ris",
    )
    assert found.remarks == ('refs.ris:6:1: warning: a: the field "JF" is not carried over',)


def test_a_value_goes_on_in_the_next_line_and_prose_begins_no_record() -> None:
    source = only(record("AB  - One", "TY  - is prose here", "T2  - A", "  Journal"), "ris")
    assert source.container == "A Journal"


def test_an_archived_copy_of_our_own_exports_comes_back() -> None:
    source = only(
        record("UR  - https://a.org", "Y2  - 2023/03/29/", "N1  - Archived 2023-04-01 at https://w.org/x"),
        "ris",
    )
    assert source.archive == Archive("https://w.org/x", date(2023, 4, 1))
    assert (source.url, source.accessed) == ("https://a.org", date(2023, 3, 29))


def test_of_several_addresses_in_a_line_the_first_is_kept_and_the_others_told() -> None:
    found = imported(record("UR  - https://a.org/x;y; https://b.org"), "ris")
    assert 'url   = "https://a.org/x;y"' in found.toml
    assert found.remarks == ('refs.ris:1:1: warning: a: the field "UR" is not carried over: "https://b.org"',)


def test_a_long_value_takes_time_by_its_length() -> None:
    def measure(count: int) -> float:
        return took(imported, record("AB  - x\n" + "word\n" * count), "ris")

    assert not grows(measure, 10_000)
