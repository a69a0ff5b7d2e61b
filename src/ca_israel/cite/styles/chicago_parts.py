"""The parts that Chicago notes and entries share: titles, names, dates, numbers, addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ca_israel.cite.citation import printed_url
from ca_israel.cite.parts.issued import issued
from ca_israel.cite.parts.names import person
from ca_israel.cite.parts.numbers import is_number, is_plural, ranged
from ca_israel.cite.parts.punctuation import nested
from ca_israel.cite.parts.rich_text import capital, italic, joined, link
from ca_israel.cite.parts.short_authors import spaced, spoken
from ca_israel.cite.parts.title_case import in_headline_case
from ca_israel.dates import MONTHS, SEASONS

if TYPE_CHECKING:
    from ca_israel.cite.parts.issued import Issued, Parts
    from ca_israel.cite.parts.names import Person
    from ca_israel.ledger.model import Locator, Source

SERIALS = ("journal", "news")
IMPRINTS = ("book", "chapter", "thesis", "report")  # publisher and year stand in parentheses
_LABELS = {"chapter": ("chap.", "chaps."), "section": ("sec.", "secs."), "paragraph": ("para.", "paras.")}
_RANGE = re.compile(r"\b([A-Za-z]*)(\d+)–\1(\d+)\b")


def title(source: Source, *, short: bool = False) -> str:
    """Return the title: that of a part in quotes, that of a whole in italics."""
    text = in_headline_case((source.short if short else None) or source.title, source.language)
    if source.type == "book" or not (source.container or source.type in ("web", "thesis", "other")):
        return italic(nested(text))
    return f"“{nested(text, inside=True)}”"


def container(source: Source) -> str:
    """Return the title of what holds the work."""
    return nested(in_headline_case(source.container or "", source.language))


def periodical(source: Source) -> str:
    """Return the title of a journal or a newspaper and its place: The Times (London)."""
    return joined((italic(container(source)), source.place and f"({nested(source.place)})"), " ")


def publisher(source: Source) -> str:
    """Return the publisher; the place only where nobody knows the publisher (14.30)."""
    return nested(source.publisher or source.place or "")


def authors(source: Source, shown: int) -> str:
    """Return the authors of a note, ``shown`` of them: Ann Roe and Ben Doe; Ann Roe et al."""
    names = [spoken(person(name)) for name in source.authors]
    if shown < len(names):
        return nested(f"{', '.join(names[:shown])}{',' if shown > 1 else ''} et al.")
    return nested(joined((", ".join(names[:-1]), *names[-1:]), ", and " if len(names) > 2 else " and "))


def inverted_authors(source: Source, shown: int) -> str:
    """Return the authors of an entry, the first inverted: Hariri, Jasim Unis al-, and Ann Roe.

    Of seven or more stand the first three, or as many as notes show.
    """
    people = [person(name) for name in source.authors]
    names = [_filed(people[0]), *map(spoken, people[1:])]
    if len(names) > max(6, shown):
        names[max(3, shown) :] = ["et al."]
    elif len(names) == 2 and all(author.is_institution for author in people):  # nothing is inverted
        return nested(" and ".join(names))
    elif len(names) > 1:
        names[-1] = f"and {names[-1]}"
    return nested(", ".join(names))


def filed_authors(source: Source, shown: int) -> str:
    """Return the authors as the bibliography sorts them: every family name first, its particle last."""
    names = [_filed(person(name)) for name in source.authors]
    return " ".join([*names[: max(3, shown)], "et al."] if len(names) > max(6, shown) else names)


def _filed(author: Person) -> str:
    return author.demoted.inverted(spaced(author.given))


def is_doubtful(source: Source) -> bool:
    """Tell whether the date is one in doubt, which stands in brackets."""
    when = issued(source)
    return when is not None and when.circa


def raised(text: str) -> str:
    """Return ``text`` with a capital at its beginning, unless its first word has one of its own."""
    return capital(text) if (first := text.split(" ", maxsplit=1)[0]) == first.lower() else text


def date(source: Source) -> str:
    """Return the date as far as the work's type tells it; n.d. where nobody knows, but for a web page."""
    when = issued(source)
    if when is None:
        return "" if source.type == "web" else "n.d."
    if source.type in IMPRINTS or (source.volume and source.issue and source.type == "journal"):
        text = _span(when, 1)
    elif source.type == "journal" and (source.volume or source.issue):
        text = _span(when, 2)
    else:
        text = _span(when, 3)
    return f"[{text}?]" if when.circa else text


def filed_date(source: Source) -> str:
    """Return the date as the bibliography sorts it: 20200503, 20200500; empty where nobody knows."""
    when = issued(source)
    if not when:
        return ""
    year, *rest = when.start[: 1 if source.type in IMPRINTS else 3]
    month, day_of_month = (*rest, 0, 0)[:2]
    return f"{year:04d}{month:02d}{day_of_month:02d}"


def _span(when: Issued, precision: int) -> str:
    """Return the date to a year (1), a month or season (2) or a day (3): May 3–June 7, 2020."""
    if when.season and precision > 1:
        return f"{SEASONS[when.season].capitalize()} {when.year}"
    start = when.start[:precision]
    end = (not when.season and when.end and when.end[:precision]) or start
    if start == end:
        return day(start)
    if start[0] != end[0]:
        return f"{day(start)}–{day(end)}"
    month, last = MONTHS[start[1] - 1], MONTHS[end[1] - 1]
    if precision == 2 or len(start) == 2:
        return f"{month}–{last} {start[0]}"
    until = f"{end[2]}" if start[1] == end[1] else f"{last} {end[2]}"
    return f"{month} {start[2]}–{until}, {start[0]}"


def day(parts: Parts) -> str:
    """Return "May 3, 2020" of year, month and day, as many as there are."""
    year, *rest = parts
    month = MONTHS[rest[0] - 1] if rest else None
    return joined((month, f"{rest[1]}," if rest[1:] else None, f"{year}"), " ")


def volume(source: Source) -> str:
    """Return "vol. 4"; a volume that is no number stands by itself."""
    return _labelled(source.volume or "", ("vol.", "vols."), bare=True)


def issue(source: Source) -> str:
    """Return "no. 3"."""
    return _labelled(source.issue or "", ("no.", "nos."))


def located(locator: Locator) -> str:
    """Return "323–24" of pages, "chap. 2"; a chapter that is no number (45:3) stands by itself."""
    if locator.label == "page":
        return pages(locator.value)
    return _labelled(locator.value, _LABELS[locator.label], bare=locator.label == "chapter")


def _labelled(value: str, labels: tuple[str, str], *, bare: bool = False) -> str:
    if not value or (bare and not is_number(value)):
        return value
    return f"{labels[is_plural(value)]} {ranged(value)}"


def pages(value: str) -> str:
    """Return ``value`` with the second number of a range as short as Chicago has it (9.63)."""
    return _RANGE.sub(_shortened, ranged(value, expanded=True))


def _shortened(match: re.Match[str]) -> str:
    prefix, first, last = match.groups()
    if len(first) == len(last) and int(first) > 100 and not first.endswith("00"):
        same = next((at for at in range(len(last) - 2, 0, -1) if first[:at] == last[:at]), 0)
        last = last[same:].lstrip("0") if same else last
    return f"{prefix}{first}–{last}"


def address(source: Source) -> str:
    """Return the DOI, or else the URL."""
    if source.doi:
        return link(f"https://doi.org/{source.doi}")
    url = printed_url(source)
    return link(url) if url else ""


def accessed(source: Source) -> str:
    """Return "accessed March 29, 2023" of a work at an address that has no date of its own."""
    when = source.accessed
    if not when or source.doi or issued(source) or not printed_url(source):
        return ""
    return f"accessed {day((when.year, when.month, when.day))}"
