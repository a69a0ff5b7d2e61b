"""The parts that Chicago notes and entries share: titles, names, dates, numbers, addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ca_israel.cite.citation import described, doi_url, is_description, printed_url
from ca_israel.cite.parts.authors import author_list, inverted_list, spaced, spoken
from ca_israel.cite.parts.contributors import contributors, leading
from ca_israel.cite.parts.dates import MONTH_FIRST
from ca_israel.cite.parts.editions import edition
from ca_israel.cite.parts.issued import dated, issued
from ca_israel.cite.parts.kinds import DegreeWords, kind
from ca_israel.cite.parts.names import person
from ca_israel.cite.parts.numbers import LABELS, is_greater, is_in_words, is_number, labelled, ranged
from ca_israel.cite.parts.punctuation import nested, quoted
from ca_israel.cite.parts.rich_text import capital, italic, joined, link
from ca_israel.cite.parts.short_titles import short_title
from ca_israel.cite.parts.title_case import in_headline_case, name_in_headline_case

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ca_israel.cite.parts.contributors import Role
    from ca_israel.cite.parts.names import Person
    from ca_israel.ledger.model import Locator, Name, Source

SERIALS = ("journal", "news")
IMPRINTS = ("book", "chapter", "thesis", "report")  # publisher and year stand in parentheses
_DEGREES = DegreeWords("PhD diss.", "master’s thesis")
_LEADS: dict[Role, tuple[str, str]] = {"editor": ("ed.", "eds."), "translator": ("trans.", "trans.")}
_PARTS = ("web", "thesis", "manuscript", "other")  # in quotes though no larger work holds them
_RANGE = re.compile(r"\b([A-Za-z]*)([0-9]+)–\1([0-9]+)\b")


def title(source: Source, *, short: bool = False) -> str:
    """Return the title: that of a part in quotes, that of a whole in italics."""
    text = in_headline_case(short_title(source) if short else source.title, source.language)
    if not source.title:
        return described(source)
    if is_description(source):
        return nested(source.title)
    if source.type == "book" or not (source.container or source.type in _PARTS):
        return italic(nested(text))
    return quoted(text)


def container(source: Source) -> str:
    """Return the title of what holds the work."""
    return nested(name_in_headline_case(source.container or "", source.language))


def periodical(source: Source) -> str:
    """Return the title of a journal or a newspaper and its place: The Times (London)."""
    return joined((italic(container(source)), source.place and f"({nested(source.place)})"), " ")


def publisher(source: Source) -> str:
    """Return the publisher; the place only where the publisher is unknown (14.30)."""
    return nested(source.publisher or source.place or "")


def authors(source: Source, shown: int) -> str:
    """Return who leads a note, ``shown`` of them: Ann Roe and Ben Doe; Ann Roe et al., eds."""
    led = contributors(source)
    names = nested(author_list(_spoken(led.names), shown + 1, shown))
    return _with_role(names, led.role, len(led.names))


def _spoken(names: Sequence[Name]) -> list[str]:
    return [spoken(person(name)) for name in names]


def _with_role(names: str, role: Role | None, number: int) -> str:
    return joined((names, role and _LEADS[role][number > 1]))


def contributed(source: Source, *, in_full: bool = False) -> tuple[str, ...]:
    """Return those behind the title: ed. Ann Roe, trans. Ben Doe; in an entry, edited by, up to six by name."""
    led = contributors(source)
    words = ("edited by", "translated by") if in_full else ("ed.", "trans.")
    least, first = (7, 3) if in_full else (3, 1)
    return tuple(
        f"{word} {nested(author_list(_spoken(names), least, first))}"
        for word, names in zip(words, (led.editors, led.translators), strict=True)
        if names
    )


def inverted_authors(source: Source, shown: int) -> str:
    """Return who leads an entry, the first inverted: Hariri, Jasim Unis al-, and Ann Roe, eds.

    Of seven or more stand the first three, or as many as notes show.
    """
    led = contributors(source)
    people = [person(name) for name in led.names]
    names = inverted_list(_filed(people[0]), people, max(7, shown + 1), max(3, shown))
    return _with_role(names, led.role, len(people))


def filed_authors(source: Source, shown: int) -> str:
    """Return the authors as the bibliography sorts them: every family name first, its particle last."""
    names = [_filed(person(name)) for name in leading(source)]
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


def first_dated(source: Source) -> str:
    """Return the year of the first edition of a reprint."""
    when = dated(source.first_published)
    return MONTH_FIRST.of_issued(when, 1) if when else ""


def edition_of(source: Source) -> str:
    """Return the edition where it stands behind the title; that of a reprint stands in the imprint (14.114)."""
    return "" if source.first_published else edition(source)


def kind_of(source: Source) -> str:
    """Return the kind of a work that is not printed and sold: PhD diss., white paper no. 7, letter.

    A manuscript of which nothing says what it is, or where it lies, is an unpublished manuscript.
    """
    said = kind(source, _DEGREES) if source.type in ("thesis", "report", "manuscript", "other") else ""
    if source.type == "manuscript" and not (said or source.repository or source.url):
        return "unpublished manuscript"
    if source.type != "report":
        return said
    number = source.number or ""
    return joined((said, f"no. {number}" if is_number(number) else number), " ")


def series(source: Source) -> str:
    """Return the series with the number in it: Gull Studies 7; the number of a report is its own."""
    number = None if source.type == "report" else source.number
    return nested(joined((source.series, number), " ")) if source.series else ""


def volume(source: Source) -> str:
    """Return "vol. 4"; a volume that is not a number stands by itself."""
    return _numbered(source.volume or "", ("vol.", "vols."))


def issue(source: Source) -> str:
    """Return "no. 3"; of an issue in words these, "special issue"."""
    issue = source.issue or ""
    return issue.lower() if is_in_words(issue) else labelled(issue, ("no.", "nos."))


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
