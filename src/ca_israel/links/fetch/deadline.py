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
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from urllib3.util.wait import wait_for_read, wait_for_write

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_T = TypeVar("_T")
_Wait: TypeAlias = "Callable[[socket.socket, float | None], bool]"

STAGGER = 0.25  # seconds before the next address is tried beside the first (RFC 8305, 5)
_MOST_ADDRESSES = 8
_UNDER_WAY = {0, errno.EINPROGRESS, errno.EWOULDBLOCK, errno.EALREADY, getattr(errno, "WSAEWOULDBLOCK", 0)}
_READ_AHEAD = 64 * 1024


class DeadlineSocket(socket.socket):
    """A TCP socket that keeps its time-out as a point in time.

    For the system it never blocks. What is tried at once, and waited for only where it must be, takes half as many calls as a
    time-out of the system's: each call gives the interpreter's lock (the GIL) away, and 256 threads want it.
    """

    _until: float | None = None
    _has_asked = False  # and heard nothing since, so that there is nothing to read yet

    def settimeout(self, value: float | None) -> None:
        """Everything from now on must be done in ``value`` seconds."""
        self._until = None if value is None else monotonic() + value
        if super().gettimeout() != 0:
            super().settimeout(0)

    def gettimeout(self) -> float | None:
        """Return the seconds left; what wraps this socket in TLS takes them over."""
        return None if self._until is None else max(self._until - monotonic(), 0.001)

    def makefile(self, mode: Any = "r", buffering: int | None = None, **kwargs: Any) -> Any:
        """Read ahead 64 KiB, most pages as a whole, for the sake of the same lock."""
        return super().makefile(mode, _READ_AHEAD if buffering is None else buffering, **kwargs)

    def recv(self, *args: Any) -> bytes:
        """Receive within what is left."""
        return self._received(super().recv, *args)

    def recv_into(self, *args: Any) -> int:
        """Receive within what is left."""
        return self._received(super().recv_into, *args)

    def send(self, *args: Any) -> int:
        """Send within what is left."""
        self._has_asked = True
        return self._in_time(wait_for_write, super().send, *args)

    def sendall(self, data: Any, *flags: int) -> None:
        """Send within what is left."""
        left = memoryview(data)
        while left:
            left = left[self.send(left, *flags) :]

    def _received(self, call: Callable[..., _T], *args: Any) -> _T:
        if self._has_asked:
            self._has_asked = False
            self._wait(wait_for_read)
        return self._in_time(wait_for_read, call, *args)

    def _in_time(self, wait: _Wait, call: Callable[..., _T], *args: Any) -> _T:
        """Try ``call`` until it does not have to wait."""
        if self._until is not None and self._until <= monotonic():
            raise TimeoutError("the deadline has passed")
        while True:
            try:
                return call(*args)
            except ssl.SSLWantReadError:
                self._wait(wait_for_read)
            except ssl.SSLWantWriteError:
                self._wait(wait_for_write)
            except BlockingIOError:
                self._wait(wait)

    def _wait(self, wait: _Wait) -> None:
        left = None if self._until is None else self._until - monotonic()
        if (left is not None and left <= 0) or not wait(self, left):
            raise TimeoutError("the deadline has passed")


class DeadlineTLSSocket(DeadlineSocket, ssl.SSLSocket):
    """The same over TLS; made by a context whose ``sslsocket_class`` it is."""

    def do_handshake(self, block: bool = False) -> None:  # noqa: FBT001, FBT002 - ssl's signature
        """Shake hands within what is left."""
        self._in_time(wait_for_read, super().do_handshake, block)


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
