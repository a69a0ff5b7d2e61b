"""The distance between requests to a host that redirects lead to: the queues know only the hosts that links name."""

from __future__ import annotations

import threading
from time import monotonic, sleep
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Pace:
    """Gives each request to a host its turn, ``delay`` seconds after the one before; for many threads."""

    def __init__(
        self,
        delay: float,
        clock: Callable[[], float] = monotonic,
        sleep: Callable[[float], object] = sleep,
    ) -> None:
        self._delay = delay
        self._clock = clock
        self._sleep = sleep
        self._lock = threading.Lock()
        self._next_turn: dict[str, float] = {}

    def note(self, host: str) -> None:
        """Remember that a request to ``host`` starts now; its own queue has paced it."""
        self._turn(host)

    def wait(self, host: str, until: float) -> None:
        """Sleep until it is the turn of a request to ``host``, but never for more than half of what is left."""
        now = self._clock()
        pause = min(self._turn(host) - now, (until - now) / 2)
        if pause > 0:
            self._sleep(pause)

    def _turn(self, host: str) -> float:
        with self._lock:
            turn = max(self._next_turn.get(host, 0.0), self._clock())
            self._next_turn[host] = turn + self._delay
            return turn
