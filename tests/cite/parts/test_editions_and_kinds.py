"""Editions, kinds of works and short titles in the words of the manuals."""

from __future__ import annotations

import pytest

from ca_israel.cite.parts.editions import edition
from ca_israel.cite.parts.kinds import DegreeWords, kind
from ca_israel.cite.parts.numbers import is_in_words
from ca_israel.cite.parts.short_titles import short_title
from cite.reference_works import work

WORDS = DegreeWords("DOCTOR", "MASTER")


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        (2, "2nd ed."), (1, "1st ed."), (3, "3rd ed."), (4, "4th ed."), (11, "11th ed."), (12, "12th ed."), (13, "13th ed."),
        (21, "21st ed."), (102, "102nd ed."), (111, "111th ed."), ("2nd", "2nd ed."), ("2nd ed.", "2nd ed."), ("3rd edition", "3rd ed."),
        ("revised", "rev. ed."), ("Revised edition", "rev. ed."), ("rev.", "rev. ed."), ("expanded", "expanded ed."),
        ("2nd rev. ed.", "2nd rev. ed."), ("Penguin edition", "Penguin edition"), ("red", "red ed."),
    ],
)  # fmt: skip
def test_editions(written: str | int, printed: str) -> None:
    assert edition(work(type="book", title="T", edition=written)) == printed


def test_a_work_without_an_edition_has_none() -> None:
    assert edition(work(type="book", title="T")) == ""


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("PhD diss.", "DOCTOR"), ("PhD", "DOCTOR"), ("Ph.D. dissertation", "DOCTOR"), ("PhD thesis", "DOCTOR"), ("Doctoral dissertation", "DOCTOR"),
        ("Master’s thesis", "MASTER"), ("Master's thesis", "MASTER"), ("master thesis", "MASTER"),
        ("M.S. thesis", "M.S. thesis"), ("DPhil thesis", "DPhil thesis"), ("Habilitationsschrift", "Habilitationsschrift"),
    ],
)  # fmt: skip
def test_a_degree_goes_by_the_style_s_words_and_any_other_by_its_own(written: str, printed: str) -> None:
    assert kind(work(type="thesis", title="T", kind=written), WORDS) == printed
    assert kind(work(type="report", title="T", kind=written), WORDS) == written


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Tide Work: Children of Sailors", "Tide Work"),
        ("Who Pays? The Price of Rain", "Who Pays?"),
        ("Stop! A History", "Stop!"),
        ("Who pays? and who does not", "Who pays? and who does not"),
        ("At 12:30 in the harbor", "At 12:30 in the harbor"),
        ("A: B", "A: B"),  # no word to go by
        ("Tides", "Tides"),
        ("“Rain: A Play” Reviewed", "“Rain: A Play” Reviewed"),
        ("Rain (part: two)", "Rain (part: two)"),
        ("“Quoted”: A History", "“Quoted”"),
        ("Вода: история", "Вода"),
        ("", ""),
    ],
)
def test_the_main_title_is_the_short_one(title: str, short: str) -> None:
    source = work(type="web", title="T", url="https://a.example/")._replace(title=title)
    assert short_title(source) == short
    assert short_title(source._replace(short="Given")) == "Given"


@pytest.mark.parametrize(
    ("value", "words"),
    [("Special Issue", True), ("Spring", True), ("12", False), ("12a", False), ("ED-11", False), ("XII", False), ("iv", False), ("A", False), ("", False)],
)  # fmt: skip
def test_words_are_no_number(value: str, words: bool) -> None:
    assert is_in_words(value) == words
