"""One writer at a time to a file, across processes; a writer that died never blocks the next."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager, suppress
from functools import partial
from time import monotonic, sleep
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PATIENCE = 15.0  # seconds; a writer holds the lock for well under one
STALE = 5.0  # seconds that a lock file stands untouched before its maker counts as dead
_PAUSE = 0.02
_MOST_OF_A_NAME = 200  # bytes; a name has at most 255, and ours is longer
_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
_KNOWS_NO_LOCKS = {errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock beside ``path``. Raises OSError: TimeoutError when another holds it all the while."""
    file = beside(path, "lock")
    handle = open_locked(file)
    release = _by_creation(beside(path, "held")) if handle is None else partial(_remove, file, handle)
    try:
        yield
    finally:
        with suppress(OSError):
            release()


def beside(path: Path, purpose: str) -> Path:
    """Return the hidden name next to ``path`` that is ours for ``purpose``; nobody else's file has such a name."""
    kept = os.fsencode(path.name)[:_MOST_OF_A_NAME].decode(errors="ignore")
    return path.with_name(f".{kept}.cai-{purpose}")


def open_locked(path: Path, mode: int = 0o666) -> int | None:
    """Open the file at ``path``, made if need be, and lock it by the system, which frees what a dead process held.

    Return its descriptor, the lock's until it is closed; None where the system knows no such locks. Raises
    OSError: TimeoutError when another holds the lock all the while.
    """
    try:
        from fcntl import LOCK_EX, LOCK_NB, flock
    except ImportError:
        return None
    until = monotonic() + PATIENCE
    while True:
        handle = os.open(path, _FLAGS, mode)
        try:
            flock(handle, LOCK_EX | LOCK_NB)
            if _mark(path) == _mark(handle):  # not removed or renamed by its last holder while we waited
                return handle
        except BlockingIOError:
            pass
        except OSError as error:
            os.close(handle)
            if error.errno in _KNOWS_NO_LOCKS:
                return None
            raise
        os.close(handle)
        _wait(path, until)


def _remove(path: Path, handle: int) -> None:
    """Remove the lock file, then let go of it: whoever waits for it sees that it is another one now."""
    try:
        path.unlink()
    finally:
        os.close(handle)


def _by_creation(path: Path) -> Callable[[], None]:
    """Lock by making a file that must not be there; one untouched for STALE seconds is taken away.

    No clock is compared with the file's own: what counts is how long it was seen not to change.
    """
    until = monotonic() + PATIENCE
    seen, since = None, monotonic()
    while True:
        try:
            handle = os.open(path, _FLAGS | os.O_EXCL, 0o666)
        except FileExistsError:
            mark = _mark(path)
            if mark != seen:
                seen, since = mark, monotonic()
            elif monotonic() - since >= STALE and _mark(path) == seen:
                path.unlink(missing_ok=True)
                continue
            _wait(path, until)
            continue
        os.close(handle)
        ours = _mark(path)
        # Where it was taken from us because we were slow, it is another's now.
        return lambda: path.unlink(missing_ok=True) if _mark(path) == ours else None


def _mark(file: Path | int) -> tuple[int, int, int] | None:
    try:
        stat = os.stat(file)  # noqa: PTH116 - of a path or a descriptor
    except OSError:
        return None
    return stat.st_dev, stat.st_ino, stat.st_mtime_ns


def _wait(path: Path, until: float) -> None:
    if monotonic() >= until:
        raise TimeoutError(errno.ETIMEDOUT, "another run holds the lock", str(path))
    sleep(_PAUSE)
