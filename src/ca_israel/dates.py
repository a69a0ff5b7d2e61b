"""Dates as a ledger writes them: EDTF (Library of Congress, 2019), read into four days, and told in words.

Read are level 0 without times of day, level 1 within the years 0001 to 9999, and of level 2 one day
of a span, ``[1992..1994]``. Seasons are northern. ``~`` widens nothing: it is told, never computed with.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import NamedTuple

from .edtf import DateError, Edtf, EndState, Precision, Shape

__all__ = [
    "MONTHS", "SEASONS", "DateError", "Edtf", "EndState", "Precision", "Shape",
    "attempt", "from_toml", "month_days", "parse", "words",
]  # fmt: skip

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}

_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_ELEMENT = re.compile(r"([0-9]{3}[0-9X]|[0-9]{2}XX)(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?([~?%]?)")
# Qualifier to (approximate, uncertain): EDTF level 1.
_FLAGS = {"": (False, False), "~": (True, False), "?": (False, True), "%": (True, True)}
_NO_DATE: dict[str, EndState] = {"": "unknown", "..": "open"}


class _Element(NamedTuple):
    """One date inside an expression."""

    first: date
    last: date
    precision: Precision
    qualifier: str


def parse(text: str) -> Edtf:
    """Read an EDTF string; DateError names what is wrong and, where it can, what to write instead."""
    edtf = attempt(text)
    if edtf is None:
        from .date_refusals import refusal

        raise DateError(refusal(text))
    return edtf


def attempt(text: str) -> Edtf | None:
    """Read an EDTF string; None when it is not one that is read here."""
    if element := _element(text):
        first, last, precision, qualifier = element
        return Edtf(text, first, last, first, last, precision, *_FLAGS[qualifier])
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
    match = _ELEMENT.fullmatch(text)
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
    flags = [_FLAGS[element.qualifier] for element in known]
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


def from_toml(value: object) -> Edtf:
    """Read a ledger's date: EDTF in quotes, a bare year, or a TOML date; anything else is a DateError."""
    if isinstance(value, str):
        return parse(value)
    if isinstance(value, int) and not isinstance(value, bool):
        if 1000 <= value <= 9999:
            return parse(str(value))
        if 0 < value < 1000:
            raise DateError(f'quote years with four digits: "{value:04d}"')
        raise DateError("a bare number is a year, and years outside 0001..9999 are not supported")
    if isinstance(value, date) and not isinstance(value, datetime):
        return parse(value.isoformat())
    kinds = {bool: "a boolean", float: "a number with a fraction", list: "a list", dict: "a table"}
    kind = "a time of day" if isinstance(value, datetime | time) else kinds.get(type(value), "something else")
    raise DateError(
        f'a date is EDTF in quotes ("2021-05"), a year (2014) or a TOML date (2020-09-17), not {kind}'
    )


def words(date: Edtf) -> str:
    """Say a date in English: ``c. May 2021``, ``28–29 June 2022``, ``since 1991``.

    ``spoken_dates.read`` reads the words back to the same days.
    """
    left, slash, right = date.text.partition("/")
    if slash:
        return _span_words(date, left, right)
    if date.shape == "point":
        return _phrase(left)
    left, _, right = left[1:-1].partition("..")
    if not left:
        return f"{_phrase(right)} or earlier"
    if not right:
        return f"{_phrase(left)} or later"
    return f"between {_phrase(left)} and {_phrase(right)}"


def _parts(text: str) -> tuple[str, str | None, str | None, str]:
    match = _ELEMENT.fullmatch(text)
    assert match  # an Edtf holds nothing else
    year, month, day, qualifier = match.groups()
    return year, None if month == "XX" else month, None if day == "XX" else day, qualifier


def _span_words(date: Edtf, left: str, right: str) -> str:
    if date.end != "known":
        return f"since {_phrase(left)}" if date.end == "open" else f"from {_phrase(left)}, end unknown"
    if date.start != "known":
        return f"until {_phrase(right)}" + (", start unknown" if date.start == "unknown" else "")
    if left == right:
        return _phrase(left)
    (year, month, day, doubt), (end_year, end_month, end_day, end_doubt) = _parts(left), _parts(right)
    if not doubt and not end_doubt:
        if not month and not end_month:
            return f"{left}–{right}"
        if year == end_year and month and end_month:
            if day and end_day and month == end_month:
                return f"{int(day)}–{_phrase(right)}"
            if day and end_day:
                return f"{int(day)} {MONTHS[int(month) - 1]} – {_phrase(right)}"
            if not day and not end_day and int(month) <= 12 and int(end_month) <= 12:
                return f"{MONTHS[int(month) - 1]}–{_phrase(right)}"
    return f"{_phrase(left)} – {_phrase(right)}"


def _phrase(text: str) -> str:
    year, month_part, day, qualifier = _parts(text)
    month = int(month_part or 0)
    if year.endswith("XX"):
        phrase = f"{year[:2]}00–{year[:2]}99"
    elif year.endswith("X"):
        phrase = f"{year[:3]}0s"
    elif month == 24:  # it runs into the next year; the century is said when it turns
        following = f"{int(year) + 1:04d}"
        phrase = f"winter {year}–{following if following.endswith('00') else following[2:]}"
    elif month > 12:
        phrase = f"{SEASONS[month]} {year}"
    elif month:
        phrase = f"{int(day)} {MONTHS[month - 1]} {year}" if day else f"{MONTHS[month - 1]} {year}"
    else:
        phrase = year
    approximate, uncertain = _FLAGS[qualifier]
    return ("c. " if approximate else "") + phrase + (" (?)" if uncertain else "")
