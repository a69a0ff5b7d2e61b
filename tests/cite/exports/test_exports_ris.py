"""RIS: read back by rispy and pandoc with nothing lost; what a reference manager finds in which tag."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from datetime import date
from typing import Any

import pytest
import rispy  # type: ignore[import-untyped]  # it ships no types
from hypothesis import given
from hypothesis import strategies as st

from ca_israel.cite.citation import Cite
from ca_israel.cite.exports.ris import render
from ca_israel.dates import parse
from ca_israel.ledger import loader as ledgers
from ca_israel.ledger.model import Archive, Locator, Name, Source, SourceType
from ca_israel.text.safe import harmless
from conftest import ROOT

PANDOC = shutil.which("pandoc")
READS_RIS = bool(PANDOC) and "ris" in subprocess.run(
    [str(PANDOC), "--list-input-formats"], capture_output=True, encoding="utf-8", check=False, timeout=60
).stdout.split()  # fmt: skip
EDGES = ledgers.load(ROOT / "tests/data/exports.toml").sources
TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda text: text.strip())
TAG = re.compile(r"[A-Z][A-Z0-9]  - .*", re.DOTALL)


def read(*sources: Source) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = rispy.loads(render([Cite(source) for source in sources]))
    return records


def record(**fields: Any) -> dict[str, Any]:
    (found,) = read(Source("key", fields.pop("type", "news"), fields.pop("title", "A Title"), **fields))
    return found


def tags(**fields: Any) -> dict[str, str]:
    text = render([Cite(Source("key", fields.pop("type", "news"), "A Title", **fields))])
    return dict(line.split("  - ", 1) for line in text.split("\r\n") if line)


def one_line(text: str) -> str:
    return harmless(text).strip()


def test_every_work_comes_back_with_its_texts() -> None:
    for source, found in zip(EDGES.values(), read(*EDGES.values()), strict=True):
        assert found["id"] == source.key
        assert found["title"] == one_line(source.title)
        names = {
            "short_title": source.short,
            "secondary_title": source.container,
            "volume": source.volume,
            "number": source.issue,
            "publisher": source.publisher,
            "place_published": source.place,
            "doi": source.doi,
            "language": source.language,
        }
        for name, value in names.items():
            assert found.get(name) == (value and one_line(value))
        assert len(found.get("authors", [])) == len(source.authors)
        assert "unknown_tag" not in found
    assert found["authors"][0] == f"{source.authors[0].family}, {source.authors[0].given}"
    assert found["urls"] == [(source.url or "").replace(";", "%3B")]
    assert (found["start_page"], found["end_page"]) == ("e1_a", "e9%")


def test_lines_end_in_crlf_and_records_begin_with_ty_and_end_with_er() -> None:
    text = render([Cite(source) for source in EDGES.values()])
    assert text.count("\n") == text.count("\r") == text.count("\r\n")
    records = text.removesuffix("\r\n").split("\r\n\r\n")
    assert len(records) == len(EDGES)
    for found in records:
        lines = found.split("\r\n")
        assert all(TAG.fullmatch(line) for line in lines)
        assert lines[0].startswith("TY  - ")
        assert lines[-1] == "ER  - "


def test_the_tags_stand_in_their_order() -> None:
    text = render([Cite(EDGES["nasty:key@1;[a]|<b>^_&$!?*"])])
    assert [line[:2] for line in text.split("\r\n") if line] == (
        [
            "TY",
            "AU",
            "AU",
            "AU",
            "TI",
            "ST",
            "T2",
            "VL",
            "IS",
            "PY",
            "DA",
            "SP",
            "EP",
            "PB",
            "CY",
            "DO",
            "UR",
            "Y2",
            "LA",
            "N1",
            "ID",
            "ER",
        ]
    )


@pytest.mark.parametrize(
    ("kind", "ty"),
    [
        ("journal", "JOUR"), ("news", "NEWS"), ("web", "ELEC"), ("book", "BOOK"),
        ("chapter", "CHAP"), ("thesis", "THES"), ("report", "RPRT"), ("other", "GEN"),
    ],
)  # fmt: skip
def test_types(kind: SourceType, ty: str) -> None:
    assert record(type=kind)["type_of_reference"] == ty


@pytest.mark.parametrize(
    ("published", "py", "da"),
    [
        ("2022-01-11", "2022", "2022/01/11"),
        ("2011", "2011", None),
        ("2011-05", "2011", "2011/05//"),
        ("2011~", "2011", "2011///c. 2011"),
        ("2011-05~", "2011", "2011/05//c. May 2011"),
        ("2022-06-28?", "2022", "2022/06/28/28 June 2022 (?)"),
        ("2011-21", "2011", "2011///spring 2011"),
        ("2011-24", "2011", "2011///winter 2011–12"),
        ("2011/2012", "2011", "2011///2011–2012"),
        ("2022-06-28/2022-06-29", "2022", "2022///28–29 June 2022"),
        ("1991/..", "1991", "1991///since 1991"),
        ("0476", "0476", None),
    ],
)
def test_dates(published: str, py: str, da: str | None) -> None:
    found = tags(published=parse(published))
    assert (found["PY"], found.get("DA")) == (py, da)


def test_a_work_without_a_date_has_none() -> None:
    assert not {"PY", "DA", "Y2"} & tags().keys()


def test_the_date_of_access() -> None:
    assert record(accessed=date(2023, 3, 29))["access_date"] == "2023/03/29"


@pytest.mark.parametrize(
    ("pages", "span"),
    [
        ("323-324", ("323", "324")),
        ("323–324", ("323", "324")),
        ("323--324", ("323", "324")),
        ("7", ("7", None)),
        ("1-2, 5-6", ("1-2, 5-6", None)),
        ("A-1-A-9", ("A-1-A-9", None)),
    ],
)
def test_pages_are_those_of_the_work(pages: str, span: tuple[str, str | None]) -> None:
    found = record(pages=pages)
    assert (found["start_page"], found.get("end_page")) == span


def test_the_place_that_a_footnote_points_at_is_not_the_work_s_pages() -> None:
    cited = Cite(Source("key", "journal", "A Title"), locator=Locator("page", "323-324"))
    assert "323" not in render([cited])


@pytest.mark.parametrize(
    ("name", "au"),
    [
        (Name("al-Hariri", "Jasim Unis"), "al-Hariri, Jasim Unis"),
        (Name("Berg", "Jan", "van der"), "van der Berg, Jan"),
        (Name("Hariri", "Jasim", "al-"), "al-Hariri, Jasim"),
        (Name("World Bank"), "World Bank"),
    ],
)
def test_names(name: Name, au: str) -> None:
    assert record(authors=(name,))["authors"] == [au]


COPY = Archive("https://web.archive.org/web/2023/https://example.org/", date(2023, 4, 1))


@pytest.mark.parametrize(
    ("fields", "url", "note"),
    [
        ({}, "https://example.org/", f"Archived 2023-04-01 at {COPY.url}"),
        ({"state": "gone"}, "https://example.org/", f"Archived 2023-04-01 at {COPY.url}"),
        ({"archive": COPY._replace(date=None)}, "https://example.org/", f"Archived at {COPY.url}"),
        ({"state": "usurped"}, COPY.url, "Archived 2023-04-01"),
        ({"url": None}, COPY.url, "Archived 2023-04-01"),
        ({"archive": None, "state": "usurped"}, None, None),
    ],
)
def test_the_archived_copy_is_a_note(fields: dict[str, Any], url: str | None, note: str | None) -> None:
    found = tags(**({"url": "https://example.org/", "archive": COPY} | fields))
    assert (found.get("UR"), found.get("N1")) == (url, note)


@given(title=TEXT, container=TEXT, family=TEXT, first=TEXT)
def test_any_text_comes_back(title: str, container: str, family: str, first: str) -> None:
    names = (Name(family, first), Name(family))
    source = Source("key", "journal", title, names, container=container)
    found, after = read(source, Source("after", "web", "B"))
    assert found["title"] == one_line(title)
    assert found["secondary_title"] == one_line(container)
    assert found["authors"] == [one_line(f"{family}, {first}"), one_line(family)]
    assert (found["id"], after["id"]) == ("key", "after")


@pytest.mark.skipif(not READS_RIS, reason="no pandoc on PATH that reads RIS")
def test_pandoc_reads_every_work() -> None:
    assert PANDOC
    told = subprocess.run(
        [PANDOC, "-f", "ris", "-t", "csljson"],
        input=render([Cite(source) for source in EDGES.values()]),
        capture_output=True, encoding="utf-8", check=True, timeout=60,
    ).stdout  # fmt: skip
    items = json.loads(told)
    assert [item["id"] for item in items] == list(EDGES)
    for item, source in zip(items, EDGES.values(), strict=True):
        assert item["title"] == one_line(source.title)
        assert bool(item.get("issued")) == bool(source.published)
