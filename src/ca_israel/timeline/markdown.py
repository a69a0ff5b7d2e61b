"""The timeline as a document: CommonMark with the footnotes of GitHub and pandoc (``[^4]``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.cite.formats.markdown import note_line
from ca_israel.dates.words import day_words, words, year_words
from ca_israel.text.counting import counted
from ca_israel.text.markdown import markdown_line, markdown_text
from ca_israel.timeline.timeline import window_remarks
from ca_israel.timeline.years import by_year

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ca_israel.ledger.model import Event, Ledger
    from ca_israel.terminal.look import Look
    from ca_israel.timeline.timeline import Timeline

_BREAK = "\\\n  "  # within an item of a list


def render(timeline: Timeline, look: Look) -> str:  # noqa: ARG001 - the same bytes on every terminal
    """Return the document: title, the query, years with their events, notes; empty without events.

    Text of the ledger stands as text, letter for letter, and is never markup; only the addresses in
    notes are links.
    """
    if not timeline.selection.events:
        return ""
    ledger = timeline.ledger
    lines = [f"# {markdown_text(ledger.name)}", "", " · ".join(_query_words(timeline))]
    for year, _, events in by_year(timeline.selection.events):
        lines += ["", f"## {year_words(year)}", ""]
        lines += ["- " + _BREAK.join(_lines(ledger, event, timeline.marks[event.id])) for event in events]
    if timeline.notes:
        lines += ["", "## Notes", "", *map(note_line, timeline.notes.values())]
    return "\n".join(lines) + "\n"


def _lines(ledger: Ledger, event: Event, numbers: tuple[int, ...]) -> Iterator[str]:
    status = "" if event.status == "occurred" else f"{event.status.upper()} "
    marks = "".join(f"[^{number}]" for number in numbers)
    yield f"**{words(event.date)}**: {status}{markdown_text(event.title)}{marks}"
    if event.detail:
        yield markdown_line(markdown_text(event.detail))
    belongs = [
        ", ".join(ledger.country_names(event.countries)),
        ", ".join(event.categories),
        event.place,
        ", ".join(event.people),
    ]
    follows = [f"follows `{event.follows}`"] if event.follows else []
    yield markdown_line(" · ".join([*map(markdown_text, filter(None, belongs)), *follows, f"`{event.id}`"]))


# ------------------------------------------------------------------------------------------- the query


def _query_words(timeline: Timeline) -> Iterator[str]:
    """How many events, by which filters, and what the window leaves open."""
    query, selection = timeline.query, timeline.selection
    shown, total = len(selection.events), selection.total
    yield f"{shown} of {total} events" if shown < total else counted(total, "event")
    named = timeline.ledger.country_names(query.countries)
    regional = ["no country named"] if query.include_regional and named else []
    filters = {
        "country": [*named, *regional],
        "category": query.categories,
        "status": query.statuses,
        "footnote": query.footnotes,
        "source": query.sources,
        "words": [query.search] if query.search else [],
        "where": [f"{key}={value}" for key, value in query.where],
        "since": [day_words(query.since)] if query.since else [],
        "until": [day_words(query.until)] if query.until else [],
    }
    for name, values in filters.items():
        if values:
            yield f"{name} {markdown_text(' or '.join(map(str, values)))}"
    if query.strict and (query.since or query.until):
        yield "only what certainly lies in that time"
    if query.limit is not None:
        yield f"at most {query.limit}"
    yield from window_remarks(selection)
