"""The report as JSON, schema 1: what is not known is null."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ca_israel.links.report.parts import place_of, summary
from ca_israel.text.json import json_text

if TYPE_CHECKING:
    from ca_israel.links.findings import Finding, Run
    from ca_israel.terminal.look import Look


def render(run: Run, look: Look) -> str:
    """Return the whole report as one JSON object."""
    document = {
        "schema": 1,
        "ledger": run.ledger,
        "checked_at": run.checked_at,
        "runs_known": run.runs_known,
        "summary": summary(run.report),
        "links": [_row(finding, run) for finding in run.report.links],
    }
    text = json_text(document, ascii_only=not look.unicode)
    return (
        text.replace("##[", r"#\u0023[") + "\n"
    )  # the same data, and no command to a runner that reads along


def _row(finding: Finding, run: Run) -> dict[str, Any]:
    link, judgement, answer = finding.link, finding.judgement, finding.answer
    line, column = place_of(finding, run) or (None, None)
    return {
        "url": link.url,
        "footnotes": list(link.footnotes),
        "sources": [source.key for source in link.sources],
        "verdict": judgement.verdict,
        "fails": finding.fails,
        "note": finding.note,
        "reason": judgement.reason,
        "next": judgement.next,
        "rule": judgement.rule,
        "status": answer.status if answer else None,
        "final_url": answer.final_url if answer else None,
        "redirects": [hop._asdict() for hop in answer.redirects] if answer else [],
        "title": finding.title,
        "score": finding.score,
        "line": line,
        "column": column,
        "elapsed_ms": round(answer.seconds * 1000) if answer and answer.tries else None,
    }
