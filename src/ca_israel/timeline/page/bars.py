"""How many events a year, or a few years together, hold: as bars above, or as shades in the lane of a country."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ca_israel.dates.words import years_words
from ca_israel.text.counting import plural
from ca_israel.timeline.page.scale import percent
from ca_israel.timeline.years import group_of, years_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ca_israel.ledger.model import Event
    from ca_israel.timeline.page.scale import Scale

_ROOM = 44  # pixels up
_WIDEST = 4.0  # per cent; no bar is wider, however wide its year
_SHADES = 4  # d1 to d4 in style.css
_DIGIT = 2.3  # per cent of a phone's picture that a digit takes
_MEASURES = {1: "year", 10: "decade", 100: "century", 1000: "millennium"}


class Bar(NamedTuple):
    """The events of one year or of several; what is planned, in doubt or cancelled stands on top.

    ``year``: the first that has an event. ``group``: the same for all years of a bar. ``inset``, ``thick``: where in its
    ``width`` the bar itself stands. ``sure``, ``doubtful``: pixels up.
    """

    year: int
    group: int
    label: str
    x: str
    width: str
    inset: str
    thick: str
    centre: str
    sure: int
    doubtful: int
    shade: int
    events: int


def bars(events: Sequence[Event], scale: Scale, most: int = 0) -> tuple[Bar, ...]:
    """Return bars as high and as dark as they are full; ``most``: the events of the fullest, where it is not among these."""
    found: dict[int, list[Event]] = {}
    for event in events:
        found.setdefault(group_of(event.date.year, scale.together), []).append(event)
    highest = most or max(map(len, found.values()))
    return tuple(_bar(group, found[group], scale, highest) for group in sorted(found))


def measure(scale: Scale) -> str:
    """Return what a bar counts, in words."""
    if scale.together in _MEASURES:
        return f"Events a {_MEASURES[scale.together]}"
    return f"Events in {scale.together} years"


def tight(shown: tuple[Bar, ...]) -> bool:
    """Whether the counts above two bars would touch on a phone."""
    digits = len(str(max(bar.events for bar in shown)))
    across = [float(bar.centre.rstrip("%")) for bar in shown]
    return any(after - before < _DIGIT * digits + 1 for before, after in pairwise(across))


def events_counted(events: int) -> str:
    """Return ``1 event``, ``2 events``."""
    return f"{events:,} {plural(events, 'event')}"


def _bar(group: int, events: list[Event], scale: Scale, highest: int) -> Bar:
    start, end = years_of(group, scale.together)
    left, right = scale.of_year(start), scale.of_year(end + 1)
    thick = min(0.72, _WIDEST / (right - left))
    sure = sum(event.status == "occurred" for event in events)
    return Bar(
        min(event.date.year for event in events),
        group,
        f"{years_words(start, end)}: {events_counted(len(events))}",
        percent(left),
        percent(right - left),
        percent(50 - 50 * thick),
        percent(100 * thick),
        percent((left + right) / 2),
        _height(sure, highest),
        _height(len(events) - sure, highest),
        -(-_SHADES * len(events) // highest),
        len(events),
    )


def _height(events: int, highest: int) -> int:
    """Pixels of a bar: one event is never too low to be seen."""
    return max(3, round(_ROOM * events / highest)) if events else 0
