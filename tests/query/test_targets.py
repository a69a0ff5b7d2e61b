"""Footnotes and citekeys as they are typed: lists, ranges, and names that look like numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ca_israel.errors import BadUsage, NotInLedger
from ca_israel.query.targets import wanted

if TYPE_CHECKING:
    from ca_israel.ledger.model import Ledger


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
