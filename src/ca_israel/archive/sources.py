"""Which sources of a ledger get a look-up, and what is said of the others without asking. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ca_israel.archive.protocol.addresses import sent
from ca_israel.archive.protocol.web_archive import WAYBACK, WebArchive, is_not_asked
from ca_israel.ledger.slips.web_address import is_web_address
from ca_israel.links.findings import Link, links_of
from ca_israel.links.urls import host_of
from ca_israel.query.targets import wanted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ca_israel.ledger.model import Ledger, Source
    from ca_israel.links.history.sightings import History

_LOST = {"tls-error", "unsafe"}  # beside what the history counts as a failure of the link


class Asking(NamedTuple):
    """What is asked for. ``targets`` are footnotes and citekeys; ``every``: without them, all sources.

    ``unconfirmed``: a copy that could not be proved is to be written too.
    """

    targets: Sequence[str] = ()
    every: bool = False
    verify: bool = False
    replace: bool = False
    offline: bool = False
    unconfirmed: bool = False


def chosen(ledger: Ledger, asking: Asking, history: History) -> set[str]:
    """Return the citekeys that are meant: those named; else those whose link failed in its last run, or all.

    Raises NotInLedger and BadUsage for a target.
    """
    if asking.targets:
        keys: set[str] = set()
        for target in wanted(ledger, asking.targets):
            if isinstance(target, int):
                keys.update(citation.source for citation in ledger.footnotes[target].citations)
            else:
                keys.add(target)
        return keys
    if asking.every or not history.runs_known(links_of(ledger)):
        return set(ledger.sources)
    failed = set()
    for key, source in ledger.sources.items():
        past = history.past(source.url) if source.url else ()
        if past and (past[-1].failed or past[-1].verdict in _LOST):
            failed.add(key)
    return failed


def unasked(source: Source, asking: Asking, archive: WebArchive) -> tuple[str, str] | None:
    """Return the rule, and words for it, of a source that needs no request; None for one that does."""
    if not source.url:
        return "no-url", ""
    if not is_web_address(source.url) or sent(source.url) is None:
        return "bad-url", ""
    for one in (archive, WebArchive(WAYBACK)):
        if place := one.place_of(source.url):
            return "is-copy", place.original
    if source.archive and not asking.replace:
        if not asking.verify:
            return "has-copy", ""
        if is_not_asked(source.archive.url):
            return "in-archive-never-asked", host_of(source.archive.url)
        if archive.place_of(source.archive.url) is None:
            return "in-another-archive", host_of(source.archive.url)
    return ("offline", "") if asking.offline else None


def look_ups(ledger: Ledger, keys: set[str], asking: Asking, archive: WebArchive) -> list[Link]:
    """Return what is asked for, one link a URL, or a URL and its copy where the ledger's copies are asked for."""
    found: list[Link] = []
    for link in links_of(ledger, keys):
        shared: dict[str, list[Source]] = {}
        for source in link.sources:
            if unasked(source, asking, archive) is None:
                shared.setdefault(source.archive.url if source.archive else "", []).append(source)
        found += [link._replace(sources=tuple(sources)) for sources in shared.values()]
    return found
