"""``cai check-links``: the links of a ledger that were asked for, checked, remembered, and told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from math import isnan
from typing import TYPE_CHECKING, NamedTuple

from ca_israel.errors import BadUsage, NetworkUnusable
from ca_israel.ledger.lint import review
from ca_israel.links.changed_since import changed_since
from ca_israel.links.findings import Report, exit_code, links_of
from ca_israel.links.history.file import load, record
from ca_israel.links.history.over_time import remembered, with_history
from ca_israel.links.history.sightings import History
from ca_israel.links.judge.exemptions import note_on
from ca_israel.links.report import render
from ca_israel.links.report.parts import Told
from ca_israel.links.schedule.run import run
from ca_israel.query.targets import wanted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from ca_israel.ledger.model import Ledger, Problem
    from ca_israel.links.findings import Finding, Link
    from ca_israel.links.schedule.options import FetchOptions
    from ca_israel.terminal.look import Look

_OFFLINE_WARNINGS = {"same-url", "plain-http", "allow-expired", "allow-unused", "archive-mismatch"}


class CheckRequest(NamedTuple):
    """Which links, and what earlier runs may say. ``targets`` are footnotes and citekeys; none means all.

    ``history`` is the file that remembers, None for none; a success younger than ``max_age`` is not asked
    again; ``changed_since`` is a git revision of the ledger.
    """

    targets: Sequence[str] = ()
    changed_since: str | None = None
    history: Path | None = None
    max_age: timedelta | None = None


class Session(NamedTuple):
    """A run that is over: its report, the ledger its links are in, and what else a person should know."""

    report: Report
    ledger: Ledger
    checked_at: datetime
    runs_known: int | None = None
    remarks: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    def refuse_if_unusable(self) -> None:
        """Raise NetworkUnusable when nothing could be judged."""
        if self.report.network_unusable and not self.report.interrupted:
            asked = sum(finding.answer is not None for finding in self.report.links)
            raise NetworkUnusable(
                f"no way to the network: none of {asked} links could be reached",
                hint="nothing was judged; is this machine online, or is a proxy needed (HTTPS_PROXY)?",
            )

    def render(self, name: str, look: Look) -> str:
        """Return the report in one of the formats."""
        places = {} if name == "text" else _places(self.report, self.ledger)
        at = self.checked_at.isoformat(timespec="seconds").replace("+00:00", "Z")
        return render(Told(self.report, str(self.ledger.path), at, places, self.runs_known), name, look)

    def exit_code(self, *, strict: bool) -> int:
        """Return 0, 1 or 130, as design section 4 has them."""
        return exit_code(self.report, strict=strict) or int(strict and bool(self.problems))


def check(
    ledger: Ledger,
    asked: CheckRequest,
    options: FetchOptions,
    today: date,
    progress: Callable[[int, int], None] | None = None,
) -> Session:
    """Check the links of ``ledger`` that are ``asked`` for, and remember what was seen.

    Raises NotInLedger for a target that is not there, BadUsage for a revision, a network or
    a time that is none.
    """
    _refuse_what_is_no_time(options)
    _refuse_what_is_no_network(options.allow_networks)
    links = links_of(ledger, _citekeys(ledger, asked))
    now = datetime.now(UTC)
    history, warning = load(asked.history) if asked.history else (History(), None)
    recalled = _recalled(links, history, asked.max_age, now) if not options.offline else {}
    report = run(
        [link for link in links if link.url not in recalled],
        options, today=today, allows=ledger.allows, progress=progress, was_ok=history.was_ok,
    )  # fmt: skip
    remarks = [warning]
    if asked.history and not options.offline and not report.network_unusable:
        remarks.append(record(asked.history, report, now))
    whole = with_history(_in_order(links, report, recalled), history, now)
    # a failure that has lasted fails now, and what excuses a failure excuses it too
    noted = (one._replace(note=note_on(one.link, one.judgement, ledger.allows, today)) for one in whole.links)
    problems: tuple[Problem, ...] = ()
    if options.offline:
        problems = tuple(told for told in review(ledger, today) if told.code in _OFFLINE_WARNINGS)
    return Session(
        whole._replace(links=tuple(noted)),
        ledger,
        now,
        history.runs_known(links) if asked.history else None,
        tuple(remark for remark in remarks if remark),
        problems,
    )


def _citekeys(ledger: Ledger, asked: CheckRequest) -> set[str] | None:
    """The sources asked for; None for all of them."""
    keys: set[str] | None = None
    if asked.targets:
        keys = set()
        for target in wanted(ledger, asked.targets):
            if isinstance(target, int):
                keys.update(citation.source for citation in ledger.footnotes[target].citations)
            else:
                keys.add(target)
    if asked.changed_since is not None:
        changed = changed_since(ledger, asked.changed_since)
        keys = set(changed) if keys is None else keys & changed
    return keys


def _recalled(
    links: Sequence[Link], history: History, max_age: timedelta | None, now: datetime
) -> dict[str | None, Finding]:
    """What need not be asked again, by URL; a run has each URL once."""
    if not max_age:
        return {}
    found = ((link.url, remembered(history.past(link.url), link, max_age, now)) for link in links if link.url)
    return {url: finding for url, finding in found if finding}


def _in_order(links: Sequence[Link], report: Report, recalled: dict[str | None, Finding]) -> Report:
    asked = iter(report.links)
    return report._replace(links=tuple(recalled.get(link.url) or next(asked) for link in links))


def _refuse_what_is_no_time(options: FetchOptions) -> None:
    """``nan`` passes every limit, for it is never less and never more."""
    times = {"delay": options.delay, "timeout": options.timeout, "max-time": options.max_time}
    for name, seconds in times.items():
        if seconds is not None and isnan(seconds):
            raise BadUsage(f"--{name} is not a number of seconds")


def _refuse_what_is_no_network(networks: Sequence[str]) -> None:
    from ipaddress import ip_network

    for network in networks:
        try:
            ip_network(network, strict=False)
        except ValueError:
            raise BadUsage(
                f'--allow-network "{network}" is no network', hint="write it as 10.0.0.0/8"
            ) from None


def _places(report: Report, ledger: Ledger) -> dict[str, tuple[int, int]]:
    """Where the URL of each citekey stands, or the source itself where it has none."""
    places: dict[str, tuple[int, int]] = {}
    for source in (source for finding in report.links for source in finding.link.sources):
        path = ("sources", source.key, "url") if source.url else ("sources", source.key)
        line, column = ledger.positions.value(path)
        places[source.key] = (line, column)
    return places
