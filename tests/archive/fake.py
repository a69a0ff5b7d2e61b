"""A web archive on loopback, as the Wayback Machine answers or as pywb does; what it should do wrong is said beside it."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from hashlib import sha1
from socket import SHUT_RDWR
from typing import TYPE_CHECKING, Literal, NamedTuple
from urllib.parse import parse_qs, urlsplit

from links.sites import Site, dripping, page, silent

if TYPE_CHECKING:
    import socket
    from collections.abc import Sequence

NEWS = "https://news.example/2023/bridges-over-quiet-rivers"
WORK = "Bridges over quiet rivers: what the harvest of a small valley tells"
TEXT = (
    "<p>"
    + "The valley lies between two rivers, and its people have built bridges for as long as they remember. "
    * 12
)
PREFIX = "/s/town/web/"
INDEX = "/s/town/cdx/search/cdx"
_REPLAY = re.compile(re.escape(PREFIX) + r"([0-9]{1,14})(id_)?/(.+)")
_DAY = timedelta(days=1)


def html(title: str, text: str = TEXT, head: str = "") -> bytes:
    return f"<html><head><title>{title}</title>{head}</head><body>{text}</body></html>".encode()


GOOD = html(f"{WORK} | The Daily News")
OTHER = html("Cheese prices rise again in the northern towns")
GONE = html(
    "Page not found", "<p>The page that you asked for was not found on this site. Go to the front page.</p>"
)
PARKED = html(
    "news.example is for sale", "<p>This domain is for sale. Buy this domain now at a low price.</p>"
)
LOGIN = html("Log in", "<form><input type=password></form><p>Please log in to read on.</p>")
BUSY = html("Down for maintenance", "<p>We are down for maintenance and will be back soon.</p>")
UNTITLED = b"<html><body>" + TEXT.encode() + b"</body></html>"
MOVED = html(WORK)


class Copy(NamedTuple):
    """A capture. ``to`` is the Location of a redirect; ``jump`` the time of the copy shown in its place; ``raw`` a whole answer."""

    at: str
    body: bytes = GOOD
    status: int = 200
    to: str = ""
    url: str = NEWS
    revisit: bool = False
    headers: tuple[str, ...] = ()
    jump: str = ""
    raw: bytes = b""
    unlisted: bool = False
    original: str = ""

    @property
    def time(self) -> datetime:
        return datetime.strptime(self.at, "%Y%m%d%H%M%S").replace(tzinfo=UTC)

    @property
    def digest(self) -> str:
        return sha1(self.body).hexdigest()[:32].upper()


class Wrong(NamedTuple):
    """What goes wrong with the first ``times`` requests whose path holds ``where``."""

    where: str
    what: bytes | Literal["silent", "drip", "reset"]
    times: int = 1000


def key(url: str) -> tuple[str, str, str]:
    """How an archive files a URL: scheme, ``www``, the final slash and capitals aside."""
    parts = urlsplit(url)
    return (parts.hostname or "").removeprefix("www."), parts.path.rstrip("/").lower(), parts.query


class Fake:
    """The archive; ``asked`` are the paths that it was asked for."""

    def __init__(
        self, copies: Sequence[Copy] = (), *, manner: Literal["wayback", "pywb"] = "wayback", wrong: Sequence[Wrong] = (),
        index: bytes | None = None, rewrites: bool = False, limit: int | None = None,
    ) -> None:  # fmt: skip
        self.copies = sorted(copies, key=lambda copy: copy.at)
        self.manner, self.wrong, self.index, self.rewrites = manner, list(wrong), index, rewrites
        self.limit = limit  # requests that are answered before connections are refused
        self._done: Counter[int] = Counter()
        self.site = Site({"*": self._answer})
        self.base = self.site.url("").rstrip("/")

    @property
    def asked(self) -> list[str]:
        return self.site.asked

    def close(self) -> None:
        self.site.close()

    def _answer(self, site: Site, connection: socket.socket, request: str) -> bytes | None:
        answer = self._said(site, connection, request)
        if len(self.asked) != self.limit or answer is None:
            return answer
        site._listener.shutdown(SHUT_RDWR)
        site._listener.close()
        connection.sendall(answer)
        return None

    def _said(self, site: Site, connection: socket.socket, request: str) -> bytes | None:
        path = request.split(" ")[1]
        for place, wrong in enumerate(self.wrong):
            if wrong.where in path and self._done[place] < wrong.times:
                self._done[place] += 1
                if wrong.what == "silent":
                    return silent(site, connection, request)  # type: ignore[func-returns-value]
                if wrong.what == "drip":
                    head = b"HTTP/1.1 200 OK\r\nMemento-Datetime: Mon, 20 Mar 2023 10:10:10 GMT\r\n\r\n<"
                    return dripping(head, b"p")(site, connection, request)
                return None if isinstance(wrong.what, str) else wrong.what
        if path.startswith(INDEX):
            return self._rows(path)
        if path.startswith(f"{PREFIX}timemap/link/"):
            return self._timemap(path.removeprefix(f"{PREFIX}timemap/link/"))
        found = _REPLAY.fullmatch(path)
        return self._replay(found[1], found[3]) if found else page(b"no such place", "404 Not Found")

    def _of(self, url: str) -> list[Copy]:
        return [copy for copy in self.copies if key(copy.url) == key(url)]

    def _rows(self, path: str) -> bytes:
        if self.index is not None:
            return page(self.index)
        asked = {name: values[-1] for name, values in parse_qs(urlsplit(path).query).items()}
        first, last = asked.get("from", "0").ljust(14, "0"), asked.get("to", "9").ljust(14, "9")
        copies = [c for c in self._of(asked["url"]) if first <= c.at <= last and not c.unlisted]
        if self.manner == "pywb":
            lines = [f"com,news)/ {copy.at} {json.dumps(_cdxj(copy))}" for copy in copies]
        else:
            digits, seen, lines = int(asked["collapse"].rpartition(":")[2]), set(), []
            for copy in copies:
                if copy.at[:digits] not in seen and not (copy.status >= 400 and not copy.revisit):
                    seen.add(copy.at[:digits])
                    status = "-" if copy.revisit else copy.status
                    kind = "warc/revisit" if copy.revisit else "text/html"
                    lines.append(f"com,news)/ {copy.at} {copy.url} {kind} {status} {copy.digest} 1234")
        return page("".join(f"{line}\n" for line in lines).encode(), "200 OK", "Content-Type: text/plain")

    def _timemap(self, url: str) -> bytes:
        rows = [
            f'<{url}>; rel="original"',
            f'<{self.base}{PREFIX}timemap/link/{url}>; rel="self"; type="application/link-format"',
        ]
        rows += [
            f'<{self.base}{PREFIX}{copy.at}/{copy.url}>; rel="memento"; datetime="{_http(copy.time)}"; collection="town"'
            for copy in self._of(url)
        ]
        return page(",\n".join(rows).encode()) if len(rows) > 2 else page(b"", "404 Not Found")

    def _replay(self, at: str, url: str) -> bytes:
        copies = self._of(url)
        if not copies:
            return page(b"never archived", "404 Not Found")
        when = datetime.strptime(at.ljust(14, "0") if len(at) > 8 else f"{at}000000", "%Y%m%d%H%M%S").replace(
            tzinfo=UTC
        )
        copy = min(copies, key=lambda one: (abs(one.time - when), one.status))
        if copy.jump:
            if copy.at == at or self.manner == "wayback":
                return self._hop(copy.jump, copy.url)
        elif self.manner == "wayback" and copy.at != at:
            return self._hop(copy.at, copy.url)
        if copy.raw:
            return copy.raw
        original = copy.original or copy.url
        base = f"{self.base}{PREFIX}"
        headers = [
            f"Memento-Datetime: {_http(copy.time)}", "Content-Type: text/html; charset=utf-8",
            f'Link: <{original}>; rel="original", <{base}{original}>; rel="timegate", <{base}timemap/link/{original}>; rel="timemap"',
            f"Content-Location: {base}{copy.at}id_/{original}", *copy.headers,
        ]  # fmt: skip
        if copy.to:
            to = f"{base}{copy.at}id_/{copy.to}" if self.rewrites else copy.to
            headers.append(f"Location: {to}")
        return page(copy.body, f"{copy.status} Some", *headers)

    def _hop(self, at: str, url: str) -> bytes:
        return page(b"", "302 Found", f"Location: {self.base}{PREFIX}{at}id_/{url}")


def _cdxj(copy: Copy) -> dict[str, str]:
    row = {
        "url": copy.url,
        "mime": "text/html",
        "status": str(copy.status),
        "digest": copy.digest,
        "length": "1234",
    }
    if copy.revisit:
        del row["status"]
    return row


def _http(when: datetime) -> str:
    return format_datetime(when, usegmt=True)
