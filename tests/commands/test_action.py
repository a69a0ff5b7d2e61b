"""The scripts of the GitHub action, run as its runner would: inputs are words, exit codes are kept, one issue is owned."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT

ACTION = ROOT / ".github/actions/check-links"
# an address that is not public is judged without being asked: it fails, and no network is needed
LEDGER = (
    'schema = 1\n[sources.a]\ntype = "web"\ntitle = "T"\nurl = "http://127.0.0.1:9/a"\n[footnotes]\n1 = "a"\n'
)


def script(name: str, folder: Path, **env: str) -> subprocess.CompletedProcess[str]:
    path = f"{folder / 'bin'}:{Path(sys.executable).parent}:{os.environ['PATH']}"
    given = {**os.environ, "PATH": path, "XDG_STATE_HOME": str(folder), "RUNNER_TEMP": str(folder), **env}
    return subprocess.run(
        ["bash", str(ACTION / name)],
        cwd=folder,
        env=given,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "events.toml").write_text(LEDGER)
    (tmp_path / "bin").mkdir()
    fake = tmp_path / "bin/gh"
    fake.write_text('#!/bin/sh\necho "$*" >> calls\ncase "$*" in "issue list"*) printf %s "$OPEN";; esac\n')
    fake.chmod(0o755)
    return tmp_path


@pytest.mark.parametrize(
    ("inputs", "code", "told"),
    [
        ({}, 1, 1),
        ({"INPUT_FAIL": "false"}, 0, 1),
        ({"INPUT_FAIL": "false", "INPUT_REPORT": "l.md"}, 0, 1),
        ({"INPUT_FAIL": "false", "INPUT_TARGETS": "1;touch pwned"}, 1, 1),
        ({"INPUT_FAIL": "false", "INPUT_LEDGER": "$(touch pwned)"}, 3, 3),
        ({"INPUT_FAIL": "false", "INPUT_MAX_TIME": "soon"}, 2, 2),
    ],
)
def test_only_what_was_judged_may_pass(folder: Path, inputs: dict[str, str], code: int, told: int) -> None:
    (folder / "l.md").write_text("of an earlier run")
    done = script("check.sh", folder, GITHUB_OUTPUT="out", **inputs)
    assert done.returncode == code, done.stderr
    assert (folder / "out").read_text() == f"exit-code={told}\n"
    assert not (folder / "pwned").exists()
    if "INPUT_REPORT" in inputs:
        assert (folder / "l.md").read_text(encoding="utf-8").startswith("<!-- cai check-links -->")


@pytest.mark.parametrize(
    ("exit_code", "open_issue", "call", "code"),
    [
        ("1", "", "issue create", 0), ("1", "7", "issue edit 7", 0), ("0", "7", "issue close 7", 0),
        ("0", "", None, 0), ("4", "7", None, 0), ("3", "7", None, 1), ("", "", None, 1),
    ],
)  # fmt: skip
def test_one_issue_is_opened_rewritten_and_closed(
    folder: Path, exit_code: str, open_issue: str, call: str | None, code: int
) -> None:
    done = script("issue.sh", folder, EXIT_CODE=exit_code, OPEN=open_issue, REPORT="l.md")
    calls = (folder / "calls").read_text().splitlines()[1:]
    assert done.returncode == code
    assert [made.startswith(call or "") for made in calls] == ([True] if call else [])
