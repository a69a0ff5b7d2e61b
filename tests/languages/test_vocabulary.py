"""The files of languages: their shape, with a word for who writes one, and that a new file is all that it takes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from typing import TYPE_CHECKING, get_args

import pytest

from ca_israel.languages.gazetteer import LONGEST, SHORTEST, place_of, several_words
from ca_israel.languages.inflection import lemmas
from ca_israel.languages.letters import flatten
from ca_israel.languages.vocabulary import (
    FOLDER,
    GroupsKey,
    PatternsKey,
    PhrasesKey,
    WordsKey,
    entries,
    expanded,
    languages,
    pattern,
    phrase_set,
    read,
)
from ca_israel.links.titles.phrases import ErrorKind

if TYPE_CHECKING:
    from pathlib import Path

WORDS, PHRASES, GROUPS, PATTERNS = map(get_args, (WordsKey, PhrasesKey, GroupsKey, PatternsKey))
LANGUAGES = languages()


def twice(found: list[str]) -> list[str]:
    return sorted({one for one in found if found.count(one) > 1})


def fault_of(written: str, held: dict[str, object]) -> str | None:
    """What is wrong with a pattern: it is not a regular expression, or it finds something where there is nothing."""
    try:
        return "it matches no text at all" if re.search(expanded(written, held), "") else None
    except re.error as error:
        return str(error)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_has_the_shape_that_en_toml_explains(language: str) -> None:
    assert re.fullmatch(r"[a-z]{2,3}", language), f"{language}.toml: name it by the language's BCP 47 tag"
    for key, value in LANGUAGES[language].items():
        where = f"{language}.toml: {key}"
        if key in PATTERNS:
            assert isinstance(value, list), f"{where} is a list of strings"
            assert all(isinstance(one, str) and one for one in value), (
                f"{where} holds a pattern that is not a string"
            )
            assert {one: fault for one in value if (fault := fault_of(one, LANGUAGES[language]))} == {}, where
            continue
        assert key in (*WORDS, *PHRASES, *GROUPS, "endings-like"), (
            f"{where}: there is no such key; the top of en.toml explains those that there are"
        )
        assert isinstance(value, str), f"{where} is one string"
        assert value.strip(), f"{where} is empty; leave it out"
        if key == "endings-like":
            assert "endings" in LANGUAGES.get(value, {}), f"{where} names a language without endings"
        elif key in WORDS:
            assert "," not in value, f"{where} has blanks between its words, no commas"
            assert twice(value.split()) == [], f"{where} says these twice"
        else:
            held = [entry.strip() for entry in value.split(",")]
            assert "" not in held, f"{where} has a comma too many"
            assert twice(held) == [], f"{where} says these twice"
        if key in GROUPS:
            assert [entry for entry in held if len(entry.split()) < 2] == [], (
                f"{where}: the first word of a group is what the others are taken for; here are none"
            )


@pytest.mark.parametrize("key", WORDS + PHRASES + GROUPS + PATTERNS + ("endings-like",))
def test_every_key_is_explained_at_the_top_of_en_toml(key: str) -> None:
    text = (FOLDER / "en.toml").read_text(encoding="utf-8")
    explained = " ".join(line for line in text.splitlines() if line.startswith("#"))
    like = "around-login ..." if key.startswith("around-") else key
    assert re.search(rf"(?<![\w-]){re.escape(like)}(?![\w-])", explained)


def test_a_phrase_is_of_one_kind_of_error_in_all_languages() -> None:
    kinds = defaultdict(set)
    for kind in get_args(ErrorKind):
        for phrase in phrase_set(kind):
            kinds[phrase].add(kind)
    assert {phrase: found for phrase, found in kinds.items() if len(found) > 1} == {}, (
        "choose one kind for each"
    )


@pytest.mark.parametrize("key", GROUPS)
def test_a_word_is_taken_for_one_other_in_all_languages(key: GroupsKey) -> None:
    first = defaultdict(set)
    for group in entries(key):
        taken_for, *others = group.split()
        for other in [" ".join(others)] if key == "place-names" else others:
            first[flatten(other)].add(taken_for)
    assert {other: found for other, found in first.items() if len(found) > 1} == {}, "choose one for each"


def test_beginnings_of_places_are_long_enough_to_tell_and_short_enough_to_be_found() -> None:
    names = [name for group in entries("places") for name in flatten(group).split()[1:]]
    assert [name for name in names if not (SHORTEST <= len(name) <= LONGEST and name.isalpha())] == []


@pytest.mark.parametrize("key", PATTERNS)
def test_a_pattern_is_a_regular_expression_that_needs_some_text(key: PatternsKey) -> None:
    assert re.compile(pattern(key)).search("") is None


def test_endings_are_those_of_the_language_or_of_one_like_it() -> None:
    assert not lemmas("давлатлар", "uz").isdisjoint(lemmas("давлатларнинг", "uz"))
    assert lemmas("давлатларнинг", "kk") == lemmas("давлатларнинг", "uz")
    assert lemmas("давлатларнинг", "tg").isdisjoint(lemmas("давлатлар", "tg"))
    assert not lemmas("переговоры").isdisjoint(lemmas("переговорами")), (
        "Cyrillic is Russian where nothing is known"
    )


def test_places_are_known_by_their_names_in_several_languages() -> None:
    assert place_of(flatten("Өзбекстан")) == place_of("uzbekistan") == "uzbekistan"
    assert place_of("polished") is None
    assert several_words(["the", "united", "arab", "emirates"], 1) == ("emirates", 3)


GEORGIAN = """\
small-words = "და არის რომ უნდა"
endings = "ებმა ები"
negations = "არ"
places = "israel ისრაელ"
not-found = "ვერ მოიძებნა, არ არსებობს"
around-errors = "უკაცრავად"
around-not-found = "გვერდი"
absent = ['სტატია\\w*…ვერ მოიძებნა']
notices = ['\\bეს\\b']
"""
JUDGED = """
import pathlib, sys
from types import SimpleNamespace
from ca_israel.languages import vocabulary
vocabulary.FOLDER = pathlib.Path(sys.argv[1])
from ca_israel.links.answer import Answer
from ca_israel.links.judge.decide import judge
from ca_israel.links.judge.evidence import evidence_of
from ca_israel.languages.gazetteer import place_of
from ca_israel.languages.guess import guess
from ca_israel.languages.inflection import lemmas
from ca_israel.links.verdict import Facts
for page in ("<title>უკაცრავად, გვერდი ვერ მოიძებნა</title>", "<title>News</title><p>ეს სტატია აქ ვერ მოიძებნა.",
             "<title>ისრაელი და საქართველო</title>"):
    answer = Answer("https://a.example/1", "https://a.example/1", 200, headers={"content-type": "text/html"},
                    body=page.encode(), received=99)
    link = SimpleNamespace(url=answer.url, sources=(), quotes=())
    print(judge(Facts(answer), evidence_of(link, answer)).verdict)
print(guess("ისრაელი და საქართველო"), place_of("ისრაელის"), lemmas("სტატიები", "ka") & lemmas("სტატიებმა", "ka"))
"""


def judged(folder: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", JUDGED, str(folder)], capture_output=True, text=True, encoding="utf-8", check=True,
        env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip
    return done.stdout.splitlines()


def test_one_file_more_is_one_language_more(tmp_path: Path) -> None:
    for file in FOLDER.glob("*.toml"):
        if file.name != "ka.toml":  # somebody may have written it
            shutil.copy(file, tmp_path)
    assert judged(tmp_path) == ["unconfirmed", "unconfirmed", "unconfirmed", "None None set()"]
    (tmp_path / "ka.toml").write_text(GEORGIAN, encoding="utf-8")
    assert judged(tmp_path) == ["soft-404", "soft-404", "unconfirmed", "ka israel {'=სტატი'}"]


@pytest.mark.parametrize("data", [b"small-words = a", b"\xff"])
def test_a_slip_in_a_file_is_told_with_its_name(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "ka.toml").write_bytes(data)
    with pytest.raises(ValueError) as caught:
        read(tmp_path / "ka.toml")
    assert caught.value.__notes__ == ["in ka.toml"]


def test_a_pattern_has_its_fault_named() -> None:
    assert fault_of("a(b", {}) == "missing ), unterminated subpattern at position 1"
    assert fault_of("a*", {})
    assert fault_of("არ…მოიძებნა", {}) is None


def test_a_process_that_judges_no_page_reads_no_language() -> None:
    program = (
        "import sys, ca_israel.links.judge.decide, ca_israel.links.judge.evidence, ca_israel.links.schedule.run\n"
        "from ca_israel.languages.vocabulary import languages\n"
        "print('tomli' in sys.modules, languages.cache_info().misses)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "False 0\n"
