"""Heads and bodies of any bytes: an answer or an expected error, never another."""

from __future__ import annotations

import gzip
import io
import zlib
from http.client import HTTPException, HTTPResponse
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ca_israel.links.answer import DECODED_LIMIT, Faulted
from ca_israel.links.fetch.body import decoded
from ca_israel.links.fetch.lenient_head import LenientResponse
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
