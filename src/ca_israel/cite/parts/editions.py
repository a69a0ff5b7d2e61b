"""Editions in the words of the manuals: 2nd ed., rev. ed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ca_israel.ledger.model import Source

_ORDINAL = re.compile(r"([0-9]+)(?:st|nd|rd|th)?\.?(?: (?:ed\.?|edition))?", re.IGNORECASE)
_REVISED = frozenset({"revised", "rev", "rev.", "revised ed.", "revised edition", "rev. edition"})
_SAYS_EDITION = re.compile(r"\bed(?:s?\.|itions?\b|n\b|d\b)", re.IGNORECASE)


def edition(source: Source) -> str:
    """Return "2nd ed.", "rev. ed.", "expanded ed."; words that say themselves that it is an edition as they are."""
    written = (source.edition or "").strip()
    if numbered := _ORDINAL.fullmatch(written):
        return f"{ordinal(numbered[1])} ed."
    if written.lower() in _REVISED:
        return "rev. ed."
    return f"{written} ed." if written and not _SAYS_EDITION.search(written) else written


def ordinal(number: str) -> str:
    """Return 1st, 2nd, 3rd, 11th of a number in figures."""
    teens = number[-2:-1] == "1"
    return number + ("th" if teens else {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th"))
