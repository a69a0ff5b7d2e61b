"""Reports: one file a format, each with ``render(told, style) -> str``."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ca_israel.links.findings import Report
    from ca_israel.style import Style

# format -> module of this package; a suffix of -o names the format too
FORMATS = {"text": "text", "json": "json"}
SUFFIXES = {".txt": "text", ".json": "json"}


class Told(NamedTuple):
    """What a renderer gets: the report, the ledger's name, and when it was checked (ISO 8601).

    ``places`` are 1-based (line, column) of the URL of each citekey in the ledger, where they are known;
    ``runs_known`` counts the runs in the history, None without one.
    """

    report: Report
    ledger: str
    checked_at: str
    places: Mapping[str, tuple[int, int]] = {}
    runs_known: int | None = None


def render(told: Told, name: str, style: Style) -> str:
    """Return ``told`` in the format called ``name``, one of FORMATS; only that format is imported."""
    from importlib import import_module

    module = import_module(f"{__name__}.{FORMATS[name]}")
    text: str = module.render(told, style)
    return text


def summary(report: Report) -> dict[str, int]:
    """Count the findings by verdict, in the order of VERDICTS, without those that nothing got."""
    from ca_israel.links.verdict import VERDICTS

    found = [finding.judgement.verdict for finding in report.links]
    return {verdict: found.count(verdict) for verdict in VERDICTS if verdict in found}
