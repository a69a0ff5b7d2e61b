"""A timeline: the events of a query, with the notes they rest on, as every format gets it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from ca_israel.cite.notes import compose, event_notes
from ca_israel.query.select import Query, select

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ca_israel.cite.notes import Note
    from ca_israel.ledger.model import Ledger
    from ca_israel.query.select import Selection

Vague: TypeAlias = Literal["skip", "span", "first"]
VAGUE: tuple[Vague, ...] = ("skip", "span", "first")


class TimelineOptions(NamedTuple):
    """What only some formats heed.

    ``vague``: what a calendar does with dates that are no exact days: leave them out, give them every
    possible day, or the first. ``raw``: a table for machines, its cells not disarmed. ``ids``: a document names
    each event's id.
    """

    vague: Vague = "skip"
    raw: bool = False
    ids: bool = False


class Timeline(NamedTuple):
    """What a renderer gets: the selection, its notes by number, and each event's numbers by its id."""

    ledger: Ledger
    query: Query
    selection: Selection
    notes: Mapping[int, Note]
    marks: Mapping[str, tuple[int, ...]]
    options: TimelineOptions = TimelineOptions()


def timeline(ledger: Ledger, query: Query, options: TimelineOptions = TimelineOptions()) -> Timeline:  # noqa: B008 - frozen
    """Return the events of ``query`` with the notes they rest on."""
    selection = select(ledger, query)
    notes, marks = event_notes(ledger, selection.events)
    return Timeline(ledger, query, selection, notes, marks, options)


def notes_in_full(timeline: Timeline) -> Mapping[int, Note]:
    """Return the notes, none of them shortened, for events that are read without those above them."""
    seen: set[str] = set()
    repeating = []
    for number, note in timeline.notes.items():
        keys = [citation.source for citation in note.citations]
        if not seen.isdisjoint(keys):
            repeating.append((number, note.citations))
        seen.update(keys)
    return {**timeline.notes, **compose(timeline.ledger, repeating, in_full=True)}


def window_remarks(selection: Selection) -> Iterator[str]:
    """Yield how many events may fall outside the window of the query, and how many reach beyond it."""
    if selection.vague:
        yield f"{selection.vague} may fall outside the time asked for"
    if selection.extending:
        yield f"{selection.extending} {'reaches' if selection.extending == 1 else 'reach'} beyond it"
