"""What pages say in their text: that the work is not there, that something comes first, that the name is for sale."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from ca_israel.languages.letters import flat_words
from ca_israel.languages.vocabulary import pattern, word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ca_israel.languages.vocabulary import PatternsKey

GateKey: TypeAlias = Literal["asks-human", "asks-login", "busy", "asks-first"]

# Characters; in a longer text the same words may be about anything.
MOST = 600
_MOST_BANNER = 300  # of a text in which consent is asked for; under a longer one it is asked beside the work
_MOST_SALES = 2000
_MOST_LOOKED_AT = 4_000  # of a text in which things for sale are looked for
_FEWEST_SIGNS = 3
_GATES: tuple[GateKey, ...] = ("asks-human", "asks-login", "busy", "asks-first")
_WORD = re.compile(r"[^\s]+")
_COOKIE = re.compile(r"cookie|куки|çerez|עוגיות")
_END = re.compile(r"[.!?…;»”|•\n][^\w.!?…;»”|•\n]*+$")


class Gate(NamedTuple):
    """What stands before the work, and the words that say so."""

    key: GateKey
    words: str


@cache
def _says(key: PatternsKey) -> re.Pattern[str]:
    return re.compile(pattern(key))


def _small(text: str) -> str:
    """Return ``text`` in small letters, each at its place: what ignores capitals as it searches takes several times as long."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower()[0] for c in text)


def sales_talk_in(text: str) -> str | None:
    """Return the words by which a short ``text`` offers its name for sale: two different ones, or None."""
    if len(text) > _MOST_SALES:
        return None
    found = {match[0]: text[match.start() : match.end()] for match in _says("sales").finditer(_small(text))}
    return " … ".join(list(found.values())[:2]) if len(found) > 1 else None


def sale_in(titles: Iterable[str], cited: str) -> str | None:
    """Return the first of ``titles`` that offers a name or says that it is parked; None for works that speak of that."""
    if _says("sales").search(_small(cited)):
        return None
    return next((title for title in titles if _says("sales").search(_small(title))), None)


def absence_in(text: str, cited: str, most: int = MOST) -> str | None:
    """Return the words by which a text of at most ``most`` characters says that its page is not there.

    A sentence that tells of something else on the way there does not ("police said that the file was deleted").
    None where the titles ``cited`` speak of such pages themselves: a work about missing pages is not missing.
    """
    if len(text) > most or _says("absent").search(_small(cited)):
        return None
    spans = (found.span() for found in _says("absent").finditer(_small(text)))
    return next((text[start:end] for start, end in spans if _opens(text, start)), None)


def _opens(text: str, start: int) -> bool:
    """Whether what begins at ``start`` begins a sentence, but for words that error pages put there and one other at most."""
    if text[start].isupper() or not text[start].isalpha():
        return True
    around = word_set("around-not-found") | word_set("around-errors")
    others = 0
    for word in reversed(_WORD.findall(text[max(0, start - 200) : start])):
        if _END.search(word):
            return True
        if around.issuperset(flat_words(word)):
            if word[0].isupper():
                return True
            continue
        others += 1
        if others > 1:
            return False
    return True


def gate_in(text: str) -> Gate | None:
    """Return what a short ``text`` asks for before it shows anything, or None."""
    if len(text) > MOST:
        return None
    small = _small(text)
    for key in _GATES[: None if len(text) <= _MOST_BANNER else -1]:
        if found := _says(key).search(small):
            return Gate(key, text[found.start() : found.end()])
    return None


def asks_for_proof(text: str) -> Gate | None:
    """Return by which words a short ``text`` asks for proof of a human, or None."""
    found = _says("asks-human").search(_small(text)) if len(text) <= MOST else None
    return Gate("asks-human", text[found.start() : found.end()]) if found else None


def asks_anywhere(text: str) -> bool:
    """Whether ``text``, however long, has words by which gates ask for something."""
    small = _small(text)
    return bool(_COOKIE.search(small)) or any(_says(key).search(small) for key in _GATES)


def vice_in(titles: Sequence[str], text: str, cited: str) -> str | None:
    """Return the words by which a page sells gambling, drugs or the like, in its titles and then in its text.

    Both what is sold and a promise must be there, three different words in all. None where the titles ``cited``
    speak of such things: a work about casinos may be what is there.
    """
    sold, promised = _says("vice"), _says("vice-offers")
    shown = _small(" … ".join(titles))
    if not sold.search(shown) or sold.search(_small(cited)):
        return None
    small = _small(text[:_MOST_LOOKED_AT])
    things, promises = _different(sold, small), _different(promised, f"{shown} {small}")
    found = sorted(things | _different(sold, shown) | promises)
    return " … ".join(found[:_FEWEST_SIGNS]) if things and promises and len(found) >= _FEWEST_SIGNS else None


def _different(pattern: re.Pattern[str], text: str) -> set[str]:
    return {found[0] for found in pattern.finditer(text)}


def is_region_wall(text: str) -> bool:
    """Whether a short ``text`` says that the page is not for readers from here."""
    return len(text) < 3 * MOST and bool(_says("other-region").search(_small(text)))


def without(text: str, titles: Iterable[str]) -> str:
    """Return ``text`` without ``titles``, each of which ends a sentence."""
    for title in titles:
        text = text.replace(title, " . ")
    return text
