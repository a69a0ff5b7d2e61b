"""`cai show`: everything known of one event, footnote or source, and nothing that a terminal obeys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ca_israel.errors import NotInLedger
from ca_israel.reports.show import show
from ca_israel.terminal.look import PLAIN, Look

if TYPE_CHECKING:
    from collections.abc import Callable

    from ca_israel.ledger.model import Ledger

TEXT = r"""
[countries.no]
name = "Norway"
[countries.se]
name = "Sweden"
[sources.all]
type = "journal"
title = "A “Title”\u001b[0m"
short = "S"
titles = ["Old", "Older"]
authors = ["Doe, Jane", { family = "Gogh", given = "V", particle = "van" }, "Board"]
in = "J"
volume = 1
issue = 2
pages = "3-4"
published = "2001-07"
publisher = "P"
place = "Rome"
doi = "10.1000/1"
language = "en"
url = "https://example.org/a"
moved_from = ["https://example.org/old", "http://example.org/older"]
accessed = 2002-01-02
access = "free"
state = "gone"
archive = { url = "https://a.example/2002", date = 2002-01-02 }
checked = { on = 2003-04-05, by = "RM" }
x = { mine = [1, 2], word = "it" }
[sources.12]
type = "web"
title = "Twelve"
url = "https://example.org/12"
archive = { url = "https://a.example/12" }
checked = { on = 2003-04-05 }
[sources.bare]
type = "other"
title = "Bare"
[footnotes]
1 = { source = "all", supports = "Why.", quote = "a few words" }
2 = ["bare", "bare", "12"]
[[events]]
id = "plan"
date = "2001"
title = "A “plan”\u001b[0m"
status = "planned"
sources = ["all"]
countries = ["no", "se"]
categories = ["diplomatic", "economic"]
place = "Oslo"
people = ["Ann", "Bo"]
detail = "Some detail."
paragraph = 6
x = { mine = true, word = "it " }
[[events]]
id = "done"
date = "/2002"
title = "Done"
follows = "plan"
[[events]]
id = "day"
date = "2002-05-01"
title = "Day"
follows = "plan"
[[events]]
id = "open"
date = "2002-05-01/.."
title = "Open"
"""

PLAN = r"""
A “plan”\x1b[0m
  id          plan
  date        2001 (2001: 2001-01-01 to 2001-12-31)
  status      planned
  countries   Norway, Sweden
  categories  diplomatic, economic
  place       Oslo
  people      Ann, Bo
  detail      Some detail.
  paragraph   6 of the article
  followed by done, day
  x.mine      true
  x.word      it
  note        [3] Jane Doe, V van Gogh and Board, “A ‘Title’\x1b[0m”, J, 1(2),
              2001, https://a.example/2002, p. 3-4, (Date of Accession:
              02.01.2002).
"""
DONE = """
Done
  id          done
  date        until 2002, start unknown (/2002: open to 2002-12-31)
  status      occurred
  countries   none named
  follows     plan
"""
ALL = r"""
A “Title”\x1b[0m
  citekey     all
  type        journal
  authors     Doe, Jane; Gogh, V, van; Board
  short       S
  titles      Old; Older
  in          J
  volume      1
  issue       2
  pages       3-4
  published   July 2001
  publisher   P
  place       Rome
  doi         10.1000/1
  language    en
  url         https://example.org/a
  moved from  https://example.org/old; http://example.org/older
  accessed    2002-01-02
  access      free
  state       gone
  archive     https://a.example/2002 (2002-01-02), on the day of access
  checked     2003-04-05 by RM
  x.mine      [1, 2]
  x.word      it
  footnotes   1
  event       2001: A “plan”\x1b[0m · plan
"""
TWELVE = """
Twelve
  citekey     12
  type        web
  url         https://example.org/12
  archive     https://a.example/12
  checked     2003-04-05
  footnotes   2
"""
BARE = """
Bare
  citekey     bare
  type        other
  footnotes   2
"""
ONE = r"""
[1] Jane Doe, V van Gogh and Board, “A ‘Title’\x1b[0m”, J, 1(2), 2001,
https://a.example/2002, p. 3-4, (Date of Accession: 02.01.2002).
  cited for   Why.
  event       2001: A “plan”\x1b[0m · plan (cited directly)
  quote       a few words
"""
TWO = "\n[2] “Bare”; “Bare”, op.cit.; “Twelve”, https://example.org/12.\n"


@pytest.fixture
def ledger(ledger_of: Callable[[str], Ledger]) -> Ledger:
    return ledger_of(TEXT)


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("plan", PLAN),
        ("done", DONE),
        ("1", ONE + ALL),
        ("2", TWO + BARE + TWELVE),
        ("all", ALL),
        ("12", TWELVE),
    ],
)
def test_all_that_is_known_is_told(ledger: Ledger, what: str, told: str) -> None:
    assert show(ledger, what, PLAIN) == told.removeprefix("\n")


@pytest.mark.parametrize(
    ("what", "bounds"), [("day", "(2002-05-01: that day)"), ("open", "(2002-05-01/..: 2002-05-01 to open)")]
)
def test_a_day_is_its_own_bounds_and_an_end_may_be_open(ledger: Ledger, what: str, bounds: str) -> None:
    assert bounds in show(ledger, what, PLAIN)


@pytest.mark.parametrize(
    ("day", "gap"),
    [
        ("2023-03-20", "9 days before access"),
        ("2023-03-28", "1 day before access"),
        ("2023-03-29", "on the day of access"),
        ("2024-03-29", "366 days after access"),
    ],
)
def test_a_copy_is_so_far_from_the_day_of_access(
    ledger_of: Callable[[str], Ledger], day: str, gap: str
) -> None:
    copy = f"archive = {{ url = 'https://a.example/1', date = {day} }}"
    web = f"[sources.k]\ntype = 'web'\ntitle = 'T'\nurl = 'https://k.example/'\n{copy}\n"
    cited = "[article]\naccessed = 2023-03-29\n[footnotes]\n1 = 'k'\n"
    for ledger in (ledger_of(f"{web}accessed = 2023-03-29"), ledger_of(web + cited)):
        assert f"  archive     https://a.example/1 ({day}), {gap}\n" in show(ledger, "k", Look(width=100))
    assert f"https://a.example/1 ({day})\n" in show(ledger_of(web), "k", PLAIN)


@pytest.mark.parametrize(
    ("what", "message", "hint"),
    [
        ("3", "no footnote 3; this ledger has 1-2", None),
        ("123456789", "no footnote 123456789; this ledger has 1-2", None),
        ("1234567890", 'no event, footnote or source "1234567890" in this ledger', "`cai timeline` prints the ids"),
        ("٢", 'no event, footnote or source "٢" in this ledger', "`cai timeline` prints the ids"),
        ("plam", 'no event, footnote or source "plam" in this ledger', 'did you mean "plan"?'),
        ("baer", 'no event, footnote or source "baer" in this ledger', 'did you mean "bare"?'),
    ],
)  # fmt: skip
def test_what_is_not_there_is_told(ledger: Ledger, what: str, message: str, hint: str | None) -> None:
    with pytest.raises(NotInLedger) as told:
        show(ledger, what, PLAIN)
    assert (str(told.value), told.value.hint) == (message, hint)


@pytest.mark.parametrize(("what", "title"), [("plan", 'A "plan"\\x1b[0m'), ("all", 'A "Title"\\x1b[0m')])
def test_titles_stand_out_and_are_ascii_where_the_encoding_asks(
    ledger: Ledger, what: str, title: str
) -> None:
    shown = show(ledger, what, Look(colour=True, unicode=False))
    assert shown.startswith(f"\x1b[1m{title}\x1b[0m\n")


def test_a_note_stands_out_and_is_ascii_where_the_encoding_asks(ledger: Ledger) -> None:
    first, second = show(ledger, "1", Look(colour=True, unicode=False)).splitlines()[:2]
    assert first.startswith("\x1b[1m[1] Jane Doe, V van Gogh and Board, \"A 'Title'\\x1b[0m\"")
    assert second.startswith("\x1b[1mhttps://")


@pytest.mark.parametrize(
    ("width", "cells", "lines"), [(100, 100, 1), (101, 101, 2), (200, 100, 1), (200, 101, 2), (99, 100, 2)]
)
def test_lines_are_a_hundred_cells_wide_at_most(
    ledger_of: Callable[[str], Ledger], width: int, cells: int, lines: int
) -> None:
    title = f"{'x' * 49} {'y' * (cells - 50)}"
    ledger = ledger_of(f'[sources.k]\ntype = "web"\ntitle = "{title}"\n')
    shown = show(ledger, "k", Look(width=width))
    assert len(shown.split("  citekey", maxsplit=1)[0].splitlines()) == lines


def test_all_values_stand_below_one_another_whatever_the_keys(ledger_of: Callable[[str], Ledger]) -> None:
    own = "x = { importance = '9', \"a\\u001b[31m\" = 1, '重要性' = 'y' }"
    ledger = ledger_of(
        f"[sources.s]\ntype='web'\ntitle='S'\n{own}\n"
        f"[[events]]\nid='e'\ndate=2001\ntitle='T'\nsources=['s']\n{own}"
    )
    for what in ("e", "s"):
        lines = show(ledger, what, Look(width=80)).splitlines()[1:]
        assert {"  x.importance  9", "  x.a\\x1b[31m   1", "  x.重要性      y"} <= set(lines)
        assert all(line[15] == " " != line[16] for line in lines if "重" not in line)


def test_a_key_longer_than_a_third_of_a_line_stands_alone(ledger_of: Callable[[str], Ledger]) -> None:
    key = "a-key-" + "x" * 40
    ledger = ledger_of(f"[[events]]\nid='e'\ndate=2001\ntitle='T'\nx = {{ {key} = 'value' }}")
    lines = show(ledger, "e", Look(width=60)).splitlines()
    assert lines[lines.index(f"  x.{key}") + 1] == " " * 22 + "value"
    assert f"  {'id':20}e" in lines


WHOLE = """
[sources.ode]
type = "chapter"
authors = ["Able, Ann"]
editors = ["Baker, Bo", "Cook, Cy"]
translators = ["Dun, Di"]
title = "On Doors"
kind = "Essay"
in = "Tides of the North"
edition = 2
series = "Gull Studies"
number = 7
first_published = 1949
repository = "Harbor Record Office"
shelfmark = "MS 12, box 3"
isbn = "978-0-14-044918-1"
[sources.untitled]
type = "web"
url = "https://a.example/x"
"""
ODE = """
On Doors
  citekey          ode
  type             chapter
  authors          Able, Ann
  editors          Baker, Bo; Cook, Cy
  translators      Dun, Di
  kind             Essay
  in               Tides of the North
  edition          2
  series           Gull Studies
  number           7
  first published  1949
  repository       Harbor Record Office
  shelfmark        MS 12, box 3
  isbn             978-0-14-044918-1
"""


def test_a_work_with_every_part_shows_them_in_the_order_of_the_ledger(
    ledger_of: Callable[[str], Ledger],
) -> None:
    ledger = ledger_of(WHOLE)
    assert show(ledger, "ode", PLAIN) == ODE.lstrip()
    assert show(ledger, "untitled", PLAIN).splitlines()[0] == "https://a.example/x"
