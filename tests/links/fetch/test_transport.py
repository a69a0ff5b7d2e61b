"""One URL through its redirects: what is followed, kept, bounded and noted."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ca_israel import __version__
from ca_israel.links.answer import Answer, Hop
from ca_israel.links.fetch import prepared
from ca_israel.links.fetch.transport import Transport
from links.sites import Site, page, redirect

if TYPE_CHECKING:
    import socket

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
    assert answer.seconds > 0


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


def test_what_one_request_carries_is_not_in_the_next(serve: Serve, transport: Transports) -> None:
    site = serve({"/": redirect("/there", "302 F", "Set-Cookie: seen=1"), "*": page()})
    there = transport()
    there.fetch(site.url("/own").replace("http://", "http://me:s3cret@"), 2)
    there.fetch(site.url(), 2)
    there.fetch(site.url("/next"), 2)
    own = [[header(request, name) for name in ("Authorization", "Cookie")] for request in site.requests]
    assert own == [["Basic bWU6czNjcmV0", None], [None, None], [None, "seen=1"], [None, None]]


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
        "http://a%20b/",
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


@given(st.from_regex(prepared._PLAIN, fullmatch=True))
def test_a_plain_url_is_what_requests_would_make_of_it(url: str) -> None:
    quick = prepared.asked(url, prepared.Cookies(), first=True)
    whole = prepared.prepared(url)
    assert (quick.url, quick.target) == (whole.url, whole.path_url)
    assert quick.headers == dict(whole.headers)


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("http://a.example/", "a.example"),
        ("https://a.example:443/", "a.example"),
        ("http://a.example:443/", "a.example:443"),
        ("http://me:pw@A.example:8080/", "a.example:8080"),
        ("http://a.example./", "a.example"),
        ("http://[2606:4700::6810]:81/", "[2606:4700::6810]:81"),
        ("http://[fe80::1%25eth0]/", "[fe80::1]"),
        ("http://кыргыз.example/", "xn--c1aihy8cc.example"),
    ],
)
def test_the_host_is_named_as_its_server_knows_it(url: str, site: str) -> None:
    """As RFC 9110, 7.2 has it; a zone is for this machine alone (RFC 6874, 4)."""
    assert prepared.asked(url, prepared.Cookies(), first=True).site == site


@pytest.mark.parametrize("sign", ["\r\nX: y", "\n", "\r", "\0"])
def test_a_header_of_more_than_one_line_is_not_sent(serve: Serve, transport: Transports, sign: str) -> None:
    site = serve({"*": page()})
    what = prepared.asked(site.url(), prepared.Cookies(), first=True)
    for bad in (what._replace(headers={"Cookie": f"a={sign}"}), what._replace(target=f"/{sign}")):
        with pytest.raises(ValueError, match="line break"):
            transport()._pools.ask(bad, None, monotonic() + 2)
    assert site.requests == []


@pytest.mark.parametrize(
    "url",
    [
        "http://a.example", "http://a.example/a/../b", "http://a.example/./b", "http://a.example/a b", "http://a.example/é",
        "HTTP://a.example/", "http://A.example/", "http://u:p@a.example/", "http://a.example/#part", "http://a.example/%7e",
        "http://a.example/?a=b?c", "http://[::1]/", "http://.a.example/",
    ],
)  # fmt: skip
def test_any_other_url_is_prepared_by_requests(url: str) -> None:
    assert not prepared._PLAIN.fullmatch(url)


def test_one_request_is_asked_and_no_redirect_followed(serve: Serve, transport: Transports) -> None:
    site = serve({
        "/a": redirect("/b", "302 Found", "Content-Location: /web/1", "X-Archive-Wayback-Runtime-Error: no", "Set-Cookie: a=b"),
        "/b": page(b"x" * 200_000), "/c": page(b'<meta http-equiv="refresh" content="0; url=/b">'),
    })  # fmt: skip
    one = transport()
    answer = one.ask(site.url("/a"), 2)
    assert (answer.status, answer.url, answer.redirects) == (302, site.url("/a"), ())
    kept = {
        name: answer.headers[name]
        for name in ("location", "content-location", "x-archive-wayback-runtime-error")
    }
    assert kept == {"location": "/b", "content-location": "/web/1", "x-archive-wayback-runtime-error": "no"}
    assert one.ask(site.url("/c"), 2).status == 200
    assert [one.ask(site.url("/b"), 2, most).received for most in (64 * 1024, 100_000, 256 * 1024)] == [
        65_536,
        100_000,
        200_000,
    ]
    assert site.asked == ["/a", "/c", "/b", "/b", "/b"]
    assert all(header(request, "Cookie") is None for request in site.requests)


def test_one_request_that_fails_is_an_answer_too(transport: Transports) -> None:
    one = transport(allow_networks=())
    assert kind(one.ask("http://127.0.0.1:1/", 1)) == "unsafe-address"
    assert kind(one.ask("http://x y/", 1)) == "bad-url"
    assert kind(transport().ask("http://127.0.0.1:1/", 1)) == "refused"
