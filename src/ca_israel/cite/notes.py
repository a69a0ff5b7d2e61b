"""Notes in their order, and the position of each cite: the first of a work, a later one, or ibid."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ca_israel.cite.citation import Cite
from ca_israel.cite.parts.rich_text import plain_text, unmarked
from ca_israel.ledger.model import Citation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ca_israel.cite.citation import CitationStyle, Position
    from ca_israel.ledger.model import Event, Ledger, Source

Numbered: TypeAlias = tuple[int, tuple[Citation, ...]]


class Note(NamedTuple):
    """What a style prints of a footnote, or a bibliography entry; ``number`` is None for a work named by its citekey.

    ``marked`` is its text with italics and links (``parts.rich_text``). ``stands_for`` has the numbers of
    the first notes of the works that this one names by their short forms.
    """

    number: int | None
    marked: str
    citations: tuple[Citation, ...]
    stands_for: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """The words of the note."""
        return plain_text(self.marked)

    def __str__(self) -> str:
        return self.text if self.number is None else f"[{self.number}] {self.text}"


class NotesToPrint(NamedTuple):
    """What a format gets: notes or entries in the order of print, and the ledger whose works they cite.

    For text alone: ``details`` and ``sole`` ask for the lines of ``details.details``, ``article`` are the
    article's notes in the same style.
    """

    ledger: Ledger
    notes: Sequence[Note]
    details: bool = False
    sole: bool = False
    article: Mapping[int | str, Note] = {}


class Positioned(NamedTuple):
    """A footnote whose cites know their positions, before a style prints it."""

    number: int
    cites: tuple[Cite, ...]
    citations: tuple[Citation, ...]
    stands_for: tuple[int, ...]


def footnotes(ledger: Ledger) -> list[Numbered]:
    """Return the article's footnotes in their order: number and citations."""
    return [(number, ledger.footnotes[number].citations) for number in sorted(ledger.footnotes)]


def numbered_for(
    ledger: Ledger, events: Sequence[Event]
) -> tuple[list[Numbered], dict[str, tuple[int, ...]]]:
    """Return the notes that ``events`` rest on, to be printed, and for each event's id the numbers of its notes.

    Footnotes keep their numbers. Works cited without a footnote are numbered after the ledger's last
    one, in the order shown; the same work at the same place is one note.
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
    return numbered, marks


def compose(
    ledger: Ledger, numbered: Iterable[Numbered], style: CitationStyle, *, in_full: bool = False
) -> dict[int, Note]:
    """Return the notes of ``numbered`` citations, each work in full where it first stands; ``in_full``: everywhere."""
    return {
        note.number: Note(note.number, style.note(note.cites), note.citations, note.stands_for)
        for note in positioned(ledger, numbered, in_full=in_full)
    }


def positioned(
    ledger: Ledger, numbered: Iterable[Numbered], *, in_full: bool = False
) -> Iterator[Positioned]:
    """Yield the notes with the position of each cite (CSL 1.0.2, "position"); ``in_full``: each as if alone."""
    seen: dict[str, int] = {}
    before: tuple[Cite, ...] = ()
    for number, citations in numbered:
        if in_full:
            seen, before = {}, ()
        cites: list[Cite] = []
        stands_for: list[int] = []
        for citation in citations:
            cite = cite_of(ledger, citation)
            if citation.source in seen:
                last = cites[-1] if cites else before[0] if len(before) == 1 else None
                cite = cite._replace(position=_position(last, cite))
                stands_for.append(seen[citation.source])
            seen.setdefault(citation.source, number)
            cites.append(cite)
        before = tuple(cites)
        firsts = tuple(dict.fromkeys(first for first in stands_for if first != number))
        yield Positioned(number, before, citations, firsts)


def cite_of(ledger: Ledger, citation: Citation, quote: str | None = None) -> Cite:
    """Return a citation of the ledger as a cite: the only way by which its text reaches styles and exports."""
    source, locator, prefix, suffix = citation
    return unmarked(Cite(ledger.sources[source], "first", locator, prefix, suffix, quote))


def _position(last: Cite | None, cite: Cite) -> Position:
    """The position of a cite of a work seen before; ``last`` is the cite right before it."""
    if last is None or last.source.key != cite.source.key or (last.locator and not cite.locator):
        return "subsequent"
    return "ibid" if last.locator == cite.locator else "ibid-with-locator"


def cited_works(ledger: Ledger, also: Iterable[str] = ()) -> dict[str, Source]:
    """Return the works that are cited, by citekey, in the order of the first citation, then ``also``."""
    keys = [c.source for _, citations in footnotes(ledger) for c in citations]
    in_time = sorted(ledger.events, key=lambda event: event.date.sort_key)
    keys += [c.source for event in in_time for c in event.sources]
    return {key: cite_of(ledger, Citation(key)).source for key in dict.fromkeys((*keys, *also))}
