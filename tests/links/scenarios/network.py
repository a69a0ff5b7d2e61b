"""What goes wrong, or looks as if it did, before there is a page: connections, heads, redirects, certificates."""

from __future__ import annotations

import gzip
import socket
import time
import zlib
from email.utils import formatdate
from typing import TYPE_CHECKING

from links.sites import Site, dripping, listener, page, redirect, sent, silent

from .markup import ARTICLE, MISSING, WORK, html, refresh, shown
from .town import FORBIDDEN, PATH, Routes, Scenario, Town, in_turn

if TYPE_CHECKING:
    from collections.abc import Callable

BUSY = page(b"", "503 Busy")
HERE = "/archive/israel-emerges.html"


def wants(header: str, value: str) -> Callable[[Site, socket.socket, str], bytes]:
    """Turn away whoever does not send this."""

    def look(site: Site, connection: socket.socket, request: str) -> bytes:
        sent_lines = request.lower().split("\r\n")
        given = next((line for line in sent_lines if line.startswith(header)), "")
        return ARTICLE if value in given else page(b"", "403 Forbidden")

    return look


def cookie_first(site: Site, connection: socket.socket, request: str) -> bytes:
    return ARTICLE if "seen=1" in request else redirect(PATH, "302 Found", "Set-Cookie: seen=1; Path=/")


def bomb() -> bytes:
    packer = zlib.compressobj(9, wbits=31)
    start = packer.compress(html().encode())
    return start + b"".join(packer.compress(bytes(1 << 20)) for _ in range(20)) + packer.flush()


def forbidden(town: Town) -> str:
    return f"http://{FORBIDDEN}:{town.canary.port}/secret"


def elsewhere(routes: Routes, path: str = HERE) -> Callable[[Town], str]:
    return lambda town: town.serve(routes).url(path)


def closed_port(town: Town) -> str:
    site = town.serve({})
    site.close()
    return site.url(PATH)


def full_queue(town: Town) -> str:
    """A port that takes no more connections."""
    full = town.open.enter_context(listener("127.9.1.1"))
    port = full.getsockname()[1]
    for _ in range(4):
        one = town.open.enter_context(socket.socket())
        one.setblocking(False)
        one.connect_ex(("127.9.1.1", port))
    return f"http://127.9.1.1:{port}{PATH}"


def hung_up(site: Site, connection: socket.socket) -> None:
    raise OSError


def greeting(text: bytes) -> Callable[[Town], str]:
    return lambda town: (
        town.serve({}, greet=lambda _, connection: connection.sendall(text))
        .url(PATH)
        .replace("http:", "https:")
    )


def secure_alone(plain: bytes) -> Callable[[Town], str]:
    """A site that answers plain http with ``plain``, or by hanging up, and shows the work by https."""

    def look(_: Site, connection: socket.socket) -> None:
        if connection.recv(1, socket.MSG_PEEK) != b"\x16":  # a TLS record of the handshake (RFC 8446, 5.1)
            connection.recv(65536)
            connection.sendall(plain)
            raise OSError

    def url(town: Town) -> str:
        context = town.certificates.context("secure-alone")
        site = town.serve({PATH: ARTICLE}, context=context, greet=look)
        host = town.named("secure-alone.example", site.address)
        return site.url(PATH, host).replace("https:", "http:")

    return url


def mute_tls(town: Town) -> str:
    return town.serve({}, greet=lambda site, _: site.wait(120)).url(PATH).replace("http:", "https:")


def name_of(name: str, address: str | Exception | None = None) -> Callable[[Town], str]:
    def url(town: Town) -> str:
        if address is not None:
            town.named(name, address)
        return f"http://{name}:{town.canary.port}{PATH}"

    return url


def to(
    location: str | Callable[[Town], str], status: str = "301 Moved", **routes: bytes
) -> Callable[[Town], Routes]:
    def made(town: Town) -> Routes:
        where = location(town) if callable(location) else location
        return {"": redirect(where, status), HERE: ARTICLE, **routes}

    return made


S = Scenario
CONNECTIONS = (
    S("refused", "unavailable", {}, "refused", url=closed_port),
    S("blackhole", "unavailable", {}, "connect-timeout", url=full_queue),
    S("reset", "unavailable", {"": sent()}, "reset"),
    S("half a status line", "unavailable", {"": sent(b"HTTP/1.1 2")}),
    S("silent", "unavailable", {"": silent}, "timeout"),
    S("dripped head", "unavailable", {"": dripping(b"HTTP/1.1 200 OK\r\nX: ", b"a")}, "timeout"),
    S("dripped body", "ok", {"": dripping(ARTICLE.replace(b"Content-Length: ", b"Content-Length: 9"), b" ")}),
    S("not http", "unavailable", {"": sent(b"SSH-2.0-OpenSSH_9.6\r\n")}, "protocol"),
    S("no such name", "gone", {}, "no-such-name", url=name_of("sold-out.example")),
    S("name server trouble", "unavailable", {}, "name-not-resolved", url=name_of("later.example", socket.gaierror(socket.EAI_AGAIN, "later"))),
    S("no URL at all", "gone", {}, "bad-url", url=lambda _: "http://[::1/news"),
    S("flaps 500", "ok", {"": in_turn(page(b"", "500 Oh"), ARTICLE)}),
    S("flaps 503", "ok", {"": in_turn(BUSY, ARTICLE)}),
    S("flaps reset", "ok", {"": in_turn(sent(), ARTICLE)}),
    S("503 with Retry-After", "ok", {"": in_turn(page(b"", "503 Busy", "Retry-After: 1"), ARTICLE)}),
    S("429 with Retry-After", "ok", {"": in_turn(page(b"", "429 Slow", "Retry-After: 1"), ARTICLE)}),
    S("429 with a date", "ok", lambda _: {"": in_turn(page(b"", "429 Slow", f"Retry-After: {formatdate(time.time() + 1, usegmt=True)}"), ARTICLE)}),
    S("429 for a day", "blocked", {"": page(b"", "429 Slow", "Retry-After: 86400")}),
    S("429 for ever", "blocked", {"": page(b"", "429 Slow")}),
    S("500 for ever", "unavailable", {"": page(b"oops", "500 Oh")}, "server-error"),
    S("503 for ever", "unavailable", {"": BUSY}),
)  # fmt: skip

HEADS = (
    S("plain", "ok", {"": ARTICLE}, "title-match"),
    S("HTTP/1.0", "ok", {"": sent(shown(html()).replace(b"HTTP/1.1", b"HTTP/1.0"))}),
    S("103 before 200", "ok", {"": sent(b"HTTP/1.1 103 Early Hints\r\nLink: </s.css>\r\n\r\n", ARTICLE)}),
    S("120 headers", "ok", {"": shown(html(), "200 OK", *(f"X-{n}: {n}" for n in range(120)))}),
    S("1000 headers", "ok", {"": shown(html(), "200 OK", *(f"X-{n}: {n}" for n in range(1000)))}),
    S("two lengths", "ok", {"": sent(b"HTTP/1.1 200 OK\r\nContent-Length: 20\r\nContent-Length: 99\r\n\r\n", html().encode())}),
    S("length no number", "ok", {"": sent(b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n", html().encode())}),
    S("body cut short", "ok", {"": sent(b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n", html().encode())}),
    S("gzip", "ok", {"": page(gzip.compress(html().encode()), "200 OK", "Content-Encoding: gzip")}),
    S("gzip bomb", "ok", {"": page(bomb(), "200 OK", "Content-Encoding: gzip", "Content-Type: text/html")}),
    S("gzip that is none", "ok", {"": page(html().encode(), "200 OK", "Content-Encoding: gzip")}),
    S("endless body", "ok", {"": dripping(shown(html()).partition(b"Content-Length")[0] + b"\r\n" + html().encode(), b" " * 65536, 0)}),
    S("a browser's Accept", "ok", {"": wants("accept:", "text/html")}),
    S("a browser's agent", "ok", {"": wants("user-agent:", "mozilla/5.0")}),
    S("a language wanted", "ok", {"": wants("accept-language:", "en")}),
    S("cookie before the page", "ok", {"": cookie_first}),
)  # fmt: skip

REDIRECTS = (
    S("301", "moved", to(HERE), "moved"),
    S("308", "moved", to(HERE, "308 P")),
    S("302", "ok", to(HERE, "302 Found"), "redirected"),
    S("307", "ok", to(HERE, "307 T")),
    S("301 to another host", "moved", to(elsewhere({HERE: ARTICLE}))),
    S("301 then 302", "ok", lambda t: {"": redirect("/2"), "/2": redirect(HERE, "302 F"), HERE: ARTICLE}),
    S("301 to a final slash", "ok", lambda t: {"": redirect("/news/a-story/"), "/news/a-story/": ARTICLE}, path="/news/a-story"),
    S("301 with tracking", "ok", lambda t: {"": redirect(f"{PATH}?utm_source=x"), f"{PATH}?utm_source=x": ARTICLE}),
    S("raw UTF-8 in Location", "moved", lambda t: {"": redirect("/статья"), "/%D1%81%D1%82%D0%B0%D1%82%D1%8C%D1%8F": ARTICLE}),
    S("a blank in Location", "moved", lambda t: {"": redirect("/two words"), "/two%20words": ARTICLE}),
    S("relative Location", "moved", lambda t: {"": redirect("older/1.html"), "/news/older/1.html": ARTICLE}),
    S("meta refresh", "ok", lambda t: {"": refresh(HERE), HERE: ARTICLE}, "redirected"),
    S("meta refresh after 301", "ok", lambda t: {"": redirect("/2"), "/2": refresh(HERE), HERE: ARTICLE}, "redirected"),
    S("meta refresh to 404", "gone", lambda t: {"": refresh("/nowhere")}),
    S("meta refresh to itself", "ok", lambda t: {"": shown(html(head=f'<meta http-equiv=refresh content="5;url={PATH}">'))}),
    S("meta refresh much later", "ok", lambda t: {"": shown(html(head='<meta http-equiv=refresh content="600;url=/">'))}),
    S("meta refresh without scripts", "ok", lambda t: {"": shown(html(head='<noscript><meta http-equiv=refresh content="0;url=/no"></noscript>'))}),
    S("meta refresh to a forbidden address", "unsafe", lambda t: {"": refresh(forbidden(t))}, "unsafe-redirect"),
    S("Refresh header", "ok", lambda t: {"": shown(html(None, ""), "200 OK", f"Refresh: 0; url={HERE}"), HERE: ARTICLE}),
    S("Location empty", "gone", to(""), "redirect-to-nowhere"),
    S("Location missing", "gone", {"": page(b"", "302 Found")}),
    S("Location without a host", "gone", to("http://")),
    S("loop", "gone", {"": redirect("/b"), "/b": redirect(PATH)}, "redirect-loop"),
    S("twelve redirects", "gone", {"": redirect("/1"), **{f"/{n}": redirect(f"/{n + 1}") for n in range(1, 15)}}, "too-many-redirects"),
    S("redirect to 404", "gone", to("/nowhere", "302 F")),
    S("Location javascript", "unsafe", to("javascript:alert(1)"), "unsafe-scheme"),
    S("Location ftp", "unsafe", to(lambda t: f"ftp://{FORBIDDEN}:{t.canary.port}/")),
    S("Location file", "unsafe", to("file:///etc/passwd")),
    S("Location to a forbidden address", "unsafe", to(forbidden), "unsafe-redirect"),
    S("Location to a name that leads there", "unsafe", to(lambda t: f"http://{t.named('inside.example', FORBIDDEN)}:{t.canary.port}/"), "unsafe-redirect"),
    S("Location to a mapped address", "unsafe", to(lambda t: f"http://[::ffff:127.200.0.1]:{t.canary.port}/")),
    S("Location to metadata", "unsafe", to("http://169.254.169.254/latest/meta-data/")),
    S("Location to a written-out address", "unsafe", to("http://0x7f.0xc8.1/")),
    S("a literal private address", "unsafe", {}, "unsafe-address", url=lambda _: "http://192.168.1.1/news"),
    S("a name that leads inside", "unsafe", {}, "unsafe-name", fails=False, url=name_of("intranet.example", FORBIDDEN)),
)  # fmt: skip

CERTIFICATES = (
    S("a good certificate", "ok", {"": ARTICLE}, tls="good"),
    S("expired", "unavailable", {"": ARTICLE}, "tls-expired", tls="expired"),
    S("for another host", "tls-error", {"": ARTICLE}, "tls-host", tls="other-host"),
    S("self-signed", "tls-error", {"": ARTICLE}, "tls-self-signed", tls="self-signed"),
    S("an unknown authority", "tls-error", {"": ARTICLE}, "tls-chain", fails=False, tls="unknown"),
    S("a chain cut short", "tls-error", {"": ARTICLE}, "tls-chain", fails=False, tls="cut-chain"),
    S("no TLS there", "tls-error", {}, "tls-not", url=greeting(page(b"plain", "400 Bad"))),
    S("another protocol there", "tls-error", {}, "tls-not", url=greeting(b"220 mail.example ESMTP\r\n")),
    S("mute at the TLS hello", "unavailable", {}, "timeout", url=mute_tls),
    S("hung up at the TLS hello", "unavailable", {}, "reset", url=lambda t: t.serve({}, greet=hung_up).url(PATH).replace("http:", "https:")),
)  # fmt: skip

STATUSES = (
    S("404", "gone", {"": MISSING}, "gone"),
    S("404 by http alone", "ok", {}, "https-only", url=secure_alone(MISSING)),
    S("410", "gone", {"": page(b"", "410 Gone")}),
    S("404 with the cited title", "gone", {"": shown(html(WORK), "404 Not Found")}),
    *(S(f"{code}", "restricted", {"": page(b"no", f"{code} No")}, "restricted") for code in (401, 407, 451)),
    S("402", "restricted", {"": page(b"no", "402 No")}, "payment"),
    *(S(f"{code}", "blocked", {"": page(b"no", f"{code} No")}, "blocked") for code in (403, 406, 999)),
    S("403 with a challenge", "blocked", {"": shown(html("Just a moment..."), "403 F", "cf-mitigated: challenge")}, "challenge"),
    S("503 with a challenge", "blocked", {"": shown(html("Just a moment..."), "503 S", "cf-mitigated: challenge")}, "challenge"),
    S("503 with a challenge in its title alone", "blocked", {"": shown(html("Just a moment..."), "503 S", "Server: cloudflare")}, "challenge-page"),
    S("503 with an article's title", "unavailable", {"": shown(html(WORK), "503 S")}, "server-error"),
    S("400", "unconfirmed", {"": page(b"", "400 Bad")}, "odd-status"),
    S("405", "unconfirmed", {"": page(b"", "405 Not Allowed")}),
    S("418", "unconfirmed", {"": page(b"", "418 Teapot")}),
    S("408 for ever", "unavailable", {"": page(b"", "408 Slow")}),
    S("204", "unconfirmed", {"": page(b"", "204 Nothing")}, "empty"),
    S("an empty 200", "unconfirmed", {"": page(b"")}, "empty"),
    S("203", "ok", {"": shown(html(), "203 Other")}),
)  # fmt: skip

SCENARIOS = (*CONNECTIONS, *HEADS, *REDIRECTS, *CERTIFICATES, *STATUSES)
