"""The words of languages, as data: every TOML file in this folder is a language; en.toml explains the keys.

The files are read once, when the first page needs them. Unless it says otherwise, a function returns what all
languages hold together, since an error page may be in any of them.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeAlias

from ca_israel.languages.letters import flatten, split_words

WordsKey: TypeAlias = Literal[
    "small-words", "title-words", "titles-end", "light-words", "modals", "negations", "uninflected", "endings", "no-places", "tags", "part-words",
    "part-counts", "other-works", "outlet-words", "doubts", "sections", "offices", "around-errors", "around-not-found",
    "around-challenge", "around-login", "around-maintenance", "around-parked", "around-gate", "gambling-hints", "front-words",
    "front-signs",
]  # fmt: skip
PhrasesKey: TypeAlias = Literal[
    "flags", "not-found", "challenge", "login", "maintenance", "parked", "gate", "gambling", "search-before", "search-behind",
    "search-opens", "search-ends", "list-before", "list-opens", "list-ends", "front-pages",
]  # fmt: skip
GroupsKey: TypeAlias = Literal[
    "numbers", "after-numbers", "aliases", "spellings", "irregular", "places", "place-words", "place-names",
]  # fmt: skip
PatternsKey: TypeAlias = Literal[
    "things", "absent", "notices", "sales", "other-region", "turn-on", "asks-first", "asks-human", "asks-login", "busy", "vice", "vice-offers",
]  # fmt: skip

FOLDER = Path(__file__).parent


@cache
def languages() -> dict[str, dict[str, Any]]:
    """Return what each file holds, by the language (BCP 47) that it is named after."""
    return {path.stem: read(path) for path in sorted(FOLDER.glob("*.toml"))}


def read(path: Path) -> dict[str, Any]:
    """Return what one file holds. Raises ValueError, with the file's name in a note, for what is not TOML in UTF-8."""
    from tomli import loads

    try:
        return loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        error.add_note(f"in {path.name}")
        raise


def entries(key: PhrasesKey | GroupsKey) -> list[str]:
    """Return what stands between the commas under ``key``, as it is written."""
    held = ",".join(language[key] for language in languages().values() if key in language)
    return [" ".join(entry.split()) for entry in held.split(",")] if held else []


def flat_set(text: str) -> frozenset[str]:
    """Return what stands between the blanks of ``text``, flat and without apostrophes."""
    return frozenset(flatten(text).replace("'", "").split())


@cache
def word_set(key: WordsKey) -> frozenset[str]:
    """Return the words of ``key``, flat."""
    return flat_set(" ".join(language.get(key, "") for language in languages().values()))


@cache
def phrase_set(key: PhrasesKey) -> frozenset[str]:
    """Return the phrases of ``key``, flat, with one blank between their words."""
    return frozenset(" ".join(split_words(entry)) for entry in _flat_entries(key))


@cache
def first_of(key: GroupsKey) -> dict[str, str]:
    """Return for each word of a group the first one, for which it is taken; all flat."""
    groups = map(str.split, _flat_entries(key))
    return {other: first for first, *others in groups for other in others}


def _flat_entries(key: PhrasesKey | GroupsKey) -> list[str]:
    return flatten("\n".join(entries(key))).splitlines()


def pattern(key: PatternsKey, language: str | None = None) -> str:
    """Return a regular expression that matches what any pattern of ``key`` does, of all languages or of one (BCP 47)."""
    return "|".join(
        expanded(one, held)
        for name, held in languages().items()
        if language in {None, name}
        for one in held.get(key, ())
    )


def expanded(written: str, held: dict[str, Any]) -> str:
    """Return the regular expression for a pattern as its language's file ``held`` writes it.

    "…" stays within a sentence and is a group; <thing> is any pattern of the file's ``things``.
    """
    things = f"(?:{'|'.join(held.get('things', ()))})"
    return written.replace("<thing>", things).replace("…", "([^.!?]{0,60}?)")
