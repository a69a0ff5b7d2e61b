"""`--changed-since`: the links that are new or edited since a git revision of the ledger."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from ca_israel.errors import BadUsage
from ca_israel.ledger import loader as ledgers
from ca_israel.links import changed_since as changed
from ca_israel.links.changed_since import changed_since

if TYPE_CHECKING:
    from pathlib import Path

BEFORE = """schema = 1
[sources.same]
type = "web"
title = "T"
url = "https://example.org/same"
[sources.moved]
type = "web"
title = "T"
url = "https://example.org/old"
[sources.retitled]
type = "web"
title = "Old"
url = "https://example.org/retitled"
"""


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, timeout=30)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a ledger in a folder of it, committed, then edited."""
    folder = tmp_path / "docs"
    folder.mkdir()
    git(tmp_path, "init", "-q")
    (tmp_path / "readme").write_text("first")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "empty")
    git(tmp_path, "tag", "empty")
    (folder / "events.toml").write_text(BEFORE)
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "ledger")
    after = BEFORE.replace("/old", "/new").replace('"Old"', '"New"')
    (folder / "events.toml").write_text(after + '[sources.added]\ntype = "web"\ntitle = "T"\n')
    return folder / "events.toml"


def test_new_and_edited_sources_count(repository: Path) -> None:
    assert changed_since(ledgers.load(repository), "HEAD") == {"moved", "retitled", "added"}


def test_where_there_was_no_ledger_everything_is_new(repository: Path) -> None:
    assert len(changed_since(ledgers.load(repository), "empty")) == 4


def test_where_the_ledger_was_broken_everything_is_new(repository: Path) -> None:
    good = repository.read_text()
    repository.write_text("schema = 1\n[[")
    git(repository.parent, "commit", "-qam", "broken")
    repository.write_text(good)
    assert len(changed_since(ledgers.load(repository), "HEAD")) == 4


@pytest.mark.parametrize(
    "revision", ["nowhere", "--output=/tmp/x", "-h", "", "HEAD:docs", "a\0b", "HEAD^{tree}"]
)
def test_a_revision_that_is_none_is_told(repository: Path, revision: str) -> None:
    with pytest.raises(BadUsage, match="no such git revision"):
        changed_since(ledgers.load(repository), revision)


def test_outside_a_repository_there_is_no_revision(tmp_path: Path) -> None:
    (tmp_path / "events.toml").write_text(BEFORE)
    with pytest.raises(BadUsage, match="no such git revision"):
        changed_since(ledgers.load(tmp_path / "events.toml"), "HEAD")


def test_without_git_it_says_so(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = ledgers.load(repository)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(BadUsage, match="needs git"):
        changed_since(ledger, "HEAD")


def test_a_git_that_hangs_is_not_waited_for(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bin").mkdir()
    fake = tmp_path / "bin" / "git"
    fake.write_text("#!/bin/sh\nexec sleep 5\n")
    fake.chmod(0o755)
    monkeypatch.setattr(changed, "_PATIENCE", 0.2)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    with pytest.raises(BadUsage, match="did not answer"):
        changed_since(ledgers.load(repository), "HEAD")
