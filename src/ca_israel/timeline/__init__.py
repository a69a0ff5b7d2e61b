"""Timelines: one file a format, each with ``render(timeline, look) -> str``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.terminal.formats import Formats, for_people, for_programs

if TYPE_CHECKING:
    from ca_israel.terminal.look import Look
    from ca_israel.timeline.timeline import Timeline

FORMATS = Formats(
    text=for_people("ca_israel.timeline.text", ".txt"),
    plain=for_people("ca_israel.timeline.plain", ".tsv"),
    table=for_people("ca_israel.timeline.table"),
    json=for_programs("ca_israel.timeline.json", ".json"),
    jsonl=for_programs("ca_israel.timeline.jsonl", ".jsonl", ".ndjson"),
    csv=for_programs("ca_israel.timeline.csv", ".csv"),
    markdown=for_programs("ca_israel.timeline.markdown", ".md"),
    ics=for_programs("ca_israel.timeline.ics", ".ics"),
    html=for_programs("ca_israel.timeline.html", ".html", ".htm"),
)


def remarks(timeline: Timeline, name: str) -> list[str]:
    """Return what a person should know beside the events; the text format prints most of it itself."""
    shown, total = len(timeline.selection.events), timeline.selection.total
    if not shown and timeline.query.limit == 0 and total:
        return ["no event is shown with --limit 0"]
    if not shown:
        return [f"no event matches; the ledger has {total}" if total else "this ledger has no events"]
    found = []
    if name != "text" and timeline.selection.vague:
        found.append(f"{shown} events, {timeline.selection.vague} may fall outside the time asked for")
    if name != "text" and timeline.selection.extending:
        found.append(f"{shown} events, {timeline.selection.extending} extending beyond the time asked for")
    if name == "ics":
        found += _left_out(timeline)
    return found


def _left_out(timeline: Timeline) -> list[str]:
    from ca_israel.timeline.ics import left_out, too_early

    early = too_early(timeline)
    number = left_out(timeline) - early
    found = []
    if number:
        events = "1 event has" if number == 1 else f"{number} events have"
        if timeline.options.vague != "skip":
            found.append(f"{events} an open end, and no place in the calendar")
        else:
            remedy = "--vague span or first puts them there"
            found.append(f"{events} no exact day, and no place in the calendar; {remedy}")
    if early:
        events = "1 event begins" if early == 1 else f"{early} events begin"
        found.append(f"{events} before the year 1, where no calendar reaches")
    return found


def render(timeline: Timeline, name: str, look: Look) -> str:
    """Return ``timeline`` in the format called ``name``, one of FORMATS."""
    return FORMATS.render(name, timeline, look)
