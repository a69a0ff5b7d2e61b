"""Names as citations take them apart: given name, particle, family name, initials."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ca_israel.model import Name

# Ludwig van: lower-case words after a given name
_TRAILING = re.compile(r"\s+((?:[^\W\d_]\S*\s+)*[^\W\d_]\S*)$")
_EAST_ASIAN = re.compile("[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]+")


class Person(NamedTuple):
    """An author; an institution has a ``family`` alone.

    ``particle`` is non-dropping and holds the blank or hyphen that ties it ("al-", "van der ");
    ``dropping`` is a particle after the given name ("Ludwig van"), left out when the family name stands alone.
    """

    family: str
    given: str = ""
    particle: str = ""
    dropping: str = ""

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
        return _EAST_ASIAN.match(self.family) is not None


def person(name: Name) -> Person:
    """Take ``name`` apart as CSL processors do: a particle is what stands there in lower case."""
    given = name.given or ""
    if name.particle:
        tie = "" if name.particle.endswith(("-", "’", "'", "‐", "ʼ")) else " "
        return Person(name.family, given, f"{name.particle}{tie}")
    if not given:
        return Person(name.family)
    dropping = ""
    if (trailing := _TRAILING.search(given)) and _lower(trailing[1]):
        given, dropping = given[: trailing.start()], trailing[1]
    split = _split(name.family)
    return Person(name.family[split:], given, name.family[:split], dropping)


def initials(given: str) -> str:
    """Return "J. U." of "Jasim Unis", "J.-P." of "Jean-Paul"; a name without letters stays as it is."""
    words = [re.split(r"[-‐]", word) for word in re.sub(r"\.(?=[^\W\d_])", ". ", given).split()]
    return " ".join("-".join(_initial(part) for part in parts if part) for parts in words if any(parts))


def _initial(part: str) -> str:
    first = part[0]
    whole = part.endswith(".") or first.islower() or _EAST_ASIAN.match(part)  # Jean le Rond: J. le R.
    return part if whole or not first.isalpha() else f"{first}."


def _split(family: str) -> int:
    """Where the family name proper begins."""
    at = 0
    while (found := re.match(r"[^\W\d_]+(?:\s+|[-‐’'ʼ](?=\S))", family[at:])) and _lower(found[0]):
        at += found.end()
    return at if family[at:] and not family[at].islower() else 0


def _lower(words: str) -> bool:
    return words == words.lower() != words.upper()
