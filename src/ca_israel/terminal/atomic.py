"""A file replaced in one step: a reader, and whatever stops us, finds the old file or the new one, never half of it."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING

from ca_israel.terminal.lock import beside, open_locked

if TYPE_CHECKING:
    from collections.abc import Iterator

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


class Changed(Exception):
    """The file does not hold, or no longer, what it should when it is replaced."""


def replace_whole(path: Path, data: bytes, *, instead_of: bytes | None = None) -> None:
    """Put ``data`` in the place of the file at ``path``, or of the file that a link there leads to. Raises OSError.

    ``instead_of`` is what the file must hold until then; else it stays, and Changed is raised. The bytes are on the disk before the name leads to them. A file keeps its permissions (not setuid and the
    like), a new one gets the usual ones. Several may write at once: the last one's bytes stay, whole.
    """
    target = Path(os.path.realpath(path))
    mode = None
    with suppress(FileNotFoundError):
        mode = target.stat().st_mode & 0o777
    with _part(target, 0o666 if mode is None else 0o600) as (
        part,
        handle,
    ):  # no one reads early what is secret
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(handle)
            if mode is not None:
                part.chmod(mode)
            if instead_of is not None:
                _expect(target, instead_of)
            part.replace(target)
        except BaseException:
            part.unlink(missing_ok=True)
            raise


def _expect(file: Path, data: bytes) -> None:
    """Raise Changed where a file does not hold ``data``."""
    try:
        if file.read_bytes() == data:
            return
    except FileNotFoundError:
        pass
    raise Changed


@contextmanager
def _part(target: Path, mode: int) -> Iterator[tuple[Path, int]]:
    """Give the file beside ``target`` that is written first, new and empty, and its descriptor, to be closed.

    Its name follows from the target's, so that what a killed run left goes with the next write. It is locked
    until it has its last name: who comes meanwhile waits. Without locks, it has a name of its own.
    """
    part = beside(target, "part")
    try:
        if part.is_symlink():
            part.unlink()
        while (handle := open_locked(part, mode)) is not None and not _is_new(handle):
            part.unlink()
            os.close(handle)
    except PermissionError:  # another user's; where the folder itself is closed to us, so is the name below
        handle = None
    if handle is None:
        part = beside(target, f"part-{os.urandom(6).hex()}")
        yield part, os.open(part, _NEW, mode)
        return
    held = os.dup(handle)  # a lock lasts until the last descriptor of its file is closed
    try:
        yield part, handle
    finally:
        os.close(held)


def _is_new(handle: int) -> bool:
    """Whether nothing was written to this file, and no other name leads to it."""
    stat = os.fstat(handle)
    return S_ISREG(stat.st_mode) and not stat.st_size and stat.st_nlink <= 1
