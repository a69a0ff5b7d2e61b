"""APA (Publication Manual, 7th ed.): cites by author and year, (Rosenberg, 2020a), and a reference list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.cite.citation import CitationStyle, doi_url, printed_url, sorted_cites
from ca_israel.cite.parts.authors import author_list
from ca_israel.cite.parts.dates import MONTH_FIRST, DateForm
from ca_israel.cite.parts.issued import issued
from ca_israel.cite.parts.names import initials, person
from ca_israel.cite.parts.numbers import LABELS, is_number, labelled, located, ranged
from ca_israel.cite.parts.punctuation import listed, nested, spliced, then
from ca_israel.cite.parts.rich_text import italic, joined, link
from ca_israel.cite.parts.title_case import in_headline_case
from ca_israel.cite.styles.apa_labels import Labels, list_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ca_israel.cite.citation import Cite, Works
    from ca_israel.cite.parts.issued import Issued
    from ca_israel.cite.styles.apa_labels import Key
    from ca_israel.ledger.model import Locator, Name, Source

_SERIALS = ("journal", "news")
_DATED_BY_DAY = ("news", "web", "other")
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
            again = bool(cite.source.authors) and label == before and not cite.prefix
            place = cite.locator and _located(cite.locator)
            texts.append(listed((None if again else label, self._labels.year(cite.source), place)))
            delimiters.append(", " if again else "; ")
            before = label
        return f"({spliced(texts, cites, delimiters[1:])})"

    def entry(self, source: Source) -> str:
        """Return the entry of the reference list."""
        authors, title = _authors(source.authors), joined((_title(source), _identifier(source)), " ")
        if not authors and source.type == "web" and source.publisher:
            authors, source = nested(source.publisher), source._replace(publisher=None)
        parts = [authors or title, f"({self._date(source)})"]
        parts += [joined((title if authors else None, _description(source)), " "), *_where(source)]
        return joined((*(then(part, ".") for part in parts if part), _address(source)), " ")

    def sort_key(self, source: Source) -> Key:
        """Return the author, then the date, an author's undated works first, then the title."""
        return list_key(source)

    def _date(self, source: Source) -> str:
        when = issued(source)
        by_day = when is not None and source.type in _DATED_BY_DAY
        return joined((self._labels.year(source), _month_and_day(when) if when and by_day else None))


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


def _pages(value: str) -> str:
    return ranged(value, expanded=True)


def _month_and_day(when: Issued) -> str | None:
    """March 5; January 5–9; November–March; Spring."""
    return _WITHOUT_YEAR.of_issued(when) if when.season or len(when.start) > 1 else None


def _title(source: Source) -> str:
    """In italics, but for a part of a larger work; a book's volume without a number belongs to its title."""
    title = nested(source.title)
    if source.container and source.type != "web":
        return title
    return italic(title if source.type in (*_SERIALS, "web") else _with_volume(title, source))


def _with_volume(title: str, source: Source) -> str:
    if not source.volume or is_number(source.volume):
        return title
    return joined((title, source.volume), " " if title.rstrip("’”").endswith((":", ";", "?", "!")) else ": ")


def _identifier(source: Source) -> str | None:
    """(Vol. 2, pp. 3–9) behind the title of a work that stands alone."""
    return None if source.container or source.type in (*_SERIALS, "web") else _parts_of(source)


def _parts_of(source: Source) -> str | None:
    volume = source.volume if source.volume and is_number(source.volume) else None
    parts = joined(
        (
            labelled(volume, ("Vol.", "Vols.")),
            labelled(source.issue, ("Issue", "Issues")),
            labelled(source.pages, _LABELS["page"], _pages),
        )
    )
    return parts and f"({parts})"


def _description(source: Source) -> str | None:
    """The university of a thesis that can be read on line."""
    if source.type == "thesis" and source.publisher and (source.doi or printed_url(source)):
        return f"[{nested(source.publisher)}]"
    return None


def _where(source: Source) -> list[str]:
    """What the work appeared in and who published it, a part each."""
    container, publisher = nested(source.container or ""), nested(source.publisher or "")
    if source.type in _SERIALS:
        return [_serial(source)]
    if source.type == "web":
        return [publisher, in_headline_case(container, source.language)]
    within = container and f"In {italic(_with_volume(container, source))}"
    return [
        joined((within, _parts_of(source)), " ") if within else "",
        "" if _description(source) else publisher,
    ]


def _serial(source: Source) -> str:
    """Contemporary Arab Affairs, 4(3), 323–324: the name and the volume in italics."""
    name = source.container and italic(in_headline_case(nested(source.container), source.language))
    issue = source.issue and f"({ranged(source.issue)})"
    number = joined((italic(ranged(source.volume or "")), issue), "")
    pages = source.pages and _pages(source.pages)
    return listed((name, number, pages))


def _address(source: Source) -> str:
    url = doi_url(source) or printed_url(source)
    if not url or source.doi or issued(source):
        return link(url)
    accessed = f"{MONTH_FIRST.of_day(source.accessed)}, from" if source.accessed else None
    return joined(("Retrieved", accessed, link(url)), " ")
