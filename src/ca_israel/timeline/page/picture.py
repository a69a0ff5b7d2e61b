"""The years at a glance: a bar for each, and a lane for each country with a mark for every event.

Across, everything is a percentage of the picture's width, so that nothing is squashed on a phone;
heights are pixels. What is not known is drawn as wide as it is unknown.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from ca_israel.text import harmless
from ca_israel.timeline.text import mark_of

from .facets import NOWHERE, tone
from .when import when
from .years import last_year_of, year_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ca_israel.model import Event, Ledger

_BAR_ROOM, _MOST_BARS, _MOST_NUMBERED = 44, 60, 40
_ROW, _LANE_PADDING, _MOST_ROWS = 15, 11, 5
_MOST_MARKS = 400  # beyond, lanes tell how many rather than which
_GAP = 1.6  # between two marks of a row, in per cent
_MARGIN = 2.0  # on both sides, room for half a mark
_WIDE = 6.0  # per cent; a bar does not fill a year that is wider
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10000)
SYMBOLS = {"●": "exact", "○": "vague", "◇": "planned", "×": "cancelled"}

_LEGEND = (
    ("exact", "Filled", "known to the day"),
    ("vague", "Hollow", "vague, claimed or disputed"),
    ("planned", "Diamond", "planned"),
    ("cancelled", "Cross", "cancelled"),
    ("soft", "Band", "some time within it"),
    ("span", "Line", "lasted throughout"),
    ("open", "Broken line", "no known beginning or end"),
    ("shade", "Darker", "more events"),
)


class Stroke(NamedTuple):
    """A stretch of time: ``look`` is `soft` (somewhere in it), `span` (throughout) or `open` (no end known)."""

    look: str
    x1: str
    x2: str


class Mark(NamedTuple):
    """An event in a lane; ``y`` in pixels from the lane's top."""

    event: Event
    label: str
    symbol: str
    x: str
    y: int
    strokes: tuple[Stroke, ...]


class Bar(NamedTuple):
    """The events of one year (``alone``) or of several, from ``year``; what is planned, in doubt or cancelled stands on top.

    ``inset``: how much of the width is left free on the left.
    """

    year: int
    alone: bool
    label: str
    x: str
    width: str
    inset: str
    centre: str
    sure: int
    doubtful: int
    shade: int
    events: int


class Lane(NamedTuple):
    """A country's line; with many events it has ``bars`` to be shaded instead of ``marks``."""

    name: str
    tone: str
    height: int
    marks: tuple[Mark, ...]
    bars: tuple[Bar, ...]


class Picture(NamedTuple):
    """Bars and what they measure, lanes, the years named below; ``numbered``: each bar has room for its count."""

    measure: str
    bars: tuple[Bar, ...]
    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[str, int], ...]
    numbered: bool


class _Scale(NamedTuple):
    first: int  # year
    last: int  # year

    def at(self, day: date | None, *, otherwise: float = 0.0, after: int = 0) -> float:
        """Per cent across of the beginning of ``day``, or ``after`` days later."""
        if day is None:
            return otherwise
        start = date(self.first, 1, 1).toordinal()
        days = date(self.last, 12, 31).toordinal() + 1 - start
        part = (day.toordinal() + after - start) / days
        return _MARGIN + (100 - 2 * _MARGIN) * min(max(part, 0.0), 1.0)

    def of_year(self, year: float) -> float:
        return _MARGIN + (100 - 2 * _MARGIN) * (year - self.first) / (self.last - self.first + 1)


def picture(ledger: Ledger, events: Sequence[Event]) -> Picture | None:
    """Return the picture of ``events``; None when there is nothing to compare."""
    if len(events) < 2:
        return None
    scale = _Scale(min(map(_first_year, events)), max(map(last_year_of, events)))
    together = _step(scale.last - scale.first + 1, _MOST_BARS)
    bars = _bars(events, scale, together)
    groups = _groups(ledger, events)
    lanes = [_lane(*group, scale) for group in groups] if len(events) <= _MOST_MARKS else []
    if not lanes or any(lane.height > _LANE_PADDING + _ROW * _MOST_ROWS for lane in lanes):
        lanes = [_shaded(*group, scale, together) for group in groups]
    measure = "Events a year" if together == 1 else f"Events in {together} years"
    return Picture(measure, bars, tuple(lanes), tuple(_ticks(scale)), len(bars) <= _MOST_NUMBERED)


def legend(shown: Picture) -> tuple[tuple[str, str, str], ...]:
    """Return look, name and meaning of what is in the picture; the list's marks too, where it has none."""
    marks = [mark for lane in shown.lanes for mark in lane.marks]
    looks = {mark.symbol for mark in marks} | {stroke.look for mark in marks for stroke in mark.strokes}
    if any(lane.bars for lane in shown.lanes):
        looks = {*SYMBOLS.values(), "shade"}
    return tuple(row for row in _LEGEND if row[0] in looks)


def _groups(ledger: Ledger, events: Sequence[Event]) -> list[tuple[str, str, Sequence[Event]]]:
    """Name, tone and events of each lane; a single one without a name where the ledger has no countries."""
    if not ledger.countries:
        return [("", "", events)]
    found: dict[str, list[Event]] = {}
    for event in events:
        for slug in event.countries or (NOWHERE,):
            found.setdefault(slug, []).append(event)
    return [
        (
            "No country named" if slug == NOWHERE else ledger.countries[slug].name,
            tone(ledger, slug),
            found[slug],
        )
        for slug in (*ledger.countries, NOWHERE)
        if slug in found
    ]


def _first_year(event: Event) -> int:
    day = event.date.earliest
    return day.year if day else year_of(event)


def _step(years: int, most: int) -> int:
    """The smallest round number of years of which ``most`` cover them all."""
    return next(step for step in _STEPS if years <= step * most)


# ------------------------------------------------------------------------------------------------ bars


def _bars(events: Sequence[Event], scale: _Scale, together: int) -> tuple[Bar, ...]:
    found: dict[int, list[Event]] = {}
    for event in events:
        found.setdefault(year_of(event) // together, []).append(event)
    highest = max(map(len, found.values()))
    return tuple(_bar(group, scale, together, highest) for _, group in sorted(found.items()))


def _bar(group: list[Event], scale: _Scale, together: int, highest: int) -> Bar:
    years = [year_of(event) for event in group]
    start = years[0] // together * together
    left, right = scale.of_year(max(start, scale.first)), scale.of_year(min(start + together, scale.last + 1))
    sure = sum(event.status == "occurred" for event in group)
    label = f"{start}" if together == 1 else f"{start}–{start + together - 1}"
    return Bar(
        min(years),
        together == 1,
        f"{label}: {counted(len(group))}",
        _percent(left),
        _percent(right - left),
        "14%" if right - left < _WIDE else "32%",
        _percent((left + right) / 2),
        _height(sure, highest),
        _height(len(group) - sure, highest),
        -(-4 * len(group) // highest),
        len(group),
    )


def _height(events: int, highest: int) -> int:
    """Pixels of a bar: one event is never too low to be seen."""
    return max(3, round(_BAR_ROOM * events / highest)) if events else 0


def counted(events: int) -> str:
    """Return ``1 event``, ``2 events``."""
    return f"{events:,} event{'' if events == 1 else 's'}"


# ----------------------------------------------------------------------------------------------- lanes


def _lane(name: str, tone: str, events: Sequence[Event], scale: _Scale) -> Lane:
    reached: list[float] = []  # per row, how far to the right it is taken
    marks = []
    for event in sorted(events, key=lambda event: event.date.sort_key):
        x, strokes = _drawn(event, scale)
        left = min([x, *(low for _, low, _ in strokes)])
        right = max([x, *(high for _, _, high in strokes)])
        row = next((n for n, end in enumerate(reached) if end + _GAP <= left), len(reached))
        reached[row : row + 1] = [right]
        marks.append(
            Mark(
                event,
                harmless(f"{when(event.date).words}: {event.title}"),
                SYMBOLS[mark_of(event)],
                _percent(x),
                (_LANE_PADDING + _ROW) // 2 + _ROW * row,
                tuple(Stroke(look, _percent(low), _percent(high)) for look, low, high in strokes),
            )
        )
    return Lane(harmless(name), tone, _LANE_PADDING + _ROW * len(reached), tuple(marks), ())


def _drawn(event: Event, scale: _Scale) -> tuple[float, list[tuple[str, float, float]]]:
    """Where an event's mark stands, and the stretches it may take or certainly takes."""
    edtf = event.date
    left = scale.at(edtf.start_earliest, otherwise=0.0)
    right = scale.at(edtf.end_latest, otherwise=100.0, after=1)
    if edtf.shape != "span":
        strokes = [] if edtf.is_exact else [("soft", left, right)]
        if edtf.start_earliest is None:
            return scale.at(edtf.end_latest), strokes
        return (left if edtf.end_latest is None else (left + right) / 2), strokes
    inner_left = scale.at(edtf.start_latest, otherwise=left)
    inner_right = scale.at(edtf.end_earliest, otherwise=right, after=1)
    strokes = [("soft", low, high) for low, high in ((left, inner_left), (inner_right, right)) if low < high]
    if inner_left < inner_right:
        ends_known = edtf.start == edtf.end == "known"
        strokes.append(("span" if ends_known else "open", inner_left, inner_right))
    if right - left < _GAP:
        return (left + right) / 2, strokes
    return (inner_right if edtf.start != "known" else inner_left), strokes


def _shaded(name: str, tone: str, events: Sequence[Event], scale: _Scale, together: int) -> Lane:
    return Lane(harmless(name), tone, _LANE_PADDING + _ROW, (), _bars(events, scale, together))


# ------------------------------------------------------------------------------------------------ axis


def _ticks(scale: _Scale) -> Iterator[tuple[str, int]]:
    """Few enough round years to be read on a phone, each at the middle of its own year."""
    step = _step(scale.last - scale.first + 1, 7)
    for year in range(-(-scale.first // step) * step, scale.last + 1, step):
        yield _percent(scale.of_year(year + 0.5)), year


_percent: Callable[[float], str] = "{:.2f}%".format
