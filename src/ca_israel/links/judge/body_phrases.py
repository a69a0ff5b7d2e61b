"""What pages say in their text: that something comes first, that the name is for sale, that they sell something else."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from ca_israel.languages.vocabulary import pattern

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
_SELLS = 0.12  # of the letters of a text that sells; a report names what is sold now and then
_DOES_LITTLE_ELSE = 0.3
_GATES: tuple[GateKey, ...] = ("asks-human", "asks-login", "busy", "asks-first")
_COOKIE = re.compile(r"cookie|куки|çerez|עוגיות")


class Gate(NamedTuple):
    """What stands before the work, and the words that say so."""

    key: GateKey
    words: str


@cache
def pattern_of(key: PatternsKey) -> re.Pattern[str]:
    """Return the pattern of ``key``, for texts in small letters."""
    return re.compile(pattern(key))


def in_small(text: str) -> str:
    """Return ``text`` in small letters, each at its place: what ignores capitals as it searches takes several times as long."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower()[0] for c in text)


def sales_talk_in(text: str) -> str | None:
    """Return the words by which a short ``text`` offers its name for sale: two different ones, or None."""
    if len(text) > _MOST_SALES:
        return None
    found = {
        match[0]: text[match.start() : match.end()] for match in pattern_of("sales").finditer(in_small(text))
    }
    return " … ".join(list(found.values())[:2]) if len(found) > 1 else None


def sale_in(titles: Iterable[str], cited: str) -> str | None:
    """Return the first of ``titles`` that offers a name or says that it is parked; None for works that speak of that."""
    if pattern_of("sales").search(in_small(cited)):
        return None
    return next((title for title in titles if pattern_of("sales").search(in_small(title))), None)


def gate_in(text: str) -> Gate | None:
    """Return what a short ``text`` asks for before it shows anything, or None."""
    if len(text) > MOST:
        return None
    small = in_small(text)
    for key in _GATES[: None if len(text) <= _MOST_BANNER else -1]:
        if found := pattern_of(key).search(small):
            return Gate(key, text[found.start() : found.end()])
    return None


def asks_for_proof(text: str) -> Gate | None:
    """Return by which words a short ``text`` asks for proof of a human, or None."""
    found = pattern_of("asks-human").search(in_small(text)) if len(text) <= MOST else None
    return Gate("asks-human", text[found.start() : found.end()]) if found else None


def asks_anywhere(text: str) -> bool:
    """Whether ``text``, however long, has words by which gates ask for something."""
    small = in_small(text)
    return bool(_COOKIE.search(small)) or any(pattern_of(key).search(small) for key in _GATES)


def vice_in(titles: Sequence[str], text: str, cited: str) -> str | None:
    """Return the words by which a page sells gambling, drugs or the like, in its titles and then in its text.

    Both what is sold and a promise must be there, three different words in all, and make a
    good part of the text: a better one where the titles have a promise alone. None where the titles ``cited``
    speak of such things: a work about casinos may be what is there.
    """
    shown = in_small(" … ".join(titles))
    if pattern_of("vice").search(shown):
        return _sold_in(text, shown, cited, _SELLS)
    return (
        _sold_in(text, shown, cited, _DOES_LITTLE_ELSE) if pattern_of("vice-offers").search(shown) else None
    )


def sells(text: str, cited: str) -> str | None:
    """Return the words by which ``text`` alone sells gambling, drugs or the like, whatever its titles; None as in ``vice_in``."""
    return _sold_in(text, "", cited, _SELLS)


def _sold_in(text: str, shown: str, cited: str, share: float) -> str | None:
    sold, promised = pattern_of("vice"), pattern_of("vice-offers")
    if sold.search(in_small(cited)):
        return None
    small = in_small(text[:_MOST_LOOKED_AT])
    letters = sum(len(found[0]) for key in (sold, promised) for found in key.finditer(small))
    if letters < share * len(small):
        return None
    things, promises = _different(sold, small), _different(promised, f"{shown} {small}")
    found = sorted(things | _different(sold, shown) | promises)
    return " … ".join(found[:_FEWEST_SIGNS]) if things and promises and len(found) >= _FEWEST_SIGNS else None


def _different(pattern: re.Pattern[str], text: str) -> set[str]:
    return {found[0] for found in pattern.finditer(text)}


def is_region_wall(text: str) -> bool:
    """Whether a short ``text`` says that the page is not for readers from here."""
    return len(text) < 3 * MOST and bool(pattern_of("other-region").search(in_small(text)))


def without(text: str, titles: Iterable[str]) -> str:
    """Return ``text`` without ``titles``, each of which ends a sentence."""
    for title in titles:
        text = text.replace(title, " . ")
    return text
