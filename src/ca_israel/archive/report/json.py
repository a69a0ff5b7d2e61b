"""The report as JSON, schema 1: what is not known is null."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ca_israel.text.json import json_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ca_israel.archive.findings import Found, Memento, Result
    from ca_israel.terminal.look import Look


def render(result: Result, look: Look) -> str:
    """Return the whole report as one JSON object."""
    places = result.places()
    document = {
        "schema": 1,
        "ledger": result.ledger,
        "asked_at": result.asked_at,
        "timegate": result.archive.timegate,
        "cdx": result.archive.cdx,
        "requests": result.requests,
        "stopped": result.stopped,
        "summary": result.summary(),
        "sources": [_row(one, places) for one in result.found],
    }
    text = json_text(document, ascii_only=not look.unicode)
    return text.replace("##[", r"#\u0023[") + "\n"  # no command to a runner that reads along


def _row(one: Found, places: Mapping[str, tuple[int, int]]) -> dict[str, Any]:
    line, column = places.get(one.source.key) or (None, None)
    return {
        "source": one.source.key,
        "footnotes": list(one.footnotes),
        "url": one.source.url,
        "wanted": one.wanted.day,
        "wanted_from": one.wanted.origin,
        "verdict": one.verdict,
        "fails": one.fails,
        "rule": one.rule,
        "reason": one.reason,
        "next": one.next,
        "memento": _memento(one.memento),
        "tried": [tried._asdict() for tried in one.tried],
        "requests": one.requests,
        "written": one.written,
        "line": line,
        "column": column,
    }


def _memento(memento: Memento | None) -> dict[str, Any] | None:
    if memento is None:
        return None
    return {
        "url": memento.url,
        "timestamp": memento.timestamp,
        "date": memento.date,
        "gap_days": memento.gap_days,
        "verified": memento.verified,
        "title": memento.title,
        "score": memento.score,
    }
