"""`cai cite --csl`: which notes and entries are render, in what order, where pandoc puts them in words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ca_israel.cite.csl.pandoc import find_pandoc
from ca_israel.cite.render import CiteRequest, render
from ca_israel.cite.style import style_named
from ca_israel.errors import BadUsage, ProgramUnusable
from ca_israel.terminal.look import PLAIN

if TYPE_CHECKING:
    from collections.abc import Callable

    from ca_israel.ledger.model import Ledger
    from conftest import Ran

DATA = Path(__file__).parents[2] / "data"
NOTES, AUTHOR_DATE = DATA / "csl_notes.csl", DATA / "csl_author_date.csl"
TEXT = """
[sources.a]
type = "book"
title = "A"
authors = ["Kim, Anna"]
[sources.b]
type = "book"
title = "B"
authors = ["Lee, Bo"]
[sources.idle]
type = "book"
title = "Idle"
authors = ["Kim, Anna"]
[footnotes]
1 = "a"
2 = "b"
3 = { source = "a", page = 7 }
4 = { source = "a", page = 8 }
"""


@pytest.fixture(autouse=True)
def _pandoc() -> None:
    try:
        find_pandoc()
    except ProgramUnusable as missing:
        pytest.skip(f"{missing}; {missing.hint}")


@pytest.fixture
def ledger(ledger_of: Callable[[str], Ledger]) -> Ledger:
    return ledger_of(TEXT)


def shown(ledger: Ledger, *targets: str, csl: Path = NOTES, **asked: Any) -> list[str]:
    return render(ledger, CiteRequest(targets or None, style_named(csl), **asked), PLAIN).splitlines()


def test_all_notes_are_printed_as_they_follow_each_other(ledger: Ledger) -> None:
    assert shown(ledger) == ["[1] Kim, A.", "[2] Lee, B.", "[3] Kim, (n 1), S. 7.", "[4] Ebd., S. 8."]


def test_notes_are_printed_in_the_order_asked_and_short_because_of_those_before_in_the_article(
    ledger: Ledger,
) -> None:
    assert shown(ledger, "4", "2") == ["[4] Ebd., S. 8.", "[2] Lee, B."]
    assert "  stands for  [1] " in "\n".join(shown(ledger, "3", details=True))


def test_a_work_named_by_its_citekey_is_printed_in_full(ledger: Ledger) -> None:
    assert shown(ledger, "idle", "a") == ["Kim, Idle.", "Kim, A."]
    assert shown(ledger, "b", "3", "a") == ["Lee, B.", "[3] Kim, (n 1), S. 7.", "Kim, A."]


def test_a_work_named_by_its_citekey_brings_its_footnotes(ledger: Ledger) -> None:
    assert shown(ledger, "a", details=True)[1] == "  footnotes   1, 3, 4"


def test_a_bibliography_holds_what_is_asked_for_as_the_style_sorts_it(ledger: Ledger) -> None:
    entries = ["Kim, Idle.", "Lee, B.", "Kim, A."]  # by title, descending
    assert shown(ledger, csl=AUTHOR_DATE, bibliography=True) == entries
    assert shown(ledger, "1", "2", csl=AUTHOR_DATE, bibliography=True) == entries[1:]
    assert shown(ledger, "idle", csl=AUTHOR_DATE, bibliography=True, details=True) == entries[:1]
    assert shown(ledger, "2", csl=AUTHOR_DATE, bibliography=True, details=True) == [
        "Lee, B.",
        "  footnotes   2",
    ]


def test_a_style_without_a_bibliography_has_none_to_print(
    ledger: Ledger, ledger_of: Callable[[str], Ledger]
) -> None:
    with pytest.raises(BadUsage) as told:
        shown(ledger, "1", bibliography=True)
    assert str(told.value) == f"the style {NOTES} has no bibliography"
    assert told.value.hint == "leave --bibliography out"
    assert shown(ledger_of(""), bibliography=True) == []


def test_the_command_takes_a_style_file(cai: Callable[..., Ran]) -> None:
    assert cai("cite", "5", "--csl", AUTHOR_DATE) == (0, "[5] (Rosenberg)\n", "")
