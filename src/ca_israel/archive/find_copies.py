"""``cai archive``: the sources of a ledger are chosen, their copies looked for one after another, and remembered."""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING

from ca_israel.archive.findings import Result
from ca_israel.archive.protocol.client import Client
from ca_israel.archive.run import Run
from ca_israel.archive.sources import chosen, look_ups
from ca_israel.archive.telling import found_of
from ca_israel.archive.write import planned, revised
from ca_israel.errors import BadUsage
from ca_israel.links.findings import links_of
from ca_israel.links.history.file import add, load
from ca_israel.links.history.sightings import History

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from ca_israel.archive.protocol.client import Asker, Manners
    from ca_israel.archive.protocol.web_archive import WebArchive
    from ca_israel.archive.sources import Asking
    from ca_israel.ledger.model import Ledger


def find_copies(
    ledger: Ledger,
    asking: Asking,
    archive: WebArchive,
    manners: Manners,
    now: datetime,
    *,
    history: Path | None = None,
    folder: Path | None = None,
    progress: Callable[[int, int], None] | None = None,
    hire: Callable[[Manners], Asker] | None = None,
) -> Result:
    """Look for copies of the sources asked for, and remember what was found at ``now`` (UTC) in ``history``.

    Ctrl-C ends the run; what is known until then is in the result, with the edits that write it down. ``folder`` is
    the one that we are in, ``hire`` makes what asks the network. Raises
    NotInLedger for a target that is not there, BadUsage for a network or a time that cannot be used,
    ConfigurationError for a proxy or a certificate bundle that cannot be used.
    """
    _refuse_nan(manners)
    known, warning = load(history) if history else (History(), None)
    keys = chosen(ledger, asking, known)
    run = Run(ledger, asking, archive, now, known)
    if links := look_ups(ledger, keys, asking, archive):
        asker = (hire or _over_the_network)(manners)
        try:
            run.look_up_all(links, Client(archive, asker, manners), progress)
        finally:
            asker.close()
    remarks = [warning]
    if history and run.learnt:
        remarks.append(add(history, History(copies=run.learnt), now))
    found = tuple(
        found_of(source, link, ledger, asking, archive, run.outcomes.get(source.key))
        for link in links_of(ledger)
        for source in link.sources
        if source.key in keys
    )
    order = {key: place for place, key in enumerate(ledger.sources)}
    found = tuple(sorted(found, key=lambda one: order[one.source.key]))
    found = planned(found, known, now, unconfirmed=asking.unconfirmed, replace=asking.replace)
    return Result(
        found,
        archive,
        str(ledger.path),
        now.isoformat(timespec="seconds").replace("+00:00", "Z"),
        run.requests,
        run.stopped,
        run.interrupted,
        tuple(remark for remark in remarks if remark),
        lambda: {
            key: ledger.positions.value(("sources", key, *(("url",) if ledger.sources[key].url else ())))
            for key in keys
        },
        revised(ledger, found, folder),
    )


def _over_the_network(manners: Manners) -> Asker:
    from ca_israel.links.fetch.transport import Transport

    try:
        return Transport(allow_networks=manners.allow_networks, environ=manners.environ)
    except ValueError as error:
        raise BadUsage(f"--allow-network: {error}", hint="write it as 10.0.0.0/8") from None


def _refuse_nan(manners: Manners) -> None:
    """Refuse ``nan``, which is within every limit because it is neither less nor more than anything."""
    for name in ("delay", "timeout", "max_time"):
        seconds = getattr(manners, name)
        if seconds is not None and isnan(seconds):
            raise BadUsage(f"--{name.replace('_', '-')} must be a number of seconds, not nan")
