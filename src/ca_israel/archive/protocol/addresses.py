"""Addresses as a web archive knows them: what is sent for a cited URL, and when two are one to it. Pure."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from ca_israel.ledger.slips.web_address import is_web_address
from ca_israel.links.urls import same_place, without_session, without_userinfo

_NOT_SENT = re.compile(r"[^\x21-\x7e]+")
_SCHEME = re.compile(r"(https?):/+", re.IGNORECASE)  # servers that tidy paths leave one slash of two
_PATH = re.compile("[/?#]")
_LETTER = re.compile("[a-z]", re.IGNORECASE)


def sent(url: str) -> str | None:
    """Return ``url`` as an archive is asked for it, None for what is no address of the web.

    No fragment and no user, the host in ASCII, all else that is not ASCII percent-encoded. Dot segments are
    resolved (RFC 3986, 5.2.4): behind the prefix of an archive they would lead out of it.
    """
    url = without_userinfo(url.strip())
    if not is_web_address(url):
        return None
    parts = urlsplit(url)
    try:
        host = (parts.hostname or "").encode("ascii" if url.isascii() else "idna").decode("ascii")
    except UnicodeError:
        return None
    host = f"[{host}]" if ":" in host else host
    port = f":{parts.port}" if parts.port is not None else ""
    whole = (parts.scheme, host + port, _without_dots(parts.path) or "/", parts.query, "")
    return _NOT_SENT.sub(lambda found: quote(found[0]), urlunsplit(whole))


def original_in(text: str) -> str | None:
    """Return the address that stands behind the time in the address of a copy, as it is sent."""
    if found := _SCHEME.match(text):
        return sent(f"{found[1].lower()}://{text[found.end() :]}")
    host = _PATH.split(text, maxsplit=1)[0]
    letters = [found.start() for found in _LETTER.finditer(host)]
    is_host = letters and "." in host[letters[0] : letters[-1]]  # example.org, and not 2023.03
    return sent(f"http://{text}") if is_host else None


def from_header(text: str) -> str:
    """Return what a header says: it is read as latin-1, and may be UTF-8."""
    try:
        return text.encode("latin-1").decode("utf-8").strip()
    except UnicodeError:
        return text.strip()


def same_original(one: str, other: str) -> bool:
    """Whether an archive may file two URLs as one.

    Case, scheme, ``www``, the ports 80 and 443, the final slash, percent-encoding, visits and tracking parameters aside.
    """
    try:
        return same_place(_folded(one), _folded(other))
    except ValueError:  # no URL at all
        return False


def _folded(url: str) -> str:
    return without_session(sent(url) or url).lower()


def _without_dots(path: str) -> str:
    kept: list[str] = []
    segments = path.split("/")
    for place, segment in enumerate(segments):
        plain = unquote(segment)
        last = place == len(segments) - 1
        if plain in {".", ".."}:
            if plain == ".." and len(kept) > 1:
                kept.pop()
            if last:
                kept.append("")
        else:
            kept.append(segment)
    return "/".join(kept)
