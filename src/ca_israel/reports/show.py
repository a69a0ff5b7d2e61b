"""Everything known of one event, footnote or source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ca_israel.archive.verdicts import gap_words
from ca_israel.cite.details import LABEL, details, row
from ca_israel.cite.notes import Note, footnotes, numbered_for
from ca_israel.cite.style import style_of
from ca_israel.dates.edtf import Edtf
from ca_israel.dates.words import words
from ca_israel.errors import NotInLedger
from ca_israel.ledger.model import Checked, Citation, Name
from ca_israel.query.lookup import footnote_numbered
from ca_israel.query.select import sources_of
from ca_israel.query.targets import plain_numbers
from ca_israel.text.folding import fold
from ca_israel.text.json import json_text
from ca_israel.text.layout import cell_width, wrap
from ca_israel.text.safe import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ca_israel.cite.style import Style
    from ca_israel.ledger.model import Event, Ledger, Source
    from ca_israel.terminal.look import Look

_WIDEST = 100


def show(ledger: Ledger, what: str, look: Look, style: Style | None = None) -> str:
    """Return all of the event, footnote or source called ``what`` as text, its notes in ``style`` or the ledger's own.

    Raises NotInLedger, and what the style raises (``cite.style``).
    """
    style = style or style_of(ledger)
    look = look._replace(width=min(look.width, _WIDEST))
    if what not in ledger.sources:
        what = plain_numbers(what)
    if what.isascii() and what.isdigit() and what not in ledger.sources and len(what) < 10:
        lines = _footnote(ledger, footnote_numbered(ledger, int(what)), look, style)
    elif event := _event_called(ledger, what):
        lines = _event(ledger, event, look, style)
    elif what in ledger.sources:
        lines = _source(ledger, ledger.sources[what], look)
    else:
        raise _unknown(ledger, what)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _event_called(ledger: Ledger, id: str) -> Event | None:  # noqa: A002 - the ledger's own word
    return next((event for event in ledger.events if event.id == id), None)


def _unknown(ledger: Ledger, what: str) -> NotInLedger:
    from ca_israel.text.suggest import did_you_mean

    if fold(what) in ledger.country_slugs:
        return NotInLedger(f'"{what}" is a country', hint=f"`cai timeline {what}` prints its events")
    known = [*(event.id for event in ledger.events), *ledger.sources]
    hint = did_you_mean(what, known, "`cai timeline` prints the ids")
    return NotInLedger(f'no event, footnote or source "{what}" in this ledger', hint=hint)


def _rows(values: Mapping[str, str | None], look: Look, width: int = LABEL) -> Iterator[str]:
    for label, value in values.items():
        if value:
            yield from row(label, value, look, width)


def _label_width(labels: Iterable[str], look: Look) -> int:
    """How many cells the labels take so that all values stand below one another, at most a third of a line."""
    widest = max((cell_width(harmless(label)) for label in labels), default=0)
    return max(LABEL, min(widest + 2, look.width // 3))


def _event(ledger: Ledger, event: Event, look: Look, style: Style) -> Iterator[str]:
    for line in wrap(look.glyphs(harmless(event.title)), look.width):
        yield look.paint("title", line)
    own = _own(event.x)
    width = _label_width(own, look)
    followers = [e for e in ledger.events if e.follows == event.id]
    yield from _rows(
        {
            "id": event.id,
            "date": f"{words(event.date)} ({event.date.text}: {_bounds(event)})",
            "status": event.status,
            "countries": ", ".join(ledger.country_names(event.countries)) or "none named",
            "categories": ", ".join(event.categories),
            "place": event.place,
            "people": ", ".join(event.people),
            "detail": event.detail,
            "paragraph": f"{event.paragraph} of the article" if event.paragraph else None,
            "follows": event.follows,
            "followed by": ", ".join(e.id for e in followers),
            **own,
        },
        look,
        width,
    )
    numbered, _ = numbered_for(ledger, [event])
    printing = style.printing(ledger, numbered, sources_of(ledger, event))
    for note in printing.notes_with_entries.values():
        yield from row("note", str(note), look, width)


def _bounds(event: Event) -> str:
    earliest, latest = event.date.earliest, event.date.latest
    if earliest == latest:
        return "that day"
    return f"{earliest or 'open'} to {latest or 'open'}"


def _own(x: Mapping[str, Any]) -> dict[str, str]:
    return {
        f"x.{key}": value if isinstance(value, str) else json_text(value, indent=None)
        for key, value in x.items()
    }


def _footnote(ledger: Ledger, number: int, look: Look, style: Style) -> Iterator[str]:
    article = style.printing(ledger, footnotes(ledger)).notes
    note = article[number]
    yield from (look.paint("title", line) for line in wrap(look.glyphs(harmless(str(note))), look.width))
    yield from details(ledger, note, look, article=article)
    yield from _rows({"quote": ledger.footnotes[number].quote}, look)
    for key in dict.fromkeys(c.source for c in note.citations):
        yield ""
        yield from _source(ledger, ledger.sources[key], look)


_LABELS = {
    "key": "citekey",
    "container": "in",
    "moved_from": "moved from",
    "first_published": "first published",
}


def _in_words(value: Any) -> str:
    """A value of a source, whatever its field; empty when there is none."""
    match value:
        case Name():
            return ", ".join(filter(None, (value.family, value.given, value.particle)))
        case Checked():
            return f"{value.on} by {value.by}" if value.by else f"{value.on}"
        case Edtf():
            return words(value)
        case tuple():
            return "; ".join(map(_in_words, value))
        case _:
            return "" if value is None else str(value)


def _copy(source: Source) -> str | None:
    """The archived copy, its day, and how far that is from the day on which the work was read."""
    if source.archive is None:
        return None
    url, day = source.archive
    if day is None:
        return url
    off = f", {gap_words((day - source.accessed).days, 'access')}" if source.accessed else ""
    return f"{url} ({day}){off}"


def _source(ledger: Ledger, source: Source, look: Look) -> Iterator[str]:
    for line in wrap(look.glyphs(harmless(source.title or source.url or source.key)), look.width):
        yield look.paint("title", line)
    fields = source._asdict() | {"archive": _copy(source)}
    del fields["title"]
    own = _own(fields.pop("x"))
    rows = {_LABELS.get(name, name): said for name, value in fields.items() if (said := _in_words(value))}
    width = _label_width(rows | own, look)
    yield from _rows(rows | own, look, width)
    yield from details(ledger, Note(None, "", (Citation(source.key),)), look, label_width=width)
