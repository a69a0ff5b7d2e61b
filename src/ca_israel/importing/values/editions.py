"""Editions and ISBNs of other programs as the ledger writes them."""

from __future__ import annotations

import re

_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
]
_NUMBER = re.compile(
    r"([0-9]{1,3})(?:st|nd|rd|th|\.|e|ª|º|a)?\.?(?: ?(?:ed|edn|edition|aufl|éd|изд)\.?)?", re.IGNORECASE
)
_SAID = re.compile(r" (?:edition|ed\.?|edn\.?)$", re.IGNORECASE)
_ISBN = re.compile(r"(?<![0-9])(?:97[89][- ]?)?[0-9](?:[- ]?[0-9]){8}[- ]?[0-9Xx](?![0-9])")


def edition(written: str | None) -> str | None:
    """Return "2" of "2nd", "Second", "2. Aufl."; words without "edition": revised."""
    if not written:
        return None
    if numbered := _NUMBER.fullmatch(written.strip()):
        return str(int(numbered[1]))
    bare = _SAID.sub("", written.strip())
    if bare.lower() in _ORDINALS:
        return str(_ORDINALS.index(bare.lower()) + 1)
    return bare.lower() if bare in ("Revised", "Rev.") else bare


def isbns(written: str) -> list[str]:
    """Return the ISBNs that a field holds; what holds none comes back as it is."""
    plain = re.sub("[‐‑‒–—−]", "-", written)
    return _ISBN.findall(plain) or ([written] if written else [])
