"""The one-cell mark that stands before an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ca_israel.ledger.model import Event

_MARKS = {"planned": "◇", "cancelled": "×"}


def mark_of(event: Event) -> str:
    """Return the mark of an event: ``●`` exact day, ``○`` vague or in doubt, ``◇`` planned, ``×`` cancelled."""
    exact = event.status == "occurred" and event.date.is_exact
    return _MARKS.get(event.status, "●" if exact else "○")
