"""``cai validate``: the mistakes and warnings of ledgers, and how they are reported."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ca_israel.errors import LedgerUnreadable
from ca_israel.ledger import document
from ca_israel.ledger.document import NotToml
from ca_israel.ledger.lint import grouped, review
from ca_israel.ledger.loader import LedgerInvalid, judge
from ca_israel.ledger.model import Problem
from ca_israel.text.github import annotation
from ca_israel.text.json import json_text
from ca_israel.text.safe import harmless

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date
    from pathlib import Path

    from ca_israel.ledger.model import Ledger
    from ca_israel.terminal.look import Style
    from ca_israel.text.github import Kind

SCHEMA = 1


class Judged(NamedTuple):
    """One file: its ledger when it is valid, and everything to say of it; ``is_toml`` False when it could not be read."""

    path: Path
    problems: tuple[Problem, ...]
    ledger: Ledger | None = None
    is_toml: bool = True

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What makes it no valid ledger."""
        return tuple(problem for problem in self.problems if not problem.code)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What a valid ledger could do better."""
        return tuple(problem for problem in self.problems if problem.code)


class Report(NamedTuple):
    """Every file that was asked about, in that order."""

    files: tuple[Judged, ...]

    def exit_code(self, *, strict: bool) -> int:
        """Return 3 if a file could not be read, 1 if one has errors (or, ``strict``, warnings), else 0."""
        if not all(file.is_toml for file in self.files):
            return LedgerUnreadable.exit_code
        return int(any(file.errors or (strict and file.warnings) for file in self.files))


def check(paths: Iterable[Path], today: date) -> Report:
    """Read each file once and judge it."""
    return Report(tuple(_judged(path, today) for path in paths))


def _judged(path: Path, today: date) -> Judged:
    try:
        read = document.read(path)
        ledger = judge(read)
    except NotToml as error:
        return Judged(path, (error.problem,), is_toml=False)
    except LedgerUnreadable as error:
        return Judged(path, (Problem(path, 1, 1, str(error), error.hint),), is_toml=False)
    except LedgerInvalid as error:
        return Judged(path, error.problems)
    return Judged(path, review(ledger, read, today=today), ledger)


def render(report: Report, name: str, style: Style) -> str:
    """Return the report in one of FORMATS."""
    return FORMATS[name](report, style)


def _text(report: Report, style: Style) -> str:
    lines: list[str] = []
    for file in report.files:
        for problem in grouped(file.problems):
            told = style.glyphs(harmless(str(problem)))
            word, role = ("warning:", "warn") if problem.code else ("error:", "bad")
            place, _, rest = told.partition(f" {word} ")
            lines.append(f"{style.paint('bold', place)} {style.paint(role, word)} {rest}")  # type: ignore[arg-type]
        lines.append(_summary(file, style))
    return "\n".join(lines) + "\n"


def _summary(file: Judged, style: Style) -> str:
    name, warnings = harmless(str(file.path)), _counted(len(file.warnings), "warning")
    if file.ledger is None:
        return f"{name}: {style.paint('bad', _counted(len(file.errors), 'error'))}"
    holds = ", ".join(
        _counted(len(things), word)
        for things, word in (
            (file.ledger.events, "event"),
            (file.ledger.footnotes, "footnote"),
            (file.ledger.sources, "source"),
        )
    )
    told = style.paint("warn", warnings) if file.warnings else style.paint("good", "no warnings")
    return f"{name}: valid, {told}; {holds}"


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" + ("" if number == 1 else "s")


def _json(report: Report, style: Style) -> str:
    files = [
        {
            "ledger": str(file.path),
            "valid": file.ledger is not None,
            "errors": [_record(problem) for problem in file.errors],
            "warnings": [_record(problem) for problem in file.warnings],
        }
        for file in report.files
    ]
    return json_text({"schema": SCHEMA, "files": files}, ascii_only=not style.unicode) + "\n"


def _record(problem: Problem) -> dict[str, Any]:
    return {key: getattr(problem, key) for key in ("line", "column", "code", "message", "hint")}


def _github(report: Report, _style: Style) -> str:
    """Workflow commands; errors first, for only some ten of each kind are shown for a step."""
    problems = [problem for file in report.files for problem in (*file.errors, *file.warnings)]
    return "".join(
        f"{_annotation(problem)}\n" for problem in sorted(problems, key=lambda p: p.code is not None)
    )


def _annotation(problem: Problem) -> str:
    """Mark ``problem`` at its line; its place is in the message too, for the raw log."""
    kind: Kind = "warning" if problem.code else "error"
    title = f"cai {problem.code or kind}"
    return annotation(kind, title, str(problem), problem.path, problem.line, problem.column)


FORMATS: dict[str, Callable[[Report, Style], str]] = {"text": _text, "json": _json, "github": _github}
SUFFIXES = {".txt": "text", ".json": "json"}
