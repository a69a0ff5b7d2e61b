"""What the tests share: the repository's ledger, small ledgers, and `cai` run in this process or its own."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import settings

from ca_israel.__main__ import main
from ca_israel.ledger import loader as ledgers

if TYPE_CHECKING:
    from collections.abc import Callable

    from ca_israel.ledger.model import Ledger

# The same examples for everybody, however slow the machine: a newcomer's run is no lottery. For a wider search,
# pytest --hypothesis-profile=wide
settings.register_profile("same", deadline=None, derandomize=True)
settings.register_profile("wide", deadline=None, max_examples=2000)
settings.load_profile("same")

_TESTS = itertools.count()
ROOT = Path(__file__).parents[1]
OURS = ROOT / "events.toml"


class Ran(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def ours() -> Ledger:
    """The ledger that comes with cai."""
    return ledgers.load(OURS)


@pytest.fixture
def ledger_of(tmp_path: Path) -> Callable[[str], Ledger]:
    """Load a ledger from its text; `schema = 1` is put before it."""

    def load(text: str) -> Ledger:
        path = tmp_path / "events.toml"
        path.write_text("schema = 1\n" + text, encoding="utf-8")
        return ledgers.load(path)

    return load


@pytest.fixture(autouse=True)
def _no_settings_of_the_machine(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    # The folder is made by who writes there: to make a numbered one, pytest reads the names of all before it.
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.getbasetemp() / f"state-{next(_TESTS)}"))
    for name in (
        "CAI_LEDGER",
        "NO_COLOR",
        "FORCE_COLOR",
        "CLICOLOR_FORCE",
        "COLUMNS",
        "GITHUB_ACTIONS",
        "GITHUB_STEP_SUMMARY",
        "CAI_DEBUG",
    ):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def cai(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run `cai` with arguments in this process, in the repository's folder unless told otherwise."""

    def run(*args: object, cwd: Path = ROOT) -> Ran:
        monkeypatch.chdir(cwd)
        monkeypatch.setattr(sys, "argv", ["cai", *map(str, args)])
        capsys.readouterr()
        code = main()
        return Ran(code, *capsys.readouterr())

    return run


def pseudo_terminal() -> tuple[int, int]:
    """Open the two ends of a terminal, its own and the program's; the test is skipped where there are none, as on Windows."""
    pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")
    master, slave = pty.openpty()
    return master, slave


def command(*args: object) -> list[str]:
    """Return the command line of `cai` as a program of its own."""
    return [sys.executable, "-m", "ca_israel", *map(str, args)]


def run_alone(*args: object, cwd: Path = ROOT, stdin: str | None = None, **env: str) -> Ran:
    """Run `cai` as a program of its own and wait for it."""
    done = subprocess.run(
        command(*args),
        cwd=cwd,
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="backslashreplace",
        timeout=60,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **env},
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)
