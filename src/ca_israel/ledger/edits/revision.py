"""A ledger with edits made: its new text, how that differs from the old one, and the one write."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ca_israel.ledger.edits.apply import apply
from ca_israel.ledger.edits.save import save
from ca_israel.text.diff import unified_diff

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ca_israel.ledger.edits.edit import Edit
    from ca_israel.ledger.model import Ledger


class Revision:
    """What ``edits`` make of the file that ``ledger`` was read from. ``folder`` is the one that we are in.

    The text is made when it is first asked for, once for all edits; what ``apply`` raises is raised there.
    """

    def __init__(self, ledger: Ledger, edits: Sequence[Edit], folder: Path | None = None) -> None:
        self._ledger, self._edits, self._folder = ledger, edits, folder

    @cached_property
    def text(self) -> str:
        """The new text, with the line ends and the byte-order mark of the old one."""
        return apply(self._ledger.source, self._edits, self._ledger.path)

    def save(self) -> None:
        """Put the new text in the place of the file, as ``edits.save`` does; without edits, touch nothing."""
        if self._edits:
            save(self._ledger.path, self._ledger.source, self.text)

    def difference(self) -> str:
        """Return the change as `git apply` takes it, empty where there is none.

        The file is named from the folder that we are in; one that lies elsewhere, from its own folder.
        """
        old = self._ledger.source.decode()
        return unified_diff(old, self.text, _named(self._ledger.path, self._folder))


def _named(path: Path, folder: Path | None) -> str:
    if folder is None:
        return path.name
    own = Path(os.path.realpath(folder / path.parent))
    try:
        return (own / path.name).relative_to(os.path.realpath(folder)).as_posix()
    except ValueError:
        return path.name
