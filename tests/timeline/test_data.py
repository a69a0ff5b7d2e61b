"""Timelines as data: what was asked is told, for a stream that has no more than ASCII too."""

from __future__ import annotations

import json

import pytest

from ca_israel.dates import Day
from ca_israel.query.select import Query
from ca_israel.terminal.look import PLAIN, Look
from ca_israel.timeline import render
from timeline.selected import one, selected


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_data_is_ascii_where_the_encoding_asks(form: str) -> None:
    timeline = one("Ўзбекистон")
    told = render(timeline, form, PLAIN)
    assert "Ўзбекистон" in told
    in_ascii = render(timeline, form, Look(unicode=False))
    assert in_ascii.isascii()
    assert json.loads(in_ascii) == json.loads(told)


def test_what_was_asked_is_told() -> None:
    asked = Query(
        ("kazakhstan",), True, ("defense",), Day(2021, 1, 1), Day(2022, 6, 30), True, ("claimed",), (4,),
        ("rosenberg-oil",), "uav", (("k", "v"),), 3, True,
    )  # fmt: skip
    timeline = selected("ours", **asked._asdict())
    assert json.loads(render(timeline, "json", PLAIN))["query"] == {
        "country": ["kazakhstan"], "include_regional": True, "category": ["defense"], "since": "2021-01-01",
        "until": "2022-06-30", "strict": True, "status": ["claimed"], "footnote": [4], "source": ["rosenberg-oil"],
        "search": "uav", "where": ["k=v"], "limit": 3, "reverse": True,
    }  # fmt: skip


def test_what_was_not_asked_is_empty() -> None:
    assert json.loads(render(selected("ours"), "json", PLAIN))["query"] == {
        "country": [], "include_regional": False, "category": [], "since": None, "until": None, "strict": False,
        "status": [], "footnote": [], "source": [], "search": None, "where": [], "limit": None, "reverse": False,
    }  # fmt: skip
