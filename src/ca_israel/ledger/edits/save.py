"""An edited ledger in the place of the file that was read, unless somebody else wrote to it meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.errors import BadUsage, LedgerChanged, OutputFailed
from ca_israel.terminal.atomic import Changed, replace_whole
from ca_israel.terminal.output import descriptor

if TYPE_CHECKING:
    from pathlib import Path


def save(path: Path, old: bytes, new: str) -> None:
    """Put ``new`` in the place of the file at ``path``, whole or not at all; its permissions stay, a link leads on.

    ``old`` is what was read from it. A text that is the same writes nothing. Raises BadUsage for what is no
    file, LedgerChanged where the file holds something else by now, OutputFailed where it cannot be written.
    """
    data = new.encode()
    if data == old:
        return
    refuse_unless_file(path)
    try:
        replace_whole(path, data, instead_of=old)
    except Changed:
        raise LedgerChanged(
            f"{path} was changed while this command ran", hint="nothing is written; run it again"
        ) from None
    except OSError as error:
        raise OutputFailed(f"cannot write {path}: {error.strerror or error}") from None


def refuse_unless_file(path: Path) -> None:
    """Refuse to edit what comes through a pipe or another open descriptor, or is a device. Raises BadUsage."""
    if descriptor(path) is not None or (path.exists() and not path.is_file()):
        raise BadUsage(
            f"{path} cannot be edited: it is not a file",
            hint="nothing is written; name the ledger's own file",
        )
