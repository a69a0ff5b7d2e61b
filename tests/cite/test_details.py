"""What stands behind a note: the note it is short for, what it is cited for, and every event that rests on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ca_israel.cite.details import details, row
from ca_israel.cite.notes import Note, footnotes
from ca_israel.cite.style import style_of
from ca_israel.ledger.model import Citation
from ca_israel.terminal.look import PLAIN, Look

if TYPE_CHECKING:
    from collections.abc import Callable

    from ca_israel.ledger.model import Ledger

TEXT = """
[sources.a]
type = "web"
title = "A"
url = "https://a.example/"
[sources.b]
type = "web"
title = "B"
[sources.idle]
type = "web"
title = "Idle"
[footnotes]
1 = { source = "a", supports = "What A says." }
2 = ["b", "a"]
10 = "a"
11 = "b"
[[events]]
id = "late"
date = "2003"
title = "Late"
footnotes = [1, 2]
[[events]]
id = "early"
date = "2001-05"
title = "Early"
footnotes = [2]
[[events]]
id = "direct"
date = "2002"
title = "Direct"
sources = ["a"]
[[events]]
id = "other"
date = "2000"
title = "Other"
footnotes = [11]
[[events]]
id = "again"
date = "2004"
title = "Again"
footnotes = [11, 10]
"""


@pytest.fixture
def ledger(ledger_of: Callable[[str], Ledger]) -> Ledger:
    return ledger_of(TEXT)


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (
            1,
            [
                "  cited for   What A says.",
                "  event       May 2001: Early · early (through footnote 2)",
                "  event       2002: Direct · direct (cited directly)",
                "  event       2003: Late · late",
                "  event       2004: Again · again (through footnote 10)",
            ],
        ),
        (
            2,
            [
                "  stands for  [1] “A”, https://a.example/.",
                "  event       2000: Other · other (through footnote 11)",
                "  event       May 2001: Early · early",
                "  event       2002: Direct · direct (cited directly)",
                "  event       2003: Late · late",
                "  event       2004: Again · again (through footnote 11)",
            ],
        ),
        (
            10,
            [
                "  stands for  [1] “A”, https://a.example/.",
                "  event       May 2001: Early · early (through footnote 2)",
                "  event       2002: Direct · direct (cited directly)",
                "  event       2003: Late · late (through footnote 1)",
                "  event       2004: Again · again",
            ],
        ),
    ],
)
def test_a_footnote_s_events_come_in_order_of_time_with_the_way_they_reach_its_works(
    ledger: Ledger, number: int, told: list[str]
) -> None:
    article = style_of(ledger).printing(ledger, footnotes(ledger)).notes
    assert list(details(ledger, article[number], PLAIN, article=article)) == told


def work(key: str) -> Note:
    return Note(None, "", (Citation(key),))


def test_a_work_is_told_with_its_footnotes_and_events(ledger: Ledger) -> None:
    assert list(details(ledger, work("a"), PLAIN)) == [
        "  footnotes   1, 2, 10",
        "  event       May 2001: Early · early",
        "  event       2002: Direct · direct",
        "  event       2003: Late · late",
        "  event       2004: Again · again",
    ]
    assert list(details(ledger, work("idle"), PLAIN)) == []


def test_sole_keeps_what_rests_on_nothing_else(ledger: Ledger) -> None:
    assert list(details(ledger, work("a"), PLAIN, sole=True)) == [
        "  footnotes   1, 2, 10",
        "  event       2002: Direct · direct",
    ]
    assert list(details(ledger, work("idle"), PLAIN, sole=True)) == ["  event       none rests on this alone"]


def test_a_value_is_wrapped_beside_its_label_harmless_and_can_be_clicked() -> None:
    value = "of https://a.example/x, and “more” \x1b of"
    look = Look(width=34, colour=True, hyperlinks=True, unicode=False)
    url = "https://a.example/x"
    assert list(row("url", value, look)) == [
        "  \x1b[2murl         \x1b[0mof",
        f"  \x1b[2m            \x1b[0m\x1b]8;;{url}\x1b\\{url}\x1b]8;;\x1b\\,",
        '  \x1b[2m            \x1b[0mand "more" \\x1b of',
    ]


@pytest.mark.parametrize(("width", "lines"), [(24, 1), (23, 2)])
def test_a_row_takes_the_whole_width_and_no_more(width: int, lines: int) -> None:
    assert len(list(row("label", "12345 7890", Look(width=width)))) == lines
