"""One URL through its redirects: what is followed, kept, bounded and noted."""

from __future__ import annotations

import gzip
import http.client
import os
import socket
import ssl
import threading
import tracemalloc
import zlib
from collections.abc import Callable
from typing import Any

import pytest

from ca_israel import __version__
from ca_israel.links import body as bodies
from ca_israel.links.answer import Answer, Hop
from ca_israel.links.tls import tls_context
from ca_israel.links.transport import Transport

from .sites import Site, dripping, names, page, redirect, sent

Serve = Callable[..., Site]
Transports = Callable[..., Transport]


def header(request: str, name: str) -> str | None:
    for line in request.split("\r\n")[1:]:
        key, _, value = line.partition(": ")
        if key.lower() == name.lower():
            return value
    return None


def kind(answer: Answer) -> str | None:
    return answer.fault.kind if answer.fault else None


def test_the_request_is_an_honest_browser_like_get(serve: Serve, transport: Transports) -> None:
    site = serve({"/a?b=c": page()})
    transport().fetch(site.url("/a?b=c#part"), 2)
    (request,) = site.requests
    agent = header(request, "User-Agent") or ""
    assert request.startswith("GET /a?b=c HTTP/1.1\r\n")
    assert agent.startswith(f"Mozilla/5.0 (compatible; cai/{__version__}; +https://")
    assert "link" not in agent.lower()
    assert (header(request, "Accept") or "").startswith("text/html")
    assert header(request, "Accept-Language")
    assert header(request, "Host") == f"{site.address}:{site.port}"
    assert header(request, "Authorization") is None


def test_the_answer_says_what_came(serve: Serve, transport: Transports) -> None:
    site = serve(
        {"/": page(b"<h1>Hi</h1>", "203 Other", "Content-Type: text/html", "X-Secret: 1", "Retry-After: 3")}
    )
    answer = transport().fetch(site.url(), 2)
    assert (answer.status, answer.body, answer.received, answer.fault) == (203, b"<h1>Hi</h1>", 11, None)
    assert answer.headers["content-type"] == "text/html"
    assert answer.headers["retry-after"] == "3"
    assert "x-secret" not in answer.headers
    assert answer.final_url == answer.url == site.url()
    assert 0 < answer.seconds < 2


def test_redirects_are_followed_and_told(serve: Serve, transport: Transports) -> None:
    there = serve({"/end": page()})
    site = serve(
        {
            "/1": redirect("/2"),
            "/2": redirect("3?x=1", "302 Found"),
            "/3?x=1": redirect(there.url("/end"), "308 P"),
        }
    )
    answer = transport().fetch(site.url("/1#part"), 2)
    assert answer.status == 200
    assert answer.final_url == there.url("/end#part")
    assert answer.redirects == (
        Hop(site.url("/1#part"), 301),
        Hop(site.url("/2#part"), 302),
        Hop(site.url("/3?x=1#part"), 308),
    )


@pytest.mark.parametrize("status", ["301 M", "302 F", "303 S", "307 T", "308 P"])
def test_every_kind_of_redirect_is_followed_with_get(
    serve: Serve, transport: Transports, status: str
) -> None:
    site = serve({"/": redirect("/there", status), "/there": page()})
    assert transport().fetch(site.url(), 2).status == 200
    assert site.requests[1].startswith("GET /there ")


def test_ten_redirects_are_followed_and_no_more(serve: Serve, transport: Transports) -> None:
    site = serve({f"/{n}": redirect(f"/{n + 1}") for n in range(20)} | {"/20": page()})
    answer = transport().fetch(site.url("/10"), 2)
    assert (answer.status, len(answer.redirects)) == (200, 10)
    answer = transport().fetch(site.url("/9"), 2)
    assert (kind(answer), len(answer.redirects)) == ("too-many-redirects", 11)
    assert "/20" not in list(site.paths)[11:]


def test_a_circle_is_seen_when_it_closes(serve: Serve, transport: Transports) -> None:
    site = serve({"/a": redirect("/b"), "/b": redirect("/a")})
    answer = transport().fetch(site.url("/a"), 2)
    assert kind(answer) == "redirect-loop"
    assert site.paths == {"/a": 1, "/b": 1}


def test_a_site_that_sets_a_cookie_and_redirects_to_itself_is_no_circle(
    serve: Serve, transport: Transports
) -> None:
    def door(site: Site, connection: socket.socket, request: str) -> bytes:
        return (
            page() if header(request, "Cookie") == "seen=1" else redirect("/", "302 F", "Set-Cookie: seen=1")
        )

    site = serve({"/": door})
    there = transport()
    assert there.fetch(site.url(), 2).status == 200
    assert there.fetch(site.url(), 2).status == 200
    assert site.paths["/"] == 4, "cookies live in one chain and not in the next"


def test_cookies_are_not_shown_to_other_hosts(serve: Serve, transport: Transports) -> None:
    other = serve({"/": page()})
    site = serve({"/": redirect(other.url(), "302 F", "Set-Cookie: secret=1")})
    assert transport().fetch(site.url(), 2).status == 200
    assert header(other.requests[0], "Cookie") is None


@pytest.mark.parametrize(
    ("location", "path"),
    [
        ("/тест", "/%D1%82%D0%B5%D1%81%D1%82"),
        ("/two words", "/two%20words"),
        ("/%D1%82", "/%D1%82"),
        ("  /blank  ", "/blank"),
        ("?q=1", "/?q=1"),
        ("/100%", "/100%25"),
    ],
)
def test_a_location_is_read_as_browsers_read_it(
    serve: Serve, transport: Transports, location: str, path: str
) -> None:
    site = serve({"/": redirect(location), path: page()})
    assert transport().fetch(site.url(), 2).status == 200
    assert site.requests[1].startswith(f"GET {path} ")


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("", "bad-location"),
        ("http://", "bad-location"),
        ("http:///x", "bad-location"),
        ("http://[::1", "bad-location"),
        ("http://a:b:c/", "bad-location"),
        ("http://a b/", "bad-location"),
        ("http://x:99999/", "bad-location"),
        ("javascript:alert(1)", "unsafe-scheme"),
        ("ftp://127.0.0.1/", "unsafe-scheme"),
        ("file:///etc/passwd", "unsafe-scheme"),
        ("data:text/html,hi", "unsafe-scheme"),
    ],
)
def test_a_redirect_to_nowhere_is_told(
    serve: Serve, transport: Transports, location: str, expected: str
) -> None:
    site = serve({"/": redirect(location)})
    answer = transport().fetch(site.url(), 2)
    assert kind(answer) == expected
    assert answer.redirects == (Hop(site.url(), 301),)


def test_a_redirect_without_location_is_one_to_nowhere(serve: Serve, transport: Transports) -> None:
    assert kind(transport().fetch(serve({"/": page(b"", "302 Found")}).url(), 2)) == "bad-location"


@pytest.mark.parametrize(
    "url",
    [
        "http://",
        "http:///x",
        "nothing",
        "http://a b/",
        "http://[::1/",
        "http://x:y/",
        "http://../",
        "http://*.example/",
    ],
)
def test_a_url_that_cannot_be_asked_for_is_told(transport: Transports, url: str) -> None:
    assert kind(transport().fetch(url, 2)) == "bad-url"


def test_userinfo_goes_to_its_host_alone_and_into_no_record(serve: Serve, transport: Transports) -> None:
    other = serve({"/": page()})
    site = serve(
        {"/": redirect("/again"), "/again": redirect(f"http://eve:pw@{other.address}:{other.port}/")}
    )
    answer = transport().fetch(site.url().replace("http://", "http://me:s3cret@"), 2)
    assert answer.status == 200
    assert header(site.requests[0], "Authorization") == "Basic bWU6czNjcmV0"
    assert header(other.requests[0], "Authorization") is None
    assert "s3cret" not in repr(answer.redirects) + answer.final_url
    assert "pw" not in answer.final_url


def test_connections_are_kept_and_used_again(serve: Serve, transport: Transports) -> None:
    site = serve({"/r": redirect("/0"), "*": page()})
    there = transport()
    for n in range(20):
        there.fetch(site.url(f"/{n}"), 2)
    there.fetch(site.url("/r"), 2)
    assert site.connections == 1


def test_a_kept_connection_that_died_is_replaced_at_once(serve: Serve, transport: Transports) -> None:
    def hang_up(site: Site, connection: socket.socket, request: str) -> bytes | None:
        return page() if site.paths.total() != 2 else None

    site = serve({"*": hang_up})
    there = transport()
    assert there.fetch(site.url("/1"), 2).status == 200
    assert there.fetch(site.url("/2"), 2).status == 200
    assert (site.connections, site.paths["/2"]) == (2, 2)


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


def test_nobody_listening_is_refused(serve: Serve, transport: Transports) -> None:
    site = serve()
    site.close()
    assert kind(transport().fetch(site.url(), 2)) == "refused"


def test_a_connection_torn_down_is_a_reset(serve: Serve, transport: Transports) -> None:
    def tear(site: Site, connection: socket.socket, request: str) -> None:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")

    assert kind(transport().fetch(serve({"/": tear}).url(), 2)) == "reset"


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
    answer = transport().fetch(site.url(), 3)
    assert (answer.status, len(answer.body), answer.received, answer.note) == (200, 65536, 65536, None)
    assert answer.seconds < 1


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
    assert len(answer.body) == bodies.DECODED_LIMIT
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


def test_names_are_looked_up_once_and_failures_again_when_asked(serve: Serve, transport: Transports) -> None:
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
    there.forget_failures()
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
