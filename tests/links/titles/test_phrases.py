"""What pages say instead of a work, in nine languages, and headlines that only sound like it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ca_israel.links.page.read import Origin, Page, Title
from ca_israel.links.titles.candidates import names_of
from ca_israel.links.titles.phrases import kind_of_page, kind_of_title

NAMES = names_of("www.caspiannews.com", ["Caspian News"])
CITED = "Israel opens an embassy in Ashgabat"
DATA = json.loads((Path(__file__).parents[2] / "data" / "page_phrases.json").read_text(encoding="utf-8"))
SAYS: dict[str, list[str]] = DATA["says"]
HEADLINES: list[str] = DATA["headlines"]


@pytest.mark.parametrize(
    ("kind", "title"), [(kind, title) for kind, titles in SAYS.items() for title in titles]
)
def test_a_phrase_has_its_kind(kind: str, title: str) -> None:
    told = kind_of_title(title, [CITED], NAMES)
    assert told is not None
    assert told.kind == kind


@pytest.mark.parametrize("title", HEADLINES)
def test_a_headline_is_no_error_page(title: str) -> None:
    assert kind_of_title(title, [CITED], NAMES) is None
    assert kind_of_title(title + " | Caspian News", [CITED], NAMES) is None


@pytest.mark.parametrize(
    ("kind", "title"), [(kind, titles[0]) for kind, titles in SAYS.items() if kind not in {"home", "section"}]
)
def test_what_the_cited_title_says_itself_is_no_sign(kind: str, title: str) -> None:
    told = kind_of_title(title, [f"The words {title} and what became of them"], NAMES)
    assert told is None or kind == "index"


def test_only_the_very_words_of_the_cited_title_are_forgiven() -> None:
    about = ["Why your 404 page matters"]
    assert kind_of_title("404: Not Found", about, NAMES) is not None
    assert kind_of_title("404 page", about, NAMES) is None


def test_it_tells_whether_the_title_says_anything_else() -> None:
    assert kind_of_title("Page not found | Caspian News", [CITED], NAMES)[1] == "whole"  # type: ignore[index]
    assert kind_of_title("Page not found | News", [CITED], NAMES)[1] == "whole"  # type: ignore[index]
    assert kind_of_title("Cotton prices rise | Page not found", [CITED], NAMES)[1] == "part"  # type: ignore[index]
    assert kind_of_title("Home | Caspian News", [CITED], NAMES)[1] == "whole"  # type: ignore[index]
    assert kind_of_title("Business | Caspian News", [CITED], NAMES)[1] == "part"  # type: ignore[index]


def shown(*titles: tuple[str, Origin], **facts: Any) -> Page:
    return Page("https://caspiannews.com/a/1", "html", tuple(Title(*t) for t in titles), **facts)


def test_a_heading_tells_too_and_says_where_it_stood() -> None:
    kind = kind_of_page(shown((CITED, "title"), ("Page not found", "h1")), [CITED])
    assert kind is not None
    assert (kind.kind, kind.origin, kind.text) == ("not-found", "h1", "Page not found")


def test_a_front_page_is_told_by_the_windows_title_alone() -> None:
    assert kind_of_page(shown(("Caspian News", "h1"), (CITED, "title")), [CITED]) is None
    assert kind_of_page(shown((CITED, "h1"), ("Caspian News", "title")), [CITED]) is not None


def test_an_error_outweighs_a_front_page() -> None:
    kind = kind_of_page(shown(("Caspian News", "title"), ("Access denied", "h1")), [CITED])
    assert kind is not None
    assert kind.kind == "challenge"


def test_a_title_that_is_not_shown_to_readers_is_no_sign() -> None:
    assert kind_of_page(shown(("Page not found", "citation_title")), [CITED]) is None


def test_the_name_of_the_site_is_learnt_from_the_page_and_the_ledger() -> None:
    page = Page("https://x.example/a", "html", (Title("Silk Monitor", "title"),))
    assert kind_of_page(page, [CITED]) is None
    assert kind_of_page(page, [CITED], ["The Silk Monitor"]) is not None
    assert kind_of_page(page._replace(site_names=("Silk Monitor",)), [CITED]) is not None


@given(st.text(max_size=120), st.lists(st.text(max_size=60), max_size=2))
@settings(max_examples=200, deadline=None)
def test_no_title_makes_it_raise(title: str, cited: list[str]) -> None:
    kind_of_title(title, cited, NAMES)
