"""Dates in English words; ``dates.typed.read`` reads them back to the same days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.dates.edtf import FLAGS, Precision

if TYPE_CHECKING:
    from datetime import date

    from ca_israel.dates.days import Day
    from ca_israel.dates.edtf import Edtf, End

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}


def words(edtf: Edtf) -> str:
    """Return a date in English: ``c. May 2021``, ``28–29 June 2022``, ``since 1991``."""
    return "".join(parts(edtf))


def parts(edtf: Edtf) -> tuple[str, ...]:
    """Return the words of a date: of a span with two known ends the start, the dash and the end, of any other one part."""
    left, right = edtf.left, edtf.right
    if left and right:
        if edtf.shape == "one-of":
            return (f"between {_phrase(left)} and {_phrase(right)}",)
        if left == right:
            return (_phrase(left),)
        return (*_start(left, right), _phrase(right))
    if left:
        known = _phrase(left)
        if edtf.shape == "one-of":
            return (f"{known} or later",)
        return (f"since {known}" if edtf.end == "open" else f"from {known}, end unknown",)
    assert right  # one end is always there
    known = _phrase(right)
    if edtf.shape == "one-of":
        return (f"{known} or earlier",)
    return (f"until {known}" + (", start unknown" if edtf.start == "unknown" else ""),)


def day_words(day: Day | date) -> str:
    """Return a day as ``29 March 2023``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year:04d}"


def _start(left: End, right: End) -> tuple[str, str]:
    """The start of a span, without what the end says again, and the dash after it."""
    (year, month, day), (end_year, end_month, _) = left.first, right.first
    if left.precision == right.precision and not (left.qualifier or right.qualifier):
        if left.precision is Precision.YEAR:
            return _phrase(left), "–"
        if left.precision is Precision.MONTH and year == end_year:
            return MONTHS[month - 1], "–"
        if left.precision is Precision.DAY and year == end_year:
            return (f"{day}", "–") if month == end_month else (f"{day} {MONTHS[month - 1]}", " – ")
    return _phrase(left), " – "


def _phrase(end: End) -> str:
    first, last = end.first, end.last
    if end.precision is Precision.DAY:
        phrase = day_words(first)
    elif end.precision is Precision.MONTH:
        phrase = f"{MONTHS[first.month - 1]} {first.year:04d}"
    elif end.season == 24:  # it runs into the next year; the century is said when it turns
        following = f"{last.year:04d}"
        phrase = f"winter {first.year:04d}–{following if following.endswith('00') else following[2:]}"
    elif end.season:
        phrase = f"{SEASONS[end.season]} {first.year:04d}"
    elif end.precision is Precision.CENTURY:
        phrase = f"{first.year:04d}–{last.year:04d}"
    else:
        phrase = f"{first.year:04d}" + ("s" if end.precision is Precision.DECADE else "")
    approximate, uncertain = FLAGS[end.qualifier]
    return ("c. " if approximate else "") + phrase + (" (?)" if uncertain else "")
