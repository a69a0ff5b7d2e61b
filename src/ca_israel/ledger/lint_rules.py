"""The rules behind the warnings: each searches a valid ledger for one thing. Pure; their order does not matter."""

from __future__ import annotations

import re
from itertools import chain
from shlex import quote
from typing import TYPE_CHECKING, NamedTuple

from ca_israel.dates import Day
from ca_israel.ledger.allowances import allowed_host
from ca_israel.ledger.context import quoted
from ca_israel.ledger.model import Source
from ca_israel.ledger.slips.web_address import is_archive_today
from ca_israel.text.folding import fold
from ca_israel.text.page_ranges import page_ranges, within

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from typing import TypeAlias

    from ca_israel.ledger.model import Article, Citation, Ledger, Name

    Path: TypeAlias = tuple[str | int, ...]
    Finder: TypeAlias = Callable[[Ledger, date], Iterator["Warned"]]

_MEMENTO = re.compile(r"/([0-9]{4,14})(?:[a-z]{2}_)?/(https?:/.*)", re.IGNORECASE)


class Warned(NamedTuple):
    """What a rule found, at a path of the ledger, and which URL, sources and events it is about."""

    code: str
    path: tuple[str | int, ...]
    message: str
    hint: str
    url: str | None = None
    sources: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    on_key: bool = False


def _no_footnote(ledger: Ledger, _today: date) -> Iterator[Warned]:
    for index, event in enumerate(ledger.events):
        if not event.footnotes and not event.sources:
            told = f"the event {quoted(event.id)} rests on no footnote and no source"
            yield Warned(
                "no-footnote", ("events", index, "id"), told, "add footnotes or sources", ids=(event.id,)
            )


def _planned_past(ledger: Ledger, today: date) -> Iterator[Warned]:
    resolved = {event.follows for event in ledger.events}
    for index, event in enumerate(ledger.events):
        latest = event.date.latest
        if (
            event.status == "planned"
            and latest is not None
            and latest < Day.of(today)
            and event.id not in resolved
        ):
            told = f"the event {quoted(event.id)} was planned for {event.date.text}; no outcome is recorded"
            hint = f"add what came of it, with follows = {quoted(event.id)}"
            yield Warned("planned-past", ("events", index, "date"), told, hint, ids=(event.id,))


def _unused_source(ledger: Ledger, _today: date) -> Iterator[Warned]:
    cited = {citation.source for note in ledger.footnotes.values() for citation in note.citations}
    cited.update(citation.source for event in ledger.events for citation in event.sources)
    for key, source in ledger.sources.items():
        if key not in cited:
            told = f"no footnote and no event cites the source {quoted(key)}"
            yield Warned("unused-source", ("sources", key), told, "cite it or remove it", source.url, (key,))


def _same_url(ledger: Ledger, _today: date) -> Iterator[Warned]:
    first: dict[str, str] = {}
    for key, source in ledger.sources.items():
        if source.url:
            owner = first.setdefault(_bare(source.url), key)
            if owner != key:
                told = f"the sources {quoted(owner)} and {quoted(key)} have the same url"
                hint = "write a work once and cite it twice"
                yield Warned("same-url", ("sources", key, "url"), told, hint, source.url, (key, owner))


def _number_gap(ledger: Ledger, _today: date) -> Iterator[Warned]:
    before = 0
    for number in sorted(ledger.footnotes):
        if number > before + 1:
            lacks = (
                f"footnote {number - 1} is"
                if number == before + 2
                else f"footnotes {before + 1}-{number - 1} are"
            )
            path = ("footnotes", str(number))
            yield Warned(
                "number-gap", path, f"{lacks} missing", "add what is missing, or renumber", on_key=True
            )
        before = number


def _links(ledger: Ledger) -> Iterator[tuple[Path, str, tuple[str, ...]]]:
    """Every address that a reader may open: where it stands, and the source that it belongs to."""
    if ledger.article and ledger.article.url:
        yield ("article", "url"), ledger.article.url, ()
    for key, source in ledger.sources.items():
        if source.url:
            yield ("sources", key, "url"), source.url, (key,)
        if source.archive:
            yield ("sources", key, "archive", "url"), source.archive.url, (key,)


def _former(ledger: Ledger) -> Iterator[tuple[Path, str, tuple[str, ...]]]:
    """Every address that a source had before: nobody opens it, so its scheme does not matter."""
    for key, source in ledger.sources.items():
        for index, url in enumerate(source.moved_from):
            yield ("sources", key, "moved_from", index), url, (key,)


def _url_end(ledger: Ledger, _today: date) -> Iterator[Warned]:
    for path, url, sources in chain(_links(ledger), _former(ledger)):
        last = url[-1:]
        is_of_a_sentence = last in {",", ";"} or (last == "." and not _ABBREVIATED.search(url))
        if is_of_a_sentence or (last in {")", "]"} and url.count(last) > url.count(_OPENS[last])):
            told = f"the url ends in {quoted(last)}, which looks like the end of a sentence"
            yield Warned("url-end", path, told, "leave it out if the page opens without it", url, sources)


_ABBREVIATED = re.compile(r"[/_.-][A-Z][A-Za-z]{0,3}\.\Z|\A[A-Za-z]+://[^/]*\Z")  # …/Acme_Inc., a bare host
_OPENS = {")": "(", "]": "["}


def _plain_http(ledger: Ledger, _today: date) -> Iterator[Warned]:
    for path, url, sources in _links(ledger):
        if url[:7].lower() == "http://":
            told = f"{allowed_host(url)} is linked by plain http"
            yield Warned("plain-http", path, told, "use https if it shows the same page", url, sources)


def _accessed_order(ledger: Ledger, today: date) -> Iterator[Warned]:
    article = ledger.article
    if article and article.accessed and article.accessed > today:
        told = f"the article's date of access, {article.accessed}, is in the future"
        yield Warned(
            "accessed-order", ("article", "accessed"), told, "write the day it was read", article.url
        )
    for key, source in ledger.sources.items():
        at: Path = ("sources", key, "accessed")
        read, published = source.accessed, source.published
        if read and read > today and at in ledger.positions:  # else it is the article's
            told = f"the source {quoted(key)} was accessed in the future, {read}"
            yield Warned("accessed-order", at, told, "write the day it was read", source.url, (key,))
        if read and published and published.earliest and Day.of(read) < published.earliest:
            told = (
                f"the source {quoted(key)} was accessed on {read}, before it was published, {published.text}"
            )
            at = at if at in ledger.positions else ("sources", key, "published")
            yield Warned("accessed-order", at, told, "one of the two dates is wrong", source.url, (key,))
        if source.checked and source.checked.on > today:
            told = f"the source {quoted(key)} was checked in the future, {source.checked.on}"
            at = ("sources", key, "checked", "on")
            yield Warned("accessed-order", at, told, "write the day it was looked at", source.url, (key,))


def _locator_outside_pages(ledger: Ledger, _today: date) -> Iterator[Warned]:
    cited: list[tuple[Citation, Path, tuple[str, ...]]] = [
        (citation, ("footnotes", str(number), index), ())
        for number, note in ledger.footnotes.items()
        for index, citation in enumerate(note.citations)
    ]
    cited += [
        (citation, ("events", place, "sources", index), (event.id,))
        for place, event in enumerate(ledger.events)
        for index, citation in enumerate(event.sources)
    ]
    for citation, path, ids in cited:
        source, locator = ledger.sources[citation.source], citation.locator
        if locator is None or locator.label != "page" or source.pages is None:
            continue
        wanted, whole = page_ranges(locator.value), page_ranges(source.pages)
        if not whole or within(wanted, whole):
            continue
        at = path if path in ledger.positions else path[:-1]  # a footnote of one citation need not be a list
        told = f"page {locator.value} lies outside the pages of {quoted(source.key)}, {source.pages}"
        hint = "correct the page or the source's pages"
        yield Warned("locator-outside-pages", (*at, "page"), told, hint, source.url, (source.key,), ids)


def _archive_mismatch(ledger: Ledger, _today: date) -> Iterator[Warned]:
    for key, source in ledger.sources.items():
        memento = _MEMENTO.search(source.archive.url) if source.archive else None
        if source.archive and memento:
            at: Path = ("sources", key, "archive")
            yield from _other_page(source, memento[2], (*at, "url"))
            digits = source.archive.date.isoformat().replace("-", "") if source.archive.date else ""
            if digits and not (digits.startswith(memento[1]) or memento[1].startswith(digits)):
                told = f"the copy of {quoted(key)} is dated {memento[1][:8]} in its url, not {source.archive.date}"
                yield Warned("archive-mismatch", (*at, "date"), told, "correct the date", source.url, (key,))


def _other_page(source: Source, copied: str, path: Path) -> Iterator[Warned]:
    if source.url and _bare(copied) not in map(_bare, (source.url, *source.moved_from)):
        told = f"the archived copy of {quoted(source.key)} is of another page, {quoted(copied)}"
        yield Warned(
            "archive-mismatch", path, told, "find a copy of the source's url", source.url, (source.key,)
        )


def _no_title(ledger: Ledger, _today: date) -> Iterator[Warned]:
    for key, source in ledger.sources.items():
        if not source.title:
            told = f"the source {quoted(key)} has no title, so nothing tells whether its page still shows the work"
            hint = "add title = …, as the page has it"
            yield Warned("no-title", ("sources", key), told, hint, source.url, (key,))


def _archive_today(ledger: Ledger, _today: date) -> Iterator[Warned]:
    for key, source in ledger.sources.items():
        if source.archive and is_archive_today(host := allowed_host(source.archive.url)):
            told = f"the copy of {quoted(key)} lies in {host}, where no program can look at it"
            hint = f"`cai archive {quote(key)} --replace` looks for one elsewhere"
            path = ("sources", key, "archive", "url")
            yield Warned("archive-today", path, told, hint, source.url, (key,))


def _author_order(ledger: Ledger, _today: date) -> Iterator[Warned]:
    works: list[tuple[Path, Article | Source, tuple[str, ...]]] = [
        (("sources", key), source, (key,)) for key, source in ledger.sources.items()
    ]
    if ledger.article:
        works.append((("article",), ledger.article, ()))
    for at, work, sources in works:
        for path, name in _names(at, work):
            if found := _misread(name, str(path[-2]).removesuffix("s"), work, ledger):
                if (*path, "family") in ledger.positions:  # a table says what is the family name
                    continue
                yield Warned("author-order", path, *found, work.url, sources)


def _names(at: Path, work: Article | Source) -> Iterator[tuple[Path, Name]]:
    """The people of a work, each with the path of the name."""
    for key in ("authors", "editors", "translators"):
        for index, name in enumerate(getattr(work, key, ())):
            yield (*at, key, index), name


def _misread(name: Name, role: str, work: Article | Source, ledger: Ledger) -> tuple[str, str] | None:
    """What is odd about a name, and what to write: a person without a comma, several in one text."""
    from ca_israel.ledger.slips.people import person, several

    whole = name.family if name.given is None else f"{name.family}, {name.given}"
    if names := several(whole):
        listed = ", ".join(map(quoted, names))
        return f"the {role} {quoted(whole)} reads like several", f"write each alone: {listed}"
    if name.given is not None or name.particle is not None:
        return None
    meant = person(whole)
    folded = fold(whole)
    publisher = work.publisher if isinstance(work, Source) else None
    if meant is None or folded in {fold(word) for word in (work.container, publisher) if word}:
        return None
    if any(word in ledger.country_slugs for word in (folded, *folded.split())):  # Kazakhstan Temir Zholy
        return None
    hint = f"write {quoted(str(meant))}, or {{ family = {quoted(whole)} }} if it is an institution"
    return f"the {role} {quoted(whole)} reads like a person, and has no comma", hint


def _bc_year(ledger: Ledger, _today: date) -> Iterator[Warned]:
    from ca_israel.ledger.slips.years import year_slip

    for index, event in enumerate(ledger.events):
        if slip := year_slip(event.date, event.title, event.detail or ""):
            told, hint = f"the event {quoted(event.id)} {slip[0]}", slip[1]
            yield Warned("bc-year", ("events", index, "date"), told, hint, ids=(event.id,))


def _bare(url: str) -> str:
    """A URL for comparing: scheme, ``www.``, port 80 or 443, final slash and percent-encoding do not count."""
    from urllib.parse import unquote

    address, mark, fragment = re.sub("^https?:/{1,2}(?:www[.])?", "", url, flags=re.IGNORECASE).partition("#")
    host = re.split("[/?]", address, maxsplit=1)[0]
    told = re.sub("[.]?(:80|:443)?$", "", host.lower())
    return told + unquote(address[len(host) :]).rstrip("/") + mark + fragment


FINDERS: tuple[Finder, ...] = (
    _no_footnote, _planned_past, _unused_source, _same_url, _number_gap, _plain_http, _accessed_order,
    _locator_outside_pages, _archive_mismatch, _archive_today, _author_order, _url_end, _no_title, _bc_year,
)  # fmt: skip
