"""One web archive: the addresses that it is asked by, and which archives are asked at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urlsplit

from ca_israel.archive.protocol.addresses import original_in, sent
from ca_israel.errors import BadUsage
from ca_israel.ledger.slips.web_address import is_archive_today, is_web_address
from ca_israel.links.fetch.addresses import literal, refusal
from ca_israel.links.urls import host_of

if TYPE_CHECKING:
    from datetime import date

WAYBACK = "https://web.archive.org/web/"
WAYBACK_INDEX = "https://web.archive.org/cdx/search/cdx"
_COPY = re.compile(r"([0-9]{4,14})(?:[a-z]{2}_)?/(.+)", re.DOTALL)


class Place(NamedTuple):
    """Where a copy is in an archive: the digits of its time (4 to 14), and the address copied, as it is sent."""

    timestamp: str
    original: str


class WebArchive(NamedTuple):
    """``timegate`` is the prefix of TimeGate and replay and ends in a slash; ``cdx``, its index of captures, is None where there is none."""

    timegate: str = WAYBACK
    cdx: str | None = WAYBACK_INDEX

    @property
    def is_wayback(self) -> bool:
        """Whether it is the Wayback Machine."""
        return self.timegate == WAYBACK

    def replay(self, place: Place) -> str:
        """Return the address of a capture as it was received: ``id_`` (raw replay)."""
        return f"{self.timegate}{place.timestamp}id_/{place.original}"

    def copy(self, place: Place) -> str:
        """Return the address of a copy for readers."""
        return f"{self.timegate}{place.timestamp}/{place.original}"

    def copies(self, url: str) -> str:
        """Return the page that lists all copies of ``url``."""
        return f"{self.timegate}*/{url}"

    def timemap(self, url: str) -> str:
        """Return the address of the TimeMap of ``url`` in link format (RFC 7089, 5)."""
        return f"{self.timegate}timemap/link/{url}"

    def captures(self, url: str, since: date | None, until: date | None, digits: int) -> str:
        """Return the question to the index: one capture for each ``digits`` of its time, without error pages."""
        window = f"&from={since:%Y%m%d}&to={until:%Y%m%d}" if since and until else ""
        mark = "&" if "?" in (self.cdx or "") else "?"
        narrowed = f"&filter=!statuscode:%5B45%5D..&collapse=timestamp:{digits}"
        return f"{self.cdx}{mark}url={quote(url, safe='')}{window}{narrowed}"

    def place_of(self, address: str) -> Place | None:
        """Return where in this archive ``address`` leads, None where it leads out of it. http counts as https."""
        prefix = self.timegate.partition("://")[2]
        scheme, _, rest = address.partition("://")
        if scheme.lower() not in {"http", "https"} or not rest.startswith(prefix):
            return None
        found = _COPY.fullmatch(rest[len(prefix) :])
        original = original_in(found[2]) if found else None
        return Place(found[1], original) if found and original else None


def web_archive(timegate: str | None, cdx: str | None) -> WebArchive:
    """Return the archive that the options name; without them the Wayback Machine, ``""`` for no index.

    Raises BadUsage for an archive that is not asked and for an address that cannot be used.
    """
    prefix = WAYBACK if timegate is None else timegate
    if cdx is None and prefix == WAYBACK:
        cdx = WAYBACK_INDEX
    _refuse("--timegate", prefix)
    if not prefix.endswith("/"):
        raise BadUsage(f'--timegate "{prefix}" does not end with a slash', hint=f"write it as {prefix}/")
    if cdx:
        _refuse("--cdx", cdx)
    return WebArchive(sent(prefix) or prefix, cdx or None)


def is_not_asked(url: str) -> bool:
    """Whether ``url`` lies in an archive that is never asked."""
    return is_archive_today(host_of(url))


def _refuse(option: str, address: str) -> None:
    if not is_web_address(address) or urlsplit(address).fragment:
        raise BadUsage(f'{option} "{address}" is not an address of the web', hint=f"such as {WAYBACK}")
    host = host_of(address)
    if is_not_asked(address):
        raise BadUsage(
            f"{option} {host}: this archive is never asked", hint="its copies cannot be checked by a program"
        )
    at = literal(host)
    is_own = host == "localhost" or (at is not None and refusal(at) is not None)
    if address[:5].lower() == "http:" and not is_own:
        raise BadUsage(f'{option} "{address}" is plain http', hint="write https://")
    if option == "--timegate" and "?" in address:
        raise BadUsage(f'--timegate "{address}" is no prefix', hint=f"such as {WAYBACK}")
