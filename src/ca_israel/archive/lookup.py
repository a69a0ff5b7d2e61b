"""The look-up of one source's copy: the index, the copies in their order, the TimeGate where there is no index."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ca_israel.archive.candidates import in_order, nearness
from ca_israel.archive.findings import Tried
from ca_israel.archive.protocol.addresses import sent
from ca_israel.archive.protocol.captures import Capture, usable
from ca_israel.archive.protocol.client import SourceLost
from ca_israel.archive.protocol.times import datetime_of
from ca_israel.archive.protocol.web_archive import Place
from ca_israel.archive.replay import shown_by
from ca_israel.archive.verdicts import passed_over
from ca_israel.links.urls import without_tracking

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ca_israel.archive.candidates import Wanted
    from ca_israel.archive.protocol.client import Client
    from ca_israel.archive.replay import Shown
    from ca_israel.links.findings import Link

MOST_CANDIDATES = 4
_A_DAY, _A_MONTH = 8, 6  # digits of a time
_FAR = 86_400  # seconds
_NONE = {404, 410}  # with them a TimeGate says that it has no copy


class Copy(NamedTuple):
    """A copy that was looked at: where it is, and what it shows."""

    place: Place
    shown: Shown


class Looked(NamedTuple):
    """What came of a look-up: a rule of ``archive.verdicts``, words for it, and the best copy.

    ``partial``: the index could not be read, so that there may be copies that nobody saw.
    """

    rule: str
    detail: str = ""
    copy: Copy | None = None
    tried: tuple[Tried, ...] = ()
    partial: bool = False


def look_up(link: Link, wanted: Wanted, client: Client, today: date, passed: Iterable[str] = ()) -> Looked:
    """Look for a copy of ``link``; copies at the times ``passed`` are known not to show it.

    Where there is no copy of its address, it is looked for without tracking parameters, then at its former addresses,
    the last of them first. Raises RunOver.
    """
    url = link.url or ""
    former = dict.fromkeys(one for source in link.sources for one in reversed(source.moved_from))
    looked = Looked("no-copy")
    asked = set()
    for at, address in ((url, url), (url, without_tracking(url)), *((one, one) for one in former)):
        if looked.rule == "no-copy" and (to_ask := sent(address)) and to_ask not in asked:
            asked.add(to_ask)
            looked = _Search(link._replace(url=at), wanted, client, today, passed).run(to_ask)
    return looked


class _Search:
    """The state of one look-up."""

    def __init__(
        self, link: Link, wanted: Wanted, client: Client, today: date, passed: Iterable[str]
    ) -> None:
        self._link, self._wanted, self._client, self._today = link, wanted, client, today
        self._passed = set(passed)  # times of copies that need not be asked for
        self._not_the_work: set[str] = set()  # digests
        self._tried: list[Tried] = []
        self._unsure: Copy | None = None
        self._far: Copy | None = None  # shows the work, but is not the copy that was asked for
        self._words = ""

    def run(self, address: str) -> Looked:
        """Look for a copy of ``address``."""
        try:
            return self._run(address)
        except SourceLost as lost:
            if self._far:
                return self._ended(None)
            return Looked(lost.rule, lost.detail, tried=tuple(self._tried))

    def _run(self, address: str) -> Looked:
        trouble: SourceLost | None = None
        rows: list[Capture] = []
        if self._client.archive.cdx:
            try:
                rows = self._captures(address)
            except SourceLost as lost:
                if lost.rule == "excluded":
                    raise
                trouble = lost
        if rows:
            return self._ended(self._first_of(rows, address))
        return self._by_timegate(address, trouble)

    def _captures(self, address: str) -> list[Capture]:
        """Return what the index has within a year of the day wanted, else what it has at all."""
        window = self._wanted.window
        if window and (near := usable(self._client.captures(address, *window, _A_DAY), address)):
            return near
        return usable(self._client.captures(address, None, None, _A_MONTH), address)

    def _by_timegate(self, address: str, trouble: SourceLost | None) -> Looked:
        """Ask for the nearest copy; for more of them only where there is no index and the nearest will not do."""
        place = Place(self._wanted.time(self._today), address)
        copy = self._look_at(place, place, None)
        if copy.shown.rule == "the-work":
            return self._ended(copy)
        if copy.shown.timestamp is None:
            if trouble:
                return Looked("archive-fault", trouble.detail)
            if copy.shown.status in _NONE and not copy.shown.hopped:
                return Looked("no-copy")
            said = copy.shown.status or "nothing of use"
            return Looked("no-answer", f"its TimeGate says {said}, and shows no copy")
        if self._client.archive.cdx:
            return self._ended(None)._replace(partial=trouble is not None)
        rows = usable(self._client.mementos(address), address)
        return self._ended(self._first_of(rows, address))

    def _first_of(self, rows: list[Capture], address: str) -> Copy | None:
        """Return the first copy that shows the work, of four at most."""
        for capture in in_order(rows, self._wanted):
            if len(self._tried) >= MOST_CANDIDATES:
                break
            if capture.timestamp in self._passed or capture.digest in self._not_the_work:
                continue
            if self._far and not self._is_nearer(capture.timestamp, self._far.place.timestamp):
                continue
            place = Place(capture.timestamp, capture.original)
            copy = self._look_at(place, Place(capture.timestamp, address), capture)
            if copy.shown.rule == "the-work":
                return copy
        return None

    def _is_nearer(self, one: str, other: str) -> bool:
        return nearness(one, self._wanted) < nearness(other, self._wanted)

    def _look_at(self, asked: Place, written: Place, capture: Capture | None) -> Copy:
        """Ask for a copy and remember what it shows; ``written`` is its place as a ledger would have it."""
        shown = shown_by(asked, self._link, self._client)
        far = capture is not None and _are_far(asked.timestamp, shown.timestamp)
        if far and shown.rule == "the-work":
            shown = shown._replace(rule="far-jump")
        copy = Copy(written._replace(timestamp=shown.timestamp or asked.timestamp), shown)
        self._passed |= {asked.timestamp, copy.place.timestamp}
        address = self._client.archive.copy(copy.place)
        self._tried.append(Tried(address, copy.place.timestamp, shown.status, shown.rule))
        self._words = self._words or shown.detail
        if shown.rule == "unsure" and self._unsure is None:
            self._unsure = copy
        elif shown.rule == "far-jump":
            self._far = copy  # only nearer ones are asked for once there is one
        elif shown.rule == "another-work" and capture and capture.digest and shown.direct and not far:
            self._not_the_work.add(capture.digest)
        return copy

    def _ended(self, found: Copy | None) -> Looked:
        tried = tuple(self._tried)
        if found:
            return Looked("the-work", "", found, tried)
        if self._far:
            return Looked("far-jump", "", self._far, tried)
        if self._unsure:
            return Looked("unsure", self._unsure.shown.detail, self._unsure, tried)
        words = f"The nearest {passed_over(tried[0].rule)}." if tried else ""
        return Looked("another-work", self._words or words, None, tried)


def _are_far(asked: str, got: str | None) -> bool:
    """Whether a memento is of another day than the one asked for."""
    one, other = datetime_of(asked), datetime_of(got or "")
    return one is not None and other is not None and abs((other - one).total_seconds()) > _FAR
