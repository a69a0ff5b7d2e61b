"""HTTP as it is found: odd heads, broken bodies, bombs."""

from __future__ import annotations

import gzip
import http.client
import tracemalloc
import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from ca_israel.links import answer as answers
from ca_israel.links.fetch.transport import Transport
from links.sites import Site, dripping, page, sent

if TYPE_CHECKING:
    from ca_israel.links.answer import Answer

Serve = Callable[..., Site]
Transports = Callable[..., Transport]


def kind(answer: Answer) -> str | None:
    return answer.fault.kind if answer.fault else None


def test_more_than_a_hundred_headers_are_no_fault(serve: Serve, transport: Transports) -> None:
    many = [f"X-{n}: {n}" for n in range(1500)]
    site = serve({"/": page(b"hi", "200 OK", *many, "Content-Type: text/plain")})
    answer = transport().fetch(site.url(), 2)
    assert (answer.status, answer.body, answer.headers["content-type"]) == (200, b"hi", "text/plain")
    assert http.client._MAXHEADERS == 100, "other users of the process keep their limit"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "route",
    [
        pytest.param(sent(b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n", page(b"hi")), id="103"),
        pytest.param(sent(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 P\r\n\r\n", page(b"hi")), id="100 and 102"),
        pytest.param(sent(page(b"hi", version="HTTP/1.0", length=False)), id="HTTP/1.0"),
        pytest.param(sent(page(b"hi", length=False)), id="until close"),
        pytest.param(sent(b"HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nhi"), id="no reason"),
        pytest.param(sent(b"HTTP/1.1 200 OK\nContent-Length: 2\n\nhi"), id="bare line feeds"),
        pytest.param(sent(b"HTTP/1.1 200 OK\r\nContent-Length: abc\r\n\r\nhi"), id="length no number"),
        pytest.param(sent(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 7\r\n\r\nhi"), id="two lengths"),
        pytest.param(sent(b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nhi"), id="negative length"),
        pytest.param(sent(b"HTTP/1.1 200 OK\r\nno colon here\r\nContent-Length: 2\r\n\r\nhi"), id="no colon"),
        pytest.param(sent(b"HTTP/1.1 200 OK\r\nX: a\r\n b\r\nContent-Length: 2\r\n\r\nhi"), id="folded"),
        pytest.param(sent(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nh\r\n1;x=y\r\ni\r\n0\r\nT: 1\r\n\r\n"), id="chunked"),
        pytest.param(sent(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 99\r\n\r\n2\r\nhi\r\n0\r\n\r\n"), id="chunked with length"),
        pytest.param(sent(b"HTTP/1.1 200 OK\r\nX: \xff\xfe\x00\r\nContent-Length: 2\r\n\r\nhi"), id="bytes in headers"),
    ],
)  # fmt: skip
def test_http_as_found_in_the_wild_is_read(
    serve: Serve, transport: Transports, route: Callable[..., None]
) -> None:
    answer = transport().fetch(serve({"/": route}).url(), 2)
    assert (answer.status, answer.body, answer.note) == (200, b"hi", None)


@pytest.mark.parametrize(
    "route",
    [
        sent(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhi"),
        sent(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n"),
        sent(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\nnonsense\r\n"),
    ],
    ids=["short", "chunks end", "chunks broken"],
)
def test_a_broken_body_after_a_good_status_is_only_noted(
    serve: Serve, transport: Transports, route: Callable[..., None]
) -> None:
    answer = transport().fetch(serve({"/": route}).url(), 2)
    assert (answer.status, answer.fault, answer.body) == (200, None, b"hi")
    assert answer.note == "the body broke off"


@pytest.mark.parametrize(
    ("route", "expected"),
    [
        (sent(b"SSH-2.0-OpenSSH_9.6\r\n"), "protocol"),
        (sent(b"HTTP/9.9 200 OK\r\n\r\n"), "protocol"),
        (sent(b"HTTP/1.1 abc\r\n\r\n"), "protocol"),
        (sent(b"HTTP/1.1 200 OK\r\nX: " + b"a" * 300_000 + b"\r\n\r\n"), "protocol"),
        (sent(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 60_000 + b"\r\n"), "protocol"),
        (sent(b"x" * 400_000), "protocol"),
        (sent(), "reset"),
    ],
    ids=["ssh", "version", "status", "long header", "many headers", "no line", "nothing"],
)
def test_what_is_not_http_is_a_fault(
    serve: Serve, transport: Transports, route: Callable[..., None], expected: str
) -> None:
    assert kind(transport().fetch(serve({"/": route}).url(), 3)) == expected


def test_bodies_are_decoded(serve: Serve, transport: Transports) -> None:
    text = "<title>Тест</title>".encode() * 40
    site = serve(
        {
            "/gzip": page(gzip.compress(text), "200 OK", "Content-Encoding: gzip"),
            "/zlib": page(zlib.compress(text), "200 OK", "Content-Encoding: deflate"),
            "/raw": page(zlib.compress(text)[2:-4], "200 OK", "Content-Encoding: Deflate"),
            "/lie": page(text, "200 OK", "Content-Encoding: gzip"),
            "/br": page(b"\x0b\x02\x80hi\x03", "200 OK", "Content-Encoding: br"),
            "/cut": page(gzip.compress(text)[:-9], "200 OK", "Content-Encoding: gzip"),
        }
    )
    there = transport()
    for path in ("/gzip", "/zlib", "/raw"):
        answer = there.fetch(site.url(path), 2)
        assert (answer.body, answer.note) == (text, None)
    assert there.fetch(site.url("/cut"), 2).body.startswith("<title>Тест".encode())
    lie = there.fetch(site.url("/lie"), 2)
    assert (lie.body, lie.note) == (text, "the body is not gzip, as its header says")
    br = there.fetch(site.url("/br"), 2)
    assert (br.status, br.body, br.received) == (200, b"", 6)
    assert "br" in (br.note or "")


def test_an_endless_body_is_read_up_to_its_limit(serve: Serve, transport: Transports) -> None:
    site = serve({"/": dripping(page(b"", length=False), b"x" * 100_000, 0)})
    answer = transport().fetch(site.url(), 30)
    assert (answer.status, len(answer.body), answer.received, answer.note) == (200, 65536, 65536, None)


def test_a_bomb_costs_no_more_than_a_page(serve: Serve, transport: Transports) -> None:
    packer = zlib.compressobj(9, wbits=31)
    bomb = b"".join(packer.compress(bytes(1 << 20)) for _ in range(60)) + packer.flush()
    site = serve({"/": page(bomb, "200 OK", "Content-Encoding: gzip")})
    there = transport()
    there.fetch(site.url(), 3)
    tracemalloc.start()
    answer = there.fetch(site.url(), 3)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(answer.body) == answers.DECODED_LIMIT
    assert most < 4 << 20


def test_a_body_longer_than_the_limit_does_not_spoil_the_next_request(
    serve: Serve, transport: Transports
) -> None:
    site = serve({"/long": page(b"y" * 200_000), "/": page(b"hi")})
    there = transport()
    assert len(there.fetch(site.url("/long"), 2).body) == 65536
    assert there.fetch(site.url(), 2).body == b"hi"


def test_a_gone_page_keeps_its_status_and_body(serve: Serve, transport: Transports) -> None:
    answer = transport().fetch(serve({"/": page(b"<h1>Gone</h1>", "410 Gone")}).url(), 2)
    assert (answer.status, answer.body) == (410, b"<h1>Gone</h1>")
