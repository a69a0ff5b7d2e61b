"""A file replaced in one step: a reader, and whatever stops us, finds the old file or the new one, never half of it."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def replace_whole(path: Path, data: bytes, *, part: Path | None = None) -> None:
    """Put ``data`` in the place of the file at ``path``, or of the file that a link there leads to. Raises OSError.

    The bytes are on the disk before the name leads to them. A file keeps its permissions (not setuid and the
    like), a new one gets the usual ones. They are written to ``part`` first, which is overwritten: for callers
    who hold a lock. Without it a new name beside the target is used, so that several can write at once.
    """
    target = Path(os.path.realpath(path))
    if part is None:
        part = target.with_name(f".{target.name[:100]}.{os.urandom(6).hex()}")
    else:
        part.unlink(missing_ok=True)
    mode = None
    with suppress(FileNotFoundError):
        mode = target.stat().st_mode & 0o777
    handle = os.open(part, _NEW, 0o666 if mode is None else 0o600)  # no one reads early what is secret
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(handle)
        if mode is not None:
            part.chmod(mode)
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
