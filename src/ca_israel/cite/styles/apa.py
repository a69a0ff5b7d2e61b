"""APA (Publication Manual, 7th ed.): cites by author and year, (Rosenberg, 2020a), and a reference list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.cite.citation import (
    CitationStyle,
    described,
    doi_url,
    is_description,
    printed_url,
    sorted_cites,
)
from ca_israel.cite.parts.authors import author_list
from ca_israel.cite.parts.dates import MONTH_FIRST, DateForm
from ca_israel.cite.parts.editions import edition
from ca_israel.cite.parts.issued import dated, issued
from ca_israel.cite.parts.kinds import DegreeWords, kind
from ca_israel.cite.parts.names import initials, person
from ca_israel.cite.parts.numbers import LABELS, is_number, labelled, located, ranged
from ca_israel.cite.parts.punctuation import listed, nested, spliced, then
from ca_israel.cite.parts.rich_text import capital, italic, joined, link
from ca_israel.cite.parts.title_case import in_headline_case, name_in_headline_case
from ca_israel.cite.styles.apa_labels import Labels, led, list_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ca_israel.cite.citation import Cite, Works
    from ca_israel.cite.parts.issued import Issued
    from ca_israel.cite.styles.apa_labels import Key
    from ca_israel.ledger.model import Locator, Name, Source

_SERIALS = ("journal", "news")
_DEGREES = DegreeWords("Doctoral dissertation")
_DATED_BY_DAY = ("news", "web", "manuscript", "other")
_LABELS = LABELS | {"chapter": ("Chapter", "Chapters"), "section": ("Section", "Sections")}
_WITHOUT_YEAR = DateForm(month_first=True, year="")


class Style(CitationStyle):
    """The works of a ledger as APA cites and lists them."""

    def __init__(self, works: Works) -> None:
        super().__init__(works)
        self._labels = Labels(works)

    def note(self, cites: Sequence[Cite]) -> str:
        """Return "(Blua, n.d.; Rosenberg, 2020, 2021, p. 12)", by author and date; an author stands once."""
        texts: list[str] = []
        delimiters: list[str] = []
        before = None
        cites = sorted_cites(cites, lambda cite: self._labels.sort_key(cite.source))
        for cite in cites:
            label = self._labels.author(cite.source)
            again = bool(led(cite.source).names) and label == before and not cite.prefix
            place = cite.locator and _located(cite.locator)
            texts.append(listed((None if again else label, self._labels.year(cite.source), place)))
            delimiters.append(", " if again else "; ")
            before = label
        return f"({spliced(texts, cites, delimiters[1:])})"

    def entry(self, source: Source) -> str:
        """Return the entry of the reference list."""
        source = _named_once(source)
        leads = _leading(source)
        title = joined((_title(source), _identifier(source), _description(source)), " ")
        if not leads and source.type == "web" and source.publisher:
            leads, source = nested(source.publisher), source._replace(publisher=None)
        parts = [leads or title, f"({self._date(source)})"]
        parts += [title if leads else "", *_where(source)]
        return joined((*(then(part, ".") for part in parts if part), _address(source), _first(source)), " ")

    def sort_key(self, source: Source) -> Key:
        """Return the author, then the date, an author's undated works first, then the title."""
        return list_key(source)

    def _date(self, source: Source) -> str:
        when = issued(source)
        by_day = when is not None and source.type in _DATED_BY_DAY
        return joined(
            (
                self._labels.year(source._replace(first_published=None)),
                _month_and_day(when) if when and by_day else None,
            )
        )


def _located(locator: Locator) -> str:
    if locator.label == "page":
        return located(locator, _LABELS, _pages)
    bare = locator.label == "chapter" and not is_number(locator.value)
    return located(locator, _LABELS | {"chapter": ("", "")} if bare else _LABELS)


def _authors(names: Sequence[Name]) -> str:
    """Up to twenty of them; of more the first nineteen and the last."""
    printed = [nested(author.inverted(initials(author.given))) for author in map(person, names)]
    last = "".join(printed[-1:])
    return author_list(printed, 21, 19, last="&", et_al=f"… {last}", comma="always", by_commas=listed)


def _named_once(source: Source) -> Source:
    """The work without a site or publisher that is its author (9.24, 9.29)."""
    bodies = {name.family for name in source.authors if name.given is None}
    site = source.type == "web" and source.container in bodies
    publisher = source.type != "thesis" and source.publisher in bodies
    return source._replace(
        container=None if site else source.container, publisher=None if publisher else source.publisher
    )


def _leading(source: Source) -> str:
    """Who leads the entry: Baker, B., & Cook, C. (Eds.)."""
    leads = led(source)
    role = leads.role and ("(Eds.)" if len(leads.names) > 1 else "(Ed.)")
    return joined((_authors(leads.names), role), " ")


def _spoken(names: Sequence[Name]) -> str:
    """Names behind a title, in the order in which they are spoken: B. Baker & C. Cook."""
    printed = [nested(author.in_order(initials(author.given))) for author in map(person, names)]
    return author_list(printed, 21, 19, last="&", et_al=f"… {''.join(printed[-1:])}", comma="contextual")


def _edited(names: Sequence[Name]) -> str:
    return f"{_spoken(names)}{', Eds.' if len(names) > 1 else ', Ed.'}" if names else ""


def _pages(value: str) -> str:
    return ranged(value, expanded=True)


def _month_and_day(when: Issued) -> str | None:
    """March 5; January 5–9; November–March; Spring."""
    return _WITHOUT_YEAR.of_issued(when) if when.season or len(when.start) > 1 else None


def _title(source: Source) -> str:
    """In italics, but for a part of a larger work; a book's volume without a number belongs to its title."""
    title = nested(source.title)
    if is_description(source) or not source.title:
        return f"[{title or capital(described(source))}]"
    if source.container and source.type != "web":
        return title
    return italic(title if source.type in (*_SERIALS, "web") else _with_volume(title, source))


def _with_volume(title: str, source: Source) -> str:
    if not source.volume or is_number(source.volume):
        return title
    return joined((title, source.volume), " " if title.rstrip("’”").endswith((":", ";", "?", "!")) else ": ")


def _identifier(source: Source) -> str | None:
    """(B. Baker, Ed.; C. Cook, Trans.; 2nd ed., Vol. 2, pp. 3–9) behind the title; of a part only its translators."""
    leads = led(source)
    translated = f"{_spoken(leads.translators)}, Trans." if leads.translators else None
    parts = [translated]
    if not source.container and source.type not in (*_SERIALS, "web"):
        parts = [_edited(leads.editors), translated, _numbered(source), _parts_of(source)]
    said = joined(parts, "; ")
    return said and f"({said})"


def _numbered(source: Source) -> str:
    """White Paper No. 7, of a report."""
    number = source.number if source.type == "report" else None
    if not number:
        return ""
    what = source.kind and in_headline_case(source.kind, source.language or "en")
    return joined((what, f"No. {number}" if is_number(number) else number), " ")


def _parts_of(source: Source) -> str:
    volume = source.volume if source.volume and is_number(source.volume) else None
    series = source.series if source.type in ("report", "other") else None
    return joined(
        (
            capital(edition(source)),
            series and nested(series),
            labelled(volume, ("Vol.", "Vols.")),
            labelled(source.issue, ("Issue", "Issues")),
            labelled(source.pages, _LABELS["page"], _pages),
        )
    )


def _description(source: Source) -> str | None:
    """What kind of work it is, in brackets; of a thesis with the university (10.6), of a numbered report nothing."""
    what = capital(kind(source, _DEGREES))
    if source.type == "thesis":
        at = source.publisher if what or source.doi or printed_url(source) else None
        what = joined((what, at and nested(at)))
    elif source.type == "manuscript" and not (
        what or source.repository or source.url or is_description(source)
    ):
        what = "Unpublished manuscript"
    elif (source.type == "report" and source.number) or source.type == "chapter":
        what = ""
    return what and f"[{what}]"


def _where(source: Source) -> list[str]:
    """What the work appeared in and who published it, a part each."""
    container, publisher = nested(source.container or ""), nested(source.publisher or "")
    if source.type in _SERIALS:
        return [_serial(source)]
    if source.type == "web":
        return [publisher, name_in_headline_case(container, source.language)]
    if source.type == "manuscript":
        mark = source.shelfmark and f"({source.shelfmark})"
        return [joined((source.repository, mark), " "), publisher]
    editors = led(source).editors
    by = editors and f"{_spoken(editors)} ({'Eds.' if len(editors) > 1 else 'Ed.'})"
    within = container and f"In {joined((by or None, italic(_with_volume(container, source))))}"
    parts = _parts_of(source)
    return [
        joined((within, parts and f"({parts})"), " ") if within else "",
        "" if source.type == "thesis" and _description(source) else publisher,
    ]


def _serial(source: Source) -> str:
    """Contemporary Arab Affairs, 4(3), 323–324: the name and the volume in italics."""
    name = source.container and italic(name_in_headline_case(nested(source.container), source.language))
    issue = source.issue and f"({ranged(source.issue)})"
    number = joined((italic(ranged(source.volume or "")), issue), "")
    pages = source.pages and _pages(source.pages)
    return listed((name, number, pages))


def _first(source: Source) -> str:
    """When a reprint first appeared (9.41)."""
    when = dated(source.first_published)
    return f"(Original work published {MONTH_FIRST.of_issued(when, 1)})" if when else ""


def _address(source: Source) -> str:
    url = doi_url(source) or printed_url(source)
    if not url or source.doi or issued(source) or not source.accessed:
        return link(url)
    return f"Retrieved {MONTH_FIRST.of_day(source.accessed)}, from {link(url)}"
