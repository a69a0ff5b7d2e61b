"""Hundreds of titles that are nearly the page's, each of another work: none is accepted.

They are made from the pages and titles of tests/data: the title of another page, one word changed, another tail.
"""

from __future__ import annotations

import json
import re
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ca_israel.links.page.read import Page, Title, read
from ca_israel.links.titles.match import CitedWork, compare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ca_israel.links.page.read import Origin

DATA = Path(__file__).parents[2] / "data"
REAL: list[dict[str, Any]] = json.loads((DATA / "real_page_kinds.json").read_text(encoding="utf-8"))["kinds"]
PAIRS: list[dict[str, str]] = json.loads((DATA / "title_pairs.json").read_text(encoding="utf-8"))
HEADLINES = [
    "Kazakhstan and Israel sign a water agreement: five projects for the north by 2025",
    "Netanyahu meets Tokayev in Astana, praises 30 years of relations",
    "How Uzbekistan learned to love the drip: a visit to farmers near Bukhara",
    "Turkmenistan opens its first embassy in Tel Aviv",
    "Gesundheit: Der Landkreis schließt drei Kliniken - Protest in Kassel",
    "Грузия и Израиль подписали соглашение о воде: пять проектов на севере",
    "以色列公司向东寻找草原市场",
    "Steppenwolf",
    "The Long Road East: Trade, Faith and Memory in Central Asia, 1850-1914",
    "Minister: Jordan will not raise the price of bread",
]
TAILS = [
    "Part 2", "Teil 2", "Часть вторая", "2. Bölüm", "חלק ב", "Volume II", "Second edition", "A review", "Book Review", "Rezension",
    "2019 update", "Day 3", "Kapitel 4", "Opposition walks out", "Annual Report 2019", "Summary", "II", "Deuxième partie", "Reactions",
    "Fact check: false", "The sequel", "An answer to our critics", "Review", "рецензия", "Episode 5", "December", "What the critics say",
]  # fmt: skip
# Behind a bar the name of a column, behind a colon a subtitle.
MAY_BE_ANYTHING = {"Opposition walks out", "An answer to our critics", "What the critics say"}
SWAPS = {
    "Kazakhstan": "Kyrgyzstan", "Israel": "Italy", "Uzbekistan": "Tajikistan", "Turkmenistan": "Turkey", "Astana": "Bishkek",
    "Kyrgyzstan": "Kazakhstan", "Tajikistan": "Turkmenistan", "Bukhara": "Samarkand", "Tel Aviv": "Jerusalem", "Asia": "Africa",
    "Грузия": "Армения", "Kassel": "Fulda", "Jordan": "Egypt", "Netanyahu": "Lapid", "Tokayev": "Nazarbayev",
    "sign": "reject", "opens": "closes", "open": "close", "signed": "rejected", "ready": "unwilling", "first": "second",
    "strengthening": "weakening", "подписали": "отвергли", "schließt": "eröffnet", "东": "西", "公司": "政府", "praises": "condemns",
}  # fmt: skip


def pages() -> Iterator[tuple[str, Page]]:
    """Yield every title with a page of that work: as it was found, and under each headline in two ways."""
    for kind in REAL:
        found = read(
            kind["html"].replace("%PAD%", "").encode(), "text/html", "http://steppecourier.example/a/b"
        )
        whole = [title.text.split(" | ")[0] for title in found.titles if "..." not in title.text]
        if whole and len(whole[0]) > 20:
            yield max(whole, key=len), found
    for text in dict.fromkeys([*HEADLINES, *(pair["cited"] for pair in PAIRS)]):
        yield text, page(text, text, f"{text} | Steppe Courier")
        yield text, page(text, f"{text} - Steppe Courier")


def page(*texts: str) -> Page:
    origins: tuple[Origin, ...] = ("h1", "og:title", "title")
    titles = (*map(Title, texts[:-1], origins), Title(texts[-1], "title"))
    return Page(
        "http://steppecourier.example/2020/11/a-story", "html", titles, ("Steppe Courier",),
        published=date(2020, 11, 3), persons=("Dana Katz",),
    )  # fmt: skip


ALL = list(pages())
TITLES = list(dict.fromkeys(title for title, _ in ALL))


def accepted(cited: str, shown: Page) -> bool:
    work = CitedWork(cited, outlets=("Steppe Courier",), authors=("Dana Katz",), accessed=date(2020, 11, 6))
    return compare(work, shown).verdict == "match"


def nearest(title: str) -> Iterator[str]:
    others = [other for other in TITLES if other != title and not _differ_in_dress(other, title)]
    yield from sorted(others, key=lambda other: -SequenceMatcher(None, title, other).ratio())[:2]


def _differ_in_dress(one: str, other: str) -> bool:
    """Whether one is the other with a kicker, a subtitle or a cut, as the pages in the data have them on purpose."""
    one, other = (re.sub(r"(?:…|\.{3})$", "", text).lower() for text in (one, other))
    return one in other or other in one or {one.split(":")[0], other.split(":")[0]} < {one, other}


def renumbered(title: str) -> Iterator[str]:
    for number in re.finditer(r"\d+", title):
        yield f"{title[: number.start()]}{int(number[0]) + 1}{title[number.end() :]}"
        yield f"{title[: number.start()]}{int(number[0]) * 10}{title[number.end() :]}"


def swapped(title: str) -> Iterator[str]:
    for word, other in SWAPS.items():
        changed = re.sub(rf"\b{word}\b" if word.isascii() else word, other, title, count=1)
        if changed != title:
            yield changed


def continued(title: str) -> Iterator[str]:
    """Yield the title with five of the tails, others for each title, behind a dash and a colon."""
    first = TITLES.index(title) * 5
    for at in range(first, first + 5):
        tail = TAILS[at % len(TAILS)]
        yield f"{title} - {tail}"
        yield f"{title}: {tail}"


def retailed(title: str) -> Iterator[str]:
    for mark in (": ", " - ", ", "):
        head, found, _ = title.rpartition(mark)
        if found:
            yield f"{head}{mark}the view from the harbour"
            yield f"{head}{mark}Zehn Fragen an den Minister"


MADE: dict[str, Callable[[str], Iterator[str]]] = {
    "the nearest other title": nearest, "another number": renumbered, "another word": swapped,
    "a sequel or a review": continued, "another tail": retailed,
}  # fmt: skip


@pytest.mark.parametrize("way", MADE)
def test_no_wrong_title_is_accepted(way: str) -> None:
    made = [(wrong, shown) for title, shown in ALL for wrong in MADE[way](title) if wrong != title]
    assert len(made) >= 20
    assert [(wrong, shown.titles) for wrong, shown in made if accepted(wrong, shown)] == []


@pytest.mark.parametrize("tail", TAILS)
@pytest.mark.parametrize("mark", [" - ", " – ", ": ", " | ", ", ", " ("])
def test_a_page_whose_title_goes_on_with_a_tail_is_another_work(mark: str, tail: str) -> None:
    shown = f"Kazakhstan and Israel sign a water agreement{mark}{tail}"
    if mark in {" | ", ": "} and tail in MAY_BE_ANYTHING:
        return
    for offered in (page(shown, shown, shown), page(shown, f"{shown} | Steppe Courier")):
        assert not accepted("Kazakhstan and Israel sign a water agreement", offered)


def test_the_right_titles_of_all_these_pages_are_accepted() -> None:
    refused = [title for title, shown in ALL if not accepted(title, shown)]
    assert len(refused) * 20 <= len(ALL), refused
