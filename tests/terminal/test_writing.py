"""Files written whole: where, with which mode, under which name meanwhile, and what is told where it cannot be."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from ca_israel.errors import OutputFailed, PipeClosed
from ca_israel.terminal import atomic, lock
from ca_israel.terminal.output import look_for, write
from conftest import pseudo_terminal

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("before", "after"), [(0o640, 0o640), (0o641, 0o641), (0o777, 0o777), (0o4755, 0o755)]
)
def test_a_file_keeps_who_may_read_it(tmp_path: Path, before: int, after: int) -> None:
    target = tmp_path / "out"
    target.write_text("old")
    target.chmod(before)
    write("new", target)
    assert target.stat().st_mode & 0o7777 == after


def test_a_file_is_made_ready_beside_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    monkeypatch.setattr(os, "fsync", lambda _: seen.extend(path.name for path in tmp_path.iterdir()))
    write("new", tmp_path / "out.json")
    assert seen == [".out.json.cai-part"]


def test_nobody_reads_a_secret_file_while_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, modes = tmp_path / "out", []
    target.touch(mode=0o600)
    monkeypatch.setattr(os, "fsync", lambda handle: modes.append(os.fstat(handle).st_mode & 0o777))
    write("new", target)
    assert modes == [0o600]


@pytest.mark.parametrize("name", ["x" * 255, "ў" * 127, "𐍈" * 63, "a" + "𐍈" * 63])
def test_a_name_may_be_as_long_as_names_can_be(tmp_path: Path, name: str) -> None:
    write("new", tmp_path / name)
    assert (tmp_path / name).read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == [name]


KILLED = """
import os, signal, sys
from pathlib import Path
from ca_israel.terminal.atomic import replace_whole
setattr(os, sys.argv[2], lambda *_: os.kill(os.getpid(), signal.SIGKILL))
replace_whole(Path(sys.argv[1]), b"never" * 1000)
"""


def killed(target: Path, at: str = "fsync") -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, target, at], timeout=60, check=False)
    assert done.returncode == -signal.SIGKILL


def test_what_a_killed_run_left_goes_with_the_next_write(tmp_path: Path) -> None:
    target = tmp_path / "out"
    write("old", target)
    for at in ("fsync", "dup"):  # with the bytes in it, and while it is empty
        killed(target, at)
        assert target.read_text() == "old"
        assert len([*tmp_path.iterdir()]) == 2, "it was in the middle"
    write("new", target)
    assert target.read_text() == "new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_part_gives_nothing_of_its_own_to_the_file(tmp_path: Path) -> None:
    target, part, other = tmp_path / "out", tmp_path / ".out.cai-part", tmp_path / "other"
    other.write_text("")
    for plant in (part.hardlink_to, part.symlink_to):
        plant(other)
        write("new", target)
        assert target.read_text() == "new"
        assert other.read_text() == ""
        assert sorted(tmp_path.iterdir()) == [other, target]
    part.write_text("a long text that was left")
    part.chmod(0o777)
    target.unlink()
    write("new", target)
    assert target.read_text() == "new"
    assert target.stat().st_mode & 0o111 == 0
    os.mkfifo(part)
    write("newer", target)
    assert target.read_text() == "newer"
    assert target.is_file()


def test_many_may_write_a_file_at_once(tmp_path: Path) -> None:
    target = tmp_path / "out"
    texts = [letter * 200_000 for letter in "abcdefgh"]
    threads = [threading.Thread(target=write, args=(text, target)) for text in texts]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        assert not target.exists() or target.read_text() in texts
    assert target.read_text() in texts
    assert list(tmp_path.iterdir()) == [target]


def test_who_finds_the_file_being_written_all_the_while_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.1)
    handle = lock.open_locked(tmp_path / ".out.cai-part")
    assert handle is not None
    with pytest.raises(OutputFailed, match="out: another run holds the lock"):
        write("new", tmp_path / "out")
    os.close(handle)
    write("new", tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("way", ["no locks", "locks refused", "a part of another user"])
def test_where_nothing_can_be_locked_a_part_has_a_name_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    import fcntl

    def refused(*_args: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    def closed(*_args: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    if way == "no locks":
        monkeypatch.setitem(sys.modules, "fcntl", None)
    elif way == "locks refused":
        monkeypatch.setattr(fcntl, "flock", refused)
    else:
        monkeypatch.setattr(atomic, "open_locked", closed)
    seen: list[str] = []
    monkeypatch.setattr(
        os, "fsync", lambda _: seen.extend(path.name for path in tmp_path.glob(".out.cai-part-*"))
    )
    write("new", tmp_path / "out")
    assert len(seen) == 1
    assert (tmp_path / "out").read_text() == "new"
    assert list(tmp_path.glob(".out.cai-part-*")) == []


def test_locks_and_parts_have_names_that_nobody_else_uses(tmp_path: Path) -> None:
    for name in ("poetry.lock", "poetry.part", "poetry.held"):
        (tmp_path / name).write_text("mine")
    with lock.locked(tmp_path / "poetry"):
        write("new", tmp_path / "poetry")
    assert [(tmp_path / f"poetry.{end}").read_text() for end in ("lock", "part", "held")] == ["mine"] * 3
    assert len([*tmp_path.iterdir()]) == 4


def test_what_no_file_can_hold_is_told_in_it(tmp_path: Path) -> None:
    write("a\ud800b", tmp_path / "out")
    assert (tmp_path / "out").read_text() == "a\\ud800b"


def test_why_a_file_cannot_be_written_is_told(tmp_path: Path) -> None:
    target = tmp_path / "no" / "out"
    with pytest.raises(OutputFailed) as told:
        write("text", target)
    assert str(told.value) == f"cannot write {target}: No such file or directory"


def test_a_named_pipe_whose_reader_leaves_ends_the_run(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: os.close(os.open(pipe, os.O_RDONLY)))
    reader.start()
    with pytest.raises(PipeClosed, match="the reader of the pipe left"):
        write("x" * 1_000_000, pipe)
    reader.join()


@pytest.mark.parametrize(("columns", "width"), [(123, 123), (0, 80), (5, 20)])
def test_a_terminal_s_width_is_its_own_but_never_too_narrow(columns: int, width: int) -> None:
    master, slave = pseudo_terminal()
    import fcntl
    import struct
    import termios

    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    with os.fdopen(slave, "w", encoding="utf-8") as terminal:
        assert look_for("auto", terminal, {}).width == width
        assert look_for("auto", terminal, {"COLUMNS": "99999"}).width == 99999
        assert look_for("auto", terminal, {"COLUMNS": "100000"}).width == width
        assert not look_for("auto", terminal, {"FORCE_COLOR": "", "TERM": "dumb"}).colour
    os.close(master)
