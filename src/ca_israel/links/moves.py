"""``cai check-links --write``: pages that moved for good get their new address in the ledger, once two days agree."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ca_israel.ledger.edits.edit import set_key
from ca_israel.ledger.edits.revision import Revision
from ca_israel.ledger.slips.web_address import is_web_address
from ca_israel.links.findings import Move
from ca_israel.links.history.sightings import fingerprint, moved_to
from ca_israel.links.verdict import RECORDED_AS
from ca_israel.text.counting import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from ca_israel.ledger.edits.edit import Edit
    from ca_israel.ledger.model import Ledger
    from ca_israel.links.findings import Finding, Run
    from ca_israel.links.history.sightings import History, Sighting

_DAYS = 2  # on which runs saw the same move


def moves_of(findings: Iterable[Finding], history: History, now: datetime) -> tuple[Move, ...]:
    """Return the moves by permanent redirects alone among ``findings``; ``history`` holds this run too. Pure.

    A new address that a ledger cannot hold is left to a person.
    """
    found = []
    for finding in findings:
        link, target = finding.link, moved_to(finding)
        if link.url and target and is_web_address(target):
            past = [
                seen for seen in history.past(link.url) if seen.work == fingerprint(link) and seen.at <= now
            ]
            found.append(Move(link, target, len(_days(past, target)) >= _DAYS))
    return tuple(found)


def _days(past: list[Sighting], target: str) -> set[object]:
    """Return the days (UTC) on which runs saw a page at ``target``, since the last run that saw anything else.

    A wall, a doubt or a bad afternoon of the server says nothing about where the page is.
    """
    days: set[object] = set()
    for seen in reversed(past):
        if seen.verdict == "moved" and seen.final_url == target:
            days.add(seen.at.date())
        elif seen.succeeded or seen.verdict in RECORDED_AS:
            break
    return days


def revised(ledger: Ledger, moves: Iterable[Move], folder: Path | None) -> Revision:
    """Return ``ledger`` with the new addresses of ``moves``; the old ones are kept under ``moved_from``.

    The copies of the day of access are filed under the old address. ``folder`` is the one that we are in.
    """
    return Revision(ledger, [edit for move in moves for edit in _edits(move)], folder)


def _edits(move: Move) -> Iterator[Edit]:
    old, new = move.link.url, move.to
    for source in move.link.sources:
        at = ("sources", source.key)
        yield set_key((*at, "url"), new)
        yield set_key(
            (*at, "moved_from"), [*(one for one in source.moved_from if one not in {old, new}), old]
        )


def written(run: Run, ledger: Ledger) -> Run:
    """Write the moves of ``run`` that two days agree on into ``ledger``, once for all, and say so in what is returned.

    Raises EditRefused, LedgerChanged, OutputFailed and BadUsage, with nothing written.
    """
    done = {move.link.url: move.to for move in run.moves if move.confirmed}
    revised(ledger, (move for move in run.moves if move.confirmed), None).save()
    name = Path(run.ledger).name
    links = tuple(
        one._replace(judgement=one.judgement._replace(next=f"Written into {name}: {done[one.link.url]}"))
        if one.link.url in done
        else one
        for one in run.report.links
    )
    remarks = list(run.report.remarks)
    if done:
        remarks.append(f"{counted(len(done), 'move')} written into {name}; moved_from keeps what was there")
    if once := len(run.moves) - len(done):
        remarks.append(f"{counted(once, 'move')} seen once; written when a run on another day agrees")
    return run._replace(report=run.report._replace(links=links, remarks=tuple(remarks)))
