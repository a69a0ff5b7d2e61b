"""The scripts of the GitHub action that finds copies: inputs are words, exit codes are kept, one pull request is owned."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

import pytest

from archive.conftest import source, words
from archive.fake import GONE, PREFIX, Copy, Fake, Wrong
from conftest import ROOT
from links.sites import page

if TYPE_CHECKING:
    from collections.abc import Iterator

ACTION = ROOT / ".github/actions/archive"
NEAR = "20230320101010"
TOO_MANY = page(b"slow down", "429 Too Many Requests")
# only writes down what it was asked, and says what the test says of the pull requests
FAKE_GH = """#!/bin/sh
echo "$*" >> calls
case "$*" in "pr list"*) printf %s "$OURS";; esac
"""


@pytest.fixture
def archive() -> Iterator[Fake]:
    archive = Fake([Copy(NEAR)])
    yield archive
    archive.close()


@pytest.fixture
def folder(tmp_path: Path, archive: Fake) -> Path:
    (tmp_path / "events.toml").write_text("schema = 1\n" + source())
    (tmp_path / "bin").mkdir()
    asks = " ".join(map(quote, words(archive)))
    _program(
        tmp_path / "bin/cai",
        f'#!/bin/sh\nshift\nexec {quote(sys.executable)} -m ca_israel archive {asks} "$@"\n',
    )
    _program(tmp_path / "bin/gh", FAKE_GH)
    return tmp_path


def _program(path: Path, text: str) -> None:
    path.write_text(text)
    path.chmod(0o755)


def script(name: str, folder: Path, **env: str) -> subprocess.CompletedProcess[str]:
    path = f"{folder / 'bin'}:{Path(sys.executable).parent}:{os.environ['PATH']}"
    given = {
        **os.environ,
        "PATH": path,
        "XDG_STATE_HOME": str(folder),
        "RUNNER_TEMP": str(folder),
        "GITHUB_OUTPUT": "out",
        **env,
    }
    return subprocess.run(
        ["bash", str(ACTION / name)], cwd=folder, env=given, capture_output=True, text=True, timeout=60, check=False
    )  # fmt: skip


def outputs(folder: Path) -> str:
    return (folder / "out").read_text().replace("\n", " ").strip()


def test_a_copy_is_written_and_the_report_is_left_behind(folder: Path) -> None:
    done = script("archive.sh", folder, GITHUB_STEP_SUMMARY="summary")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert outputs(folder) == "found=1 changed=true exit-code=0"
    assert f"{PREFIX}{NEAR}/" in (folder / "events.toml").read_text()
    report = (folder / "archive.md").read_text(encoding="utf-8")
    assert report.startswith("<!-- cai archive -->\n\n## Archived copies: 1 found of 1 source\n")
    assert (folder / "summary").read_text(encoding="utf-8") == report
    assert not list(folder.glob("*.json"))[1:]


@pytest.mark.parametrize(
    ("inputs", "code", "said"),
    [
        ({"INPUT_ALL": "true"}, 0, "found=1 changed=true exit-code=0"),
        ({"INPUT_TARGETS": "bridges"}, 0, "found=1 changed=true exit-code=0"),
        ({"INPUT_TARGETS": "1;touch pwned"}, 1, "found=0 changed=false exit-code=1"),
        ({"INPUT_TARGETS": "--all"}, 1, "found=0 changed=false exit-code=1"),
        ({"INPUT_LEDGER": "$(touch pwned)"}, 3, "found=0 changed=false exit-code=3"),
        ({"INPUT_MAX_TIME": "soon"}, 2, "found=0 changed=false exit-code=2"),
        ({"INPUT_HISTORY": "events.toml"}, 2, "found=0 changed=false exit-code=2"),
    ],
)
def test_inputs_are_words_and_what_cannot_be_used_fails(
    folder: Path, inputs: dict[str, str], code: int, said: str
) -> None:
    (folder / "archive.md").write_text("of an earlier run")
    done = script("archive.sh", folder, **inputs)
    assert (done.returncode, outputs(folder)) == (code, said), done.stderr
    assert (folder / "archive.md").exists() == ("changed=true" in said)
    assert not (folder / "pwned").exists()


def test_an_archive_that_cannot_tell_and_a_broken_copy_fail_nothing(folder: Path, archive: Fake) -> None:
    archive.wrong.append(Wrong("/", TOO_MANY))
    done = script("archive.sh", folder)
    assert (done.returncode, outputs(folder)) == (0, "found=0 changed=false exit-code=4")
    assert done.stdout == "::notice title=cai::the archive could not tell; nothing is known\n"
    archive.wrong.clear()
    archive.copies[:] = [Copy(NEAR, GONE)]
    copied = f'accessed = 2023-03-29\narchive = {{ url = "{archive.base}{PREFIX}{NEAR}/https://news.example/2023/bridges-over-quiet-rivers" }}'
    (folder / "events.toml").write_text("schema = 1\n" + source(more=copied))
    (folder / "out").unlink()
    wrapper = folder / "bin/cai"
    wrapper.write_text(wrapper.read_text().replace(" archive ", " archive --verify "))
    done = script("archive.sh", folder)
    assert (done.returncode, outputs(folder)) == (0, "found=0 changed=false exit-code=1")


def test_the_action_names_what_its_script_takes_and_gives() -> None:
    action, script = (ACTION / "action.yml").read_text(), (ACTION / "archive.sh").read_text()
    taken = set(re.findall(r"INPUT_[A-Z_]+", script))
    assert taken == {
        f"INPUT_{name.upper().replace('-', '_')}"
        for name in ("ledger", "targets", "all", "history", "max-time")
    }
    assert {f"{name}: ${{{{ inputs.{name[6:].lower().replace('_', '-')} }}}}" for name in taken} <= set(
        map(str.strip, action.splitlines())
    )
    for name in ("found", "changed", "exit-code"):
        assert f"steps.archive.outputs.{name} " in action
        assert f"{name}=" in script


def test_no_pull_request_starts_the_workflow() -> None:
    workflow = (ROOT / ".github/workflows/archive.yml").read_text()
    assert "pull_request:" not in workflow
    assert "schedule:" in workflow


# -------------------------------------------------------------------------------------- pull requests


def git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def checkout(folder: Path) -> Path:
    """A checkout whose ledger was changed, and the repository that it came from beside it."""
    git(folder, "init", "-q", "--bare", "origin.git")
    git(folder, "init", "-q", "-b", "trunk", "work")
    work = folder / "work"
    (work / "my events.toml").write_text("schema = 1\n")
    (work / "untracked").write_text("")
    git(work, "add", "my events.toml")
    git(work, "-c", "user.name=a", "-c", "user.email=a@a.example", "commit", "-qm", "first")
    git(work, "remote", "add", "origin", str(folder / "origin.git"))
    git(work, "push", "-q", "origin", "trunk")
    (work / "my events.toml").write_text("schema = 1 # changed\n")
    return work


def propose(folder: Path, checkout: Path, ours: str = "", changed: str = "true") -> tuple[list[str], str]:
    """What was asked of gh, and the ledger on the branch."""
    (checkout / "calls").unlink(missing_ok=True)
    path = f"{folder / 'bin'}:{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", str(ACTION / "pull-request.sh")], cwd=checkout, capture_output=True, text=True, check=False,
        env={**os.environ, "PATH": path, "CHANGED": changed, "REPORT": "archive.md", "OURS": ours},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    calls = (checkout / "calls").read_text().splitlines() if (checkout / "calls").exists() else []
    on_branch = subprocess.run(
        ["git", "show", "cai-archive:my events.toml"], cwd=folder / "origin.git", capture_output=True, text=True, check=False
    )  # fmt: skip
    return [call for call in calls if call.startswith(("pr create", "pr edit"))], on_branch.stdout


CREATE = "pr create --head cai-archive --base trunk --title Archived copies of what the ledger cites --body-file archive.md"
CHANGED = "schema = 1 # changed\n"


@pytest.mark.parametrize(
    ("ours", "calls"),
    [
        ("", [CREATE]),
        ("MERGED 7", [CREATE]),
        ("CLOSED 7", [CREATE]),
        ("OPEN 7", ["pr edit 7 --body-file archive.md"]),
    ],
)
def test_one_pull_request_is_opened_or_rewritten(
    folder: Path, checkout: Path, ours: str, calls: list[str]
) -> None:
    assert propose(folder, checkout, ours) == (calls, CHANGED)
    listed = git(folder / "origin.git", "ls-tree", "--name-only", "cai-archive")
    assert listed == "my events.toml\n"
    assert git(folder / "origin.git", "show", "trunk:my events.toml") == "schema = 1\n"


def test_one_that_somebody_closed_stays_closed_until_other_copies_are_found(
    folder: Path, checkout: Path
) -> None:
    propose(folder, checkout)
    git(checkout, "reset", "-q", "--soft", "HEAD~1")
    git(checkout, "reset", "-q")
    assert propose(folder, checkout, "CLOSED 7") == ([], CHANGED)
    (checkout / "my events.toml").write_text("schema = 1 # more\n")
    assert propose(folder, checkout, "CLOSED 7") == ([CREATE], "schema = 1 # more\n")


def test_where_nothing_changed_nothing_is_asked(folder: Path, checkout: Path) -> None:
    assert propose(folder, checkout, changed="false") == ([], "")
    assert not (checkout / "calls").exists()
