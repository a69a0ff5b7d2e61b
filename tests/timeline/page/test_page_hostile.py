"""A ledger that means harm: every word of it is shown, and none of it becomes markup, style or code."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from ca_israel.dates import parse
from ca_israel.ledger.model import Archive, Article, Citation, Country, Event, Footnote, Ledger, Name, Source
from ca_israel.query.select import Query
from ca_israel.text.safe import harmless
from ca_israel.timeline.timeline import Timeline, timeline
from timeline.page.page_reading import first, read
from timeline.selected import NASTY, TEXTS

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

MORE = (
    "</title><script>alert(1)</script>", "</style>*{display:none}", "--><svg/onload=alert(1)>", "'\"><img src=x onerror=alert(1)>",
    "{{ 7 * 7 }}{% raw %}", "&#x3c;script&#x3e;", "]]>", "<!--", "<bdi>", "</bdi></h3>", "\ufdd0\ufdd2javascript:alert(1)\ufdd3x\ufdd4\ufdd1",
)  # fmt: skip


def everywhere(text: str) -> Timeline:
    """A timeline in which ``text`` stands wherever a ledger may hold text of its own."""
    bare = re.sub("[\ufdd0-\ufdd4]", "", text)  # what a mark of the citation styles is, they answer for
    work = Source(
        "work", "journal", text, authors=(Name(text), Name(text, text, text)), short=text, container=text,
        url="https://x.example/?" + "a", volume=text, issue=text, pages=text, doi=text, archive=Archive(text, None), state="gone",
    )  # fmt: skip
    ledger = Ledger(
        Path("l.toml"),
        title=text,
        article=Article((Name(text),), text, text, text),
        categories=(text, "other"),
        countries={"a": Country("a", text, "AA", (text,)), "b": Country("b", "B")},
        sources={"work": work, "other": work._replace(key="other", url=text, archive=None, state=None)},
        footnotes={1: Footnote(1, (Citation("work", None, bare, bare), Citation("other")))},
    )
    event = Event(
        "e", parse("2001"), text, ("a",), (text,), footnotes=(1,), place=text, people=(text,), detail=text
    )  # fmt: skip
    other = event._replace(id="f", countries=("b",), categories=("other",))
    return timeline(ledger._replace(events=(event, other)), Query())._replace(query=Query(search=text))


PLAIN_PAGE = read(everywhere("plain"))


def shape(page: LexborHTMLParser) -> list[tuple[str | None, str | None]]:
    """The elements of a page in their order; those of notes and picture, and the article's link, depend on what is said."""
    return [
        (node.tag, node.attributes.get("class"))
        for node in page.css("head *, .masthead :not(a), .side *, .year *")
    ]


def judge(text: str) -> None:
    page = read(everywhere(text))
    shown = harmless(text)
    # the same elements as for plain words: nothing was added, nothing swallowed
    assert shape(page) == shape(PLAIN_PAGE)
    assert {node.tag for node in page.css("*")} <= {node.tag for node in PLAIN_PAGE.css("*")}
    for selector in (
        "h1 bdi",
        "#e h3 > bdi",
        "#e .detail bdi",
        "#e .category bdi",
        "#e .country bdi",
        "#e .place bdi",
        "#e .person bdi",
    ):
        assert first(page, selector).text() == shown, selector
    assert first(page, "title").text() == f"{shown}: a timeline"
    for link in page.css("[href]"):
        assert (link.attributes["href"] or "").startswith(("#", "https://", "http://", "data:image/svg+xml,"))
    listed = json.loads(first(page, 'script[type="application/ld+json"]').text())["@graph"][0]
    assert listed["itemListElement"][0]["item"]["name"] == text
    assert first(page, "style").text() == first(PLAIN_PAGE, "style").text()


@pytest.mark.parametrize("text", [*NASTY, *MORE])
def test_nothing_runs_nothing_breaks_nothing_is_lost(text: str) -> None:
    judge(text)


@given(TEXTS)
def test_so_it_is_with_any_text(text: str) -> None:
    judge(text)


@pytest.mark.parametrize("text", [*NASTY, *MORE])
def test_notes_hold_all_their_words(text: str) -> None:
    what = everywhere(text)
    page = read(what)
    assert first(page, "#_n1 p").text().startswith(harmless(what.notes[1].text))
