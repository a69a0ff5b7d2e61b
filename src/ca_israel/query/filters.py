"""What people type as filters, resolved against a ledger into a Query."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from ca_israel.dates import Day
from ca_israel.dates.words import day_words
from ca_israel.errors import BadUsage
from ca_israel.ledger.model import STATUSES
from ca_israel.query.lookup import category_named, country_named, footnote_numbered, source_keyed
from ca_israel.query.select import Query
from ca_israel.query.targets import listed
from ca_israel.text.folding import fold
from ca_israel.text.suggest import one_of

if TYPE_CHECKING:
    from collections.abc import Sequence

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
        tuple(typed.countries), typed.include_regional, tuple(typed.categories), first, last, typed.strict, tuple(typed.statuses),
        tuple(typed.footnotes), tuple(typed.sources), typed.search, tuple(map(_pair, typed.where)), typed.limit, typed.reverse,
    )  # fmt: skip
    return named(ledger, query), tuple(
        f"{word} {day_words(day)}" for word, day in (("since", first), ("until", last)) if day
    )


def named(ledger: Ledger, query: Query) -> Query:
    """Return ``query`` in the words of ``ledger``: slugs for names, days for Python's dates, values of ``x`` folded.

    A text or number in place of several is one of them. Raises NotInLedger for a country, category, footnote or
    source that the ledger lacks, BadUsage for a status that does not exist, a day that is none, a limit below 0.
    """
    if query.limit is not None and query.limit < 0:
        raise BadUsage(f"limit must be 0 or more, not {query.limit}")
    return query._replace(
        countries=tuple(country_named(ledger, word) for word in listed(query.countries)),
        categories=tuple(category_named(ledger, word) for word in listed(query.categories)),
        since=_day("since", query.since),
        until=_day("until", query.until),
        statuses=tuple(one_of("status", word, STATUSES) for word in listed(query.statuses)),  # type: ignore[misc]
        footnotes=tuple(footnote_numbered(ledger, number) for number in listed(query.footnotes)),
        sources=tuple(source_keyed(ledger, key) for key in listed(query.sources)),
        where=tuple((key, fold(str(value))) for key, value in query.where),
    )


def _day(name: str, given: object) -> Day | None:
    if given is None or isinstance(given, Day):
        return given
    if isinstance(given, date):
        return Day.of(given)
    raise BadUsage(
        f"{name} must be a day, not {type(given).__name__}",
        hint='parse_date("2021-05").earliest is one, and so is .latest',
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
    return key.strip(), value
