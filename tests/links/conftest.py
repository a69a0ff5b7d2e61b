from __future__ import annotations

import ssl
from typing import TYPE_CHECKING, Any

import pytest
import trustme

from ca_israel.links.fetch.transport import Transport
from links.sites import LOOPBACK, Site, no_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture
def serve() -> Iterator[Callable[..., Site]]:
    """Start sites that end with the test: ``serve({"/": page()})``."""
    sites: list[Site] = []

    def start(routes: Any = None, **options: Any) -> Site:
        sites.append(Site(routes, **options))
        return sites[-1]

    yield start
    for site in sites:
        site.close()


@pytest.fixture
def transport() -> Iterator[Callable[..., Transport]]:
    """Make transports that may use loopback and ask no name server of this machine."""
    made: list[Transport] = []

    def make(**options: Any) -> Transport:
        made.append(Transport(**{"allow_networks": LOOPBACK, "resolve": no_names, **options}))
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    return trustme.CA(key_type=trustme.KeyType.ECDSA)


@pytest.fixture(scope="session")
def bundle(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of somebody who trusts ``authority``."""
    path = tmp_path_factory.mktemp("tls") / "authority.pem"
    authority.cert_pem.write_to_path(str(path))
    return {"SSL_CERT_FILE": str(path)}


@pytest.fixture(scope="session")
def certified(authority: trustme.CA) -> Callable[..., ssl.SSLContext]:
    """Make a server's TLS context with a certificate for the given names, by our authority or another."""

    def make(*identities: str, issuer: trustme.CA | None = None, **options: Any) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        options.setdefault("key_type", trustme.KeyType.ECDSA)
        (issuer or authority).issue_cert(*identities, **options).configure_cert(context)
        return context

    return make
