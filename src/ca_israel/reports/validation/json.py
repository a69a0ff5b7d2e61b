"""Problems as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ca_israel.text.json import json_text

if TYPE_CHECKING:
    from ca_israel.ledger.model import Problem
    from ca_israel.reports.validation.check import Validation
    from ca_israel.terminal.look import Look


SCHEMA = 1


def render(validation: Validation, look: Look) -> str:
    """Return one JSON object: its files, each with errors and warnings."""
    files = [
        {
            "ledger": str(file.path),
            "valid": file.ledger is not None,
            "errors": [_record(problem) for problem in file.errors],
            "warnings": [_record(problem) for problem in file.warnings],
        }
        for file in validation.files
    ]
    return json_text({"schema": SCHEMA, "files": files}, ascii_only=not look.unicode) + "\n"


def _record(problem: Problem) -> dict[str, Any]:
    return {key: getattr(problem, key) for key in ("line", "column", "code", "message", "hint")}
