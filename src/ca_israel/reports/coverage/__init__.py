"""How well a ledger is covered: what its events rest on, how exactly they are dated, where it is thin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.terminal.formats import Formats, for_people, for_programs

if TYPE_CHECKING:
    from ca_israel.reports.coverage.tallies import Coverage
    from ca_israel.terminal.look import Look

FORMATS = Formats(
    text=for_people("ca_israel.reports.coverage.text", ".txt"),
    json=for_programs("ca_israel.reports.coverage.json", ".json"),
)


def render(coverage: Coverage, name: str, look: Look) -> str:
    """Return ``coverage`` in the format called ``name``, one of FORMATS."""
    return FORMATS.render(name, coverage, look)
