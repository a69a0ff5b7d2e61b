"""Who leads a work, and who stands behind its title."""

from __future__ import annotations

from typing import Any

import pytest

from ca_israel.cite.parts.contributors import contributors, leading
from cite.reference_works import work

A, E, T = {"authors": ["A, A."]}, {"editors": ["E, E.", "F, F."]}, {"translators": ["T, T."]}


@pytest.mark.parametrize(
    ("fields", "names", "role", "editors", "translators"),
    [
        (A | E | T, "A", None, "EF", "T"),
        (E | T, "EF", "editor", "", "T"),
        (T, "T", "translator", "", ""),
        ({}, "", None, "", ""),
        (E | T | {"in_": "B"}, "", None, "EF", "T"),  # they are the book's
        (A | E | {"in_": "B"}, "A", None, "EF", ""),
    ],
)
def test_editors_and_then_translators_lead_a_whole_work_without_authors(
    fields: dict[str, Any], names: str, role: str | None, editors: str, translators: str
) -> None:
    whole: dict[str, Any] = {"type": "book", "title": "T", **fields}
    led = contributors(work(**whole))
    families = ["".join(name.family for name in group) for group in (led.names, led.editors, led.translators)]
    assert (*families[:1], led.role, *families[1:]) == (names, role, editors, translators)


def test_a_style_may_leave_translators_behind_the_title() -> None:
    whole: dict[str, Any] = {"type": "book", "title": "T", **T}
    source = work(**whole)
    assert contributors(source, by_translators=False).translators == source.translators
    assert contributors(source, by_translators=False).names == ()
    assert leading(source) == source.translators
