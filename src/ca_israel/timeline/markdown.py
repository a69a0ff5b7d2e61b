"""The timeline as a document: CommonMark with the footnotes of GitHub and pandoc (``[^4]``).

Pandoc makes two notes of one that is marked twice, so a later mark has a note of its own that names the first.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ca_israel.cite.formats.markdown import inline, note_line, numbered
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
    repeats: Counter[int] = Counter()
    for year, _, events in by_year(timeline.selection.events):
        lines += ["", f"## {year_words(year)}", ""]
        for event in events:
            marks = "".join(_mark(number, repeats) for number in timeline.marks[event.id])
            lines.append("- " + _BREAK.join(_lines(ledger, event, marks, ids=timeline.options.ids)))
    if timeline.notes:
        lines += ["", "## Notes", ""]
        for number, note in timeline.notes.items():
            lines.append(note_line(note))
            lines += [
                f"[^{number}-{again}]: {numbered(number)} As above."
                for again in range(2, repeats[number] + 1)
            ]
    if timeline.entries:
        lines += [
            "",
            "## Works",
            "",
            *(f"- {markdown_line(inline(entry))}" for entry in timeline.entries.values()),
        ]
    return "\n".join(lines) + "\n"


def _mark(number: int, repeats: Counter[int]) -> str:
    """The mark of a note, [^4], and of its second use [^4-2]; counts it."""
    repeats[number] += 1
    return f"[^{number}-{repeats[number]}]" if repeats[number] > 1 else f"[^{number}]"


def _lines(ledger: Ledger, event: Event, marks: str, *, ids: bool) -> Iterator[str]:
    status = "" if event.status == "occurred" else f"{event.status.upper()} "
    yield f"**{words(event.date)}**: {status}{markdown_text(event.title)}{marks}"
    if event.detail:
        yield markdown_line(markdown_text(event.detail))
    belongs = [
        ", ".join(ledger.country_names(event.countries)),
        ", ".join(event.categories),
        event.place,
        ", ".join(event.people),
    ]
    said = [*map(markdown_text, filter(None, belongs))]
    if ids:
        said += [*([f"follows `{event.follows}`"] if event.follows else []), f"`{event.id}`"]
    elif followed := next((each for each in ledger.events if event.follows == each.id), None):
        said.append(f"follows {markdown_text(followed.title)} ({words(followed.date)})")
    if said:
        yield markdown_line(" · ".join(said))


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
