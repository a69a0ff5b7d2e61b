"""What sets two headlines apart."""

from __future__ import annotations

import pytest

from ca_israel.links.titles.alignment import align
from ca_israel.links.titles.words import words


@pytest.mark.parametrize(
    ("found", "difference"),
    [
        ("Cotton and drones for Haifa", "order"),
        ("Cotton, wheat and drones for Haifa", "addition"),
    ],
)
def test_a_reordering_has_as_many_words_on_both_sides(found: str, difference: str) -> None:
    assert align(words("Drones and cotton for Haifa", "en"), words(found, "en")).difference == difference
