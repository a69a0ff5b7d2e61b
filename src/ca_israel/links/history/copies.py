"""What earlier runs of ``cai archive`` found, a look-up each; ``archive.memory`` knows what it means."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any, NamedTuple

KEPT_FOR = timedelta(days=30)
MOST = 5_000
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
_TEXTS = ("timestamp", "address", "title", "work")


class LookedUp(NamedTuple):
    """What a look-up at ``at`` (UTC, whole seconds) found: a rule, words, and the copy, if any.

    ``work`` stands for what was looked for, as in ``sightings.Sighting``.
    """

    at: datetime
    rule: str
    detail: str = ""
    timestamp: str | None = None
    address: str | None = None
    title: str | None = None
    score: float | None = None
    work: str | None = None


def newest_of(one: dict[str, LookedUp], other: dict[str, LookedUp]) -> dict[str, LookedUp]:
    """Return what both know, of each look-up the last; old ones and the oldest of many are forgotten."""
    found = dict(one)
    for key, looked in other.items():
        if key not in found or looked.at >= found[key].at:
            found[key] = looked
    if not found:
        return found
    last = max(looked.at for looked in found.values())
    recent = [item for item in found.items() if last - item[1].at <= KEPT_FOR]
    return dict(sorted(recent, key=lambda item: (item[1].at, item[0]))[-MOST:])


def row_of(looked: LookedUp) -> dict[str, Any]:
    """Return a look-up as JSON has it."""
    row = {key: value for key, value in looked._asdict().items() if value is not None}
    return {**row, "at": looked.at.isoformat(timespec="seconds").replace("+00:00", "Z")}


def looked_up(row: Any) -> LookedUp:
    """Return the look-up that a row of JSON tells. Raises ValueError for what we did not write."""
    if not (
        isinstance(row, dict)
        and row.keys() <= set(LookedUp._fields)
        and isinstance(row.get("at"), str)
        and _TIME.fullmatch(row["at"])
        and isinstance(row.get("rule"), str)
        and isinstance(row.get("detail", ""), str)
        and all(row.get(key) is None or isinstance(row[key], str) for key in _TEXTS)
        and (row.get("score") is None or type(row["score"]) in {int, float})
    ):
        raise ValueError("not a look-up of ours")
    return LookedUp(**{**row, "at": datetime.fromisoformat(row["at"])})
