"""Host names to addresses, with a time-out: ``getaddrinfo`` itself has none and is left behind in its thread."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from math import inf
from time import monotonic
from typing import TypeAlias

from ca_israel.links.answer import Faulted

Resolve: TypeAlias = Callable[[str], Sequence[str]]

LOOK_UP_SECONDS = 10.0
FAILURE_SECONDS = (
    0.9  # that a failure holds: a link that is asked again, a second later at the soonest, asks anew
)
_NO_SUCH_NAME = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}


def system_resolve(host: str) -> list[str]:
    """Ask the system for the addresses of ``host``, best first; raises ``socket.gaierror``."""
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))


class NameCache:
    """The names of one run. What was found stays; what was not is asked again by whoever comes a while later."""

    def __init__(self, resolve: Resolve = system_resolve, clock: Callable[[], float] = monotonic) -> None:
        self._resolve = resolve
        self._clock = clock
        self._lock = threading.Lock()
        self._known: dict[str, _LookUp] = {}

    def look_up(self, host: str, seconds: float) -> tuple[str, ...]:
        """Return the addresses of ``host``, at least one; raises ``Faulted`` (dns, dns-temporary)."""
        with self._lock:
            asked = self._known.get(host)
            if asked is None or asked.stale_from <= self._clock():
                asked = self._known[host] = _LookUp(self._clock() + LOOK_UP_SECONDS)
                # A daemon: a name server that never answers must not keep the program from ending.
                threading.Thread(target=self._ask, args=(host, asked), daemon=True).start()
        try:
            return asked.found.result(min(seconds, LOOK_UP_SECONDS))
        except TimeoutError:
            raise Faulted("dns-temporary", f"the name server gave no answer about {host} in time") from None
        except (UnicodeError, OSError) as error:
            unknown = isinstance(error, socket.gaierror) and error.errno in _NO_SUCH_NAME
            if unknown or isinstance(error, UnicodeError):
                raise Faulted("dns", f"the name {host} does not exist or has no address") from None
            raise Faulted(
                "dns-temporary", f"the name {host} could not be resolved just now ({error})"
            ) from None

    def _ask(self, host: str, asked: _LookUp) -> None:
        try:
            found = tuple(self._resolve(host))
            if not found:
                raise socket.gaierror(socket.EAI_NONAME, "no address")  # noqa: TRY301 - as the system says it
            asked.stale_from = inf
            asked.found.set_result(found)
        except Exception as error:  # raised by ``look_up``, in the thread that wants the name
            asked.stale_from = self._clock() + FAILURE_SECONDS
            asked.found.set_exception(error)


class _LookUp:
    """One question to the name servers, asked once for all that want the name; from ``stale_from`` on, anew."""

    def __init__(self, stale_from: float) -> None:
        self.found: Future[tuple[str, ...]] = Future()
        self.stale_from = stale_from
