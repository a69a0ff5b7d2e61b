"""A glance says yes only where the full reading would, and does for ordinary pages of the cited work."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ca_israel.links.page.read import read
from ca_israel.links.titles.match import CitedWork, compare
from ca_israel.links.titles.quick_match import shows

DATA = Path(__file__).parents[2] / "data"
TITLE = "Ministers of two countries sign a water agreement"
WORK = CitedWork(TITLE, outlets=("Example News",), language="en")
URL = "https://news.example.org/2021/water-agreement"
UTF_8 = "text/html; charset=utf-8"


def page(title: str = TITLE, h1: str = TITLE, head: str = "", body: str = "", words: int = 120) -> bytes:
    text = "<p>" + "Words of the article, one after the other. " * words + "</p>"
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{title}</title>{head}</head>"
        f"<body><h1>{h1}</h1>{body}{text}</body></html>"
    ).encode()


def glanced(body: bytes, work: CitedWork = WORK, content_type: str | None = UTF_8, url: str = URL) -> bool:
    return shows(body, content_type, url, [work]) is not None


@pytest.mark.parametrize(
    "body",
    [
        page(),
        page(f"{TITLE} | Example News"),
        page(f"Example News - {TITLE}"),
        page(TITLE.upper(), f"<span>{TITLE}</span>"),
        page(head=f'<meta property="og:title" content="{TITLE}"><link rel="canonical" href="{URL}">'),
        page(head='<!-- a comment --><script>let a = "<b>";</script>'),
        page(h1=""),
        page(f"{TITLE} | The Herald", head='<meta property="og:site_name" content="The Herald">'),
        page().replace(b"<h1>", b"<!-- ad --><h1>").replace(b"title>", b"TITLE>"),
    ],
)
def test_ordinary_pages_need_no_more_than_a_glance(body: bytes) -> None:
    seen = shows(body, UTF_8, URL, [WORK])
    assert seen is not None
    assert (seen.match.verdict, seen.match.score, seen.match.cited) == ("match", 1.0, TITLE)
    assert seen.page.titles[0].origin == "title"
    assert compare(WORK, read(body, UTF_8, URL)).verdict == "match"


@pytest.mark.parametrize(
    "body",
    [
        page(" \t", "\n"),
        page("Another title of the same length and kind"),
        page(h1="Page not found"),
        page(h1=TITLE + "</h1><h1>Another headline of today"),
        page(head='<meta property="og:title" content="Page not found">'),
        page(head="<meta property=og:title content=unquoted>"),
        page(head='<link rel="canonical" href="/">'),
        page(head="<link rel=canonical href=/>"),
        page(head='<meta http-equiv="refresh" content="0; url=/elsewhere">'),
        page(head='<script type="application/ld+json">{"isAccessibleForFree": false}</script>'),
        page(head="<title>Second</title>"),
        page(f"{TITLE} | Part 2"),
        page(f"{TITLE} | The Herald"),
        page(f"{TITLE}?"),
        page("<b>" + TITLE),
        page(body="Статья на другом языке. " * 100),
        page().replace(b"<title>", b"<!-- <title>", 1),
        page().replace(b"<h1>", b"<script> <h1>", 1),
        page().replace(b"<h1>", b"<noscript><h1>", 1),
        page().replace(TITLE.encode(), TITLE.encode() + b"\xff"),
        page(body=f"<h1>{TITLE}</h1>" * 3),
        page("", ""),
        b"",
        b"%PDF-1.4",
        b"{}",
    ],
)
def test_whatever_is_less_plain_is_left_to_the_full_reading(body: bytes) -> None:
    assert not glanced(body)


@pytest.mark.parametrize("content_type", ["application/json", "text/plain", "application/pdf", "image/png"])
def test_what_is_no_html_is_left_to_it_too(content_type: str) -> None:
    assert not glanced(page(), content_type=content_type)


@pytest.mark.parametrize(
    "content_type", [None, "", "TEXT/HTML", "application/xhtml+xml;charset=utf-8", "; charset=x"]
)
def test_html_goes_by_several_names(content_type: str | None) -> None:
    assert glanced(page(), content_type=content_type)


def test_a_title_of_few_words_or_another_script_is_left_to_it() -> None:
    assert not glanced(
        page("Kazakhstan news today", "Kazakhstan news today"), CitedWork("Kazakhstan news today")
    )
    russian = "Министры двух стран подписали соглашение о воде"
    assert not glanced(page(russian, russian), CitedWork(russian))


def test_a_former_title_is_a_title_and_each_work_of_the_link_counts() -> None:
    other = CitedWork("Something else entirely was cited here", titles=(TITLE,))
    assert glanced(page(), other)
    assert shows(page(), UTF_8, URL, [CitedWork("Not this one but the other one"), WORK]) is not None


def test_on_the_labelled_pairs_a_glance_never_says_more_than_the_full_reading() -> None:
    rows = json.loads((DATA / "title_pairs.json").read_text(encoding="utf-8"))
    said = 0
    for row in rows:
        texts = [value for value in row.values() if isinstance(value, str)]
        cited = CitedWork(texts[0], language="en")
        for found in texts[1:]:
            body = page(escape(found), escape(found))
            if glanced(body, cited):
                said += 1
                assert compare(cited, read(body, UTF_8, URL)).verdict == "match", (cited.title, found)
    assert said > 0


HEADS = st.lists(
    st.sampled_from([
        f'<meta property="og:title" content="{TITLE}">', '<meta name="twitter:title" content="Other">', "<!-- c -->", "<!--",
        '<link rel="canonical" href="/">', f'<link rel=canonical href="{URL}">', "<base href='/x/'>", "<script>", "</script>",
        "<title>Page not found</title>", "<svg><title>icon</title></svg>", "<meta http-equiv=refresh content=1>", "<style>", "</style>",
    ]), max_size=4,
)  # fmt: skip
TITLES = st.sampled_from(
    [
        TITLE,
        f"{TITLE} - Example News",
        f"Part 2: {TITLE}",
        "Page not found",
        f"No, {TITLE}",
        TITLE[:-4],
        f"Search: {TITLE}",
    ]
)


@given(TITLES, TITLES, HEADS, HEADS)
def test_a_glance_never_says_more_than_the_full_reading(
    title: str, h1: str, head: list[str], body: list[str]
) -> None:
    whole = page(title, h1, "".join(head), "".join(body))
    if glanced(whole):
        assert compare(WORK, read(whole, UTF_8, URL)).verdict == "match"


@given(st.binary(max_size=300))
def test_no_bytes_stop_it(noise: bytes) -> None:
    glanced(noise)
    glanced(page().replace(b"<h1>", noise))
