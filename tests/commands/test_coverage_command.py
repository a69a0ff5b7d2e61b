"""`cai coverage` as people meet it: its formats and suffixes, for a stream that has no more than ASCII too."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from ca_israel.reports.coverage import render
from ca_israel.reports.coverage.tallies import coverage
from ca_israel.terminal.look import PLAIN, Look

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ca_israel.ledger.model import Ledger
    from conftest import Ran


def test_it_is_text_unless_json_is_asked_for(cai: Callable[..., Ran]) -> None:
    assert cai("coverage").out == cai("coverage", "-f", "text").out
    assert json.loads(cai("coverage", "-f", "json").out)["total"]["events"] == 9


@pytest.mark.parametrize(("name", "form"), [("c.txt", "text"), ("c.json", "json")])
def test_the_suffix_of_a_file_names_the_format(
    cai: Callable[..., Ran], tmp_path: Path, name: str, form: str
) -> None:
    assert cai("coverage", "-o", tmp_path / name) == (0, "", "")
    assert (tmp_path / name).read_text(encoding="utf-8") == cai("coverage", "-f", form).out


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("-f", "jsn"), 'cai: --format cannot be "jsn"; did you mean "json"?\n'),
        (("-o", "c.pdf"), 'cai: no format goes by the name "c.pdf"; name one with -f, or end it in .txt, .json\n'),
    ],
)  # fmt: skip
def test_another_format_is_refused(cai: Callable[..., Ran], args: tuple[str, ...], said: str) -> None:
    assert cai("coverage", *args) == (2, "", said)


def test_an_event_may_name_the_party_which_has_no_row(ledger_of: Callable[[str], Ledger]) -> None:
    countries = 'party = "il"\n[countries.il]\nname = "Israel"\n[countries.no]\nname = "Norway"\n'
    event = '[[events]]\nid = "{0}"\ndate = "2001"\ntitle = "T"\ncountries = {1}\n'
    both = event.format("both", '["il", "no"]') + event.format("alone", '["il"]')
    what = coverage(ledger_of(countries + both))
    assert {slug: tally.events for slug, tally in what.countries.items()} == {"no": 1, None: 1}


def test_json_is_ascii_where_the_encoding_asks(ledger_of: Callable[[str], Ledger]) -> None:
    what = coverage(ledger_of('title = "Ünï"\n'))
    assert '"Ünï"' in render(what, "json", PLAIN)
    assert render(what, "json", Look(unicode=False)).isascii()
