"""One URL, requested through its redirects by tuned requests; a plain record comes back.

Imported when a run starts: ``prepared`` and ``pools`` alone know requests.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from ca_israel.links.answer import RAW_LIMIT, Answer, Faulted, Hop
from ca_israel.links.fetch.addresses import networks
from ca_israel.links.fetch.body import decoded
from ca_israel.links.fetch.connector import CONNECT_SECONDS, Connector
from ca_israel.links.fetch.dns import NameCache, system_resolve
from ca_israel.links.fetch.environment import certificate_bundle, proxies_of
from ca_israel.links.fetch.faults import fault_of
from ca_israel.links.fetch.pacing import Pace
from ca_israel.links.fetch.pools import EXPECTED, Pools
from ca_israel.links.fetch.prepared import Cookies, asked
from ca_israel.links.fetch.redirects import check_circle, refresh_of, target_of
from ca_israel.links.page.markup import may_send_on
from ca_israel.links.page.read import read
from ca_israel.links.urls import without_userinfo

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ca_israel.links.fetch.dns import Resolve
    from ca_israel.links.fetch.prepared import Asked

MOST_HOSTS_KEPT = 128  # with connections at rest; 1,024 open files are all that many systems allow
_REDIRECTS = {301, 302, 303, 307, 308}
_DRAIN_SECONDS = 0.2  # for the body of a redirect, which nobody reads, so that its connection serves again


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
        bundle = certificate_bundle(environ) or certifi.where()
        self._pools = Pools(self._connector, bundle, hosts=MOST_HOSTS_KEPT)

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
        cookies = Cookies()
        try:
            answer = self._visit(asked(url, cookies, first=True), cookies, started + seconds, most)
        except (Faulted, *EXPECTED) as error:
            answer = Answer(url, url, fault=fault_of(error))
        return answer._replace(url=url, seconds=monotonic() - started)

    def close(self) -> None:
        """Close every connection that is at rest."""
        self._pools.close()

    def _chase(self, url: str, until: float) -> Answer:
        here, cookies = url, Cookies()
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
            except (Faulted, *EXPECTED) as error:
                return Answer(url, here, fault=fault_of(error), redirects=tuple(hops))

    def _visit(self, what: Asked, cookies: Cookies, until: float, most: int = RAW_LIMIT) -> Answer:
        """Ask for one URL; its body is read unless it redirects."""
        proxy = self._proxies.proxy_for(what.scheme, what.host, what.port)
        if proxy:
            self._connector.check_for_proxy(what.host, until - monotonic())
        reply = self._pools.ask(what, proxy, until)
        if reply.status in _REDIRECTS:
            reply.hurry(min(_DRAIN_SECONDS, until - monotonic()))
            reply.body(most)
            cookies.keep(what.url, reply.message)
            return Answer(what.url, what.url, reply.status, headers=reply.headers)
        raw, note = reply.body(most)
        body, trouble = decoded(raw, reply.headers.get("content-encoding", ""))
        answer = Answer(
            what.url, what.url, reply.status, None, (), reply.headers, body, len(raw), note or trouble
        )
        # Where the reader is sent on by the page itself; all else is read by whoever judges it.
        return _with_page(answer) if answer.may_be_read and may_send_on(body.lower()) else answer


def _with_page(answer: Answer) -> Answer:
    """Add what the page says of itself. A page that our reader cannot stand must not end the run."""
    try:
        page = read(answer.body, answer.headers.get("content-type"), answer.final_url)
    except Exception as error:  # whatever it is, it is one page's trouble
        return answer._replace(note=f"the page could not be read ({type(error).__name__})")
    return answer._replace(page=page)
