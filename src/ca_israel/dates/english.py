"""Absolute dates in words and numbers, turned into EDTF text: ``28-29 June 2022``, ``c. May 2021``, ``13/02/2022``."""

from __future__ import annotations

import re

from ca_israel.dates.parser import attempt
from ca_israel.dates.words import MONTHS, SEASONS

MONTH_NUMBERS = {name[:length].lower(): n for n, name in enumerate(MONTHS, 1) for length in (3, None)} | {
    "sept": 9
}
SEASON_NUMBERS = {name: number for number, name in SEASONS.items()} | {"fall": 23}
TO_HYPHENS = str.maketrans(dict.fromkeys("‐‑‒–—―⁃−﹘﹣－", "-"))  # every dash of print
_CIRCA = re.compile(r"(?:ca?\.|~) ?|(?:ca?|circa|about|around|approximately) ")
_DOUBT = re.compile(r" ?(?:\(\?\)|\?)")
_DAY = re.compile(r"([0-9]{1,2}) ([a-z]+)\.?,? ([0-9]{4})")
_MONTH = re.compile(r"([a-z]+)\.?,? ([0-9]{4})")
_WINTER = re.compile(r"winter ([0-9]{4}) ?[-/] ?([0-9]{2}|[0-9]{4})")
_DECADE = re.compile(r"(?:the )?([0-9]{3})0'?s")
_ISO = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
_QUARTER = re.compile(r"q([1-4]) ([0-9]{4})|([0-9]{4})[ -]?q([1-4])")
_FRAMES = (
    (re.compile(r"until (.+), start unknown"), "/{}"),
    (re.compile(r"from (.+), end unknown"), "{}/"),
    (re.compile(r"since (.+)"), "{}/.."),
    (re.compile(r"until (.+)"), "../{}"),
    (re.compile(r"(.+) or earlier"), "[..{}]"),
    (re.compile(r"(.+) or later"), "[{}..]"),
    (re.compile(r"between (.+) and (.+)"), "[{}..{}]"),
    (re.compile(r"from (.+) to (.+)"), "{}/{}"),
)
_DAY_SPAN = re.compile(r"([0-9]{1,2})(?: ([a-z]+)\.?)? ?(?:[-/]|to) ?([0-9]{1,2} ([a-z]+)\.?,? ([0-9]{4}))")
_MONTH_SPAN = re.compile(r"([a-z]+)\.? ?(?:-| to ) ?([a-z]+\.?,? ([0-9]{4}))")
_THREE_NUMBERS = re.compile(r"([0-9]+)([-./])([0-9]+)\2([0-9]+)\.?")
_MONTH_AND_YEAR = re.compile(r"([0-9]{1,2})[-./]([0-9]{4})")


def in_words(text: str) -> str | None:
    """Return the EDTF of an absolute date in words, which may still be in no calendar; None for any other text.

    It reads the words that ``dates.words`` writes, and close kin: ``28-29 June 2022``, ``Q2 2022``.
    """
    text = plain_words(text)
    if quarter := _QUARTER.fullmatch(text):
        number, year = quarter[1] or quarter[4], quarter[2] or quarter[3]
        last = int(number) * 3
        return f"{year}-{last - 2:02d}/{year}-{last:02d}"
    if (element := _element(text)) is not None:
        return element
    for pattern, edtf in _FRAMES:
        if frame := pattern.fullmatch(text):
            elements = [_element(part) for part in frame.groups()]
            if None not in elements:
                return edtf.format(*elements)
    return _span(text)


def numeric_readings(text: str) -> tuple[str, ...]:
    """Return the EDTF of each sound reading of a date in numbers: ``01/02/2022`` has two, ``2022/6/8`` one.

    Where no reading is sound, the first is returned, so that its error can be reported.
    """
    if month := _MONTH_AND_YEAR.fullmatch(text):
        return (f"{month[2]}-{month[1]:0>2}",) if int(month[1]) <= 12 else ()
    numbers = _THREE_NUMBERS.fullmatch(text)
    if numbers is None:
        return ()
    first, middle, last = (numbers[group].zfill(2) for group in (1, 3, 4))
    if len(first) == 4:
        return (f"{first}-{middle}-{last}",)
    if len(last) != 4:
        return ()
    both = dict.fromkeys((f"{last}-{middle}-{first}", f"{last}-{first}-{middle}"))
    return tuple(filter(attempt, both)) or tuple(both)[:1]


def plain_words(text: str) -> str:
    """Return ``text`` in lower case, its dashes plain, its blanks single."""
    return " ".join(text.translate(TO_HYPHENS).lower().split())


def _element(text: str) -> str | None:
    circa = _CIRCA.match(text)
    rest = text[circa.end() :] if circa else text
    doubt = _DOUBT.search(rest)
    if doubt:
        if doubt.end() != len(rest):
            return None
        rest = rest[: doubt.start()]
    edtf = _core(rest)
    if edtf is None:
        return None
    return edtf + ("%" if circa and doubt else "~" if circa else "?" if doubt else "")


def _core(text: str) -> str | None:
    if _ISO.fullmatch(text):
        return text
    if decade := _DECADE.fullmatch(text):
        return f"{decade[1]}X"
    if day := _DAY.fullmatch(text):
        number = MONTH_NUMBERS.get(day[2])
        return f"{day[3]}-{number:02d}-{day[1]:0>2}" if number else None
    if month := _MONTH.fullmatch(text):
        number = MONTH_NUMBERS.get(month[1]) or SEASON_NUMBERS.get(month[1])
        return f"{month[2]}-{number:02d}" if number else None
    if winter := _WINTER.fullmatch(text):
        following = f"{int(winter[1]) + 1:04d}"
        return f"{winter[1]}-24" if winter[2] in {following, following[2:]} else None
    return None


def _span(text: str) -> str | None:
    if days := _DAY_SPAN.fullmatch(text):
        start, end = _core(f"{days[1]} {days[2] or days[4]} {days[5]}"), _core(days[3])
        return f"{start}/{end}" if start and end else None
    if (months := _MONTH_SPAN.fullmatch(text)) and months[1] in MONTH_NUMBERS:
        start, end = _core(f"{months[1]} {months[3]}"), _core(months[2])
        return f"{start}/{end}" if start and end else None
    for dash in re.finditer(r" ?- ?| to ", text):
        start, end = _element(text[: dash.start()]), _element(text[dash.end() :])
        if start and end:
            return f"{start}/{end}"
    return None
