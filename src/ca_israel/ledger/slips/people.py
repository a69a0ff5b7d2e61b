"""Authors as people write them by habit: the given name first, several in one text."""

from __future__ import annotations

import re
from typing import NamedTuple

from ca_israel.ledger.slips.institutions import is_an_article, is_of_an_institution
from ca_israel.text.folding import fold

_PARTICLES = frozenset(
    [
        "van",
        "von",
        "zu",
        "zur",
        "zum",
        "vom",
        "der",
        "den",
        "dem",
        "de",
        "du",
        "des",
        "del",
        "della",
        "di",
        "da",
        "das",
        "do",
        "dos",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
        "bint",
        "ben",
        "bat",
        "af",
        "av",
        "ter",
        "ten",
        "te",
        "y",
        "e",
        "i",
        "und",
    ]
)
_TITLES = frozenset(
    [
        "dr",
        "prof",
        "mr",
        "mrs",
        "ms",
        "sir",
        "dame",
        "lord",
        "lady",
        "rabbi",
        "gen",
        "col",
        "capt",
        "maj",
        "amb",
    ]
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.[ -]?){1,4}|[^\W\d_]{1,2}")
_MOST = 200  # characters that are looked at; a longer text is no list of names
_SEMICOLON = re.compile(r"(?<!\s)\s*+[;|/]\s*+|(?<!\s)\s++[·•]\s++|[;|/\n]\s*+")
_AND = re.compile(r"(?:(?<!\s)\s*+,)?+(?<!\s)\s++(?:and|und|et|y|e|ve|va|və|и|та|і|&|\+)\s++", re.IGNORECASE)


class Person(NamedTuple):
    """A person's name in its parts, the particle with the family."""

    family: str
    given: str

    def __str__(self) -> str:
        return f"{self.family}, {self.given}"


def person(name: str) -> Person | None:
    """Return the parts of a name of two or three capitalised words, the given name first; None for others.

    None also where a word says that it is an institution, for an acronym among the words, after an article,
    and in scripts without capitals.
    """
    words = name.split()
    if len(name) > _MOST or not 2 <= len(words) <= 7:
        return None
    folded = [fold(word).strip(".,") for word in words]
    if is_an_article(folded[0]) or any(map(is_of_an_institution, folded)):
        return None
    while words and folded[0] in _TITLES:
        words, folded = words[1:], folded[1:]
    capitals = [_is_capitalised(word) for word in words]
    lower = [fold(word) in _PARTICLES and word[0].islower() for word in words]
    if not all(a or b for a, b in zip(capitals, lower, strict=True)) or not 2 <= sum(capitals) <= 3:
        return None
    if not (capitals[0] and capitals[-1]):
        return None
    if _INITIALS.fullmatch(words[-1]) and words[-1].isupper():  # "Doe J.", as catalogues of medicine write it
        return Person(" ".join(words[:-1]), words[-1])
    begin = next((place for place, particle in enumerate(lower) if particle), len(words) - 1)
    return Person(" ".join(words[begin:]), " ".join(words[:begin]))


def _is_capitalised(word: str) -> bool:
    """Whether a word is written as in a person's name: Jane, Jean-Paul, O’Brien, McKay, J., J.K."""
    if not word[0].isupper() or not all(sign.isalpha() or sign in "-‐'’‘ʻʼ.`" or ord(sign) in range(0x300, 0x370) for sign in word):  # fmt: skip
        return False
    if len(word.rstrip(".")) == 1 or re.fullmatch(r"(?:[^\W\d_]\.-?){1,4}", word):
        return True
    return any(sign.islower() for sign in word) and "." not in word.rstrip(".")


def separated(text: str) -> tuple[str, ...]:
    """Return the authors that a text names, each as a ledger wants it: "Family, Given", or an institution as it is.

    They may be parted by ``;``, a line break, an "and" or ``&`` of several languages, or by commas where
    what stands between them are whole names. One author alone comes back alone.
    """
    if len(text) > _MOST * 5:
        return (text.strip(),)
    parts = [part for part in _SEMICOLON.split(text.strip()) if part.strip()]
    return tuple(name for part in parts for name in _parted(part.strip(" ,"))) or (text.strip(),)


def several(text: str) -> tuple[str, ...]:
    """Return the authors of a text that stands where one belongs, some of them surely persons; none in doubt.

    One comma alone may stand between the two names of a family and of a person: "García Márquez, Gabriel José".
    """
    names = separated(text)
    parted = len(_AND.split(text)) > 1 or len(_SEMICOLON.split(text)) > 1 or text.count(",") > 1
    return names if len(names) > 1 and parted and any("," in name for name in names) else ()


def _parted(text: str) -> list[str]:
    halves = [half.strip(" ,") for half in _AND.split(text)]
    if len(halves) > 1 and all(halves) and all(_is_whole(half) or _are_whole(half) for half in halves):
        return [name for half in halves for name in _by_commas(half)]
    return _by_commas(text)


def _is_whole(text: str) -> bool:
    """Whether a text is one whole author by itself: "Doe, Jane" or "Jane Doe"."""
    family, comma, given = text.partition(",")
    if comma:
        return bool(family.strip() and given.strip()) and "," not in given
    return person(text) is not None


def _are_whole(text: str) -> bool:
    names = text.split(",")
    return len(names) > 1 and all(person(name) for name in names)


def _by_commas(text: str) -> list[str]:
    """Authors parted by commas: "Jane Doe, Max Roe" or "Doe, J., Roe, M."."""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) > 1 and all(map(person, parts)):
        return [str(person(part)) for part in parts]
    if (
        len(parts) > 2
        and len(parts) % 2 == 0
        and all(_INITIALS.fullmatch(part) and part.isupper() for part in parts[1::2])
    ):
        return [f"{family}, {given}" for family, given in zip(parts[::2], parts[1::2], strict=True)]
    alone = person(text)
    return [str(alone) if alone else text]
