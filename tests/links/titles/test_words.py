"""Equality of words: by inflection, spelling, alias and transliteration alone."""

from __future__ import annotations

import pytest

from ca_israel.links.titles.alignment import align
from ca_israel.links.titles.words import near, same, words


def equal(one: str, other: str, language: str | None = None) -> bool:
    a, b = words(one, language), words(other, language)
    return len(a) == len(b) and all(map(same, a, b))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("deepen", "deepens"), ("deepened", "deepening"), ("close", "closing"), ("plan", "planned"), ("country", "countries"),
        ("tried", "tries"), ("box", "boxes"), ("hold", "held"), ("woman", "women"), ("Asia’s", "Asia"), ("ministers'", "minister"),
        ("colour", "color"), ("mum", "mom"), ("yoghurt", "yogurt"), ("organised", "organizes"), ("centre", "center"), ("defence", "defense"), ("programmes", "program"),
        ("modernisation", "modernization"), ("travelled", "traveled"), ("analysed", "analyzed"), ("labour", "labor"),
        ("Israel", "Israelis"), ("Kirghizstan", "Kyrgyz"), ("Türkmenistan", "Turkmenistan"), ("Kazakstan", "Qazaqstan"),
        ("Kyrgyz Republic", "Kyrgyzstan"), ("Türkiye", "Turkish"), ("O‘zbekiston", "Узбекистан"), ("Тоҷикистон", "Tadzhikistan"),
        ("U.S.", "United States"), ("Tel-Aviv", "Tel Aviv"), ("קזחסטן", "Kazakhstan"), ("Alma-Ata", "Almaty"),
        ("Şahin", "Shahin"), ("Əliyev", "Eliyev"), ("Akhmedov", "Ahmedov"), ("Zhaparov", "Japarov"), ("Berdimuhamedow", "Berdymukhamedov"),
        ("Tokayev", "Tokaev"), ("ЎЗБЕК", "узбек"), ("İSTANBUL", "istanbul"), ("naïve", "naive"), ("ﬁnance", "finance"),
        ("1,500", "1500"), ("1,5", "1.5"), ("thirty-one", "31"), ("007", "7"), ("5bn", "5 billion"), ("don't", "do not"), ("isn’t", "is not"),
    ],
)  # fmt: skip
def test_two_words_are_equal(one: str, other: str) -> None:
    a, b = words(one), words(other)
    if other.endswith("not"):
        assert (
            [w.sort for w in a if w.sort != "light"]
            == [w.sort for w in b if w.sort != "light"]
            == ["negation"]
        )
    else:
        assert equal(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("production", "protection"), ("exports", "experts"), ("embassy", "consulate"), ("north", "south"), ("Iran", "Iraq"),
        ("Kyrgyzstan", "Kazakhstan"), ("Turkmenistan", "Turkey"), ("Niger", "Nigeria"), ("Austria", "Australia"), ("India", "Indonesia"),
        ("Israel", "Ireland"), ("news", "new"), ("arms", "arm"), ("latter", "later"), ("30", "31"), ("30", "30.5"), ("II", "III"),
        ("minister", "ministry"), ("relation", "relationship"), ("able", "unable"), ("four", "for"), ("us", "US"), ("ship", "sip"),
        ("planet", "plan"), ("polished", "Poland"), ("italics", "Italy"), ("министр", "министерство"), ("эксперт", "экспорт"), ("Tajik", "Turk"), ("North Korea", "South Korea"),
        ("customs", "custom"), ("united", "unit"), ("state", "statement"),
    ],
)  # fmt: skip
def test_two_words_are_not_equal(one: str, other: str) -> None:
    assert not equal(one, other)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("ru", "отношения", "отношений"), ("ru", "посольство", "посольства"), ("uz", "forumi", "forumini"), ("tr", "ilişkileri", "ilişkiler"),
        ("uz", "вазирлар", "вазирларни"),
    ],
)  # fmt: skip
def test_endings_of_other_languages(language: str, one: str, other: str) -> None:
    assert equal(one, other, language)


def test_turkic_endings_are_not_taken_off_english_words() -> None:
    assert not equal("controller", "control", "en")
    assert not equal("controller", "control")


@pytest.mark.parametrize(
    ("one", "other", "doubt"),
    [
        ("production", "protection", True), ("exports", "experts", True), ("minister", "ministry", True),
        ("relation", "relationship", True), ("Uzbekystan", "Pakistan", False), ("Iran", "Iraq", False), ("30", "31", False),
        ("opens", "closes", False), ("able", "unable", False), ("ships", "chips", False), ("hold", "told", False),
    ],
)  # fmt: skip
def test_near_words_are_told_from_others(one: str, other: str, doubt: bool) -> None:
    (a,), (b,) = words(one), words(other)
    assert near(a, b) is near(b, a) is doubt


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("8 THINGS THEY SAID TO US", "8 Things They Said to Us", True), ("TALKS WITH THE US BEGIN", "Talks with the US begin", True),
        ("A big us stronghold is shrinking", "A Big US Stronghold Is Shrinking", True), ("Talks With the US Begin", "Talks With Us Begin", False),
        ("What They Told us in Haifa", "What They Told US in Haifa", False), ("US", "us", False),
    ],
)  # fmt: skip
def test_us_is_a_country_or_not_by_its_capitals_where_they_tell(one: str, other: str, alike: bool) -> None:
    assert equal(one, other) is alike


@pytest.mark.parametrize("other", ["and", "und", "et", "y", "и", "ve", "va", "e", "och"])
def test_an_ampersand_is_the_and_of_any_language(other: str) -> None:
    assert equal("bread & wine", f"bread {other} wine")
    assert not equal("bread & wine", "bread or wine")


def test_characters_written_without_blanks_are_words() -> None:
    assert len(words("以色列公司 2020")) == 6
    assert len(words("イスラエル、東へ")) == 7
    assert len(words("한국 기업")) == 2
    assert align(words("公司向东"), words("公司向西")).difference == "swap"
    assert equal("【公司】向东", "公司 向东")


def test_words_know_what_they_do() -> None:
    sorts = [word.sort for word in words("Israel will not open the 2 embassies")]
    assert sorts == ["place", "modal", "negation", "content", "light", "number", "content"]


def test_no_title_is_longer_than_120_words() -> None:
    assert len(words("cotton " * 500)) == 120


@pytest.mark.parametrize(
    ("found", "difference"),
    [
        ("exports rise cotton", "order"),
        ("exports rise cotton again", "addition"),
        ("cotton exports rise", None),
    ],
)
def test_another_order_is_that_of_the_same_words_and_of_no_more(found: str, difference: str | None) -> None:
    assert align(words("cotton exports rise"), words(found)).difference == difference
