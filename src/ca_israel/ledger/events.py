"""Readers of the ledger's own entries: countries, events and allowances."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ca_israel.ledger.context import Keys, kind, read_keys, shown
from ca_israel.ledger.fields import (
    SLUG,
    SLUG_RULE,
    day,
    edtf,
    is_list,
    is_table,
    no_repeats,
    one_of,
    own_values,
    slug,
    some_of,
    text,
    texts,
    url,
    whole_number,
)
from ca_israel.ledger.model import STATUSES, Allow, Country, Event
from ca_israel.ledger.sources import citations
from ca_israel.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Collection

    from ca_israel.ledger.context import At, LoadContext
from ca_israel.ledger.model import VERDICTS, WARNINGS

_CODE = re.compile(r"[A-Z]{2}")
_HOST = re.compile(r"""[^\s./?#:@*\[\]<>"\\^`{|}]+(?:\.[^\s./?#:@*\[\]<>"\\^`{|}]+)*""")


def _code(reading: LoadContext, value: Any, at: At, key: str | int) -> str | None:
    code = text(reading, value, at, key)
    if code is not None and not _CODE.fullmatch(code):
        hint = f"write {shown(code.upper())}" if _CODE.fullmatch(code.upper()) else None
        reading.wrong((*at, key), f"code {shown(code)} is not two capital letters (ISO 3166-1 alpha-2)", hint)
    return code


def _countries(reading: LoadContext, value: Any, at: At, key: str | int) -> tuple[str, ...]:
    return _known(reading, value, at, key, "country", reading.countries)


def _categories(reading: LoadContext, value: Any, at: At, key: str | int) -> tuple[str, ...]:
    return _known(reading, value, at, key, "category", reading.categories)


def _known(
    reading: LoadContext, value: Any, at: At, key: str | int, what: str, known: Collection[str]
) -> tuple[str, ...]:
    """A list of known words, none twice."""
    if not is_list(reading, value, at, key):
        return ()
    for index, word in enumerate(value):
        path = (*at, key, index)
        if type(word) is not str:
            reading.wrong(path, f"a {what} must be text, not {kind(word)}")
        elif word not in known:
            reading.wrong(path, f"unknown {what} {shown(word)}", _meant(reading, word, what, known))
    if len(value) > 1:
        no_repeats(reading, value, (*at, key), what)
    return tuple(value)


def _meant(reading: LoadContext, word: str, what: str, known: Collection[str]) -> str | None:
    if what == "country":
        if word == reading.party:
            return "it is the party, which takes part in every event: leave it out"
        if named := reading.country_names.get(fold(word)):
            return f"did you mean {shown(named)}?"
    if hint := reading.did_you_mean(word, known):
        return hint
    if len(known) > 12:
        return None
    return f"known are {', '.join(sorted(known))}" if known else f"this ledger has no {_PLURAL[what]}"


_PLURAL = {"country": "[countries]", "category": "categories"}


def _footnotes(reading: LoadContext, value: Any, at: At, key: str | int) -> tuple[int, ...]:
    """Numbers of footnotes, none twice."""
    if not is_list(reading, value, at, key):
        return ()
    known = reading.footnotes
    for index, number in enumerate(value):
        if type(number) is not int:
            reading.wrong((*at, key, index), f"a footnote must be a number, not {kind(number)}")
        elif number not in known:
            reading.wrong((*at, key, index), f"unknown footnote {shown(number)}", _extent(known))
    if len(value) > 1:
        no_repeats(reading, value, (*at, key), "footnote")
    return tuple(value)


def _extent(known: Collection[int]) -> str:
    if not known:
        return "this ledger has none"
    first, last = min(known), max(known)
    return f"this ledger has {first}-{last}" if first < last else f"this ledger has {first}"


def _host(reading: LoadContext, value: Any, at: At, key: str | int) -> str | None:
    host = text(reading, value, at, key)
    if host is not None and not _HOST.fullmatch(host):
        inside = _HOST.search(host.partition("//")[2] or host.removeprefix("*."))
        hint = f"write {shown(inside[0])}; its subdomains are meant too" if inside else None
        reading.wrong((*at, key), f"{shown(host)} is not the bare name of a host", hint)
    return host


COUNTRY_KEYS: Keys = {"name": ("name", text), "code": ("code", _code), "aliases": ("aliases", texts)}
EVENT_KEYS: Keys = {
    "id": ("id", slug),
    "date": ("date", edtf),
    "title": ("title", text),
    "countries": ("countries", _countries),
    "categories": ("categories", _categories),
    "status": ("status", one_of(STATUSES)),
    "footnotes": ("footnotes", _footnotes),
    "sources": ("sources", citations),
    "place": ("place", text),
    "people": ("people", texts),
    "detail": ("detail", text),
    "paragraph": ("paragraph", whole_number),
    "follows": ("follows", text),
    "x": ("x", own_values),
}
ALLOW_KEYS: Keys = {
    "host": ("host", _host),
    "url": ("url", url),
    "id": ("id", text),
    "source": ("source", text),
    "verdicts": ("verdicts", some_of(VERDICTS)),
    "warnings": ("warnings", some_of(WARNINGS)),
    "reason": ("reason", text),
    "expires": ("expires", day),
}


def country(reading: LoadContext, key: str, value: Any) -> Country | None:
    """One country, by its slug; without a name it goes by the slug."""
    at = ("countries", key)
    if not SLUG.fullmatch(key):
        reading.wrong(at, f"the country's key {shown(key)} {SLUG_RULE}", on_key=True)
    if not is_table(reading, value, at, f"country {shown(key)}"):
        return None
    found = read_keys(reading, value, at, COUNTRY_KEYS, what=f"country {shown(key)}")
    return Country(key, found.pop("name", None) or key, **found)


def name_country(reading: LoadContext, country: Country) -> None:
    """Enter every word that a country is known by; a word that means two countries is a mistake."""
    at: At = ("countries", country.slug)
    words: list[tuple[At, str | None]] = [
        (at, country.slug),
        ((*at, "name"), country.name),
        ((*at, "code"), country.code),
    ]
    words += [((*at, "aliases", index), alias) for index, alias in enumerate(country.aliases)]
    told: set[str] = set()
    for path, word in words:
        owner = reading.country_names.setdefault(fold(word), country.slug) if word else country.slug
        if owner != country.slug and word and fold(word) not in told:
            told.add(fold(word))
            reading.wrong(path, f"{shown(word)} already means the country {shown(owner)}", on_key=path == at)


def event(reading: LoadContext, index: int, value: Any) -> Event | None:
    """One event; its id is entered, and one that was there before is a mistake."""
    at = ("events", index)
    if not is_table(reading, value, at, "an event"):
        return None
    found = read_keys(reading, value, at, EVENT_KEYS, required=_EVENT_NEEDS, what=_event_name(value))
    key = found.get("id")
    if key is not None and reading.ids.setdefault(key, index) != index:
        reading.wrong((*at, "id"), f"the id {shown(key)} is already taken", "an id names one event")
    for name in _EVENT_NEEDS:
        found.setdefault(name, None)
    if found.get("status", "") is None:
        del found["status"]
    return Event(**found)


_EVENT_NEEDS = ("id", "date", "title")


def _event_name(value: dict[str, Any]) -> str:
    key = value.get("id")
    return f"event {shown(key)}" if isinstance(key, str) else "the event"


def follows(reading: LoadContext, events: list[Event | None]) -> None:
    """Judge whom events follow: another event of this ledger that is planned, and never round in a ring."""
    for index, entry in enumerate(events):
        if entry is None or entry.follows is None:
            continue
        path = ("events", index, "follows")
        place = reading.ids.get(entry.follows)
        target = events[place] if place is not None else None
        if target is None:
            hint = reading.did_you_mean(entry.follows, reading.ids)
            reading.wrong(path, f"follows names an unknown event {shown(entry.follows)}", hint)
        elif place == index:
            reading.wrong(path, "the event follows itself")
        elif target.status != "planned":
            told = f"follows names {shown(target.id)}, which is not planned but {target.status}"
            reading.wrong(path, told, "only a planned event is resolved by another")

    for index in _rings(reading, events):
        reading.wrong(("events", index, "follows"), "the events follow one another in a ring")


def _rings(reading: LoadContext, events: list[Event | None]) -> list[int]:
    """The first event of every ring of two or more, in linear time."""
    walks: dict[int, int] = {}
    rings: list[int] = []
    for start in range(len(events)):
        here: int | None = start
        while here is not None and here not in walks:
            walks[here] = start
            here = _followed(reading, events, here)
        if here is not None and walks[here] == start and _followed(reading, events, here) != here:
            ring = {here}
            while (onward := _followed(reading, events, here)) is not None and onward not in ring:
                ring.add(here := onward)
            rings.append(min(ring))
    return rings


def _followed(reading: LoadContext, events: list[Event | None], index: int) -> int | None:
    entry = events[index]
    return None if entry is None or entry.follows is None else reading.ids.get(entry.follows)


def allow(reading: LoadContext, index: int, value: Any) -> Allow | None:
    """One allowance; it names what it allows, and the event and source that it names exist."""
    at = ("allow", index)
    if not is_table(reading, value, at, "an allowance"):
        return None
    found = read_keys(reading, value, at, ALLOW_KEYS, what="the allowance")
    if not value.get("verdicts") and not value.get("warnings"):
        reading.wrong(at, "the allowance allows nothing", "add verdicts = […] or warnings = […]")
    key, citekey = found.get("id"), found.get("source")
    if key is not None and key not in reading.ids:
        reading.wrong((*at, "id"), f"unknown event {shown(key)}", reading.did_you_mean(key, reading.ids))
    if citekey is not None and citekey not in reading.sources:
        hint = reading.did_you_mean(citekey, reading.sources)
        reading.wrong((*at, "source"), f"unknown source {shown(citekey)}", hint)
    return Allow(**found)
