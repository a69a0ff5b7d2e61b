"""One date in words, as tokens, turned into EDTF: a day, a month, a season, a year, a decade, a century, a part of one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ca_israel.dates.days import Day, month_days, year_text
from ca_israel.dates.edtf import Precision
from ca_israel.dates.numbers import numeric_readings
from ca_israel.dates.parser import attempt
from ca_israel.dates.vocabulary import Token

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ca_israel.dates.edtf import Edtf

    Found: TypeAlias = Mapping[str, Token]

NO_DAYS = "it has no first and last day"
TWO_WAYS = "it reads two ways"
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_YEAR = "(?P<era>[AB]?)(?P<year>N)(?P<after>[AB]?)"
_DAY = "(?P<day>N)O?"
_MONTH = "(?P<month>M)"
_QUARTER = "Q(?P<quarter>N)"
_WEEKDAY = "(?P<weekday>W?)"
_DOUBTED = re.compile(r"([~?]*)(.*?)([~?]*)")
_PARTED = re.compile(r"([eml12])[-–]?(.+)|(.+)([eml12])")


class Element(NamedTuple):
    """The EDTF of a date in words, which may be in no calendar.

    ``readings``: more than one where the words say either. ``why``: the reason why these are no more than what may have been
    meant. ``qualifier``: EDTF's. ``era``: of its year, ``A``, ``B`` or empty.
    """

    readings: tuple[str, ...]
    qualifier: str = ""
    era: str = ""
    why: str = ""

    @property
    def text(self) -> str:
        """The first reading with its qualifier."""
        return self.readings[0] + self.qualifier


def element(tokens: Sequence[Token]) -> Element | None:
    """Read a date with what is said of it: about, perhaps, early, before our era; None for anything else."""
    kinds = "".join(token.kind for token in tokens)
    doubts = _DOUBTED.fullmatch(kinds)
    assert doubts
    marks = set(doubts[1] + doubts[3])
    inner = tokens[len(doubts[1]) : len(tokens) - len(doubts[3])]
    found = _core(inner)
    if found is None and (part := _PARTED.fullmatch(doubts[2])):
        at = 2 if part[1] else 3
        found = _part(part[1] or part[4], inner[part.start(at) : part.end(at)])
    if found is None:
        return None
    return found._replace(qualifier="%" if len(marks) == 2 else "".join(marks))


def neighbour(edtf: Edtf, step: int) -> str:
    """Return the year, month or day before (-1) or after (1) a date, as coarse as it: what `before 1900` ends with."""
    day = edtf.anchor if step < 0 else edtf.latest
    assert day
    if edtf.precision >= Precision.YEAR:
        return year_text(day.year + step)
    year, month = divmod(day.year * 12 + day.month - 1 + step, 12)
    if edtf.precision >= Precision.MONTH:
        return f"{year_text(year)}-{month + 1:02d}"
    number = day.day + step
    if 1 <= number <= month_days(day.year, day.month):
        return str(day._replace(day=number))
    return str(Day(year, month + 1, month_days(year, month + 1) if step < 0 else 1))


def year_of(number: Token, era: str) -> str | None:
    """Return the EDTF of a year as people count it; None where it is not said which century it is of."""
    if era == "B" and number.number:
        year = 1 - number.number
    elif number.number and (era == "A" or 3 <= len(number.text) <= 4):
        year = number.number
    else:
        return "0000" if number.text == "0000" and not era else None
    return year_text(year) if abs(year) <= 9999 else f"Y{year}"


def _core(tokens: Sequence[Token]) -> Element | None:
    kinds = "".join(token.kind for token in tokens)
    for pattern, read in _SHAPES:
        if match := pattern.fullmatch(kinds):
            named = {name: tokens[match.start(name)] for name, kind in match.groupdict().items() if kind}
            eras = "".join(named[name].kind for name in ("era", "after") if name in named)
            if len(eras) < 2 and (found := read(named, eras)):
                return found
    return None


def _date(found: Found, era: str) -> Element | None:
    """A year, with a month or a season, with a day and its weekday."""
    parts = [year_of(found["year"], era) or ""]
    if month := found.get("month") or found.get("numeral"):  # 28.VII.1914
        parts.append(f"{month.number:02d}")
    elif "season" in found:
        parts.append(f"{found['season'].number + 20}")
    if "day" in found:
        parts.append(f"{found['day'].text:0>2}")
    if not parts[0] or len(parts[-1]) > 2 < len(parts):
        return None
    text = "-".join(parts)
    return Element((text,), era=era, why=_wrong_weekday(text, found))


def _wrong_weekday(text: str, found: Found) -> str:
    edtf = attempt(text)
    if "weekday" not in found or edtf is None or "day" not in found:
        return ""
    from ca_israel.dates.words import day_words

    weekday = (edtf.anchor.number - 1) % 7
    return (
        "" if weekday == found["weekday"].number - 1 else f"{day_words(edtf.anchor)} is a {WEEKDAYS[weekday]}"
    )


def _winter(found: Found, era: str) -> Element | None:
    """A winter with both its years: 2001/02, 44–43 BC."""
    if "numbers" in found:
        first, _, last = found["numbers"].text.partition("-")
        found = {**found, "year": Token("N", first, int(first)), "next": Token("N", last)}
    year, following = found["year"], found["next"]
    era = "B" if "middle" in found and found["middle"].kind == "B" else era
    after = (year.number - 1 or 1) if era == "B" else year.number + 1
    if found["season"].number != 4 or following.text not in {f"{after}", f"{after:04d}"[2:]}:
        return None
    return _date(found, era)


def _quarter(found: Found, era: str) -> Element | None:
    last, year = found["quarter"].number * 3, year_of(found["year"], era)
    return Element((f"{year}-{last - 2:02d}/{year}-{last:02d}",)) if year and 3 <= last <= 12 else None


def _decade(found: Found, era: str) -> Element | None:
    """Ten years; of 1900s nobody knows whether they are a hundred."""
    year, digits = found["year"].number, found["year"].text
    if year % 10 or len(digits) > 4 or (era != "A" and len(digits) < 3 and era != "B"):
        return None
    if era == "B":
        last = year_text(1 - year)
        return Element((f"[{year_text(-year - 8)}..{last}]",), era=era) if year else None
    text = f"{year:04d}"
    if year % 100:
        return Element((f"{text[:3]}X",), era=era)
    return Element((f"{text[:3]}X", f"{text[:2]}XX"), era=era, why="it is ten years or a hundred")


def _numbers(found: Found, _era: str) -> Element | None:
    """A date in numbers alone; where no reading is sound, the first is there to be judged."""
    readings = numeric_readings(found["numbers"].text)
    why = _wrong_weekday(readings[0], {**found, "day": found["numbers"]}) if len(readings) == 1 else TWO_WAYS
    return Element(readings, why=why) if readings else None


def _century(found: Found, era: str) -> Element | None:
    number = (found.get("number") or found["numeral"]).number
    return (
        Element((f"{'-' if era == 'B' else ''}{number - 1:02d}XX",), era=era) if 1 <= number <= 100 else None
    )


def _millennium(found: Found, era: str) -> Element | None:
    """A thousand years, for which EDTF has no form of its own."""
    number = (found.get("number") or found["numeral"]).number
    if not 1 <= number <= 10:
        return None
    first = 1 - 1000 * number if era == "B" else 1000 * (number - 1)
    return Element((f"[{year_text(first)}..{year_text(first + 999)}]",), era=era)


_SHAPES: tuple[tuple[re.Pattern[str], Callable[[Found, str], Element | None]], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (f"{_WEEKDAY}{_DAY}-?{_MONTH}-?{_YEAR}", _date),
        (f"{_WEEKDAY}{_MONTH}{_DAY}{_YEAR}", _date),
        (f"{_WEEKDAY}{_YEAR}-?{_MONTH}-?{_DAY}", _date),
        (f"{_DAY}{_MONTH}{_YEAR}(?P<weekday>W)", _date),
        (f"{_DAY}(?P<numeral>R){_YEAR}", _date),
        (f"{_MONTH}-?{_YEAR}", _date),
        (f"{_YEAR}-?{_MONTH}", _date),
        (f"(?P<season>S){_YEAR}", _date),
        (f"(?P<season>S){_YEAR.replace('after', 'middle')}[-–/]A?(?P<next>N)(?P<after>[AB]?)", _winter),
        ("(?P<season>S)(?P<numbers>I)", _winter),
        (f"{_QUARTER}{_YEAR}", _quarter),
        (f"{_YEAR}-?{_QUARTER}", _quarter),
        ("(?P<era>[AB]?)(?P<year>N)D(?P<after>[AB]?)", _decade),
        (f"D{_YEAR}", _decade),
        ("(?P<era>[AB]?)(?:(?P<number>N)O?|(?P<numeral>R))-?C(?P<after>[AB]?)", _century),
        ("(?P<era>[AB]?)(?:(?P<number>N)O?|(?P<numeral>R))K(?P<after>[AB]?)", _millennium),
        (_YEAR, _date),
        ("(?P<weekday>W?)(?P<numbers>I)", _numbers),
    )
)


def _part(part: str, tokens: Sequence[Token]) -> Element | None:
    """A part of a longer time: a third of it, or a half."""
    whole = _core(tokens)
    edtf = attempt(whole.readings[0]) if whole else None
    if whole is None or edtf is None or edtf.shape != "point" or edtf.precision is Precision.DAY:
        return None
    share, shares = ("eml".index(part), 3) if part in "eml" else (int(part) - 1, 2)
    first, last = _cut(edtf, share, shares)
    return Element((f"[{first}..{last}]", whole.readings[0]), era=whole.era, why=NO_DAYS)


def _cut(edtf: Edtf, share: int, shares: int) -> tuple[str, str]:
    """The first and the last year, month or day of a share of a date; a month is cut as if it had 30 days."""
    start, end = edtf.anchor, edtf.latest
    assert end
    if edtf.precision is Precision.MONTH:
        low, high = (30 * cut // shares for cut in (share, share + 1))
        return str(start._replace(day=low + 1)), str(start._replace(day=end.day if high == 30 else high))
    unit = 12 if edtf.precision <= Precision.YEAR else 1  # in months; a decade and a century in years
    first, after = start.year * unit, (end.year + 1) * unit
    if edtf.precision is Precision.SEASON:
        first, after = first + start.month - 1, first + start.month + 2
    low, high = (first - (first - after) * cut // shares for cut in (share, share + 1))
    return _text(low, unit), _text(high - 1, unit)


def _text(number: int, unit: int) -> str:
    """A year, or a month counted in months."""
    year, month = divmod(number, unit)
    return f"{year_text(year)}-{month + 1:02d}" if unit == 12 else year_text(year)
