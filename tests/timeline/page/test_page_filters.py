"""What the page was filtered by, and what it can be filtered by: chips, their counts and their rules."""

from __future__ import annotations

from typing import Any

import pytest

from ca_israel.ledger.model import Country
from ca_israel.query.select import Query
from ca_israel.text.folding import fold
from ca_israel.timeline.timeline import timeline
from timeline.page.page_reading import first, read, said
from timeline.selected import one, selected


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"countries": ("uzbekistan",)}, "Uzbekistan"),
        ({"countries": ("uzbekistan", "kazakhstan"), "include_regional": True}, "Uzbekistan or Kazakhstan and the region as a whole"),
        ({"categories": ("economic",), "statuses": ("claimed", "planned")}, "economic; claimed or planned"),
        ({"search": "elbit", "limit": 2, "reverse": True}, "with the words “elbit”; no more than 2; latest first"),
        ({"footnotes": (3, 4)}, "note 3 or 4"),
        ({"sources": ("gadimova-uavs",)}, "resting on “Israeli UAVs Will Soon Be Manufactured in Kazakhstan”"),
    ],
)  # fmt: skip
def test_a_selection_says_what_it_was_filtered_by(query: dict[str, Any], words: str) -> None:
    what = selected("ours", **query)
    page = read(what)
    assert said(page, ".asked") == [f"Selection {words}"]
    assert said(page, ".standfirst")[0].startswith(f"{len(what.selection.events)} of 9 events, ")


def test_a_window_is_named_and_what_may_lie_outside_it_counted() -> None:
    from ca_israel.dates import Day

    page = read(selected("ours", since=Day(2014, 6, 1), until=Day(2021, 5, 3)))
    assert said(page, ".asked") == ["Selection 1 June 2014 to 3 May 2021"]
    assert said(page, ".caution") == ["(2 may fall outside the time asked for)"]
    page = read(selected("ours", since=Day(2019, 1, 1), strict=True))
    assert said(page, ".asked") == ["Selection since 1 January 2019; certainly within that time"]


def test_chips_offer_what_occurs_with_its_count() -> None:
    page = read(selected("ours"))
    assert said(page, ".fc .chip") == [
        "Kazakhstan 4", "Kyrgyzstan 2", "Tajikistan 1", "Turkmenistan 1", "Uzbekistan 2", "No country named 1",
    ]  # fmt: skip
    assert said(page, ".fk .chip") == ["Diplomatic 6", "Defense 3", "Economic 6"]
    assert said(page, ".fs .chip") == ["Occurred 7", "Planned 1", "Claimed 1"]
    assert [node.attributes["value"] for node in page.css(".fs input")] == ["occurred", "planned", "claimed"]


def test_a_chip_stands_for_as_many_events_as_it_says() -> None:
    page = read(selected("ours"))
    for chip in page.css(".chip"):
        token = (first(chip, "input").attributes["id"] or "")[1:]
        assert len(page.css(f".ev.{token}")) == int(first(chip, "small").text())


def test_a_choice_of_one_is_not_offered() -> None:
    page = read(selected("ours", statuses=("occurred",), countries=("uzbekistan",), categories=("economic",)))
    assert not page.css(".fs")


def test_each_chip_has_a_rule_that_lets_its_events_through_and_no_ledger_text_is_in_any() -> None:
    what = one("x", countries=("a.b-c",), categories=("} *{display:none}",))
    countries = {slug: Country(slug, slug) for slug in ("a.b-c", "x")}
    events = (
        *what.ledger.events,
        what.ledger.events[0]._replace(id="f", countries=("x",), categories=("</style>",)),
    )
    ledger = what.ledger._replace(
        countries=countries, categories=("} *{display:none}", "</style>"), events=events
    )
    page = read(timeline(ledger, Query()))
    style = first(page, "style").text()
    for chip in page.css(".chip input"):
        token = (chip.attributes["id"] or "")[1:]
        assert f":has(#_{token}:checked) .{token}{{--{token[0]}:initial}}" in style
        assert page.css(f".ev.{token}")
    assert "a.b-c" not in style
    assert "display:none}" not in style


def test_aliases_and_codes_travel_with_a_country_for_the_search() -> None:
    chip = first(read(selected("ours")), "input[value=uzbekistan]")
    known = (chip.attributes["data-known-as"] or "").split("|")
    assert known == list(
        map(fold, ("Uzbekistan", "UZ", "Oʻzbekiston", "Ўзбекистон", "Узбекистан", "אוזבקיסטן"))
    )
