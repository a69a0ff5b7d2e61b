"""Who is asked next: a queue for each host, its pace, and how many are under way there.

Plain data, one thread: the time is an argument, so nothing here waits or locks.
"""

from __future__ import annotations

from collections import deque
from heapq import heappop, heappush
from itertools import count
from math import inf
from typing import NamedTuple

from ca_israel.links.urls import server_of

SLOWEST = 2.0  # seconds between starts, however often a host says 429
_FIRST_SLOWING = 0.1


class Task:
    """One URL to be requested, for all links that lead there, in ``seconds`` from its first start.

    ``address`` is what is asked now, ``host`` names the server whose pace it keeps. ``began`` and ``until`` bound its
    time, ``again`` counts how often it was put off, ``limited`` says whether a server asked it to wait.
    """

    def __init__(self, url: str, host: str, seconds: float) -> None:
        self.url = url
        self.host = host
        self.seconds = seconds
        self.address = url
        self.began = 0.0
        self.until = 0.0
        self.started = 0.0
        self.again = 0
        self.limited = False
        self._https_was_asked = False

    @property
    def by_https(self) -> bool:
        """Whether https is asked in place of the http of the URL."""
        return self.address != self.url

    def ask_by_https(self) -> bool:
        """Ask the same address with https next; False where that makes no sense, or was done."""
        scheme, _, rest = self.url.partition("://")
        if self._https_was_asked or scheme.lower() != "http":
            return False
        self._https_was_asked = True
        host, slash, path = rest.partition("/")
        self.address = f"https://{host.removesuffix(':80')}{slash}{path}"
        self.host = server_of(self.address)
        return True

    def ask_as_written(self) -> None:
        """Ask the URL itself again."""
        self.address, self.host = self.url, server_of(self.url)


class _Host:
    def __init__(self, interval: float) -> None:
        self.waiting: deque[Task] = deque()
        self.active = 0
        self.interval = interval
        self.next_start = -inf
        self.slowed_at = -1.0
        self.offered = False


class _Offer(NamedTuple):
    at: float
    turn: int
    host: _Host


class Queues:
    """At most ``per_host`` tasks of a host at once, their starts ``delay`` seconds apart.

    A host that has rested takes so many at once, unless it asked for a slower rate.
    """

    def __init__(self, per_host: int, delay: float) -> None:
        self._per_host = per_host
        self._delay = delay
        self._hosts: dict[str, _Host] = {}
        self._offers: list[_Offer] = []
        self._asleep: list[tuple[float, int, Task]] = []
        self._turns = count()

    def add(self, task: Task) -> None:
        """Put ``task`` at the end of its host's queue."""
        host = self._host(task)
        host.waiting.append(task)
        self._offer(host)

    def put_back(self, task: Task) -> None:
        """Put ``task``, whose slot was given back, before all others of its host."""
        host = self._host(task)
        host.waiting.appendleft(task)
        self._offer(host)

    def sleep(self, task: Task, until: float) -> None:
        """Put ``task`` before all others of its host, but not before ``until``; the others go on."""
        heappush(self._asleep, (until, next(self._turns), task))

    def take(self, now: float) -> Task | None:
        """Return a task that may start now, or None; ``finish`` gives its slot back."""
        while self._asleep and self._asleep[0][0] <= now:
            self.put_back(heappop(self._asleep)[2])
        while self._offers and self._offers[0].at <= now:
            host = heappop(self._offers).host
            host.offered = False
            if host.next_start <= now and host.waiting:
                task = host.waiting.popleft()
                if not task.until:
                    task.began, task.until = now, now + task.seconds
                task.started = now
                host.active += 1
                rest = (self._per_host - 1) * host.interval if host.slowed_at < 0 else 0.0
                host.next_start = max(host.next_start, now - rest) + host.interval
                self._offer(host)
                return task
            self._offer(host)
        return None

    def next_time(self) -> float | None:
        """Return when ``take`` is worth the next try, or None when only a ``finish`` can change anything."""
        times = [self._offers[0].at] if self._offers else []
        times += [self._asleep[0][0]] if self._asleep else []
        return min(times, default=None)

    def finish(self, task: Task) -> None:
        """Give back the slot of ``task``."""
        host = self._host(task)
        host.active -= 1
        self._offer(host)

    def hold(self, task: Task, until: float) -> None:
        """Start nothing more at the host of ``task`` before ``until``."""
        host = self._host(task)
        host.next_start = max(host.next_start, until)

    def slow_down(self, task: Task, now: float) -> None:
        """Halve the rate of the host of ``task``: once for all that was started before it was halved last."""
        host = self._host(task)
        if task.started > host.slowed_at:
            host.interval = min(max(2 * host.interval, _FIRST_SLOWING), SLOWEST)
            host.slowed_at = now

    def drain(self, task: Task) -> list[Task]:
        """Take everything that still waits at the host of ``task``."""
        host = self._host(task)
        waiting = list(host.waiting)
        host.waiting.clear()
        return waiting

    def _host(self, task: Task) -> _Host:
        host = self._hosts.get(task.host)
        if host is None:
            host = self._hosts[task.host] = _Host(self._delay)
        return host

    def _offer(self, host: _Host) -> None:
        if not host.offered and host.waiting and host.active < self._per_host:
            host.offered = True
            heappush(self._offers, _Offer(host.next_start, next(self._turns), host))
