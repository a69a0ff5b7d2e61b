"""A request, ready to be sent. Most URLs need no preparation, which takes a fifth of the time of a request."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

import requests
from requests.cookies import MockRequest, MockResponse, RequestsCookieJar, get_cookie_header

from ca_israel import __version__
from ca_israel.links.answer import Faulted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from http.client import HTTPMessage

ABOUT = "https://github.com/ca-israel/ca-israel"
REQUEST_HEADERS = {
    "User-Agent": f"Mozilla/5.0 (compatible; cai/{__version__}; +{ABOUT})",
    "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,application/xml;q=0.8,*/*;q=0.7",
    "Accept-Language": "en,ru;q=0.8,tr;q=0.7,*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}
_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"[A-Za-z0-9._-]+|\[?[0-9A-Fa-f.]*:[0-9A-Fa-f:.]+(?:%[A-Za-z0-9._~%-]+)?\]?")
# A URL that comes out of its preparation as it is: plain characters, and no segment of dots.
_PLAIN = re.compile(
    r"(https?)://([a-z0-9][a-z0-9.-]*)(?::([1-5][0-9]{4}|[1-9][0-9]{0,3}))?(/(?:[A-Za-z0-9_~/-]|(?<!/)\.)*(?:\?[A-Za-z0-9_=&.-]+)?)"
)
# What is the same in every other request is prepared once.
_PREPARED = requests.Request("GET", "http://site.invalid/", headers=REQUEST_HEADERS).prepare()


class Asked(NamedTuple):
    """A request ready to be sent, and the parts of its URL that decide the way it takes.

    ``site`` is the host as its server knows it: with the port, unless that is the scheme's own.
    """

    url: str
    scheme: str
    host: str
    port: int
    site: str
    target: str
    headers: Mapping[str, str]


class Cookies:
    """The cookies of one chain of redirects. Most have none, and a jar takes as long to make as all the rest of a request."""

    def __init__(self) -> None:
        self._jar: RequestsCookieJar | None = None

    def keep(self, url: str, message: HTTPMessage) -> None:
        """Keep what the headers of the answer to ``url`` set."""
        if "set-cookie" in message:
            self._jar = self._jar or RequestsCookieJar()
            self._jar.extract_cookies(MockResponse(message), MockRequest(prepared(url)))  # type: ignore[arg-type] # requests' own stand-ins

    def header_for(self, request: requests.PreparedRequest) -> str | None:
        """Return the header that goes with ``request``, or None."""
        return get_cookie_header(self._jar, request) if self._jar else None  # type: ignore[no-untyped-call]

    def __bool__(self) -> bool:
        return bool(self._jar)


def asked(url: str, cookies: Cookies, *, first: bool) -> Asked:
    """Prepare the request for ``url``; raises Faulted (bad-url, or bad-location behind a redirect)."""
    if not cookies and (plain := _PLAIN.fullmatch(url)):
        scheme, host, port, target = plain.groups()
        return _asked(url, scheme, host, int(port or 0), target, REQUEST_HEADERS)
    unusable = Faulted("bad-url" if first else "bad-location", f"no usable URL: {url}")
    try:
        request = prepared(url)
        url = request.url or ""
        if cookie := cookies.header_for(request):
            request.headers["Cookie"] = cookie
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except (requests.RequestException, ValueError) as error:
        raise unusable from error
    if parts.scheme not in _PORTS or not _HOST.fullmatch(host):
        raise unusable
    target = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
    return _asked(url, parts.scheme, host, port, target, request.headers)


def _asked(
    url: str, scheme: str, host: str, port: int | None, target: str, headers: Mapping[str, str]
) -> Asked:
    own = _PORTS[scheme]
    port = port or own
    site = f"[{host.partition('%')[0]}]" if ":" in host else host.rstrip(".")
    return Asked(url, scheme, host, port, site if port == own else f"{site}:{port}", target, headers)


def prepared(url: str) -> requests.PreparedRequest:
    """Return the request for any URL as requests makes it; raises what requests raises, and ValueError."""
    request = _PREPARED.copy()
    request.prepare_url(url, "")
    request.prepare_auth(None)
    return request
