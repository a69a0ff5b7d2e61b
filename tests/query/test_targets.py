"""What people name as footnotes and works, in every way a note prints itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ca_israel.errors import BadUsage, NotInLedger
from ca_israel.query.lookup import country_named
from ca_israel.query.targets import wanted

if TYPE_CHECKING:
    from ca_israel.ledger.model import Ledger


@pytest.mark.parametrize(
    ("target", "numbers"),
    [
        ("4", (4,)), ("[4]", (4,)), ("#4", (4,)), ("[^4]", (4,)), ("(4)", (4,)), (" 4 ", (4,)), ("[4]-[6]", (4, 5, 6)),
        ("[4]–[6]", (4, 5, 6)), ("4—6", (4, 5, 6)), ("[4] - [6]", (4, 5, 6)), ("[1-3,8]", (1, 2, 3, 8)), ("[1], [2]", (1, 2)),
        ("1;2", (1, 2)), ("[1][", (1,)),
    ],
)  # fmt: skip
def test_a_footnote_may_be_named_as_it_prints_itself(
    ours: Ledger, target: str, numbers: tuple[int, ...]
) -> None:
    assert wanted(ours, [target]) == numbers


def test_a_citekey_keeps_its_signs(ledger_of: Any) -> None:
    ledger = ledger_of("[sources.'[4]']\ntype = 'web'\ntitle = 'A'\n[footnotes]\n4 = '[4]'")
    assert wanted(ledger, ["[4]"]) == ("[4]",)
    assert wanted(ledger, ["4"]) == (4,)


@pytest.mark.parametrize("target", ["[]", "#", "-", "[4", "rosenberg-oil]"])
def test_what_names_nothing_is_refused(ours: Ledger, target: str) -> None:
    if target == "[4":
        assert wanted(ours, [target]) == (4,)
        return
    with pytest.raises((BadUsage, NotInLedger)):
        wanted(ours, [target])


@pytest.mark.parametrize("word", ["uzb", "UZB", "Uzb"])
def test_a_country_goes_by_its_three_letters_too(ours: Ledger, word: str) -> None:
    assert country_named(ours, word) == "uzbekistan"


def test_three_letters_of_no_country_of_the_ledger_are_refused(ours: Ledger) -> None:
    with pytest.raises(NotInLedger):
        country_named(ours, "NOR")


def test_a_category_for_a_country_is_told_where_it_belongs(ours: Ledger) -> None:
    with pytest.raises(NotInLedger) as caught:
        country_named(ours, "Defense")
    assert caught.value.hint == "it is a category: --category Defense"


def test_where_a_citekey_looks_like_numbers_the_footnotes_win(ledger_of: Any) -> None:
    ledger = ledger_of(
        '[sources.1-2]\ntype = "web"\ntitle = "A"\n[sources.1]\ntype = "web"\ntitle = "B"\n[sources.7]\ntype = "web"\ntitle = "C"\n'
        '[footnotes]\n1 = "1-2"\n2 = "1"\n'
    )
    assert wanted(ledger, ["1-2", "1", "7"]) == (1, 2, "7")
    with pytest.raises(NotInLedger, match="no footnote 3"):
        wanted(ledger, ["3"])
    with pytest.raises(BadUsage):
        wanted(ledger, ["3-2"])


def test_nothing_named_between_commas_is_nothing(ours: Ledger) -> None:
    assert wanted(ours, ["4,,5", " 6 "]) == (4, 5, 6)
