"""Workers in a time of their own: nothing is sent, nobody waits, and a run comes out the same each time."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from heapq import heappop, heappush
from typing import TYPE_CHECKING, TypeAlias

from ca_israel.links.answer import Answer, Fault
from ca_israel.links.schedule.workers import Digest, Workers
from links.sites import WORK

if TYPE_CHECKING:
    from ca_israel.links.schedule.options import FetchOptions
    from ca_israel.links.schedule.queues import Task

FOR_EVER = float("inf")
PAGE = f"<title>{WORK}</title>".encode()
Host: TypeAlias = Callable[[str, float], Answer]


def page(url: str, status: int = 200, *, seconds: float = 0.0, body: bytes = PAGE, **headers: str) -> Answer:
    """An answer that takes ``seconds``; an underscore in the name of a header stands for a hyphen."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(url, url, status, headers=named, body=body, received=len(body), seconds=seconds)


def unreached(url: str, seconds: float) -> Answer:
    """A host that does not take the connection."""
    return Answer(url, url, fault=Fault("connect-timeout", "no connection"), seconds=seconds)


def in_turn(*statuses: int | Answer, seconds: float = 0.0, **headers: str) -> Host:
    """Answer in turn, the last for ever; the headers come with errors alone."""
    left = list(statuses)

    def answer(url: str, _: float) -> Answer:
        status = left.pop(0) if len(left) > 1 else left[0]
        if isinstance(status, Answer):
            return status._replace(url=url, final_url=url)
        if status == 200:
            return page(url, seconds=seconds)
        return page(url, status, seconds=seconds, body=b"", **headers)

    return answer


class Pretended(Workers):
    """Plays the workers and the network: ``host`` says what comes for a URL that is asked at a time.

    ``asked`` are the times and URLs of all requests, ``most`` is how many were under way at once. Ctrl-C comes
    at ``interrupted_at``.
    """

    def __init__(self, host: Host, interrupted_at: float = FOR_EVER) -> None:
        super().__init__(self)
        self._host = host
        self._interrupted_at = interrupted_at
        self._at = 1000.0
        self._turns = itertools.count()
        self._coming: list[tuple[float, int, Task, Answer]] = []
        self.asked: list[tuple[float, str]] = []
        self.most = 0

    def hired(self, _: FetchOptions, digest: Digest) -> Workers:
        self.digest = digest
        return self

    def now(self) -> float:
        return self._at

    def fetch(self, url: str, seconds: float) -> Answer:
        answer = self._host(url, self._at - 1000)
        if answer.seconds > seconds:
            return Answer(url, url, fault=Fault("timeout", "no answer in time"), seconds=seconds)
        return answer

    def start(self, task: Task, seconds: float) -> None:
        self.busy += 1
        self.most = max(self.most, self.busy)
        self.asked.append((self._at - 1000, task.address))
        answer = self.fetch(task.address, seconds)
        heappush(self._coming, (self._at + answer.seconds, next(self._turns), task, answer))

    def next_done(self, seconds: float) -> tuple[Task, Answer] | None:
        waited = self._at + seconds
        if min(waited, self._coming[0][0] if self._coming else waited) >= 1000 + self._interrupted_at:
            raise KeyboardInterrupt
        if not self._coming or self._coming[0][0] > waited:
            self._at = waited
            return None
        self._at, _, task, answer = heappop(self._coming)
        self.busy -= 1
        return task, self.digest(task, answer)

    def close(self) -> None:
        """There is nothing to close."""

    def times(self, *urls: str) -> list[float]:
        """When these were asked, or all."""
        return [at for at, url in self.asked if not urls or url in urls]
