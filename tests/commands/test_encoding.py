"""What people read comes in the terminal's encoding, what programs read in UTF-8 wherever it goes."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from ca_israel.__main__ import main
from conftest import ROOT, command, pseudo_terminal

if TYPE_CHECKING:
    from collections.abc import Callable


HOSTILE = "--ledger tests/ledgers/hostile.toml"


@pytest.fixture
def piped(monkeypatch: pytest.MonkeyPatch) -> Callable[..., bytes]:
    """The bytes that `cai` writes into a pipe of some encoding."""

    def run(what: str, encoding: str, newline: str = "") -> bytes:
        stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline=newline)
        monkeypatch.chdir(ROOT)
        monkeypatch.setattr(sys, "argv", ["cai", *what.split()])
        monkeypatch.setattr(sys, "stdout", stream)
        assert main() == 0
        return stream.buffer.getvalue()

    return run


def test_an_encoding_without_our_signs_gets_ascii_and_loses_nothing(
    piped: Callable[..., bytes],
) -> None:
    assert b"28-29 June 2022" in piped("timeline -f text", "ascii")
    assert piped("timeline -f text", "ascii").isascii()
    assert rb"\u4ee5" in piped(f"{HOSTILE} timeline -f plain", "ascii")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-16"])
@pytest.mark.parametrize(
    "what",
    [
        *(f"{HOSTILE} timeline -f {name}" for name in ("json", "jsonl", "csv", "markdown", "ics", "html")),
        *(f"{HOSTILE} cite --all -f {name}" for name in ("markdown", "html", "csl-json", "biblatex", "ris")),
        f"{HOSTILE} coverage -f json",
        f"{HOSTILE} validate -f json",
        "cite --print-csl",
        "schema",
        "import tests/data/import/classic.bib",
    ],
)
def test_what_programs_read_is_utf_8_in_a_pipe_whatever_the_locale(
    piped: Callable[..., bytes], what: str, encoding: str
) -> None:
    expected, found = piped(what, "utf-8"), piped(what, encoding, newline="\r\n")
    assert expected
    if what.endswith("json"):  # the same data; letters beyond ASCII may be escaped
        assert json.loads(found.decode()) == json.loads(expected)
    elif what.endswith("jsonl"):
        assert [*map(json.loads, found.decode().splitlines())] == [*map(json.loads, expected.splitlines())]
    else:
        assert found == expected


def test_a_terminal_gets_no_bytes_of_another_encoding() -> None:
    master, slave = pseudo_terminal()
    subprocess.run(
        command("timeline", "-f", "csv", "--search", "以色列", "--ledger", "tests/ledgers/hostile.toml"), cwd=ROOT, stdout=slave,
        env={**os.environ, "PYTHONIOENCODING": "latin-1"}, timeout=60, check=True,
    )  # fmt: skip
    os.close(slave)
    told = os.read(master, 1 << 20)
    os.close(master)
    assert b"\\u4ee5" in told
