"""Timelines: one file a format, each with ``render(timeline, style) -> str``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from ca_israel.cite.notes import compose, event_notes
from ca_israel.query import Query, select

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ca_israel.cite.notes import Note
    from ca_israel.model import Ledger
    from ca_israel.query import Selection
    from ca_israel.style import Style

# format -> module of this package; a suffix of -o names the format too
FORMATS = {
    "text": "text",
    "plain": "plain",
    "table": "table",
    "json": "json",
    "jsonl": "jsonl",
    "csv": "csv",
    "markdown": "markdown",
    "ics": "ics",
    "html": "html",
}
SUFFIXES = {
    ".txt": "text",
    ".tsv": "plain",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".md": "markdown",
    ".ics": "ics",
    ".html": "html",
    ".htm": "html",
}


Vague: TypeAlias = Literal["skip", "span", "first"]
VAGUE: tuple[Vague, ...] = ("skip", "span", "first")


class Options(NamedTuple):
    """What a format may be asked for besides.

    ``vague``: what a calendar does with dates that are no exact days: leave them out, give them every
    possible day, or the first. ``raw``: a table for machines, its cells not disarmed.
    """

    vague: Vague = "skip"
    raw: bool = False


class Timeline(NamedTuple):
    """What a renderer gets: the selection, its notes by number, and each event's numbers by its id."""

    ledger: Ledger
    query: Query
    selection: Selection
    notes: Mapping[int, Note]
    marks: Mapping[str, tuple[int, ...]]
    options: Options = Options()


def timeline(ledger: Ledger, query: Query, options: Options = Options()) -> Timeline:  # noqa: B008 - frozen
    """Return the events of ``query`` with the notes they rest on."""
    selection = select(ledger, query)
    notes, marks = event_notes(ledger, selection.events)
    return Timeline(ledger, query, selection, notes, marks, options)


def notes_in_full(what: Timeline) -> Mapping[int, Note]:
    """Return the notes with none of them short, for an event that is read without those above it."""
    seen: set[str] = set()
    repeating = []
    for number, note in what.notes.items():
        keys = [citation.source for citation in note.citations]
        if not seen.isdisjoint(keys):
            repeating.append((number, note.citations))
        seen.update(keys)
    return {**what.notes, **compose(what.ledger, repeating, in_full=True)} if repeating else what.notes


def remarks(what: Timeline, name: str) -> list[str]:
    """Return what a person should know beside the answer; the text format says most of it itself."""
    shown, total = len(what.selection.events), what.selection.total
    if not shown and what.query.limit == 0 and total:
        return ["no event is shown with --limit 0"]
    if not shown:
        return [f"no event matches; the ledger has {total}" if total else "this ledger has no events"]
    told = []
    if name != "text" and what.selection.vague:
        told.append(f"{shown} events, {what.selection.vague} may fall outside the time asked for")
    if name != "text" and what.selection.extending:
        told.append(f"{shown} events, {what.selection.extending} extending beyond the time asked for")
    if name == "ics":
        told += _left_out(what)
    return told


def _left_out(what: Timeline) -> list[str]:
    from .ics import left_out

    number = left_out(what)
    if not number:
        return []
    events = "1 event has" if number == 1 else f"{number} events have"
    if what.options.vague != "skip":
        return [f"{events} an open end, and no place in the calendar"]
    return [f"{events} no exact day, and no place in the calendar; --vague span or first puts them there"]


def render(what: Timeline, name: str, style: Style) -> str:
    """Return ``what`` in the format called ``name``, one of FORMATS; only that format is imported."""
    from importlib import import_module

    module = import_module(f"{__name__}.{FORMATS[name]}")
    text: str = module.render(what, style)
    return text
