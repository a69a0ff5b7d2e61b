"""IEEE (Reference Guide of 2023): numbered cites, [4, p. 330], and a list in the order of citation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.cite.citation import printed_url, sorted_cites
from ca_israel.cite.parts.issued import issued
from ca_israel.cite.parts.names import initials, person
from ca_israel.cite.parts.numbers import has_own_label, is_plural, ranged
from ca_israel.cite.parts.punctuation import listed, nested, spliced, then
from ca_israel.cite.parts.rich_text import italic, joined, link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ca_israel.cite.citation import Cite, Works
    from ca_israel.cite.parts.issued import Issued, Parts
    from ca_israel.ledger.model import Locator, Name, Source

_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "Jun.", "Jul.", "Aug.", "Sep.", "Oct.", "Nov.", "Dec.")
_SEASONS = {21: "Spring", 22: "Summer", 23: "Autumn", 24: "Winter"}
_LABELS = {
    "page": ("p.", "pp."),
    "chapter": ("Ch.", "Ch."),
    "section": ("Sec.", "Secs."),
    "paragraph": ("Para.", "Paras."),
}
_PRECISION = {
    "journal": 2,
    "report": 2,
    "book": 1,
    "chapter": 1,
    "thesis": 1,
    "web": 0,
}  # of the date printed


class Style:
    """The works of a ledger, numbered as it first cites them."""

    def __init__(self, works: Works) -> None:
        self._number = {key: number for number, key in enumerate(works, start=1)}

    def note(self, cites: Sequence[Cite]) -> str:
        """Return "[1], [4, p. 330]", by number."""
        by_number = sorted_cites(cites, lambda cite: self._number[cite.source.key])
        return spliced([(self._cite(cite), cite.prefix, cite.suffix) for cite in by_number], ", ")

    def entry(self, source: Source) -> str:
        """Return "[4] " and the entry."""
        label = f"[{self._number[source.key]}]"
        return joined((label, then(_authors(source.authors), ","), _work(source), _access(source)), " ")

    def order(self) -> Sequence[str]:
        """Return the citekeys as first cited."""
        return tuple(self._number)

    def _cite(self, cite: Cite) -> str:
        return f"[{joined((str(self._number[cite.source.key]), _located(cite.locator)))}]"


def _located(locator: Locator | None) -> str | None:
    if locator is None or has_own_label(locator.value):
        return locator and locator.value
    return f"{_LABELS[locator.label][is_plural(locator.value)]} {ranged(locator.value)}"


def _authors(names: Sequence[Name]) -> str:
    """Up to six of them; of more the first alone."""
    printed = [_name(name) for name in names]
    if len(printed) > 6:
        return f"{printed[0]} {italic('et al.')}"
    if len(printed) < 3:
        return " and ".join(printed)
    return listed([*printed[:-1], f"and {printed[-1]}"])


def _name(name: Name) -> str:
    author = person(name)
    return nested(author.in_order(initials(author.given)))


def _work(source: Source) -> str:
    """The work and where it appeared, closed."""
    title = f"“{nested(source.title, inside=True)}”"
    container = source.container and nested(source.container)
    when = _when(issued(source), _PRECISION.get(source.type, 3))
    publisher, place = source.publisher and nested(source.publisher), source.place and nested(source.place)
    imprint = joined((publisher, place))
    volume, pages = _volume(source), _pages(source)
    match source.type:
        case "journal":
            parts = [title, italic(container or ""), *volume, pages, when]
            return then(listed(parts), "," if source.doi or printed_url(source) else ".")
        case "chapter":
            within = container and f"in {italic(container)}"
            parts = [title, within, *volume, joined((place, publisher), ": "), when, pages]
        case "report" | "thesis":
            parts = [title, imprint, when]
        case "web":
            parts = [title, container]
        case "news":
            parts = [title, italic(container or ""), *volume, imprint, pages, when]
        case "book":
            head = listed([italic(nested(source.title)), *volume])
            return joined(
                (then(head, "."), then(listed([joined((place, publisher), ": "), when, pages]), ".")), " "
            )
        case _:
            head = listed([title, italic(container or ""), *volume])
            return joined((then(head, "."), then(listed([imprint, pages, when]), ".")), " ")
    return then(listed(parts), ".")


def _volume(source: Source) -> list[str | None]:
    return [
        source.volume and f"vol. {ranged(source.volume)}",
        source.issue and f"no. {ranged(source.issue)}",
    ]


def _pages(source: Source) -> str | None:
    return source.pages and f"{_LABELS['page'][is_plural(source.pages)]} {ranged(source.pages)}"


def _access(source: Source) -> str | None:
    url = printed_url(source)
    if source.doi and source.type != "web":
        return f"doi: {link('https://doi.org/' + source.doi, source.doi)}."
    if not url:
        return None
    day = source.accessed
    accessed = f"Accessed: {_date((day.year, day.month, day.day))}." if day else None
    return joined((accessed, "[Online].", f"Available: {link(url)}"), " ")


def _when(when: Issued | None, precision: int) -> str | None:
    if not when or not precision:
        return None
    if when.season:
        return joined((_SEASONS[when.season] if precision > 1 else None, f"{when.year}"), " ")
    start, end = when.start[:precision], (when.end or ())[:precision]
    if not end or end == start:
        return _date(start)
    if start[0] != end[0]:
        return f"{_date(start)}–{_date(end)}"
    if len(start) == 3 and start[:2] == end[:2]:
        return f"{_month_day(start)}–{end[2]:02d}, {end[0]}"
    return f"{_month_day(start)}–{_date(end)}"


def _date(parts: Parts) -> str:
    """Mar. 05, 2023."""
    return joined((_month_day(parts), f"{parts[0]}"), ", " if len(parts) > 2 else " ")


def _month_day(parts: Parts) -> str:
    month = _MONTHS[parts[1] - 1] if len(parts) > 1 else ""
    return f"{month} {parts[2]:02d}" if len(parts) > 2 else month
