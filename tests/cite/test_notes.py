"""Notes in their order: the position of each cite, what a short form stands for, and no forged marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ca_israel.cite.notes import cited_works, numbered_for, positioned
from ca_israel.cite.render import CiteRequest, render
from ca_israel.cite.style import style_of
from ca_israel.ledger.model import Citation, Locator
from ca_israel.terminal.look import PLAIN

if TYPE_CHECKING:
    from collections.abc import Callable

    from ca_israel.ledger.model import Ledger

TEXT = """
[sources.one]
type = "book"
title = "One"
[sources.two]
type = "book"
title = "Two"
[sources.three]
type = "web"
title = "Three"
[footnotes]
1 = ["one", "three"]
2 = ["one", "two"]
"""


def test_a_work_twice_in_its_first_note_stands_for_no_other_note(ledger_of: Callable[[str], Ledger]) -> None:
    notes = [
        (1, (Citation("one"), Citation("one"))),
        (2, (Citation("one"), Citation("two"), Citation("two"))),
    ]
    told = list(positioned(ledger_of(TEXT), notes))
    assert [[cite.position for cite in note.cites] for note in told] == [
        ["first", "ibid"],
        ["subsequent", "first", "ibid"],
    ]
    assert [note.stands_for for note in told] == [(), (1,)]


@pytest.mark.parametrize(
    ("before", "after", "position"),
    [
        (None, None, "ibid"),
        ("3", "3", "ibid"),
        (None, "3", "ibid-with-locator"),
        ("3", "4", "ibid-with-locator"),
        ("3", None, "subsequent"),
    ],
)
def test_where_the_note_before_points_decides_what_a_repetition_is(
    ledger_of: Callable[[str], Ledger], before: str | None, after: str | None, position: str
) -> None:
    cited = [Citation("one", Locator("page", page) if page else None) for page in (before, after)]
    _, note = positioned(ledger_of(TEXT), enumerate([(citation,) for citation in cited], 1))
    assert note.cites[0].position == position


def test_a_work_by_its_citekey_has_no_number_and_forges_no_mark(ledger_of: Callable[[str], Ledger]) -> None:
    ledger = ledger_of('[sources.a]\ntype = "web"\ntitle = "A\ufdd0"\n')
    assert render(ledger, CiteRequest(["a"]), PLAIN) == "“A\ufffd”.\n"


def test_works_stand_in_the_order_of_the_first_citation_those_of_events_in_order_of_time(
    ledger_of: Callable[[str], Ledger],
) -> None:
    ledger = ledger_of(
        TEXT + '[sources.four]\ntype = "web"\ntitle = "Four"\n[sources.five]\ntype = "web"\ntitle = "Five"\n'
        '[[events]]\nid = "a"\ndate = "2001"\ntitle = "t"\nsources = ["four"]\n'
        '[[events]]\nid = "b"\ndate = "2000"\ntitle = "t"\nsources = ["five", "two"]\n'
    )
    assert list(cited_works(ledger)) == ["one", "three", "two", "five", "four"]


def test_no_locator_forges_a_mark(ledger_of: Callable[[str], Ledger]) -> None:
    [note] = positioned(
        ledger_of(TEXT), [(1, (Citation("one", Locator("page", "3\ufdd0"), "é\ufdd1", "é\ufdd4"),))]
    )
    assert note.cites[0][2:5] == (Locator("page", "3\ufffd"), "é\ufffd", "é\ufffd")


def test_the_notes_of_events_stand_in_the_article_s_order_each_once(
    ledger_of: Callable[[str], Ledger],
) -> None:
    ledger = ledger_of(
        '[sources.a]\ntype = "web"\ntitle = "A"\n[footnotes]\n8 = "a"\n1 = "a"\n'
        '[[events]]\nid = "e"\ndate = "2001"\ntitle = "t"\nfootnotes = [8, 1]\nsources = ["a", "a"]\n'
    )
    numbered, marks = numbered_for(ledger, ledger.events)
    notes = style_of(ledger).printing(ledger, numbered).notes
    assert [str(note) for note in notes.values()] == ["[1] “A”.", "[8] “A”, op.cit.", "[9] “A”, op.cit."]
    assert marks == {"e": (8, 1, 9)}
