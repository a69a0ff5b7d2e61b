"""The one reader of dates as people write them: what a refusal suggests, what is typed, and what a table holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ca_israel.dates.parser import attempt
from ca_israel.dates.refusals import refusal
from ca_israel.dates.spoken import meant

if TYPE_CHECKING:
    from ca_israel.dates.edtf import Edtf


class Refused(NamedTuple):
    """Why a text is not read as a date: a line for people, and the EDTF that may have been meant, the likeliest first."""

    message: str
    suggested: tuple[str, ...] = ()


def read_date(text: str) -> Edtf | Refused:
    """Read a date in EDTF, in numbers, or in the words of any language in ``languages``; it never raises.

    What reads two ways, what has no first and last day (``early 1850s``), a time of day, and what is in no calendar
    is refused, with the dates that come near. Years of one or two digits need an era.
    """
    if edtf := attempt(text):
        return edtf
    found = meant(text)
    readings = tuple(filter(None, map(attempt, found.readings))) if found else ()
    if found and len(readings) == 1 and not found.why:
        return readings[0]
    return Refused(refusal(text), tuple(reading.text for reading in readings))
