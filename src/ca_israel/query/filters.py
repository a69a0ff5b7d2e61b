"""What people type as filters, resolved against a ledger into a Query."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ca_israel.dates.words import day_words
from ca_israel.errors import BadUsage
from ca_israel.query.lookup import category_named, country_named, footnote_numbered, source_keyed
from ca_israel.query.select import Query
from ca_israel.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ca_israel.dates import Edtf
    from ca_israel.ledger.model import Ledger, Status


class FilterArgs(NamedTuple):
    """Filters as typed; dates in any form that ``dates.typed`` reads, ``where`` as ``key=value``."""

    countries: Sequence[str] = ()
    include_regional: bool = False
    categories: Sequence[str] = ()
    since: str | None = None
    until: str | None = None
    strict: bool = False
    statuses: Sequence[Status] = ()
    footnotes: Sequence[int] = ()
    sources: Sequence[str] = ()
    search: str | None = None
    where: Sequence[str] = ()
    limit: int | None = None
    reverse: bool = False


def resolve(ledger: Ledger, typed: FilterArgs, today: date) -> tuple[Query, tuple[str, ...]]:
    """Return the query, and in words how the dates were read ("since 1 June 2022").

    Raises NotInLedger for a country, category, footnote or source that the ledger lacks, BadUsage for a
    date that cannot be read, a window that ends before it begins, and a ``where`` without ``=``.
    """
    since = _read("--since", typed.since, today)
    until = _read("--until", typed.until, today)
    first = since and since.earliest
    last = until and until.latest
    if since and not first:
        raise BadUsage(f'--since "{typed.since}" has no first day')
    if until and not last:
        raise BadUsage(f'--until "{typed.until}" has no last day')
    if first and last and last < first:
        raise BadUsage(f"--until ({day_words(last)}) lies before --since ({day_words(first)})")
    query = Query(
        countries=tuple(country_named(ledger, word) for word in typed.countries),
        include_regional=typed.include_regional,
        categories=tuple(category_named(ledger, word) for word in typed.categories),
        since=first,
        until=last,
        strict=typed.strict,
        statuses=tuple(typed.statuses),
        footnotes=tuple(footnote_numbered(ledger, number) for number in typed.footnotes),
        sources=tuple(source_keyed(ledger, key) for key in typed.sources),
        search=typed.search,
        where=tuple(_pair(text) for text in typed.where),
        limit=typed.limit,
        reverse=typed.reverse,
    )
    return query, tuple(
        f"{word} {day_words(day)}" for word, day in (("since", first), ("until", last)) if day
    )


def _read(option: str, text: str | None, today: date) -> Edtf | None:
    if text is None:
        return None
    from ca_israel.dates import DateError
    from ca_israel.dates.typed import read

    try:
        return read(text, today=today)
    except DateError as error:
        raise BadUsage(f"{option}: {error}") from None


def _pair(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals or not key.strip():
        raise BadUsage(f'--where takes KEY=VALUE, not "{text}"')
    return key.strip(), fold(value)
