"""A date on the page: its words, the machine form where HTML has one, and what is not known of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ca_israel.dates import Precision
from ca_israel.dates.words import parts

if TYPE_CHECKING:
    from ca_israel.dates import Edtf

_UNKNOWN = {
    Precision.MONTH: "day",
    Precision.SEASON: "month",
    Precision.YEAR: "month",
    Precision.DECADE: "year",
    Precision.CENTURY: "decade",
}


class Part(NamedTuple):
    """A stretch of a date's words; ``machine`` is the value of `datetime`, None where HTML has none."""

    text: str
    machine: str | None = None


class When(NamedTuple):
    """A date's words in parts, its EDTF where the parts do not say it all, and what is vague about it."""

    parts: tuple[Part, ...]
    edtf: str | None
    vague: str | None

    @property
    def words(self) -> str:
        """The whole date in words."""
        return "".join(part.text for part in self.parts)


def when(edtf: Edtf) -> When:
    """Return ``edtf`` as the page shows it."""
    spoken = parts(edtf)
    if edtf.iso:
        return When((Part(spoken[0], edtf.iso),), None, _vague(edtf))
    start, end = (written and written.iso for written in (edtf.left, edtf.right))
    if len(spoken) == 3 and start and end:
        first, dash, last = spoken
        return When((Part(first, start), Part(dash), Part(last, end)), edtf.text, _vague(edtf))
    return When((Part("".join(spoken)),), edtf.text, _vague(edtf))


def _vague(edtf: Edtf) -> str | None:
    """What a reader should not take from the words alone; None for a date known to the day."""
    doubts = []
    if edtf.approximate:
        doubts.append("approximate")
    if edtf.uncertain:
        doubts.append("uncertain")
    if edtf.shape == "one-of":
        doubts.append("once in that time")
    elif edtf.precision in _UNKNOWN:
        both = edtf.shape == "span" and edtf.start == edtf.end == "known"
        doubts.append(f"{_UNKNOWN[edtf.precision]}{'s' if both else ''} not known")
    return ", ".join(doubts) or None
