"""Dates in numbers alone, and the dashes of print."""

from __future__ import annotations

import re

from ca_israel.dates.parser import attempt

TO_HYPHENS = str.maketrans(dict.fromkeys("‐‑‒–—―⁃−﹘﹣－", "-"))  # every dash of print

# 2022/6/8, 8.6.2022, 6/2022, 2022-06; not 1850/51, 1999–02 and 28/29, which are two numbers.
NUMERIC = (
    r"(?<![0-9])(?:[0-9]{4}(?P<_a>[-–./])[0-9]{1,2}(?P=_a)[0-9]{1,2}|[0-9]{1,2}(?P<_b>[-–./])[0-9]{1,2}(?P=_b)[0-9]{4}"
    r"|[0-9]{4}[-.](?:0[1-9]|1[0-2])|(?:0?[1-9]|1[0-2])[-./][0-9]{4})(?![0-9]|[-./][0-9])"
)
_THREE_NUMBERS = re.compile(r"([0-9]+)([-./])([0-9]+)\2([0-9]+)\.?")
_YEAR_AND_MONTH = re.compile(r"\A([0-9]{4})\.([0-9]{2})\Z")
_MONTH_AND_YEAR = re.compile(r"([0-9]{1,2})[-./]([0-9]{4})")


def numeric_readings(text: str) -> tuple[str, ...]:
    """Return the EDTF of each sound reading of a date in numbers: ``01/02/2022`` has two, ``2022/6/8`` one.

    Where no reading is sound, the first is returned, so that its error can be reported.
    """
    text = _YEAR_AND_MONTH.sub(r"\1-\2", text.translate(TO_HYPHENS))
    if attempt(text):
        return (text,)
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
