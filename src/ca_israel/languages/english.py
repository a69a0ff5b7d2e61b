"""Whether a title is English, as far as its words tell."""

from __future__ import annotations

import re
from functools import cache

from ca_israel.languages.vocabulary import languages

_POSSESSIVE = re.compile(r"[A-Za-z]{2}[’']s\b")
_INFLECTED = 5  # letters from which the end of a word tells
_WORD = re.compile(r"[^\W\d_]+")


def leaning(title: str) -> int:
    """Return how many words of ``title`` show that it is English, less those that show another language.

    0 where none tells; a word that English shares with a language ("in", "no") tells nothing, and "Asia’s" is English.
    """
    english, ends, others = _telling()
    words = _WORD.findall(title.lower())
    own: int = sum(word in english or (len(word) >= _INFLECTED and word.endswith(ends)) for word in words)
    return own + len(_POSSESSIVE.findall(title)) - sum(word in others for word in words)


@cache
def _telling() -> tuple[frozenset[str], tuple[str, ...], frozenset[str]]:
    """Return the words and ends of words that English alone has, and the words that it lacks."""
    held = {
        name: frozenset(f"{language.get('small-words', '')} {language.get('title-words', '')}".split())
        for name, language in languages().items()
    }
    english = held.pop("en")
    others = frozenset().union(*held.values())
    ends = tuple(languages()["en"]["titles-end"].split())
    return english - others, ends, others - english
