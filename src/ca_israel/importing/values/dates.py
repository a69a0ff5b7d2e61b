"""Dates of other programs as the ledger's: EDTF for a publication, one exact day for an access."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from ca_israel.dates import attempt
from ca_israel.dates.days import year_text
from ca_israel.dates.spoken import meant
from ca_israel.dates.vocabulary import month_or_season

if TYPE_CHECKING:
    from collections.abc import Sequence

_BRACKETS = re.compile(r"\[([^\[\].]*)\]")
_AMERICAN = re.compile(r"([a-z]+)\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})", re.IGNORECASE)
_NUMBERS = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_YEARS = re.compile(r"([0-9]{4}) ?(?:--?|–|/) ?([0-9]{4})")
_SHORT_YEARS = re.compile(r"([12][0-9])([0-9]{2}) ?(?:--?|–|/) ?([0-9]{2})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})|([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_REPRINT = re.compile(r"([12][0-9]{3}) ?[\[(]([12][0-9]{3})[\])]|[\[(]([12][0-9]{3})[\])] ?([12][0-9]{3})")
_ANY_YEAR = re.compile(r"(?<![0-9])(1[0-9]{3}|20[0-9]{2})(?![0-9])")
_DAY = re.compile(r"[0-9]{1,2}")
_MONTHS = re.compile(r"(?:(?<!\s)\s++)?(?:--?|–|/)\s*+|(?<!\s)\s++(?<= )and \s*+")
_LEADING_DAY = re.compile(
    r"(?P<month>[^\W\d]+)\.?[ ~]*(?P<day>[0-9]{1,2})|(?P<day2>[0-9]{1,2})\.?[ ~]*(?P<month2>[^\W\d]+)\.?"
)


def from_words(text: str) -> str | None:
    """Return the EDTF of a date in EDTF, in numbers (year first) or in English words; None for anything else."""
    text = " ".join(text.split()).strip(" .,;")
    if not text or len(text) > 60:
        return None
    text = (whole[1] if (whole := _BRACKETS.fullmatch(text)) else text).replace("?~", "%").replace("~?", "%")
    if known(text):
        return text
    if years := _YEARS.fullmatch(text):
        return known(f"{years[1]}/{years[2]}")
    if numbers := _NUMBERS.fullmatch(text):
        return from_parts([int(part) for part in numbers.groups()])
    if (span := _SHORT_YEARS.fullmatch(text)) and span[2] < span[3] and span[3] > "12":
        return known(f"{span[1]}{span[2]}/{span[1]}{span[3]}")
    if day_first := _DAY_FIRST.fullmatch(text):
        return _day_first(*(int(part) for part in day_first.groups() if part), dotted=bool(day_first[1]))
    if american := _AMERICAN.fullmatch(text):
        text = f"{american[2]} {american[1]} {american[3]}"
    found = meant(text)
    return known(found.readings[0]) if found and not found.why else None


def _day_first(first: int, second: int, year: int, *, dotted: bool) -> str | None:
    """A day in numbers: day first where points part it; where slashes do, only if it cannot be the month."""
    if not dotted and first <= 12:
        return None if second <= 12 and first != second else from_parts([year, first, second])
    return from_parts([year, second, first])


def partly(text: str) -> tuple[str | None, str | None]:
    """Return what is known of a date that cannot be read whole: its year, and that of the first edition.

    "2008 [1949]" says both; of other texts the first number that can be a year is the year.
    """
    if reprint := _REPRINT.fullmatch(text.strip(" .,;")):
        again, first = reprint[1] or reprint[4], reprint[2] or reprint[3]
        return again, first
    year = _ANY_YEAR.search(text)
    return (year[1] if year else None), None


def known(text: str | None) -> str | None:
    """Return ``text`` where it is EDTF that the ledger reads; year 0 is what other programs write for none at all."""
    return text if text and not text.startswith("0000") and attempt(text) else None


def from_parts(parts: Sequence[int], end: Sequence[int] = (), mark: str = "") -> str | None:
    """Return the EDTF of year, month (or season, 21 to 24) and day, as far as given, up to ``end``."""
    start, stop = _edtf(parts, mark), _edtf(end, mark)
    return known(f"{start}/{stop}" if stop and stop != start else start)


def from_year_and_month(year: str, month: str, day: str = "") -> str | None:
    """Return the EDTF of BibTeX's fields; the month in letters or a number, a span, a season, with its day.

    A month that cannot be read makes the whole date unreadable: the caller reports it and takes the year.
    """
    if not month:
        return from_words(year)
    plain = attempt(from_words(year) or "")
    if plain is None or plain.text != year_text(plain.year):
        return None
    if with_day := _LEADING_DAY.fullmatch(month.strip()):
        month = with_day["month"] or with_day["month2"]
        day = day or with_day["day"] or with_day["day2"]
    numbers = [_month(part) for part in _MONTHS.split(month.strip())]
    if None in numbers or not 1 <= len(numbers) <= 2 or (day and not _DAY.fullmatch(day.strip())):
        return None
    first, *last = ([plain.year, number or 0] for number in numbers)
    if day and not last:
        first.append(int(day))
    return from_parts(first, last[0] if last else ())


def exact_day(edtf: str | None) -> date | None:
    """Return the day that an EDTF text names, None when it names no single one."""
    when = attempt(edtf) if edtf else None
    return (
        date(*when.earliest)
        if when and when.earliest and when.is_exact and when.earliest == when.latest and when.year > 0
        else None
    )


def _month(word: str) -> int | None:
    word = word.strip(" .~").lower()
    if word.isdecimal():
        return int(word) if len(word) <= 2 else None
    return month_or_season(word)


def _edtf(parts: Sequence[int], mark: str) -> str:
    return "-".join(year_text(part) if not at else f"{part:02d}" for at, part in enumerate(parts)) + (
        mark if parts else ""
    )
