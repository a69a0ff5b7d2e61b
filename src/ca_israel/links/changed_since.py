"""``--changed-since``: which sources of a ledger are new or edited since a git revision of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.errors import BadUsage, CaiError
from ca_israel.ledger.loader import load_text

if TYPE_CHECKING:
    from pathlib import Path

    from ca_israel.ledger.model import Ledger

_PATIENCE = 30  # seconds; git answers at once, unless its objects are on a disk that sleeps


def changed_since(ledger: Ledger, revision: str) -> frozenset[str]:
    """Return the citekeys whose URL, title or any other field differs from the ledger at ``revision``.

    Where there was no ledger yet, or not a valid one, every source has changed. Raises BadUsage when the
    revision cannot be found or the ledger is not in a git repository.
    """
    before = _sources_at(ledger.path, revision)
    return frozenset(key for key, source in ledger.sources.items() if before.get(key) != source)


def _sources_at(path: Path, revision: str) -> dict[str, object]:
    folder, name = path.resolve().parent, path.resolve().name
    commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit is None:
        raise BadUsage(
            f'--changed-since "{revision}": no such git revision of {path}',
            hint="in CI the whole history may be needed (fetch-depth: 0)",
        )
    text = _git(folder, "show", f"{commit.decode().strip()}:./{name}")
    if text is None:
        return {}
    try:
        return dict(load_text(text, path, addresses="any").sources)
    except CaiError:
        return {}


def _git(folder: Path, *arguments: str) -> bytes | None:
    """Return what git prints, or None when it fails."""
    import subprocess

    try:
        done = subprocess.run(  # noqa: S603 - a list, no shell; the revision stands after --end-of-options
            ["git", "-C", str(folder), *arguments],  # noqa: S607 - the user's own git
            capture_output=True,
            check=False,
            timeout=_PATIENCE,
        )
    except FileNotFoundError:
        raise BadUsage("--changed-since needs git, which is not installed here") from None
    except subprocess.TimeoutExpired:
        raise BadUsage(f"--changed-since: git did not answer within {_PATIENCE} seconds") from None
    except ValueError:  # a NUL in the revision
        return None
    return done.stdout if done.returncode == 0 else None
