"""Problems as annotations of a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.text.github import annotation

if TYPE_CHECKING:
    from ca_israel.ledger.model import Problem
    from ca_israel.reports.validation.check import Validation
    from ca_israel.terminal.look import Look
    from ca_israel.text.github import AnnotationKind


def render(validation: Validation, _look: Look) -> str:
    """Workflow commands; errors first, as a step shows only about ten of each kind."""
    problems = [problem for file in validation.files for problem in (*file.errors, *file.warnings)]
    return "".join(
        f"{_annotation(problem)}\n" for problem in sorted(problems, key=lambda p: p.code is not None)
    )


def _annotation(problem: Problem) -> str:
    """Mark ``problem`` at its line; its place is in the message too, for the raw log."""
    kind: AnnotationKind = "warning" if problem.code else "error"
    title = f"cai {problem.code or kind}"
    return annotation(kind, title, str(problem), problem.path, problem.line, problem.column)
