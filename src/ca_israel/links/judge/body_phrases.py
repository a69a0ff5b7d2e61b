"""What short pages say in their text: that the work is not there, that the name is for sale, that readers must be elsewhere."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ca_israel.links.languages.vocabulary import pattern

if TYPE_CHECKING:
    from ca_israel.links.languages.vocabulary import PatternsKey

# Characters; in a longer text the same words may be about anything.
_MOST = 600
_MOST_SALES = 2000


@cache
def _says(key: PatternsKey) -> re.Pattern[str]:
    return re.compile(pattern(key), re.IGNORECASE)


def sales_talk_in(text: str) -> str | None:
    """Return the words by which a short ``text`` offers its name for sale: two different ones, or None."""
    if len(text) > _MOST_SALES:
        return None
    found = {match[0].lower(): match[0] for match in _says("sales").finditer(text)}
    return " … ".join(list(found.values())[:2]) if len(found) > 1 else None


def absence_in(text: str, cited: str) -> str | None:
    """Return the words by which a short ``text`` says that the page is not there.

    None where the titles ``cited`` speak of such pages themselves: a work about missing pages is not missing.
    """
    if len(text) > _MOST or _says("absent").search(cited):
        return None
    found = _says("absent").search(text)
    return found[0] if found else None


def is_region_wall(text: str) -> bool:
    """Whether a short ``text`` says that the page is not for readers from here."""
    return len(text) < 3 * _MOST and bool(_says("other-region").search(text))
