"""Persons written as institutions, and several authors in one text: `author-order`."""

from __future__ import annotations

import pytest

from ca_israel.ledger.slips.people import person, separated, several
from ledger.warned import BASE, cited, warnings_of

PERSONS = {
    "Jane Doe": "Doe, Jane",
    "David S. Rosenberg": "Rosenberg, David S.",
    "J. K. Rowling": "Rowling, J. K.",
    "Jane Mary Doe": "Doe, Jane Mary",
    "Jean-Paul Sartre": "Sartre, Jean-Paul",
    "Seán O’Brien": "O’Brien, Seán",
    "Şule Çelik": "Çelik, Şule",
    "Иван Петров": "Петров, Иван",
    "Ludwig van Beethoven": "van Beethoven, Ludwig",
    "María del Carmen Ruiz": "del Carmen Ruiz, María",
    "Dr. Jane Doe": "Doe, Jane",
    "Doe J.": "Doe, J.",
}
INSTITUTIONS = [
    "Reuters", "BBC News", "JTA Staff", "UN Women", "Ministry of Defense", "Harvard University", "Anadolu Agency", "World Bank",
    "The Jerusalem Post", "Le Monde", "El País", "Die Zeit", "Deutsche Welle", "Agence France-Presse", "Dışişleri Bakanlığı",
    "Bilim Akademisi", "Universität Wien", "Министерство Обороны", "Doctors Without Borders", "Amnesty International", "Freedom House",
    "Channel 12", "山田 太郎", "ישראל כץ", "a b", "Jane", "", " ", "Jane Mary Ann Doe", "jane doe",
]  # fmt: skip


@pytest.mark.parametrize("name", PERSONS)
def test_two_or_three_capitalised_words_are_a_person(name: str) -> None:
    assert str(person(name)) == PERSONS[name]
    [found] = warnings_of(BASE + cited(f"authors = ['{name}']"))
    assert found.code == "author-order"
    assert found.hint == f'write "{PERSONS[name]}", or {{ family = "{name}" }} if it is an institution'


@pytest.mark.parametrize("name", INSTITUTIONS)
def test_an_institution_by_a_word_and_other_scripts_are_none(name: str) -> None:
    assert person(name) is None


@pytest.mark.parametrize(
    "lines",
    [
        "authors = ['Doe, Jane', 'Kabar', 'García Márquez, Gabriel José', 'Doe, Jane, Jr.']",
        "authors = [{ family = 'Jane Doe' }, { family = 'Beethoven', particle = 'van' }]",
        "authors = ['Caspian Courant']\nin = 'Caspian  courant'",
        "authors = ['Kazakh Verlagshaus']\npublisher = 'Kazakh Verlagshaus'",
        "authors = ['Ministry of Trade and Industry', 'Simon & Schuster', 'Reuters/AFP']",
    ],
)
def test_what_says_what_it_is_earns_no_warning(lines: str) -> None:
    assert warnings_of(BASE + cited(lines)) == ()


def test_a_country_of_the_ledger_makes_no_person() -> None:
    text = BASE + cited("authors = ['Norway Arctica']")
    assert [found.code for found in warnings_of(text)] == ["author-order"]
    assert warnings_of(text + "[countries.norway]\n") == ()


def test_the_article_has_authors_too_and_an_allowance_silences() -> None:
    text = BASE.replace("[article]", "[article]\nauthors = ['Emrah Kaya']")
    assert [(found.code, found.line) for found in warnings_of(text)] == [("author-order", 3)]
    assert warnings_of(text + "[[allow]]\nwarnings = ['author-order']\n") == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Doe, Jane; Roe, Max", ("Doe, Jane", "Roe, Max")),
        ("Doe, Jane and Roe, Max", ("Doe, Jane", "Roe, Max")),
        ("Doe, J., & Roe, M.", ("Doe, J.", "Roe, M.")),
        ("Jane Doe, Max Roe and Ann Poe", ("Doe, Jane", "Roe, Max", "Poe, Ann")),
        ("Jane Doe / BBC News", ("Doe, Jane", "BBC News")),
        ("Иван Петров и Анна Белая", ("Петров, Иван", "Белая, Анна")),
        ("Doe, Jane", ()),
        ("García Márquez, Gabriel José", ()),
        ("Trade and Industry", ()),
        ("Smith, John and Mary", ()),
        (";", ()),
        ("x" * 5000 + ";" + "y" * 5000, ()),
    ],
)
def test_several_authors_in_one_text_are_told_apart(text: str, names: tuple[str, ...]) -> None:
    assert several(text) == names
    assert not names or separated(text) == names
