"""The timeline to be read on a terminal: years, marks, wrapped events, and the notes they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.cite.citation import printed_url
from ca_israel.cite.parts.rich_text import plain_text
from ca_israel.dates.words import words, year_words, years_words
from ca_israel.text.counting import counted, plural
from ca_israel.text.layout import cell_width, pad, wrap
from ca_israel.text.safe import harmless
from ca_israel.timeline.symbols import mark_of
from ca_israel.timeline.timeline import window_remarks
from ca_israel.timeline.years import by_year

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ca_israel.ledger.model import Event, Ledger
    from ca_israel.terminal.look import Look, Role
    from ca_israel.timeline.timeline import Timeline

_BARS = "▁▂▃▄▅▆▇█"
_WIDEST = 100  # longer lines read badly
_NARROWEST_BODY = 34  # below this the date stands above its event instead of beside it
_ROLES: dict[str, Role] = {"planned": "planned", "claimed": "warn", "disputed": "warn", "cancelled": "bad"}


def render(timeline: Timeline, look: Look) -> str:
    """Return the timeline laid out for ``look.width`` cells; empty when nothing was selected."""
    events = timeline.selection.events
    if not events:
        return ""
    look = look._replace(width=min(look.width, _WIDEST))
    lines = [*_head(timeline, look), *_body(timeline, look), *_notes(timeline, look)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


# ------------------------------------------------------------------------------------------------ head


def _head(timeline: Timeline, look: Look) -> Iterator[str]:
    ledger, selection = timeline.ledger, timeline.selection
    for line in wrap(harmless(ledger.name), look.width):
        yield look.paint("title", look.glyphs(line))
    years = [event.date.year for event in selection.events]
    first, last = min(years), max(years)
    count = f"{len(years)} of {selection.total}" if len(years) < selection.total else f"{len(years)}"
    summary = f"{count} {plural(selection.total, 'event')}, {years_words(first, last)}"
    for line in wrap(" · ".join([summary, *window_remarks(selection)]), look.width):
        yield look.paint("dim", look.glyphs(line))
    if last > first:
        yield ""
        start, end = year_words(first), year_words(last, era=first <= 0)
        room = look.width - len(start) - len(end) - 2
        yield f"{start} {look.paint('heading', look.glyphs(sparkline(years, room)))} {end}"


def sparkline(years: list[int], room: int) -> str:
    """Return a bar for every year from the first to the last, or for several years, so that ``room`` cells hold all."""
    first, last = min(years), max(years)
    together = -(-(last - first + 1) // max(room, 1))
    counts = [0] * ((last - first) // together + 1)
    for year in years:
        counts[(year - first) // together] += 1
    highest = max(counts)
    return "".join(_BARS[-(-n * (len(_BARS) - 1) // highest)] for n in counts)


# ------------------------------------------------------------------------------------------------ body


def _body(timeline: Timeline, look: Look) -> Iterator[str]:
    events = timeline.selection.events
    dates = {event.id: words(event.date) for event in events}
    column = min(max(map(cell_width, dates.values())), look.width // 4)
    for year, silent, group in by_year(events):
        yield ""
        yield from _silence(silent, look)
        yield look.paint("heading", year_words(year))
        for event in group:
            yield from _event(timeline, event, dates[event.id], column, look)


def _silence(years: int, look: Look) -> Iterator[str]:
    if years:
        for line in wrap(f"┊ {counted(years, 'year')} without an event", look.width - 2):
            yield look.paint("dim", look.glyphs(f"  {line}"))
        yield ""


def _event(timeline: Timeline, event: Event, date: str, column: int, look: Look) -> Iterator[str]:
    role: Role = _ROLES.get(event.status, "good" if event.date.is_exact else "bold")
    mark = look.paint(role, look.glyphs(mark_of(event)))
    indent = 4 + column + 2
    beside = look.width - indent >= _NARROWEST_BODY
    body = list(_event_lines(timeline, event, look, look.width - (indent if beside else 4)))
    if not beside:
        for row, line in enumerate(wrap(date, look.width - 4)):
            yield f"  {mark if row == 0 else ' '} {look.glyphs(line)}"
        yield from (f"    {line}" for line in body)
        return
    dated = wrap(date, column)
    for row in range(max(len(dated), len(body))):
        left = pad(look.glyphs(dated[row]) if row < len(dated) else "", column)
        right = body[row] if row < len(body) else ""
        yield f"  {mark if row == 0 else ' '} {left}  {right}"


def _event_lines(timeline: Timeline, event: Event, look: Look, width: int) -> Iterator[str]:
    """Status, title and note marks; the detail; then what it belongs to, and its id."""
    status = event.status.upper() if event.status != "occurred" else ""
    numbers = timeline.marks[event.id]
    marks = "".join(f"[{number}]" for number in numbers)
    title = " ".join(filter(None, (status, harmless(event.title))))
    # a no-break space, so that a mark never begins a line; it ends the text, so it can be found again
    *above, last = wrap(look.glyphs(f"{title}\xa0{marks}" if marks else title), width)
    linked = ""
    if marks and last.endswith(f"\xa0{marks}"):
        last = last.removesuffix(f"\xa0{marks}")
        linked = " " + "".join(_linked_mark(timeline, number, look) for number in numbers)
    first, *rest = (*above, last)
    word = look.paint(_ROLES[event.status], status) if status else ""
    painted = [
        word + look.paint("bold", first.removeprefix(status)),
        *(look.paint("bold", line) for line in rest),
    ]
    painted[-1] += linked
    yield from painted
    if event.detail:
        yield from wrap(look.glyphs(harmless(event.detail)), width)
    for line in _joined([*_belongs(timeline.ledger, event)], width):
        yield look.paint("dim", look.glyphs(line))


def _joined(parts: list[str], width: int) -> Iterator[str]:
    """The parts with dots between, broken between parts where it can be done."""
    line = ""
    for part in parts:
        if line and cell_width(f"{line} · {part}") > width:
            yield from wrap(line, width)
            line = part
        else:
            line = f"{line} · {part}" if line else part
    yield from wrap(line, width)


def _belongs(ledger: Ledger, event: Event) -> Iterable[str]:
    if ledger.countries:
        yield harmless(", ".join(ledger.country_names(event.countries))) or "no country named"
    if event.categories:
        yield harmless(", ".join(event.categories))
    if event.place:
        yield harmless(event.place)
    yield event.id


# ----------------------------------------------------------------------------------------------- notes


def _notes(timeline: Timeline, look: Look) -> Iterator[str]:
    def mark(number: int, width: int) -> str:
        return " " * (width - len(f"[{number}]")) + _linked_mark(timeline, number, look)

    return note_lines(timeline, look, mark)


def note_lines(timeline: Timeline, look: Look, mark: Callable[[int, int], str]) -> Iterator[str]:
    """Yield the notes, and entries where there are some, under headings; a URL stays whole and, on a terminal, can be clicked.

    ``mark`` makes the mark of a note out of its number and the width in cells.
    """
    if not timeline.notes:
        return
    yield ""
    yield look.paint("heading", "Notes")
    widest = max(len(f"[{number}]") for number in timeline.notes)
    for number, note in timeline.notes.items():
        for row, line in enumerate(wrap(look.glyphs(harmless(note.text)), look.width - widest - 3)):
            yield f"  {mark(number, widest) if row == 0 else ' ' * widest} {look.clickable(line)}"
    if timeline.entries:
        yield ""
        yield look.paint("heading", "Works")
    for entry in timeline.entries.values():
        for row, line in enumerate(wrap(look.glyphs(harmless(plain_text(entry))), look.width - 4)):
            yield f"{'    ' if row else '  '}{look.clickable(line)}"


def _linked_mark(timeline: Timeline, number: int, look: Look) -> str:
    mark = look.paint("dim", f"[{number}]")
    url = printed_url(timeline.ledger.sources[timeline.notes[number].citations[0].source])
    return look.link(url, mark) if url else mark
