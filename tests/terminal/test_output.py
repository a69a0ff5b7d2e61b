"""Colour, width and links decided once; the one write, whole or not at all."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ca_israel.errors import OutputFailed
from ca_israel.terminal.look import Look
from ca_israel.terminal.output import look_for, write
from conftest import ROOT, command, pseudo_terminal

KITCHEN_SINK = ["timeline", "-f", "json"]


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def __init__(self, encoding: str = "utf-8") -> None:
        super().__init__()
        self._encoding = encoding

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self._encoding

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("choice", "env", "terminal", "colour"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "0"}, False, False),
        ("auto", {"CLICOLOR_FORCE": "1"}, False, True),
        ("auto", {"CLICOLOR_FORCE": "0"}, False, False),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_the_flag_beats_the_environment_beats_the_terminal(
    choice: Any, env: dict[str, str], terminal: bool, colour: bool
) -> None:
    assert look_for(choice, Terminal() if terminal else io.StringIO(), env).colour is colour


def test_links_need_a_colour_terminal() -> None:
    assert look_for("auto", Terminal(), {}).hyperlinks
    assert not look_for("always", io.StringIO(), {}).hyperlinks
    assert not look_for("never", Terminal(), {}).hyperlinks


@pytest.mark.parametrize(
    ("columns", "width"),
    [("60", 60), ("5", 20), ("", 80), ("0", 80), ("-4", 80), ("wide", 80), ("9" * 50, 80), ("٣", 80)],
)
def test_width_is_columns_or_eighty(columns: str, width: int) -> None:
    assert look_for("auto", io.StringIO(), {"COLUMNS": columns}).width == width


def test_width_is_the_terminal_s_own() -> None:
    master, slave = pseudo_terminal()
    import fcntl
    import struct
    import termios

    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 123, 0, 0))
    with os.fdopen(slave, "w", encoding="utf-8") as terminal:
        assert look_for("auto", terminal, {}) == Look(123, colour=True, hyperlinks=True, unicode=True)
    os.close(master)


@pytest.mark.parametrize(
    ("encoding", "unicode"), [("utf-8", True), ("ascii", False), ("latin-1", False), ("no-such", False)]
)
def test_ascii_where_the_encoding_asks_for_it(encoding: str, unicode: bool) -> None:
    assert look_for("auto", Terminal(encoding), {}).unicode is unicode


def test_a_file_gets_no_colour_and_eighty_columns() -> None:
    assert look_for("auto", Terminal(), {"COLUMNS": "40", "FORCE_COLOR": "1"}, to_file=True) == Look(80)
    assert look_for("always", Terminal(), {}, to_file=True).colour


def test_links_hold_no_byte_that_a_terminal_obeys() -> None:
    link = Look(hyperlinks=True).link("https://example.org/\x1b]\x07ü b", "text")
    assert link == "\x1b]8;;https://example.org/%5Cx1b]%5Cx07%C3%BC%20b\x1b\\text\x1b]8;;\x1b\\"
    assert Look(hyperlinks=True).link("javascript:alert(1)", "text") == "text"


def test_urls_in_a_line_are_clickable_without_what_follows_them() -> None:
    line = Look(hyperlinks=True).clickable("see (https://example.org/a). And httpd.")
    assert line == "see (\x1b]8;;https://example.org/a\x1b\\https://example.org/a\x1b]8;;\x1b\\). And httpd."


# --------------------------------------------------------------------------------------------- writing


def test_a_file_is_replaced_at_once_with_its_mode_kept(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("old")
    target.chmod(0o640)
    reader = target.open()
    write("new", target)
    assert target.read_text() == "new"
    assert reader.read() == "old"
    reader.close()
    assert target.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [target]


def test_a_new_file_has_the_mode_of_any_other(tmp_path: Path) -> None:
    write("new", tmp_path / "cai")
    (tmp_path / "other").write_text("")
    assert (tmp_path / "cai").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to("real")
    write("new", tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"


def test_an_interrupted_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out"
    target.write_text("old")

    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write("new", target)
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("place", ["/dev/stdout", ">(cat)"])
def test_a_pipe_that_goes_by_a_name_is_written_to(place: str) -> None:
    done = shell(f"cai cite 5 -o {place} | cat")
    assert (done.stdout, done.stderr) == ("[5] Rosenberg, op.cit.\n", "")


@pytest.mark.parametrize("name", ["no/such/folder/out", "."])
def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputFailed, match="cannot write"):
        write("text", tmp_path / name)


def test_a_dash_is_standard_output(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("text\n", Path("-"))
    assert capsys.readouterr().out == "text\n"


# ------------------------------------------------------------------------------------- pipes and disks


def shell(line: str, **env: str) -> subprocess.CompletedProcess[str]:
    program = " ".join(command())
    return subprocess.run(
        ["bash", "-c", f'cai() {{ {program} "$@"; }}; {line}'],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=False, env={**os.environ, **env},
    )  # fmt: skip


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    "what", ["timeline", "timeline -f json", "cite --all", "--help", "timeline --help", "schema"]
)
def test_a_reader_that_leaves_ends_the_program_quietly(what: str, unbuffered: str) -> None:
    done = shell(
        f"cai {what} | true; echo ${{PIPESTATUS[0]}}; cai {what} | head -1", PYTHONUNBUFFERED=unbuffered
    )
    assert done.stderr == ""
    assert done.stdout.splitlines()[0] in {"141", "0"}  # 0 where the reader left after the last byte


def test_a_pipe_closed_before_the_first_byte_exits_141() -> None:
    for what in (["timeline"], ["--help"], ["--version"]):
        reader, writer = os.pipe()
        os.close(reader)
        done = subprocess.run(
            command(*what), cwd=ROOT, stdout=writer, stderr=subprocess.PIPE, timeout=60, check=False
        )
        os.close(writer)
        assert (done.returncode, done.stderr) == (141, b""), what


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize(
    "what",
    [
        "timeline",
        "timeline -f json",
        "cite 4",
        "--help",
        "--version",
        "schema",
        "timeline -f json -o /dev/full",
    ],
)
def test_a_full_disk_exits_74_and_says_so_in_one_line(what: str) -> None:
    done = shell(f"cai {what} > /dev/full")
    assert done.returncode == 74
    assert done.stderr.startswith("cai: cannot write")
    assert done.stderr.endswith("No space left on device\n")
    assert done.stderr.count("\n") == 1


def test_a_closed_output_is_told() -> None:
    done = shell("cai timeline >&-")
    assert (done.returncode, done.stderr) == (74, "cai: cannot write: standard output is closed\n")


def test_a_closed_error_stream_harms_nothing() -> None:
    assert shell("cai cite 12 2>&-").returncode == 1


def test_an_interrupt_exits_130_without_a_word(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from ca_israel import __main__ as entry

    def interrupted() -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(entry, "_run", interrupted)
    monkeypatch.setattr(sys, "argv", ["cai", "timeline"])
    assert entry.main() == 130
    assert capsys.readouterr() == ("", "")
