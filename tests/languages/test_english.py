"""Which titles show by their words that they are English."""

from __future__ import annotations

import pytest

from ca_israel.languages.english import leaning


@pytest.mark.parametrize(
    "title",
    [
        "Water and borders", "the price of rain", "Central Asia’s water", "Central Asia's water", "Yearly notes", "Building bridges",
        "Kindness", "Astana’s Gamarjoba", "The Fall of La Paz", "Annual report",
    ],
)  # fmt: skip
def test_english_titles_lean_to_english(title: str) -> None:
    assert leaning(title) > 0


@pytest.mark.parametrize(
    "title",
    [
        "Die Wasserpolitik der Küste", "El agua y la frontera", "Su ve Toplum", "L’eau et la frontière", "Acqua e confini", "A água e o mar",
        "Suv va chegara", "Su və sərhəd", "Het water en de grens", "Vattnet och gränsen",
        "Air dan batas", "Apa și granița",
    ],
)  # fmt: skip
def test_titles_of_other_languages_lean_away(title: str) -> None:
    assert leaning(title) < 0


@pytest.mark.parametrize(
    "title",
    [
        "",
        "Tel Aviv",
        "Aqua",
        "In no",
        "De Gaulle and Europe",
        "Политика границы",
        "水",
        "12",
        "Woda i granica",
    ],
)
def test_what_no_word_tells_leans_nowhere(title: str) -> None:
    assert leaning(title) == 0
