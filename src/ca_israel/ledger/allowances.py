"""What an allowance covers. It forgives a finding that is known; it never keeps one from being looked for."""

from __future__ import annotations

import re
from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from ca_israel.ledger.model import Allow

_EVERYTHING = ("", "")
_HOST = re.compile(r"[a-z][a-z0-9+.-]*://(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]*)", re.IGNORECASE)


def is_live(allow: Allow, today: date) -> bool:
    """Whether an allowance still holds; the day it expires is its last."""
    return allow.expires is None or today <= allow.expires


def allowed_host(url: str) -> str:
    """The host of an absolute URL, in lower case, without port and final dot; empty when there is none."""
    match = _HOST.match(url)
    return match[1].lower().removesuffix(".") if match else ""


def is_at_host(url: str, host: str) -> bool:
    """Whether the URL's host is ``host`` or one of its subdomains."""
    found, wanted = allowed_host(url), host.lower()
    return found == wanted or found.endswith("." + wanted)


def covers(
    allow: Allow, *, url: str | None = None, sources: Collection[str] = (), ids: Collection[str] = ()
) -> bool:
    """Whether a finding about this URL, these sources and these events is meant: all that is given agrees."""
    if allow.url is not None and allow.url != url:
        return False
    if allow.host is not None and (url is None or not is_at_host(url, allow.host)):
        return False
    if allow.source is not None and allow.source not in sources:
        return False
    return allow.id is None or allow.id in ids


class AllowIndex:
    """The allowances of a ledger, found by what they name: trying each for each finding takes the product of both."""

    def __init__(self, allows: Iterable[Allow]) -> None:
        self._by_name: dict[tuple[str, str], list[tuple[int, Allow]]] = {}
        for index, allow in enumerate(allows):
            self._by_name.setdefault(_narrowest(allow), []).append((index, allow))
        self._lengths = {len(name) for kind, name in self._by_name if kind == "host"}

    def near(
        self, *, url: str | None = None, sources: Iterable[str] = (), ids: Iterable[str] = ()
    ) -> list[tuple[int, Allow]]:
        """Return, with their places in the ledger and in its order, those that may cover such a finding, and few others."""
        host = allowed_host(url or "")
        names = {
            ("url", url or ""),
            _EVERYTHING,
            *(("source", key) for key in sources),
            *(("id", key) for key in ids),
        }
        names |= {("host", host[-length:]) for length in self._lengths if 0 < length <= len(host)}
        return sorted((found for name in names for found in self._by_name.get(name, ())), key=itemgetter(0))


def _narrowest(allow: Allow) -> tuple[str, str]:
    """What an allowance is found by: the one thing it names of which a ledger holds the fewest."""
    for kind, name in (("url", allow.url), ("source", allow.source), ("id", allow.id), ("host", allow.host)):
        if name is not None:
            return kind, name.lower() if kind == "host" else name
    return _EVERYTHING


def allowed_verdict(
    allows: Iterable[Allow], verdict: str, *, url: str, sources: Collection[str], today: date
) -> Allow | None:
    """The first live allowance that accepts this verdict of a link, or None."""
    for allow in allows:
        if verdict in allow.verdicts and is_live(allow, today) and covers(allow, url=url, sources=sources):
            return allow
    return None
