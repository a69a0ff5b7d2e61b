"""Which script a text is in, and which language, where its small words show it."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, TypeAlias

from ca_israel.languages.letters import flatten
from ca_israel.languages.vocabulary import flat_set, languages

Script: TypeAlias = Literal["latin", "cyrillic", "hebrew", "arabic", "other"]

_SAMPLE = 2000  # characters that are enough
_SCRIPTS: tuple[tuple[Script, re.Pattern[str]], ...] = (
    ("latin", re.compile("[A-Za-zÀ-ɏḀ-ỿ]+")),
    ("cyrillic", re.compile("[Ѐ-ԯ]+")),
    ("hebrew", re.compile("[א-ת]+")),
    ("arabic", re.compile("[؀-ۿݐ-ݿﭐ-﻿]+")),
)
_LETTERS = re.compile(r"[^\W\d_]+")


def script_of(text: str) -> Script | None:
    """Return the script of most letters of ``text`` (of its first 2,000 characters); None without letters."""
    shares = _shares(text)
    return max(shares.items(), key=lambda item: item[1])[0] if shares else None


def share_of(script: Script, text: str) -> float:
    """Return which part of the letters is in ``script``, 0 to 1; 0 without letters."""
    return _shares(text).get(script, 0.0)


def _shares(text: str) -> dict[Script, float]:
    text = text[:_SAMPLE]
    letters = sum(map(len, _LETTERS.findall(text)))
    if not letters:
        return {}
    shares: dict[Script, float] = {
        name: count / letters for name, pattern in _SCRIPTS if (count := sum(map(len, pattern.findall(text))))
    }
    rest = 1 - sum(shares.values())
    if rest > 0.001:
        shares["other"] = rest
    return shares


def guess(text: str, fewest: int = 1) -> str | None:
    """Return the language (BCP 47) that the small words of ``text`` show, ``fewest`` of them; None where they show none or two."""
    script = script_of(text)
    words = _LETTERS.findall(flatten(text[:_SAMPLE]).replace("'", ""))
    counts = sorted(
        ((sum(word in small for word in words), language) for language, small in _small_words(script)),
        reverse=True,
    )
    (most, best), (second, _) = [*counts, (0, ""), (0, "")][:2]
    return best if most > second and most >= fewest else None


@cache
def _small_words(script: Script | None) -> list[tuple[str, frozenset[str]]]:
    """Return the small words in ``script`` of each language that has some."""
    found = [
        (name, frozenset(word for word in flat_set(held.get("small-words", "")) if script_of(word) == script))
        for name, held in languages().items()
    ]
    return [(name, small) for name, small in found if small]


def primary(label: str | None) -> str | None:
    """Return the language of a label: ``en-US``, ``en_US`` and ``EN`` are ``en``."""
    found = re.match(r"\s*([A-Za-z]{2,3})(?:[-_]|\s*$|,|;)", label or "")
    return found[1].lower().replace("iw", "he") if found else None
