"""Reports on copies: one file a format, each with ``render(result, look) -> str``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.terminal.formats import Formats, for_people, for_programs

if TYPE_CHECKING:
    from ca_israel.archive.findings import Result
    from ca_israel.terminal.look import Look

FORMATS = Formats(
    text=for_people("ca_israel.archive.report.text", ".txt"),
    json=for_programs("ca_israel.archive.report.json", ".json"),
    markdown=for_programs("ca_israel.archive.report.markdown", ".md", ".markdown"),
    diff=for_programs("ca_israel.archive.report.diff", ".diff", ".patch"),
)


def render(result: Result, name: str, look: Look) -> str:
    """Return ``result`` in the format called ``name``, one of FORMATS."""
    return FORMATS.render(name, result, look)
