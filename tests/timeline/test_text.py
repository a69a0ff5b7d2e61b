"""The layout of text to the letter: beside and above, wide and narrow, in colour and in ASCII."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from ca_israel.query.select import Query
from ca_israel.terminal.look import PLAIN, Look
from ca_israel.timeline import render
from ca_israel.timeline.text import sparkline
from ca_israel.timeline.timeline import timeline

if TYPE_CHECKING:
    from collections.abc import Callable

    from ca_israel.ledger.model import Ledger

TEXT = r"""
title = "“Small” ledger"
[sources.k]
type = "web"
title = "K"
url = "https://k.example/"
[footnotes]
4 = "k"
[[events]]
id = "a"
date = "[2001-05-03..2002-06-04]"
title = "“Alpha”"
place = "Os\u001blo"
footnotes = [4]
[[events]]
id = "beta-with-a-long-id-that-no-line-of-a-narrow-terminal-holds"
date = "2010-05-06/2010-05-07"
title = "Beta goes on and on, for two lines"
status = "disputed"
detail = "A “detail”."
"""

BESIDE = r"""
“Small” ledger
2 events, 2001–2010

2001 █▁▁▁▁▁▁▁▁█ 2010

2001
  ○ between 3 May    “Alpha” [4]
    2001 and 4 June  Os\x1blo · a
    2002

  ┊ 7 years without an event

2010
  ○ 6–7 May 2010     DISPUTED Beta goes on and on, for two
                     lines
                     A “detail”.
                     beta-with-a-long-id-that-no-line-of-a-n
                     arrow-terminal-holds

Notes
  [4] “K”, https://k.example/.
"""
ABOVE = r"""
“Small” ledger
2 events, 2001–2010

2001 █▁▁▁▁▁▁▁▁█ 2010

2001
  ○ between 3 May 2001 and
    4 June 2002
    “Alpha” [4]
    Os\x1blo · a

  ┊ 7 years without an
  event

2010
  ○ 6–7 May 2010
    DISPUTED Beta goes on
    and on, for two lines
    A “detail”.
    beta-with-a-long-id-th
    at-no-line-of-a-narrow
    -terminal-holds

Notes
  [4] “K”,
      https://k.example/.
"""
ASCII = str.maketrans("“”–█▁○┊·", '""-#_o:-')


@pytest.fixture
def shown(ledger_of: Callable[[str], Ledger]) -> Callable[..., str]:
    def render_text(look: Look = PLAIN, text: str = TEXT, **query: Any) -> str:
        return render(timeline(ledger_of(text), Query(**query)), "text", look)

    return render_text


@pytest.mark.parametrize(("width", "told"), [(60, BESIDE), (26, ABOVE)])
def test_whole_outputs(shown: Callable[..., str], width: int, told: str) -> None:
    assert shown(Look(width)) == told.removeprefix("\n")
    assert shown(Look(width, unicode=False)) == told.removeprefix("\n").translate(ASCII)


@pytest.mark.parametrize(("width", "beside"), [(52, False), (53, True)])
def test_a_date_stands_beside_its_event_where_that_leaves_room(
    shown: Callable[..., str], width: int, beside: bool
) -> None:
    assert bool(re.search("○ between .* “Alpha”", shown(Look(width)))) is beside


@pytest.mark.parametrize(("width", "whole"), [(27, False), (28, True)])
def test_a_silence_takes_the_whole_width(shown: Callable[..., str], width: int, whole: bool) -> None:
    assert ("\n  ┊ 7 years without an event\n" in shown(Look(width))) is whole


@pytest.mark.parametrize(
    ("status", "sgr"), [("planned", 36), ("claimed", 33), ("disputed", 33), ("cancelled", 31)]
)
def test_a_status_is_a_word_in_a_colour_as_its_mark_is(
    shown: Callable[..., str], status: str, sgr: int
) -> None:
    text = shown(Look(colour=True), TEXT.replace("disputed", status))
    assert f"\x1b[{sgr}m{status.upper()}\x1b[0m" in text
    assert re.search(rf"^  \x1b\[{sgr}m.\x1b\[0m 6–7 May 2010", text, re.MULTILINE)


@pytest.mark.parametrize(("date", "sgr"), [("2001-02-03", "32"), ("2001-02", "1")])
def test_what_occurred_on_a_day_is_marked_as_good(shown: Callable[..., str], date: str, sgr: str) -> None:
    text = shown(Look(colour=True), f'[[events]]\nid = "a"\ndate = "{date}"\ntitle = "T"\n')
    assert re.search(rf"^  \x1b\[{sgr}m.\x1b\[0m ", text, re.MULTILINE)


NOTED = TEXT.replace(
    '4 = "k"',
    """4 = ["k", "z"]
5 = "z"
[sources.z]
type = "web"
title = "Z"
""",
).replace("[4]", "[4, 5]")


def test_a_mark_leads_to_the_first_work_of_its_note_where_that_has_an_address(
    shown: Callable[..., str],
) -> None:
    text = shown(Look(hyperlinks=True), NOTED)
    assert text.count("\x1b]8;;https://k.example/\x1b\\[4]\x1b]8;;\x1b\\") == 2
    assert not re.search(r"]8;;http[^\x1b]*\x1b\\\[5\]", text)


def test_one_event_is_one_year_without_a_span_or_bars(shown: Callable[..., str]) -> None:
    assert shown(limit=1).split("\n")[1:5] == [
        "1 of 2 events, 2001",
        "",
        "2001",
        "  ○ between 3 May 2001    “Alpha” [4]",
    ]
    alone = TEXT[: TEXT.rindex("[[events]]")]
    assert shown(text=alone).split("\n")[1] == "1 event, 2001"


def test_more_than_one_event_may_reach_beyond_the_window(shown: Callable[..., str]) -> None:
    from ca_israel.dates import Day

    spans = "".join(f'[[events]]\nid = "e{n}"\ndate = "2001/2005"\ntitle = "T"\n' for n in range(3))
    head = shown(text=spans, since=Day(2002, 1, 1)).split("\n")[1]
    assert head == "3 events, 2001 · 3 reach beyond it"


@pytest.mark.parametrize(("years", "bars"), [((2001, 2010), 10), ((2001, 2011), 6)])
def test_years_share_a_bar_only_where_there_are_more_than_there_is_room(
    years: tuple[int, int], bars: int
) -> None:
    assert len(sparkline(list(years), 10)) == bars


def test_without_room_all_years_share_one_bar() -> None:
    assert sparkline([2001, 2003], 0) == "█"
