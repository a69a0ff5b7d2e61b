"""Notes in their order: which is the first to name a work, which a later one, which is ambiguous."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from . import house

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ca_israel.model import Citation, Event, Ledger


class Note(NamedTuple):
    """One printed note. ``number`` is None for a work cited by its citekey.

    ``stands_for`` is the number of the first note of a work that this one names by its short form.
    """

    number: int | None
    text: str
    citations: tuple[Citation, ...]
    stands_for: tuple[int, ...] = ()

    def __str__(self) -> str:
        return self.text if self.number is None else f"[{self.number}] {self.text}"


def footnote_notes(ledger: Ledger, *, in_full: bool = False) -> dict[int, Note]:
    """Return every footnote of the ledger as printed, in the article's order.

    The lowest number that cites a work has its full form, later ones the short; ``in_full`` has no short.
    """
    numbered = [(number, ledger.footnotes[number].citations) for number in sorted(ledger.footnotes)]
    return compose(ledger, numbered, in_full=in_full)


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


def source_note(ledger: Ledger, key: str) -> Note:
    """Return the full note of one work, without number or locator."""
    from ca_israel.model import Citation

    return Note(None, house.closed(house.first(ledger.sources[key], None)), (Citation(key),))


def compose(
    ledger: Ledger, numbered: Iterable[tuple[int, tuple[Citation, ...]]], *, in_full: bool = False
) -> dict[int, Note]:
    """Return the notes of ``numbered`` citations, each work in full where it first stands."""
    ambiguous = _ambiguous(ledger)
    seen: dict[str, int] = {}
    notes: dict[int, Note] = {}
    for number, citations in numbered:
        parts: list[str] = []
        stands_for: list[int] = []
        for citation in citations:
            source = ledger.sources[citation.source]
            if citation.source in seen and not in_full:
                part = house.later(source, citation.locator, ambiguous=citation.source in ambiguous)
                stands_for.append(seen[citation.source])
            else:
                part = house.first(source, citation.locator)
            seen.setdefault(citation.source, number)
            parts.append(" ".join(filter(None, (citation.prefix, part, citation.suffix))))
        text = house.SEPARATOR.join(parts)
        firsts = tuple(dict.fromkeys(first for first in stands_for if first != number))
        notes[number] = Note(number, house.closed(text), citations, firsts)
    return notes


def _ambiguous(ledger: Ledger) -> frozenset[str]:
    """The citekeys whose short author another cited work has too."""
    cited = {c.source for footnote in ledger.footnotes.values() for c in footnote.citations}
    cited |= {c.source for event in ledger.events for c in event.sources}
    by_author: dict[str, list[str]] = {}
    for key in cited:
        author = house.short_author(ledger.sources[key])
        if author:
            by_author.setdefault(author, []).append(key)
    return frozenset(key for keys in by_author.values() if len(keys) > 1 for key in keys)
