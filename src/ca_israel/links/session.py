"""``cai check-links``: the links of a ledger that were asked for, checked, and told."""

from __future__ import annotations

from datetime import UTC, datetime
from math import isnan
from typing import TYPE_CHECKING, NamedTuple

from ca_israel.errors import BadUsage, NetworkUnusable
from ca_israel.ledger import judge
from ca_israel.targets import wanted

from .check import exit_code, run
from .findings import links_of
from .report import Told, render

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from ca_israel.document import Document
    from ca_israel.model import Ledger
    from ca_israel.style import Style

    from .check import Options
    from .findings import Report


class Session(NamedTuple):
    """A run that is over: its report, and the document that its links are in."""

    report: Report
    document: Document
    checked_at: str

    def render(self, name: str, style: Style) -> str:
        """Return the report in one of the formats. Raises NetworkUnusable when nothing was judged."""
        if self.report.network_unusable and not self.report.interrupted:
            hosts = len({finding.link.url for finding in self.report.links if finding.answer})
            raise NetworkUnusable(
                f"no way to the network: none of {hosts} links could be reached",
                hint="nothing was judged; is this machine online, or is a proxy needed (HTTPS_PROXY)?",
            )
        places = {} if name == "text" else _places(self.report, self.document)
        return render(Told(self.report, str(self.document.path), self.checked_at, places), name, style)

    def exit_code(self, *, strict: bool) -> int:
        """Return 0, 1, 4 or 130, as design section 4 has them."""
        return exit_code(self.report, strict=strict)


def check(
    document: Document,
    targets: Sequence[str],
    options: Options,
    today: date,
    progress: Callable[[int, int], None] | None = None,
) -> Session:
    """Check the links of ``targets`` (footnotes and citekeys; none: all) in the ledger of ``document``.

    Raises LedgerInvalid, NotInLedger for a target that is not there, BadUsage for a network that is none and
    for a time that is not a number.
    """
    ledger = judge(document)
    _refuse_what_is_no_time(options)
    _refuse_what_is_no_network(options.allow_networks)
    links = links_of(ledger, _citekeys(ledger, targets) if targets else None)
    report = run(links, options, today=today, allows=ledger.allows, progress=progress)
    return Session(report, document, datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"))


def _citekeys(ledger: Ledger, targets: Sequence[str]) -> set[str]:
    keys: set[str] = set()
    for target in wanted(ledger, targets):
        if isinstance(target, int):
            keys.update(citation.source for citation in ledger.footnotes[target].citations)
        else:
            keys.add(target)
    return keys


def _refuse_what_is_no_time(options: Options) -> None:
    """``nan`` passes every limit, for it is never less and never more."""
    for name, seconds in (
        ("delay", options.delay),
        ("timeout", options.timeout),
        ("max-time", options.max_time),
    ):
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


def _places(report: Report, document: Document) -> dict[str, tuple[int, int]]:
    """Where the URL of each citekey stands, or the source itself where it has none."""
    positions = document.positions()
    places: dict[str, tuple[int, int]] = {}
    for source in (source for finding in report.links for source in finding.link.sources):
        path = ("sources", source.key, "url") if source.url else ("sources", source.key)
        line, column = positions.value(path)
        places[source.key] = (line, column)
    return places
