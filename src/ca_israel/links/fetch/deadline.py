"""Sockets whose time-out is for everything until it is set anew, not for each call.

The time-outs of ``socket`` count per ``recv``: a server that drips a byte a second never runs into one.
Here ``settimeout(30)`` means that all calls together have 30 seconds.
"""

from __future__ import annotations

import errno
import os
import selectors
import socket
import ssl
from collections import deque
from itertools import zip_longest
from time import monotonic
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

STAGGER = 0.25  # seconds before the next address is tried beside the first (RFC 8305, 5)
_MOST_ADDRESSES = 8
_UNDER_WAY = {0, errno.EINPROGRESS, errno.EWOULDBLOCK, errno.EALREADY, getattr(errno, "WSAEWOULDBLOCK", 0)}
_READ_AHEAD = 64 * 1024
_SLACK = 0.05  # seconds by which a deadline may be missed


class DeadlineSocket(socket.socket):
    """A TCP socket that keeps its time-out as a point in time."""

    _until: float | None = None
    _armed: float | None = None  # seconds last given to the system, for each wait of its own

    def settimeout(self, value: float | None) -> None:
        """Everything from now on must be done in ``value`` seconds."""
        self._until = None if value is None else monotonic() + value
        self._limit_waits(value)

    def _limit_waits(self, seconds: float | None) -> None:
        """Have each wait of the system end after ``seconds``; skipped where its limit is near enough.

        Every call waits for the interpreter's lock (the GIL), which 256 threads want.
        """
        if seconds and self._armed and 0 <= self._armed - seconds < _SLACK:
            return
        super().settimeout(seconds)
        self._armed = seconds

    def makefile(self, mode: Any = "r", buffering: int | None = None, **kwargs: Any) -> Any:
        """Read ahead 64 KiB, most pages as a whole: every read waits for the interpreter's lock (the GIL)."""
        return super().makefile(mode, _READ_AHEAD if buffering is None else buffering, **kwargs)

    def gettimeout(self) -> float | None:
        """Return the seconds left; what wraps this socket in TLS takes them over."""
        return None if self._until is None else max(self._until - monotonic(), 0.001)

    def _arm(self) -> None:
        if self._until is None:
            return
        left = self._until - monotonic()
        if left <= 0:
            raise TimeoutError("the deadline has passed")
        self._limit_waits(left)

    def recv(self, *args: Any, **kwargs: Any) -> bytes:
        """Receive within what is left."""
        self._arm()
        return super().recv(*args, **kwargs)

    def recv_into(self, *args: Any, **kwargs: Any) -> int:
        """Receive within what is left."""
        self._arm()
        return super().recv_into(*args, **kwargs)

    def send(self, *args: Any, **kwargs: Any) -> int:
        """Send within what is left."""
        self._arm()
        return super().send(*args, **kwargs)

    def sendall(self, *args: Any, **kwargs: Any) -> None:
        """Send within what is left."""
        self._arm()
        return super().sendall(*args, **kwargs)


class DeadlineTLSSocket(DeadlineSocket, ssl.SSLSocket):
    """The same over TLS; made by a context whose ``sslsocket_class`` it is.

    The handshake is one C call that holds its time-out in total already.
    """


def connect_first(addresses: Sequence[str], port: int, seconds: float) -> DeadlineSocket:
    """Connect to the address that answers first, begun in turn a quarter of a second apart (RFC 8305).

    Raises TimeoutError when none has answered after ``seconds``, or the last OSError when all declined.
    """
    until = monotonic() + seconds
    waiting = deque(_alternating(addresses)[:_MOST_ADDRESSES])
    next_start = 0.0
    declined: OSError = OSError(errno.EADDRNOTAVAIL, "no address to connect to")
    under_way: set[DeadlineSocket] = set()
    with selectors.DefaultSelector() as selector:
        try:
            while waiting or under_way:
                now = monotonic()
                if now >= until:
                    raise TimeoutError(f"no connection within {seconds:.0f} seconds")
                if waiting and (now >= next_start or not under_way):
                    next_start = now + STAGGER
                    begun = _begin(waiting.popleft(), port)
                    if isinstance(begun, OSError):
                        declined = begun
                        next_start = 0.0
                    else:
                        under_way.add(begun)
                        selector.register(begun, selectors.EVENT_WRITE)
                    continue
                for key, _ in selector.select(min(until, next_start if waiting else until) - now):
                    sock = key.fileobj
                    assert isinstance(sock, DeadlineSocket)
                    selector.unregister(sock)
                    under_way.discard(sock)
                    code = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
                    if not code:
                        return sock
                    declined = OSError(code, os.strerror(code))
                    next_start = 0.0
                    sock.close()
            raise declined
        finally:
            for sock in under_way:
                sock.close()


def _begin(address: str, port: int) -> DeadlineSocket | OSError:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        sock = DeadlineSocket(family, socket.SOCK_STREAM)
    except OSError as error:  # no IPv6 here at all
        return error
    try:
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        sock.setblocking(False)
        code = sock.connect_ex((address, port))
    except OSError as error:
        sock.close()
        return error
    if code in _UNDER_WAY:
        return sock
    sock.close()
    return OSError(code, os.strerror(code))


def _alternating(addresses: Sequence[str]) -> list[str]:
    """Keep the resolver's order, but let the families take turns (RFC 8305, 4)."""
    first_is_6 = bool(addresses) and ":" in addresses[0]
    leading = [a for a in addresses if (":" in a) == first_is_6]
    other = [a for a in addresses if (":" in a) != first_is_6]
    return [address for pair in zip_longest(leading, other) for address in pair if address is not None]
