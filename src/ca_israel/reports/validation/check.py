"""The mistakes and warnings of ledgers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ca_israel.cite.style import style_of
from ca_israel.errors import LedgerUnreadable
from ca_israel.ledger.document import NotToml
from ca_israel.ledger.lint import review
from ca_israel.ledger.loader import LedgerInvalid, load
from ca_israel.ledger.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from ca_israel.ledger.model import Ledger


class Judged(NamedTuple):
    """One file: its ledger when it is valid, and every problem with it; ``is_toml`` False when it could not be read.

    ``also_read`` are the files that it names and that were read for it.
    """

    path: Path
    problems: tuple[Problem, ...]
    ledger: Ledger | None = None
    is_toml: bool = True
    also_read: tuple[Path, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What makes it no valid ledger."""
        return tuple(problem for problem in self.problems if not problem.code)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What a valid ledger could do better."""
        return tuple(problem for problem in self.problems if problem.code)


class Validation(NamedTuple):
    """The files that were named, in that order."""

    files: tuple[Judged, ...]

    def exit_code(self, *, strict: bool) -> int:
        """Return 3 if a file could not be read, 1 if one has errors (or, ``strict``, warnings), else 0."""
        if not all(file.is_toml for file in self.files):
            return LedgerUnreadable.exit_code
        return int(any(file.errors or (strict and file.warnings) for file in self.files))


def check(paths: Iterable[Path], today: date) -> Validation:
    """Read each file once and judge it."""
    return Validation(tuple(_judged(path, today) for path in paths))


def _judged(path: Path, today: date) -> Judged:
    also_read: tuple[Path, ...] = ()
    try:
        ledger = load(path)
        style = style_of(ledger)
        also_read = tuple(style.files)
        style.check()
    except NotToml as error:
        return Judged(path, (error.problem,), is_toml=False)
    except LedgerUnreadable as error:
        return Judged(path, (Problem(path, 1, 1, str(error), error.hint),), is_toml=False)
    except LedgerInvalid as error:
        return Judged(path, error.problems, also_read=also_read)
    return Judged(path, review(ledger, today), ledger, also_read=also_read)
