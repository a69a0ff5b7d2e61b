"""The only way out to the network: an address is checked before anything is sent to it."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from ca_israel.links.answer import Faulted
from ca_israel.links.fetch.addresses import literal, refusal
from ca_israel.links.fetch.deadline import connect_first

if TYPE_CHECKING:
    from ca_israel.links.fetch.addresses import Network
    from ca_israel.links.fetch.deadline import DeadlineSocket
    from ca_israel.links.fetch.dns import NameCache

CONNECT_SECONDS = 10.0
PROXY_NAME_SECONDS = 1.0  # for a name that only the proxy may know


class Connector:
    """Makes every connection of a run, to addresses that were checked first."""

    def __init__(self, allow: tuple[Network, ...], names: NameCache, connect_seconds: float) -> None:
        self._allow = allow
        self.names = names
        self._connect_seconds = connect_seconds

    def connect(self, host: str, port: int, seconds: float, *, to_proxy: bool) -> DeadlineSocket:
        """Connect to ``host``; the socket's time-out is what is left of ``seconds`` then."""
        until = monotonic() + seconds
        try:
            addresses = self._addresses(host, seconds, exempt=to_proxy)
            sock = connect_first(addresses, port, min(self._connect_seconds, until - monotonic()))
        except (Faulted, OSError) as error:
            if to_proxy:
                raise Faulted("proxy", f"the proxy {host}:{port} cannot be reached ({error})") from error
            if isinstance(error, TimeoutError):
                raise Faulted("connect-timeout", str(error)) from error
            raise
        sock.settimeout(until - monotonic())
        return sock

    def check_for_proxy(self, host: str, seconds: float) -> None:
        """Refuse a host that the proxy must not be sent to; a name that is not found here soon may be known there."""
        try:
            self._addresses(host, min(seconds, PROXY_NAME_SECONDS), exempt=False)
        except Faulted as error:
            if error.fault.kind in {"unsafe-address", "unsafe-name"}:
                raise

    def _addresses(self, host: str, seconds: float, *, exempt: bool) -> list[str]:
        address = literal(host)
        found = (address,) if address else self.names.look_up(host, seconds)
        if exempt:
            return list(found)
        refused = {each: why for each in found if (why := refusal(each, self._allow))}
        if len(refused) < len(found):
            return [each for each in found if each not in refused]
        each, why = next(iter(refused.items()))
        article = "an" if why[0].lower() in "aeiou" else "a"
        raise Faulted(
            "unsafe-address" if address else "unsafe-name",
            f"{host} is {article} {why} address"
            if each == host
            else f"{host} is {each}, {article} {why} address",
        )
