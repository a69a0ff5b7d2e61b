"""A request, ready to be sent. Most URLs need no preparation, which takes a fifth of the time of a request."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

import requests
from requests.cookies import get_cookie_header

from ca_israel import __version__
from ca_israel.links.answer import Faulted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from requests.cookies import RequestsCookieJar

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
    r"https?://[a-z0-9][a-z0-9.-]*(?::(?:[1-5][0-9]{4}|[1-9][0-9]{0,3}))?/(?:[A-Za-z0-9_~/-]|(?<!/)\.)*(?:\?[A-Za-z0-9_=&.-]+)?"
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


def asked(url: str, cookies: RequestsCookieJar, *, first: bool) -> Asked:
    """Prepare the request for ``url``; raises Faulted (bad-url, or bad-location behind a redirect)."""
    unusable = Faulted("bad-url" if first else "bad-location", f"no usable URL: {url}")
    headers: Mapping[str, str] = REQUEST_HEADERS
    try:
        if len(cookies) or not _PLAIN.fullmatch(url):
            request = prepared(url)
            url, headers = request.url or "", request.headers
            if len(cookies) and (cookie := get_cookie_header(cookies, request)):  # type: ignore[no-untyped-call]
                headers["Cookie"] = cookie
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except (requests.RequestException, ValueError) as error:
        raise unusable from error
    if parts.scheme not in {"http", "https"} or not _HOST.fullmatch(host):
        raise unusable
    target = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
    port = port or _PORTS[parts.scheme]
    return Asked(url, parts.scheme, host, port, _site(parts.scheme, host, port), target, headers)


def _site(scheme: str, host: str, port: int) -> str:
    name = f"[{host.partition('%')[0]}]" if ":" in host else host.rstrip(".")
    return name if port == _PORTS[scheme] else f"{name}:{port}"


def prepared(url: str) -> requests.PreparedRequest:
    """Return the request for any URL as requests makes it; raises what requests raises, and ValueError."""
    request = _PREPARED.copy()
    request.prepare_url(url, "")
    request.prepare_auth(None)
    return request
