"""The parts of a name: given name, particle, family name, initials."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ca_israel.cite.parts.rich_text import joined

if TYPE_CHECKING:
    from ca_israel.ledger.model import Name

# al-, van der, d’, ’t: words in lower case, each with the blank, hyphen or apostrophe that ties it
_LEADING = re.compile(r"[’'ʼ]?[^\W\d_]+(?:\s+|[-‐’'ʼ](?=\S))")
# Hangul, kana and Han, first and last code points; a regular expression of them takes 2 ms to compile.
_EAST_ASIAN = ((0x1100, 0x11FF), (0x2E80, 0x9FFF), (0xAC00, 0xD7FF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))


class Person(NamedTuple):
    """An author; an institution has a ``family`` alone.

    ``particle`` is non-dropping and holds the blank or hyphen that ties it ("al-", "van der ");
    ``dropping`` is a particle after the given name ("Ludwig van") and ``suffix`` what follows it after a comma
    ("Jr."): both are left out when the family name stands alone.
    """

    family: str
    given: str = ""
    particle: str = ""
    dropping: str = ""
    suffix: str = ""

    @property
    def is_institution(self) -> bool:
        """True for an author without a given name."""
        return not self.given

    @property
    def surname(self) -> str:
        """The family name with its particle."""
        return f"{self.particle}{self.family}"

    @property
    def is_east_asian(self) -> bool:
        """True for a name in Chinese, Japanese or Korean script: the family name first, nothing between."""
        return _is_east_asian(self.family)

    @property
    def demoted(self) -> Person:
        """The name as an index has it, the particle behind the given name: Hariri, Jasim al-."""
        behind = joined((self.dropping, self.particle.rstrip()), " ")
        return self._replace(particle="", dropping=behind)

    def in_order(self, given: str | None = None) -> str:
        """Return the name as it is spoken, the given name as it is or as ``given``: Martin Luther King Jr.

        An empty ``given`` leaves the family name alone.
        """
        first = self.given if given is None else given
        if self.is_east_asian:
            return f"{self.surname}{first}"
        return joined((first, self.dropping, self.surname, self.suffix) if first else (self.surname,), " ")

    def inverted(self, given: str | None = None) -> str:
        """Return the name with the family name first: King, Martin Luther, Jr."""
        first = self.given if given is None else given
        if self.is_east_asian:
            return self.in_order(first)
        return joined((self.surname, joined((first, self.dropping), " "), self.suffix))


def person(name: Name) -> Person:
    """Take ``name`` apart as CSL processors do: a particle is what stands there in lower case."""
    given, _, suffix = (part.strip() for part in (name.given or "").partition(","))
    if name.particle:
        tie = "" if name.particle.endswith(("-", "’", "'", "‐", "ʼ")) else " "
        return Person(name.family, given, f"{name.particle}{tie}", suffix=suffix)
    if not given:
        return Person(name.family)
    given, dropping = _parted(given)
    split = _split(name.family)
    return Person(name.family[split:], given, name.family[:split], dropping, suffix)


def initials(given: str) -> str:
    """Return "J. U." of "Jasim Unis", "J.-P." of "Jean-Paul"; a name without letters stays as it is."""
    words = [re.split(r"[-‐]", word) for word in re.sub(r"\.(?=[^\W\d_])", ". ", given).split()]
    return " ".join("-".join(_initial(part) for part in parts if part) for parts in words if any(parts))


def _initial(part: str) -> str:
    first = part[0]
    whole = part.endswith(".") or first.islower() or _is_east_asian(part)  # Jean le Rond: J. le R.
    return part if whole or not first.isalpha() else f"{first}."


def _parted(given: str) -> tuple[str, str]:
    """The given name, and the words in lower case after it: Ludwig, van."""
    words = given.split()
    at = len(words)
    while at > 1 and words[at - 1][0].isalpha() and _lower(words[at - 1]):
        at -= 1
    return " ".join(words[:at]), " ".join(words[at:])


def _split(family: str) -> int:
    """Where the family name proper begins."""
    at = 0
    while (found := _LEADING.match(family, at)) and _lower(found[0]):
        at = found.end()
    return at if family[at:] and not family[at].islower() else 0


def _lower(words: str) -> bool:
    return words == words.lower() != words.upper()


def _is_east_asian(name: str) -> bool:
    return any(low <= ord(name[0]) <= high for low, high in _EAST_ASIAN) if name else False
