"""Everything that can go wrong for a person: one root, and the exit code is an attribute of the class.

::

    CaiError                  70  a fault of cai's own, where no class below says better
    ├── NotInLedger            1  an id, footnote, citekey or country that this ledger does not have
    ├── BadUsage               2  the command line is wrong
    ├── LedgerUnreadable       3  the ledger cannot be opened
    │   └── NotToml            3  it can, and is not UTF-8 or not TOML; ledger/document.py
    │       └── NotThisFormat  3  a file to import is not what it was taken for; importing/run.py
    ├── LedgerInvalid          3  the ledger is TOML with mistakes in it; ledger/loader.py lists them
    ├── ConfigurationError     3  a setting of the environment cannot be used
    ├── ProgramUnusable        3  a program that cai runs is missing, too old, or failed
    ├── NetworkUnusable        4  no host could be reached
    ├── OutputFailed          74  the answer could not be written
    │   ├── EditRefused       74  an edit of the ledger cannot be made as it was asked; ledger/edits
    │   └── LedgerChanged     74  the ledger that was edited is no longer what was read
    └── PipeClosed           141  the reader of the pipe left
"""

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
    """The ledger, or the file that says where it is, cannot be opened or is not TOML."""

    exit_code = 3


class ConfigurationError(CaiError):
    """A setting of the environment cannot be used: a proxy, a bundle of certificates."""

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


class EditRefused(OutputFailed):
    """An edit of the ledger cannot be made, or would change more than was asked; the message is ``file:line:column: error: …``."""


class LedgerChanged(OutputFailed):
    """The ledger holds something else than what was read and edited; what is there now stays."""


class PipeClosed(CaiError):
    """The reader of the pipe left; nobody would read a message."""

    exit_code = 141
