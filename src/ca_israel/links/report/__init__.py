"""Reports: one file a format, each with ``render(told, style) -> str``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ca_israel.links.report.parts import Told
    from ca_israel.terminal.look import Style

# format -> module of this package; a suffix of -o names the format too
FORMATS = {"text": "text", "json": "json", "junit": "junit", "markdown": "markdown", "github": "github"}
SUFFIXES = {".txt": "text", ".json": "json", ".xml": "junit", ".md": "markdown", ".markdown": "markdown"}


def render(told: Told, name: str, style: Style) -> str:
    """Return ``told`` in the format called ``name``, one of FORMATS; only that format is imported."""
    from importlib import import_module

    module = import_module(f"{__name__}.{FORMATS[name]}")
    text: str = module.render(told, style)
    return text
