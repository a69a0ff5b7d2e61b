"""Scripts and languages, told from a line of text."""

from __future__ import annotations

import pytest

from ca_israel.languages.guess import guess, primary, script_of, share_of


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Israel", "latin"), ("İsrail", "latin"), ("Израиль", "cyrillic"), ("Ўзбекистон ва Israel", "cyrillic"), ("ישראל", "hebrew"),
        ("إسرائيل", "arabic"), ("以色列", "other"), ("2019 – 30 %", None), ("", None),
    ],
)  # fmt: skip
def test_the_script_is_that_of_most_letters(text: str, script: str | None) -> None:
    assert script_of(text) == script


def test_a_share_counts_letters_alone() -> None:
    assert share_of("latin", "ab – 1234 вг") == 0.5
    assert share_of("hebrew", "1234") == 0.0


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Trade with the countries of the region", "en"), ("Торговля со странами региона в этом году", "ru"),
        ("Bölge ülkeleri ile ticaret için bir anlaşma", "tr"), ("Forum Toshkent shahrida bo‘lib o‘tdi", "uz"),
        ("Форум Тошкентда бўлиб ўтди", "uz"), ("İsrail və Azərbaycan arasında görüş", "az"), ("Кыргызстан менен соода жөнүндө", "ky"),
        ("הסחר של ישראל עם האזור", "he"), ("Der Handel mit der Region", "de"),
        ("Israel Kazakhstan UAV", None), ("la", None), ("", None),
    ],
)  # fmt: skip
def test_small_words_tell_the_language(text: str, language: str | None) -> None:
    assert guess(text) == language


@pytest.mark.parametrize(
    ("label", "language"),
    [("en-US", "en"), ("en_US", "en"), ("RU", "ru"), (" he ", "he"), ("iw", "he"), ("uz, ru", "uz"), ("english", None), ("", None), (None, None)],
)  # fmt: skip
def test_a_label_gives_its_first_part(label: str | None, language: str | None) -> None:
    assert primary(label) == language
