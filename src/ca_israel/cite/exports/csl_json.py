"""Works in CSL-JSON: an array valid against csl-data.json, for Zotero, pandoc and every citation processor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.cite.exports.csl_item import csl_item
from ca_israel.cite.exports.exported import once
from ca_israel.text.json import json_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ca_israel.cite.citation import Cite


def render(cites: Sequence[Cite]) -> str:
    """Return the works as a JSON array, each once, its citekey as the id."""
    return json_text([csl_item(source) for source in once(cites)]) + "\n"
