"""The look-ups of one run, one after another, until all are done or nothing more may be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ca_israel.archive.candidates import nearness, wanted_of
from ca_israel.archive.lookup import Copy, Looked, look_up
from ca_israel.archive.memory import key_of, recalled, to_keep
from ca_israel.archive.protocol.client import RunOver, SourceLost
from ca_israel.archive.replay import shown_by
from ca_israel.archive.verdicts import RULES, passed_over

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from ca_israel.archive.candidates import Wanted
    from ca_israel.archive.protocol.client import Client
    from ca_israel.archive.protocol.web_archive import Place, WebArchive
    from ca_israel.archive.sources import Asking
    from ca_israel.ledger.model import Ledger
    from ca_israel.links.findings import Link
    from ca_israel.links.history.copies import LookedUp
    from ca_israel.links.history.sightings import History

MOST_LOST = 3  # sources in a row, and the run ends
_LOST = {"archive-fault", "no-answer"}
_STOPPED = {
    "too-many": "the archive takes no more requests for now",
    "unusable": "the archive cannot be asked",
    "archive-down": "the archive could not tell for three sources in a row",
    "time-over": "the run's time was over",
    "interrupted": "the run was interrupted",
}


class Outcome(NamedTuple):
    """What came of the look-up of a source; ``requests`` are counted at the first of those that share it."""

    looked: Looked
    requests: int = 0
    from_memory: bool = False


class Run:
    """What one run learns. ``outcomes`` are by citekey, ``learnt`` is to be remembered."""

    def __init__(
        self, ledger: Ledger, asking: Asking, archive: WebArchive, now: datetime, known: History
    ) -> None:
        self._ledger, self._asking, self._archive, self._now, self._known = (
            ledger,
            asking,
            archive,
            now,
            known,
        )
        self.outcomes: dict[str, Outcome] = {}
        self.learnt: dict[str, LookedUp] = {}
        self.requests = 0
        self._over: RunOver | None = None
        self._lost = 0  # sources in a row

    @property
    def stopped(self) -> str | None:
        """Why the run ended before all was asked, in words."""
        if self._over is None:
            return None
        said = _STOPPED[self._over.rule]
        return f"{said} ({self._over.detail})" if self._over.detail else said

    @property
    def interrupted(self) -> bool:
        """Whether Ctrl-C ended the run."""
        return self._over is not None and self._over.rule == "interrupted"

    def look_up_all(
        self, links: Sequence[Link], client: Client, progress: Callable[[int, int], None] | None
    ) -> None:
        """Look for the copies of ``links`` in their order; Ctrl-C ends it, and never raises here."""
        try:
            for number, link in enumerate(links, 1):
                self._next(link, client)
                if progress:
                    progress(number, len(links))
        except KeyboardInterrupt:
            self._over = RunOver("interrupted")
        self.requests = client.requests
        if self._over is not None:
            rest = Outcome(Looked(self._over.rule, self._over.detail))
            for source in (source for link in links for source in link.sources):
                self.outcomes.setdefault(source.key, rest)

    def _next(self, link: Link, client: Client) -> None:
        """Look for the copy of one link, unless it is remembered or nothing more may be asked."""
        wanted, before = wanted_of(link, self._ledger), client.requests
        key = key_of(link, wanted, self._archive, self._asking.verify, self._asking.replace)
        looked = recalled(self._known, key, self._now)
        from_memory = looked is not None
        if looked is None:
            if self._over is not None:
                return
            looked = self._told(link, wanted, client)
            self._lost = self._lost + 1 if looked.rule in _LOST else 0
            if self._lost == MOST_LOST and self._over is None:
                self._over = RunOver("archive-down", looked.detail)
            if kept := to_keep(looked, link, self._now):
                self.learnt[key] = kept
        spent = client.requests - before
        for place, source in enumerate(link.sources):
            self.outcomes[source.key] = Outcome(looked, 0 if place else spent, from_memory)

    def _told(self, link: Link, wanted: Wanted, client: Client) -> Looked:
        """Look for the copy of one link; what ends the run is its answer too."""
        try:
            return self._look_up(link, wanted, client)
        except RunOver as over:
            self._over = over
        except KeyboardInterrupt:
            self._over = RunOver("interrupted")
        return Looked(self._over.rule, self._over.detail)

    def _look_up(self, link: Link, wanted: Wanted, client: Client) -> Looked:
        there = link.archive
        place = self._archive.place_of(there) if there else None
        if place is None:
            looked = look_up(link, wanted, client, self._now.date())
            return self._none_better(looked) if there else looked
        if self._asking.verify:
            return self._verified(link, wanted, client, place)
        looked = look_up(link, wanted, client, self._now.date())
        if looked.copy and looked.copy.place.timestamp == place.timestamp:
            return looked._replace(rule="still-there") if looked.rule == "the-work" else looked
        return self._none_better(looked)

    def _verified(self, link: Link, wanted: Wanted, client: Client, place: Place) -> Looked:
        """Ask for the ledger's copy; look for another where it does not show the work, or a better one is wanted."""
        try:
            shown = shown_by(place, link, client)
        except SourceLost as lost:
            return Looked(lost.rule, lost.detail)
        there = Copy(place._replace(timestamp=shown.timestamp or place.timestamp), shown)
        if shown.rule == "unsure":
            return Looked("kept-unsure", shown.detail, there)
        works = shown.rule == "the-work"
        if works and not self._asking.replace:
            return Looked("still-there", "", there)
        try:
            looked = look_up(link, wanted, client, self._now.date(), {place.timestamp, there.place.timestamp})
        except RunOver as over:
            self._over, looked = over, Looked(over.rule)
        better = looked.copy if RULES[looked.rule].verdict == "found" else None
        if not works:
            words = shown.detail or f"It {passed_over(shown.rule)}."
            unsure = looked.partial or RULES[looked.rule].verdict == "unknown"
            return Looked("broken-better" if better else "broken", words, better, looked.tried, unsure)
        if better and nearness(better.place.timestamp, wanted) < nearness(there.place.timestamp, wanted):
            return looked
        return Looked("still-there", "", there, looked.tried)

    @staticmethod
    def _none_better(looked: Looked) -> Looked:
        """A source that has a copy has one still, whatever else was not found."""
        verdict = RULES[looked.rule].verdict
        return looked if verdict in {"found", "unknown"} else Looked("none-better", tried=looked.tried)
