"""Chicago (Manual of Style, 18th ed.), notes and bibliography.

The first note of a work is full, every later one has the author and a short title; there is no ibid. (13.37).
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ca_israel.cite.citation import CitationStyle
from ca_israel.cite.parts.contributors import leading
from ca_israel.cite.parts.editions import edition
from ca_israel.cite.parts.issued import issued
from ca_israel.cite.parts.numbers import is_number, located, ranged
from ca_israel.cite.parts.punctuation import listed, nested, spliced, then
from ca_israel.cite.parts.rich_text import italic, joined, plain_text
from ca_israel.cite.parts.short_authors import alike, plainest, short_authors, told_apart
from ca_israel.cite.parts.sorting import collated
from ca_israel.cite.parts.title_case import in_headline_case
from ca_israel.cite.styles import chicago_parts as part
from ca_israel.cite.styles.chicago_parts import IMPRINTS, SERIALS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ca_israel.cite.citation import Cite
    from ca_israel.cite.parts.short_authors import Short
    from ca_israel.ledger.model import Locator, Source

_LAST = "\uffff"  # what a work lacks stands behind what others have


class Style(CitationStyle):
    """The works of a ledger, told apart where their short notes would read alike."""

    def note(self, cites: Sequence[Cite]) -> str:
        """Return the note: full cites and short ones, separated by semicolons."""
        note = then(spliced(map(self._cite, cites), cites, "; "), ".")
        first = cites[0]
        # "web page at gull.org" begins a note in capitals
        return note if first.prefix or first.source.title or leading(first.source) else part.raised(note)

    def entry(self, source: Source) -> str:
        """Return the entry, the first author inverted."""
        return " ".join(then(text, ".") for text in _entry(source, self._shown(source)) if text)

    def sort_key(self, source: Source) -> tuple[tuple[str, ...], ...]:
        """Return the author or what stands for one, then title, container and date.

        Case, accents and punctuation do not count, a leading article does (``parts.sorting``).
        """
        first = (
            part.filed_authors(source, self._shown(source)) if leading(source) else next(iter(_entry(source)))
        )
        title, volume, when = part.title(source), part.volume(source), part.filed_date(source)
        if source.type == "journal":
            held = joined((part.periodical(source), source.volume, part.issue(source), when, source.pages))
        elif source.type == "news":
            held = joined((part.periodical(source), when))
        elif source.type == "web":
            held = ""
        elif source.container:
            held = joined((f"in {part.container(source)}", volume, part.issue(source)))
        else:
            title, held = joined((title, volume)), part.issue(source)
        return tuple(
            collated(plain_text(key) or _LAST) for key in (first or title, title, held or "", volume, when)
        )

    def _cite(self, cite: Cite) -> str:
        source, locator = cite.source, cite.locator
        if cite.position == "first":
            return _full(source, locator, self._shown(source))
        return _short(source, locator, self._names(source), self._dates.get(source.key, ""))

    def _shown(self, source: Source) -> int:
        """How many authors a note names; two it always names."""
        return self._names(source).shown if len(leading(source)) > 2 else len(leading(source))

    def _names(self, source: Source) -> Short:
        return self._shorts.get(source.key) or plainest(source)

    @cached_property
    def _shorts(self) -> dict[str, Short]:
        """How much of the authors is needed to tell apart the works whose short notes read alike."""
        found: dict[str, Short] = {}
        works = self._works.values()
        for group in alike(works, lambda source: plain_text(_short(source, None, plainest(source)))):
            found |= told_apart(group)
        return found

    @cached_property
    def _dates(self) -> dict[str, str]:
        """What is added to the short notes that still read alike: the date, or the publisher and the date."""
        found: dict[str, str] = {}
        works = self._works.values()
        for group in alike(works, lambda source: plain_text(_short(source, None, self._names(source)))):
            found |= {source.key: part.date(source) for source in group}
            for same in alike(group, part.date):
                found |= {source.key: _imprint(source) for source in same if source.type in IMPRINTS}
        return found


def _full(source: Source, locator: Locator | None, shown: int) -> str:
    """Return a first cite, without its closing period."""
    work = listed((part.authors(source, shown), part.title(source)))
    behind = part.contributed(source)
    if source.type in SERIALS:
        work = listed((work, *behind, _serial(source, part.periodical(source), locator)))
        return listed((work, part.accessed(source), part.address(source)))
    if source.type == "manuscript":
        work = listed(
            (work, *behind, part.kind_of(source), source.place, part.date(source), *_kept(source, locator))
        )
        return listed((work, part.accessed(source), part.address(source)))
    volume, place = _volume(source, locator), _place(source, locator)
    if behind and not volume:  # others stand between the volume and the page
        volume, place = part.volume(source), _place(source._replace(volume=None), locator)
    held = source.container and f"in {italic(part.container(source))}"
    what = part.kind_of(source) if source.type != "thesis" else None
    if source.type == "report":
        behind = (what or "", *behind)
        what = None
    parts = [held, part.edition_of(source), volume, part.issue(source), *behind, what]
    if source.type == "web":
        parts = [*behind]
    work = _published(source, listed((work, *parts, part.series(source))))
    return listed((work, place, part.accessed(source), part.address(source)))


def _kept(source: Source, locator: Locator | None) -> tuple[str | None, ...]:
    """Where a manuscript lies, with the place in it: p. 12 of what a shelfmark names, else 12."""
    if locator and locator.label == "page" and source.shelfmark and source.repository:
        return source.shelfmark, located(locator, ranges=part.pages), source.repository
    return locator and part.located(locator), source.shelfmark, source.repository


def _short(source: Source, locator: Locator | None, names: Short, when: str = "") -> str:
    """Return a later cite, without its closing period; ``when`` tells it from others that read alike."""
    authors = nested(short_authors(source, names)) if leading(source) else _sponsor(source)
    work = listed((authors, part.title(source, short=True)))
    if when:
        bracketed = source.type in IMPRINTS or part.is_doubtful(source)
        work = f"{work} ({when})" if bracketed else listed((work, when))
    where = part.located(locator) if locator else None
    if source.type in SERIALS or source.container or not source.volume:
        return listed((work, where))
    if locator and locator.label == "page" and is_number(source.volume):
        return listed((work, f"{ranged(source.volume)}:{where}"))
    return listed((work, part.volume(source), where))


def _sponsor(source: Source) -> str:
    """What stands for the author of a later note: the newspaper, the publisher or title of a website."""
    if source.type == "news":
        return italic(part.container(source))
    if source.type == "web":
        return nested(source.publisher) if source.publisher else part.container(source)
    return ""


def _published(source: Source, work: str) -> str:
    """Return ``work`` with its publisher and date: in parentheses of a book, else after a comma."""
    site = part.container(source) if source.type == "web" else None
    published = listed((site, _imprint(source)))
    if source.type in IMPRINTS:
        return f"{work} ({published})"
    if part.is_doubtful(source):  # the style file has no comma before a date in doubt
        return joined((work, published), " ")
    return listed((work, published))


def _imprint(source: Source) -> str:
    """Return "Gull, 2001" of a book, "1949; 2nd ed., Gull, 2001" of a reprint, with its kind of a thesis."""
    what = part.kind_of(source) if source.type == "thesis" else None
    again = edition(source) if source.first_published else None
    imprint = listed((what, again, part.publisher(source)))
    if imprint and source.first_published:
        imprint = joined((part.first_dated(source), imprint), "; ")
    return listed((imprint or part.first_dated(source), part.date(source)))


def _volume(source: Source, locator: Locator | None) -> str:
    """The volume, unless it stands before the page (2:45)."""
    if source.volume and is_number(source.volume):
        if locator and locator.label == "page":
            return ""
        if source.pages and not source.container:
            return ""
    return part.volume(source)


def _place(source: Source, locator: Locator | None) -> str:
    """The place in a work other than a periodical: 45, 2:45, chap. 3; without a locator its own pages."""
    if locator and locator.label != "page":
        return part.located(locator)
    pages = locator.value if locator else "" if source.container else source.pages
    if not pages:
        return ""
    before = f"{ranged(source.volume)}:" if source.volume and is_number(source.volume) else ""
    return f"{before}{part.pages(pages)}"


def _serial(source: Source, name: str, locator: Locator | None = None) -> str:
    """Return "Contemporary Arab Affairs 4, no. 3 (2011): 323–24" or "Haaretz, May 3, 2020"."""
    in_journal = source.type == "journal"
    pages = part.pages(source.pages) if source.pages and in_journal else None
    where = part.located(locator) if locator else pages
    if in_journal and (source.volume or source.issue):
        number = joined((source.volume and ranged(source.volume), part.issue(source)))
        text = joined((f"{number} ({part.date(source)})", where), ": ")
        return joined((name, text), " ") if source.volume else listed((name, text))
    ahead = name and in_journal and not source.pages and source.doi and issued(source)
    return listed((name, "ahead of print" if ahead else None, part.date(source), where))


def _entry(source: Source, shown: int = 1) -> Iterable[str]:
    """Yield the parts of a bibliography entry; of seven authors or more three, or as many as notes show."""
    first = part.inverted_authors(source, shown) if leading(source) else ""
    by_name = by_publisher = by_site = False
    if not first and source.type == "news":
        first = part.periodical(source)
        by_name = True
    elif not first and source.type == "web":
        by_publisher = bool(source.publisher)
        by_site = not by_publisher
        first = _sponsor(source)
    yield first
    yield part.title(source) if source.title else part.raised(part.title(source))
    behind = part.contributed(source, in_full=True)
    if source.type in SERIALS:
        yield from map(part.raised, behind)
        yield _serial(source, "" if by_name else part.periodical(source))
    elif source.type == "manuscript":
        yield from map(part.raised, (*behind, part.kind_of(source)))
        yield listed((source.place, part.date(source)))
        yield from (part.raised(source.shelfmark or ""), source.repository or "")
    else:
        if source.type != "web":
            volume = part.volume(source)
            what = part.kind_of(source) if source.type != "thesis" else ""
            if source.type == "report":
                yield in_headline_case(what, source.language or "en") if source.number else part.raised(what)
                what = ""
            if source.container:
                held = f"In {italic(part.container(source))}"
                yield listed((held, part.edition_of(source), volume, what, *behind))
            else:
                yield part.raised(part.edition_of(source))
                if volume:
                    volume = " ".join(map(part.raised, volume.split(" ")))  # xii too: Vol. Xii
                    yield listed((volume, *behind))
                else:
                    yield from map(part.raised, behind)
                yield part.raised(what)
            yield part.issue(source)
            yield part.series(source)
        site = part.container(source) if source.type == "web" and not by_site else None
        imprint = source._replace(publisher=None, place=None) if by_publisher else source
        published = _imprint(imprint)
        yield listed((site, published if published.startswith("n.d.") else part.raised(published)))
    yield part.raised(part.accessed(source))
    yield part.address(source)
