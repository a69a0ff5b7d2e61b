"""Dates as a ledger writes them: EDTF (Library of Congress, 2019), read into four days, and told in words.

Read are level 0 without times of day, level 1 within the years 0001 to 9999, and of level 2 one day
of a span, ``[1992..1994]``. Seasons are northern. ``~`` widens nothing: it is told, never computed with.
"""

from __future__ import annotations

from ca_israel.dates.edtf import DateError, Edtf, EndState, Precision, Shape
from ca_israel.dates.parser import MONTHS, SEASONS, attempt, month_days
from ca_israel.dates.words import words

__all__ = [
    "MONTHS", "SEASONS", "DateError", "Edtf", "EndState", "Precision", "Shape",
    "attempt", "month_days", "parse", "words",
]  # fmt: skip


def parse(text: str) -> Edtf:
    """Read an EDTF string; DateError names what is wrong and, where it can, what to write instead."""
    edtf = attempt(text)
    if edtf is None:
        from ca_israel.dates.refusals import refusal

        raise DateError(refusal(text))
    return edtf
