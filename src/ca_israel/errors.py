"""One root for everything that cai tells a person; the exit code is an attribute of the class."""

from __future__ import annotations


class CaiError(Exception):
    """Something a person can act on: what is wrong, and (``hint``) what to do about it.

    The message is one line without a full stop; ``str(error)`` is the message alone.
    """

    exit_code = 70

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


class NotInLedger(CaiError):
    """An id, footnote, citekey or country was asked for that this ledger does not have."""

    exit_code = 1


class BadUsage(CaiError):
    """An option's value cannot be used; the command line itself is wrong."""

    exit_code = 2


class LedgerUnreadable(CaiError):
    """The ledger or the configuration cannot be opened, or is not TOML."""

    exit_code = 3


class ProgramUnusable(CaiError):
    """A program that cai runs for this answer is missing, too old, or failed."""

    exit_code = 3


class NetworkUnusable(CaiError):
    """Nothing could be judged because no host could be reached at all."""

    exit_code = 4


class OutputFailed(CaiError):
    """The answer could not be written: disk full, no permission, no such folder."""

    exit_code = 74


class PipeClosed(CaiError):
    """The reader of the pipe left; there is nobody to tell."""

    exit_code = 141
