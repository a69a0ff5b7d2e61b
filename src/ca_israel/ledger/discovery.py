"""Which ledger: the flag, the environment, pyproject.toml, the folder, the copy that comes with cai."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ca_israel.errors import LedgerUnreadable
from ca_israel.ledger import document, loader

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ca_israel.ledger.document import Document
    from ca_israel.ledger.model import Ledger

NAME = "events.toml"
_KEYS = ("ledger",)


class Found(NamedTuple):
    """The ledger's path as a person would name it, what led to it, and the document if it was read already.

    ``settings`` is the pyproject.toml that names it, if one does.
    """

    path: Path
    by: str
    document: Document | None = None
    settings: Path | None = None

    @property
    def files(self) -> list[Path]:
        """What is read for it, the ledger first."""
        return [self.path, *([self.settings] if self.settings else [])]

    @property
    def is_packaged(self) -> bool:
        """Whether it is the copy that comes with an installed cai; in a checkout, that ledger is its own."""
        beside = _beside()
        try:
            return beside.is_file() and beside.samefile(self.path)
        except (OSError, ValueError):
            return False

    def __str__(self) -> str:
        return f"reading {self.path} ({self.by})"

    def load(self, *, addresses: loader.Addresses = "sound") -> Ledger:
        """Return the ledger, as ``loader.judge`` does. Raises LedgerUnreadable or LedgerInvalid."""
        return loader.judge(self.document or document.read(self.path), addresses=addresses)


def find(named: Path | None, env: Mapping[str, str], folder: Path | None) -> Found | None:
    """Return the ledger that the flag, the environment, the configuration or the folder lead to, None where they lead to none.

    An ``events.toml`` that cannot be read, or that looks like a ledger without being one, counts as found:
    a ledger further up must not be read in its place. Raises LedgerUnreadable for a ``folder`` that is needed
    and is None, gone, or for settings that cannot be used.
    """
    if named is not None:
        return Found(named, "--ledger")
    if env.get("CAI_LEDGER"):
        return Found(Path(env["CAI_LEDGER"]), "CAI_LEDGER")
    if folder is None:
        raise LedgerUnreadable(
            "this folder is gone", hint="go to another, or name a ledger with --ledger FILE"
        )
    return _configured(folder) or next(_upwards(folder), None)


def packaged() -> Found:
    """Return the ledger that comes with cai: in a wheel beside the modules, else at the checkout's top."""
    beside = _beside()
    return Found(beside if beside.is_file() else Path(__file__).parents[3] / NAME, "comes with cai")


def _beside() -> Path:
    """The place of the ledger in a wheel."""
    return Path(__file__).parents[1] / NAME


def none_here() -> LedgerUnreadable:
    """Return the error for a command that needs a ledger where there is none."""
    return LedgerUnreadable(
        f"no {NAME} here", hint="name a ledger with --ledger FILE, or begin one with `cai init`"
    )


def _configured(folder: Path) -> Found | None:
    """``[tool.cai] ledger`` of the nearest pyproject.toml, relative to that file."""
    nearest = next(
        (
            path
            for above in (folder, *folder.parents)
            if os.path.isfile(path := above / "pyproject.toml")  # noqa: PTH113 - closed folders are no error
        ),
        None,
    )
    if nearest is None:
        return None
    shown = _as_seen(nearest, folder)
    try:
        text = nearest.read_bytes()
    except OSError as error:
        raise LedgerUnreadable(f"cannot read {shown}: {error.strerror}") from None
    if b"cai" not in text:  # saves most runs from parsing a file that does not concern them
        return None
    tool = document.parse(text, shown).data.get("tool")
    settings = tool.get("cai") if isinstance(tool, dict) else None
    if settings is None:
        return None
    value = _setting(settings, shown)
    return Found(_as_seen(nearest.parent / value, folder), f"{shown}", settings=shown) if value else None


def _setting(settings: Any, shown: Path) -> str | None:
    if not isinstance(settings, dict):
        raise LedgerUnreadable(f"{shown}: [tool.cai] must be a table")
    for key in settings:
        if key not in _KEYS:
            raise LedgerUnreadable(
                f'{shown}: unknown key "{key}" in [tool.cai]', hint=f"it takes {', '.join(_KEYS)}"
            )
    value = settings.get("ledger")
    if value is not None and (not isinstance(value, str) or not value):
        raise LedgerUnreadable(f"{shown}: [tool.cai] ledger must be the name of a file")
    return value


def _upwards(folder: Path) -> Iterator[Found]:
    """The events.toml that are ledgers, from ``folder`` up to the root of its git repository; outside one, here alone."""
    above = [folder, *folder.parents]
    root = next((place for place in above if os.path.exists(place / ".git")), folder)  # noqa: PTH110 - the same
    for place in above[: above.index(root) + 1]:
        path = _as_seen(place / NAME, folder)
        if not _may_be_there(path):
            continue
        try:
            read = document.read(path)
        except LedgerUnreadable:
            yield Found(path, "found")  # whoever loads it reports what is wrong with it
        else:
            if document.claims(read.data) != "foreign":
                yield Found(path, "found", read)


def _may_be_there(path: Path) -> bool:
    """Whether a file is there; what is closed to us, or a link that leads in a circle, is not passed over."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def _as_seen(path: Path, folder: Path) -> Path:
    """The path as one would write it in ``folder``."""
    return Path(os.path.relpath(path, folder))
