"""EDTF text to its ends and days, or None; ``dates.refusals`` says why a text is not read.

The package's docstring says which parts of EDTF are read.
"""

from __future__ import annotations

import re

from ca_israel.dates.days import Day, month_days
from ca_israel.dates.edtf import FLAGS, Edtf, End, EndState, Precision

_END = re.compile(r"(-?)([0-9]{3}[0-9X]|[0-9]{2}XX)(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?([~?%]?)")
_NO_DATE: dict[str, EndState] = {"": "unknown", "..": "open"}
_NO_LIMIT: dict[str, EndState] = {"": "open"}


def attempt(text: str) -> Edtf | None:
    """Read an EDTF string; None when it is not one that is read here."""
    if end := _end(text):
        _, qualifier, precision, first, last = end
        return Edtf(text, first, last, first, last, end, end, precision, *FLAGS[qualifier])
    if "X" in text:  # inside an interval or a set it is level 2
        return None
    if text.startswith("[") and text.endswith("]"):
        return _between(text, text[1:-1].partition(".."), is_span=False)
    return _between(text, text.partition("/"), is_span=True)


def _end(text: str) -> End | None:
    match = _END.fullmatch(text)
    if match is None:
        return None
    sign, years, month_part, day_part, qualifier = match.groups()
    if "X" in years:
        if month_part:
            return None
        low, high = int(years.replace("X", "0")), int(years.replace("X", "9"))
        if sign:  # -000X and -00XX end with year 0, so that these too are ten and a hundred years
            low, high = -high, -low
        precision = Precision.CENTURY if years.endswith("XX") else Precision.DECADE
        return End(text, qualifier, precision, Day(low, 1, 1), Day(high, 12, 31))
    year = int(sign + years)
    if sign and not year:  # ISO 8601 has no year minus zero
        return None
    if month_part is None or month_part == "XX":
        if day_part and day_part != "XX":
            return None
        return End(text, qualifier, Precision.YEAR, Day(year, 1, 1), Day(year, 12, 31))
    month = int(month_part)
    if 21 <= month <= 24 and not day_part:
        # EDTF gives seasons no bounds; these are the meteorological ones, winter running into the next year.
        starts = (month - 20) * 3
        last_year, ends = (year, starts + 2) if month < 24 else (year + 1, 2)
        last = Day(last_year, ends, month_days(last_year, ends))
        return (
            End(text, qualifier, Precision.SEASON, Day(year, starts, 1), last) if last_year < 10000 else None
        )
    if not 1 <= month <= 12:
        return None
    days = month_days(year, month)
    if day_part is None or day_part == "XX":
        return End(text, qualifier, Precision.MONTH, Day(year, month, 1), Day(year, month, days))
    if not 1 <= int(day_part) <= days:
        return None
    day = Day(year, month, int(day_part))
    return End(text, qualifier, Precision.DAY, day, day)


def _between(text: str, parts: tuple[str, str, str], *, is_span: bool) -> Edtf | None:
    """An interval, ``a/b``, or one day of ``[a..b]``; ``parts`` are what its sign stands between, and the sign."""
    left, sign, right = parts
    start, end = _end(left), _end(right)
    absent = _NO_DATE if is_span else _NO_LIMIT
    start_state = "known" if start else absent.get(left)
    end_state = "known" if end else absent.get(right)
    known = [found for found in (start, end) if found]
    if not (sign and start_state and end_state and known) or known[-1].last < known[0].first:
        return None
    if not is_span and any(found.qualifier or found.season for found in known):
        return None  # inside the brackets only level 0 is read: no qualifier, no season
    flags = [FLAGS[found.qualifier] for found in known]
    first, last = start and start.first, end and end.last
    start_latest, end_earliest = last, first
    if is_span:  # the start is not after the end: in 1985/1985-04 it is April at the latest
        start_latest = start and (min(start.last, last) if last else start.last)
        end_earliest = end and (max(end.first, first) if first else end.first)
    return Edtf(
        text,
        first,
        start_latest,
        end_earliest,
        last,
        start,
        end,
        max(found.precision for found in known),
        any(approximate for approximate, _ in flags),
        any(uncertain for _, uncertain in flags),
        "span" if is_span else "one-of",
        start_state,
        end_state,
    )
