"""What ``cai archive --write`` puts into a ledger: a copy, and the state of the link where runs have proved it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, TypeAlias

from ca_israel.ledger.edits.edit import set_key
from ca_israel.ledger.edits.revision import Revision
from ca_israel.links.verdict import RECORDED_AS

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from ca_israel.archive.findings import Found, Result
    from ca_israel.ledger.model import Ledger, State
    from ca_israel.links.history.sightings import History, Sighting

Edits: TypeAlias = dict[str, Any]
SPAN = timedelta(days=6)  # between the first failing run and the last
RECENT = timedelta(days=30)


def planned(
    found: tuple[Found, ...],
    history: History,
    now: datetime,
    *,
    unconfirmed: bool = False,
    replace: bool = False,
) -> tuple[Found, ...]:
    """Return ``found`` with the keys to set in the table of each source, ``archive`` and ``state``. Pure.

    A copy that the ledger has is not replaced without ``replace``; one that nobody could prove is written only
    with ``unconfirmed``, and gets no state. A state that is there stays.
    """
    return tuple(one._replace(edits=_of(one, history, now, unconfirmed, replace)) for one in found)


def revised(ledger: Ledger, found: tuple[Found, ...], folder: Path | None) -> Revision:
    """Return ``ledger`` with all edits made; ``folder`` is the one that we are in."""
    edits = [
        set_key(("sources", one.source.key, name), value)
        for one in found
        for name, value in one.edits.items()
    ]
    return Revision(ledger, edits, folder)


def written(result: Result) -> Result:
    """Write the edits of ``result`` into its ledger, once for all; return what is to be said of them then.

    Raises EditRefused, LedgerChanged, OutputFailed and BadUsage, with nothing written.
    """
    if result.revision is None:
        return result
    result.revision.save()
    found = (
        one._replace(written=True, next=None if "archive" in one.edits else one.next) if one.edits else one
        for one in result.found
    )
    return result._replace(found=tuple(found))


def _of(one: Found, history: History, now: datetime, unconfirmed: bool, replace: bool) -> Edits:  # noqa: FBT001
    edits: Edits = {}
    copy = one.memento
    may = (
        one.verdict == "found"
        or (one.rule == "broken-better" and replace)
        or (one.rule == "unsure" and unconfirmed)
    )
    if copy and copy.date and may and (one.source.archive is None or replace):
        edits["archive"] = {"url": copy.url, "date": copy.date}
    has_copy = bool(copy) and ("archive" in edits or one.verdict == "kept")
    sure = copy is not None and (copy.verified or (one.verdict == "kept" and one.named))
    if has_copy and sure and one.source.state is None:
        past = history.past(one.source.url or "")
        if state := proved([seen for seen in past if seen.work in {None, one.work}], now, named=one.named):
            edits["state"] = state
    return edits


def proved(past: list[Sighting], now: datetime, *, named: bool) -> State | None:
    """Return the state that earlier runs (oldest first) have proved of a link, None where they have not.

    Two failing runs at least six days apart, none good since the first of them, the last under thirty days old;
    for a source that somebody ``named`` one is enough.
    """
    failing: list[Sighting] = []
    for seen in past:
        if seen.at > now:
            continue
        if seen.succeeded:
            failing.clear()
        elif seen.verdict in RECORDED_AS:
            failing.append(seen)
    if not failing or now - failing[-1].at >= RECENT:
        return None
    if not named and failing[-1].at - failing[0].at < SPAN:
        return None
    return RECORDED_AS[failing[-1].verdict]
