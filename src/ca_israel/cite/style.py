"""The citation style of a run: the one asked for, else the ledger's, else the house style.

It is chosen once and handed to whatever prints notes. Nothing is read, and pandoc is not looked for, before a note
or an entry is printed.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ca_israel.cite.notes import Note, cited_works, compose, positioned
from ca_israel.cite.registry import IN_TEXT, STYLES, style_class
from ca_israel.errors import BadUsage
from ca_israel.ledger.loader import LedgerInvalid
from ca_israel.ledger.model import Problem, is_csl_file
from ca_israel.text.suggest import one_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ca_israel.cite import csl
    from ca_israel.cite.notes import Numbered, Positioned
    from ca_israel.ledger.model import Ledger, Source


class Printing(ABC):
    """Some notes of a ledger and the entries of their works, in one style; put in words when they are first asked for.

    ``keys`` are the works whose entries are wanted, ``in_full`` is for notes that are read each by itself.
    """

    def __init__(
        self, ledger: Ledger, numbered: Sequence[Numbered], keys: Sequence[str] = (), *, in_full: bool = False
    ) -> None:
        self._ledger = ledger
        self._numbered = numbered
        self._keys = tuple(dict.fromkeys(keys))
        self._in_full = in_full

    @cached_property
    def _works(self) -> dict[str, Source]:
        return cited_works(self._ledger, also=self._keys)

    @property
    @abstractmethod
    def is_in_text(self) -> bool:
        """Whether notes are citations of a text, "(Kim, 2004)", which name a work and leave it to its entry to say more."""

    @cached_property
    @abstractmethod
    def notes(self) -> Mapping[int, Note]:
        """The notes by their numbers."""

    @cached_property
    @abstractmethod
    def entries(self) -> Mapping[str, str]:
        """The marked text (``parts.rich_text``) of each bibliography entry by its citekey, as the style sorts them."""

    @property
    def notes_with_entries(self) -> Mapping[int, Note]:
        """The notes, for a place that has no list of entries: behind an in-text citation stand the entries of its works."""
        if not self.notes or not self.is_in_text:
            return self.notes
        full = {}
        for number, note in self.notes.items():
            keys = dict.fromkeys(citation.source for citation in note.citations)
            entries = (self.entries[key] for key in keys if key in self.entries)
            full[number] = note._replace(marked=" ".join((note.marked, *entries)))
        return full


class Style(ABC):
    """A citation style; ``str`` is its name, or the path of its file."""

    @property
    def files(self) -> Sequence[Path]:
        """The files that it is read from."""
        return ()

    @abstractmethod
    def check(self) -> None:
        """Read its file, if it has one. Raises BadUsage, or LedgerInvalid where a ledger names it, for one that will not do."""

    @abstractmethod
    def printing(
        self, ledger: Ledger, numbered: Sequence[Numbered], keys: Sequence[str] = (), *, in_full: bool = False
    ) -> Printing:
        """Return what prints these notes, and entries of the works ``keys``."""


def style_named(name: str | Path, *, option: str = "--style") -> Style:
    """Return the style that ``option`` names: one of ours, or a CSL file, as every ``Path`` is.

    Raises BadUsage for a name that is none of ours, and for a file that does not exist or is no CSL style.
    """
    if isinstance(name, str) and not is_csl_file(name):
        return _Own(one_of(option, name, (*STYLES, "FILE.csl")))
    style = _Csl(Path(name))
    style.check()
    return style


def style_of(ledger: Ledger) -> Style:
    """Return the ledger's own style, the house style where it names none; a CSL file is not read yet."""
    if ledger.style is None or not is_csl_file(ledger.style):
        return _Own(ledger.style or "house")
    return _Csl(ledger.path.parent / ledger.style, ledger)


class _Own(Style):
    """One of STYLES."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __str__(self) -> str:
        return self.name

    def check(self) -> None:
        """It has no file."""

    def printing(
        self, ledger: Ledger, numbered: Sequence[Numbered], keys: Sequence[str] = (), *, in_full: bool = False
    ) -> Printing:
        return _OwnPrinting(self.name, ledger, numbered, keys, in_full=in_full)


class _OwnPrinting(Printing):
    def __init__(
        self, name: str, ledger: Ledger, numbered: Sequence[Numbered], keys: Sequence[str], *, in_full: bool
    ) -> None:
        super().__init__(ledger, numbered, keys, in_full=in_full)
        self._name = name

    @property
    def is_in_text(self) -> bool:
        return self._name in IN_TEXT

    @cached_property
    def notes(self) -> Mapping[int, Note]:
        style = style_class(self._name)(self._works)
        return compose(self._ledger, self._numbered, style, in_full=self._in_full)

    @cached_property
    def entries(self) -> Mapping[str, str]:
        chosen, wanted, works = style_class(self._name), frozenset(self._keys), self._works
        if chosen.repeats_authors:
            works = {key: source for key, source in works.items() if key in wanted}
        style = chosen(works)
        order = [key for key in style.order() if key in wanted] if len(wanted) > 1 else wanted
        return {key: style.entry(works[key]) for key in order}


class _Csl(Style):
    """A CSL file, through pandoc. Where a ledger names it, what is wrong with it is a mistake of that ledger, at its place there."""

    def __init__(self, path: Path, ledger: Ledger | None = None) -> None:
        self.path = path
        self._ledger = ledger

    def __str__(self) -> str:
        return str(self.path)

    @property
    def files(self) -> Sequence[Path]:
        from ca_israel.cite.csl.style_file import files_of

        try:
            return files_of(self.path)
        except BadUsage:  # whoever reads it to print says so
            return (self.path,)

    def check(self) -> None:
        from ca_israel.cite.csl.style_file import read_style

        with self.blamed():
            read_style(self.path)

    @contextmanager
    def blamed(self) -> Iterator[None]:
        """Blame what is wrong with the file on the ledger that names it, if one does."""
        try:
            yield
        except BadUsage as error:
            if self._ledger is None:
                raise
            line, column = self._ledger.positions.value(("style",))
            problem = Problem(self._ledger.path, line, column, str(error), error.hint)
            raise LedgerInvalid((problem,)) from None

    def printing(
        self, ledger: Ledger, numbered: Sequence[Numbered], keys: Sequence[str] = (), *, in_full: bool = False
    ) -> Printing:
        return _CslPrinting(self, ledger, numbered, keys, in_full=in_full)


class _CslPrinting(Printing):
    """Notes and entries come from one run of pandoc; where there are none to print, it is not run."""

    def __init__(
        self, style: _Csl, ledger: Ledger, numbered: Sequence[Numbered], keys: Sequence[str], *, in_full: bool
    ) -> None:
        super().__init__(ledger, numbered, keys, in_full=in_full)
        self._style = style

    @cached_property
    def _positioned(self) -> Sequence[Positioned]:
        return list(positioned(self._ledger, self._numbered, in_full=self._in_full))

    @cached_property
    def _engine(self) -> csl.Style:
        from ca_israel.cite import csl

        with self._style.blamed():
            return csl.Style(
                self._style.path,
                self._works,
                [(note.number, note.cites) for note in self._positioned],
                authors_in_full=frozenset(self._keys) < self._works.keys(),
                in_full=self._in_full,
            )

    @property
    def is_in_text(self) -> bool:
        return self._engine.is_in_text

    @cached_property
    def notes(self) -> Mapping[int, Note]:
        texts = self._engine.notes() if self._positioned else {}
        return {
            number: Note(number, texts[number], citations, firsts)
            for number, _, citations, firsts in self._positioned
        }

    @cached_property
    def entries(self) -> Mapping[str, str]:
        entries = self._engine.entries() if self._keys else {}
        return {key: text for key, text in entries.items() if key in self._keys}
