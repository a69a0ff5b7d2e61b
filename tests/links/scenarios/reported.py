"""The situations of reports about link checkers, as recorded answers: host names, ports 80 and 443, TLS and all."""

from __future__ import annotations

import json
from base64 import b64decode
from collections import defaultdict
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from unittest.mock import patch

from ca_israel.ledger.model import Name, Source
from ca_israel.links.fetch import connector
from ca_israel.links.fetch.deadline import connect_first
from ca_israel.links.findings import Link
from ca_israel.links.schedule.options import FetchOptions
from ca_israel.links.schedule.run import run
from links.sites import LOOPBACK, Site, names, page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ca_israel.links.fetch.deadline import DeadlineSocket
    from ca_israel.links.findings import Finding
    from links.scenarios.certificates import Certificates

RECORDED = Path(__file__).parents[2] / "data" / "scenario_kinds.json"
_ABSENT = page(b"no", "404 Not Found")


class Reported(NamedTuple):
    """One situation: what is cited, what the hosts answer, and all verdicts that are right."""

    id: str
    kind: str
    url: str
    cited: Mapping[str, Any]
    exchange: tuple[Mapping[str, str], ...]
    expected: frozenset[str]
    wanted: str | None
    unwanted: str | None
    tls: Mapping[str, str]

    @property
    def link(self) -> Link:
        """The link whose work is cited; its fields are named as in a ledger."""
        fields = dict(self.cited)
        fields["accessed"] = date.fromisoformat(fields["accessed"])
        fields["container"] = fields.pop("in", None)
        fields["authors"] = tuple(Name(*name.split(", ")) for name in fields.get("authors", ()))
        kind = fields.pop("type", "web")
        return Link(self.url, (Source(self.id, kind, url=self.url, **fields),))


def recorded() -> list[Reported]:
    held = json.loads(RECORDED.read_text(encoding="utf-8"))
    kinds = [*held["kinds"], {"kind": "must stay", "scenarios": held["must_stay"]}]
    return [
        Reported(
            one["id"], kind["kind"], one["url"], one["cited"], tuple(one["exchange"]), frozenset(one["expected"]),
            one.get("words_wanted"), one.get("words_unwanted"), one.get("tls", {}),
        )
        for kind in kinds
        for one in kind["scenarios"]
    ]  # fmt: skip


class Hosts:
    """The recorded hosts on loopback, each with an address of its own; who asks for port 80 or 443 comes to them."""

    def __init__(self, situations: Iterable[Reported], certificates: Certificates) -> None:
        self._certificates = certificates
        self._open = ExitStack()
        self.names: dict[str, str] = {}
        self._ports: dict[tuple[str, int], int] = {}
        served: dict[str, dict[int, dict[str, bytes]]] = defaultdict(lambda: defaultdict(dict))
        tls: dict[str, str] = {}
        for one in situations:
            tls |= one.tls
            for turn in one.exchange:
                usual = 443 if turn["host"] in one.tls else 80
                port, path = _asked(turn["asked"], usual)
                served[turn["host"]][port][path] = _answer(turn)
        for host, ports in served.items():
            self._serve(host, ports, tls.get(host, "good"))

    def _serve(self, host: str, ports: Mapping[int, dict[str, bytes]], certificate: str) -> None:
        for port, routes in ports.items():
            named = f"www.{host}" if certificate == "www" else host
            context = self._certificates.named(named) if port == 443 else None
            site = Site({"*": _ABSENT, **routes}, address=self.names.get(host.lower()), context=context)
            self._open.callback(site.close)
            self.names[host.lower()] = site.address
            self._ports[site.address, port] = site.port

    def connect(self, addresses: Iterable[str], port: int, seconds: float) -> DeadlineSocket:
        """Connect as the program does, to the port that stands for 80 or 443; others refuse."""
        (address,) = addresses
        return connect_first([address], self._ports.get((address, port), port), seconds)

    def ask(self, links: Iterable[Link]) -> tuple[Finding, ...]:
        options = FetchOptions(
            delay=0.0, timeout=6.0, pauses=(0.1, 0.3), last_pause=0.5, allow_networks=LOOPBACK, resolve=names(self.names),
            environ=self._certificates.environ,
        )  # fmt: skip
        with patch.object(connector, "connect_first", self.connect):
            return run(list(links), options).links

    def close(self) -> None:
        self._open.close()


def _asked(text: str, usual: int) -> tuple[int, str]:
    """Read "any other", "/path", "80*" or "443/path"."""
    if text == "any other":
        return usual, "*"
    port, slash, path = text.partition("/")
    return int(port.rstrip("*") or usual), f"{slash}{path}" if slash else "*"


def _answer(turn: Mapping[str, str]) -> bytes:
    return b64decode(turn["answer_base64"]) if "answer_base64" in turn else turn["answer"].encode()


def asked(situations: Iterable[Reported], certificates: Certificates) -> Iterator[dict[str, Finding]]:
    """Ask for all of them in one run; yield what was found of each."""
    situations = list(situations)
    hosts = Hosts(situations, certificates)
    try:
        found = hosts.ask(one.link for one in situations)
        yield {one.id: finding for one, finding in zip(situations, found, strict=True)}
    finally:
        hosts.close()
