"""Why a text is not read as a date, and what to write instead; imported only when one is refused.

There are two kinds: what is not EDTF at all, and valid EDTF that cai does not support (years outside
-9999..9999, times of day, most of level 2).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ca_israel.dates.days import month_days, year_text
from ca_israel.dates.elements import TWO_WAYS
from ca_israel.dates.numbers import TO_HYPHENS
from ca_israel.dates.parser import attempt
from ca_israel.dates.spoken import LONGEST, meant
from ca_israel.dates.unsupported import YEARS, instead, is_reversed, sound, unsupported
from ca_israel.dates.vocabulary import tokens
from ca_israel.dates.words import MONTHS, words, year_words

if TYPE_CHECKING:
    from ca_israel.dates.edtf import Edtf

_EXCERPT = 40

_FORMS = "write YYYY, YYYY-MM or YYYY-MM-DD, or an interval such as 2022-06-28/2022-06-29"

_ONE_END = "an end is one date, and may be approximate"

# Shapes that are not EDTF: pattern, what is wrong, and the template of what was probably meant.
_SLIPS = tuple(
    (re.compile(pattern), fault, template)
    for pattern, fault, template in (
        (r"([0-9]{4})([0-9]{2})([0-9]{2})", "the parts are joined by hyphens", r"\1-\2-\3"),
        (r"([0-9]{4})([0-9]{2})", "the parts are joined by hyphens", r"\1-\2"),
        (r"([0-9]{1,2}[./-]){2}[0-9]{1,2}", "quote years with four digits", None),
        (r"[0-9]{5}|[0-9]{9,}|-[0-9]{5,}", YEARS, None),
        (r"[0-9]{1,2}:[0-9]{2}.*", "times of day are not supported", None),
        (r"(-?[0-9]{4})-([0-9])", "months have two digits", r"\1-0\2"),
        (r"(-?[0-9]{4})-([0-9])-([0-9]{2})", "months have two digits", r"\1-0\2-\3"),
        (r"(-?[0-9]{4}-[0-9]{2})-([0-9])", "days have two digits", r"\1-0\2"),
        (r"(-?[0-9]{4})-([0-9])-([0-9])", "months and days have two digits", r"\1-0\2-0\3"),
        (r"[0-9]{4}-?W[0-9].*", "weeks are no part of it; write the days, as in 2001-01-01/2001-01-07", None),
        (r"[0-9]{4}-[0-9]{3}", "days are counted in the month, not in the year; write YYYY-MM-DD", None),
        (r"\[([0-9-]+)\.\.[0-9-]+\]/\[[0-9-]+\.\.([0-9-]+)\]", _ONE_END, r"\1~/\2~"),
        (r"\[([0-9-]+)\.\.[0-9-]+\](/.*)", _ONE_END, r"\1~\2"),
        (r"(.*/)\[[0-9-]+\.\.([0-9-]+)\]", _ONE_END, r"\1\2~"),
        (r"P[0-9].*", "a duration is not a date; write the interval, as in 2001/2002", None),
        (r"(.*?)(?:\?~|~\?)", "? and ~ together are written % (?~ is the 2012 draft)", r"\1%"),
        (r"(.*?)([?~%])\2+", "one qualifier is enough", r"\1\2"),
        (r".*[?~%]{2,}", "one qualifier at most; ? and ~ together are written %", None),
        (r"(?:unknown|\?)/(.*)", "an unknown end is left empty (the word is the 2012 draft)", r"/\1"),
        (r"(.*)/(?:unknown|\?)", "an unknown end is left empty (the word is the 2012 draft)", r"\1/"),
        (r"open/(.*)", "an open end is written .. (the word is the 2012 draft)", r"../\1"),
        (r"(.*)/open", "an open end is written .. (the word is the 2012 draft)", r"\1/.."),
        (r"y(-?[0-9].*)", "the letter is a capital Y (y is the 2012 draft)", None),
        (r"([0-9]{4}-[0-9]{2}-)([0-9]{2})/([0-9]{2})", "each end is a whole date", r"\1\2/\1\3"),
        (r"([0-9]{4}-)([0-9]{2}-[0-9]{2})/([0-9]{2}-[0-9]{2})", "each end is a whole date", r"\1\2/\1\3"),
    )
)


def refusal(text: str) -> str:
    """Return the whole message for a text that ``dates.attempt`` does not read."""
    if len(text) > LONGEST:
        return f"{quoted(text)} is not supported: it is longer than {LONGEST} characters"
    if left_out := unsupported(text):
        return f"{quoted(text)} is valid EDTF, but not supported here: {left_out}"
    return f"{quoted(text)} is not valid EDTF: {_fault(text)}"


def reason(text: str) -> str:
    """Return what is wrong with a short text and what to write instead, without the text itself."""
    return unsupported(text) or _fault(text)


def quoted(text: str) -> str:
    """Return a short excerpt in quotes; what cannot be printed, or changes how the rest is printed, is escaped."""
    excerpt = text[:_EXCERPT]
    if not excerpt.isprintable():
        excerpt = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in excerpt)
    return f'"{excerpt[: 2 * _EXCERPT]}{"…" if len(text) > _EXCERPT else ""}"'


def _fault(text: str) -> str:
    """What is wrong with a text that is not EDTF, and what to write instead."""
    if not text:
        return f"nothing is written; {_FORMS}"
    if any(c.isdecimal() and not c.isascii() for c in text):
        return f"digits are 0 to 9; {_FORMS}"
    if text != text.strip():
        return "there are blanks around it" + instead(text.strip())
    if set(text) <= set("./[]"):
        return "neither end is a date; give at least one, as in 1991/.. or ../2023"
    hyphened = text.translate(TO_HYPHENS)
    if hyphened != text and not re.search(r"[^\W\dX_]", text) and not _reads_two_ways(text):
        return "these are dashes of print, a date wants hyphens" + (
            instead(hyphened) or f"; {_fault(hyphened)}"
        )
    if fault := _impossible(text) or _short_year(text):
        return fault
    for pattern, fault, template in _SLIPS:
        if match := pattern.fullmatch(text):
            return fault + instead(match.expand(template) if template else "")
    if re.search(r"[0-9][xu]|^[xu]{4}", text):
        return "an unspecified digit is a capital X" + instead(re.sub("[xu]", "X", text))
    if re.match(r"[0-9-]+T", text):
        return "the time of day is malformed, and times of day are not supported" + instead(
            text.split("T", maxsplit=1)[0]
        )
    return _fault_of_ends(text) or _fault_of_words(text)


def _fault_of_ends(text: str) -> str | None:
    bracketed = text[1:-1] if text.startswith("[") and text.endswith("]") else ""
    left, mark, right = bracketed.partition("..") if bracketed else text.partition("/")
    if not mark:
        return None
    if is_reversed(left, right):
        turned = f"[{right}..{left}]" if bracketed else f"{right}/{left}"
        return "it ends before it starts" + instead(turned, "; did you mean")
    for end in (left, right):
        if re.fullmatch(r"-?[0-9]{4}[0-9XTZ:?~%+-]*", end) and not sound(end):
            return _fault(end)
    return None


def _fault_of_words(text: str) -> str:
    found = meant(text)
    readings = list(filter(None, map(attempt, found.readings))) if found else []
    if found and readings:
        return _suggestion(text, found.why, readings)
    if found and (why := unsupported(found.readings[0]) or _impossible(found.readings[0])):
        return why
    if re.search(r"planned|claimed|disputed|cancelled", text.lower()):
        return 'that is for "status"; the date is written alone, as in 2021-05'
    if any(token.kind in "MS" for token in tokens(text)) and not re.search(r"[0-9]{3}", text):
        return "which year? write it with four digits"
    if re.search(r"[^\W\d_]{3}", text):
        return f"words are not read; {_FORMS}"
    return (found and _fault_of_ends(found.readings[0])) or _FORMS


def _reads_two_ways(text: str) -> bool:
    found = meant(text)
    return found is not None and found.why == TWO_WAYS


def _suggestion(text: str, why: str, readings: list[Edtf]) -> str:
    """What people mean who write ``text``; of several readings all are named."""
    listed = " or ".join(f'"{edtf}"' for edtf in readings)
    if why == TWO_WAYS:
        why = f"{why}, {' or '.join(map(words, readings))}"
    elif not why and not re.search(r"[^\W\d_]", text):
        return f"{'the year comes first; ' if re.search('[0-9]{4}[.]?$', text) else ''}write {readings[0]}"
    return f"{why or 'it is words'}; did you mean {listed}?"


def _impossible(text: str) -> str | None:
    """The fault of a text that has the shape of a date, but is in no calendar: month 13, 30 February."""
    if text.startswith("-0000"):
        return "there is no year minus zero; 0000 is 1 BC"
    match = re.fullmatch(r"(-?[0-9]{4})-([0-9]{2})(?:-([0-9]{2}|XX))?[?~%]?", text)
    if match is None:
        return None
    year, month, day = int(match[1]), int(match[2]), match[3]
    if not 1 <= month <= 12:
        if day and 21 <= month <= 41:
            return f"{month} is a season, and a season has no days; write {match[1]}-{month} without the day"
        years = meant(text) if not day and int(match[2]) > 31 else None  # 1850-60
        return f"there is no month {match[2]}; months are 01 to 12, seasons 21 to 24" + (
            f"; for years write {years.readings[0]}" if years else ""
        )
    return f"{MONTHS[month - 1]} {year_words(year)} has {month_days(year, month)} days, not {day}"


def _short_year(text: str) -> str | None:
    """The fault of a year with fewer than four digits; one with a sign may be counted from 1 BC or from 0."""
    match = re.fullmatch(r"(-?)([0-9]{1,3})([?~%]?)", text)
    if match is None:
        return None
    sign, digits, mark = match.groups()
    if sign and int(digits):
        by_era, by_sign = year_text(1 - int(digits)), year_text(-int(digits))
        return f"years have four digits; write {by_era}{mark} for {digits} BC, {by_sign}{mark} for {int(digits) + 1} BC"
    return "quote years with four digits" + (f"; write 0{digits}{mark}" if len(digits) == 3 else "")
