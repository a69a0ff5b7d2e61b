"""What ``--write`` changes in the ledger, as `git apply` takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ca_israel.archive.findings import Result
    from ca_israel.terminal.look import Look


def render(result: Result, _look: Look) -> str:
    """Return the difference byte for byte, empty where nothing is to be written. Raises EditRefused."""
    return result.revision.difference() if result.revision else ""
