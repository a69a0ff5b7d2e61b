"""Names and connections: looked up, kept, replaced, closed."""

from __future__ import annotations

import os
import socket
import ssl
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from ca_israel.links.fetch import transport as transport_module
from ca_israel.links.fetch.dns import NameCache
from ca_israel.links.fetch.tls import tls_context
from ca_israel.links.fetch.transport import Transport
from links.sites import Site, names, page, redirect, sent

if TYPE_CHECKING:
    from ca_israel.links.answer import Answer

Serve = Callable[..., Site]
Transports = Callable[..., Transport]


def kind(answer: Answer) -> str | None:
    return answer.fault.kind if answer.fault else None


def test_connections_are_kept_and_used_again(serve: Serve, transport: Transports) -> None:
    site = serve({"/r": redirect("/0"), "*": page()})
    there = transport()
    for n in range(20):
        there.fetch(site.url(f"/{n}"), 2)
    there.fetch(site.url("/r"), 2)
    assert site.connections == 1


def test_connections_are_kept_to_the_hosts_asked_last(
    serve: Serve, transport: Transports, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ca_israel.links.fetch.transport.MOST_HOSTS_KEPT", 2)
    first, second, third = sites = [serve({"*": page()}) for _ in range(3)]
    there = transport()
    for site in (first, second, third, second, third, first):
        assert there.fetch(site.url(), 2).status == 200
    assert [site.connections for site in sites] == [2, 1, 1]


def test_a_kept_connection_that_died_is_replaced_at_once(serve: Serve, transport: Transports) -> None:
    def hang_up(site: Site, connection: socket.socket, request: str) -> bytes | None:
        return page() if site.paths.total() != 2 else None

    site = serve({"*": hang_up})
    there = transport()
    assert there.fetch(site.url("/1"), 2).status == 200
    assert there.fetch(site.url("/2"), 2).status == 200
    assert (site.connections, site.paths["/2"]) == (2, 2)


def test_what_a_server_says_unasked_is_no_answer(serve: Serve, transport: Transports) -> None:
    """A server that is tired of waiting says 408 and closes, long after its answer (RFC 9110, 15.5.9)."""
    gone = threading.Event()

    def tired(site: Site, connection: socket.socket, request: str) -> None:
        connection.sendall(page())
        if request.startswith("GET /1 "):
            gone.wait(2)
            connection.sendall(page(b"", "408 Request Timeout", "Connection: close"))
            connection.shutdown(socket.SHUT_RDWR)

    site = serve({"*": tired})
    there = transport()
    assert there.fetch(site.url("/1"), 2).status == 200
    gone.set()
    time.sleep(0.1)
    assert there.fetch(site.url("/2"), 2).status == 200
    assert (site.connections, site.paths["/2"]) == (2, 1)


def test_a_body_that_was_not_read_to_its_end_is_not_taken_for_the_next_answer(
    serve: Serve, transport: Transports
) -> None:
    whole = page(b"x" * 200_000)
    first = whole.index(b"x") + 64 * 1024

    def slow(site: Site, connection: socket.socket, request: str) -> bytes | None:
        if request.startswith("GET /2 "):
            return page(b"the second")
        connection.sendall(whole[:first])
        site.wait(0.2)
        with suppress(OSError):
            connection.sendall(whole[first:])
        site.wait(2)  # and does not hang up
        return None

    site = serve({"*": slow})
    there = transport()
    assert len(there.fetch(site.url("/1"), 2).body) == 64 * 1024
    assert there.fetch(site.url("/2"), 2).body == b"the second"
    assert site.connections == 2


def test_a_fresh_connection_that_dies_is_not_tried_again(serve: Serve, transport: Transports) -> None:
    site = serve({"*": sent()})
    assert kind(transport().fetch(site.url(), 2)) == "reset"
    assert site.paths["/"] == 1


def test_one_tls_context_and_one_connection_serve_many_urls(
    serve: Serve, transport: Transports, certified: Callable[..., ssl.SSLContext], bundle: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    made, loaded = [], []
    create, load = ssl.create_default_context, ssl.SSLContext.load_verify_locations

    def creating(*args: Any, **kwargs: Any) -> ssl.SSLContext:
        made.append(1)
        return create(*args, **kwargs)

    def loading(*args: Any, **kwargs: Any) -> None:
        loaded.append(1)
        load(*args, **kwargs)

    tls_context.cache_clear()
    monkeypatch.setattr(ssl, "create_default_context", creating)
    monkeypatch.setattr(ssl.SSLContext, "load_verify_locations", loading)
    sites = [serve({"*": page()}, context=certified(f"{n}.example")) for n in "abc"]
    there = transport(
        environ=bundle,
        resolve=names({f"{n}.example": site.address for n, site in zip("abc", sites, strict=True)}),
    )
    other = transport(environ=bundle)
    for n, site in zip("abc", sites, strict=True):
        for path in ("/1", "/2", "/3"):
            assert there.fetch(site.url(path, f"{n}.example"), 2).status == 200
    other.fetch("http://x.example/", 1)
    assert (len(made), len(loaded)) == (1, 1)
    assert [site.connections for site in sites] == [1, 1, 1]


def test_nobody_listening_is_refused(serve: Serve, transport: Transports) -> None:
    site = serve()
    site.close()
    assert kind(transport().fetch(site.url(), 2)) == "refused"


def test_a_connection_torn_down_is_a_reset(serve: Serve, transport: Transports) -> None:
    def tear(site: Site, connection: socket.socket, request: str) -> None:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")

    assert kind(transport().fetch(serve({"/": tear}).url(), 2)) == "reset"


def test_names_are_looked_up_once_and_failures_again_a_second_later(
    serve: Serve, transport: Transports, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr(transport_module, "NameCache", partial(NameCache, clock=lambda: now[0]))
    asked: list[str] = []
    site = serve({"*": page()})

    def resolve(host: str) -> list[str]:
        asked.append(host)
        if host == "late.example" and len(asked) > 3:
            return [site.address]
        return names({"here.example": site.address})(host)  # type: ignore[return-value]

    there = transport(resolve=resolve)
    for path in ("/1", "/2"):
        assert there.fetch(site.url(path, "here.example"), 2).status == 200
        assert kind(there.fetch(site.url(path, "late.example"), 2)) == "dns"
    assert asked == ["here.example", "late.example"]
    asked += ["", ""]
    now[0] += 1
    assert there.fetch(site.url("/", "late.example"), 2).status == 200


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (socket.gaierror(socket.EAI_NONAME, "unknown"), "dns"),
        (socket.gaierror(socket.EAI_AGAIN, "again"), "dns-temporary"),
        (socket.gaierror(socket.EAI_FAIL, "failed"), "dns-temporary"),
        (OSError("odd"), "dns-temporary"),
        (UnicodeError("label too long"), "dns"),
    ],
)
def test_a_name_that_does_not_exist_is_told_from_one_that_could_not_be_asked(
    transport: Transports, error: Exception, expected: str
) -> None:
    there = transport(resolve=names({"x.example": error}))
    assert kind(there.fetch("http://x.example/", 2)) == expected


def test_a_name_without_an_address_does_not_exist_for_us(transport: Transports) -> None:
    assert kind(transport(resolve=lambda _: []).fetch("http://x.example/", 2)) == "dns"


def test_an_international_name_is_asked_for_in_ascii(serve: Serve, transport: Transports) -> None:
    site = serve({"/": page()})
    there = transport(resolve=names({"xn--e1aybc.xn--p1ai": site.address}))
    assert there.fetch(site.url(host="тест.рф"), 2).status == 200


def test_one_transport_serves_many_threads(serve: Serve, transport: Transports) -> None:
    site = serve({"/r": redirect("/"), "/": page()})
    there = transport()
    answers: list[Answer] = []
    threads = [
        threading.Thread(target=lambda: answers.extend(there.fetch(site.url("/r"), 5) for _ in range(10)))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [answer.status for answer in answers] == [200] * 80
    assert site.connections <= 8


def test_no_descriptor_is_left_open(serve: Serve, transport: Transports) -> None:
    there = transport()
    site = serve(
        {"/long": page(b"y" * 200_000), "*": sent(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhi")}
    )
    before = _open_descriptors()
    for n in range(30):
        there.fetch(site.url("/long" if n % 2 else "/short"), 2)
    there.close()
    assert _open_descriptors() - before < 20  # the server's threads may still be closing theirs


def _open_descriptors() -> int:
    count = 0
    for number in range(4096):
        try:
            os.fstat(number)
        except OSError:
            continue
        count += 1
    return count
