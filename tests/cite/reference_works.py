"""Works, notes and what a reference engine printed for them: tests/data/STYLE_reference.json.

The reference is citeproc-js 1.4.61 with style files of 2026; no-break spaces are plain blanks here.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ca_israel import works
from ca_israel.cite.cited import Cite
from ca_israel.model import LOCATOR_LABELS, Locator
from ca_israel.reading import Reading

if TYPE_CHECKING:
    from ca_israel.model import Source

DATA = Path(__file__).parents[1] / "data"


class Batch(NamedTuple):
    """The works in the order first cited; the notes, each with its cites; the entries in the style's order."""

    works: dict[str, Source]
    notes: list[tuple[list[Cite], str]]
    entries: dict[str, str]


def work(key: str = "a", **fields: Any) -> Source:
    """Return a source of the ledger's own values; ``in`` is written ``in_``."""
    reading = Reading()
    found = works.source(reading, key, {name.rstrip("_"): value for name, value in fields.items()})
    assert not reading.mistakes, reading.mistakes
    assert found
    return found


def cite(source: Source, /, *, position: Any = "first", **rest: str) -> Cite:
    """Return a cite; its locator is written as in a footnote, ``page="3-4"``."""
    locator = next((Locator(label, rest[label]) for label in LOCATOR_LABELS if label in rest), None)
    return Cite(source, position, locator, rest.get("prefix"), rest.get("suffix"))


def batches(style: str) -> list[Batch]:
    """Return the reference batches of a style."""
    found = []
    for told in json.loads((DATA / f"{style}_reference.json").read_text("utf-8")):
        cited = dict.fromkeys(one["source"] for note in told["notes"] for one in note["cites"])
        sources = {key: work(key, **told["sources"][key]) for key in cited}
        notes = [
            (
                [cite(sources[one["source"]], **one) for one in note["cites"]],
                note["printed"],
            )
            for note in told["notes"]
        ]
        found.append(Batch(sources, notes, told["entries"]))
    return found
