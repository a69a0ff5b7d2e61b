"""A date on the page: its words, the machine form where HTML has one, and what is not known of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ca_israel.dates import MONTHS, Precision
from ca_israel.dates.words import words

if TYPE_CHECKING:
    from datetime import date

    from ca_israel.dates import Edtf

# What `<time datetime>` can hold of EDTF: a year, a month or a day (HTML, 4.5.14).
_MACHINE = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?")
_UNKNOWN = {
    Precision.MONTH: "day",
    Precision.SEASON: "month",
    Precision.YEAR: "month",
    Precision.DECADE: "year",
    Precision.CENTURY: "decade",
}


class Part(NamedTuple):
    """A stretch of a date's words; ``machine`` is the value of `datetime`, None where HTML has none."""

    text: str
    machine: str | None = None


class When(NamedTuple):
    """A date's words in parts, its EDTF where the parts do not say it all, and what is vague about it."""

    parts: tuple[Part, ...]
    edtf: str | None
    vague: str | None

    @property
    def words(self) -> str:
        """The whole date in words."""
        return "".join(part.text for part in self.parts)


def when(edtf: Edtf) -> When:
    """Return ``edtf`` as the page shows it."""
    said = words(edtf)
    if machine(edtf.text):
        return When((Part(said, edtf.text),), None, _vague(edtf))
    first, slash, last = edtf.text.partition("/")
    left, dash, right = said.partition("–")
    if slash and dash and machine(first) and machine(last):
        spaced = " " if left.endswith(" ") else ""
        parts = Part(left.rstrip(), first), Part(f"{spaced}–{spaced}"), Part(right.lstrip(), last)
        return When(parts, edtf.text, _vague(edtf))
    return When((Part(said),), edtf.text, _vague(edtf))


def machine(text: str) -> str | None:
    """Return ``text`` if it is a year, month or day and nothing else."""
    return text if _MACHINE.fullmatch(text) else None


def day_words(day: date) -> str:
    """Return a day as ``29 March 2023``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year:04d}"


def _vague(edtf: Edtf) -> str | None:
    """What a reader should not take from the words alone; None for a date known to the day."""
    told = []
    if edtf.approximate:
        told.append("approximate")
    if edtf.uncertain:
        told.append("uncertain")
    if edtf.shape == "one-of":
        told.append("once in that time")
    elif edtf.precision in _UNKNOWN:
        both = edtf.shape == "span" and edtf.start == edtf.end == "known"
        told.append(f"{_UNKNOWN[edtf.precision]}{'s' if both else ''} not known")
    return ", ".join(told) or None
