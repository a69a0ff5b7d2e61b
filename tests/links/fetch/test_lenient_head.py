"""Heads and bodies of any bytes: an answer or an expected error, never another."""

from __future__ import annotations

import gzip
import io
import tracemalloc
import zlib
from http.client import HTTPException, HTTPResponse
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ca_israel.links.answer import DECODED_LIMIT, Faulted
from ca_israel.links.fetch.body import decoded
from ca_israel.links.fetch.lenient_head import MOST_LINES, LenientResponse
from ca_israel.links.fetch.redirects import target_of

if TYPE_CHECKING:
    import socket

HEADERS = [
    b"Content-Length: 5", b"Content-Length: 7", b"Content-Length: -1", b"Transfer-Encoding: chunked", b"X", b": y",
    b" folded", b"\tfolded", b"Location: /x", b"Set-Cookie: a=b", b"Connection: close", b"Content-Encoding: gzip",
    b"Location: a\rb", b"\xff: \x00",
]  # fmt: skip
STATUSES = [
    b"HTTP/1.1 200 OK",
    b"HTTP/1.0 404",
    b"HTTP/1.1 103 E",
    b"HTTP/1.1 204 N",
    b"HTTP/2 200",
    b"HTTP/1.1",
    b"x",
    b"",
]


class Stream:
    """What ``http.client`` needs of a socket."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def makefile(self, *_: Any) -> io.BufferedReader:
        return io.BufferedReader(io.BytesIO(self._data))


def answered(data: bytes) -> LenientResponse:
    sock: socket.socket = Stream(data)  # type: ignore[assignment]
    response = LenientResponse(sock, method="GET")
    response.begin()
    return response


def read(data: bytes) -> tuple[int, bytes] | None:
    sock: socket.socket = Stream(data)  # type: ignore[assignment]
    response = LenientResponse(sock, method="GET")
    try:
        response.begin()
        body = b""
        while piece := response.read(3):
            body += piece
    except (HTTPException, ValueError):
        return None
    finally:
        response.close()
    return response.status, body


@given(
    st.sampled_from(STATUSES),
    st.lists(st.sampled_from(HEADERS), max_size=8),
    st.sampled_from([b"\r\n", b"\n"]),
    st.binary(max_size=40) | st.sampled_from([b"5\r\nhello\r\n0\r\n\r\n", b"hello"]),
)
def test_a_head_of_any_shape_is_read_or_refused(
    status: bytes, headers: list[bytes], end: bytes, body: bytes
) -> None:
    answer = read(end.join([status, *headers, b"", body]))
    if answer is not None:
        assert 101 <= answer[0] <= 999
        assert len(answer[1]) <= len(body)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    read(data)
    read(b"HTTP/1.1 200 OK\r\n" + data)
    read(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + data)


@given(st.binary(max_size=300), st.sampled_from(["gzip", "deflate", "br", "", "x-gzip", "GZIP", "a, b"]))
def test_any_body_is_decoded_or_noted(raw: bytes, encoding: str) -> None:
    body, note = decoded(raw, encoding)
    assert len(body) <= DECODED_LIMIT
    assert note is None or encoding


@given(st.text(max_size=60) | st.text("htps:/@[]#?%.a1\xe9 ", max_size=30).map("http:".__add__))
def test_any_location_leads_to_a_web_address_or_is_refused(location: str) -> None:
    target, kind = None, None
    try:
        target = target_of("https://a.example/x?y#z", location)
    except Faulted as error:
        kind = error.fault.kind
    if target is None:
        assert kind in {"bad-location", "unsafe-scheme"}
    else:
        assert target.startswith(("http://", "https://"))


@pytest.mark.parametrize("name", ["_read_status", "_check_close", "_close_conn"])
def test_http_client_still_has_the_private_methods_that_we_use(name: str) -> None:
    assert callable(getattr(HTTPResponse, name, None)), (
        f"this Python has no http.client.HTTPResponse.{name}: links/fetch/lenient_head.py needs another way"
    )


# --------------------------------------------------------------------------- what a head may cost

LINES_LEFT = MOST_LINES - 2  # beside the status line and the length


@pytest.mark.parametrize(
    "line", [b"a:\n", b"X: y\r\n", b"Link: <a>\r\n", b" folded\n", b"Set-Cookie: a=b\r\n"]
)
def test_a_head_has_so_many_lines_and_no_more(line: bytes) -> None:
    for more, expected in ((0, (200, b"hello")), (1, None)):
        head = b"HTTP/1.1 200 OK\r\n" + line * (LINES_LEFT + more) + b"Content-Length: 5\r\n\r\n"
        assert read(head + b"hello") == expected


def test_interim_heads_count_as_lines_of_the_whole() -> None:
    interim = b"HTTP/1.1 103 E\r\n\r\n"
    for count, expected in ((MOST_LINES // 2 - 2, (200, b"hi")), (MOST_LINES // 2, None)):
        assert read(interim * count + b"HTTP/1.1 200 OK\r\n\r\nhi") == expected


def test_a_header_longer_than_32_KiB_is_passed_over_and_the_next_is_read() -> None:  # noqa: N802
    def headers(length: int) -> dict[str, str]:
        long = b"Location: " + b"x" * (length - 12) + b"\r\n"
        response = answered(b"HTTP/1.1 200 OK\r\n" + long + b" y\r\nServer: z\r\n\r\n")
        return dict(response.headers)

    assert list(headers(32 * 1024)) == ["location", "server"]
    assert list(headers(32 * 1024 + 1)) == ["server"]
    assert list(headers(200 * 1024)) == ["server"]


def test_of_many_headers_in_use_64_KiB_are_kept() -> None:  # noqa: N802
    link = b"Link: " + b"x" * 1000 + b"\r\n"
    folded = b"Link: a\r\n" + (b" " + b"x" * 1000 + b"\r\n") * 200
    for many in (link * 200, folded):
        kept = answered(b"HTTP/1.1 200 OK\r\n" + many + b"\r\n").headers.items()
        assert 60_000 < sum(len(value) for _, value in kept) < 66_000


def test_a_bomb_of_short_lines_costs_no_more_than_a_page() -> None:
    bomb = b"HTTP/1.1 200 OK\r\n" + b"a:\n" * 80_000
    read(bomb)
    tracemalloc.start()
    assert read(bomb) is None
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 1 << 20


# ------------------------------------------------------------------ codings


@pytest.mark.parametrize(
    "coding", ["UTF-8", "none", "binary", "text/html", "utf-8, identity", "8bit", "aws-chunked", ""]
)
def test_a_coding_that_nobody_knows_is_none(coding: str) -> None:
    assert decoded(b"<p>text", coding) == (b"<p>text", None)
    assert decoded(gzip.compress(b"<p>text"), coding) == (b"<p>text", None)


def test_several_codings_come_off_in_turn_and_bombs_stay_small() -> None:
    twice = gzip.compress(zlib.compress(b"<p>text"))
    assert decoded(twice, "deflate, gzip") == (b"<p>text", None)
    assert decoded(gzip.compress(gzip.compress(b"<p>text")), "gzip") == (b"<p>text", None)
    body, _ = decoded(gzip.compress(b"a" * 4_000_000), "none")
    assert len(body) == DECODED_LIMIT
    assert decoded(b"\x1f\x8b\x08 no gzip at all", "none") == (b"\x1f\x8b\x08 no gzip at all", None)
    assert decoded(b"x", "gzip, br")[1] is not None
