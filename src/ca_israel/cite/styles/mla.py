"""MLA (Handbook, 9th ed.): author and page in the text, (al-Hariri 323–24), and a list of works cited."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from ca_israel.cite.citation import CitationStyle, described, doi_url, is_description, printed_url
from ca_israel.cite.parts.authors import author_list, inverted_list, spaced, spoken
from ca_israel.cite.parts.contributors import contributors, leading
from ca_israel.cite.parts.dates import DateForm
from ca_israel.cite.parts.editions import edition
from ca_israel.cite.parts.issued import dated, issued
from ca_israel.cite.parts.kinds import DegreeWords, kind
from ca_israel.cite.parts.names import person
from ca_israel.cite.parts.numbers import (
    LABELS,
    has_own_label,
    is_greater,
    is_in_words,
    is_number,
    labelled,
    located,
    ranged,
)
from ca_israel.cite.parts.punctuation import listed, nested, quoted, spliced, then
from ca_israel.cite.parts.rich_text import capital, italic, joined, link, plain_text
from ca_israel.cite.parts.short_authors import plainest, short_authors, told_apart
from ca_israel.cite.parts.short_titles import short_title
from ca_israel.cite.parts.sorting import collated
from ca_israel.cite.parts.title_case import in_headline_case, name_in_headline_case

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ca_israel.cite.citation import Cite, Works
    from ca_israel.cite.parts.issued import Issued
    from ca_israel.cite.parts.short_authors import Short
    from ca_israel.ledger.model import Source

_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_DATES = DateForm(_MONTHS)
_LABELS = LABELS | {"page": ("", ""), "chapter": ("ch.", "chs."), "paragraph": ("par.", "pars.")}
_SERIALS = ("journal", "news")
_RANGE = re.compile(r"(\b[A-Za-z]*)([0-9]+)–\1([0-9]+)\b")
_IN_WORDS = re.compile(
    r"(?:edited|translated) by |(?:vol|no|rev)s?\. |circa "
)  # what begins so begins a sentence
_DEGREES = DegreeWords("PhD dissertation")
_PRESS_WORDS = {"University": "U", "Press": "P", "University,": "U,"}
_SAME_AUTHORS = "———"


class Style(CitationStyle):
    """The works of a ledger, told apart where their cites would read alike."""

    repeats_authors = True

    def __init__(self, works: Works) -> None:
        super().__init__({key: _named_once(source) for key, source in works.items()})

    def note(self, cites: Sequence[Cite]) -> str:
        """Return the parenthetical cite: (al-Hariri 323–24; Blua)."""
        return f"({spliced(map(self._cite, cites), cites, '; ')})"

    def entry(self, source: Source) -> str:
        """Return the entry; three em dashes stand for the authors of the entry before."""
        source = _named_once(source)
        authors = _SAME_AUTHORS if source.key in self._repeating else self._authors(source)
        title = _title(source, source.title)
        first = dated(source.first_published)
        parts = (
            authors,
            title,
            first and _DATES.of_issued(first, 1),
            *_publication(source),
            _end(source),
        )
        return " ".join(then(part, ".") for part in parts if part)

    def sort_key(self, source: Source) -> tuple[tuple[str, ...], ...]:
        """Return the authors (a work without one has its title), then title and container.

        The particle is a word of its own; of three authors or more the first alone counts.
        """
        source = _named_once(source)
        title = plain_text(_title(source, source.title))
        names = leading(source)
        people = [person(name) for name in names[: 1 if len(names) > 2 else 2]]
        filed = " ".join(joined((p.particle.rstrip(), p.family, p.dropping, p.given), " ") for p in people)
        return (
            collated(f"{filed} \uffff" if len(names) > 2 else filed or title),
            collated(title),
            collated(source.container or ""),
        )

    @cached_property
    def _repeating(self) -> frozenset[str]:
        """The works whose authors are those of the entry before."""
        led = ((key, contributors(self._works[key])) for key in self.order())
        return frozenset(
            key for (_, before), (key, same) in pairwise(led) if same.names and same[:2] == before[:2]
        )

    @cached_property
    def _shorts(self) -> dict[str, Short]:
        return told_apart(self._works.values())

    def _short(self, source: Source) -> Short:
        return self._shorts.get(source.key) or plainest(source)

    def _authors(self, source: Source) -> str:
        """The first of them inverted; of three or more the first alone (5.6 to 5.8), and what they did if not write it."""
        led = contributors(source)
        if not led.names:
            return ""
        people = [person(name) for name in led.names]
        first = people[0].inverted(spaced(people[0].given))
        role = led.role and f"{led.role}{'s' if len(people) > 1 else ''}"
        return joined((inverted_list(first, people, 3, 1), role))

    def _cite(self, cite: Cite) -> str:
        source, locator = _named_once(cite.source), cite.locator
        title = _title(source, short_title(source))
        if leading(source):
            short = self._short(source)
            work = listed([nested(short_authors(source, short)), title if short.with_title else None])
        else:
            work = title
        if locator is None:
            return work
        place = located(locator, _LABELS, _pages)
        bare = locator.label == "page" and not has_own_label(locator.value)
        return f"{work} {place}" if bare else listed([work, place])


def _named_once(source: Source) -> Source:
    """The work without an author that is also its publisher or site: the entry begins with the title (5.18)."""
    whole = source.authors[0].family if len(source.authors) == 1 and source.authors[0].given is None else None
    same = whole is not None and whole in (source.publisher, source.container)
    return source._replace(authors=()) if same else source


def _title(source: Source, title: str) -> str:
    """A part of something larger stands in quotes, a work that stands by itself in italics."""
    title = in_headline_case(title, source.language)
    if not source.title:
        return capital(described(source))
    if is_description(source):
        return nested(source.title)
    if source.type in ("manuscript", "other") or (source.container and source.type != "book"):
        return quoted(title)
    return italic(nested(title))


def _publication(source: Source) -> Iterable[str]:
    """What kind of work it is, where nothing numbers it, and what it was published in."""
    what = kind(source, _DEGREES)
    if source.type in ("manuscript", "other") or (source.type == "report" and not source.number):
        yield what
    published = listed(_container(source))
    yield capital(published) if _IN_WORDS.match(published) and not source.container else published


def _contributed(source: Source) -> Iterable[str]:
    """Those behind the title: edited by Ann Roe, translated by Ben Doe et al."""
    led = contributors(source)
    for word, names in (("edited by", led.editors), ("translated by", led.translators)):
        if names:
            yield f"{word} {nested(author_list([spoken(person(name)) for name in names], 3, 1))}"


def _container(source: Source) -> Iterable[str | None]:
    """What holds the work: its title, others who made it, edition, numbers, publisher, date and place in it."""
    title = nested(name_in_headline_case(source.container or "", source.language))
    place = f"[{source.place}]" if source.type in _SERIALS and source.place else None
    yield joined((italic(title), place), " ")
    yield from _contributed(source)
    yield edition(source)
    for number, labels in ((source.volume, ("vol.", "vols.")), (source.issue, ("no.", "nos."))):
        yield number.lower() if number and is_in_words(number) else labelled(number, labels)
    if source.type == "report" and source.number:
        number = f"no. {source.number}" if is_number(source.number) else source.number
        yield joined((source.kind, number), " ")
    if source.type == "manuscript":
        yield source.place
    elif source.type not in {*_SERIALS, "thesis"}:
        yield nested(_press(source.publisher or source.place))
    when = issued(source)
    yield when and _when(when, source)
    yield source.repository
    yield source.shelfmark
    yield labelled(source.pages, LABELS["page"], _pages)
    yield link(doi_url(source) or printed_url(source))


def _end(source: Source) -> str:
    """The date of access of a work that has no date of its own; the university of a thesis."""
    day = None if issued(source) else source.accessed
    accessed = f"Accessed {_DATES.of_day(day)}" if day else None
    thesis = (_press(source.publisher), kind(source, _DEGREES)) if source.type == "thesis" else ()
    return joined((accessed, *thesis, _series(source)))


def _press(publisher: str | None) -> str:
    """Return a publisher with its university as U and its press as P (5.61): Gull UP, U of Tolland P."""
    if not publisher or "University" not in publisher.split():
        return publisher or ""
    short = " ".join(_PRESS_WORDS.get(word, word) for word in publisher.split())
    return short.replace("U P", "UP")


def _series(source: Source) -> str:
    """The series with the number in it; the number of a report is its own."""
    number = None if source.type == "report" else source.number
    return nested(joined((source.series, number), " ")) if source.series else ""


def _when(when: Issued, source: Source) -> str:
    """Return 2011 of a book, Mar. 2011 of a journal, else the day; in doubt [2011?] or Circa 2011."""
    precision = {"journal": 2, "book": 1, "chapter": 1, "thesis": 1}.get(source.type, 3)
    text = _DATES.of_issued(when, precision)
    if not when.circa:
        return text
    return f"circa {text}" if precision == 3 else f"[{text}?]"


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
