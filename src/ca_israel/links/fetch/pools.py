"""Requests over connections that are kept: the pools are those of requests and urllib3, the connector makes what is in them.

The adapter's ``send`` and the pools' ``urlopen`` are passed by. They make of each request five objects that nobody here reads, have the
certificate bundle read for each connection, and take half of the time of a request.

Imported when a run starts: this file knows urllib3, and ``deadline`` what waits for sockets there.
"""

from __future__ import annotations

import re
import threading
from contextlib import suppress
from http.client import HTTPException
from time import monotonic
from typing import TYPE_CHECKING, Any

from requests import RequestException
from requests.adapters import HTTPAdapter
from requests.utils import urldefragauth
from urllib3 import PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import HTTPError

from ca_israel.links.answer import TOO_LATE, Faulted
from ca_israel.links.fetch.connector import CONNECT_SECONDS
from ca_israel.links.fetch.faults import declined, fault_of
from ca_israel.links.fetch.lenient_head import LenientResponse
from ca_israel.links.fetch.tls import tls_context

if TYPE_CHECKING:
    from ca_israel.links.fetch.connector import Connector
    from ca_israel.links.fetch.deadline import DeadlineSocket
    from ca_israel.links.fetch.prepared import Asked

EXPECTED = (RequestException, HTTPError, HTTPException, OSError, ValueError)
_LINE = re.compile(r"[^\r\n\0]*")


class Pools(HTTPAdapter):
    """Any number of threads may ask. ``close`` closes every connection that is at rest."""

    def __init__(self, connector: Connector, bundle: str, *, hosts: int) -> None:
        """Keep connections to so many ``hosts``; raises ConfigurationError for a ``bundle`` in which nothing can be read."""
        self._pool_classes = _pool_classes(connector)
        self._context = tls_context(bundle)
        self._making = threading.Lock()
        super().__init__(pool_connections=hosts, pool_maxsize=16)

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **_: Any) -> None:  # noqa: FBT001, FBT002 - requests' signature
        """Have the pools of our own made, with the one context."""
        self.poolmanager = PoolManager(connections, maxsize=maxsize, block=block, ssl_context=self._context)
        self.poolmanager.pool_classes_by_scheme = self._pool_classes

    def proxy_manager_for(self, proxy: str, **_: Any) -> Any:
        """Return what keeps the connections through ``proxy``."""
        with self._making:  # else another thread could take the manager before its pools are ours
            manager = super().proxy_manager_for(
                proxy, ssl_context=self._context, proxy_ssl_context=self._context
            )
            manager.pool_classes_by_scheme = self._pool_classes
        return manager

    def ask(self, what: Asked, proxy: str | None, until: float) -> Reply:
        """Send a request and read the head of its answer, everything over at ``until``.

        It is sent once more when a connection that was kept alive turns out to be dead (RFC 9112, 9.3.1).
        Raises Faulted and what is EXPECTED.
        """
        manager = self.proxy_manager_for(proxy) if proxy else self.poolmanager
        pool = manager.connection_from_host(what.host, what.port, what.scheme)
        forwarded = proxy is not None and what.scheme == "http"
        head = _head(what, pool.proxy_headers if forwarded else None)
        while True:
            if until <= monotonic():
                raise TimeoutError
            conn = pool._get_conn()  # noqa: SLF001 - as urlopen takes it
            is_new = conn.is_closed
            try:
                reply = _answered(pool, conn, head, what.scheme, until)
                break
            except EXPECTED as error:
                if is_new or fault_of(error).kind != "reset":
                    raise
        if forwarded and reply.status == 407:  # through a tunnel it is the site's own
            reply.close()
            raise Faulted(*declined(f"407 {reply.reason}"))
        return reply


class Reply:
    """An answer whose body is yet to be read, and the connection that it comes by."""

    def __init__(self, response: LenientResponse, conn: HTTPConnection, pool: HTTPConnectionPool) -> None:
        self._response = response
        self._conn = conn
        self._pool = pool
        self.status = response.status
        self.reason = response.reason
        self.message = response.headers
        self.headers = dict(response.headers.items())

    def hurry(self, seconds: float) -> None:
        """Give the body no more than ``seconds``."""
        self._conn.sock.settimeout(max(seconds, 0.001))

    def body(self, most: int) -> tuple[bytes, str | None]:
        """Return the first ``most`` bytes as sent, and a note when the body broke; the connection is given back."""
        response, pieces, size, note = self._response, [], 0, None
        try:
            while (left := most - size) and (piece := response.read(left)):
                pieces.append(piece)
                size += len(piece)
            if size < most and response.length:
                note = "the body broke off"
        except EXPECTED as error:
            late = fault_of(error).kind == "timeout"
            note = TOO_LATE if late else "the body broke off"
        if note or size == most or response.will_close:
            self.close()
        else:
            response.close()
            self._pool._put_conn(self._conn)  # noqa: SLF001 - as urllib3's own answer gives it back
        return b"".join(pieces), note

    def close(self) -> None:
        """Close the connection."""
        self._response.close()
        self._conn.close()


def _answered(
    pool: HTTPConnectionPool, conn: HTTPConnection, head: bytes, scheme: str, until: float
) -> Reply:
    """Send ``head`` by ``conn``, which is connected where it is not, and wait for the head of the answer."""
    response = None
    try:
        conn.timeout = until - monotonic()
        if not conn.is_closed:
            conn.sock.settimeout(conn.timeout)
        elif pool.proxy and scheme == "https":
            pool._prepare_proxy(conn)  # noqa: SLF001 - connects, and opens the tunnel
        else:
            conn.connect()
        with suppress(BrokenPipeError, ConnectionResetError):  # the answer may have come before
            conn.sock.sendall(head)
        response = LenientResponse(conn.sock, method="GET")
        response.begin()
        return Reply(response, conn, pool)
    except BaseException:
        if response:
            response.close()
        conn.close()
        raise


def _head(what: Asked, of_proxy: Any) -> bytes:
    """Return the request as it is sent; ``of_proxy`` are the headers for a proxy that forwards it.

    Raises ValueError where a header would be more than one line.
    """
    target = what.target if of_proxy is None else urldefragauth(what.url)
    lines = [f"GET {target} HTTP/1.1", f"Host: {what.site}"]
    lines += [f"{name}: {value}" for name, value in [*what.headers.items(), *(of_proxy or {}).items()]]
    if not all(map(_LINE.fullmatch, lines)):
        raise ValueError("a header holds a line break")
    return "\r\n".join([*lines, "", ""]).encode("latin-1")


def _pool_classes(connector: Connector) -> dict[str, Any]:
    """Return the class of the pools of each scheme; every connection is made by ``connector``."""

    def new_conn(self: HTTPConnection) -> DeadlineSocket:
        seconds = self.timeout if isinstance(self.timeout, float | int) else CONNECT_SECONDS
        return connector.connect(self._dns_host, self.port, seconds, to_proxy=self.proxy is not None)

    def by_connector(kind: type[HTTPConnection]) -> type[HTTPConnection]:
        return type(kind.__name__, (kind,), {"response_class": LenientResponse, "_new_conn": new_conn})

    plain, tls = by_connector(HTTPConnection), by_connector(HTTPSConnection)
    return {
        "http": type("Pool", (HTTPConnectionPool,), {"ConnectionCls": plain}),
        "https": type("TLSPool", (HTTPSConnectionPool,), {"ConnectionCls": tls}),
    }
