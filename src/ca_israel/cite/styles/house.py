"""The article's own style: a full note, then the short one.

Author, “Title”, Container, volume(issue), year, URL, p. locator, (Date of Accession: DD.MM.YYYY).
A later note is Family, op.cit.
The rules are those of ``house.csl`` (CSL 1.0.2); the article itself is the authority.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ca_israel.cite.citation import CitationStyle, printed_url
from ca_israel.cite.parts.authors import author_list
from ca_israel.cite.parts.dates import DAY_FIRST
from ca_israel.cite.parts.issued import issued
from ca_israel.cite.parts.names import person
from ca_israel.cite.parts.numbers import LABELS, located
from ca_israel.cite.parts.punctuation import nested, quoted
from ca_israel.cite.parts.rich_text import joined, link, plain_text
from ca_israel.cite.parts.short_authors import alike
from ca_israel.cite.parts.short_titles import short_title
from ca_israel.cite.parts.sorting import collated

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ca_israel.cite.citation import Cite
    from ca_israel.ledger.model import Locator, Source

_IMPRINT_TYPES = frozenset({"book", "chapter", "report", "thesis"})
_LABELS = LABELS | {"page": ("p.", "p.")}


class Style(CitationStyle):
    """The house style over the works of a ledger (``CitationStyle``)."""

    def note(self, cites: Sequence[Cite]) -> str:
        """Return the note: each work in full, or Family, op.cit. where it was cited before."""
        return closed("; ".join(map(self._affixed, cites)))

    def entry(self, source: Source) -> str:
        """Return the full form without a locator."""
        return closed(first(source, None))

    def sort_key(self, source: Source) -> tuple[bool, tuple[str, ...], tuple[str, ...]]:
        """Return the family names as printed, works without one last, then the title."""
        people = map(person, source.authors[: None if len(source.authors) < 4 else 1])
        names = " ".join(f"{author.particle} {author.family}" for author in people)
        return not names, collated(names), collated(source.title)

    def _affixed(self, cite: Cite) -> str:
        suffix = cite.suffix or ""
        blank = " " if suffix and suffix[0] not in ",;:.!?)" else ""
        return joined((cite.prefix, f"{self._cite(cite)}{blank}{suffix}"), " ")

    def _cite(self, cite: Cite) -> str:
        if cite.position == "first":
            return first(cite.source, cite.locator)
        return later(cite.source, cite.locator, ambiguous=cite.source.key in self._ambiguous)

    @cached_property
    def _ambiguous(self) -> frozenset[str]:
        """The citekeys whose short author another cited work has too."""
        named = [source for source in self._works.values() if source.authors]
        return frozenset(source.key for group in alike(named, short_author) for source in group)


def first(source: Source, locator: Locator | None) -> str:
    """Return the full form, without its closing period."""
    authors = _listed([person(name).in_order() for name in source.authors])
    parts = [authors, quoted(source.title), source.container and nested(source.container)]
    if source.type == "journal":
        number = f"({source.issue})" if source.issue else ""
        parts += [f"{source.volume or ''}{number}", _year(source)]
    elif source.type in _IMPRINT_TYPES:
        parts += [source.publisher and nested(source.publisher), _year(source)]
    parts.append(link(printed_url(source)))
    if locator:
        parts.append(located(locator, _LABELS, str))
    elif source.pages:
        parts.append(f"p. {source.pages.replace('–', '-')}")
    if source.accessed:
        parts.append(f"(Date of Accession: {_day(source.accessed)})")
    return joined(parts)


def later(source: Source, locator: Locator | None, *, ambiguous: bool) -> str:
    """Return the short form of a work cited before, without its closing period.

    ``ambiguous``: another cited work has the same short author, so the short title joins it.
    """
    author, title = short_author(source), quoted(short_title(source))
    parts = [author, title if ambiguous else None] if author else [title]
    return joined((*parts, "op.cit.", locator and located(locator, _LABELS, str)))


def closed(note: str) -> str:
    """Return ``note`` with its closing period; ``op.cit.``, ``Inc.`` and ``“Yahoo!”`` already end in a stop."""
    return note if plain_text(note).rstrip("”’").endswith((".", "!", "?")) else f"{note}."


def short_author(source: Source) -> str:
    """Return the author as later notes name them: family names; empty when the work has none."""
    return _listed([person(name).surname for name in source.authors])


def _listed(names: Sequence[str]) -> str:
    return nested(author_list(names, 4, 1, comma="never"))


def _year(source: Source) -> str | None:
    when = issued(source)
    return when and DAY_FIRST.of_issued(when._replace(season=None), 1)  # a winter is in both its years


def _day(day: date) -> str:
    return f"{day.day:02d}.{day.month:02d}.{day.year:04d}"
