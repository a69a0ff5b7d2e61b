"""``cai check-links``: the links of a ledger are chosen, checked, compared with earlier runs, and remembered."""

from __future__ import annotations

from functools import cache
from math import isnan
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from ca_israel.errors import BadUsage
from ca_israel.ledger.allowances import AllowIndex
from ca_israel.ledger.lint import review
from ca_israel.links.changed_since import changed_since
from ca_israel.links.findings import Run, links_of
from ca_israel.links.history.file import load, record
from ca_israel.links.history.over_time import remembered, with_history
from ca_israel.links.history.sightings import History
from ca_israel.links.judge.exemptions import note_on
from ca_israel.links.moves import moves_of
from ca_israel.links.schedule.run import run
from ca_israel.query.targets import wanted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime, timedelta
    from pathlib import Path

    from ca_israel.ledger.model import Allow, Ledger
    from ca_israel.links.findings import Link
    from ca_israel.links.schedule.options import FetchOptions

_T = TypeVar("_T")
_OFFLINE_WARNINGS = {
    "same-url",
    "plain-http",
    "allow-expired",
    "allow-unused",
    "archive-mismatch",
    "archive-today",
}


class CheckRequest(NamedTuple):
    """Which links, and what earlier runs may say. ``targets`` are footnotes and citekeys; none means all.

    ``history`` is the file that remembers, None for none; a success younger than ``max_age`` is not asked
    again; ``changed_since`` is a git revision of the ledger. ``moves``: pages that moved are to be written down.
    """

    targets: Sequence[str] = ()
    changed_since: str | None = None
    history: Path | None = None
    max_age: timedelta | None = None
    moves: bool = False


def check(
    ledger: Ledger,
    request: CheckRequest,
    options: FetchOptions,
    now: datetime,
    progress: Callable[[int, int], None] | None = None,
) -> Run:
    """Check the links of ``ledger`` that are requested, and remember what was seen at ``now`` (UTC).

    Raises NotInLedger for a target that is not there, BadUsage for a revision, a network or a time that
    cannot be used, ConfigurationError for a proxy or a certificate bundle that cannot be used.
    """
    _refuse_bad_times(options)
    _refuse_bad_networks(options.allow_networks)
    today = now.astimezone().date()
    links = links_of(ledger, _citekeys(ledger, request))
    history, warning = load(request.history) if request.history else (History(), None)
    max_age = request.max_age if not options.offline else None
    recalled = {  # by URL; each URL is one link
        link.url: finding
        for link in links
        if max_age and (finding := remembered(history.past(link.url or ""), link, max_age, now))
    }
    places = _once(lambda: _places(links, ledger))
    report = run(
        [link for link in links if link.url not in recalled],
        options,
        progress=progress,
        was_ok=history.was_ok,
        meanwhile=places,
    )
    remarks = [warning]
    if request.history and not options.offline and not report.network_unusable:
        remarks.append(record(request.history, report, now))
    checked = iter(report.links)
    in_order = tuple(recalled.get(link.url) or next(checked) for link in links)
    whole = with_history(report._replace(links=in_order), history, now)
    # Accepted or not is decided last: a failure that has lasted fails only now, and may be allowed.
    index = AllowIndex(ledger.allows)
    noted = (
        one._replace(note=note_on(one.link, one.judgement, _near(index, one.link), today))
        for one in whole.links
    )
    problems = review(ledger, today) if options.offline else ()
    # Read once more: what counts is what the file holds now, of this run too.
    moves = moves_of(whole.links, load(request.history)[0], now) if request.moves and request.history else ()
    return Run(
        whole._replace(links=tuple(noted), remarks=tuple(remark for remark in remarks if remark)),
        str(ledger.path),
        now.isoformat(timespec="seconds").replace("+00:00", "Z"),
        places,
        history.runs_known(links) if request.history else None,
        tuple(problem for problem in problems if problem.code in _OFFLINE_WARNINGS),
        moves,
    )


def _near(index: AllowIndex, link: Link) -> list[Allow]:
    return [allow for _, allow in index.near(url=link.url, sources=[source.key for source in link.sources])]


def _citekeys(ledger: Ledger, request: CheckRequest) -> set[str] | None:
    """Return the sources that were requested; None for all of them."""
    keys: set[str] | None = None
    if request.targets:
        keys = set()
        for target in wanted(ledger, request.targets):
            if isinstance(target, int):
                keys.update(citation.source for citation in ledger.footnotes[target].citations)
            else:
                keys.add(target)
    if request.changed_since is not None:
        changed = changed_since(ledger, request.changed_since)
        keys = set(changed) if keys is None else keys & changed
    return keys


def _refuse_bad_times(options: FetchOptions) -> None:
    """Refuse what is no time, ``nan`` too, which is within every limit: it is neither less nor more than anything."""
    times = {"delay": options.delay, "timeout": options.timeout, "max-time": options.max_time}
    for name, seconds in times.items():
        if seconds is not None and isnan(seconds):
            raise BadUsage(f"--{name} must be a number of seconds, not nan")
        if seconds is not None and (seconds < 0 or (seconds == 0 and name != "delay")):
            raise BadUsage(f"--{name} must be more than 0 seconds, not {seconds:g}")


def _refuse_bad_networks(networks: Sequence[str]) -> None:
    from ipaddress import ip_network

    for network in networks:
        try:
            ip_network(network, strict=False)
        except ValueError:
            raise BadUsage(
                f'--allow-network "{network}" is not a network', hint="write it as 10.0.0.0/8"
            ) from None


def _once(call: Callable[[], _T]) -> Callable[[], _T]:
    """Return ``call`` with its result remembered; a thread that calls while another does waits for it."""
    lock, remembered = Lock(), cache(call)

    def once() -> _T:
        with lock:
            return remembered()

    return once


def _places(links: Sequence[Link], ledger: Ledger) -> dict[str, tuple[int, int]]:
    """Return where the URL of each citekey is written, or its source where it has none."""
    return {
        source.key: ledger.positions.value(("sources", source.key, *(("url",) if source.url else ())))
        for link in links
        for source in link.sources
    }
