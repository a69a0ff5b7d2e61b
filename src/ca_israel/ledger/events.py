"""Readers of the ledger's own entries: countries, events and allowances."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

from ca_israel.ledger.context import BARE_KEY, Keys, kind_of, quoted, read_keys
from ca_israel.ledger.fields import (
    SLUG,
    SLUG_RULE,
    day,
    edtf,
    is_list,
    is_table,
    no_repeats,
    nonblank,
    nonblanks,
    one_of,
    own_values,
    slug,
    slug_hint,
    some_of,
    url,
    whole_number,
)
from ca_israel.ledger.model import STATUSES, VERDICTS, WARNINGS, Allow, Country, Event
from ca_israel.ledger.sources import citations
from ca_israel.text.folding import fold
from ca_israel.text.suggest import meant

if TYPE_CHECKING:
    from collections.abc import Collection

    from ca_israel.ledger.context import At, LoadContext

_CODE = re.compile(r"[A-Z]{2}")
_HOST = re.compile(r"""[^\s./?#:@*\[\]<>"\\^`{|}]+(?:\.[^\s./?#:@*\[\]<>"\\^`{|}]+)*""")


def _code(context: LoadContext, value: Any, at: At, key: str | int) -> str | None:
    code = nonblank(context, value, at, key)
    if code is not None and not _CODE.fullmatch(code):
        from ca_israel.ledger.slips.country_codes import two_letters

        plain = two_letters(code) or code.upper()
        hint = f"write {quoted(plain)}" if _CODE.fullmatch(plain) else None
        context.wrong(
            (*at, key), f"code {quoted(code)} is not two capital letters (ISO 3166-1 alpha-2)", hint
        )
    return code


def _countries(context: LoadContext, value: Any, at: At, key: str | int) -> tuple[str, ...]:
    return _known(context, value, at, key, "country", context.countries)


def _categories(context: LoadContext, value: Any, at: At, key: str | int) -> tuple[str, ...]:
    return _known(context, value, at, key, "category", context.categories)


def _known(
    context: LoadContext, value: Any, at: At, key: str | int, what: str, known: Collection[str]
) -> tuple[str, ...]:
    """A list of known words, none twice."""
    if not is_list(context, value, at, key):
        return ()
    for index, word in enumerate(value):
        path = (*at, key, index)
        if type(word) is not str:
            context.wrong(path, f"a {what} must be text, not {kind_of(word)}")
        elif word not in known:
            context.wrong(path, f"unknown {what} {quoted(word)}", _meant(context, word, what, known))
    if len(value) > 1:
        no_repeats(context, value, (*at, key), what)
    return tuple(value)


def _meant(context: LoadContext, word: str, what: str, known: Collection[str]) -> str | None:
    if what == "country":
        if word == context.party:
            return "it is the party, which takes part in every event: leave it out"
        if named := context.country_slugs.get(fold(word)):
            return meant(named)
        from ca_israel.ledger.slips.country_codes import two_letters

        code = two_letters(word)
        if code and (named := context.country_slugs.get(fold(code))):
            return meant(named)
    if hint := context.did_you_mean(word, known):
        return hint
    if what == "category":
        there = (
            f"known are {', '.join(sorted(known))}; for" if known else "this ledger has no categories; for"
        )
        return f"{there if len(known) <= 12 else 'for'} others, list all in categories = […] at the top"
    slug = "-".join(fold(word).split())
    declare = f"declare it with [countries.{slug if BARE_KEY.fullmatch(slug) else '…'}]"
    there = f"known are {', '.join(sorted(known))}" if known else "this ledger has no [countries]"
    return f"{there}; {declare}" if len(known) <= 12 else declare


def _footnotes(context: LoadContext, value: Any, at: At, key: str | int) -> tuple[int, ...]:
    """Numbers of footnotes, none twice."""
    if not is_list(context, value, at, key):
        return ()
    known = context.footnotes
    for index, number in enumerate(value):
        if type(number) is not int:
            context.wrong((*at, key, index), f"a footnote must be a number, not {kind_of(number)}")
        elif number not in known:
            context.wrong((*at, key, index), f"unknown footnote {quoted(number)}", _extent(known))
    if len(value) > 1:
        no_repeats(context, value, (*at, key), "footnote")
    return tuple(value)


def _extent(known: Collection[int]) -> str:
    if not known:
        return "this ledger has none"
    first, last = min(known), max(known)
    return f"this ledger has {first}-{last}" if first < last else f"this ledger has {first}"


def _host(context: LoadContext, value: Any, at: At, key: str | int) -> str | None:
    host = nonblank(context, value, at, key)
    if host is not None and not _HOST.fullmatch(host):
        inside = _HOST.search(host.partition("//")[2] or host.removeprefix("*."))
        hint = f"write {quoted(inside[0])}; its subdomains are meant too" if inside else None
        context.wrong((*at, key), f"{quoted(host)} is not the bare name of a host", hint)
    return host


COUNTRY_KEYS: Keys = {
    "name": (nonblank, "The name to print; without it the slug is printed."),
    "code": (_code, "ISO 3166-1 alpha-2, two capital letters."),
    "aliases": (nonblanks, "Other names that it is found by."),
}
EVENT_KEYS: Keys = {
    "id": (slug, "The stable name of the event: deep link, calendar UID, argument of cai show."),
    "date": (edtf, "When it happened or is to happen: EDTF, as vague as the source."),
    "title": (nonblank, "The event in one line."),
    "countries": (_countries, "Slugs of the countries; none means the region."),
    "categories": (_categories, "diplomatic, defense, economic, or those of the ledger's own list."),
    "status": (
        partial(one_of, STATUSES),
        "How sure the event is; a doubtful date is said by ? or ~ in the date.",
    ),
    "footnotes": (_footnotes, "Numbers of the footnotes that it rests on."),
    "sources": (citations, "Works that it rests on without a footnote."),
    "place": (nonblank, "Where it happened."),
    "people": (nonblanks, "Who took part."),
    "detail": (nonblank, "One or two sentences more."),
    "paragraph": (whole_number, "The paragraph of the article that tells of it, from 1."),
    "follows": (nonblank, "The id of the planned event that this one resolves."),
    "x": (own_values, "Values of your own, of any kind, nested at most 32 levels deep."),
}
ALLOW_KEYS: Keys = {
    "host": (_host, "A host; its subdomains are meant too."),
    "url": (url, "One link, letter for letter."),
    "id": (nonblank, "One event."),
    "source": (nonblank, "One source."),
    "verdicts": (partial(some_of, VERDICTS), "Verdicts of cai check-links to accept."),
    "warnings": (partial(some_of, WARNINGS), "Warnings of cai validate to silence."),
    "reason": (nonblank, "Why."),
    "expires": (day, "The last day on which it holds."),
}


def country(context: LoadContext, key: str, value: Any) -> Country | None:
    """One country, by its slug; without a name it goes by the slug."""
    at = ("countries", key)
    if not SLUG.fullmatch(key):
        context.wrong(at, f"the country's key {quoted(key)} {SLUG_RULE}", slug_hint(key), on_key=True)
    if not is_table(context, value, at, f"country {quoted(key)}"):
        return None
    found = read_keys(context, value, at, COUNTRY_KEYS, what=f"country {quoted(key)}")
    return Country(key, found.pop("name", None) or key, **found)


def name_country(context: LoadContext, country: Country) -> None:
    """Enter every word that a country is known by; a word that means two countries is a mistake."""
    at: At = ("countries", country.slug)
    words: list[tuple[At, str | None]] = [
        (at, country.slug),
        ((*at, "name"), country.name),
        ((*at, "code"), country.code),
        *(((*at, "aliases", index), alias) for index, alias in enumerate(country.aliases)),
    ]
    taken: set[str] = set()
    for path, word in words:
        if not word:
            continue
        folded = fold(word)
        owner = context.country_slugs.setdefault(folded, country.slug)
        if owner != country.slug and folded not in taken:
            taken.add(folded)
            context.wrong(
                path, f"{quoted(word)} already means the country {quoted(owner)}", on_key=path == at
            )


def event(context: LoadContext, index: int, value: Any) -> Event | None:
    """One event; its id is entered, and one that was there before is a mistake."""
    at = ("events", index)
    if not is_table(context, value, at, "an event"):
        return None
    found = read_keys(context, value, at, EVENT_KEYS, required=_EVENT_NEEDS, what=_event_name(value))
    key = found.get("id")
    if key is not None and context.ids.setdefault(key, index) != index:
        context.wrong(
            (*at, "id"), f"the id {quoted(key)} names another event", first=("events", context.ids[key], "id")
        )
    for name in _EVENT_NEEDS:
        found.setdefault(name, None)
    if found.get("status", "") is None:
        del found["status"]
    return Event(**found)


_EVENT_NEEDS = ("id", "date", "title")


def _event_name(value: dict[str, Any]) -> str:
    key = value.get("id")
    return f"event {quoted(key)}" if isinstance(key, str) else "the event"


def follows(context: LoadContext, events: list[Event | None]) -> None:
    """Judge whom events follow: another event of this ledger that is planned, and never round in a ring."""
    for index, entry in enumerate(events):
        if entry is None or entry.follows is None:
            continue
        path = ("events", index, "follows")
        place = context.ids.get(entry.follows)
        target = events[place] if place is not None else None
        if target is None:
            hint = context.did_you_mean(entry.follows, context.ids)
            context.wrong(path, f"follows names an unknown event {quoted(entry.follows)}", hint)
        elif place == index:
            context.wrong(path, "the event follows itself")
        elif target.status != "planned":
            told = f"follows names {quoted(target.id)}, which is not planned but {target.status}"
            context.wrong(path, told, "only a planned event is resolved by another")

    for index in _rings(context, events):
        context.wrong(("events", index, "follows"), "the events follow one another in a ring")


def _rings(context: LoadContext, events: list[Event | None]) -> list[int]:
    """The first event of every ring of two or more, in linear time."""
    walks: dict[int, int] = {}
    rings: list[int] = []
    for start in range(len(events)):
        here: int | None = start
        while here is not None and here not in walks:
            walks[here] = start
            here = _followed(context, events, here)
        if here is not None and walks[here] == start and _followed(context, events, here) != here:
            ring = {here}
            while (onward := _followed(context, events, here)) is not None and onward not in ring:
                ring.add(here := onward)
            rings.append(min(ring))
    return rings


def _followed(context: LoadContext, events: list[Event | None], index: int) -> int | None:
    entry = events[index]
    return None if entry is None or entry.follows is None else context.ids.get(entry.follows)


def allow(context: LoadContext, index: int, value: Any) -> Allow | None:
    """One allowance; it names what it allows, and the event and source that it names exist."""
    at = ("allow", index)
    if not is_table(context, value, at, "an allowance"):
        return None
    found = read_keys(context, value, at, ALLOW_KEYS, what="the allowance")
    if not value.get("verdicts") and not value.get("warnings"):
        context.wrong(at, "the allowance allows nothing", "add verdicts = […] or warnings = […]")
    key, citekey = found.get("id"), found.get("source")
    if key is not None and key not in context.ids:
        context.wrong((*at, "id"), f"unknown event {quoted(key)}", context.did_you_mean(key, context.ids))
    if citekey is not None and citekey not in context.sources:
        hint = context.did_you_mean(citekey, context.sources)
        context.wrong((*at, "source"), f"unknown source {quoted(citekey)}", hint)
    return Allow(**found)
