"""house.csl, the article's style for other programs, prints what our own formatter prints."""

from __future__ import annotations

import json
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ca_israel.cite.csl import Style
from ca_israel.cite.csl.pandoc import find_pandoc
from ca_israel.cite.notes import cited_works, footnotes, positioned
from ca_israel.cite.parts.rich_text import plain_text
from ca_israel.cite.registry import style_class
from ca_israel.errors import ProgramUnusable

if TYPE_CHECKING:
    from collections.abc import Callable

    from ca_israel.ledger.model import Ledger

HOUSE = Path(str(files("ca_israel.cite") / "house.csl"))
DATA = Path(__file__).parents[2] / "data"
# What citeproc-js prints for house.csl: notes, bibliography entries and their order, for each small ledger.
REFERENCE: dict[str, Any] = json.loads((DATA / "house_reference.json").read_text("utf-8"))
CASES: dict[str, dict[str, Any]] = {case["name"]: case for case in REFERENCE["cases"]}
PANDOC_DIFFERS = {
    "authors-suffixes-and-apostrophes": "keeps a straight apostrophe",
    "locator-endash": "a range of pages gets the style's hyphen",
    "locator-chapters": "other ranges get a dash",
    "locator-sections": "other ranges get a dash",
    "locator-paras": "other ranges get a dash",
}
PANDOC_2_DIFFERS = {
    **PANDOC_DIFFERS,
    "same-author-of-a-work-never-cited-again": "does not see that the name is ambiguous",
}


# Titles, dates and locators of each type are the engine's work, not the style's: one engine is enough for them.
FOR_PANDOC = [name for name in CASES if not name.startswith(("title-", "date-", "type-located-"))]


def by_our_formatter(ledger: Ledger) -> dict[str, Any]:
    works = cited_works(ledger)
    house = style_class("house")(works)
    return {
        "notes": [plain_text(house.note(note.cites)) for note in positioned(ledger, footnotes(ledger))],
        "entries": {key: plain_text(house.entry(work)) for key, work in works.items()},
        "order": list(house.order()),
    }


def by_pandoc(ledger: Ledger) -> dict[str, Any]:
    notes = [(note.number, note.cites) for note in positioned(ledger, footnotes(ledger))]
    style = Style(HOUSE, cited_works(ledger), notes)
    return {
        "notes": [plain_text(text) for text in style.notes().values()],
        "entries": {key: plain_text(entry) for key, entry in style.entries().items()},
    }


def expected(name: str, *parts: str) -> dict[str, Any]:
    return {part: CASES[name][part] for part in parts}


def test_the_reference_was_made_with_this_very_style() -> None:
    assert REFERENCE["sha256"] == sha256(HOUSE.read_bytes()).hexdigest()
    assert len(CASES) >= 80


@pytest.mark.parametrize("name", CASES)
def test_our_formatter_prints_what_an_engine_prints(name: str, ledger_of: Callable[[str], Ledger]) -> None:
    printed = by_our_formatter(ledger_of(CASES[name]["ledger"]))
    assert printed == expected(name, "notes", "entries", "order")


@pytest.fixture(scope="module")
def differing() -> dict[str, str]:
    """The ledgers in which pandoc is known to differ from citeproc-js; skips where there is no pandoc."""
    try:
        pandoc = find_pandoc()
    except ProgramUnusable as missing:
        pytest.skip(f"{missing}; {missing.hint}")
    return PANDOC_DIFFERS if pandoc.version >= (3, 0) else PANDOC_2_DIFFERS


@pytest.mark.parametrize("name", FOR_PANDOC)
def test_pandoc_prints_the_same(
    name: str, ledger_of: Callable[[str], Ledger], differing: dict[str, str]
) -> None:
    printed = by_pandoc(ledger_of(CASES[name]["ledger"]))
    if name in differing:
        assert printed.keys() == {"notes", "entries"}
        assert len(printed["notes"]) == len(CASES[name]["notes"])
    else:
        assert printed == expected(name, "notes", "entries")


@pytest.mark.usefixtures("differing")
def test_the_article_s_footnotes_are_the_same_by_pandoc_and_by_us(ours: Ledger) -> None:
    printed = by_pandoc(ours)
    mine = by_our_formatter(ours)
    assert printed["notes"] == mine["notes"]
    assert {key: printed["entries"][key] for key in mine["entries"]} == mine["entries"]
