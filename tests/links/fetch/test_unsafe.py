"""Nothing is sent to an address that is not public: canaries on loopback that must stay silent."""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence

import pytest

from ca_israel.links.fetch.transport import Transport
from links.sites import Site, names, page, redirect

Serve = Callable[..., Site]
Transports = Callable[..., Transport]
WEB = "127.200.0.1"  # stands for the public web; everything else on loopback is forbidden here
ALLOWED = (f"{WEB}/32",)


@pytest.fixture
def canary(serve: Serve) -> Site:
    return serve({"*": page(b"secret")}, address="127.0.0.1")


def told(transport: Transport, url: str) -> tuple[str | None, str]:
    answer = transport.fetch(url, 2)
    assert answer.status is None
    assert answer.body == b""
    return (answer.fault.kind if answer.fault else None), (answer.fault.detail if answer.fault else "")


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "2130706433",
        "0x7f.1",
        "127.1",
        "0177.0.0.1",
        "127.0.0.1.",
        "user:pw@127.0.0.1",
        "%31%32%37.0.0.1",
        "[::ffff:127.0.0.1]",
    ],
)
def test_a_literal_address_gets_no_byte(canary: Site, transport: Transports, host: str) -> None:
    kind, detail = told(transport(allow_networks=ALLOWED), canary.url(host=host))
    assert kind == "unsafe-address"
    assert "loopback" in detail or "IPv4-mapped" in detail
    assert canary.connections == 0


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "2130706433", "127.1", "good.example@127.0.0.1", "inside.example"]
)
def test_a_redirect_there_gets_no_byte(canary: Site, serve: Serve, transport: Transports, host: str) -> None:
    site = serve({"/": redirect(canary.url(host=host))}, address=WEB)
    there = transport(allow_networks=ALLOWED, resolve=names({"inside.example": "127.0.0.1"}))
    answer = there.fetch(site.url(), 2)
    assert answer.fault
    assert answer.fault.kind == ("unsafe-name" if host == "inside.example" else "unsafe-address")
    assert len(answer.redirects) == 1
    assert canary.connections == 0


def test_a_name_of_a_private_address_gets_no_byte(canary: Site, transport: Transports) -> None:
    there = transport(allow_networks=ALLOWED, resolve=names({"inside.example": ["127.0.0.1", "10.0.0.1"]}))
    kind, detail = told(there, canary.url(host="inside.example"))
    assert (kind, detail) == ("unsafe-name", "inside.example is 127.0.0.1, a loopback address")
    assert canary.connections == 0


def test_localhost_gets_no_byte(canary: Site) -> None:
    there = Transport()  # the system's own resolver: localhost never leaves the machine
    kind, _ = told(there, canary.url(host="localhost"))
    there.close()
    assert kind == "unsafe-name"
    assert canary.connections == 0


def test_of_a_name_with_both_only_the_public_address_is_used(
    canary: Site, serve: Serve, transport: Transports
) -> None:
    site = serve({"/": page()}, address=WEB, port=canary.port)
    there = transport(allow_networks=ALLOWED, resolve=names({"both.example": ["127.0.0.1", WEB]}))
    assert there.fetch(site.url(host="both.example"), 2).status == 200
    assert canary.connections == 0


def test_a_name_that_turns_private_between_two_connections_gets_no_byte(
    canary: Site, serve: Serve, transport: Transports
) -> None:
    turns = iter([[WEB], ["127.0.0.1"]])

    def resolve(host: str) -> Sequence[str]:
        return next(turns)

    site = serve({"/": page(b"", "200 OK", "Connection: close")}, address=WEB, port=canary.port)
    there = transport(allow_networks=ALLOWED, resolve=resolve)
    assert there.fetch(site.url(host="rebinds.example"), 2).status == 200
    there._connector.names._known.clear()  # as if the run had begun anew
    assert told(there, site.url(host="rebinds.example"))[0] == "unsafe-name"
    assert canary.connections == 0


def test_ipv6_loopback_gets_no_byte(serve: Serve, transport: Transports) -> None:
    try:
        site = serve({"*": page()}, address="::1")
    except OSError:
        pytest.skip("no IPv6 here")
    for host in ("[::1]", "[0:0:0:0:0:0:0:1]"):
        assert told(transport(), site.url(host=host))[0] == "unsafe-address"
    assert site.connections == 0
    assert transport(allow_networks=("::1/128",)).fetch(site.url(host="[::1]"), 2).status == 200


def test_without_permission_loopback_is_forbidden(canary: Site, transport: Transports) -> None:
    assert told(transport(allow_networks=()), canary.url())[0] == "unsafe-address"
    assert canary.connections == 0


def test_the_host_header_stays_the_name(serve: Serve, transport: Transports) -> None:
    site = serve({"/": page()}, address=WEB)
    there = transport(allow_networks=ALLOWED, resolve=names({"named.example": WEB}))
    there.fetch(site.url(host="named.example"), 2)
    assert f"Host: named.example:{site.port}\r\n" in site.requests[0]


def test_a_proxy_is_not_asked_for_what_is_not_public(
    canary: Site, serve: Serve, transport: Transports
) -> None:
    proxy = serve({"*": page(b"from the proxy")})
    there = transport(
        allow_networks=(),
        environ={"HTTP_PROXY": proxy.url(), "HTTPS_PROXY": proxy.url()},
        resolve=names({"inside.example": "10.0.0.1", "public.example": "8.8.8.8"}),
    )
    for url in (
        canary.url(),
        "http://0x7f.1/",
        "https://169.254.169.254/",
        "http://[::1]/",
        "http://inside.example/",
    ):
        assert told(there, url)[0] in {"unsafe-address", "unsafe-name"}
    assert proxy.connections == canary.connections == 0
    assert there.fetch("http://public.example/", 2).body == b"from the proxy"


def test_a_proxy_may_know_names_that_are_unknown_here(serve: Serve, transport: Transports) -> None:
    proxy = serve({"*": page(b"from the proxy")})
    again = socket.gaierror(socket.EAI_AGAIN, "no name server")
    there = transport(
        allow_networks=(), environ={"http_proxy": proxy.url()}, resolve=names({"a.example": again})
    )
    for host in ("a.example", "b.example"):
        assert there.fetch(f"http://{host}/", 2).status == 200


def test_a_redirect_from_behind_a_proxy_is_looked_at_too(serve: Serve, transport: Transports) -> None:
    proxy = serve({"http://a.example/": redirect("http://10.0.0.1/"), "*": page()})
    there = transport(allow_networks=(), environ={"HTTP_PROXY": proxy.url()})
    assert told(there, "http://a.example/")[0] == "unsafe-address"
    assert proxy.paths == {"http://a.example/": 1}
