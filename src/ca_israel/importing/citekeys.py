"""Citekeys: kept as they are; changed as little as possible where a ledger cannot hold them; made where there is none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ca_israel.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ca_israel.importing.record import Values

# What a ledger's citekey cannot hold (ledger/sources.py), and the characters a person would not see.
_FORBIDDEN = re.compile(r"""[\s\x00-\x1f\x7f-\x9f,"'#%~\\{}=()]+""")
_WORD = re.compile(r"\w+")
_SMALL = (
    "a an the and of on in to for from with by at as is der die das ein eine le la les un une l el los las il"
)
_SMALL_WORDS = frozenset(_SMALL.split())


class Citekeys:
    """The keys given so far, all different; ``wanted`` are those that the file names, which come first."""

    def __init__(self, wanted: Iterable[str]) -> None:
        self._wanted = {key for key in wanted if key and not _FORBIDDEN.search(key)}
        self._given: set[str] = set()
        self._next: dict[str, int] = {}

    def give(self, key: str, values: Values) -> str:
        """Return the citekey of a work: ``key`` where it will do and is not given yet."""
        fit = _FORBIDDEN.sub("-", key).strip("-") if _FORBIDDEN.search(key) else key
        if fit != key or not fit or key in self._given:
            fit = self._free(fit or _made(values))
        self._given.add(fit)
        return fit

    def _free(self, stem: str) -> str:
        if stem not in self._given and stem not in self._wanted:
            return stem
        number = self._next.get(stem, 2)
        while f"{stem}-{number}" in self._given or f"{stem}-{number}" in self._wanted:
            number += 1
        self._next[stem] = number + 1
        return f"{stem}-{number}"


def _made(values: Values) -> str:
    """Make a key as Better BibTeX does, of family name, first word that is not a small one, and year: rosenberg-oil-2022."""
    first = next(iter(values.get("authors") or ()), "")
    family = first["family"] if isinstance(first, dict) else first.partition(",")[0]
    title = _words(values.get("title", ""))
    telling = next((word for word in title if word not in _SMALL_WORDS), None) or "".join(title[:1])
    year = re.search(r"[0-9]{4}", str(values.get("published", "")))
    parts = ("".join(_words(family))[:40], telling[:40], year[0] if year else "")
    return "-".join(part for part in parts if part) or "work"


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text[:500]))
