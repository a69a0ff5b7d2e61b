"""Whole bibliographies: the TOML byte for byte, and each line of what was not carried over."""

from __future__ import annotations

from pathlib import Path

import pytest

from ca_israel.importing.run import imported
from ca_israel.ledger import loader as ledgers
from conftest import ROOT

DATA = ROOT / "tests/data/import"
REMARKS = {
    "classic.bib": """
classic.bib:12:3: warning: alhariri:2011: the field "keywords" is not carried over
classic.bib:12:38: warning: alhariri:2011: the field "abstract" is not carried over
classic.bib:16:3: warning: knuth84: "and others" among the authors is not carried over
classic.bib:31:1: warning: иванов-о: "published" is left out: "forthcoming" is not a date
classic.bib:31:1: warning: иванов-о: it had no citekey; this one is made
""",
    "library.bib": """
library.bib:24:1: error: untitled: has neither a title nor an address, and a ledger wants one of them; it is left out
library.bib:11:2: warning: rosenberg_oil_2022: the field "file" is not carried over
library.bib:13:1: warning: forum: an address without a scheme; https:// is put before it: invest.gov.uz/forum
library.bib:16:32: warning: forum: the field "language" is not carried over
library.bib:13:1: warning: forum: "accessed" is left out: accessed "2023-03" is not a full day
library.bib:20:1: warning: part: "doi" is left out: "none" is not a DOI
library.bib:22:51: warning: data: the field "version" is not carried over
library.bib:23:1: warning: holo: the type "@hologram" becomes "other"
library.bib:23:1: warning: holo: of "published" the year alone is carried over: "2011-02-30"
""",
    "records.ris": """
records.ris:18:1: warning: alhariri: the field "AB" is not carried over
records.ris:20:1: warning: alhariri: the field "KW" is not carried over
records.ris:24:1: warning: the record has no line ER: 2 works (uzbekistan-2022, no-end)
records.ris:28:1: warning: uzbekistan-2022: the field "UR" is not carried over
records.ris:24:1: warning: uzbekistan-2022: it had no citekey; this one is made
records.ris:32:1: warning: no-end: the type "QUIZ" becomes "other"
records.ris:32:1: warning: no-end: an address without a scheme; https:// is put before it: example.org
records.ris:32:1: warning: no-end: "published" is left out: "sometime" is not a date
records.ris:32:1: warning: no-end: its citekey is new: it was no end
""",
    "items.json": """
items.json:17:3: error: an item must be an object
items.json:17:16: error: empty: has neither a title nor an address, and a ledger wants one of them; it is left out
items.json:2:3: warning: rosenbergOil2022: the markup in a title is not carried over
items.json:2:3: warning: rosenbergOil2022: the field "abstract" is not carried over
items.json:10:3: warning: 12: the field "accessed" is not carried over
items.json:12:3: warning: span: the field "custom" is not carried over
items.json:15:3: warning: half-\ufffd-pair: the type "hologram" becomes "other"
items.json:15:3: warning: half-\ufffd-pair: an author that is not an object with names is not carried over
items.json:15:3: warning: half-\ufffd-pair: the field "volume" is not carried over
items.json:15:3: warning: half-\ufffd-pair: its citekey is new: it was half \ufffd pair
items.json:16:3: warning: said-2: its citekey is new: it was said
items.json:16:3: warning: said-2: "published" is left out: "soon" is not a date
""",
}


@pytest.mark.parametrize("name", REMARKS)
def test_a_whole_file_becomes_this_toml_and_these_remarks(name: str) -> None:
    found = imported((DATA / name).read_bytes(), Path(name))
    assert found.toml == (DATA / name).with_suffix(".toml").read_text(encoding="utf-8")
    assert list(found.remarks) == REMARKS[name].strip().splitlines()
    assert found.works == len(ledgers.load_text(f"schema = 1\n{found.toml}", Path("x")).sources)
    assert found.lost == sum(": error: " in remark for remark in found.remarks)


@pytest.mark.parametrize("name", REMARKS)
@pytest.mark.parametrize("lines", [b"\r\n", b"\r"])
def test_line_ends_and_a_byte_order_mark_change_nothing(name: str, lines: bytes) -> None:
    data = (DATA / name).read_bytes()
    assert imported(b"\xef\xbb\xbf" + data.replace(b"\n", lines), Path(name)) == imported(data, Path(name))


@pytest.mark.parametrize("name", REMARKS)
def test_the_format_shows_without_a_suffix(name: str) -> None:
    data = (DATA / name).read_bytes()
    assert imported(data, Path("-")).toml == imported(data, Path(name)).toml
