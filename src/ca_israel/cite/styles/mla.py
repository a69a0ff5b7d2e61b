"""MLA (Handbook, 9th ed.): author and page in the text, (al-Hariri 323–24), and a list of works cited."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from ca_israel.cite.citation import CitationStyle, doi_url, printed_url
from ca_israel.cite.parts.authors import inverted_list, spaced
from ca_israel.cite.parts.dates import DateForm
from ca_israel.cite.parts.issued import issued
from ca_israel.cite.parts.names import person
from ca_israel.cite.parts.numbers import (
    LABELS,
    has_own_label,
    is_greater,
    is_number,
    labelled,
    located,
    ranged,
)
from ca_israel.cite.parts.punctuation import listed, nested, quoted, spliced, then
from ca_israel.cite.parts.rich_text import capital, italic, joined, link, plain_text
from ca_israel.cite.parts.short_authors import plainest, short_authors, told_apart
from ca_israel.cite.parts.sorting import collated
from ca_israel.cite.parts.title_case import in_headline_case

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ca_israel.cite.citation import Cite
    from ca_israel.cite.parts.issued import Issued
    from ca_israel.cite.parts.short_authors import Short
    from ca_israel.ledger.model import Source

_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_DATES = DateForm(_MONTHS)
_LABELS = LABELS | {"page": ("", ""), "chapter": ("ch.", "chs."), "paragraph": ("par.", "pars.")}
_SERIALS = ("journal", "news")
_RANGE = re.compile(r"(\b[A-Za-z]*)([0-9]+)–\1([0-9]+)\b")
_SAME_AUTHORS = "———"


class Style(CitationStyle):
    """The works of a ledger, told apart where their cites would read alike."""

    repeats_authors = True

    def note(self, cites: Sequence[Cite]) -> str:
        """Return the parenthetical cite: (al-Hariri 323–24; Blua)."""
        return f"({spliced(map(self._cite, cites), cites, '; ')})"

    def entry(self, source: Source) -> str:
        """Return the entry; three em dashes stand for the authors of the entry before."""
        authors = _SAME_AUTHORS if source.key in self._repeating else self._authors(source)
        title = _title(source, source.title)
        parts = (authors, title, listed(_container(source)), _end(source))
        return " ".join(then(part, ".") for part in parts if part)

    def sort_key(self, source: Source) -> tuple[tuple[str, ...], ...]:
        """Return the authors (a work without one has its title), then title and container.

        The particle is a word of its own; of three authors or more the first alone counts.
        """
        title = plain_text(_title(source, source.title))
        people = [person(name) for name in source.authors[: 1 if len(source.authors) > 2 else 2]]
        names = " ".join(joined((p.particle.rstrip(), p.family, p.dropping, p.given), " ") for p in people)
        return collated(names or title), collated(title), collated(source.container or "")

    @cached_property
    def _repeating(self) -> frozenset[str]:
        """The works whose authors are those of the entry before."""
        entries = ((key, self._authors(self._works[key])) for key in self.order())
        return frozenset(key for (_, before), (key, same) in pairwise(entries) if same and same == before)

    @cached_property
    def _shorts(self) -> dict[str, Short]:
        return told_apart(self._works.values())

    def _short(self, source: Source) -> Short:
        return self._shorts.get(source.key) or plainest(source)

    def _authors(self, source: Source) -> str:
        """The first of them inverted, as many as the cite shows."""
        if not source.authors:
            return ""
        people, shown = [person(name) for name in source.authors], self._short(source).shown
        first = people[0].inverted(spaced(people[0].given))
        return inverted_list(first, people, shown + 1, shown)

    def _cite(self, cite: Cite) -> str:
        source, locator = cite.source, cite.locator
        title = _title(source, source.short or source.title)
        if source.authors:
            short = self._short(source)
            work = listed([nested(short_authors(source, short)), title if short.with_title else None])
        else:
            work = title
        if locator is None:
            return work
        place = located(locator, _LABELS, _pages)
        bare = locator.label == "page" and not has_own_label(locator.value)
        return f"{work} {place}" if bare else listed([work, place])


def _title(source: Source, title: str) -> str:
    """A part of something larger stands in quotes, a work that stands by itself in italics."""
    title = in_headline_case(title, source.language)
    if source.type == "other" or (source.container and source.type != "book"):
        return quoted(title)
    return italic(nested(title))


def _container(source: Source) -> Iterable[str | None]:
    """What holds the work: its title, numbers, publisher, date and place in it."""
    title = nested(in_headline_case(source.container or "", source.language))
    place = f"[{source.place}]" if source.type in _SERIALS and source.place else None
    yield joined((italic(title), place), " ")
    yield _volume(source)
    yield labelled(source.issue, ("no.", "nos."))
    if source.type not in {*_SERIALS, "thesis"}:
        publisher = source.publisher or source.place
        yield publisher and nested(publisher)
    when = issued(source)
    yield when and _when(when, source)
    yield labelled(source.pages, LABELS["page"], _pages)
    yield link(doi_url(source) or printed_url(source))


def _volume(source: Source) -> str | None:
    """The volume; that of a book is printed only where no author stands before it."""
    volume = source.volume
    if not volume or (source.authors and not source.container and source.type not in _SERIALS):
        return None
    text = labelled(volume, ("vol.", "vols.") if is_number(volume) else ("", ""))
    return text if source.container or source.type in _SERIALS else capital(text)


def _end(source: Source) -> str:
    """The date of access of a work that has no date of its own; the university of a thesis."""
    day = None if issued(source) else source.accessed
    accessed = f"Accessed {_DATES.of_day(day)}" if day else None
    return joined((accessed, source.publisher if source.type == "thesis" else None))


def _when(when: Issued, source: Source) -> str:
    """Return 2011 of a book, Mar. 2011 of a journal, else the day; in doubt [2011?] or Circa 2011."""
    precision = {"journal": 2, "book": 1, "chapter": 1, "thesis": 1}.get(source.type, 3)
    text = _DATES.of_issued(when, precision)
    if not when.circa:
        return text
    return f"Circa {text}" if precision == 3 else f"[{text}?]"


def _pages(value: str) -> str:
    """Return ``value`` with the second number of a range in two figures where the rest is the same."""
    return _RANGE.sub(_shortened, ranged(value))


def _shortened(match: re.Match[str]) -> str:
    prefix, first, last = match.groups()
    whole = first[: -len(last)] + last if len(last) < len(first) else last
    if not is_greater(whole, first) or len(whole) != len(first):
        return match[0]
    same = next(at for at in range(len(first)) if first[at] != whole[at])
    return f"{prefix}{first}–{whole[min(same, max(len(whole) - 2, 0)) :]}"
