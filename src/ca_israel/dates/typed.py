"""Dates as people type them after ``--since`` and ``--until``: EDTF, words of many languages, then python-dateutil.

Everything is first turned into EDTF and then read as such, so what is read here is what a ledger could say.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from ca_israel.dates import DateError, Edtf, attempt, parse, words
from ca_israel.dates.elements import TWO_WAYS, WEEKDAYS
from ca_israel.dates.numbers import TO_HYPHENS
from ca_israel.dates.refusals import quoted, reason
from ca_israel.dates.spoken import LONGEST, Meant, meant
from ca_israel.dates.words import MONTHS, SEASONS, day_words

_WEEKDAY_NUMBERS = {name[:length].lower(): n for n, name in enumerate(WEEKDAYS) for length in (3, None)} | {
    "tues": 1,
    "thur": 3,
    "thurs": 3,
}
_MONTH_NAMES = {name[:length].lower() for name in MONTHS for length in (3, None)} | {"sept"}
_WORDS = {
    "st",
    "nd",
    "rd",
    "th",
    "of",
    "am",
    "pm",
    *_MONTH_NAMES,
    *SEASONS.values(),
    "fall",
    *_WEEKDAY_NUMBERS,
}
_BACK = re.compile(r"([0-9]+) ?(d|w|m|y)|([0-9]+|an?) (day|week|month|year)s? ago")
_THIS = re.compile(r"(this|last|next) (week|month|year)")
_DAY_WORDS = {"yesterday": -1, "today": 0, "now": 0, "tomorrow": 1}
_UNITS = {"d": "days", "w": "weeks", "m": "months", "y": "years"}
_ONLY_EDTF = re.compile(r"[0-9XYESTWZP~?%.,:/\[\]{}+-]*")
# Two days that differ in every field; both years are leap years, so that no 29 February is lost.
_DEFAULTS = (datetime(1904, 1, 1), datetime(1908, 12, 28, 13, 13, 13))  # noqa: DTZ001  without a zone


def read(text: str, *, today: date) -> Edtf:
    """Read what a person typed; relative words count from ``today``.

    ``earliest`` is then the first day meant and ``latest`` the last; either may be None, as in ``until
    2023``. Raises DateError.
    """
    typed = text.strip()
    if len(typed) > LONGEST:
        raise DateError(f"cannot read {quoted(typed)} as a date: it is longer than {LONGEST} characters")
    if edtf := attempt(typed):
        return edtf
    plain = " ".join(typed.translate(TO_HYPHENS).lower().split())
    written = _relative(plain, today)
    if written is None and (found := meant(typed)):
        if found.why:
            raise _unclear(typed, found)
        written = found.readings[0]
    if written is None:
        if _ONLY_EDTF.fullmatch(typed):
            return parse(typed)  # not in words, so that EDTF's own message fits
        written = _by_dateutil(typed, plain)
    edtf = attempt(written)
    if edtf is None:
        raise DateError(f"cannot read {quoted(typed)} as a date: {reason(written)}")
    return edtf


def _unclear(typed: str, found: Meant) -> DateError:
    """Name every reading of what is not simply one date."""
    readings = tuple(filter(None, map(attempt, found.readings)))
    written = " or ".join(map(str, readings))
    if found.why == TWO_WAYS:
        said = " or ".join(map(words, readings))
        return DateError(f"{quoted(typed)} reads two ways: {said}; write {written}")
    told = f"cannot read {quoted(typed)} as a date: {found.why}"
    return DateError(f"{told}; write {written}" if written else told)


def _relative(text: str, today: date) -> str | None:
    try:
        if text in _DAY_WORDS:
            return (today + timedelta(days=_DAY_WORDS[text])).isoformat()
        if this := _THIS.fullmatch(text):
            return _neighbour(today, this[2], {"last": -1, "this": 0, "next": 1}[this[1]])
        if back := _BACK.fullmatch(text):
            count = 1 if back[3] in {"a", "an"} else int(back[1] or back[3])
            return _moved(today, _UNITS[(back[2] or back[4])[0]], -count).isoformat()
    except (OverflowError, ValueError) as error:
        raise DateError(f"{quoted(text)} is outside the years 0001..9999") from error
    return None


def _neighbour(today: date, unit: str, steps: int) -> str:
    moved = _moved(today, f"{unit}s", steps)
    if unit == "week":
        monday = moved - timedelta(days=moved.weekday())
        return f"{monday}/{monday + timedelta(days=6)}"
    return moved.isoformat()[: 4 if unit == "year" else 7]


def _moved(today: date, unit: str, count: int) -> date:
    from dateutil.relativedelta import relativedelta

    # Months and years keep the day of the month, or take the last there is.
    moved: date = today + relativedelta(**{unit: count})  # type: ignore[arg-type]  # the unit is one of four
    return moved


def _by_dateutil(typed: str, plain: str) -> str:
    """The EDTF of a date that only dateutil reads, such as ``Thu, 17 Sep 2020``."""
    _refuse_before_dateutil(typed, plain)
    from dateutil import parser

    try:
        first, second = (parser.parse(plain, default=default, ignoretz=True) for default in _DEFAULTS)
    except Exception as error:  # whatever it raises, the text is not a date to us
        raise _unreadable(typed) from error
    # What moves with the default was not in the text.
    known = {
        field
        for field in ("year", "month", "day", "hour", "minute")
        if getattr(first, field) == getattr(second, field)
    }
    if known & {"hour", "minute"}:
        raise DateError(f"cannot read {quoted(typed)} as a date: times of day are not supported")
    day = first.date() if "day" in known else None
    _refuse_wrong_weekday(typed, plain, day)
    numbers = re.findall(r"[0-9]+", plain)
    if "year" not in known or f"{first.year:04d}" not in numbers:
        raise DateError(f"{quoted(typed)}: which year? write it with four digits")
    used = [first.year, day.day] if day else [first.year]
    if "month" not in known or sorted(used) != sorted(map(int, numbers)):
        raise _unreadable(typed)
    return first.date().isoformat()[: 10 if day else 7]


def _refuse_wrong_weekday(typed: str, plain: str, day: date | None) -> None:
    named = [_WEEKDAY_NUMBERS[word] for word in re.findall(r"[a-z]+", plain) if word in _WEEKDAY_NUMBERS]
    if named and day is None:
        raise DateError(f"{quoted(typed)}: a weekday alone is not a date; write YYYY-MM-DD")
    if day and any(number != day.weekday() for number in named):
        raise DateError(
            f"cannot read {quoted(typed)} as a date: {day_words(day)} is a {WEEKDAYS[day.weekday()]}"
        )


def _refuse_before_dateutil(typed: str, plain: str) -> None:
    if not plain.isascii():
        why = ": digits are 0 to 9" if any(c.isdecimal() and not c.isascii() for c in typed) else ""
        raise DateError(f"cannot read {quoted(typed)} as a date{why}; write YYYY, YYYY-MM or YYYY-MM-DD")
    for word in re.findall(r"[a-z]+", plain):
        if word not in _WORDS:
            raise DateError(
                f"cannot read {quoted(typed)} as a date: {quoted(word)} is not a word it knows;"
                " write YYYY, YYYY-MM or YYYY-MM-DD"
            )


def _unreadable(typed: str) -> DateError:
    return DateError(f"cannot read {quoted(typed)} as a date; write YYYY, YYYY-MM or YYYY-MM-DD")
