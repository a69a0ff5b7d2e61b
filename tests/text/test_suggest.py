"""Suggestions: the word that was probably meant, and silence where none is near."""

from __future__ import annotations

import time

import pytest

from ca_israel.text.suggest import did_you_mean, nearest

COUNTRIES = ["kazakhstan", "kyrgyzstan", "tajikistan", "turkmenistan", "uzbekistan"]


@pytest.mark.parametrize(
    ("word", "choices", "meant"),
    [
        ("uzbekstan", COUNTRIES, "uzbekistan"),
        ("Uzbekistan", COUNTRIES, "uzbekistan"),
        ("kazahstan", COUNTRIES, "kazakhstan"),
        ("defence", ["diplomatic", "defense", "economic"], "defense"),
        ("canceled", ["occurred", "cancelled"], "cancelled"),
        ("NO", ["no", "se"], "no"),
        ("titel", ["title", "type"], "title"),
        ("iran", ["ukraine", "ireland"], None),
        ("france", COUNTRIES, None),
        ("", COUNTRIES, None),
        ("x", [], None),
        ("china", ["ghana"], None),
        ("nor", ["north"], "north"),
        ("rosenberg", ["rosenberg-oil"], "rosenberg-oil"),
        ("x" * 81, ["x" * 80], None),
        ("x" * 80, ["x" * 79], "x" * 79),
    ],
)
def test_the_nearest_choice_or_none(word: str, choices: list[str], meant: str | None) -> None:
    assert nearest(word, choices) == meant


def test_a_choice_is_given_as_it_is_spelled() -> None:
    assert nearest("cafe-a", ["Cafe-A"]) == "Cafe-A"
    assert nearest("cafe-b", ["Cafe-A"]) == "Cafe-A"


def test_long_words_and_many_choices_take_little_time() -> None:
    start = time.process_time()
    assert nearest("a" * 100_000, ["b" * 100_000]) is None
    assert nearest("source-1", [f"work-{'x' * (number % 90)}" for number in range(5000)]) is None
    assert time.process_time() - start < 10, "compared letter by letter it would be hours"


def test_a_hint_quotes_the_word_harmlessly_and_as_far_as_sixty_characters() -> None:
    assert did_you_mean("nrth", ["north"]) == 'did you mean "north"?'
    assert did_you_mean("xyz", ["north"], "look") == "look"
    for length, quoted in [(60, "n" * 60), (61, "n" * 59 + "…")]:
        assert did_you_mean("n" * (length - 1), ["n" * length]) == f'did you mean "{quoted}"?'
    assert did_you_mean("north\x1b", ["north\x1b\x1b"]) == 'did you mean "north\\x1b\\x1b"?'
