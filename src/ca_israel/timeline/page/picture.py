"""The years at a glance: a bar for each, and a lane for each country with a mark for every event.

Across, everything is a percentage of the picture's width, so that nothing is squashed on a phone;
heights are pixels. What is not known is drawn as wide as it is unknown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ca_israel.dates.words import words
from ca_israel.text.safe import harmless
from ca_israel.timeline.page.bars import Bar, bars, measure, tight
from ca_israel.timeline.page.facets import NOWHERE, country_label, tone
from ca_israel.timeline.page.scale import percent, scale
from ca_israel.timeline.symbols import mark_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ca_israel.dates import Edtf
    from ca_israel.ledger.model import Event, Ledger
    from ca_israel.timeline.page.scale import Scale

_MOST_NUMBERED = 40  # bars with a count above
_ROW, _LANE_PADDING, _MOST_ROWS = 15, 11, 5
_MOST_MARKS = 400  # beyond these, lanes show how many rather than which
_GAP = 1.6  # between two marks of a row, in per cent
_COVERED = 1.0  # per cent; a mark hides what is narrower
_DOUBTED = ("claimed", "disputed")
SYMBOLS = {"●": "exact", "○": "vague", "◇": "planned", "×": "cancelled"}

_LEGEND = (
    ("exact", "Filled", "known to the day"),
    ("vague", "Hollow", "not known to the day"),
    ("doubted", "Broken ring", "claimed or disputed"),
    ("planned", "Diamond", "planned"),
    ("cancelled", "Cross", "cancelled"),
    ("soft", "Band", "some time within it"),
    ("span", "Line", "lasted throughout"),
    ("open", "Broken line", "no known beginning or end"),
    ("doubtful", "Dotted bar", "planned, in doubt or cancelled"),
    ("shade", "Stronger", "more events"),
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


class Lane(NamedTuple):
    """A country's line, `slug` as in the address; with many events it has ``bars`` to be shaded instead of ``marks``."""

    slug: str
    name: str
    tone: str
    height: int
    marks: tuple[Mark, ...]
    bars: tuple[Bar, ...]


class Picture(NamedTuple):
    """Bars and what they measure, lanes, the years named below.

    ``together``: the years of a bar. ``numbered``: each bar has room for its count; ``tight``: not so on a phone.
    """

    measure: str
    together: int
    bars: tuple[Bar, ...]
    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[str, str], ...]
    numbered: bool
    tight: bool


def picture(ledger: Ledger, events: Sequence[Event]) -> Picture | None:
    """Return the picture of ``events``; None when there is nothing to compare."""
    if len(events) < 2:
        return None
    across = scale(events)
    groups = _groups(ledger, events)
    lanes = [_lane(*group, across) for group in groups] if len(events) <= _MOST_MARKS else []
    if not lanes or any(lane.height > _LANE_PADDING + _ROW * _MOST_ROWS for lane in lanes):
        most = max(bar.events for *_, group in groups for bar in bars(group, across))
        lanes = [_shaded(*group, across, most) for group in groups]
    shown = bars(events, across)
    return Picture(
        measure(across),
        across.together,
        shown,
        tuple(lanes),
        tuple(across.ticks()),
        len(shown) <= _MOST_NUMBERED,
        tight(shown),
    )


def legend(shown: Picture, events: Sequence[Event]) -> tuple[tuple[str, str, str], ...]:
    """Return look, name and meaning of what is in the picture, and of the list's marks."""
    looks = {"doubted" if event.status in _DOUBTED else SYMBOLS[mark_of(event)] for event in events}
    looks |= {stroke.look for lane in shown.lanes for mark in lane.marks for stroke in mark.strokes}
    if any(bar.doubtful for bar in shown.bars):
        looks.add("doubtful")
    if any(lane.bars for lane in shown.lanes):
        looks.add("shade")
    return tuple(row for row in _LEGEND if row[0] in looks)


def _groups(ledger: Ledger, events: Sequence[Event]) -> list[tuple[str, str, str, Sequence[Event]]]:
    """Slug, name, tone and events of each lane; a single one without a name where the ledger has no countries."""
    if not ledger.countries:
        return [(NOWHERE, "", "", events)]
    found: dict[str, list[Event]] = {slug: [] for slug in (*ledger.countries, NOWHERE)}
    for event in events:
        for slug in event.countries or (NOWHERE,):
            found[slug].append(event)
    return [
        (slug, country_label(ledger, slug), tone(ledger, slug), group)
        for slug, group in found.items()
        if group
    ]


def _lane(slug: str, name: str, tone: str, events: Sequence[Event], scale: Scale) -> Lane:
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
                harmless(f"{words(event.date)}: {event.title}"),
                SYMBOLS[mark_of(event)],
                percent(x),
                (_LANE_PADDING + _ROW) // 2 + _ROW * row,
                tuple(Stroke(look, percent(low), percent(high)) for look, low, high in strokes),
            )
        )
    return Lane(slug, name, tone, _LANE_PADDING + _ROW * len(reached), tuple(marks), ())


def _drawn(event: Event, scale: Scale) -> tuple[float, list[tuple[str, float, float]]]:
    """Where an event's mark stands, and the stretches it may take or certainly takes, if they can be seen beside it."""
    x, strokes = _placed(event.date, scale)
    return x, [stroke for stroke in strokes if stroke[2] - stroke[1] >= _COVERED]


def _placed(edtf: Edtf, scale: Scale) -> tuple[float, list[tuple[str, float, float]]]:
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


def _shaded(slug: str, name: str, tone: str, events: Sequence[Event], scale: Scale, most: int) -> Lane:
    return Lane(slug, name, tone, _LANE_PADDING + _ROW, (), bars(events, scale, most))
