"""Works, notes and what a reference engine printed for them: tests/data/STYLE_reference.json.

The reference is citeproc-js 1.4.61 with style files of 2026; no-break spaces are plain blanks here.
Run as a program, it makes the first reference output of a new style, by pandoc:
``python tests/cite/reference_works.py STYLE FILE.csl``.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from ca_israel.cite import csl
from ca_israel.cite.citation import Cite
from ca_israel.cite.notes import cited_works, positioned
from ca_israel.cite.parts.rich_text import plain_text
from ca_israel.ledger import loader, sources
from ca_israel.ledger.context import LoadContext
from ca_israel.ledger.model import LOCATOR_LABELS, Citation, Locator

if TYPE_CHECKING:
    from ca_israel.cite.notes import Numbered
    from ca_israel.ledger.model import Source

DATA = Path(__file__).parents[1] / "data"
OUTPUTS = DATA / "citation_outputs.json"


class Batch(NamedTuple):
    """The works in the order first cited; the notes, each with its cites; the entries in the style's order."""

    works: dict[str, Source]
    notes: list[tuple[list[Cite], str]]
    entries: dict[str, str]


def work(key: str = "a", **fields: Any) -> Source:
    """Return a source of the ledger's own values; ``in`` is written ``in_``."""
    context = LoadContext()
    found = sources.source(context, key, {name.rstrip("_"): value for name, value in fields.items()})
    assert not context.mistakes, context.mistakes
    assert found
    return found


def cite(source: Source, /, *, position: Any = "first", **rest: str | None) -> Cite:
    """Return a cite; its locator is written as in a footnote, ``page="3-4"``."""
    locator = next((Locator(label, place) for label in LOCATOR_LABELS if (place := rest.get(label))), None)
    return Cite(source, position, locator, rest.get("prefix"), rest.get("suffix"))


def in_the_writers_order(cites: list[Cite]) -> bool:
    """Tell whether a prefix keeps the cites of a note from being sorted: citeproc-js sorts them all the same."""
    return len(cites) > 1 and any(cite.prefix for cite in cites)


def as_sites_write_themselves(printed: str) -> str:
    """Return what the reference printed with the names of sites mended: it has "Eurasianet.Org", pandoc has not."""
    return re.sub(r"(?<=\w)\.[A-Z](?=[a-z])", lambda found: found[0].lower(), printed)


def batches(style: str) -> list[Batch]:
    """Return the reference batches of a style."""
    found = []
    for told in json.loads((DATA / f"{style}_reference.json").read_text("utf-8")):
        cited = dict.fromkeys(one["source"] for note in told["notes"] for one in note["cites"])
        sources = {key: work(key, **told["sources"][key]) for key in cited}
        notes = [
            (
                [cite(sources[one["source"]], **one) for one in note["cites"]],
                as_sites_write_themselves(note["printed"]),
            )
            for note in told["notes"]
        ]
        entries = {key: as_sites_write_themselves(printed) for key, printed in told["entries"].items()}
        found.append(Batch(sources, notes, entries))
    return found


def footnotes_and_repeats() -> list[Numbered]:
    """Return our footnotes and, after them, works cited again."""
    sequence = json.loads(OUTPUTS.read_text("utf-8"))["note_sequence"]
    pages = [Locator("page", item["locator"]) if "locator" in item else None for item in sequence]
    return [(item["note"], (Citation(item["id"], page),)) for item, page in zip(sequence, pages, strict=True)]


def outputs_of(style: str) -> dict[str, dict[str, str]]:
    """Return what the reference printed in a style: ``notes`` by number, ``bibliography`` by citekey."""
    styles: dict[str, dict[str, dict[str, str]]] = json.loads(OUTPUTS.read_text("utf-8"))["styles"]
    if style not in styles:
        pytest.fail(
            f"no reference output yet for style {style!r}: make it by "
            f"`python tests/cite/reference_works.py {style} FILE.csl`, FILE.csl being the same style for CSL "
            "processors (it needs pandoc), and compare it with the style's manual",
            pytrace=False,
        )
    return styles[style]


def by_pandoc(file: Path) -> dict[str, dict[str, str]]:
    """Return what pandoc prints of our footnotes, of repeats and of all works in the style of a CSL file."""
    ledger = loader.load(DATA.parents[1] / "events.toml")
    notes = [(note.number, note.cites) for note in positioned(ledger, footnotes_and_repeats())]
    style = csl.Style(file, cited_works(ledger), notes)
    return {
        "notes": {f"{number}": plain_text(text) for number, text in style.notes().items()},
        "bibliography": {key: plain_text(text) for key, text in style.entries().items()},
    }


if __name__ == "__main__":
    name, file_name = sys.argv[1:]
    outputs = json.loads(OUTPUTS.read_text("utf-8"))
    outputs["styles"][name] = by_pandoc(Path(file_name))
    OUTPUTS.write_text(json.dumps(outputs, ensure_ascii=False, indent=1) + "\n", "utf-8")
