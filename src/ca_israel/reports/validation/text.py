"""Problems as lines for people, that an editor can jump to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.ledger.lint import grouped
from ca_israel.text.counting import counted
from ca_israel.text.safe import harmless

if TYPE_CHECKING:
    from ca_israel.reports.validation.check import Judged, Validation
    from ca_israel.terminal.look import Look


def render(validation: Validation, look: Look) -> str:
    """Return a line for each problem, ``file:line:column: …``, and a sum for each file."""
    lines: list[str] = []
    for file in validation.files:
        for problem in grouped(file.problems):
            told = look.glyphs(harmless(str(problem)))
            word, role = ("warning:", "warn") if problem.code else ("error:", "bad")
            place, _, rest = told.partition(f" {word} ")
            lines.append(f"{look.paint('bold', place)} {look.paint(role, word)} {rest}")  # type: ignore[arg-type]
        lines.append(_summary(file, look))
    return "\n".join(lines) + "\n"


def _summary(file: Judged, look: Look) -> str:
    name, warnings = harmless(str(file.path)), counted(len(file.warnings), "warning")
    if file.ledger is None:
        return f"{name}: {look.paint('bad', counted(len(file.errors), 'error'))}"
    holds = ", ".join(
        counted(len(things), word)
        for things, word in (
            (file.ledger.events, "event"),
            (file.ledger.footnotes, "footnote"),
            (file.ledger.sources, "source"),
        )
    )
    told = look.paint("warn", warnings) if file.warnings else look.paint("good", "no warnings")
    return f"{name}: valid, {told}; {holds}"
