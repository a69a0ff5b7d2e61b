"""What the environment says about the way to the network: proxies and certificate bundles, read once."""

from __future__ import annotations

from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ca_israel.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Mapping

_BUNDLES = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE", "SSL_CERT_DIR")


class Proxies(NamedTuple):
    """The proxy of each scheme as a URL, and the hosts that are reached without it (NO_PROXY)."""

    http: str | None = None
    https: str | None = None
    bypass: tuple[str, ...] = ()

    def proxy_for(self, scheme: str, host: str, port: int) -> str | None:
        """Return the proxy that a URL of ``scheme`` at ``host`` goes through, if any."""
        proxy = self.https if scheme == "https" else self.http
        if proxy is None or any(_covers(entry, host.lower().rstrip("."), port) for entry in self.bypass):
            return None
        return proxy


def proxies_of(environ: Mapping[str, str]) -> Proxies:
    """Read HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY, lower-case names first.

    Raises ConfigurationError (exit 3) for a proxy that is not spoken to over http or https.
    """

    def read(name: str) -> str | None:
        return environ.get(name.lower()) or environ.get(name) or None

    def proxy(name: str) -> str | None:
        address = read(name) or read("ALL_PROXY")
        if address is None:
            return None
        if "://" not in address:
            return f"http://{address}"
        if not address.lower().startswith(("http://", "https://")):
            raise ConfigurationError(
                f"the proxy {address.partition('@')[2] or address} ({name} or ALL_PROXY) is neither http nor https",
                hint="name an http proxy, or unset the variable",
            )
        return address

    bypass = tuple(entry.strip().lower() for entry in (read("NO_PROXY") or "").split(",") if entry.strip())
    return Proxies(proxy("HTTP_PROXY"), proxy("HTTPS_PROXY"), bypass)


def _covers(entry: str, host: str, port: int) -> bool:
    if entry == "*":
        return True
    if "/" in entry:
        try:
            return ip_address(host.strip("[]")) in ip_network(entry, strict=False)
        except ValueError:
            return False
    name, colon, number = entry.rpartition(":")
    if colon and number.isdecimal() and ":" not in name:
        return number.lstrip("0") == str(port) and _covers(name, host, port)
    bare = entry.lstrip("*.").strip("[]")
    return host == bare or host.endswith(f".{bare}")


def certificate_bundle(environ: Mapping[str, str]) -> str | None:
    """Return the bundle that the environment names, or None; raises ConfigurationError when it is not there."""
    for name in _BUNDLES:
        path = environ.get(name)
        if not path:
            continue
        if not Path(path).exists():
            raise ConfigurationError(
                f"the certificate bundle {path} does not exist", hint=f"correct or unset {name}"
            )
        return path
    return None
