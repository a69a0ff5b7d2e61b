"""Works of every type with every field, in every style: nothing is missing, printed twice or left open."""

from __future__ import annotations

import re

import pytest

from ca_israel.cite.registry import STYLES
from cite.random_works import ledgers, ours

MADE = ledgers(20261127, 72)
# Two marks that meet, brackets or labels without what belongs to them, words of the program.
WRONG = re.compile(
    r",[,.;:]|\.\.(?!\.)|;[;,.]|\( ?\)|\[ ?\]|“”|\s[,.;:](?!\w)|  |None|\bIn: \.|\bno\. *[,.]|\bvol\. *[,.]|[(\[] "
)


@pytest.mark.parametrize("style", STYLES)
def test_no_mark_meets_another_and_no_label_stands_alone(style: str) -> None:
    for works, notes in MADE:
        printed, entries = ours(style, works, notes)
        for text in (*printed, *entries.values()):
            assert not WRONG.search(text), text


@pytest.mark.parametrize("style", STYLES)
def test_an_entry_names_editors_edition_and_the_box_in_an_archive(style: str) -> None:
    for works, notes in MADE:
        _, entries = ours(style, works, notes)
        for key, source in works.items():
            said = entries[key].casefold()
            parts = [source.shelfmark, source.type == "book" and source.editors and source.editors[0].family]
            parts.append(
                source.edition.rstrip("dnevis.")
                if source.edition and source.type in ("book", "chapter")
                else None
            )
            for part in filter(None, parts):
                assert str(part).casefold().replace("i̇", "i") in said.replace("i̇", "i"), (said, part)
