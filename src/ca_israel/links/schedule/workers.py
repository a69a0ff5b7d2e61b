"""The threads that fetch: started as they are needed, daemons, so that none keeps the program from ending."""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue
from time import monotonic
from typing import TYPE_CHECKING, Protocol, TypeAlias

from ca_israel.links.answer import Answer
from ca_israel.links.schedule.queues import Task

if TYPE_CHECKING:
    from ca_israel.links.schedule.options import FetchOptions

Digest: TypeAlias = Callable[[Task, Answer], Answer]


class Fetcher(Protocol):
    """What asks for a URL: the transport, or in a test something that plays it."""

    def fetch(self, url: str, seconds: float) -> Answer:
        """Ask for ``url``; over after ``seconds``."""
        ...

    def close(self) -> None:
        """Close every connection that is at rest."""
        ...


class Workers:
    """Fetches what ``start`` is given; ``next_done`` brings the answers in the order of their arrival.

    ``digest`` makes an answer small before it waits to be taken: bodies would pile up, and whoever hands
    out the work would be late for the next start. Nothing else in a run waits or reads the time, so that a
    test can play both.
    """

    now = staticmethod(monotonic)

    def __init__(self, fetcher: Fetcher, digest: Digest = lambda _, answer: answer) -> None:
        self.fetcher = fetcher
        self.digest = digest
        self._inbox: SimpleQueue[tuple[Task, float] | None] = SimpleQueue()
        self._outbox: SimpleQueue[tuple[Task, Answer | BaseException]] = SimpleQueue()
        self._fetched: SimpleQueue[tuple[Task, Answer] | None] = SimpleQueue()
        self._hired = 0
        self.busy = 0
        self.meanwhile: Callable[[], object] = lambda: None  # called in a thread, while answers are awaited
        self._waits_first = True

    def start(self, task: Task, seconds: float) -> None:
        """Have ``task`` fetched by an idle thread, or by a new one."""
        self.busy += 1
        if self.busy > self._hired:
            if not self._hired:
                threading.Thread(target=self._digest_all, daemon=True).start()
            self._hired += 1
            threading.Thread(target=self._work, daemon=True).start()
        self._inbox.put((task, seconds))

    def next_done(self, seconds: float) -> tuple[Task, Answer] | None:
        """Wait for the next result, at most ``seconds``; raises what a fetch was not meant to raise."""
        if self._waits_first:
            self._waits_first = False
            threading.Thread(target=self.meanwhile, daemon=True).start()
        try:
            task, outcome = self._outbox.get(timeout=max(seconds, 0))
        except Empty:
            return None
        self.busy -= 1
        if isinstance(outcome, BaseException):
            raise outcome
        return task, outcome

    def dismiss(self) -> None:
        """Let the threads go; those still waiting for a server are left behind."""
        for _ in range(self._hired):
            self._inbox.put(None)
        self._fetched.put(None)
        self.fetcher.close()

    def _work(self) -> None:
        while (job := self._inbox.get()) is not None:
            task, seconds = job
            try:
                self._fetched.put((task, self.fetcher.fetch(task.address, seconds)))
            except BaseException as error:  # a bug of ours: it must be seen, not die with a thread
                self._outbox.put((task, error))

    def _digest_all(self) -> None:
        """Digest one answer after the other: threads would not be faster, since only one runs Python at a time."""
        while (fetched := self._fetched.get()) is not None:
            task, answer = fetched
            try:
                self._outbox.put((task, self.digest(task, answer)))
            except BaseException as error:  # as above
                self._outbox.put((task, error))


def over_the_network(options: FetchOptions, digest: Digest) -> Workers:
    """Return workers that ask real servers. Raises ConfigurationError, and ValueError for a bad network."""
    from ca_israel.links.fetch.dns import system_resolve
    from ca_israel.links.fetch.transport import Transport

    transport = Transport(
        allow_networks=options.allow_networks,
        environ=options.environ,
        resolve=options.resolve or system_resolve,
        connect_seconds=options.connect_timeout,
        delay=options.delay,
    )
    return Workers(transport, digest)
