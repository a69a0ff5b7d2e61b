"""The files of languages: their shape, with a word for who writes one, and that a new file is all that it takes."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from ca_israel.links.languages.gazetteer import LONGEST, SHORTEST, place_of, several_words
from ca_israel.links.languages.inflection import lemmas
from ca_israel.links.languages.letters import flatten
from ca_israel.links.languages.vocabulary import (
    FOLDER,
    GroupsKey,
    PatternsKey,
    PhrasesKey,
    WordsKey,
    languages,
    listed,
    pattern,
)
from ca_israel.links.titles.phrases import ErrorKind

WORDS, PHRASES, GROUPS, PATTERNS = map(get_args, (WordsKey, PhrasesKey, GroupsKey, PatternsKey))
ENGLISH = (FOLDER / "en.toml").read_text(encoding="utf-8")
LANGUAGES = languages()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_has_the_shape_that_en_toml_explains(language: str) -> None:
    assert re.fullmatch(r"[a-z]{2,3}", language), f"{language}.toml: name it by the language's BCP 47 tag"
    for key, value in LANGUAGES[language].items():
        where = f"{language}.toml: {key}"
        if key == "endings-like":
            assert "endings" in LANGUAGES.get(value, {}), f"{where} names a language that has no endings"
        elif key in WORDS:
            assert isinstance(value, str), f"{where} is one string of words with blanks between them"
            assert max(Counter(value.split()).values()) == 1, f"{where} says a word twice"
        else:
            assert key in PHRASES + GROUPS + PATTERNS, f"{where} is no key; the top of en.toml explains those that are"
            assert isinstance(value, list), f"{where} is a list of strings"
            assert all(isinstance(entry, str) and entry.strip() == entry != "" for entry in value), (
                f"{where}: an entry is a string, not empty and without blanks around it"
            )
            assert len(set(value)) == len(value), f"{where} says an entry twice"


@pytest.mark.parametrize("key", WORDS + PHRASES + GROUPS + PATTERNS + ("endings-like",))
def test_every_key_is_explained_at_the_top_of_en_toml(key: str) -> None:
    explained = " ".join(line for line in ENGLISH.splitlines() if line.startswith("#"))
    general = "around-login ..." if key.startswith("around-") else key
    assert re.search(rf"(?<![\w-]){re.escape(general)}(?![\w-])", explained)


def test_a_phrase_is_of_one_kind_of_error() -> None:
    kinds: dict[str, set[str]] = {}
    for kind in get_args(ErrorKind):
        for phrase in listed(kind):
            kinds.setdefault(flatten(phrase), set()).add(kind)
    assert {phrase: found for phrase, found in kinds.items() if len(found) > 1} == {}, "choose one kind for each"


@pytest.mark.parametrize("key", GROUPS)
def test_a_group_is_what_others_are_taken_for_and_these(key: str) -> None:
    assert [entry for entry in listed(key) if len(entry.split()) < 2] == [], "the first word alone is no group"
    if key == "place-names":
        return
    first: dict[str, set[str]] = {}
    for group in listed(key):
        for other in group.split()[1:]:
            first.setdefault(flatten(other), set()).add(group.split()[0])
    assert {other: found for other, found in first.items() if len(found) > 1} == {}, "taken for two things"


def test_the_beginnings_of_places_are_long_enough_to_tell_and_short_enough_to_be_found() -> None:
    names = [name for group in listed("places") for name in flatten(group).split()[1:]]
    assert [name for name in names if not SHORTEST <= len(name) <= LONGEST or not name.isalpha()] == []


@pytest.mark.parametrize("key", PATTERNS)
def test_a_pattern_is_a_regular_expression_that_matches_something(key: str) -> None:
    assert [one for one in listed(key) if re.fullmatch(one.replace("…", ".*"), "")] == []
    re.compile(pattern(key))


def test_words_have_places_numbers_and_endings_in_several_languages() -> None:
    assert place_of(flatten("Өзбекстан")) == place_of("uzbekistan") == "uzbekistan"
    assert place_of("polished") is None
    assert several_words(["the", "united", "arab", "emirates"], 1) == ("emirates", 3)
    assert not lemmas("давлатлар", "uz").isdisjoint(lemmas("давлатларнинг", "uz"))
    assert lemmas("давлатларнинг", "kk") == lemmas("давлатларнинг", "uz")
    assert not lemmas("переговоры").isdisjoint(lemmas("переговорами"))


GEORGIAN = """\
small-words = "და არის რომ ამ უნდა"
endings = "ებმა ებს ები ის ში"
negations = "არ"
places = ["israel ისრაელ"]
not-found = ["ვერ მოიძებნა", "არ არსებობს"]
around-errors = "შეცდომა უკაცრავად"
around-not-found = "გვერდი"
absent = ['გვერდი\\w*…ვერ მოიძებნა']
"""
PROGRAM = """
import json, pathlib, sys
from ca_israel.links.languages import vocabulary
vocabulary.FOLDER = pathlib.Path(sys.argv[1])
from ca_israel.links.languages.gazetteer import place_of
from ca_israel.links.languages.guess import guess
from ca_israel.links.languages.inflection import lemmas
from ca_israel.links.answer import Answer
from ca_israel.links.judge.decide import judge
from ca_israel.links.judge.evidence import evidence_of
from ca_israel.links.titles.words import words
"""


def test_a_file_more_is_a_language_more(tmp_path: Path) -> None:
    folder = tmp_path / "languages"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    (folder / "ka.toml").write_text(GEORGIAN, encoding="utf-8")
