"""Dates as a ledger writes them: EDTF (Library of Congress, 2019), as first and last days and in English words.

cai reads level 0 without times of day, level 1 within the years -9999 to 9999, and of level 2 one day
of a span, ``[1992..1994]``. Days are of the proleptic Gregorian calendar, years astronomical: ``-0043`` is 44 BC. Seasons are northern. ``~`` is printed, and never computed with: it widens nothing.
"""

from __future__ import annotations

from ca_israel.dates.days import Day
from ca_israel.dates.edtf import DateError, Edtf, End, Precision
from ca_israel.dates.parser import attempt
from ca_israel.dates.words import MONTHS, SEASONS, words

__all__ = ["MONTHS", "SEASONS", "DateError", "Day", "Edtf", "End", "Precision", "attempt", "parse", "words"]


def parse(text: str) -> Edtf:
    """Read an EDTF string; DateError names what is wrong and, where it can, what to write instead."""
    edtf = attempt(text)
    if edtf is None:
        from ca_israel.dates.refusals import refusal

        raise DateError(refusal(text))
    return edtf
