"""Works, notes and entries that no rule was written for, as the reference engine prints them (``reference_works``)."""

from __future__ import annotations

import pytest

from ca_israel.cite.parts.rich_text import plain_text
from ca_israel.cite.registry import style_class
from cite.reference_works import Batch, batches, in_the_writers_order

SORTING = {"apa", "ieee"}  # they sort the cites of a note
REFERENCE = [
    pytest.param(style, batch, id=f"{style}-{number}")
    for style in ("apa", "ieee", "iso690", "mla")
    for number, batch in enumerate(batches(style))
]


@pytest.mark.parametrize(("name", "batch"), REFERENCE)
def test_notes_are_those_of_the_reference(name: str, batch: Batch) -> None:
    style = style_class(name)(batch.works)
    notes = [
        (cites, printed)
        for cites, printed in batch.notes
        if not (name in SORTING and in_the_writers_order(cites))
    ]
    assert [plain_text(style.note(cites)) for cites, _ in notes] == [printed for _, printed in notes]


@pytest.mark.parametrize(("name", "batch"), REFERENCE)
def test_entries_are_those_of_the_reference_in_its_order(name: str, batch: Batch) -> None:
    style = style_class(name)(batch.works)
    entries = {key: plain_text(style.entry(batch.works[key])) for key in style.order()}
    assert list(entries.items()) == list(batch.entries.items())
