"""From what a look-up found to what is said of each source. Pure."""

from __future__ import annotations

from datetime import date
from shlex import quote
from typing import TYPE_CHECKING

from ca_israel.archive.candidates import wanted_of
from ca_israel.archive.findings import Found, Memento
from ca_israel.archive.lookup import Looked
from ca_israel.archive.protocol.addresses import sent
from ca_israel.archive.protocol.times import datetime_of
from ca_israel.archive.sources import unasked
from ca_israel.archive.verdicts import RULES, filled
from ca_israel.links.history.sightings import fingerprint

if TYPE_CHECKING:
    from ca_israel.archive.candidates import Wanted
    from ca_israel.archive.lookup import Copy
    from ca_israel.archive.protocol.web_archive import WebArchive
    from ca_israel.archive.run import Outcome
    from ca_israel.archive.sources import Asking
    from ca_israel.ledger.model import Ledger, Source
    from ca_israel.links.findings import Link

_SAVE = "If the page is there still, save it, and run this again: https://web.archive.org/save/{url}"
_NOT_SAVED = "Ask another archive with --timegate."
# The ledger's own copy, and not one that was found.
_ITS_OWN = {
    "has-copy",
    "in-another-archive",
    "in-archive-never-asked",
    "none-better",
    "still-there",
    "kept-unsure",
}


def found_of(
    source: Source,
    link: Link,
    ledger: Ledger,
    asking: Asking,
    archive: WebArchive,
    outcome: Outcome | None,
) -> Found:
    """Return what is said of ``source``, one of those of ``link``; ``outcome`` is None where nothing was asked."""
    wanted = wanted_of(link, ledger)
    footnotes = tuple(
        number
        for number in link.footnotes
        if any(citation.source == source.key for citation in ledger.footnotes[number].citations)
    )
    if outcome is None:
        rule, detail = unasked(source, asking, archive) or ("offline", "")
        looked, requests, from_memory = Looked(rule, detail), 0, False
    else:
        looked = outcome.looked
        requests, from_memory = outcome.requests, outcome.from_memory
    rule, detail, copy = looked.rule, looked.detail, looked.copy
    row = RULES[rule]
    url = sent(source.url or "") or ""
    save = _SAVE.replace("{url}", url) if archive.is_wayback else _NOT_SAVED
    values = {"detail": detail, "key": quote(source.key), "copies": archive.copies(url), "save": save}
    own = source.archive if rule in _ITS_OWN else None
    memento = _of_ledger(source, wanted, archive, copy) if own else _found(copy, wanted, archive, rule)
    return Found(
        source, footnotes, fingerprint(link), wanted, row.verdict, rule,
        filled(row.reason, values), filled(row.next, values) if row.next else None,
        memento, looked.tried, requests, bool(asking.targets), from_memory,
    )  # fmt: skip


def _found(copy: Copy | None, wanted: Wanted, archive: WebArchive, rule: str) -> Memento | None:
    when = datetime_of(copy.place.timestamp) if copy else None
    if copy is None or when is None:
        return None
    day = when.date()
    return Memento(
        archive.copy(copy.place), copy.place.timestamp, day, wanted.gap(day), rule != "unsure", copy.shown.title, copy.shown.score
    )  # fmt: skip


def _of_ledger(source: Source, wanted: Wanted, archive: WebArchive, copy: Copy | None) -> Memento | None:
    if source.archive is None:
        return None
    url, day = source.archive
    place = archive.place_of(url)
    digits = place.timestamp if place else ""
    if day is None and len(digits) >= 8:
        try:
            day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
        except ValueError:
            day = None
    shown = copy.shown if copy else None
    return Memento(
        url,
        digits if datetime_of(digits) else None,
        day,
        wanted.gap(day) if day else None,
        shown is not None and shown.rule in {"the-work", "still-there"},
        shown.title if shown else None,
        shown.score if shown else None,
    )
