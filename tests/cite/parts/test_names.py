"""Names taken apart and put together: particles, suffixes, initials, institutions, East Asian names."""

from __future__ import annotations

import pytest

from ca_israel.cite.parts.names import Person, initials, person
from ca_israel.ledger.model import Name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (Name("Water Board"), Person("Water Board")),
        (Name("van der Board"), Person("van der Board")),
        (Name("Kim", "Anna"), Person("Kim", "Anna")),
        (Name("al-Hariri", "Jasim Unis"), Person("Hariri", "Jasim Unis", "al-")),
        (Name("van der Berg", "Jan"), Person("Berg", "Jan", "van der ")),
        (Name("d’Artagnan", "Charles"), Person("Artagnan", "Charles", "d’")),
        (Name("’t Hooft", "Gerard"), Person("Hooft", "Gerard", "’t ")),
        (Name("Van Dyke", "Dick"), Person("Van Dyke", "Dick")),
        (Name("bell hooks", "G"), Person("bell hooks", "G")),
        (Name("hooks", "bell"), Person("hooks", "bell")),
        (Name("de la", "Al"), Person("de la", "Al")),
        (Name("de 4", "Al"), Person("4", "Al", "de ")),
        (Name("4 Berg", "Al"), Person("4 Berg", "Al")),
        (Name("4 van Berg", "Al"), Person("4 van Berg", "Al")),
        (Name("de ", "Al"), Person("de ", "Al")),
        (Name("al- Hariri", "J"), Person("al- Hariri", "J")),
    ],
)
def test_a_particle_is_what_stands_before_the_family_name_in_lower_case(name: Name, expected: Person) -> None:
    assert person(name) == expected


@pytest.mark.parametrize(
    ("particle", "tied"),
    [
        ("van", "van "),
        ("van der", "van der "),
        ("al-", "al-"),
        ("d’", "d’"),
        ("d'", "d'"),
        ("al‐", "al‐"),
        ("dʼ", "dʼ"),
    ],
)
def test_a_particle_of_its_own_is_tied_to_the_family_name(particle: str, tied: str) -> None:
    assert person(Name("de Gogh", "Vincent van", particle)) == Person("de Gogh", "Vincent van", tied)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Ludwig van", Person("Kim", "Ludwig", dropping="van")),
        ("Ana María de la", Person("Kim", "Ana María", dropping="de la")),
        ("Jean  le", Person("Kim", "Jean", dropping="le")),
        ("van der", Person("Kim", "van", dropping="der")),
        ("Ludwig Van", Person("Kim", "Ludwig Van")),
        ("Jan de Witt", Person("Kim", "Jan de Witt")),
        ("van", Person("Kim", "van")),
        ("Ab 3c", Person("Kim", "Ab 3c")),
        ("שרה בת", Person("Kim", "שרה בת")),  # no case, no lower case
    ],
)
def test_lower_case_after_a_given_name_is_dropped_with_it(given: str, expected: Person) -> None:
    assert person(Name("Kim", given)) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (Name("King", "Martin Luther, Jr."), Person("King", "Martin Luther", suffix="Jr.")),
        (Name("Beethoven", "Ludwig van , III"), Person("Beethoven", "Ludwig", dropping="van", suffix="III")),
        (Name("King", "Martin, Jr.", "de"), Person("King", "Martin", "de ", suffix="Jr.")),
        (Name("King", "A, B, C"), Person("King", "A", suffix="B, C")),
    ],
)
def test_a_suffix_is_what_a_comma_parts_from_the_given_name(name: Name, expected: Person) -> None:
    assert person(name) == expected


FULL = Person("Gogh", "Vincent", "van ", "op", "Jr.")


def test_a_name_as_it_is_spoken() -> None:
    assert FULL.in_order() == "Vincent op van Gogh Jr."
    assert FULL.in_order("V.") == "V. op van Gogh Jr."
    assert FULL.in_order("") == FULL.surname == "van Gogh"
    assert Person("Board").in_order() == "Board"


def test_a_name_with_the_family_name_first() -> None:
    assert FULL.inverted() == "van Gogh, Vincent op, Jr."
    assert FULL.inverted("V.") == "van Gogh, V. op, Jr."
    assert Person("Kim", "Anna").inverted() == "Kim, Anna"
    assert Person("Board").inverted() == "Board"


def test_an_index_has_the_particle_behind_the_given_name() -> None:
    assert FULL.demoted == Person("Gogh", "Vincent", "", "op van", "Jr.")
    assert Person("Hariri", "Jasim", "al-").demoted.inverted() == "Hariri, Jasim al-"


@pytest.mark.parametrize("family", ["毛", "김", "やま", "𠮷", "豈", "ᄀ"])
def test_an_east_asian_family_name_stands_first_with_nothing_between(family: str) -> None:
    name = Person(family, "泽东")
    assert name.is_east_asian
    assert name.in_order() == name.inverted() == f"{family}泽东"
    assert name.inverted("X") == f"{family}X"


@pytest.mark.parametrize("family", ["Mao", "Ünal", "Ким", "A毛", ""])
def test_no_other_name_is_east_asian(family: str) -> None:
    assert not Person(family, "X").is_east_asian


def test_an_institution_has_no_given_name() -> None:
    assert Person("Board").is_institution
    assert not Person("Kim", "Anna").is_institution


@pytest.mark.parametrize(
    ("given", "short"),
    [
        ("Jasim Unis", "J. U."),
        ("Jean-Paul", "J.-P."),
        ("Jean‐Paul", "J.-P."),
        ("J.R.R.", "J. R. R."),
        ("J.-P.", "J.-P."),
        ("Jean le Rond", "J. le R."),
        ("Ana-maría", "A.-maría"),
        ("Éa", "É."),
        ("3D Ann", "3D A."),
        ("Ab.Cd", "Ab. C."),
        ("v1.2 Ann", "v1.2 A."),
        ("A--B", "A.-B."),
        ("- A", "A."),
        ("泽东", "泽东"),
        ("A东", "A."),
        ("123", "123"),
        ("", ""),
    ],
)
def test_a_given_name_is_shortened_to_initials(given: str, short: str) -> None:
    assert initials(given) == short
