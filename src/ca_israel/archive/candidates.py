"""Which copy is wanted, and in which order copies are looked at. Pure.

Near ones first, but in bands: a copy of the day after the one wanted beats one of eight months before it.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from ca_israel.archive.protocol.times import datetime_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ca_israel.archive.protocol.captures import Capture
    from ca_israel.ledger.model import Ledger
    from ca_israel.links.findings import Link

WantedFrom: TypeAlias = Literal["accessed", "article", "published"]
BANDS = (30, 365)  # days
_BEFORE, _AFTER = timedelta(days=365), timedelta(days=366)


class Wanted(NamedTuple):
    """The day whose copy is wanted and where it comes from, None where nobody knows: then the newest.

    ``not_before`` is the first day on which the work can have been published.
    """

    day: date | None = None
    origin: WantedFrom | None = None
    not_before: date | None = None

    @property
    def window(self) -> tuple[date, date] | None:
        """The days within which copies are looked for first, a year before and after."""
        if self.day is None:
            return None
        ordinals = (self.day.toordinal() - _BEFORE.days, self.day.toordinal() + _AFTER.days)
        first, last = (date.fromordinal(min(max(one, 1), date.max.toordinal())) for one in ordinals)
        return first, last

    def time(self, today: date) -> str:
        """Return the time that a TimeGate is asked for: noon of the day, of today where any will do."""
        return f"{self.day or today:%Y%m%d}120000"

    def gap(self, day: date) -> int | None:
        """Return how many days a copy lies after the day wanted; fewer than none: before it."""
        return (day - self.day).days if self.day else None


def wanted_of(link: Link, ledger: Ledger) -> Wanted:
    """Return which copy shows what was read: that of the day of access, else one soon after it was published."""
    days = [source.published.earliest for source in link.sources if source.published]
    published = min(
        (date(*day) for day in days if day and date.min.year <= day.year <= date.max.year), default=None
    )
    if link.accessed is None:
        return Wanted(published, "published" if published else None, published)
    read = [source.key for source in link.sources if source.accessed == link.accessed]
    own = any(("sources", key, "accessed") in ledger.positions for key in read)
    return Wanted(link.accessed, "accessed" if own else "article", published)


def nearness(timestamp: str, wanted: Wanted) -> tuple[int, ...]:
    """Return what orders copies by their time alone, the best first: from before publication last, then band, side, gap."""
    when = datetime_of(timestamp) or datetime.max.replace(tzinfo=UTC)
    early = int(wanted.not_before is not None and when.date() < wanted.not_before)
    newest_first = -int(timestamp)
    if wanted.day is None:
        return early, newest_first
    days = (when.date() - wanted.day).days
    band = sum(abs(days) > most for most in BANDS)
    is_after = days >= 0 if wanted.origin == "published" else days > 0
    side = int(is_after != (wanted.origin == "published"))
    noon = datetime.combine(wanted.day, time(12), UTC)
    return early, band, side, abs(int((when - noon).total_seconds())), newest_first


def in_order(captures: Iterable[Capture], wanted: Wanted) -> list[Capture]:
    """Return ``captures`` as they are looked at: what was received in full, then redirects, each by nearness."""

    def order(capture: Capture) -> tuple[int, ...]:
        early, *near = nearness(capture.timestamp, wanted)
        return early, int((capture.status or 200) >= 300), *near

    return sorted(captures, key=order)
