"""Dates in English words; ``dates.typed.read`` reads them back to the same days, but for years 1 to 99."""

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
    """Return a date in English: ``c. May 2021``, ``28–29 June 2022``, ``since 1991``, ``100 BC – AD 14``."""
    return "".join(parts(edtf))


def parts(edtf: Edtf) -> tuple[str, ...]:
    """Return the words of a date: of a span with two known ends the start, the dash and the end, of any other one part."""
    left, right = edtf.left, edtf.right
    if left and right:
        era = left.first.year <= 0 < right.last.year
        if edtf.shape == "one-of":
            return (f"between {_phrase(left, era=era)} and {_phrase(right, era=era)}",)
        if left == right:
            return (_phrase(left),)
        return (*_start(left, right, era=era), _phrase(right, era=era))
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


def year_words(year: int, *, era: bool = False) -> str:
    """Return an astronomical year as people count: ``44 BC`` for -43, ``862``, with ``era`` ``AD 862``."""
    if year <= 0:
        return f"{1 - year} BC"
    return f"AD {year}" if era else f"{year}"


def years_words(first: int, last: int) -> str:
    """Return the years from ``first`` to ``last``: ``100–44 BC``, ``100 BC – AD 14``, ``1992–1994``."""
    if first == last:
        return year_words(first)
    return "".join((*_first_year(first, last), year_words(last, era=first <= 0 < last)))


def _first_year(first: int, last: int) -> tuple[str, str]:
    """The first of two years and the dash after it; its era only where the second would not tell it.

    Of "530–25 BC" one could think that it ends in 525 BC.
    """
    if first > 0:
        return f"{first}", "–"
    start, end = f"{1 - first}", f"{1 - last}"
    is_open = len(end) < len(start) and int(start[: -len(end)] + end) < int(start)
    return (f"{start} BC", " – ") if last > 0 or is_open else (start, "–")


def day_words(day: Day | date, *, era: bool = False) -> str:
    """Return a day as ``29 March 2023``, ``15 March 44 BC``."""
    return f"{day.day} {MONTHS[day.month - 1]} {year_words(day.year, era=era)}"


def _start(left: End, right: End, *, era: bool) -> tuple[str, str]:
    """The start of a span, without what the end says again, and the dash after it."""
    (year, month, day), (end_year, end_month, _) = left.first, right.first
    if left.precision == right.precision and not (left.qualifier or right.qualifier or era):
        if left.precision is Precision.YEAR:
            return _first_year(year, end_year)
        if left.precision is Precision.MONTH and year == end_year:
            return MONTHS[month - 1], "–"
        if left.precision is Precision.DAY and year == end_year:
            return (f"{day}", "–") if month == end_month else (f"{day} {MONTHS[month - 1]}", " – ")
    return _phrase(left, era=era), " – "


def _phrase(end: End, *, era: bool = False) -> str:
    """One end; ``era`` where the years of the whole date lie on both sides of the year 1."""
    first = end.first
    approximate, uncertain = FLAGS[end.qualifier]
    if end.precision is Precision.DAY:
        phrase = day_words(first, era=era)
    elif end.precision is Precision.MONTH:
        phrase = f"{MONTHS[first.month - 1]} {year_words(first.year, era=era)}"
    elif end.season == 24:
        phrase = f"winter {_winter(first.year, era=era)}"
    elif end.season:
        phrase = f"{SEASONS[end.season]} {year_words(first.year, era=era)}"
    elif end.precision is Precision.CENTURY:
        phrase = _century(first.year, article="" if approximate else "the ")
    elif end.precision is Precision.DECADE:
        phrase = _decade(first.year)
    else:
        phrase = year_words(first.year, era=era)
    return ("c. " if approximate else "") + phrase + (" (?)" if uncertain else "")


def _winter(year: int, *, era: bool) -> str:
    """The two years of a winter; the century of the second is said when it turns."""
    following = f"{year + 1}"
    if year <= 0:
        return years_words(year, year + 1)
    if not following.endswith("00"):
        following = following[-2:]
    return f"{year_words(year, era=era)}–{following}"


def _decade(year: int) -> str:
    """The ten years from ``year``, in full where ``10s`` would leave the century open, and ``1900s`` the decade."""
    if year >= 100 and year % 100:
        return f"{year}s"
    return ("AD " if 0 < year < 100 else "") + years_words(year, year + 9)


def _century(year: int, article: str) -> str:
    """The hundred years from ``year``; the first of our era begins in 1 BC, and so has no number."""
    if year == 0:
        return years_words(0, 99)
    number = year // 100 + 1 if year > 0 else -year // 100 + 1
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{article}{number}{ending} century" + (" BC" if year < 0 else "")
