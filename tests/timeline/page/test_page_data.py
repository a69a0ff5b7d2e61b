"""JSON-LD: every event with its EDTF, its status and its works, and no way out of its element."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from ca_israel.terminal.look import PLAIN
from ca_israel.timeline.html import render
from timeline.page.page_reading import first, read
from timeline.selected import one, selected

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser


def data(page: LexborHTMLParser) -> Any:
    return json.loads(first(page, 'script[type="application/ld+json"]').text())["@graph"]


def test_structured_data_lists_every_event_with_its_edtf_status_and_works() -> None:
    what = selected("ours")
    listing, *works = data(read(what))
    assert listing["@type"] == "ItemList"
    assert listing["numberOfItems"] == len(listing["itemListElement"]) == 9
    items = {entry["item"]["@id"]: entry["item"] for entry in listing["itemListElement"]}
    planned, claimed, forum = (
        items[f"#{key}"] for key in ("region-2001-sharon", "kz-2021-uav-production", "uz-2022-business-forum")
    )
    assert planned["eventStatus"] == "https://schema.org/EventScheduled"
    assert (planned["startDate"], planned["temporalCoverage"]) == ("2001-11", "2001-11")
    assert "eventStatus" not in claimed
    assert claimed["additionalProperty"]["value"] == "claimed"
    assert (forum["startDate"], forum["endDate"]) == ("2022-06-28", "2022-06-29")
    assert forum["temporalCoverage"] == "2022-06-28/2022-06-29"
    known = {work["@id"]: work for work in works}
    assert known[claimed["subjectOf"][0]["@id"]]["author"] == [{"@type": "Person", "name": "David Rosenberg"}]


@pytest.mark.parametrize("date", ["2021-05~", "202X", "[1992..1994]", "../2023", "2001-21", "2001-11?"])
def test_a_date_that_iso_8601_cannot_say_is_edtf_alone(date: str) -> None:
    event = data(read(one("x", date)))[0]["itemListElement"][0]["item"]
    assert event["temporalCoverage"] == date
    assert "startDate" not in event


def test_structured_data_cannot_end_its_element() -> None:
    title = "</script><!--<script>alert(1)</script> & <b>"
    page = render(one(title), PLAIN)
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert block
    assert not re.search("[<>&]", block[1])
    assert json.loads(block[1])["@graph"][0]["itemListElement"][0]["item"]["name"] == title
