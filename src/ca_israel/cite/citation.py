"""What a citation style or an export gets: the works, and the cites that point at them.

Four words, each for one thing: a ``Citation`` is what the ledger says, a ``Cite`` the same with its work and
its position, a ``Footnote`` a number of the ledger with its citations, a ``Note`` what a style prints of one.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ca_israel.ledger.model import Locator, Source, SourceType

Position: TypeAlias = Literal["first", "subsequent", "ibid", "ibid-with-locator"]

# The works a style knows of, by citekey, in the order in which the ledger first cites them.
Works: TypeAlias = "Mapping[str, Source]"


class Cite(NamedTuple):
    """A citation of the ledger as styles and exports get it: with its work, and free of marks (``notes.cite_of``).

    ``position`` is that of CSL 1.0.2. ``ibid``: the note before holds one cite, of this work at this place;
    ``ibid-with-locator``: at another. ``quote`` is what the footnote is cited for, for exports.
    """

    source: Source
    position: Position = "first"
    locator: Locator | None = None
    prefix: str | None = None
    suffix: str | None = None
    quote: str | None = None


def sorted_cites(cites: Sequence[Cite], key: Callable[[Cite], Any]) -> Sequence[Cite]:
    """Return the cites of a note sorted by ``key``; as they are where a prefix ("but see") depends on their order.

    So does pandoc, and APA asks for it (Publication Manual, 8.12); citeproc-js sorts them nonetheless.
    """
    return cites if any(cite.prefix for cite in cites) else sorted(cites, key=key)


class CitationStyle(ABC):
    """A style, over the works of a ledger; what it returns is marked text (``parts.rich_text``).

    ``repeats_authors`` says that a dash may stand for the authors of the entry before, so that the style
    must be given no works but those that are printed.
    """

    repeats_authors: ClassVar[bool] = False

    def __init__(self, works: Works) -> None:
        self._works = works

    @abstractmethod
    def note(self, cites: Sequence[Cite]) -> str:
        """Return one whole note or in-text citation, closed as the style closes it."""

    @abstractmethod
    def entry(self, source: Source) -> str:
        """Return the bibliography entry of a work."""

    @abstractmethod
    def sort_key(self, source: Source) -> Any:
        """Return what the bibliography is sorted by."""

    def order(self) -> Sequence[str]:
        """Return the citekeys of the works as the style sorts its bibliography."""
        return sorted(self._works, key=lambda key: self.sort_key(self._works[key]))


# Compiled when it is asked for, as few works are manuscripts and the start is short.
_DESCRIPTION = r"(?i:letter|telegram|cable|memorandum|postcard|message|e-?mail|diary|notebook|interview) (?:to|from|of|with)\b"
_DESCRIPTIONS: dict[SourceType, str] = {
    "journal": "article", "news": "news article", "web": "web page", "book": "book", "chapter": "chapter",
    "thesis": "thesis", "report": "report", "manuscript": "manuscript", "other": "work",
}  # fmt: skip


def described(source: Source) -> str:
    """Return what stands for the title of a work that has none: "web page"; of one that is an address alone, its host too."""
    from ca_israel.ledger.allowances import allowed_host

    words = _DESCRIPTIONS[source.type]
    if source.authors or source.container or not source.url:
        return words
    return f"{words} at {allowed_host(source.url)}"


def is_description(source: Source) -> bool:
    """Whether the title of a manuscript only says what it is ("Letter to Ann Roe"), and so stands without quotes."""
    return source.type == "manuscript" and re.match(_DESCRIPTION, source.title) is not None


def printed_url(source: Source) -> str | None:
    """Return the address to print: the archived copy where the work is gone from its own.

    A usurped address is never printed, whether or not there is an archived copy.
    """
    if source.state and source.archive:
        return source.archive.url
    return None if source.state == "usurped" else source.url


def doi_url(source: Source) -> str | None:
    """Return the address of the work's DOI, if it has one."""
    return source.doi and f"https://doi.org/{source.doi}"
