"""Real servers on loopback, each on its own address, that answer as the test says and count what they saw."""

from __future__ import annotations

import errno
import itertools
import socket
import ssl
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import TypeAlias

import pytest

Handler: TypeAlias = Callable[["Site", socket.socket, str], "bytes | None"]
Route: TypeAlias = bytes | Handler
LOOPBACK = ("127.0.0.0/8",)

_TLS_HELLO = b"\x16\x03"  # a server of plain HTTP does not wait for what such a start would mean to it
_ADDRESSES = (f"127.{a}.{b}.1" for a, b in itertools.product(range(10, 200), range(1, 250)))


# What the sources of these tests are called, so that the plainest page shows the cited work.
WORK = "Bridges over quiet rivers"


def page(
    body: bytes = f"<title>{WORK}</title>".encode(),
    status: str = "200 OK",
    *headers: str,
    version: str = "HTTP/1.1",
    length: bool = True,
) -> bytes:
    """Bytes of a whole answer."""
    head = [f"{version} {status}", *headers]
    if length:
        head.append(f"Content-Length: {len(body)}")
    return "\r\n".join([*head, "", ""]).encode("utf-8") + body


def redirect(to: str, status: str = "301 Moved Permanently", *headers: str) -> bytes:
    return page(b"", status, f"Location: {to}", *headers)


def silent(site: Site, connection: socket.socket, request: str) -> None:
    """Take the request and say nothing."""
    site.wait(120)


def dripping(start: bytes, drop: bytes, every: float = 0.05) -> Handler:
    """Send ``start``, then ``drop`` again and again."""

    def drip(site: Site, connection: socket.socket, request: str) -> None:
        connection.sendall(start)
        while not site.wait(every):
            connection.sendall(drop)

    return drip


def sent(*pieces: bytes) -> Handler:
    """Send exactly this and close."""

    def send(site: Site, connection: socket.socket, request: str) -> None:
        for piece in pieces:
            connection.sendall(piece)

    return send


def listener(address: str, port: int = 0, backlog: int = 0) -> socket.socket:
    """Listen at a loopback address; where the system lacks it, as macOS does all but 127.0.0.1, the test is skipped."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        return socket.create_server((address, port), family=family, backlog=backlog)
    except OSError as error:
        if error.errno != errno.EADDRNOTAVAIL or not address.startswith("127."):
            raise
        pytest.skip(f"this system does not have the loopback address {address}")


class Site:
    """A server whose ``routes`` map a path ("*" for any other) to bytes, or to a function that makes them."""

    def __init__(
        self,
        routes: Mapping[str, Route] | None = None,
        *,
        address: str | None = None,
        port: int = 0,
        context: ssl.SSLContext | None = None,
        greet: Callable[[Site, socket.socket], None] | None = None,
    ) -> None:
        self.routes: dict[str, Route] = dict(routes or {})
        self.address = address or next(_ADDRESSES)
        self.context = context
        self.greet = greet
        self.connections = 0
        self.requests: list[str] = []  # whole request heads
        self.paths: Counter[str] = Counter()
        self.times: list[float] = []
        self.asked: list[str] = []
        self.most_at_once = 0
        self._at_once = 0
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self._stopping = threading.Event()
        self._listener = listener(self.address, port, 512)
        self.port: int = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()

    def url(self, path: str = "/", host: str | None = None) -> str:
        return f"{'https' if self.context else 'http'}://{host or self.address}:{self.port}{path}"

    def wait(self, seconds: float) -> bool:
        """Sleep, but not longer than the test lasts; True when it is over."""
        return self._stopping.wait(seconds)

    def close(self) -> None:
        self._stopping.set()
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        with self._lock:
            for connection in self._open:
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
        self._thread.join(2)
        until = time.monotonic() + 2
        while self._open and time.monotonic() < until:
            time.sleep(0.002)

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            with self._lock:
                self.connections += 1
                self._open.add(connection)
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, raw: socket.socket) -> None:
        connection = raw
        try:
            if self.greet:
                self.greet(self, connection)
            if self.context:
                connection = self.context.wrap_socket(raw, server_side=True, do_handshake_on_connect=False)
                with self._lock:
                    self._open.discard(raw)
                    self._open.add(connection)
                connection.do_handshake()
            while self._one(connection):
                pass
        except (OSError, ssl.SSLError):
            pass
        finally:
            connection.close()
            raw.close()
            with self._lock:
                self._open.discard(raw)
                self._open.discard(connection)

    def _one(self, connection: socket.socket) -> bool:
        head = b""
        while b"\r\n\r\n" not in head:
            piece = connection.recv(65536)
            if not piece or (not head and piece.startswith(_TLS_HELLO)):
                return False
            head += piece
        text = head.decode("latin-1")
        path = text.split(" ")[1]
        with self._lock:
            self.requests.append(text)
            self.paths[path] += 1
            self.times.append(time.monotonic())
            self.asked.append(path)
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            route = self.routes.get(path, self.routes.get("*", page(b"no", "404 Not Found")))
            answer = route(self, connection, text) if callable(route) else route
        finally:
            with self._lock:
                self._at_once -= 1
        if answer is None:
            return False
        connection.sendall(answer)
        return answer.startswith(b"HTTP/1.1") and b"Content-Length" in answer


def no_names(host: str) -> Sequence[str]:
    """A resolver that knows no name, as of a domain that is no more."""
    raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")


def names(table: Mapping[str, str | Sequence[str] | Exception]) -> Callable[[str], Sequence[str]]:
    """A resolver that knows ``table`` alone: addresses, or what to raise."""

    def resolve(host: str) -> Sequence[str]:
        found = table.get(host)
        if found is None:
            return no_names(host)
        if isinstance(found, Exception):
            raise found
        return [found] if isinstance(found, str) else found

    return resolve
