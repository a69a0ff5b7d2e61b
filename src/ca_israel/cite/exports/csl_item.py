"""A work as an item of CSL-JSON (citation-style-language, csl-data.json), what citation processors read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.cite.exports.exported import address
from ca_israel.cite.parts.issued import dated, issued
from ca_israel.cite.parts.names import person

if TYPE_CHECKING:
    from datetime import date

    from ca_israel.cite.parts.issued import Issued
    from ca_israel.ledger.model import Name, Source

_TYPES = {
    "journal": "article-journal",
    "news": "article-newspaper",
    "web": "webpage",
    "book": "book",
    "chapter": "chapter",
    "thesis": "thesis",
    "report": "report",
    "manuscript": "manuscript",
    "other": "document",
}


def csl_item(source: Source, key: str | None = None) -> dict[str, object]:
    """Return ``source`` as a CSL-JSON item, its ``id`` the citekey unless ``key`` is given.

    ``URL`` is the work's own address, unless that is usurped: then it is the archived copy's, or absent.
    What CSL has no variable for (archived copy and its date, state, access, other titles) is in ``custom``.
    """
    fields = {
        "id": source.key if key is None else key,
        "type": _TYPES[source.type],
        "author": [_name(name) for name in source.authors],
        "editor": [_name(name) for name in source.editors],
        "translator": [_name(name) for name in source.translators],
        "title": source.title,
        "title-short": source.short,
        "genre": source.kind,
        "container-title": source.container,
        "edition": source.edition,
        "collection-title": source.series,
        "number" if source.type == "report" or not source.series else "collection-number": source.number,
        "volume": source.volume,
        "issue": source.issue,
        "page": source.pages,
        "publisher": source.publisher,
        "publisher-place": source.place,
        "archive": source.repository,
        "archive_location": source.shelfmark,
        "issued": _issued(issued(source)),
        "original-date": _issued(dated(source.first_published)),
        "accessed": _day(source.accessed),
        "ISBN": source.isbn,
        "DOI": source.doi,
        "URL": address(source),
        "language": source.language,
        "custom": _custom(source),
    }
    return {name: value for name, value in fields.items() if value}


def _name(name: Name) -> dict[str, str]:
    if not name.given:
        return {"literal": person(name).surname}
    particle = {"non-dropping-particle": name.particle} if name.particle else {}
    return {"family": name.family, "given": name.given, **particle}


def _issued(when: Issued | None) -> dict[str, object] | None:
    if when is None:
        return None
    # A season has its first year alone; CSL numbers seasons 1 to 4, EDTF 21 to 24.
    ends = [when.start] if when.end is None or when.season else [when.start, when.end]
    # Its years are counted as people do, -44 being 44 BC; there is no 0 (CSL 1.0.2, "AD and BC").
    parts = [[year if year > 0 else year - 1, *rest] for year, *rest in ends]
    found: dict[str, object] = {"date-parts": parts}
    if when.season:
        found["season"] = when.season - 20
    if when.circa:
        found["circa"] = True
    return found


def _day(day: date | None) -> dict[str, object] | None:
    return {"date-parts": [[day.year, day.month, day.day]]} if day else None


def _custom(source: Source) -> dict[str, object]:
    copy = source.archive
    fields = {
        "archive-url": copy and copy.url,
        "archive-date": copy and copy.date and copy.date.isoformat(),
        "state": source.state,
        "access": source.access,
        "titles": list(source.titles),
    }
    return {name: value for name, value in fields.items() if value}
