"""What a page's titles say of each other: of a cut, of a tail, of a subtitle, of one heading among many."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ca_israel.links.page.read import Page, Title
from ca_israel.links.titles.match import CitedWork, compare

if TYPE_CHECKING:
    from ca_israel.links.page.read import Origin

CITED = "Ministers agree on a rail link to the coast after talks in the capital"
CUT = "Ministers agree on a rail link to the coast after talks..."
SHORT = "The loneliest rail station in the world"


def verdict(cited: str, *titles: tuple[str, Origin], work: Any = None, **facts: Any) -> str:
    page = Page("http://courier.example/a/1", "html", tuple(Title(*one) for one in titles), **facts)
    return compare(CitedWork(cited, **(work or {})), page).verdict


def test_a_cut_title_proves_what_goes_on_from_it() -> None:
    assert verdict(CITED, (CUT, "title")) == "match"
    assert verdict(CITED, (CUT, "og:title"), (f"{CUT} | Some Courier", "title")) == "match"


@pytest.mark.parametrize("goes_on", ["after talks in the mountains", "after talks in the capital, part 2", "after talks: what we know"])  # fmt: skip
def test_a_cut_title_proves_nothing_where_a_whole_one_goes_on_otherwise(goes_on: str) -> None:
    whole = f"Ministers agree on a rail link to the coast {goes_on}"
    assert verdict(CITED, (CUT, "og:title"), (CUT, "title"), (whole, "h1")) == "unsure"
    assert verdict(CITED, (CUT, "og:title"), (f"{whole} - Courier", "title")) == "unsure"
    assert verdict(whole, (CUT, "og:title"), (CITED, "h1")) == "unsure"


def test_of_two_cuts_the_longer_counts() -> None:
    longer = "Ministers agree on a rail link to the coast after talks in the mountains of…"
    assert verdict(CITED, (CUT, "title"), (longer, "og:title")) == "unsure"
    assert verdict(CITED, (CUT, "title"), (f"{CITED[:-4]}…", "og:title")) == "match"


def test_a_whole_title_that_is_the_cited_one_stands_beside_any_cut() -> None:
    assert verdict(CITED, (CUT, "og:title"), (CITED, "h1"), (CUT, "title")) == "match"


def test_whoever_cites_may_shorten_a_title_to_four_content_words() -> None:
    assert verdict("Ministers agree on a rail link …", (CITED, "h1")) == "match"
    assert verdict("Ministers agree on a rail …", (CITED, "h1")) == "unsure"
    assert verdict("Ministers disagree on a rail link…", (CITED, "h1")) == "mismatch"


def test_an_unknown_tail_comes_off_where_the_windows_title_alone_has_it() -> None:
    tailed: tuple[str, Origin] = (f"{CITED} - our friends of the railway", "title")
    assert verdict(CITED, tailed) == "match"
    assert verdict(CITED, tailed, ("Our week", "h1")) == "match"
    origins: tuple[Origin, ...] = ("h1", "og:title", "headline", "twitter:title")
    for origin in origins:
        assert verdict(CITED, tailed, (tailed[0], origin)) == "unsure"
    assert verdict(CITED, tailed, (tailed[0], "h1"), (CITED, "og:title")) == "match"


def test_a_date_comes_off_where_the_windows_title_alone_has_it() -> None:
    dated = f"{CITED} - 12 May 2021"
    assert verdict(CITED, (dated, "title")) == "match"
    assert verdict(CITED, (dated, "title"), (dated, "h1")) == "unsure"
    assert verdict(CITED, (f"{CITED} - May 2021", "title")) == "unsure"


def test_a_heading_among_many_counts_where_the_windows_title_begins_with_it() -> None:
    others: list[tuple[str, Origin]] = [(f"A bridge reopens at kilometre {n}", "h1") for n in range(4)]
    assert verdict(CITED, (CITED, "h1"), *others) == "unsure"
    assert verdict(CITED, (CITED, "h1"), *others, ("The front of the day", "title")) == "unsure"
    assert verdict(CITED, (CITED, "h1"), *others, (f"{CITED} – D City", "title")) == "match"
    assert verdict(CITED, *others, (CITED, "h1"), (CITED, "title")) == "match"


SUBTITLED = f"{SHORT}: a visit to the far end of the line"
AUTHOR = {"authors": ("Dana Katz",)}
READ = {"accessed": date(2020, 11, 6)}


@pytest.mark.parametrize(
    ("work", "facts", "expected"),
    [
        (AUTHOR, {"persons": ("Dana Katz",)}, "match"),
        (READ, {"published": date(2020, 11, 1)}, "match"),
        (AUTHOR | READ, {"persons": ("Dana Katz",), "published": date(2020, 11, 1)}, "match"),
        (AUTHOR | READ, {"persons": ("Ruth Levi",), "published": date(2020, 11, 1)}, "unsure"),
        (READ, {"published": date(2020, 11, 7)}, "match"),  # in another time zone
        (READ, {"published": date(2020, 11, 8)}, "unsure"),
        (AUTHOR | READ, {"persons": ("Dana Katz",), "published": date(2021, 11, 1)}, "unsure"),
        (AUTHOR, {}, "unsure"),
        ({}, {"persons": ("Dana Katz",)}, "unsure"),
    ],
)
def test_a_subtitle_may_be_left_off_where_date_or_author_agree(
    work: dict[str, Any], facts: dict[str, Any], expected: str
) -> None:
    titles: list[tuple[str, Origin]] = [
        (SUBTITLED, "og:title"),
        (SUBTITLED, "h1"),
        (f"{SUBTITLED} | Courier", "title"),
    ]
    assert verdict(SHORT, *titles, work=work, **facts) == expected


@pytest.mark.parametrize("subtitle", ["Part 2", "a review", "Teil zwei", "August", "reactions", "1990 to 2000", "חלק ב", "the second edition"])  # fmt: skip
def test_a_subtitle_that_makes_it_another_work_stays(subtitle: str) -> None:
    shown: tuple[str, Origin] = (f"{SHORT}: {subtitle}", "h1")
    assert verdict(SHORT, shown, work=AUTHOR, persons=("Dana Katz",)) != "match"


def test_a_subtitle_stays_where_another_title_disagrees_or_the_rest_is_short() -> None:
    by: dict[str, Any] = {"work": AUTHOR, "persons": ("Dana Katz",)}
    assert verdict(SHORT, (SUBTITLED, "h1"), ("A visit by rail", "og:title"), **by) != "match"
    assert verdict("The lonely station", ("The lonely station: a visit", "h1"), **by) != "match"
    assert verdict(SHORT, (f"{SHORT} today: a visit", "h1"), **by) != "match"
