"""The parts that Chicago notes and entries share: titles, names, dates, numbers, addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ca_israel.cite.citation import doi_url, printed_url
from ca_israel.cite.parts.authors import author_list, inverted_list, spaced, spoken
from ca_israel.cite.parts.dates import MONTH_FIRST
from ca_israel.cite.parts.issued import issued
from ca_israel.cite.parts.names import person
from ca_israel.cite.parts.numbers import LABELS, is_greater, is_number, labelled, ranged
from ca_israel.cite.parts.punctuation import nested, quoted
from ca_israel.cite.parts.rich_text import capital, italic, joined, link
from ca_israel.cite.parts.title_case import in_headline_case

if TYPE_CHECKING:
    from ca_israel.cite.parts.names import Person
    from ca_israel.ledger.model import Locator, Source

SERIALS = ("journal", "news")
IMPRINTS = ("book", "chapter", "thesis", "report")  # publisher and year stand in parentheses
_RANGE = re.compile(r"\b([A-Za-z]*)([0-9]+)–\1([0-9]+)\b")


def title(source: Source, *, short: bool = False) -> str:
    """Return the title: that of a part in quotes, that of a whole in italics."""
    text = in_headline_case((source.short if short else None) or source.title, source.language)
    if source.type == "book" or not (source.container or source.type in ("web", "thesis", "other")):
        return italic(nested(text))
    return quoted(text)


def container(source: Source) -> str:
    """Return the title of what holds the work."""
    return nested(in_headline_case(source.container or "", source.language))


def periodical(source: Source) -> str:
    """Return the title of a journal or a newspaper and its place: The Times (London)."""
    return joined((italic(container(source)), source.place and f"({nested(source.place)})"), " ")


def publisher(source: Source) -> str:
    """Return the publisher; the place only where the publisher is unknown (14.30)."""
    return nested(source.publisher or source.place or "")


def authors(source: Source, shown: int) -> str:
    """Return the authors of a note, ``shown`` of them: Ann Roe and Ben Doe; Ann Roe et al."""
    names = [spoken(person(name)) for name in source.authors]
    return nested(author_list(names, shown + 1, shown))


def inverted_authors(source: Source, shown: int) -> str:
    """Return the authors of an entry, the first inverted: Hariri, Jasim Unis al-, and Ann Roe.

    Of seven or more stand the first three, or as many as notes show.
    """
    people = [person(name) for name in source.authors]
    return inverted_list(_filed(people[0]), people, max(7, shown + 1), max(3, shown))


def filed_authors(source: Source, shown: int) -> str:
    """Return the authors as the bibliography sorts them: every family name first, its particle last."""
    names = [_filed(person(name)) for name in source.authors]
    return " ".join([*names[: max(3, shown)], "et al."] if len(names) > max(6, shown) else names)


def _filed(author: Person) -> str:
    return author.demoted.inverted(spaced(author.given))


def is_doubtful(source: Source) -> bool:
    """Tell whether the date is in doubt, and so stands in brackets."""
    when = issued(source)
    return when is not None and when.circa


def raised(text: str) -> str:
    """Return ``text`` with a capital at its beginning, unless its first word has one of its own."""
    return capital(text) if (first := text.split(" ", maxsplit=1)[0]) == first.lower() else text


def date(source: Source) -> str:
    """Return the date as exact as the type of work has it; n.d. if unknown, for a web page nothing."""
    when = issued(source)
    if when is None:
        return "" if source.type == "web" else "n.d."
    if source.type in IMPRINTS or (source.volume and source.issue and source.type == "journal"):
        text = MONTH_FIRST.of_issued(when, 1)
    elif source.type == "journal" and (source.volume or source.issue):
        text = MONTH_FIRST.of_issued(when, 2)
    else:
        text = MONTH_FIRST.of_issued(when)
    return f"[{text}?]" if when.circa else text


def filed_date(source: Source) -> str:
    """Return the date as the bibliography sorts it: 20200503, 20200500, before year 1 00009956; empty if unknown."""
    when = issued(source)
    if not when:
        return ""
    year, *rest = when.start[: 1 if source.type in IMPRINTS else 3]
    month, day_of_month = (*rest, 0, 0)[:2]
    filed = f"{year:04d}" if year > 0 else f"0000{year + 9999:04d}"
    return f"{filed}{month:02d}{day_of_month:02d}"


def volume(source: Source) -> str:
    """Return "vol. 4"; a volume that is not a number stands by itself."""
    return _numbered(source.volume or "", ("vol.", "vols."))


def issue(source: Source) -> str:
    """Return "no. 3"."""
    return labelled(source.issue, ("no.", "nos."))


def located(locator: Locator) -> str:
    """Return "323–24" of pages, "chap. 2"; a chapter that is not a number (45:3) stands by itself."""
    if locator.label == "page":
        return pages(locator.value)
    return (_numbered if locator.label == "chapter" else labelled)(locator.value, LABELS[locator.label])


def _numbered(value: str, labels: tuple[str, str]) -> str:
    return labelled(value, labels) if is_number(value) else value


def pages(value: str) -> str:
    """Return ``value`` with the second number of a range as short as Chicago has it (9.63)."""
    return _RANGE.sub(_shortened, ranged(value, expanded=True))


def _shortened(match: re.Match[str]) -> str:
    prefix, first, last = match.groups()
    if len(first) == len(last) and is_greater(first, "100") and not first.endswith("00"):
        same = next((at for at in range(len(last) - 2, 0, -1) if first[:at] == last[:at]), 0)
        last = last[same:].lstrip("0") if same else last
    return f"{prefix}{first}–{last}"


def address(source: Source) -> str:
    """Return the DOI, or else the URL."""
    return link(doi_url(source) or printed_url(source))


def accessed(source: Source) -> str:
    """Return "accessed March 29, 2023" for a work at an address that has no date of its own."""
    when = source.accessed
    if not when or source.doi or issued(source) or not printed_url(source):
        return ""
    return f"accessed {MONTH_FIRST.of_day(when)}"
