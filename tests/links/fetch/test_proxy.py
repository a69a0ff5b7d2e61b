"""Proxies of the environment."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from ca_israel.errors import ConfigurationError
from ca_israel.links.fetch.environment import proxies_of
from ca_israel.links.fetch.transport import Transport
from links.schedule.test_run import checked
from links.sites import Site, names, page, redirect, silent

if TYPE_CHECKING:
    import ssl

Serve = Callable[..., Site]
Transports = Callable[..., Transport]
NAME = "site.example"


def tunnel(site: Site, connection: socket.socket, request: str) -> None:
    """Do as a CONNECT proxy does; the target's name stands for the address in ``site.routes``."""
    target = site.routes["target"]
    assert isinstance(target, bytes)
    host, _, port = target.decode().rpartition(":")
    with socket.create_connection((host, int(port))) as onward:
        connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")

        def pump(source: socket.socket, sink: socket.socket) -> None:
            with suppress(OSError):
                while piece := source.recv(65536):
                    sink.sendall(piece)
            with suppress(OSError):
                sink.shutdown(socket.SHUT_RDWR)

        back = threading.Thread(target=pump, args=(onward, connection), daemon=True)
        back.start()
        pump(connection, onward)
        back.join(1)


def test_plain_http_is_asked_of_the_proxy_whole(serve: Serve, transport: Transports) -> None:
    proxy = serve({"*": page()})
    there = transport(environ={"HTTP_PROXY": proxy.url().replace("http://", "http://me:pw@")})
    assert there.fetch("http://site.example/a?b#c", 2).status == 200
    (request,) = proxy.requests
    assert request.startswith("GET http://site.example/a?b HTTP/1.1\r\n")
    assert "Proxy-Authorization: Basic bWU6cHc=" in request
    assert "Host: site.example\r\n" in request


def test_https_goes_through_a_tunnel_and_is_still_verified(
    serve: Serve, transport: Transports, certified: Callable[..., ssl.SSLContext], bundle: dict[str, str]
) -> None:
    site = serve({"/": page(b"through")}, context=certified(NAME))
    proxy = serve({"*": tunnel, "target": f"{site.address}:{site.port}".encode()})
    there = transport(environ={**bundle, "https_proxy": f"{proxy.address}:{proxy.port}"})
    assert there.fetch(f"https://{NAME}/", 3).body == b"through"
    assert proxy.requests[0].startswith(f"CONNECT {NAME}:443 HTTP/1.")
    wrong = there.fetch("https://other.example/", 3)
    assert wrong.fault
    assert wrong.fault.kind == "tls-host"


def test_a_proxy_that_speaks_tls_is_spoken_to_over_tls(
    serve: Serve, transport: Transports, certified: Callable[..., ssl.SSLContext], bundle: dict[str, str]
) -> None:
    site = serve({"/": page(b"through")}, context=certified(NAME))
    proxy = serve(
        {"*": tunnel, "target": f"{site.address}:{site.port}".encode()}, context=certified("proxy.example")
    )
    there = transport(
        environ={**bundle, "HTTPS_PROXY": proxy.url(host="proxy.example")},
        resolve=names({"proxy.example": proxy.address}),
    )
    assert there.fetch(f"https://{NAME}/", 3).body == b"through"


@pytest.mark.parametrize(
    "way", ["straight", "behind a redirect", "through a tunnel", "TLS proxy, https", "TLS proxy, http"]
)
def test_nothing_is_sent_to_who_has_a_certificate_for_another_host(
    way: str,
    serve: Serve,
    transport: Transports,
    certified: Callable[..., ssl.SSLContext],
    bundle: dict[str, str],
) -> None:
    other = serve({"*": page()}, context=certified("other.example"))
    first = serve({"/": redirect(f"https://{NAME}:{other.port}/")})
    proxy = serve({"*": tunnel, "target": f"{other.address}:{other.port}".encode()})
    secure = {**bundle, "ALL_PROXY": f"https://{NAME}:{other.port}"}
    environ, url = {
        "straight": (bundle, f"https://{NAME}:{other.port}/"),
        "behind a redirect": (bundle, first.url()),
        "through a tunnel": ({**bundle, "ALL_PROXY": proxy.url()}, f"https://{NAME}:{other.port}/"),
        "TLS proxy, https": (secure, "https://site2.example/"),
        "TLS proxy, http": (secure, "http://site2.example/"),
    }[way]
    there = transport(environ=environ, resolve=names({NAME: other.address}))
    for _ in range(2):
        fault = there.fetch(url, 3).fault
        assert fault
        assert fault.kind == "tls-host"
        assert NAME in fault.detail
    assert (other.requests, other.connections) == ([], 2)


def test_the_proxys_own_address_is_exempt_from_the_rules(serve: Serve, transport: Transports) -> None:
    proxy = serve({"*": page()})
    there = transport(allow_networks=(), environ={"HTTP_PROXY": proxy.url()})
    assert there.fetch("http://site.example/", 2).status == 200


@pytest.mark.parametrize("answer", [page(b"", "407 Proxy Authentication Required"), page(b"", "502 Bad")])
def test_a_tunnel_that_is_declined_is_the_proxys_fault(
    serve: Serve, transport: Transports, answer: bytes
) -> None:
    proxy = serve({"*": answer})
    fault = transport(environ={"HTTPS_PROXY": proxy.url()}).fetch("https://site.example/", 2).fault
    assert fault
    assert fault.kind == "proxy"
    assert answer.split()[1].decode() in fault.detail


def test_a_407_for_a_plain_link_is_the_proxys_fault(serve: Serve, transport: Transports) -> None:
    proxy = serve({"*": page(b"", "407 Proxy Authentication Required")})
    fault = transport(environ={"HTTP_PROXY": proxy.url()}).fetch("http://site.example/", 2).fault
    assert fault == ("proxy", "the proxy declined (407 Proxy Authentication Required)")


def test_a_407_behind_a_redirect_is_the_proxys_fault_too(serve: Serve, transport: Transports) -> None:
    proxy = serve({"http://site.example/": redirect("http://other.example/"), "*": page(b"", "407 No")})
    answer = transport(environ={"HTTP_PROXY": proxy.url()}).fetch("http://site.example/", 2)
    assert answer.fault == ("proxy", "the proxy declined (407 No)")
    assert answer.final_url == "http://other.example/"


def test_a_407_of_the_site_itself_is_the_sites(
    serve: Serve, transport: Transports, certified: Callable[..., ssl.SSLContext], bundle: dict[str, str]
) -> None:
    odd = page(b"", "407 Proxy Authentication Required")
    site = serve({"/": odd}, context=certified(NAME))
    proxy = serve({"*": tunnel, "target": f"{site.address}:{site.port}".encode()})
    tunnelled = transport(environ={**bundle, "HTTPS_PROXY": proxy.url()}).fetch(f"https://{NAME}/", 3)
    straight = transport().fetch(serve({"*": odd}).url(), 2)
    assert (tunnelled.status, straight.status) == (407, 407)


def test_a_link_that_the_proxy_declined_is_not_judged(serve: Serve) -> None:
    proxy = serve({"*": page(b"", "407 Proxy Authentication Required")})
    report = checked("http://a.example/", environ={"HTTP_PROXY": proxy.url()})
    (judgement,) = (finding.judgement for finding in report.links)
    assert (judgement.rule, judgement.verdict, judgement.level) == ("proxy", "unavailable", "warns")


def test_a_proxy_that_is_not_there_is_not_the_sites_fault(serve: Serve, transport: Transports) -> None:
    proxy = serve()
    proxy.close()
    for environ in ({"ALL_PROXY": proxy.url()}, {"ALL_PROXY": "http://nowhere.example:3128"}):
        for scheme in ("http", "https"):
            fault = transport(environ=environ).fetch(f"{scheme}://site.example/", 2).fault
            assert fault
            assert fault.kind == "proxy"


def test_the_deadline_holds_through_a_silent_proxy(serve: Serve, transport: Transports) -> None:
    proxy = serve({"*": silent})
    there = transport(environ={"ALL_PROXY": proxy.url()})
    for scheme in ("http", "https"):
        begun = time.monotonic()
        fault = there.fetch(f"{scheme}://site.example/", 0.3).fault
        assert time.monotonic() - begun < 10, "the proxy says nothing for half a minute"
        assert fault
        assert fault.kind == "timeout"


def test_no_proxy_goes_straight(serve: Serve, transport: Transports) -> None:
    proxy, site = serve({"*": page(b"proxy")}), serve({"*": page(b"straight")})
    environ = {"HTTP_PROXY": proxy.url(), "NO_PROXY": f"x.example, {site.address}"}
    assert transport(environ=environ).fetch(site.url(), 2).body == b"straight"
    assert proxy.connections == 0


@pytest.mark.parametrize(
    ("no_proxy", "host", "straight"),
    [
        ("*", "a.example", True),
        ("a.example", "a.example", True),
        ("a.example", "b.a.example", True),
        (".a.example", "b.a.example", True),
        ("*.a.example", "b.a.example", True),
        ("a.example", "nota.example", False),
        ("A.EXAMPLE", "a.example.", True),
        ("b.example,a.example", "a.example", True),
        ("a.example:80", "a.example", True),
        ("a.example:81", "a.example", False),
        ("10.0.0.0/8", "10.9.9.9", True),
        ("10.0.0.0/8", "11.0.0.1", False),
        ("10.0.0.0/8", "a.example", False),
        ("::1", "::1", True),
        ("", "a.example", False),
        (" , ", "a.example", False),
    ],
)
def test_no_proxy_names_hosts_domains_networks_and_ports(no_proxy: str, host: str, straight: bool) -> None:
    proxies = proxies_of({"HTTP_PROXY": "http://p.example:1", "NO_PROXY": no_proxy})
    assert (proxies.proxy_for("http", host, 80) is None) == straight


@pytest.mark.parametrize(
    ("environ", "http", "https"),
    [
        ({}, None, None),
        ({"HTTP_PROXY": ""}, None, None),
        ({"HTTP_PROXY": "http://p:1"}, "http://p:1", None),
        ({"https_proxy": "p:1"}, None, "http://p:1"),
        ({"HTTP_PROXY": "http://large:1", "http_proxy": "http://small:1"}, "http://small:1", None),
        ({"ALL_PROXY": "https://p:1"}, "https://p:1", "https://p:1"),
        ({"ALL_PROXY": "http://all:1", "HTTPS_PROXY": "http://s:1"}, "http://all:1", "http://s:1"),
    ],
)
def test_the_environment_names_the_proxy(
    environ: Mapping[str, str], http: str | None, https: str | None
) -> None:
    proxies = proxies_of(environ)
    assert proxies.proxy_for("http", "a.example", 80) == http
    assert proxies.proxy_for("https", "a.example", 443) == https


def test_a_proxy_of_another_kind_is_told_without_its_password() -> None:
    with pytest.raises(ConfigurationError, match="neither http nor https") as caught:
        proxies_of({"ALL_PROXY": "socks5://me:s3cret@p.example:1080"})
    assert "s3cret" not in str(caught.value)
