"""What speaks for a work whose title is not there, and in which language a page is."""

from __future__ import annotations

from typing import Any

import pytest

from ca_israel.ledger.model import Name, Source
from ca_israel.links.findings import Link
from ca_israel.links.judge.signs_for import is_host_of_its_own, speaks_for
from ca_israel.links.judge.tongues import are_apart, are_one
from ca_israel.links.page.read import Page, Title

URL = "https://a.example/2020/11/how-a-director-saved-the-musical-w454198"
CITED = "The Rescue of a Whole Genre"
ENGLISH = "The delegation spent a week in three capitals and the ministers signed papers on water. " * 6
GERMAN = "Die Delegation war eine Woche in der Stadt und die Minister haben mit dem Land verhandelt. " * 6
RUSSIAN = "Делегация провела неделю в трёх столицах и министры подписали документы о воде. " * 6


def speaks(cited: str = CITED, url: str = URL, authors: tuple[Name, ...] = (), **given: Any) -> bool:
    link = Link(url, (Source("s", "news", cited, authors=authors, url=url),))
    titles = tuple(Title(text, "h1") for text in given.pop("titles", ["Something else entirely"]))
    return speaks_for(link, Page(url, "html", titles, **given), [cited])


def test_the_cited_author_speaks_for_the_work() -> None:
    katz = (Name("Katz", "Dana"),)
    assert speaks(authors=katz, persons=("Dana Katz",))
    assert speaks(authors=katz, persons=("KATZ, Dana L.",))
    assert speaks(authors=katz, persons=("D. Katz and R. Lee",))
    assert speaks(authors=katz, text="12 May 2019 by Dana Katz The delegation")
    assert not speaks(authors=katz, text="Dana and Katz met")
    assert not speaks(authors=katz, text="The delegation spent a week there. " * 20 + "By Dana Katz")
    assert not speaks(authors=katz, persons=("Anton Katz",))
    assert not speaks(authors=(Name("Katz"),), persons=("Dana Katz",))


def test_the_cited_title_in_the_text_speaks_for_the_work() -> None:
    assert speaks("Ministers Agree on a Rail Link", text="Older: Ministers agree on a rail link. More.")
    assert not speaks("Ministers Agree on a Rail Link", text="Ministers agree on a road.")


def test_half_of_the_words_speak_for_the_work() -> None:
    assert speaks(
        "Ministers agree on rail link to the coast",
        titles=["Rail link to the coast agreed by ministers: what we know"],
    )
    assert speaks("265 tea houses for travellers", titles=["317 tea houses for travellers"])
    assert not speaks(
        "Ministers agree on rail link to the coast", titles=["Ministers cook lamb in autumn for friends"]
    )


@pytest.mark.parametrize(
    ("canonical", "same"),
    [
        ("https://a.example/film/how-a-director-saved-the-musical-125146/", True),
        ("https://a.example/film/how-a-director-lost-the-musical-125146/", False),
        ("https://a.example/125146/", False),
        (URL, False),
        (None, False),
    ],
)
def test_the_same_slug_at_another_address_speaks_for_the_work(canonical: str | None, same: bool) -> None:
    url = URL.replace("-w454198", "-454198")
    assert speaks(url=url, canonical=canonical if canonical != URL else url) is same
    assert speaks(url="https://a.example/two-words-1", canonical="https://a.example/x/two-words-2") is False


@pytest.mark.parametrize(
    ("final", "shown", "own"),
    [
        ("https://steppeatlas.example/", "Home", True),
        ("https://www.steppe-atlas.example/en/", "Home", True),
        ("https://maps.example/", "Steppe Atlas - Home", True),
        ("https://maps.example/", "Maps of the world", False),
        ("https://water.example/", "Home", False),
        ("https://a.example/", "Steppe Atlas", False),
    ],
)
def test_a_host_that_is_named_after_the_work(final: str, shown: str, own: bool) -> None:
    page = Page(final, "html", (Title(shown, "title"),))
    titles = ["Steppe Atlas: an Interactive Map of Water"]
    assert is_host_of_its_own("https://a.example/x/1", final, page, titles) is own


def test_a_country_is_no_name_of_a_work() -> None:
    page = Page("https://kazakhstan.example/", "html", (Title("Kazakhstan", "title"),))
    assert not is_host_of_its_own("https://a.example/x", page.url, page, ["Kazakhstan Looks East"])


def test_a_language_is_known_by_several_small_words_or_by_one_and_the_ledger() -> None:
    english, german = Page(URL, "html", text=ENGLISH), Page(URL, "html", text=GERMAN)
    assert are_one("Ministers agree on a link to the coast", None, english)
    assert not are_one("Ministers agree on a link to the coast", None, german)
    assert not are_one("Orso marsicano, un anno da record", None, english)
    assert not are_one("Water, Roads, Trade", None, english)
    assert are_one("Trade, roads and water", "en", english)
    assert not are_one("Trade, roads and water", None, english)
    # A translated title of an English work.
    assert not are_one("Orol dengiziga baliqlar qaytdi", "en", english)
    assert not are_one("Water, Roads, Trade", "en", english)
    assert not are_one("Вода и дороги на востоке", "en", english)


def test_a_page_whose_text_and_label_disagree_is_in_no_known_language() -> None:
    title = "Ministers agree on a link to the coast"
    assert are_one(title, None, Page(URL, "html", text=ENGLISH, language="en-GB"))
    assert not are_one(title, None, Page(URL, "html", text=ENGLISH, language="fi"))
    unknown = "Valtuuskunta tapasi virkamiehet aamuna, puhui kaivoista, vehnästä ja kysyi hinnoista torilla. "
    assert are_one(title, None, Page(URL, "html", text=unknown, language="en"))
    assert not are_one(title, None, Page(URL, "html", text=unknown * 6, language="en"))
    assert not are_one(title, None, Page(URL, "html", text=unknown))


def test_a_page_is_surely_in_another_language_only_by_a_long_text() -> None:
    title = "The Politics of Water in Tashkent"
    assert are_apart(title, None, Page(URL, "html", text=GERMAN))
    assert are_apart(title, None, Page(URL, "html", text=RUSSIAN))
    assert not are_apart(title, "ru", Page(URL, "html", text=RUSSIAN))
    assert not are_apart(title, None, Page(URL, "html", text=RUSSIAN[:300]))
    assert not are_apart(title, None, Page(URL, "html", text=ENGLISH))
    assert not are_apart(title, None, Page(URL, "html", text=ENGLISH, language="de"))
    assert not are_apart("Water, Roads, Trade", None, Page(URL, "html", text=GERMAN))
