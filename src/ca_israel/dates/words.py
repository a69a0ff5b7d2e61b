"""Words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.dates.parser import ELEMENT, FLAGS, MONTHS, SEASONS

if TYPE_CHECKING:
    from ca_israel.dates.edtf import Edtf


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
