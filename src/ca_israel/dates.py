"""Dates as a ledger writes them: EDTF (Library of Congress, 2019), read into four days, and told in words.

Read are level 0 without times of day, level 1 within the years 0001 to 9999, and of level 2 one day
of a span, ``[1992..1994]``. Seasons are northern. ``~`` widens nothing: it is told, never computed with.
"""

from __future__ import annotations

from datetime import date, datetime, time

from .edtf import DateError, Edtf, EndState, Precision, Shape
from .edtf_parser import ELEMENT, FLAGS, MONTHS, SEASONS, attempt, month_days

__all__ = [
    "MONTHS", "SEASONS", "DateError", "Edtf", "EndState", "Precision", "Shape",
    "attempt", "from_toml", "month_days", "parse", "words",
]  # fmt: skip


def parse(text: str) -> Edtf:
    """Read an EDTF string; DateError names what is wrong and, where it can, what to write instead."""
    edtf = attempt(text)
    if edtf is None:
        from .date_refusals import refusal

        raise DateError(refusal(text))
    return edtf


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
    match = ELEMENT.fullmatch(text)
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
    approximate, uncertain = FLAGS[qualifier]
    return ("c. " if approximate else "") + phrase + (" (?)" if uncertain else "")
