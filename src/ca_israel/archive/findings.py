"""What a run gives back: each source with the verdict on its copy."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ca_israel.archive.verdicts import COPY_VERDICTS, LEVELS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from typing import Any

    from ca_israel.archive.candidates import Wanted
    from ca_israel.archive.protocol.web_archive import WebArchive
    from ca_israel.archive.verdicts import CopyVerdict
    from ca_israel.ledger.edits.revision import Revision
    from ca_israel.ledger.model import Source


class Memento(NamedTuple):
    """An archived copy: its address for readers, 14 digits of its time (None where the ledger's address has none).

    ``gap_days`` counts from the day wanted, below 0 before it. ``verified``: it was looked at and shows the work.
    ``title`` and ``score`` are as in ``links.findings.Finding``.
    """

    url: str
    timestamp: str | None
    date: date | None
    gap_days: int | None = None
    verified: bool = False
    title: str | None = None
    score: float | None = None


class Tried(NamedTuple):
    """A copy that was asked for; ``status`` is that of the last reply, ``rule`` what became of it."""

    url: str
    timestamp: str
    status: int | None
    rule: str


class Found(NamedTuple):
    """A source and the verdict on its copy.

    ``work`` stands for what its link is cited for, as in ``links.history.sightings.Sighting``. ``requests`` counts
    what the look-up took; sources that share it count it once. ``named``: somebody named it, or a footnote to it.
    ``edits`` are the keys that ``--write`` sets in its table, with their values; ``written``: it did.
    """

    source: Source
    footnotes: tuple[int, ...]
    work: str
    wanted: Wanted
    verdict: CopyVerdict
    rule: str
    reason: str
    next: str | None = None
    memento: Memento | None = None
    tried: tuple[Tried, ...] = ()
    requests: int = 0
    named: bool = False
    from_memory: bool = False
    edits: Mapping[str, Any] = {}
    written: bool = False

    @property
    def fails(self) -> bool:
        """Whether it fails the command."""
        return LEVELS[self.verdict] == "fails"

    @property
    def warns(self) -> bool:
        """Whether it fails a strict one."""
        return LEVELS[self.verdict] == "warns"


class Result(NamedTuple):
    """A run that is over, sources in the order of the ledger.

    ``stopped`` says why the archive was not asked to the end. ``places()`` is as in ``links.findings.Run``.
    ``revision`` is the ledger with all edits made.
    """

    found: tuple[Found, ...]
    archive: WebArchive
    ledger: str
    asked_at: str
    requests: int = 0
    stopped: str | None = None
    interrupted: bool = False
    remarks: tuple[str, ...] = ()
    places: Callable[[], Mapping[str, tuple[int, int]]] = dict
    revision: Revision | None = None

    def summary(self) -> dict[str, int]:
        """Count the sources by verdict, in the order of COPY_VERDICTS, without verdicts that no source has."""
        verdicts = [one.verdict for one in self.found]
        return {verdict: verdicts.count(verdict) for verdict in COPY_VERDICTS if verdict in verdicts}

    def exit_code(self, *, strict: bool = False) -> int:
        """Return 130 when interrupted, 4 when something was asked and nothing was learnt, 1 when a copy fails, else 0."""
        if self.interrupted:
            return 130
        asked = [one for one in self.found if one.requests]
        if asked and all(one.verdict == "unknown" for one in asked):
            return 4
        return int(any(one.fails or (strict and one.warns) for one in self.found))
