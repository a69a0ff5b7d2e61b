"""Valid EDTF that is not read here: years outside -9999..9999, times of day, most of level 2."""

from __future__ import annotations

import re

from ca_israel.dates.days import month_days
from ca_israel.dates.parser import attempt

_ELEMENT = re.compile(
    r"([?~%]?)(-?[0-9X]{4})(S[1-9][0-9]{0,3})?([?~%]?)"
    r"(?:-([?~%]?)([0-9X]{2})([?~%]?)(?:-([?~%]?)([0-9X]{2})([?~%]?))?)?"
)
_LONG_YEAR = re.compile(r"Y-?(?:[1-9][0-9]{4,}|[1-9][0-9]*E[1-9][0-9]*)(?:S[1-9][0-9]*)?[?~%]?")
_TIME = re.compile(
    r"(-?[0-9]{4}-[0-9]{2}-[0-9]{2})T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
    r"(?:Z|[+-](?:0[0-9]|1[0-4])(?::[0-5][0-9])?)?"
)
YEARS = "years outside -9999..9999 are not supported"

# The groupings of level 2 as months; the southern seasons (29 to 32) have no other form.
_GROUPINGS = (
    {25 + n: f"{{0}}-{21 + n}" for n in range(4)}
    | {33 + n: f"{{0}}-{3 * n + 1:02d}/{{0}}-{3 * n + 3:02d}" for n in range(4)}
    | {37 + n: f"{{0}}-{4 * n + 1:02d}/{{0}}-{4 * n + 4:02d}" for n in range(3)}
    | {40 + n: f"{{0}}-{6 * n + 1:02d}/{{0}}-{6 * n + 6:02d}" for n in range(2)}
)


def unsupported(text: str) -> str | None:
    """Return why valid EDTF is not read; None when it is not valid."""
    if re.fullmatch(r"\[.*\]|\{.*\}", text):
        return _left_out_set(text)
    left, slash, right = text.partition("/")
    if not slash:
        return _left_out_element(text)
    sides = [side for side in (left, right) if side not in {"", ".."}]
    if "T" in text or not sides or not all(map(sound, sides)) or is_reversed(left, right):
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
        if "T" in member or not sides or not all(map(sound, sides)) or is_reversed(first, last):
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
        return YEARS
    if time := _TIME.fullmatch(text):
        return f"times of day are not supported; write {time[1]}" if attempt(time[1]) else None
    match = _ELEMENT.fullmatch(text)
    if match is None or attempt(text) or not sound(text):
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
        return "a qualifier before a part or inside a date is level 2" + instead(
            re.sub(r"[?~%]", "", text) + merged, "; put it last, as in"
        )
    if (year, month) == ("9999", "24"):
        return YEARS
    if "X" in text:
        return (
            "X for other than the last digits is level 2; write 201X, 20XX, 2004-XX, 2004-06-XX or 2004-XX-XX"
        )
    template = _GROUPINGS.get(int(month or 0), "")
    return "seasons of a hemisphere, quarters and the like (25 to 41) are level 2" + instead(
        template.format(year) + (qualifier or "") if template else ""
    )


def sound(text: str) -> bool:
    """Return whether a text is one EDTF date of any level, X standing for any digit."""
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


def is_reversed(left: str, right: str) -> bool:
    """Return whether a date ends before another one starts, as far as both can be compared."""
    start, end = attempt(left), attempt(right)
    if start and end and start.earliest and end.latest:
        return end.latest < start.earliest
    # Of dates that are not supported here only the years are compared.
    first, last = _ELEMENT.fullmatch(left), _ELEMENT.fullmatch(right)
    if first is None or last is None or "X" in first[2] + last[2]:
        return False
    return int(last[2]) < int(first[2])


def instead(written: str, lead: str = "; write") -> str:
    """Return the end of a message that says what to write, empty where that cannot be read either."""
    return f"{lead} {written}" if attempt(written) else ""
