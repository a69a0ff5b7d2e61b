"""One URL, requested through its redirects by tuned requests; a plain record comes back.

Imported when a run starts: this file and ``prepared`` alone know requests, and this one urllib3.
"""

from __future__ import annotations

import threading
from http.client import HTTPException
from time import monotonic
from typing import TYPE_CHECKING, Any

import requests
from requests.adapters import HTTPAdapter
from requests.cookies import RequestsCookieJar, extract_cookies_to_jar
from requests.utils import urldefragauth
from urllib3 import PoolManager, Timeout
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import HTTPError

from ca_israel.links.answer import RAW_LIMIT, TOO_LATE, Answer, Faulted, Hop
from ca_israel.links.fetch.addresses import networks
from ca_israel.links.fetch.body import decoded
from ca_israel.links.fetch.connector import CONNECT_SECONDS, Connector
from ca_israel.links.fetch.dns import NameCache, system_resolve
from ca_israel.links.fetch.environment import certificate_bundle, proxies_of
from ca_israel.links.fetch.faults import declined, fault_of
from ca_israel.links.fetch.lenient_head import LenientResponse
from ca_israel.links.fetch.pacing import Pace
from ca_israel.links.fetch.prepared import asked, prepared
from ca_israel.links.fetch.redirects import check_circle, refresh_of, target_of
from ca_israel.links.fetch.tls import tls_context
from ca_israel.links.page.markup import may_send_on
from ca_israel.links.page.read import read
from ca_israel.links.urls import without_userinfo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from urllib3 import BaseHTTPResponse

    from ca_israel.links.fetch.deadline import DeadlineSocket
    from ca_israel.links.fetch.dns import Resolve
    from ca_israel.links.fetch.prepared import Asked

MOST_HOSTS_KEPT = 128  # with connections at rest; 1,024 open files are all that many systems allow
_REDIRECTS = {301, 302, 303, 307, 308}
_DRAIN_SECONDS = 0.2  # for the body of a redirect, which nobody reads, so that its connection serves again
_EXPECTED = (requests.RequestException, HTTPError, HTTPException, OSError, ValueError)


class Transport:
    """Asks for URLs; any number of threads may use one. ``close`` when the run is over."""

    def __init__(
        self,
        *,
        allow_networks: Iterable[str] = (),
        environ: Mapping[str, str] | None = None,
        resolve: Resolve = system_resolve,
        connect_seconds: float = CONNECT_SECONDS,
        delay: float = 0.0,
    ) -> None:
        """``environ`` may name proxies and certificates; ``allow_networks`` are CIDR texts beyond the public ones.

        Redirects reach a host at least ``delay`` seconds apart.

        Raises ConfigurationError for a proxy or bundle that cannot be used, ValueError for a text that is not a network.
        """
        import certifi

        environ = environ or {}
        self._proxies = proxies_of(environ)
        self._connector = Connector(networks(allow_networks), NameCache(resolve), connect_seconds)
        self._pace = Pace(delay)
        self._adapter = _Adapter(self._connector, certificate_bundle(environ) or certifi.where())

    def fetch(self, url: str, seconds: float) -> Answer:
        """Ask for ``url`` and follow its redirects; everything is over after ``seconds``.

        Never raises for anything that the other side does.
        """
        started = monotonic()
        answer = self._chase(url, started + seconds)
        return answer._replace(final_url=without_userinfo(answer.final_url), seconds=monotonic() - started)

    def ask(self, url: str, seconds: float, most: int = RAW_LIMIT) -> Answer:
        """Ask for ``url`` alone: a redirect is an answer like any other. At most ``most`` bytes of a body are read.

        Never raises for anything that the other side does.
        """
        started = monotonic()
        jar = RequestsCookieJar()
        try:
            answer = self._visit(asked(url, jar, first=True), jar, started + seconds, most)
        except (Faulted, *_EXPECTED) as error:
            answer = Answer(url, url, fault=fault_of(error))
        return answer._replace(url=url, seconds=monotonic() - started)

    def close(self) -> None:
        """Close every connection that is at rest."""
        self._adapter.close()

    def _chase(self, url: str, until: float) -> Answer:
        here, cookies = url, RequestsCookieJar()
        hops: list[Hop] = []
        before: set[tuple[str, str | None]] = set()
        host = None
        while True:
            try:
                what = asked(here, cookies, first=not hops)
                here = what.url
                check_circle(what.url, what.headers.get("Cookie"), before)
                if host is None:
                    self._pace.note(what.host)
                elif host != what.host:
                    self._pace.wait(what.host, until)
                host = what.host
                answer = self._visit(what, cookies, until)
                if answer.status in _REDIRECTS:
                    location = answer.headers.get("location", "")
                elif refresh := refresh_of(answer, {url for url, _ in before}):
                    location = refresh
                else:
                    return answer._replace(url=url, redirects=tuple(hops))
                hops.append(Hop(without_userinfo(here), answer.status or 0))
                here = target_of(here, location)
            except (Faulted, *_EXPECTED) as error:
                return Answer(url, here, fault=fault_of(error), redirects=tuple(hops))

    def _visit(self, what: Asked, cookies: RequestsCookieJar, until: float, most: int = RAW_LIMIT) -> Answer:
        """Ask for one URL; its body is read unless it redirects."""
        response = self._send(what, until)
        headers = {name.lower(): value for name, value in response.headers.items()}
        status = response.status
        answer = Answer(what.url, what.url, status, headers=headers)
        if status in _REDIRECTS:
            self._connector.hurry(min(_DRAIN_SECONDS, until - monotonic()))
            _read(response, most)
            if "set-cookie" in headers:
                extract_cookies_to_jar(cookies, prepared(what.url), response)  # type: ignore[no-untyped-call]
            return answer
        raw, note = _read(response, most)
        body, trouble = decoded(raw, headers.get("content-encoding", ""))
        answer = answer._replace(body=body, received=len(raw), note=note or trouble)
        # Where the reader is sent on by the page itself; all else is read by whoever judges it.
        return _with_page(answer) if answer.may_be_read and may_send_on(body.lower()) else answer

    def _send(self, what: Asked, until: float) -> BaseHTTPResponse:
        """Send; once more when a connection that was kept alive turns out to be dead (RFC 9112, 9.3.1)."""
        proxy = self._proxies.proxy_for(what.scheme, what.host, what.port)
        if proxy:
            self._connector.check_for_proxy(what.host, until - monotonic())
        while True:
            left = until - monotonic()
            if left <= 0:
                raise TimeoutError
            opened = self._connector.opened_here()
            try:
                return self._adapter.ask(what, proxy, left)
            except _EXPECTED as error:
                if fault_of(error).kind != "reset" or self._connector.opened_here() != opened:
                    raise


def _with_page(answer: Answer) -> Answer:
    """Add what the page says of itself. A page that our reader cannot stand must not end the run."""
    try:
        page = read(answer.body, answer.headers.get("content-type"), answer.final_url)
    except Exception as error:  # whatever it is, it is one page's trouble
        return answer._replace(note=f"the page could not be read ({type(error).__name__})")
    return answer._replace(page=page)


class _Adapter(HTTPAdapter):
    """requests' adapter with one TLS context, wide pools, and connections through the connector."""

    def __init__(self, connector: Connector, bundle: str) -> None:
        self._pool_classes = _pool_classes(connector)
        self._context = tls_context(bundle)
        self._making = threading.Lock()
        super().__init__(pool_connections=MOST_HOSTS_KEPT, pool_maxsize=16)

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **_: Any) -> None:  # noqa: FBT001, FBT002 - requests' signature
        self.poolmanager = PoolManager(connections, maxsize=maxsize, block=block, ssl_context=self._context)
        self.poolmanager.pool_classes_by_scheme = self._pool_classes

    def proxy_manager_for(self, proxy: str, **_: Any) -> Any:
        with self._making:  # else another thread could take the manager before its pools are ours
            manager = super().proxy_manager_for(
                proxy, ssl_context=self._context, proxy_ssl_context=self._context
            )
            manager.pool_classes_by_scheme = self._pool_classes
        return manager

    def ask(self, what: Asked, proxy: str | None, seconds: float) -> BaseHTTPResponse:
        """Send a request by urllib3, everything over in ``seconds``.

        Not by ``send``: it would have the certificate bundle read for each connection, and make a Response of
        the answer that nobody reads.
        """
        manager: PoolManager = self.proxy_manager_for(proxy) if proxy else self.poolmanager
        target = urldefragauth(what.url) if proxy and what.scheme == "http" else what.target
        response = manager.connection_from_host(what.host, what.port, what.scheme).urlopen(
            "GET", target, headers=what.headers, retries=self.max_retries, timeout=Timeout(total=seconds),
            redirect=False, assert_same_host=False, preload_content=False, decode_content=False,
        )  # fmt: skip
        # Through a tunnel it is the site's own.
        if proxy and what.scheme == "http" and response.status == 407:
            response.close()
            raise Faulted(*declined(f"407 {response.reason}"))
        return response


def _pool_classes(connector: Connector) -> dict[str, Any]:
    """Return the class of the pools of each scheme; every connection is made by ``connector``."""

    def new_conn(self: HTTPConnection) -> DeadlineSocket:
        seconds = self.timeout if isinstance(self.timeout, float | int) else CONNECT_SECONDS
        return connector.connect(self._dns_host, self.port, seconds, to_proxy=self.proxy is not None)

    def noting(getresponse: Callable[[Any], Any]) -> Callable[[Any], Any]:
        def noted(self: HTTPConnection) -> Any:
            connector.use(self.sock)
            return getresponse(self)

        return noted

    def by_connector(kind: type[HTTPConnection]) -> type[HTTPConnection]:
        extras = {
            "response_class": LenientResponse,
            "_new_conn": new_conn,
            "getresponse": noting(kind.getresponse),
        }
        return type(kind.__name__, (kind,), extras)

    plain, tls = by_connector(HTTPConnection), by_connector(HTTPSConnection)
    return {
        "http": type("Pool", (HTTPConnectionPool,), {"ConnectionCls": plain}),
        "https": type("TLSPool", (HTTPSConnectionPool,), {"ConnectionCls": tls}),
    }


def _read(response: BaseHTTPResponse, most: int) -> tuple[bytes, str | None]:
    """Return the first ``most`` bytes as sent, and a note when the body broke; the connection is given back."""
    pieces, size, note = [], 0, None
    try:
        while (
            (left := most - size)
            and response.length_remaining != 0
            and (piece := response.read(left, decode_content=False))
        ):
            pieces.append(piece)
            size += len(piece)
        if size < most:
            response.release_conn()
    except (HTTPError, HTTPException, OSError, ValueError) as error:
        fault = fault_of(error)
        note = TOO_LATE if fault.kind == "timeout" else "the body broke off"
    finally:
        response.close()
    return b"".join(pieces), note
