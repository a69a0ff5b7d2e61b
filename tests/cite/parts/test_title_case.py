"""Headline case: which words rise, and which stay as they were written."""

from __future__ import annotations

import pytest

from ca_israel.cite.parts.title_case import headline, in_headline_case, name_in_headline_case


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("a tale of two cities", "A Tale of Two Cities"),
        ("what is it for", "What Is It For"),
        ("oil: a view", "Oil: A View"),
        ("who? the people! and why", "Who? The People! And Why"),
        ("oil; the view", "Oil; the View"),
        ("relations under and between without", "Relations under and between Without"),
        ("Relationship With Kazakhstan", "Relationship With Kazakhstan"),
        ("israeli UAVs and the iPhone", "Israeli UAVs and the iPhone"),
        ("in-depth uzbek-Israeli follow-up", "In-Depth Uzbek-Israeli Follow-Up"),
        ("a follow-up, an off-line one", "A Follow-up, an off-Line One"),
        ("israel’s day and rock’n’roll", "Israel’s Day and Rock’n’roll"),
        ("don't stop", "Don't Stop"),
        ("l’amour and d’état", "L’amour and d’état"),
        ("on “the oil” and ‘gas’", "On “the Oil” and ‘Gas’"),
        ('on "oil" now', 'On "Oil" Now'),
        ("(the oil) [and gas]", "(The Oil) [and Gas]"),
        ("α decay", "α Decay"),
        ("a b c", "A b c"),
        ("straße", "Straße"),
        ("мир и труд", "Мир и Труд"),
        ("ישראל 中亚 «нефть»", "ישראל 中亚 «нефть»"),
        ("3d and 21st-century", "3d and 21st-Century"),
        ("oil\u00a0and gas", "Oil\u00a0and Gas"),
        ("the kun.uz story, e.g. this", "The Kun.uz Story, e.g. This"),
        ("24.kg and invest.gov.uz", "24.kg and Invest.gov.uz"),
        ("", ""),
        ("  ", "  "),
        ("“", "“"),
    ],
)
def test_titles_in_headline_case(title: str, printed: str) -> None:
    assert headline(title) == printed


def test_every_letter_and_mark_stays_in_its_place() -> None:
    title = "it’s “all ‘here’ now” — (or 'not') \"yet\"?! a/b …"
    assert headline(title).lower() == title.lower()


def test_a_title_that_has_it_keeps_it() -> None:
    title = "Oil, Cyber and Weapons: Inside Israel’s Relationship With Kazakhstan"
    assert headline(title) == title


@pytest.mark.parametrize(
    ("language", "printed"),
    [(None, "Oil and Gas"), ("en", "Oil and Gas"), ("en-GB", "Oil and Gas"), ("de", "oil and gas"), ("enm", "oil and gas")],
)  # fmt: skip
def test_only_english_is_put_in_headline_case(language: str | None, printed: str) -> None:
    assert in_headline_case("oil and gas", language) == printed


@pytest.mark.parametrize(
    "title", ["su ve sınır", "el agua y la sal", "night in oslo", "вода и граница", "acqua salata"]
)
def test_a_title_of_no_language_is_english_only_where_its_words_say_so(title: str) -> None:
    assert in_headline_case(title, None) == (headline(title) if "night" in title else title)


@pytest.mark.parametrize(
    ("name", "language", "printed"),
    [
        ("journal of central asian studies", None, "Journal of Central Asian Studies"),
        ("journal of central asian studies", "tr", "Journal of Central Asian Studies"),
        ("su ve toplum", "en", "su ve toplum"),
        ("water today", "en", "Water Today"),
        ("haaretz", None, "haaretz"),
        ("haaretz", "en", "Haaretz"),
        ("kun.uz", "en", "kun.uz"),
        ("", "en", ""),
    ],
)
def test_the_name_of_a_journal_goes_by_its_own_language(
    name: str, language: str | None, printed: str
) -> None:
    assert name_in_headline_case(name, language) == printed
