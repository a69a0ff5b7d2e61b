"""``cai validate``: the mistakes and warnings of ledgers, and how they are reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.terminal.formats import Formats, for_people, for_programs

if TYPE_CHECKING:
    from ca_israel.reports.validation.check import Validation
    from ca_israel.terminal.look import Look

FORMATS = Formats(
    text=for_people("ca_israel.reports.validation.text", ".txt"),
    json=for_programs("ca_israel.reports.validation.json", ".json"),
    github=for_programs("ca_israel.reports.validation.github"),
)


def render(validation: Validation, name: str, look: Look) -> str:
    """Return ``validation`` in the format called ``name``, one of FORMATS."""
    return FORMATS.render(name, validation, look)
