"""Counts in English."""

from __future__ import annotations

from ca_israel.text.counting import counted, plural


def test_one_is_one_and_all_else_is_many() -> None:
    assert [counted(number, "link") for number in (0, 1, 2)] == ["0 links", "1 link", "2 links"]
    assert [plural(2, word) for word in ("search", "address", "country code")] == [
        "searches",
        "addresses",
        "country codes",
    ]
