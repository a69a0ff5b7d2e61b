"""Chicago 18, notes and bibliography, as the reference engine prints them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ca_israel.cite.citation import Cite
from ca_israel.cite.notes import cited_works, compose, footnotes
from ca_israel.cite.parts.rich_text import plain_text
from ca_israel.cite.styles.chicago import Style
from ca_israel.ledger.model import Locator
from cite.by_the_manual import alike
from cite.reference_works import as_sites_write_themselves, work

if TYPE_CHECKING:
    from ca_israel.ledger.model import Ledger, Source

DATA = Path(__file__).parents[2] / "data"
REFERENCE = json.loads((DATA / "chicago_reference.json").read_text(encoding="utf-8"))
ARTICLE = json.loads((DATA / "chicago_article.json").read_text(encoding="utf-8"))
LEDGERS: list[dict[str, Any]] = REFERENCE["ledgers"]


def _style(ledger: dict[str, Any]) -> tuple[Style, dict[str, Source]]:
    known = {key: work(key, **fields) for key, fields in ledger["sources"].items()}
    cited = dict.fromkeys(cite["source"] for note in ledger["notes"] for cite in note["cites"])
    return Style({key: known[key] for key in cited}), known


def _notes(ledger: dict[str, Any]) -> list[str]:
    style, known = _style(ledger)
    seen: set[str] = set()
    printed = []
    for note in ledger["notes"]:
        cites = []
        for cite in note["cites"]:
            key, label = cite["source"], cite.get("label")
            locator = Locator(label, cite["locator"]) if label else None
            position = "subsequent" if key in seen else "first"
            cites.append(Cite(known[key], position, locator, cite.get("prefix"), cite.get("suffix")))  # type: ignore[arg-type]
            seen.add(key)
        printed.append(plain_text(style.note(cites)))
    return printed


def test_the_article_s_footnotes_and_works(ours: Ledger) -> None:
    style = Style(cited_works(ours))
    notes = compose(ours, footnotes(ours), style)
    assert {f"{number}": note.text for number, note in notes.items()} == ARTICLE["notes"]
    assert [plain_text(style.entry(ours.sources[key])) for key in style.order()] == ARTICLE["bibliography"]


@pytest.mark.parametrize(
    ("at", "number"),
    [(at, number) for at, ledger in enumerate(LEDGERS) for number in range(len(ledger["notes"]))],
)
def test_notes_are_those_of_the_reference_engine(at: int, number: int) -> None:
    note = LEDGERS[at]["notes"][number]
    _, known = _style(LEDGERS[at])
    sources = [known[cite["source"]] for cite in note["cites"]]
    expected = as_sites_write_themselves(note["expected"])
    assert alike("chicago", _notes(LEDGERS[at])[number], sources) == alike("chicago", expected, sources)


@pytest.mark.parametrize(
    ("at", "key"), [(at, key) for at, ledger in enumerate(LEDGERS) for key in ledger["entries"]]
)
def test_entries_are_those_of_the_reference_engine(at: int, key: str) -> None:
    style, known = _style(LEDGERS[at])
    expected = as_sites_write_themselves(LEDGERS[at]["entries"][key])
    assert alike("chicago", plain_text(style.entry(known[key])), [known[key]]) == alike(
        "chicago", expected, [known[key]]
    )


@pytest.mark.parametrize("at", range(len(LEDGERS)))
def test_bibliographies_are_sorted_as_the_reference_engine_sorts_them(at: int) -> None:
    style, _ = _style(LEDGERS[at])
    assert list(style.order()) == list(LEDGERS[at]["entries"])
