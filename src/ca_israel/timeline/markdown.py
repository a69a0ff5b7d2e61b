"""The timeline as a document: CommonMark with the footnotes of GitHub and pandoc (``[^4]``)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ca_israel.cite.formats.markdown import note_line
from ca_israel.dates import parse
from ca_israel.dates.words import words
from ca_israel.text.markdown import markdown_line, markdown_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ca_israel.ledger.model import Event, Ledger
    from ca_israel.terminal.look import Look
    from ca_israel.timeline.timeline import Timeline

_BREAK = "\\\n  "  # within an item of a list


def render(timeline: Timeline, look: Look) -> str:  # noqa: ARG001 - the same bytes on every terminal
    """Return the document: title, what was asked, years with their events, notes; empty without events.

    Text of the ledger stands as text, letter for letter, and is never markup; only the addresses in
    notes are links.
    """
    if not timeline.selection.events:
        return ""
    ledger = timeline.ledger
    lines = [f"# {markdown_text(ledger.title or ledger.path.stem)}", "", " · ".join(_asked(timeline))]
    shown: int | None = None
    for event in timeline.selection.events:
        year = date.fromordinal(event.date.sort_key[0]).year
        if year != shown:
            lines += ["", f"## {year}", ""]
            shown = year
        lines.append("- " + _BREAK.join(_told(ledger, event, timeline.marks[event.id])))
    if timeline.notes:
        lines += ["", "## Notes", "", *map(note_line, timeline.notes.values())]
    return "\n".join(lines) + "\n"


def _told(ledger: Ledger, event: Event, numbers: tuple[int, ...]) -> Iterator[str]:
    status = "" if event.status == "occurred" else f"{event.status.upper()} "
    marks = "".join(f"[^{number}]" for number in numbers)
    yield f"**{words(event.date)}**: {status}{markdown_text(event.title)}{marks}"
    if event.detail:
        yield markdown_line(markdown_text(event.detail))
    belongs = [
        ", ".join(ledger.countries[slug].name for slug in event.countries),
        ", ".join(event.categories),
        event.place,
        ", ".join(event.people),
    ]
    told = [markdown_text(part) for part in belongs if part]
    follows = [f"follows `{event.follows}`"] if event.follows else []
    yield markdown_line(" · ".join([*told, *follows, f"`{event.id}`"]))


# ------------------------------------------------------------------------------------------- the query


def _asked(timeline: Timeline) -> Iterator[str]:
    """How many events, and by which filters."""
    query, selection = timeline.query, timeline.selection
    shown, total = len(selection.events), selection.total
    yield f"{shown} of {total} events" if shown < total else f"{total} event{'s' if total > 1 else ''}"
    named = [
        timeline.ledger.countries[slug].name if slug in timeline.ledger.countries else slug
        for slug in query.countries
    ]
    regional = ["no country named"] if query.include_regional and named else []
    filters = {
        "country": [*named, *regional],
        "category": query.categories,
        "status": query.statuses,
        "footnote": query.footnotes,
        "source": query.sources,
        "words": [query.search] if query.search else [],
        "where": [f"{key}={value}" for key, value in query.where],
        "since": [_day(query.since)] if query.since else [],
        "until": [_day(query.until)] if query.until else [],
    }
    for name, values in filters.items():
        if values:
            yield f"{name} {markdown_text(' or '.join(map(str, values)))}"
    if query.strict and (query.since or query.until):
        yield "only what certainly lies in that time"
    if query.limit is not None:
        yield f"at most {query.limit}"
    if selection.vague:
        yield f"{selection.vague} may fall outside the time asked for"
    if selection.extending:
        yield f"{selection.extending} {'reaches' if selection.extending == 1 else 'reach'} beyond it"


def _day(day: date) -> str:
    return words(parse(day.isoformat()))
