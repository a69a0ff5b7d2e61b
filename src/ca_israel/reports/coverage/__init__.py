"""How well a ledger is covered: what its events rest on, how exactly they are dated, where it is thin."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ca_israel.reports.coverage.tallies import Coverage
    from ca_israel.terminal.look import Style

FORMATS = ("text", "json")
SUFFIXES = {".txt": "text", ".json": "json"}


def render(what: Coverage, name: str, style: Style) -> str:
    """Return ``what`` in the format called ``name``, one of FORMATS; only that format is imported."""
    if name == "json":
        from ca_israel.reports.coverage.json import render as rendered
    else:
        from ca_israel.reports.coverage.text import render as rendered
    return rendered(what, style)
