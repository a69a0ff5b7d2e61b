"""The one who asks an archive: one request at a time, with pauses, and never anything but the archive."""

from __future__ import annotations

from time import monotonic, sleep
from typing import TYPE_CHECKING, NamedTuple, Protocol

from ca_israel.archive.protocol.captures import mementos_in
from ca_israel.archive.protocol.replies import (
    INDEX_LIMIT,
    fault_in,
    index_of,
    is_excluded,
    reply_of,
    trouble_with,
)
from ca_israel.links.answer import RAW_LIMIT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from ca_israel.archive.protocol.captures import Capture
    from ca_israel.archive.protocol.replies import Reply
    from ca_israel.archive.protocol.web_archive import Place, WebArchive
    from ca_israel.links.answer import Answer

_REPLAY = 1 / 5  # of the pause before a request to the index; archives allow so much more of it


class Manners(NamedTuple):
    """How an archive is asked: ``delay`` before the index, ``timeout`` for a request, ``max_time`` for the run.

    All in seconds; None for as long as it takes.
    """

    delay: float = 2.5
    timeout: float = 30.0
    max_time: float | None = None
    allow_networks: tuple[str, ...] = ()
    environ: Mapping[str, str] = {}


class RunOver(Exception):
    """Nothing more may be asked in this run; ``rule`` says why."""

    def __init__(self, rule: str, detail: str = "") -> None:
        super().__init__(detail)
        self.rule, self.detail = rule, detail


class SourceLost(Exception):
    """Nothing more is asked for this source: the archive is in trouble, or does not show the site."""

    def __init__(self, rule: str, detail: str = "") -> None:
        super().__init__(detail)
        self.rule, self.detail = rule, detail


class Asker(Protocol):
    """What sends a request: the transport, or in a test something that plays it."""

    def ask(self, url: str, seconds: float, most: int) -> Answer:
        """Ask for ``url`` alone; at most ``most`` bytes of a body."""
        ...

    def close(self) -> None:
        """Close every connection that is at rest."""
        ...


class Client:
    """Asks ``archive`` and counts its requests. All its calls may raise RunOver and SourceLost."""

    def __init__(
        self,
        archive: WebArchive,
        asker: Asker,
        manners: Manners,
        clock: Callable[[], float] = monotonic,
        sleep: Callable[[float], object] = sleep,
    ) -> None:
        self.archive = archive
        self.requests = 0
        self._asker = asker
        self._manners = manners
        self._clock, self._sleep = clock, sleep
        self._until = float("inf") if manners.max_time is None else clock() + manners.max_time
        self._last: float | None = None
        self._answered = False

    def captures(self, url: str, since: date | None, until: date | None, digits: int) -> list[Capture]:
        """Return the captures that the index lists."""
        address = self.archive.captures(url, since, until, digits)
        answer = self._twice(address, 1.0, INDEX_LIMIT, lambda one: isinstance(index_of(one), str))
        listed = index_of(answer)
        if isinstance(listed, str):
            raise SourceLost("excluded") if is_excluded(answer) else SourceLost("archive-fault", listed)
        return listed

    def mementos(self, url: str) -> list[Capture]:
        """Return the captures that the TimeMap lists; none where it has none to say."""
        answer = self._twice(self.archive.timemap(url), 1.0, INDEX_LIMIT, lambda one: bool(fault_in(one)))
        if is_excluded(answer):
            raise SourceLost("excluded")
        if fault := fault_in(answer):
            raise SourceLost("archive-fault", fault)
        return mementos_in(answer.body, self.archive) if answer.status == 200 else []

    def replay(self, place: Place, original: str) -> Reply:
        """Return what comes back for a copy, as it was received, of ``original``."""
        answer = self._twice(self.archive.replay(place), _REPLAY, RAW_LIMIT, lambda one: bool(fault_in(one)))
        reply = reply_of(answer, self.archive, original)
        if reply.outcome in {"archive-fault", "excluded"}:
            raise SourceLost(reply.outcome, reply.detail)
        return reply

    def _twice(self, url: str, share: float, most: int, is_fault: Callable[[Answer], bool]) -> Answer:
        """Ask, and once more where the reply may be another then."""
        answer = self._ask(url, share, most)
        return self._ask(url, 1.0, most) if is_fault(answer) and not is_excluded(answer) else answer

    def _ask(self, url: str, share: float, most: int) -> Answer:
        self._pause(self._manners.delay * share)
        left = self._until - self._clock()
        if left <= 0:
            raise RunOver("time-over")
        self.requests += 1
        answer = self._asker.ask(url, min(self._manners.timeout, left), most)
        self._last = self._clock()
        if trouble := trouble_with(answer, answered_before=self._answered):
            raise RunOver(*trouble)
        if fault_in(answer) and self._clock() >= self._until:
            raise RunOver("time-over")
        self._answered = self._answered or answer.status is not None
        return answer

    def _pause(self, seconds: float) -> None:
        """Wait until ``seconds`` have passed since the last answer, or the run's time is over."""
        if self._last is None:
            return
        now = self._clock()
        wait = min(self._last + seconds, self._until) - now
        if wait > 0:
            self._sleep(wait)
