"""A timeline: the events of a query, with the notes they rest on, as every format gets it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from ca_israel.cite.notes import numbered_for
from ca_israel.cite.style import style_of
from ca_israel.query.select import Query, select, sources_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ca_israel.cite.notes import Note, Numbered
    from ca_israel.cite.style import Printing, Style
    from ca_israel.ledger.model import Ledger
    from ca_israel.query.select import Selection

Vague: TypeAlias = Literal["skip", "span", "first"]
VAGUE: tuple[Vague, ...] = ("skip", "span", "first")


class TimelineOptions(NamedTuple):
    """What only some formats heed.

    ``vague``: what a calendar does with dates that are no exact days: leave them out, give them every
    possible day, or the first. ``raw``: a table for machines, its cells not disarmed. ``ids``: a document names
    each event's id.
    """

    vague: Vague = "skip"
    raw: bool = False
    ids: bool = False


class _Timeline(NamedTuple):
    ledger: Ledger
    query: Query
    selection: Selection
    style: Style
    options: TimelineOptions = TimelineOptions()


class Timeline(_Timeline):
    """What a renderer gets: the selection, the notes it rests on, and the style they are printed in.

    Notes are put in words when a format asks for them, and not where it prints none.
    """

    @cached_property
    def _numbered(self) -> tuple[list[Numbered], Mapping[str, tuple[int, ...]]]:
        return numbered_for(self.ledger, self.selection.events)

    @cached_property
    def _printing(self) -> Printing:
        return self.style.printing(self.ledger, self._numbered[0], self.works)

    @property
    def marks(self) -> Mapping[str, tuple[int, ...]]:
        """The numbers of each event's notes, by its id."""
        return self._numbered[1]

    @cached_property
    def works(self) -> tuple[str, ...]:
        """The citekeys of all works that the events shown rest on, in the order of the events."""
        keys = (key for event in self.selection.events for key in sources_of(self.ledger, event))
        return tuple(dict.fromkeys(keys))

    @property
    def notes(self) -> Mapping[int, Note]:
        """The notes by number; the first one *shown* of a work has its full form."""
        return self._printing.notes

    @property
    def entries(self) -> Mapping[str, str]:
        """The entry of each work (``Printing.entries``) where the notes are in-text citations, which say little by themselves."""
        return self._printing.entries if self.notes and self._printing.is_in_text else {}

    @property
    def footnotes(self) -> Mapping[int, Note]:
        """The notes that are footnotes of the ledger, without those of works that events cite directly."""
        numbered = [note for note in self._numbered[0] if note[0] in self.ledger.footnotes]
        return self.style.printing(self.ledger, numbered).notes

    @property
    def notes_in_full(self) -> Mapping[int, Note]:
        """The notes, none of them shortened, for events that are read without those above them.

        Behind in-text citations stand the entries of their works.
        """
        return self.style.printing(
            self.ledger, self._numbered[0], self.works, in_full=True
        ).notes_with_entries


def timeline(
    ledger: Ledger,
    query: Query,
    options: TimelineOptions = TimelineOptions(),  # noqa: B008 - frozen
    style: Style | None = None,
) -> Timeline:
    """Return the events of ``query`` with the notes they rest on, in ``style`` or the ledger's own."""
    return Timeline(ledger, query, select(ledger, query), style or style_of(ledger), options)


def window_remarks(selection: Selection) -> Iterator[str]:
    """Yield how many events may fall outside the window of the query, and how many reach beyond it."""
    if selection.vague:
        yield f"{selection.vague} may fall outside the time asked for"
    if selection.extending:
        yield f"{selection.extending} {'reaches' if selection.extending == 1 else 'reach'} beyond it"
