"""Why a text is not read as a date, and what to write instead; imported only when one is refused.

There are two kinds: what is not EDTF at all, and valid EDTF that cai does not support (years outside
0001..9999, times of day, most of level 2).
"""

from __future__ import annotations

import re

from ca_israel.dates.days import month_days
from ca_israel.dates.english import TO_HYPHENS, in_words, numeric_readings
from ca_israel.dates.parser import attempt
from ca_israel.dates.words import MONTHS

LONGEST = 100
_EXCERPT = 40

_ELEMENT = re.compile(
    r"([?~%]?)(-?[0-9X]{4})(S[1-9][0-9]{0,3})?([?~%]?)"
    r"(?:-([?~%]?)([0-9X]{2})([?~%]?)(?:-([?~%]?)([0-9X]{2})([?~%]?))?)?"
)
_LONG_YEAR = re.compile(r"Y-?(?:[1-9][0-9]{4,}|[1-9][0-9]*E[1-9][0-9]*)(?:S[1-9][0-9]*)?[?~%]?")
_TIME = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
    r"(?:Z|[+-](?:0[0-9]|1[0-4])(?::[0-5][0-9])?)?"
)
_YEARS = "years outside 0001..9999 are not supported"
_FORMS = "write YYYY, YYYY-MM or YYYY-MM-DD, or an interval such as 2022-06-28/2022-06-29"

# The groupings of level 2 as months; the southern seasons (29 to 32) have no other form.
_GROUPINGS = (
    {25 + n: f"{{0}}-{21 + n}" for n in range(4)}
    | {33 + n: f"{{0}}-{3 * n + 1:02d}/{{0}}-{3 * n + 3:02d}" for n in range(4)}
    | {37 + n: f"{{0}}-{4 * n + 1:02d}/{{0}}-{4 * n + 4:02d}" for n in range(3)}
    | {40 + n: f"{{0}}-{6 * n + 1:02d}/{{0}}-{6 * n + 6:02d}" for n in range(2)}
)

# Shapes that are not EDTF: pattern, what is wrong, and the template of what was probably meant.
_SLIPS = tuple(
    (re.compile(pattern), fault, template)
    for pattern, fault, template in (
        (r"([0-9]{4})([0-9]{2})([0-9]{2})", "the parts are joined by hyphens", r"\1-\2-\3"),
        (r"([0-9]{4})([0-9]{2})", "the parts are joined by hyphens", r"\1-\2"),
        (r"[0-9]{1,3}[?~%]?", "quote years with four digits", None),
        (r"([0-9]{1,2}[./-]){2}[0-9]{1,2}", "quote years with four digits", None),
        (r"[0-9]{1,2}:[0-9]{2}.*", "times of day are not supported", None),
        (r"([0-9]{4})-([0-9])", "months have two digits", r"\1-0\2"),
        (r"([0-9]{4})-([0-9])-([0-9]{2})", "months have two digits", r"\1-0\2-\3"),
        (r"([0-9]{4}-[0-9]{2})-([0-9])", "days have two digits", r"\1-0\2"),
        (r"([0-9]{4})-([0-9])-([0-9])", "months and days have two digits", r"\1-0\2-0\3"),
        (r"[0-9]{4}-?W[0-9].*", "weeks are no part of it; write the days, as in 2001-01-01/2001-01-07", None),
        (r"[0-9]{4}-[0-9]{3}", "days are counted in the month, not in the year; write YYYY-MM-DD", None),
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
        (r"([0-9]{2})([0-9]{2})/([0-9]{2})", "each end is a whole date", r"\1\2/\1\3"),
    )
)


def refusal(text: str) -> str:
    """Return the whole message for a text that ``dates.attempt`` does not read."""
    if len(text) > LONGEST:
        return f"{quoted(text)} is not supported: it is longer than {LONGEST} characters"
    if left_out := _left_out(text):
        return f"{quoted(text)} is valid EDTF, but not supported here: {left_out}"
    return f"{quoted(text)} is not valid EDTF: {_fault(text)}"


def reason(text: str) -> str:
    """Return what is wrong with a short text and what to write instead, without the text itself."""
    return _left_out(text) or _fault(text)


def quoted(text: str) -> str:
    """Return a short excerpt in quotes; what cannot be printed, or changes how the rest is printed, is escaped."""
    excerpt = text[:_EXCERPT]
    if not excerpt.isprintable():
        excerpt = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in excerpt)
    return f'"{excerpt[: 2 * _EXCERPT]}{"…" if len(text) > _EXCERPT else ""}"'


def _left_out(text: str) -> str | None:
    """Why valid EDTF is not read; None when it is not valid."""
    if re.fullmatch(r"\[.*\]|\{.*\}", text):
        return _left_out_set(text)
    left, slash, right = text.partition("/")
    if not slash:
        return _left_out_element(text)
    sides = [side for side in (left, right) if side not in {"", ".."}]
    if "T" in text or not sides or not all(map(_sound, sides)) or _reversed(left, right):
        return None
    for side in sides:
        if why := _left_out_element(side):
            return why
    return "X inside an interval is level 2; write the first and the last year, month or day"


def _left_out_set(text: str) -> str | None:
    members = text[1:-1].split(",")
    if members == [text[1:-1]] and ".." not in text:
        return None
    for place, member in enumerate(members):
        first, dots, last = member.partition("..")
        open_ends = (place == 0 and not first) + (place == len(members) - 1 and not last)
        sides = [side for side in (first, last) if side] if dots else [member]
        if "T" in member or not sides or not all(map(_sound, sides)) or _reversed(first, last):
            return None
        if dots and 2 - len(sides) > open_ends:
            return None
    if text[0] == "{":
        return "{…} is level 2; write one event for each date, or an interval such as 1992/1994"
    if len(members) > 1:
        return "a list of dates is level 2; write the first and the last as in [1992..1994]"
    return "between [ and ] only plain dates are read, as in [1992-05..1994]"


def _left_out_element(text: str) -> str | None:
    if _LONG_YEAR.fullmatch(text):
        return _YEARS
    if time := _TIME.fullmatch(text):
        return f"times of day are not supported; write {time[1]}" if attempt(time[1]) else None
    match = _ELEMENT.fullmatch(text)
    if match is None or attempt(text) or not _sound(text):
        return None
    before, year, digits, after, before_month, month, after_month, before_day, day_part, qualifier = (
        match.groups()
    )
    if digits:
        return "significant digits (S) are level 2; write the decade or century, as in 195X or 19XX"
    if month is None:
        after, qualifier = "", after
    elif day_part is None:
        after_month, qualifier = "", after_month
    inside = "".join(filter(None, (before, after, before_month, after_month, before_day)))
    if inside:
        doubts = set(inside + (qualifier or ""))
        merged = doubts.pop() if len(doubts) == 1 else "%"
        return "a qualifier before a part or inside a date is level 2" + _instead(
            re.sub(r"[?~%]", "", text) + merged, "; put it last, as in"
        )
    if year.startswith("-") or year in {"0000", "000X", "00XX"} or (year, month) == ("9999", "24"):
        return _YEARS
    if "X" in text:
        return (
            "X for other than the last digits is level 2; write 201X, 20XX, 2004-XX, 2004-06-XX or 2004-XX-XX"
        )
    template = _GROUPINGS.get(int(month or 0), "")
    return "seasons of a hemisphere, quarters and the like (25 to 41) are level 2" + _instead(
        template.format(year) + (qualifier or "") if template else ""
    )


def _sound(text: str) -> bool:
    """True when the text is one EDTF date of any level, X standing for any digit."""
    if "/" in text or ".." in text:
        return False
    if attempt(text) or _LONG_YEAR.fullmatch(text):
        return True
    match = _ELEMENT.fullmatch(text)
    if match is None:
        return False
    year, digits, month, day = match[2], match[3], match[6], match[9]
    if month is None:
        return year != "-0000"
    months = [n for n in range(1, 42) if (n <= 12 or n > 20) and _fits(n, month)]
    if year == "-0000" or digits or not months:
        return False
    if day is None:
        return True
    number = 4 if "X" in year else int(year)  # an X may stand for a leap year
    return any(_fits(n, day) for m in months if m <= 12 for n in range(1, month_days(number, m) + 1))


def _fits(number: int, digits: str) -> bool:
    return all(have in {want, "X"} for want, have in zip(f"{number:02d}", digits, strict=True))


def _reversed(left: str, right: str) -> bool:
    start, end = attempt(left), attempt(right)
    if start and end and start.earliest and end.latest:
        return end.latest < start.earliest
    # Of dates that are not supported here only the years are compared.
    first, last = _ELEMENT.fullmatch(left), _ELEMENT.fullmatch(right)
    if first is None or last is None or "X" in first[2] + last[2]:
        return False
    return int(last[2]) < int(first[2])


def _fault(text: str) -> str:
    """What is wrong with a text that is not EDTF, and what to write instead."""
    if not text:
        return f"nothing is written; {_FORMS}"
    if any(c.isdecimal() and not c.isascii() for c in text):
        return f"digits are 0 to 9; {_FORMS}"
    if text != text.strip():
        return "there are blanks around it" + _instead(text.strip())
    if set(text) <= set("./[]"):
        return "neither end is a date; give at least one, as in 1991/.. or ../2023"
    hyphened = text.translate(TO_HYPHENS)
    if hyphened != text and not re.search(r"[^\W\dX_]", text):
        return "these are dashes of print, a date wants hyphens" + (
            _instead(hyphened) or f"; {_fault(hyphened)}"
        )
    if impossible := _impossible(text):
        return impossible
    for pattern, fault, template in _SLIPS:
        if match := pattern.fullmatch(text):
            return fault + _instead(match.expand(template) if template else "")
    if re.search(r"[0-9][xu]|^[xu]{4}", text):
        return "an unspecified digit is a capital X" + _instead(re.sub("[xu]", "X", text))
    if re.match(r"[0-9-]+T", text):
        return "the time of day is malformed, and times of day are not supported" + _instead(
            text.split("T", maxsplit=1)[0]
        )
    return _fault_of_ends(text) or _fault_of_words(text)


def _fault_of_ends(text: str) -> str | None:
    bracketed = text[1:-1] if text.startswith("[") and text.endswith("]") else ""
    left, mark, right = bracketed.partition("..") if bracketed else text.partition("/")
    if not mark:
        return None
    if _reversed(left, right):
        turned = f"[{right}..{left}]" if bracketed else f"{right}/{left}"
        return "it ends before it starts" + _instead(turned, "; did you mean")
    for end in (left, right):
        if re.match(r"[0-9]{4}", end) and not _sound(end):
            return _fault(end)
    return None


def _fault_of_words(text: str) -> str:
    if readings := numeric_readings(text):
        return (
            f"the year comes first; write {' or '.join(readings)}" if all(map(attempt, readings)) else _FORMS
        )
    meant = in_words(text)
    if meant and attempt(meant):
        return f"it is words; write {meant}" if re.search(r"[^\W\d_]", text) else f"write {meant}"
    if re.search(r"planned|claimed|disputed|cancelled", text.lower()):
        return 'that is for "status"; the date is written alone, as in 2021-05'
    if re.search(r"[^\W\d_]{3}", text):
        return f"words are not read; {_FORMS}"
    return _FORMS


def _impossible(text: str) -> str | None:
    """The fault of a text that has the shape of a date, but is in no calendar: month 13, 30 February."""
    match = re.fullmatch(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}|XX))?[?~%]?", text)
    if text == "-0000":
        return "there is no year minus zero"
    if match is None:
        return None
    year, month, day = int(match[1]), int(match[2]), match[3]
    if not 1 <= month <= 12:
        if day and 21 <= month <= 41:
            return f"{month} is a season, and a season has no days; write {match[1]}-{month} without the day"
        return f"there is no month {match[2]}; months are 01 to 12, seasons 21 to 24"
    return f"{MONTHS[month - 1]} {match[1]} has {month_days(year, month)} days, not {day}"


def _instead(written: str, lead: str = "; write") -> str:
    return f"{lead} {written}" if attempt(written) else ""
