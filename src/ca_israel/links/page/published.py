"""The day on which a page says that its work was published: whole days, and only possible ones."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_EARLIEST, _LATEST = 1900, 2200
_YEAR_FIRST = re.compile(r"\s*(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})(?!\d)")
_NAMED = re.compile(r"(?:[A-Za-z]{3,9},?\s+)?(?:(\d{1,2})\s+([A-Za-z]{3,9})\.?,?|([A-Za-z]{3,9})\.?\s+(\d{1,2}),?)\s+(\d{4})\b")  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def day_of(text: str) -> date | None:
    """Return the day that ``text`` begins with: ISO 8601, 2019/08/08, 8 August 2019, August 8, 2019."""
    text = text[:100].strip()
    year = month = day = 0
    if found := _YEAR_FIRST.match(text):
        year, month, day = int(found[1]), int(found[3]), int(found[4])
    elif named := _NAMED.match(text):
        name = (named[2] or named[3]).lower()[:3]
        month = _MONTHS.index(name) + 1 if name in _MONTHS else 0
        year, day = int(named[5]), int(named[1] or named[4])
    try:
        return date(year, month, day) if _EARLIEST <= year <= _LATEST else None
    except ValueError:
        return None


def earliest(texts: Iterable[str]) -> date | None:
    """Return the earliest day among ``texts``, None when none of them begins with a day."""
    return min(filter(None, map(day_of, texts)), default=None)
