"""One deadline for a URL, whatever the other side does."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from ca_israel.links.fetch import deadline
from ca_israel.links.fetch.deadline import DeadlineSocket, connect_first
from ca_israel.links.fetch.transport import Transport
from links.sites import Site, dripping, listener, names, page, redirect, silent

if TYPE_CHECKING:
    import ssl

    from ca_israel.links.answer import Answer

Serve = Callable[..., Site]
Transports = Callable[..., Transport]
SECONDS = 0.5


def timed(transport: Transport, url: str, seconds: float = SECONDS) -> Answer:
    begun = time.monotonic()
    answer = transport.fetch(url, seconds)
    assert time.monotonic() - begun < seconds + 5, "the other side would go on for half a minute"
    return answer


def timed_at_once(transport: Transport, *sites: Site) -> list[Answer]:
    with ThreadPoolExecutor(len(sites)) as pool:
        return list(pool.map(lambda site: timed(transport, site.url()), sites))


def test_a_head_that_does_not_come_to_an_end_is_a_time_out(serve: Serve, transport: Transports) -> None:
    routes = {
        "silence": silent,
        "status line": dripping(b"", b"H"),
        "one header": dripping(b"HTTP/1.1 200 OK\r\nX-Long: ", b"a"),
        "endless headers": dripping(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"),
        "interim answers": dripping(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"),
    }
    answers = timed_at_once(transport(), *(serve({"/": route}) for route in routes.values()))
    kinds = {name: answer.fault and answer.fault.kind for name, answer in zip(routes, answers, strict=True)}
    assert kinds == dict.fromkeys(routes, "timeout")


def test_a_body_that_does_not_come_to_an_end_keeps_its_beginning(serve: Serve, transport: Transports) -> None:
    heads = {
        "length": b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n<title>Here</title>",
        "close": b"HTTP/1.1 200 OK\r\n\r\n<title>Here</title>",
        "chunked": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n13\r\n<title>Here</title>\r\nfff\r\n",
    }
    cases = [(name, every) for name in heads for every in (0.05, 30)]
    sites = [serve({"/": dripping(heads[name], b"x", every)}) for name, every in cases]
    for case, answer in zip(cases, timed_at_once(transport(), *sites), strict=True):
        assert answer.status == 200, case
        assert answer.body.startswith(b"<title>Here</title>"), case
        assert answer.note == "the body was not there in time", case


def test_a_redirect_does_not_wait_for_its_body(serve: Serve, transport: Transports) -> None:
    start = b"HTTP/1.1 302 Found\r\nLocation: /there\r\nContent-Length: 5000\r\n\r\n"
    site = serve({"/": dripping(start, b"x"), "/there": page()})
    assert timed(transport(), site.url(), 1.0).status == 200


def test_redirects_share_the_deadline_of_their_url(serve: Serve, transport: Transports) -> None:
    def slow(site: Site, connection: socket.socket, request: str) -> bytes:
        site.wait(0.15)
        return redirect(f"/{site.paths.total()}", "302 Found")

    site = serve({"*": slow})
    answer = timed(transport(), site.url())
    assert answer.fault
    assert answer.fault.kind == "timeout"
    assert 1 <= len(answer.redirects) <= 3


def test_a_silent_tls_hello_is_a_time_out(
    serve: Serve, transport: Transports, certified: Callable[..., ssl.SSLContext]
) -> None:
    site = serve({"/": page()}, context=certified("127.0.0.1"), greet=lambda site, _: site.wait(30))
    answer = timed(transport(), site.url())
    assert answer.fault
    assert answer.fault.kind == "timeout"


def test_dripped_bytes_over_tls_are_a_time_out(
    serve: Serve, transport: Transports, certified: Callable[..., ssl.SSLContext], bundle: dict[str, str]
) -> None:
    site = serve({"/": dripping(b"HTTP/1.1 200 OK\r\nX: ", b"a")}, context=certified("tls.example"))
    there = transport(environ=bundle, resolve=names({"tls.example": site.address}))
    answer = timed(there, site.url(host="tls.example"))
    assert answer.fault
    assert answer.fault.kind == "timeout"


def test_a_second_url_on_a_kept_connection_has_its_own_deadline(serve: Serve, transport: Transports) -> None:
    def later(site: Site, connection: socket.socket, request: str) -> bytes:
        site.wait(0.3)
        return page()

    site = serve({"*": later})
    there = transport()
    assert [timed(there, site.url(path)).status for path in ("/1", "/2")] == [200] * 2
    assert site.connections == 1


def test_a_name_server_that_does_not_answer_is_left_behind(transport: Transports) -> None:
    release = threading.Event()

    def resolve(host: str) -> Sequence[str]:
        release.wait(10)
        return []

    try:
        answer = timed(transport(resolve=resolve), "http://slow.example/", 0.2)
    finally:
        release.set()
    assert answer.fault
    assert answer.fault.kind == "dns-temporary"


@contextmanager
def full_listener(address: str) -> Iterator[int]:
    """A port that takes no more connections: its queue is full and nobody accepts."""
    with listener(address) as full:
        port: int = full.getsockname()[1]
        waiting = []
        try:
            for _ in range(4):
                one = socket.socket()
                one.setblocking(False)
                one.connect_ex((address, port))
                waiting.append(one)
            time.sleep(0.02)
            yield port
        finally:
            for one in waiting:
                one.close()


def test_a_host_that_does_not_take_the_connection_is_a_connect_time_out(transport: Transports) -> None:
    with full_listener("127.3.0.1") as port:
        answer = timed(transport(connect_seconds=0.3), f"http://127.3.0.1:{port}/", 5)
    assert answer.fault
    assert answer.fault.kind == "connect-timeout"
    assert answer.seconds < 4


def test_many_silent_addresses_share_one_deadline(transport: Transports) -> None:
    with full_listener("127.3.0.2") as port:
        resolve = names({"many.example": ["127.3.0.2"] * 30})
        answer = timed(transport(resolve=resolve, connect_seconds=0.3), f"http://many.example:{port}/", 5)
    assert answer.fault
    assert answer.fault.kind == "connect-timeout"
    assert answer.seconds < 2, "eight of them one after the other take longer"


def test_a_silent_address_does_not_hold_up_one_that_answers(serve: Serve, transport: Transports) -> None:
    with full_listener("127.3.0.3") as port:
        site = serve({"/": page()}, address="127.3.0.4", port=port)
        resolve = names({"both.example": ["127.3.0.3", "127.3.0.4"]})
        answer = timed(transport(resolve=resolve), site.url(host="both.example"), 5)
    assert answer.status == 200, "a connection may take ten seconds"


def test_an_address_that_declines_is_passed_over_at_once(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deadline, "STAGGER", 60)
    site = serve()
    connect_first(["127.3.0.9", "127.3.0.8", site.address], site.port, 10).close()


def test_what_is_there_of_a_page_is_read_at_once() -> None:
    here, there = socket.socketpair()
    with here, DeadlineSocket(fileno=there.detach()) as sock, sock.makefile("rb") as stream:
        here.sendall(b"x" * 40_000)
        assert len(stream.peek()) == 40_000


@contextmanager
def pair(seconds: float) -> Iterator[tuple[DeadlineSocket, socket.socket]]:
    ours, other = socket.socketpair()
    with DeadlineSocket(fileno=ours.detach()) as ours_in_time, other:
        ours_in_time.settimeout(seconds)
        yield ours_in_time, other


def test_what_does_not_fit_is_sent_piece_by_piece() -> None:
    everything, heard = bytes(range(256)) * 20_000, bytearray()

    def listen(other: socket.socket) -> None:
        while len(heard) < len(everything):
            heard.extend(other.recv(65536))

    with pair(10) as (ours, other):
        listener = threading.Thread(target=listen, args=(other,))
        listener.start()
        ours.sendall(everything)
        listener.join(10)
    assert heard == everything


def test_nobody_who_listens_or_speaks_is_waited_for_longer_than_agreed() -> None:
    def send(ours: DeadlineSocket) -> None:
        ours.sendall(bytes(10_000_000))

    def receive(ours: DeadlineSocket) -> None:
        ours.recv(1)

    def ask(ours: DeadlineSocket) -> None:
        ours.sendall(b"?")
        ours.recv(1)

    def read(ours: DeadlineSocket) -> None:
        ours.makefile("rb").readline()

    for each in (send, receive, ask, read):
        with pair(0.2) as (ours, _):
            begun = time.monotonic()
            with pytest.raises(TimeoutError):
                each(ours)
            assert 0.2 <= time.monotonic() - begun < 2
            with pytest.raises(TimeoutError):
                ours.send(b"late")


def test_each_answer_is_waited_for_though_another_came_before() -> None:
    with pair(5) as (ours, other):
        for word in (b"one", b"two"):
            ours.sendall(word)
            threading.Timer(0.05, other.sendall, (word,)).start()
            assert ours.recv(10) == word
        threading.Timer(0.05, other.sendall, (b"unasked",)).start()
        assert ours.recv(10) == b"unasked"
