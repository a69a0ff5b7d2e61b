"""What is remembered of look-ups for seven days, so that looking and then writing asks once. Pure."""

from __future__ import annotations

import re
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from ca_israel.archive.lookup import Copy, Looked
from ca_israel.archive.protocol.addresses import same_original
from ca_israel.archive.protocol.web_archive import Place
from ca_israel.archive.replay import Shown
from ca_israel.archive.verdicts import RULES
from ca_israel.links.history.copies import LookedUp
from ca_israel.links.history.sightings import fingerprint

if TYPE_CHECKING:
    from datetime import datetime

    from ca_israel.archive.candidates import Wanted
    from ca_israel.archive.protocol.web_archive import WebArchive
    from ca_israel.links.findings import Link
    from ca_israel.links.history.sightings import History

KEPT_FOR = timedelta(days=7)
_MOST_DETAIL = 1_000
_MOST_TITLE = 200
_PROVED = {
    "the-work",
    "far-jump",
    "still-there",
    "broken-better",
}  # of their copies it is known what they show
_PLACE = re.compile(r"/([0-9]{4,14})(?:[a-z]{2}_)?/(https?:/.+)", re.IGNORECASE)


def key_of(link: Link, wanted: Wanted, archive: WebArchive, verify: bool, replace: bool) -> str:  # noqa: FBT001 - as the options
    """Return what a look-up is remembered by: all that its outcome rests on."""
    there = link.archive if verify or replace else None
    asked = (
        link.url,
        [source.moved_from for source in link.sources],
        fingerprint(link),
        str(wanted),
        archive.timegate,
        archive.cdx,
        there,
        verify,
        replace,
    )
    return sha256(repr(asked).encode("utf-8", "surrogatepass")).hexdigest()[:24]


def recalled(history: History, key: str, now: datetime) -> Looked | None:
    """Return what a look-up found less than seven days ago, None where none is remembered."""
    known = history.copies.get(key)
    if known is None or not timedelta(0) <= now - known.at < KEPT_FOR or known.rule not in RULES:
        return None
    copy = None
    if known.timestamp and known.address:
        shown = Shown(known.rule, known.timestamp, None, known.detail, known.title, known.score)
        copy = Copy(Place(known.timestamp, known.address), shown)
    return Looked(known.rule, known.detail, copy)


def is_proved(history: History, link: Link, copy: str) -> bool:
    """Whether a run that is remembered looked at the copy at the address ``copy`` and found it to show the work."""
    if not (place := _PLACE.search(copy)):
        return False
    work = fingerprint(link)
    return any(
        looked.work == work
        and looked.rule in _PROVED
        and (looked.timestamp or "").startswith(place[1])
        and same_original(looked.address or "", place[2])
        for looked in history.copies.values()
    )


def to_keep(looked: Looked, link: Link, now: datetime) -> LookedUp | None:
    """Return ``looked`` as it is remembered; None for what another run may find otherwise."""
    rule = RULES.get(looked.rule)
    if rule is None or rule.verdict == "unknown" or looked.partial:
        return None
    copy = looked.copy
    title = copy.shown.title if copy else None
    return LookedUp(
        now.replace(microsecond=0),
        looked.rule,
        looked.detail[:_MOST_DETAIL],
        copy.place.timestamp if copy else None,
        copy.place.original if copy else None,
        title[:_MOST_TITLE] if title else None,
        copy.shown.score if copy else None,
        fingerprint(link),
    )
