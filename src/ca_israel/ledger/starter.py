"""``cai init``: a small commented ledger to begin with."""

from __future__ import annotations

from pathlib import Path

from ca_israel.errors import BadUsage, OutputFailed


def starter() -> str:
    """Return the text of the starter ledger; it validates without a warning."""
    return Path(__file__).with_name("starter.toml").read_text(encoding="utf-8")


def begin(path: Path) -> None:
    """Write the starter ledger to ``path``, never over anything that exists.

    Raises BadUsage when something is there already, OutputFailed when it cannot be written.
    """
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(starter())
    except FileExistsError:
        raise BadUsage(f"{path} exists already", hint="name another file") from None
    except OSError as error:
        raise OutputFailed(f"cannot write {path}: {error.strerror}") from None
