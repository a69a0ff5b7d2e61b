"""Capitals of family names by the rules of their language."""

from __future__ import annotations

import pytest

from ca_israel.cite.parts.capitals import capitals
from ca_israel.ledger.model import Name


@pytest.mark.parametrize(
    ("name", "language", "printed"),
    [
        (Name("Şahin", "İsmail"), None, "ŞAHİN"),
        (Name("Demir", "Işıl"), "en", "DEMİR"),
        (Name("Əliyev", "Ilham"), None, "ƏLİYEV"),
        (Name("Demir", "Ali"), "tr", "DEMİR"),
        (Name("Demir", "Ali"), "az-AZ", "DEMİR"),
        (Name("Demir", "Ali"), "en", "DEMIR"),
        (Name("Demir", "Ali"), None, "DEMIR"),
        (Name("Wilkin", "Max"), "tr", "WILKIN"),
        (Name("Harbor Institute"), "tr", "HARBOR INSTITUTE"),
        (Name("Straße", "H."), "de", "STRASSE"),
    ],
)
def test_the_i_of_a_turkish_name_keeps_its_dot(name: Name, language: str | None, printed: str) -> None:
    assert capitals(name.family, name, language) == printed
