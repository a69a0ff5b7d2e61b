"""What people write for a date, turned into EDTF: ``28-29 June 2022``, ``c. 530 BC``, ``12 марта 1999``, ``13/02/2022``.

A text becomes tokens (``vocabulary``), these become single dates (``elements``), and here spans of them.
"""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ca_israel.dates.days import year_text
from ca_israel.dates.edtf import Precision
from ca_israel.dates.elements import TWO_WAYS, Element, element, neighbour
from ca_israel.dates.parser import attempt
from ca_israel.dates.vocabulary import Token, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Tokens: TypeAlias = Sequence[Token]

LONGEST = 100
_TIME = re.compile(
    r"(?:[T,]|(?<=[0-9])\s|,\s)\s*[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?\s*(?:[ap]\.?m\.?)?\s*"
    r"(?:Z|UTC|GMT|[+-][0-9]{2}(?::?[0-9]{2})?)?",
    re.IGNORECASE,
)
_NEXT_CENTURY = 50  # years from 1999 to what 1999–02 may end with, at most

# What bounds one date: its kind, before or behind, and the EDTF of it.
_BOUNDS = (
    (re.compile(r"T(.+)u"), "/{}"),
    (re.compile(r"F(.+)w"), "{}/"),
    (re.compile(r"F?(.+?)[-–T]?P"), "{}/.."),
    (re.compile(r"F(.+)|(.+)F"), "{}/.."),
    (re.compile(r"T(.+)|(.+)T"), "../{}"),
    (re.compile(r"z(.+)|(.+)z"), "[..{}]"),
    (re.compile(r"Z(.+)|(.+)Z"), "[{}..]"),
    (re.compile(r"<(.+)|(.+)<"), "[..{before}]"),
    (re.compile(r">(.+)|(.+)>"), "[{after}..]"),
)
# What stands around two dates, what between them, and the EDTF of both.
_PAIRS = (("b", "&T–-", "", "[{}..{}]"), ("", "&T–-", "b", "[{}..{}]"), ("", "|", "", "[{}..{}]"),
          ("F", "T–-", "", "{}/{}"), ("", "T–-/", "", "{}/{}"))  # fmt: skip


class Meant(NamedTuple):
    """What a text may mean: EDTF that may be in no calendar, the likeliest first.

    ``why`` is the reason why it is not simply read so, empty where it is.
    """

    readings: tuple[str, ...]
    why: str = ""


def meant(text: str) -> Meant | None:
    """Return what people mean who write ``text`` for a date; None where that is anybody's guess."""
    text = text.strip().strip(" ,;")
    if not text or len(text) > LONGEST:
        return None
    if text[0] + text[-1] in {"[]", "()"} and not set(text[1:-1]) & set("[](){},./"):
        text = text[1:-1]
    if (time := _TIME.search(text)) and time.end() == len(text):
        day = meant(text[: time.start()])
        return day and Meant(day.readings, day.why or "times of day are not supported")
    found = tokens(text)
    if len(found) == 0:
        return None
    if whole := element(found):
        return Meant(tuple(_qualified(one, whole.qualifier) for one in whole.readings), whole.why)
    return _bounded(found) or next(_paired(found), None)


def _bounded(found: Tokens) -> Meant | None:
    kinds = _kinds(found)
    for pattern, template in _BOUNDS:
        if match := pattern.fullmatch(kinds):
            group = match.lastindex or 1
            if one := element(found[match.start(group) : match.end(group)]):
                readings = dict.fromkeys(_bound(template, one, reading) for reading in one.readings)
                return Meant(tuple(readings), one.why or _too_plain(template, one))
    if kinds.endswith(("-", "–")) and (one := element(found[:-1])) and not one.why:
        return Meant((f"{one.text}/..", one.text), "it does not say whether it goes on")
    return None


def _bound(template: str, one: Element, reading: str) -> str:
    edtf = attempt(reading)
    before, after = ((neighbour(edtf, step) if edtf else reading) for step in (-1, 1))
    is_start = template.startswith(("{", "[{"))
    known = _end(one, reading, is_start=is_start)
    return template.format(known.rstrip("~?%") if "[" in template else known, before=before, after=after)


def _too_plain(template: str, *ends: Element) -> str:
    doubted = "[" in template and any(one.qualifier for one in ends)
    return "between [ and ] only plain dates are read" if doubted else ""


def _paired(found: Tokens) -> Iterator[Meant]:
    """Read two dates with a dash or a word between them, wherever that may stand."""
    kinds = _kinds(found)
    for begins, signs, ends, template in _PAIRS:
        if not (kinds.startswith(begins) and kinds.endswith(ends)):
            continue
        inner = found[len(begins) : len(found) - len(ends)]
        for at in range(1, len(inner) - 1):
            if inner[at].kind in signs:
                yield from _span(inner[:at], inner[at], inner[at + 1 :], template)


def _span(left: Tokens, sign: Token, right: Tokens, template: str) -> Iterator[Meant]:
    if short := _shortened(left, sign, right):
        yield short
        return
    last = (
        _shared_era(left, right)
        or element(right)
        or _first(element([*left[:n], *right]) for n in range(1, len(left) + 1))
    )
    endings = [right[-n:] for n in range(1, len(right))]
    # "100–44 BC", "5th–4th century BC": an era at the end is that of both
    of_both = (
        [end for end in endings if end[-1].kind in "AB" or end[0].kind in "AB"] if last and last.era else []
    )
    first = _alike(left, of_both, last) or element(left) or _alike(left, endings, last)
    other = None
    if first and first.era == "B" and not (last and last.era):
        last, other = element([Token("A", "ad"), *right]), element([*right, Token("B", "bc")])
    if first is None or last is None:
        return
    first, last = _both_doubted(first, last, sign)
    why = first.why or last.why or _too_plain(template, first, last)
    texts = [
        template.format(*(text.rstrip("~?%") if "[" in template else text for text in ends))
        for ends in product(
            (_end(first, reading, is_start=True) for reading in first.readings),
            (_end(last, reading, is_start=False) for reading in last.readings),
        )
    ]
    if other:
        texts += [template.format(first.text, other.text)]
        why = why or "it does not say in which era it ends"
    readings = tuple(dict.fromkeys(filter(attempt, texts))) or tuple(texts[:1])
    if sign.kind == "|" and not _adjacent(first, last):
        why = why or "a list of dates is level 2"
    yield Meant(readings, "" if why == TWO_WAYS and len(readings) == 1 else why)


def _alike(left: Tokens, endings: list[Tokens], last: Element | None) -> Element | None:
    """The start of a span with what it shares with the end: as exact as that, rather than "1 BC" of "1–2 May 2 BC"."""
    found = list(filter(None, (element([*left, *end]) for end in endings)))
    exact = last and _precision(last)
    return next((one for one in found if _precision(one) == exact), found[0] if found else None)


def _precision(one: Element) -> Precision | None:
    edtf = attempt(one.readings[0])
    return edtf and edtf.precision


def _shared_era(left: Tokens, right: Tokens) -> Element | None:
    """AD 14–37, MÖ 500–400: an era before the first year is that of both, unless the second has its own."""
    if not left or left[0].kind not in "AB" or any(token.kind in "AB" for token in right):
        return None
    return element([left[0], *right])


def _shortened(left: Tokens, sign: Token, right: Tokens) -> Meant | None:
    """1850–60, 862–67, 1850s–60s, 1999/02: the second year has only its last digits; what else it may be is named."""
    year = left[-2] if len(left) > 1 and left[-1].kind == "D" else left[-1]
    tail, *rest = right
    if (
        year.kind + tail.kind != "NN"
        or not re.fullmatch("[DAB]?[~?]*", _kinds(rest))
        or element(left) is None
    ):
        return None
    if not len(tail.text) < len(year.text) or not 3 <= len(year.text) <= 4:
        return None
    era = [token for token in rest if token.kind in "AB"]
    texts = []
    for number in _completed(year.text, tail.text, is_bc=_kinds(era) == "B"):
        ends = element([*left, *era]), element([Token("N", number, int(number)), *rest])
        if ends[0] and ends[1]:
            first, last = _both_doubted(ends[0], ends[1], sign)
            start, end = (
                _end(first, first.readings[0], is_start=True),
                _end(last, last.readings[0], is_start=False),
            )
            texts.append(f"{start}/{end}")
    is_month = len(left) == len(right) == 1 and len(year.text) == 4 and sign.kind in "-/"
    if is_month and int(tail.text) <= 12:
        texts.append(f"{year.text}-{tail.text:0>2}")
    readings = tuple(filter(attempt, texts))
    if len(readings) > 1:
        return Meant(readings, TWO_WAYS)
    # 1850-60 has the shape of a month, and so is not simply read
    why = f"there is no month {tail.text}" if is_month and sign.text == "-" else ""
    return Meant(readings, why) if readings else None


def _completed(digits: str, tail: str, *, is_bc: bool) -> Iterator[str]:
    """The years that the last digits of one may stand for, after a year of more digits; before our era itself, too."""
    whole = digits[: -len(tail)] + tail
    if is_bc:
        yield tail
        if int(whole) < int(digits):
            yield whole
    elif int(whole) > int(digits):
        yield whole
    elif len(tail) == 2 and int(whole) + 100 - int(digits) <= _NEXT_CENTURY:
        yield str(int(whole) + 100)


def _both_doubted(first: Element, last: Element, sign: Token) -> tuple[Element, Element]:
    """Two ends: what is said of one, without a blank between them, is said of both."""
    if sign.kind != "-":
        return first, last
    marks = {*first.qualifier, *last.qualifier}
    mark = "%" if len(marks) > 1 else "".join(marks)
    return first._replace(qualifier=mark), last._replace(qualifier=mark)


def _end(one: Element, reading: str, *, is_start: bool) -> str:
    """A date as an end of a longer one: of a decade, a century and a part of one the first or the last year."""
    edtf = attempt(reading)
    end = edtf and (edtf.left if is_start else edtf.right)
    if end is None:
        return _qualified(reading, one.qualifier)
    day = end.first if is_start else end.last
    return (year_text(day.year) if end.precision >= Precision.DECADE else end.text) + one.qualifier


def _qualified(text: str, qualifier: str) -> str:
    if text.startswith("["):
        return text
    return "/".join(f"{part}{qualifier}" for part in text.split("/"))


def _adjacent(first: Element, last: Element) -> bool:
    edtf = attempt(first.readings[0])
    return edtf is not None and neighbour(edtf, 1) == last.readings[0]


def _first(found: Iterator[Element | None]) -> Element | None:
    return next(filter(None, found), None)


def _kinds(found: Tokens) -> str:
    return "".join(token.kind for token in found)
