"""Places under all their names: a country and its people are one, two countries never are."""

from __future__ import annotations

from functools import cache

from ca_israel.languages.letters import flatten
from ca_israel.languages.vocabulary import entries, first_of, word_set

SHORTEST, LONGEST = 3, 11  # letters by which a name may begin


def place_of(word: str) -> str | None:
    """Return the key of the place that a flat word names, or whose people or language it names."""
    found = first_of("place-words").get(word)
    if found or len(word) < SHORTEST or word in word_set("no-places"):
        return found
    beginnings = first_of("places")
    for length in range(min(len(word), LONGEST), SHORTEST - 1, -1):
        found = beginnings.get(word[:length])
        if found:
            return found
    return None


def several_words(words: list[str], at: int) -> tuple[str, int] | None:
    """Return the key and the number of words of a place's name that begins at ``at``."""
    names = _names()
    for length in (4, 3, 2):
        name = tuple(words[at : at + length])
        if name in names:
            return names[name], len(name)
    return None


@cache
def _names() -> dict[tuple[str, ...], str]:
    return {
        tuple(name): place
        for name_of in entries("place-names")
        for place, *name in [flatten(name_of).split()]
    }
