"""The scripts of the GitHub action, run as its runner would: inputs are words, exit codes are kept, one issue is owned."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from conftest import ROOT

ACTION = ROOT / ".github/actions/check-links"
# an address that is not public is judged without being asked: it fails, and no network is needed
LEDGER = (
    'schema = 1\n[sources.a]\ntype = "web"\ntitle = "T"\nurl = "http://127.0.0.1:9/a"\n[footnotes]\n1 = "a"\n'
)
# only writes down what it was asked, and prints what the test says the issues are
FAKE_GH = """#!/bin/sh
echo "$*" | head -n 1 >> calls
case "$*" in
  *"--state open"*) printf %s "$OPEN";;
  *"--state closed"*) cat closed.md;;
esac
"""


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
    fake.write_text(FAKE_GH)
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


def reported(*links: str, strict: bool = False, end: str = "\n") -> str:
    """The Markdown report of a run in which these fail; or warn, where the check is strict."""
    heading = "Warnings" if strict else "Fails"
    rows = [
        f"- **gone** `gone`: footnote {n}, `k{n}`, line {n}<br>\n  <{link}><br>\n  It was gone at {datetime.now(UTC)}."
        for n, link in enumerate(links, 1)
    ]
    listed = [f"### {heading} ({len(rows)})", "\n".join(rows)] if rows else []
    accepted = ["### Accepted (1)", "- **gone** (allowed) `gone`: `x`<br>\n  <https://x.example/>"]
    text = "\n\n".join(["<!-- cai check-links -->", "## Links", *listed, *accepted, "- ok: 7 of 9 links\n"])
    return text.replace("\n", end)


def asked_of_gh(folder: Path, exit_code: str, open_issue: str = "") -> tuple[list[str], int]:
    (folder / "closed.md").touch()
    (folder / "calls").unlink(missing_ok=True)
    done = script("issue.sh", folder, EXIT_CODE=exit_code, OPEN=open_issue, REPORT="l.md")
    calls = (folder / "calls").read_text().splitlines()
    return [" ".join(call.split()[:3]) for call in calls if "issue list" not in call], done.returncode


@pytest.mark.parametrize(
    ("exit_code", "open_issue", "calls", "code"),
    [
        ("1", "", ["issue create --title"], 0), ("1", "7", ["issue edit 7"], 0), ("0", "7", ["issue edit 7", "issue close 7"], 0),
        ("0", "", [], 0), ("4", "7", [], 0), ("3", "7", [], 1), ("", "", [], 1),
    ],
)  # fmt: skip
def test_one_issue_is_opened_rewritten_and_closed(
    folder: Path, exit_code: str, open_issue: str, calls: list[str], code: int
) -> None:
    (folder / "l.md").write_text(reported(A))
    assert asked_of_gh(folder, exit_code, open_issue) == (calls, code)


A, B = (f"https://{host}.example/n/1" for host in "ab")


@pytest.mark.parametrize(
    ("closed", "now", "is_new"),
    [
        ([A, B], [A, B], False), ([A, B], [B], False), ([A], [A, B], True), ([A], [B], True), ([A + "0"], [A], True),
        ([], [A], True), (["https://x.example/"], ["https://x.example/"], False), ([], ["https://x.example/"], True),
    ],
)  # fmt: skip
@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_issue_that_was_closed_stays_closed_until_something_new_fails(
    folder: Path, closed: list[str], now: list[str], is_new: bool, strict: bool, end: str
) -> None:
    (folder / "l.md").write_text(reported(*now, strict=strict))
    (folder / "closed.md").write_bytes(reported(*closed, strict=strict, end=end).encode())
    assert asked_of_gh(folder, "1") == (["issue create --title"] if is_new else [], 0)


def test_what_is_listed_is_what_a_real_report_lists(folder: Path) -> None:
    script("check.sh", folder, GITHUB_OUTPUT="out", INPUT_REPORT="l.md")
    (folder / "closed.md").write_text((folder / "l.md").read_text())
    assert asked_of_gh(folder, "1") == ([], 0)
    (folder / "events.toml").write_text(LEDGER.replace("9/a", "9/b"))
    script("check.sh", folder, GITHUB_OUTPUT="out", INPUT_REPORT="l.md")
    assert asked_of_gh(folder, "1") == (["issue create --title"], 0)


def test_an_issue_that_was_closed_because_all_was_well_lists_nothing(folder: Path) -> None:
    (folder / "l.md").write_text(reported(A))
    (folder / "closed.md").write_text(reported())
    assert asked_of_gh(folder, "1") == (["issue create --title"], 0)
