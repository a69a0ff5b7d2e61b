"""The distance between requests to a host that redirects lead to: the queues know only where links begin."""

from __future__ import annotations

import threading
from time import monotonic, sleep


class Pace:
    """Gives each request to a host its turn, ``delay`` seconds after the one before; for many threads."""

    def __init__(self, delay: float) -> None:
        self._delay = delay
        self._lock = threading.Lock()
        self._next_turn: dict[str, float] = {}

    def note(self, host: str) -> None:
        """Remember that a request to ``host`` starts now; its own queue has paced it."""
        self._turn(host)

    def wait(self, host: str, until: float) -> None:
        """Sleep until it is the turn of a request to ``host``, but never for more than half of what is left."""
        now = monotonic()
        pause = min(self._turn(host) - now, (until - now) / 2)
        if pause > 0:
            sleep(pause)

    def _turn(self, host: str) -> float:
        with self._lock:
            turn = max(self._next_turn.get(host, 0.0), monotonic())
            self._next_turn[host] = turn + self._delay
            return turn
