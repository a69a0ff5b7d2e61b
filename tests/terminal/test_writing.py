"""Files written whole: where, with which mode, under which name meanwhile, and what is told where it cannot be."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

import pytest

from ca_israel.errors import OutputFailed, PipeClosed
from ca_israel.terminal.output import look_for, write

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
    [name] = seen
    assert name.startswith(".out.json.")


def test_nobody_reads_a_secret_file_while_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, modes = tmp_path / "out", []
    target.touch(mode=0o600)
    monkeypatch.setattr(os, "fsync", lambda handle: modes.append(os.fstat(handle).st_mode & 0o777))
    write("new", target)
    assert modes == [0o600]


def test_a_name_may_be_as_long_as_names_can_be(tmp_path: Path) -> None:
    target = tmp_path / ("x" * 255)
    write("new", target)
    assert target.read_text() == "new"


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
    import fcntl
    import pty
    import struct
    import termios

    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    with os.fdopen(slave, "w", encoding="utf-8") as terminal:
        assert look_for("auto", terminal, {}).width == width
        assert look_for("auto", terminal, {"COLUMNS": "99999"}).width == 99999
        assert look_for("auto", terminal, {"COLUMNS": "100000"}).width == width
        assert not look_for("auto", terminal, {"FORCE_COLOR": "", "TERM": "dumb"}).colour
    os.close(master)
