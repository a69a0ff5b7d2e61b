"""Host names to addresses, with a time-out: ``getaddrinfo`` itself has none and is left behind in its thread."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Sequence
from typing import TypeAlias

from ca_israel.links.answer import Faulted

Resolve: TypeAlias = Callable[[str], Sequence[str]]

LOOK_UP_SECONDS = 10.0
_NO_SUCH_NAME = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}


def system_resolve(host: str) -> list[str]:
    """Ask the system for the addresses of ``host``, best first; raises ``socket.gaierror``."""
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))


class _LookUp:
    """One question under way or answered; whoever wants the name waits for the same one."""

    def __init__(self) -> None:
        self.done = threading.Event()
        self.addresses: tuple[str, ...] = ()
        self.error: Exception | None = None


class NameCache:
    """The names of one run. What was found stays; what was not is asked again after ``forget_failures``."""

    def __init__(self, resolve: Resolve = system_resolve) -> None:
        self._resolve = resolve
        self._lock = threading.Lock()
        self._known: dict[str, _LookUp] = {}

    def look_up(self, host: str, seconds: float) -> tuple[str, ...]:
        """Return the addresses of ``host``, at least one; raises ``Faulted`` (dns, dns-temporary)."""
        with self._lock:
            asked = self._known.get(host)
            if asked is None:
                asked = self._known[host] = _LookUp()
                # A daemon: a name server that never answers must not keep the program from ending.
                threading.Thread(target=self._ask, args=(host, asked), daemon=True).start()
        if not asked.done.wait(min(seconds, LOOK_UP_SECONDS)):
            raise Faulted("dns-temporary", f"the name server gave no answer about {host} in time")
        if asked.error is None:
            return asked.addresses
        error = asked.error
        if isinstance(error, UnicodeError) or (
            isinstance(error, socket.gaierror) and error.errno in _NO_SUCH_NAME
        ):
            raise Faulted("dns", f"the name {host} does not exist or has no address")
        if isinstance(error, OSError):
            raise Faulted("dns-temporary", f"the name {host} could not be resolved just now ({error})")
        raise error

    def forget_failures(self) -> None:
        """Let names that gave no address, or no answer yet, be asked again."""
        with self._lock:
            self._known = {host: asked for host, asked in self._known.items() if asked.addresses}

    def _ask(self, host: str, asked: _LookUp) -> None:
        try:
            asked.addresses = tuple(self._resolve(host))
            if not asked.addresses:
                asked.error = socket.gaierror(socket.EAI_NONAME, "no address")
        except Exception as error:  # raised by ``look_up``, in the thread that wants the name
            asked.error = error
        finally:
            asked.done.set()
