"""Reports: one file a format, each with ``render(run, look) -> str``. A new one is a file here and a line in FORMATS."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.terminal.formats import Formats, for_people, for_programs

if TYPE_CHECKING:
    from ca_israel.links.findings import Run
    from ca_israel.terminal.look import Look

FORMATS = Formats(
    text=for_people("ca_israel.links.report.text", ".txt"),
    json=for_programs("ca_israel.links.report.json", ".json"),
    junit=for_programs("ca_israel.links.report.junit", ".xml"),
    markdown=for_programs("ca_israel.links.report.markdown", ".md", ".markdown"),
    github=for_programs("ca_israel.links.report.github"),
)


def render(run: Run, name: str, look: Look) -> str:
    """Return ``run`` in the format called ``name``, one of FORMATS."""
    return FORMATS.render(name, run, look)
