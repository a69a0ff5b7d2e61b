"""Works, notes and entries that no rule was written for, as the reference engine prints them (``reference_works``)."""

from __future__ import annotations

import pytest

from ca_israel.cite.parts.rich_text import plain_text
from ca_israel.cite.registry import style_class
from cite.by_the_manual import alike, left_out
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
    for cites, printed in batch.notes:
        sources = [cite.source for cite in cites]
        if (name in SORTING and in_the_writers_order(cites)) or any(
            left_out(name, source) for source in sources
        ):
            continue
        assert alike(name, plain_text(style.note(cites)), sources) == alike(name, printed, sources)


@pytest.mark.parametrize(("name", "batch"), REFERENCE)
def test_entries_are_those_of_the_reference_in_its_order(name: str, batch: Batch) -> None:
    style = style_class(name)(batch.works)
    works = {key: source for key, source in batch.works.items() if not left_out(name, source)}
    entries = [
        (key, alike(name, plain_text(style.entry(works[key])), [works[key]]))
        for key in style.order()
        if key in works
    ]
    reference = [
        (key, alike(name, printed, [works[key]])) for key, printed in batch.entries.items() if key in works
    ]
    assert dict(entries) == dict(reference)
    few = [key for key in works if name != "mla" or len(works[key].authors) < 3]  # by_the_manual: _mla_many
    assert [key for key, _ in entries if key in few] == [key for key, _ in reference if key in few]
