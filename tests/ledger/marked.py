"""Ledger texts whose mistakes are marked by ▸ where they stand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ca_israel.ledger.loader import LedgerInvalid, load_text

if TYPE_CHECKING:
    from ca_israel.ledger.model import Problem

LEDGERS = Path(__file__).parents[1] / "ledgers"
NAME = Path("ledger.toml")

# What most mistakes below are written into.
BASE = """schema = 1
party = "arena"
[countries.norway]
name = "Norway"
code = "NO"
aliases = ["Norge"]
[sources.a]
type = "web"
title = "A"
url = "https://a.example/"
[footnotes]
1 = "a"
[[events]]
id = "one"
date = "2001"
title = "One"
countries = ["norway"]
categories = ["defense"]
footnotes = [1]
"""


def problems_of(text: str) -> tuple[Problem, ...]:
    with pytest.raises(LedgerInvalid) as caught:
        load_text(text, NAME)
    assert caught.value.exit_code == 3
    return caught.value.problems


def unmarked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """A text without its ▸ marks, and the places where they stood."""
    places = []
    while "▸" in text:
        before = text[: text.index("▸")].split("\n")
        places.append((len(before), len(before[-1]) + 1))
        text = text.replace("▸", "", 1)
    return text, places


def assert_one_mistake(text: str, told: str) -> None:
    """The text has one mistake, at its ▸, told in these words."""
    plain, [place] = unmarked(text)
    [problem] = problems_of(plain)
    assert (problem.line, problem.column) == place
    assert str(problem) == f"ledger.toml:{place[0]}:{place[1]}: error: {told}"
    assert problem.code is None


def chain(*follows: str | None) -> str:
    """Planned events e0, e1, …, each following the one named."""
    text = "schema = 1\n"
    for number, target in enumerate(follows):
        text += f"[[events]]\nid = 'e{number}'\ndate = '2001'\ntitle = 'E'\nstatus = 'planned'\n"
        text += f"follows = '{target}'\n" if target else ""
    return text
