"""The layout of coverage to the letter: bars, counts and lists, in colour and in ASCII."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from ca_israel.reports.coverage import render
from ca_israel.reports.coverage.tallies import coverage
from ca_israel.terminal.look import PLAIN, Look

if TYPE_CHECKING:
    from collections.abc import Callable

    from ca_israel.ledger.model import Ledger

TEXT = r"""
title = "“Small”"
categories = []
[countries.a]
name = "A…\u001b"
[sources.k]
type = "web"
title = "K"
url = "https://k.example/"
[[events]]
id = "e"
date = "2001-02-03"
title = "T"
countries = ["a"]
"""
NARROW = r"""
“Small”
1 event, 2001 · 1 known to the day
1 without a source · 0 on one source alone

Status                                      events
  occurred          ██████████████████████       1
  planned                                        0
  claimed                                        0
  disputed                                       0
  cancelled                                      0

Country                                     events
  A…\x1b            ██████████████████████       1
  no country named                               0

Year                                        events
  2001              ██████████████████████       1

An event that names several countries or
categories counts once in each; a vague date
counts in its first possible year.

Events without a source (1)
  e

Source                                      works
  all               ██████████████████████      1
  cited                                         0
  with an address   ██████████████████████      1
  archived copy                                 0
  date of access                                0
  date of                                       0
  publication

Sources with an address and no archived copy (1)
  k
"""


@pytest.fixture
def shown(ledger_of: Callable[[str], Ledger]) -> Callable[..., str]:
    return lambda style=PLAIN, text=TEXT: render(coverage(ledger_of(text)), "text", style)


def test_a_narrow_report(shown: Callable[..., str]) -> None:
    assert shown(Look(50)) == NARROW.removeprefix("\n")


def test_a_report_in_ascii(shown: Callable[..., str]) -> None:
    told = NARROW.replace("A…\\x1b  ", "A...\\x1b").translate(str.maketrans("“”·█", '""-#'))
    assert shown(Look(50, unicode=False)) == told.removeprefix("\n")


def test_the_longest_name_is_measured_as_it_is_shown(shown: Callable[..., str]) -> None:
    text = TEXT.replace("A…", "…" * 6)
    [heads] = re.findall(r"^Country +", shown(Look(100, unicode=False), text), re.MULTILINE)
    name = "." * 18 + "\\x1b"
    assert len(heads) == len(f"  {name}  {'#' * 30}  ")


def test_a_report_in_colour(shown: Callable[..., str]) -> None:
    lines = shown(Look(50, colour=True)).splitlines()
    assert lines[0] == "\x1b[1m“Small”\x1b[0m"
    assert lines[1] == "\x1b[2m1 event, 2001 · 1 known to the day\x1b[0m"
    assert lines[4] == f"\x1b[1;36m{'Status'.ljust(44)}events\x1b[0m"
    assert lines[5] == f"  occurred          \x1b[1;36m{'█' * 22}\x1b[0m       1"
    assert "\x1b[1;36mEvents without a source (1)\x1b[0m" in lines


def test_a_report_is_a_hundred_cells_wide_at_most(shown: Callable[..., str]) -> None:
    title = f"{'x' * 49} {'y' * 50}"
    assert shown(Look(200), TEXT.replace("“Small”", title)).splitlines()[0] == title
    assert shown(Look(200), TEXT.replace("“Small”", f"{title}y")).splitlines()[0] == "x" * 49


def test_years_are_told_from_the_first_to_the_last(shown: Callable[..., str]) -> None:
    later = '[[events]]\nid = "f"\ndate = "2005"\ntitle = "T"\n'
    assert shown(text=TEXT + later).splitlines()[1] == "2 events, 2001–2005 · 1 known to the day"


def test_how_many_more_there_are_fits_and_stands_back(shown: Callable[..., str]) -> None:
    text = "".join(f'[[events]]\nid = "e{n}"\ndate = "2001"\ntitle = "T"\n' for n in range(16))
    assert shown(Look(32), text).endswith("\n  … and 1 more; --all shows them\n")
    assert shown(Look(31), text).endswith("\n  … and 1 more; --all shows\n  them\n")
    assert shown(Look(32, unicode=False), text).endswith("\n  ... and 1 more; --all shows\n  them\n")
    assert shown(Look(32, colour=True), text).endswith("\n\x1b[2m  … and 1 more; --all shows them\x1b[0m\n")
    assert "more" not in shown(Look(32, most=None), text)
