"""The lists of links that the benchmark has checked, and what is true of each link."""

from __future__ import annotations

import json
from itertools import cycle, islice
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from loopback import FULL, HOSTS, LIMITED, SILENT, title_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Truth: TypeAlias = Literal["lives", "gone", "mute", "untold"]  # untold: nobody is asked to be right about it


class Link(NamedTuple):
    """A link, the title of the work that is cited there, and what is true of it."""

    url: str
    title: str
    truth: Truth


class Promise(NamedTuple):
    """What cai has to keep: a ratio to lychee's wall time, seconds, megabytes, no link that fails."""

    ratio: float | None = None
    seconds: float | None = None
    megabytes: float | None = None

    def __str__(self) -> str:
        said = [(self.ratio, "x"), (self.seconds, "s"), (self.megabytes, "MB")]
        return ", ".join(f"<= {most:g} {unit}" for most, unit in said if most is not None)


class Case(NamedTuple):
    """A list to be checked: ``links`` takes the base of a URL (scheme, host to be filled in, port, run)."""

    name: str
    links: Callable[[str], list[Link]]
    promise: Promise = Promise()
    tls: bool = False
    once: bool = False  # takes minutes, or is about a bound and not about speed


def _links(
    base: str, hosts: Iterable[str], kind: str, amount: int, numbers: range, truth: Truth
) -> list[Link]:
    return [
        Link(f"{base.format(host)}/{kind}/{amount}/{n}", title_of(n), truth)
        for n, host in zip(numbers, cycle(hosts), strict=False)
    ]


def good(count: int, milliseconds: int) -> Callable[[str], list[Link]]:
    """Give so many pages that live, on 50 hosts, each answered after so long."""
    return lambda base: _links(base, HOSTS, "page", milliseconds, range(count), "lives")


def mixed(base: str) -> list[Link]:
    """Give 500 links as an old bibliography holds them: 484 live, 10 are gone, 6 are on two hosts that say nothing."""
    parts = [
        _links(base, HOSTS, "gone", 50, range(10), "gone"),
        _links(base, SILENT, "silent", 0, range(10, 16), "mute"),
        _links(base, HOSTS[10:], "flap", 50, range(16, 28), "lives"),
        _links(base, HOSTS[22:], "page", 3000, range(28, 36), "lives"),
        _links(base, HOSTS[30:], "redirect", 50, range(36, 48), "lives"),
        _links(base, LIMITED, "limited", 2, range(48, 60), "lives"),
    ]
    plain = iter(_links(base, HOSTS, "page", 50, range(60, 500), "lives"))
    odd = [link for part in parts for link in part]
    # Spread as they would be: an odd one, then seven or eight plain ones.
    return [link for each in odd for link in [each, *islice(plain, 7)]] + list(plain)


def hazards(base: str) -> list[Link]:
    """Give four each of bodies that are too much for anybody's memory, all at once."""
    return [
        link
        for start, kind in enumerate(("endless", "gigabyte", "bomb"))
        for link in _links(base, HOSTS[4 * start :], kind, 0, range(4), "untold")
    ]


def thirty(host: str, kind: str, amount: int, truth: Truth) -> Callable[[str], list[Link]]:
    """Give thirty links on one host."""
    return lambda base: _links(base, [host], kind, amount, range(30), truth)


CASES = {
    "good": [
        Case("500 good, 50 ms", good(500, 50)),
        Case("500 good, 200 ms", good(500, 200)),
        Case("2,000 good, 50 ms", good(2000, 50), Promise(ratio=1.15)),
        Case("2,000 good, 200 ms", good(2000, 200), Promise(ratio=0.9)),
    ],
    "tls": [Case("500 good over TLS, 50 ms", good(500, 50), Promise(ratio=1.5), tls=True)],
    "mixed": [Case("500 mixed", mixed, Promise(ratio=0.31))],
    "memory": [Case("12 bodies without end", hazards, Promise(megabytes=150), once=True)],
    "limits": [
        Case(
            "30 on a host of five a second",
            thirty(LIMITED[0], "limited", 5, "lives"),
            Promise(seconds=8),
            once=True,
        ),
        Case(
            "30 on a host that says nothing",
            thirty(SILENT[0], "silent", 0, "mute"),
            Promise(seconds=35),
            once=True,
        ),
        Case(
            "30 on a host that takes nobody", thirty(FULL, "page", 0, "mute"), Promise(seconds=35), once=True
        ),
    ],
}


def ledger(links: Iterable[Link]) -> str:
    """Return a ledger with a source for each link."""
    sources = (
        f'[sources.s{n}]\ntype = "news"\ntitle = {json.dumps(link.title)}\nurl = {json.dumps(link.url)}\n'
        for n, link in enumerate(links)
    )
    return "schema = 1\n\n" + "\n".join(sources)


class Wrong(NamedTuple):
    """Living pages that fail, living pages that are doubted, and others that pass."""

    alarms: int
    doubts: int
    misses: int

    def __str__(self) -> str:
        return f"{self.alarms}/{self.doubts}/{self.misses}"


def wrong(links: Iterable[Link], told: dict[str, Literal["passes", "doubted", "fails"]]) -> Wrong:
    """Count what is wrong. A host that says nothing may be doubted; a page that is gone has to fail."""
    truths = [(link.truth, told.get(link.url, "passes")) for link in links]
    missed = {("gone", "passes"), ("gone", "doubted"), ("mute", "passes")}
    return Wrong(
        truths.count(("lives", "fails")),
        truths.count(("lives", "doubted")),
        sum(pair in missed for pair in truths),
    )
