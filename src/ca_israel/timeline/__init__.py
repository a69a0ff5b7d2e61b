"""Timelines: one file a format, each with ``render(timeline, style) -> str``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ca_israel.terminal.look import Style
    from ca_israel.timeline.timeline import Timeline

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
    from ca_israel.timeline.ics import left_out

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
