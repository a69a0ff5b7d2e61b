"""Works in RIS, which reference managers import: one tag a line, lines ended by CRLF."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ca_israel.cite.exports.exported import address, archived, once, vague_date
from ca_israel.cite.parts.issued import issued
from ca_israel.cite.parts.names import person
from ca_israel.dates.words import words
from ca_israel.text.safe import harmless

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from ca_israel.cite.citation import Cite
    from ca_israel.ledger.model import Name, Source

_TYPES = {
    "journal": "JOUR",
    "news": "NEWS",
    "web": "ELEC",
    "book": "BOOK",
    "chapter": "CHAP",
    "thesis": "THES",
    "report": "RPRT",
    "manuscript": "MANSCPT",
    "other": "GEN",
}
_RANGE = re.compile(r"([^\s,–—-]+)\s*(?:[–—]|--?)\s*([^\s,–—-]+)")


def render(cites: Sequence[Cite]) -> str:
    """Return the works as RIS records, each once, a blank line between them."""
    return "\r\n".join(_record(source) for source in once(cites))


def _record(source: Source) -> str:
    return "".join(f"{tag}  - {harmless(value or '')}\r\n" for tag, value in _lines(source))


def _lines(source: Source) -> Iterator[tuple[str, str | None]]:
    """The tags in their order; TY opens a record and ER closes it, both always there."""
    yield "TY", _TYPES[source.type]
    for tag, names in (("AU", source.authors), ("ED", source.editors), ("A4", source.translators)):
        for name in names:
            yield tag, _name(name)
    first, last = _span(source.pages)
    url = address(source)
    fields = {
        "TI": source.title,
        "ST": source.short,
        "M3": source.kind,
        "T2": source.container,
        "T3": source.series,
        "M1": source.number,
        "ET": source.edition,
        "VL": source.volume,
        "IS": source.issue,
        **_published(source),
        "OP": source.first_published and words(source.first_published),
        "SP": first,
        "EP": last,
        "PB": source.publisher,
        "CY": source.place,
        "AV": source.repository,
        "CN": source.shelfmark,
        "SN": source.isbn,
        "DO": source.doi,
        "UR": url and url.replace(";", "%3B"),  # a semicolon separates two addresses
        "Y2": source.accessed and _day(source.accessed),
        "LA": source.language,
        "N1": archived(source, source.archive.url) if source.archive else None,
        "ID": source.key,
    }
    yield from ((tag, value) for tag, value in fields.items() if value)
    yield "ER", None


def _name(name: Name) -> str:
    surname = person(name).surname
    return f"{surname}, {name.given}" if name.given else surname


def _published(source: Source) -> dict[str, str]:
    """PY is the year; DA is YYYY/MM/DD/words, in which a missing part leaves its slash, and a year before 1 is words."""
    when = issued(source)
    if when is None or source.published is None:
        return {}
    if when.year < 1:
        return {"DA": f"///{words(source.published)}"}
    year, parts, said = f"{when.year:04d}", when.start, vague_date(source)
    if said:
        parts = parts[:1] if when.end else parts
    elif len(parts) == 3:
        return {"PY": year, "DA": "{:04d}/{:02d}/{:02d}".format(*parts)}
    elif len(parts) == 1:
        return {"PY": year}
    numbers = [f"{part:02d}" for part in parts[1:]] + [""] * (3 - len(parts))
    return {"PY": year, "DA": "/".join([year, *numbers, said or ""])}


def _day(day: date) -> str:
    return f"{day.year:04d}/{day.month:02d}/{day.day:02d}"


def _span(pages: str | None) -> tuple[str | None, str | None]:
    """The first and the last page; pages that are not a single range are given whole as the first."""
    match = _RANGE.fullmatch(pages.strip()) if pages else None
    return (match[1], match[2]) if match else (pages, None)
