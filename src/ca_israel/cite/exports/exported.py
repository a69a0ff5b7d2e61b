"""What the exports have in common: each work once, its address, its archived copy, a date in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ca_israel.dates import Precision
from ca_israel.dates.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ca_israel.cite.citation import Cite
    from ca_israel.ledger.model import Source

_RANGE = re.compile(r"(?<=\w)\s*[-‐–—]{1,2}\s*(?=\w)")
_YEAR_TO_DAY = frozenset({Precision.YEAR, Precision.MONTH, Precision.DAY})


def once(cites: Iterable[Cite]) -> list[Source]:
    """Return the works in their order, each once however often it is cited."""
    return list({cite.source.key: cite.source for cite in cites}.values())


def address(source: Source) -> str | None:
    """Return the work's own address; where it has none, or a usurped one, the archived copy's, if any."""
    if source.url and source.state != "usurped":
        return source.url
    return source.archive.url if source.archive else None


def archived(source: Source, shown_url: str) -> str | None:
    """Return "Archived 2023-04-01 at URL", ``shown_url`` being its address as the format writes it.

    The address is left out where it already stands in for the work's own.
    """
    copy = source.archive
    if copy is None:
        return None
    day = f" {copy.date.isoformat()}" if copy.date else ""
    return f"Archived{day}" if copy.url == address(source) else f"Archived{day} at {shown_url}"


def vague_date(source: Source) -> str | None:
    """Return the date of publication in words where it is more than a plain year, month or day."""
    when = source.published
    if when is None:
        return None
    plain = when.shape == "point" and not (when.approximate or when.uncertain)
    return None if plain and when.precision in _YEAR_TO_DAY else words(when)


def percent_encoded(url: str, unfit: re.Pattern[str]) -> str:
    """Return ``url`` with what matches ``unfit`` as the percent-encoded bytes of its UTF-8 (RFC 3986, 2.1)."""
    return unfit.sub(lambda m: "".join(f"%{byte:02X}" for byte in m[0].encode("utf-8", "surrogatepass")), url)


def dashed(pages: str) -> str:
    """Return ``pages`` with an en dash wherever a hyphen or dash separates two of them."""
    return _RANGE.sub("–", pages)
