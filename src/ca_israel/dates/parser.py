"""EDTF text to its four days; what is not read here is None, and ``date_refusals`` knows why.

Read are level 0 without times of day, level 1 within the years 0001 to 9999, and of level 2 one day
of a span, ``[1992..1994]`` (Library of Congress, 2019). Seasons are northern. ``~`` widens nothing.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from ca_israel.dates.edtf import Edtf, EndState, Precision

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}

_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
ELEMENT = re.compile(r"([0-9]{3}[0-9X]|[0-9]{2}XX)(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?([~?%]?)")
# Qualifier to (approximate, uncertain): EDTF level 1.
FLAGS = {"": (False, False), "~": (True, False), "?": (False, True), "%": (True, True)}
_NO_DATE: dict[str, EndState] = {"": "unknown", "..": "open"}


class _Element(NamedTuple):
    """One date inside an expression."""

    first: date
    last: date
    precision: Precision
    qualifier: str


def attempt(text: str) -> Edtf | None:
    """Read an EDTF string; None when it is not one that is read here."""
    if element := _element(text):
        first, last, precision, qualifier = element
        return Edtf(text, first, last, first, last, precision, *FLAGS[qualifier])
    if "X" in text:  # inside an interval or a set it is level 2
        return None
    left, slash, right = text.partition("/")
    if slash:
        return _span(text, left, right)
    if text.startswith("[") and text.endswith("]"):
        left, dots, right = text[1:-1].partition("..")
        return _one_of(text, left, right) if dots else None
    return None


def month_days(year: int, month: int) -> int:
    """The number of days in a month, 1 to 12."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else _MONTH_DAYS[month - 1]


def _element(text: str) -> _Element | None:
    match = ELEMENT.fullmatch(text)
    if match is None or text.startswith(("0000", "000X", "00XX")):  # they hold a year 0
        return None
    years, month_part, day_part, qualifier = match.groups()
    if "X" in years:
        if month_part:
            return None
        start = int(years.replace("X", "0"))
        century = years.endswith("XX")
        last = date(start + (99 if century else 9), 12, 31)
        return _Element(
            date(start, 1, 1), last, Precision.CENTURY if century else Precision.DECADE, qualifier
        )
    year = int(years)
    if month_part is None or month_part == "XX":
        if day_part and day_part != "XX":
            return None
        return _Element(date(year, 1, 1), date(year, 12, 31), Precision.YEAR, qualifier)
    month = int(month_part)
    if month in SEASONS and not day_part:
        return _season(year, month, qualifier)
    if not 1 <= month <= 12:
        return None
    days = month_days(year, month)
    if day_part is None or day_part == "XX":
        return _Element(date(year, month, 1), date(year, month, days), Precision.MONTH, qualifier)
    if not 1 <= int(day_part) <= days:
        return None
    day = date(year, month, int(day_part))
    return _Element(day, day, Precision.DAY, qualifier)


def _season(year: int, season: int, qualifier: str) -> _Element | None:
    # EDTF gives seasons no bounds; these are the meteorological ones, winter running into the next year.
    first_month = (season - 20) * 3
    last_year, last_month = (year, first_month + 2) if season < 24 else (year + 1, 2)
    if last_year > 9999:
        return None
    last = date(last_year, last_month, month_days(last_year, last_month))
    return _Element(date(year, first_month, 1), last, Precision.SEASON, qualifier)


def _span(text: str, left: str, right: str) -> Edtf | None:
    start, end = _element(left), _element(right)
    start_state = "known" if start else _NO_DATE.get(left)
    end_state = "known" if end else _NO_DATE.get(right)
    if start_state is None or end_state is None or not (start or end):
        return None
    if start and end:
        if end.last < start.first:
            return None
        # The start is not after the end: in 1985/1985-04 it is April at the latest.
        start = start._replace(last=min(start.last, end.last))
        end = end._replace(first=max(start.first, end.first))
    known = [element for element in (start, end) if element]
    flags = [FLAGS[element.qualifier] for element in known]
    return Edtf(
        text,
        start.first if start else None,
        start.last if start else None,
        end.first if end else None,
        end.last if end else None,
        max(element.precision for element in known),
        any(approximate for approximate, _ in flags),
        any(uncertain for _, uncertain in flags),
        "span",
        start_state,
        end_state,
    )


def _one_of(text: str, left: str, right: str) -> Edtf | None:
    start, end = _element(left), _element(right)
    if (left and not start) or (right and not end) or not (start or end):
        return None
    known = [element for element in (start, end) if element]
    # Inside the brackets only level 0 is read: no qualifier, no season.
    if any(element.qualifier or element.precision is Precision.SEASON for element in known):
        return None
    if start and end and end.last < start.first:
        return None
    first, last = start.first if start else None, end.last if end else None
    return Edtf(
        text,
        first,
        last,
        first,
        last,
        max(element.precision for element in known),
        shape="one-of",
        start="known" if start else "open",
        end="known" if end else "open",
    )
