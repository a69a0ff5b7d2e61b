"""An edited ledger takes the place of the one that was read, whole, and of no other."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from ca_israel.errors import BadUsage, LedgerChanged, OutputFailed
from ca_israel.ledger.edits.save import save

if TYPE_CHECKING:
    from pathlib import Path

OLD, NEW = "\ufeffschema = 1\r\n", "\ufeffschema = 1\r\ntitle = 'ү'\r\n"


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "events.toml"
    path.write_bytes(OLD.encode())
    return path


def test_the_bytes_are_those_of_the_text_and_the_permissions_stay(ledger: Path) -> None:
    ledger.chmod(0o640)
    save(ledger, OLD.encode(), NEW)
    assert ledger.read_bytes() == NEW.encode()
    assert ledger.stat().st_mode & 0o777 == 0o640
    assert [*ledger.parent.iterdir()] == [ledger]


def test_a_link_stays_and_what_it_leads_to_is_replaced(ledger: Path) -> None:
    link = ledger.with_name("link.toml")
    link.symlink_to(ledger.name)
    save(link, OLD.encode(), NEW)
    assert link.is_symlink()
    assert ledger.read_bytes() == NEW.encode()


def test_the_same_text_writes_nothing(ledger: Path) -> None:
    before = ledger.stat()
    save(ledger, OLD.encode(), OLD)
    save(ledger, b"", "")
    assert (ledger.stat().st_ino, ledger.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.parametrize("now", [b"", b"schema = 2", (OLD + " ").encode()])
def test_a_ledger_that_somebody_wrote_to_meanwhile_stays(ledger: Path, now: bytes) -> None:
    ledger.write_bytes(now)
    with pytest.raises(LedgerChanged) as refused:
        save(ledger, OLD.encode(), NEW)
    assert str(refused.value) == f"{ledger} was changed while this command ran"
    assert refused.value.hint == "nothing is written; run it again"
    assert refused.value.exit_code == 74
    assert ledger.read_bytes() == now
    assert [*ledger.parent.iterdir()] == [ledger]


def test_a_ledger_that_is_gone_is_not_made_again(ledger: Path) -> None:
    ledger.unlink()
    with pytest.raises(LedgerChanged):
        save(ledger, OLD.encode(), NEW)
    assert [*ledger.parent.iterdir()] == []


def test_what_is_not_a_file_is_not_edited(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (pipe, tmp_path):
        with pytest.raises(BadUsage, match="cannot be edited: it is not a file"):
            save(path, OLD.encode(), NEW)
    assert [*tmp_path.iterdir()] == [pipe]


def test_the_name_of_an_open_descriptor_is_not_edited(ledger: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    with ledger.open("rb") as file:
        link.symlink_to(f"/dev/fd/{file.fileno()}")
        for path in (link, type(link)(f"/dev/fd/{file.fileno()}")):
            with pytest.raises(BadUsage, match="cannot be edited: it is not a file"):
                save(path, OLD.encode(), NEW)
    assert ledger.read_bytes() == OLD.encode()


def test_why_a_ledger_cannot_be_written_is_said(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputFailed, match=r"^cannot write .*events\.toml: No space left on device$"):
        save(ledger, OLD.encode(), NEW)
    assert ledger.read_bytes() == OLD.encode()
    assert [*ledger.parent.iterdir()] == [ledger]


SAVES = """
import sys
from pathlib import Path
from ca_israel.ledger.edits.save import save
path, texts = Path(sys.argv[1]), [letter * 300_000 for letter in "ab"]
print(flush=True)
while True:
    for old, new in (texts, texts[::-1]):
        save(path, old.encode(), new)
"""


def kill_saves(path: Path, times: int) -> None:
    """Kill a program that saves without end, at any moment; the file is one of the two texts, whole."""
    texts = [letter.encode() * 300_000 for letter in "ab"]
    seen = set()
    for number in range(times):
        path.write_bytes(texts[0])
        with subprocess.Popen([sys.executable, "-c", SAVES, path], stdout=subprocess.PIPE) as program:
            assert program.stdout is not None
            program.stdout.readline()
            time.sleep(number % 10 * 0.0031)
            program.send_signal(signal.SIGKILL)
        found = path.read_bytes()
        assert found in texts
        seen.add(found)
        save(path, found, "new")
        assert [*path.parent.iterdir()] == [path], "what the killed program left is gone"
    assert times < 100 or len(seen) == 2


def test_a_killed_program_leaves_the_old_ledger_or_the_new_one(tmp_path: Path) -> None:
    kill_saves(tmp_path / "events.toml", 10)


def test_of_two_that_edit_one_ledger_at_once_one_is_refused(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = os.fsync

    def meanwhile(handle: int) -> None:
        whole(handle)
        monkeypatch.setattr(os, "fsync", whole)
        ledger.write_bytes(b"schema = 1 # by another program")

    monkeypatch.setattr(os, "fsync", meanwhile)
    with pytest.raises(LedgerChanged):
        save(ledger, OLD.encode(), NEW)
    assert ledger.read_bytes() == b"schema = 1 # by another program"
