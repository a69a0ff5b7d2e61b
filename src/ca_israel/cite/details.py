"""The lines under a note: the notes it is short for, what it supports, and the events that rest on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ca_israel.dates.words import words
from ca_israel.query.select import sources_of
from ca_israel.text.layout import cell_width, pad, wrap
from ca_israel.text.safe import harmless

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ca_israel.cite.notes import Note
    from ca_israel.ledger.model import Ledger
    from ca_israel.terminal.look import Look

LABEL = 12  # cells that a label takes, its blanks with it


def details(
    ledger: Ledger,
    note: Note,
    look: Look,
    *,
    sole: bool = False,
    article: Mapping[Any, Note] = {},
    label_width: int = LABEL,
) -> Iterator[str]:
    """Yield, as labelled lines, what ``cai cite`` adds to a note on a terminal.

    ``label_width`` is for ``row``. ``sole``: only the events that rest on nothing but the works of this note. ``article`` are the
    article's notes in the note's own style; those that the note stands for must be there.
    """
    if note.number is None:
        numbers = footnotes_to(ledger, note.citations[0].source)
        if numbers:
            yield from row("footnotes", ", ".join(map(str, numbers)), look, label_width)
    else:
        for first in note.stands_for:
            if article[first].marked != note.marked:  # an in-text style cites a work again in the same words
                yield from row("stands for", str(article[first]), look, label_width)
        supports = ledger.footnotes[note.number].supports
        if supports:
            yield from row("cited for", supports, look, label_width)
    yield from _resting(ledger, note, look, label_width, sole=sole)


def footnotes_to(ledger: Ledger, key: str) -> tuple[int, ...]:
    """Return the numbers of the footnotes that cite the source ``key``."""
    return tuple(n for n, f in sorted(ledger.footnotes.items()) if any(c.source == key for c in f.citations))


def row(label: str, value: str, look: Look, width: int = LABEL) -> Iterator[str]:
    """Yield ``value`` wrapped beside its label, which takes ``width`` cells; a longer one stands on a line of its own."""
    label = look.glyphs(harmless(label))
    if cell_width(label) >= width:
        yield f"  {look.paint('dim', label)}"
        label = ""
    for number, line in enumerate(wrap(look.glyphs(harmless(value)), look.width - width - 2)):
        yield f"  {look.paint('dim', pad(label if number == 0 else '', width))}{look.clickable(line)}"


def _resting(ledger: Ledger, note: Note, look: Look, width: int, *, sole: bool) -> Iterator[str]:
    """The events that rest on a note, and, labelled so, those that cite the same work another way."""
    keys = {citation.source for citation in note.citations}
    resting = [event for event in ledger.events if not keys.isdisjoint(sources_of(ledger, event))]
    if sole:
        resting = [event for event in resting if keys.issuperset(sources_of(ledger, event))]
        if not resting:
            yield from row("event", "none rests on this alone", look, width)
    for event in sorted(resting, key=lambda e: e.date.sort_key):
        through = [n for n in event.footnotes if any(c.source in keys for c in ledger.footnotes[n].citations)]
        other = ""
        if note.number is not None and note.number not in through:
            other = f" (through footnote {through[0]})" if through else " (cited directly)"
        yield from row("event", f"{words(event.date)}: {event.title} · {event.id}{other}", look, width)
