"""Editions in the words of the manuals: 2nd ed., rev. ed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ca_israel.ledger.model import Source

_ORDINAL = r"(?i)([0-9]+)(?:st|nd|rd|th)?\.?(?: (?:ed\.?|edition))?"
_REVISED = frozenset({"revised", "rev", "rev.", "revised ed.", "revised edition", "rev. edition"})
_SAYS_EDITION = r"(?i)\bed(?:s?\.|itions?\b|n\b|d\b)"


def edition(source: Source) -> str:
    """Return "2nd ed.", "rev. ed.", "expanded ed."; words that say themselves that it is an edition as they are."""
    written = (source.edition or "").strip()
    if not written:
        return ""
    if numbered := re.fullmatch(_ORDINAL, written):
        return f"{ordinal(numbered[1])} ed."
    if written.lower() in _REVISED:
        return "rev. ed."
    return f"{written} ed." if not re.search(_SAYS_EDITION, written) else written


def ordinal(number: str) -> str:
    """Return 1st, 2nd, 3rd, 11th of a number in figures."""
    teens = number[-2:-1] == "1"
    return number + ("th" if teens else {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th"))
