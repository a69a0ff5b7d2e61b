"""Where a redirect leads, or a page that sends its reader on."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin, urlsplit, urlunsplit

from ca_israel.links.answer import Faulted
from ca_israel.links.urls import same_place, without_userinfo

if TYPE_CHECKING:
    from collections.abc import Container

    from ca_israel.links.answer import Answer

MOST_HOPS = 10
# Seconds. Longer ones are front pages that reload themselves, and pages meant to be read first.
LONGEST_DELAY = 10
_HEADER = re.compile(r"\s*(\d{1,4})(?:\.\d*)?\s*[;,]\s*(?:url\s*=)?\s*[\"']?([^\"']+)", re.IGNORECASE)
_REFRESH = re.compile(rb"http-equiv\s*=\s*[\"']?\s*refresh", re.IGNORECASE)
_NOT_FOLLOWED = re.compile(rb"<!--.*?(?:-->|\Z)|<noscript\b.*?(?:</noscript|\Z)", re.IGNORECASE | re.DOTALL)
_NO_HOST = re.compile(r"https?://(?:[/?#]|$)", re.IGNORECASE)


def refresh_of(answer: Answer, before: Container[str] = ()) -> str | None:
    """Return where ``answer`` sends its reader within ten seconds, or None when it stays.

    One that leads back to a URL ``before`` it in the chain is not followed: the page is taken as it is.
    A refresh inside ``<noscript>`` is for browsers without scripts: it leads to an excuse, not to the work.
    """
    if not 200 <= (answer.status or 0) <= 299:
        return None
    seconds, address = LONGEST_DELAY + 1, ""
    if header := _HEADER.match(answer.headers.get("refresh", "")):
        seconds, address = int(header[1]), header[2].strip()
    elif answer.page is not None and answer.page.refresh is not None:
        if not _REFRESH.search(_NOT_FOLLOWED.sub(b" ", answer.body)):
            return None
        seconds, address = answer.page.refresh
    if seconds > LONGEST_DELAY or not address or address.lower().startswith("javascript:"):
        return None
    with suppress(Faulted, ValueError):
        target = target_of(answer.final_url, address)
        if same_place(target, answer.final_url) or urldefrag(target).url in before:
            return None
    return address


def target_of(base: str, location: str) -> str:
    """Return where a Location leads. Raw UTF-8 and blanks in it are taken as browsers take them.

    Raises Faulted for a redirect to nowhere (bad-location) or to another scheme (unsafe-scheme).
    """
    with suppress(UnicodeError):
        location = location.encode("latin-1").decode("utf-8")  # http.client reads headers as latin-1
    location = location.strip()
    if not location:
        raise Faulted("bad-location", "the redirect does not say where to")
    if _NO_HOST.match(location):  # urljoin would take it for a path on the same host
        raise Faulted("bad-location", f"the redirect names no host: {location}")
    try:
        target = urljoin(base, location)
        parts = urlsplit(target)
    except ValueError as error:
        raise Faulted("bad-location", f"the redirect leads to no usable URL: {location}") from error
    if parts.scheme not in {"http", "https"}:
        raise Faulted("unsafe-scheme", f"the redirect leads to another scheme: {parts.scheme}:")
    if not parts.netloc:  # "http:0" seen from an https page
        raise Faulted("bad-location", f"the redirect names no host: {location}")
    fragment = parts.fragment or urlsplit(base).fragment  # RFC 9110, 10.2.2: inherited
    return without_userinfo(urlunsplit(parts._replace(fragment=fragment)))


def check_circle(url: str, cookie: str | None, asked: set[tuple[str, str | None]]) -> None:
    """Add a request to those ``asked`` in this chain; the same URL with another cookie is another request.

    Raises Faulted where the chain has been there before (redirect-loop) or is too long (too-many-redirects).
    """
    key = (urldefrag(url).url, cookie)
    if key in asked:
        raise Faulted("redirect-loop", "the redirects lead in a circle")
    if len(asked) > MOST_HOPS:
        raise Faulted("too-many-redirects", f"more than {MOST_HOPS} redirects")
    asked.add(key)
