"""Notes in their order: which is the first to name a work, which a later one, which follows on itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ca_israel.cite.citation import Cite
from ca_israel.cite.parts.rich_text import cleaned, plain, unmarked
from ca_israel.cite.registry import style_called

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ca_israel.cite.citation import CitationStyle, Position
    from ca_israel.ledger.model import Citation, Event, Ledger, Source


class Note(NamedTuple):
    """One printed note, or bibliography entry. ``number`` is None for a work cited by its citekey.

    ``marked`` is its text with italics and links (``marks``). ``stands_for`` is the number of the first
    note of a work that this one names by its short form.
    """

    number: int | None
    marked: str
    citations: tuple[Citation, ...]
    stands_for: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """The words of the note."""
        return plain(self.marked)

    def __str__(self) -> str:
        return self.text if self.number is None else f"[{self.number}] {self.text}"


class Positioned(NamedTuple):
    """A note before it is put in words."""

    number: int
    cites: tuple[Cite, ...]
    citations: tuple[Citation, ...]
    stands_for: tuple[int, ...]


def footnote_notes(ledger: Ledger, style: CitationStyle | None = None) -> dict[int, Note]:
    """Return every footnote of the ledger as printed, in the article's order.

    The lowest number that cites a work has its full form, later ones the short. ``style`` is the house
    style unless given.
    """
    return compose(ledger, footnotes(ledger), style=style)


def footnotes(ledger: Ledger) -> list[tuple[int, tuple[Citation, ...]]]:
    """Return the article's footnotes in their order: number and citations."""
    return [(number, ledger.footnotes[number].citations) for number in sorted(ledger.footnotes)]


def event_notes(
    ledger: Ledger, events: Sequence[Event]
) -> tuple[dict[int, Note], dict[str, tuple[int, ...]]]:
    """Return the notes that ``events`` rest on, and for each event's id the numbers of its notes.

    Footnotes keep their numbers. Works cited without a footnote are numbered after the ledger's last
    one, in the order shown; the same work at the same place is one note. The first note *shown* of a
    work is printed in full.
    """
    direct: dict[Citation, int] = {}
    following = max(ledger.footnotes, default=0) + 1
    marks: dict[str, tuple[int, ...]] = {}
    for event in events:
        added = [direct.setdefault(citation, following + len(direct)) for citation in event.sources]
        marks[event.id] = (*event.footnotes, *dict.fromkeys(added))
    used = sorted({number for event in events for number in event.footnotes})
    numbered = [(number, ledger.footnotes[number].citations) for number in used]
    numbered += [(number, (citation,)) for citation, number in direct.items()]
    return compose(ledger, numbered), marks


def source_note(ledger: Ledger, key: str, style: CitationStyle | None = None) -> Note:
    """Return the full note of one work, without number or locator."""
    from ca_israel.ledger.model import Citation

    style = style or style_called("house", {})
    return Note(None, style.note([Cite(unmarked(ledger.sources[key]))]), (Citation(key),))


def compose(
    ledger: Ledger,
    numbered: Iterable[tuple[int, tuple[Citation, ...]]],
    *,
    in_full: bool = False,
    style: CitationStyle | None = None,
) -> dict[int, Note]:
    """Return the notes of ``numbered`` citations, each work in full where it first stands."""
    style = style or style_called("house", cited_works(ledger))
    return {
        note.number: Note(note.number, style.note(note.cites), note.citations, note.stands_for)
        for note in positioned(ledger, numbered, in_full=in_full)
    }


def positioned(
    ledger: Ledger, numbered: Iterable[tuple[int, tuple[Citation, ...]]], *, in_full: bool = False
) -> Iterator[Positioned]:
    """Yield the notes with the position of each cite (CSL 1.0.2, "position"); ``in_full``: each as if alone."""
    seen: dict[str, int] = {}
    before: tuple[Cite, ...] = ()
    for number, citations in numbered:
        if in_full:
            seen, before = {}, ()
        cites: list[Cite] = []
        stands_for: list[int] = []
        for source, locator, prefix, suffix in citations:
            position: Position = "first"
            if source in seen:
                last = cites[-1] if cites else before[0] if len(before) == 1 else None
                position = _position(last, source, locator)
                stands_for.append(seen[source])
            seen.setdefault(source, number)
            cites.append(_clean(Cite(ledger.sources[source], position, locator, prefix, suffix)))
        before = tuple(cites)
        firsts = tuple(dict.fromkeys(first for first in stands_for if first != number))
        yield Positioned(number, before, citations, firsts)


def _clean(cite: Cite) -> Cite:
    """The cite without marks of the ledger's own, in the work or beside it."""
    source, position, locator, prefix, suffix = cite
    if locator:
        locator = locator._replace(value=cleaned(locator.value))
    return Cite(unmarked(source), position, locator, prefix and cleaned(prefix), suffix and cleaned(suffix))


def _position(last: Cite | None, source: str, locator: object) -> Position:
    """The position of a cite of a work seen before, after ``last``, the cite that stands right before it."""
    if last is None or last.source.key != source or (last.locator and not locator):
        return "subsequent"
    return "ibid" if last.locator == locator else "ibid-with-locator"


def cited_works(ledger: Ledger, also: Iterable[str] = ()) -> dict[str, Source]:
    """Return the works that are cited, by citekey, in the order of the first citation, then ``also``."""
    keys = [c.source for _, citations in footnotes(ledger) for c in citations]
    keys += [c.source for event in sorted(ledger.events, key=_in_time) for c in event.sources]
    return {key: unmarked(ledger.sources[key]) for key in dict.fromkeys((*keys, *also))}


def _in_time(event: Event) -> tuple[object, ...]:
    return event.date.sort_key
