"""A town of servers: one for each situation, all of them asked in a single run."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from ca_israel.ledger.model import Name, Source
from ca_israel.links.findings import Finding, Link
from ca_israel.links.schedule.options import FetchOptions
from ca_israel.links.schedule.run import run
from links.sites import Handler, Route, Site, names

from .markup import MISSING, WORK

if TYPE_CHECKING:
    import socket
    import ssl

    from .certificates import Certificates

PATH = "/news/israel-emerges-as-a-player-in-central-asia.html"
ALLOWED = ("127.0.0.0/9",)
FORBIDDEN = "127.200.0.1"  # outside the allowed network: whoever connects to it has broken the rule
FAILING = {"gone", "soft-404", "drifted", "usurped", "tls-error", "unsafe"}
ACCESSED = date(2023, 3, 29)
Routes: TypeAlias = Mapping[str, Route]


class Scenario(NamedTuple):
    """One situation. ``routes`` of its site: "" is the cited path, "*" any other (else 404).

    ``place`` makes scenarios share a site; ``url`` replaces its URL. ``work`` are fields of the source.
    """

    name: str
    verdict: str
    routes: Routes | Callable[[Town], Routes]
    rule: str | None = None
    fails: bool | None = None
    path: str = PATH
    place: str | None = None
    url: Callable[[Town], str] | None = None
    tls: str | None = None
    work: Mapping[str, Any] = {}
    quote: str | None = None

    @property
    def should_fail(self) -> bool:
        return self.verdict in FAILING if self.fails is None else self.fails


class Town:
    """The servers, the names that lead to them, and what became of the run."""

    def __init__(self, certificates: Certificates) -> None:
        self.certificates = certificates
        self.sites: dict[str, Site] = {}
        self.names: dict[str, str | Sequence[str] | Exception] = {}
        self.findings: dict[str, Finding] = {}
        self.progress: list[tuple[int, int]] = []
        self.seconds = 0.0
        self.open = ExitStack()
        self.canary = self.serve({"*": b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"}, address=FORBIDDEN)

    def serve(self, routes: Routes, **options: Any) -> Site:
        site = Site({"*": MISSING, **routes}, **options)
        self.open.callback(site.close)
        return site

    def named(self, name: str, address: str | Sequence[str] | Exception) -> str:
        """Let ``name`` lead to ``address``."""
        self.names[name] = address
        return name

    def build(self, scenario: Scenario) -> str:
        """Set up the situation and return the URL to be checked."""
        if scenario.url:
            return scenario.url(self)
        key = scenario.place or scenario.name
        site = self.sites.get(key)
        if site is None:
            routes = scenario.routes(self) if callable(scenario.routes) else scenario.routes
            context: ssl.SSLContext | None = None
            if scenario.tls:
                context = self.certificates.context(scenario.tls)
            filled = {(path or scenario.path).partition("#")[0]: route for path, route in routes.items()}
            site = self.sites[key] = self.serve(filled, context=context)
        if scenario.tls:
            host = self.named(f"{scenario.tls}.example", site.address)
            return site.url(scenario.path, host=host)
        return site.url(scenario.path)

    def run(self, scenarios: Sequence[Scenario]) -> None:
        """Check all links at once, with short deadlines."""
        links = []
        for scenario in scenarios:
            url = self.build(scenario)
            work = {"title": WORK, "accessed": ACCESSED, **scenario.work}
            source = Source(scenario.name, "news", url=url, **work)
            links.append(Link(url, (source,), (), (scenario.quote,) if scenario.quote else ()))
        options = FetchOptions(
            delay=0.0, timeout=6.0, pauses=(0.1, 0.2), last_pause=0.5, connect_timeout=0.6,
            allow_networks=ALLOWED, resolve=names(self.names), environ=self.certificates.environ,
        )  # fmt: skip
        begun = time.monotonic()
        report = run(links, options, progress=lambda *told: self.progress.append(told))
        self.seconds = time.monotonic() - begun
        self.findings = {s.name: finding for s, finding in zip(scenarios, report.links, strict=True)}


def in_turn(*answers: Route) -> Handler:
    """Answer in turn, the last for ever."""
    left = list(answers)

    def answer(site: Site, connection: socket.socket, request: str) -> bytes | None:
        now = left.pop(0) if len(left) > 1 else left[0]
        return now(site, connection, request) if callable(now) else now

    return answer


def person(family: str, given: str) -> Name:
    return Name(family, given)
