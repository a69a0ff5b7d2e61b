"""What the commands make of their options: the ledger named, formats offered, defaults, a terminal or none."""

from __future__ import annotations

import io
import re
import sys
from typing import TYPE_CHECKING

import pytest

from ca_israel import __version__, timeline
from ca_israel.__main__ import main
from ca_israel.archive import report as copies
from ca_israel.cite import registry as cite_registry
from ca_israel.importing import run as importing_run
from ca_israel.links import report
from ca_israel.reports import coverage
from ca_israel.reports import validation as validate
from conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

BARE = ROOT / "tests/ledgers/bare.toml"
TEXT = """schema = 1
[sources.a]
type = "web"
title = "Alpha"
[footnotes]
1 = "a"
[[events]]
id = "one"
date = "2001"
title = "One"
"""


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Run `cai` on a terminal and return what stands there."""

    def run(*args: object) -> str:
        stream = Terminal()
        monkeypatch.chdir(ROOT)
        monkeypatch.setattr(sys, "stdout", stream)
        monkeypatch.setattr(sys, "argv", ["cai", *map(str, args)])
        assert main() == 0
        return stream.getvalue()

    return run


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.toml"
    path.write_text(TEXT, encoding="utf-8")
    return path


# ------------------------------------------------------------------------------------ options they share


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["timeline"], "one"), (["cite", "1"], "Alpha"), (["show", "one"], "One"), (["coverage"], "1 event, 2001"),
        (["validate"], "small.toml"), (["check-links", "--offline", "--no-history"], "skipped: 1 ("),
    ],
)  # fmt: skip
def test_every_command_reads_the_ledger_named(
    cai: Callable[..., Ran], small: Path, args: list[str], told: str
) -> None:
    for ran in (cai(*args, "--ledger", small), cai("--ledger", small, *args)):
        assert ran.code == 0
        assert told in ran.out


def test_colour_is_asked_for_before_or_after_the_command(cai: Callable[..., Ran]) -> None:
    for args in (["--color", "always", "show", "4"], ["show", "4", "--color", "always"]):
        assert cai(*args).out.startswith("\x1b[1m[4]")
    assert "\x1b" not in cai("--color", "always", "show", "4", "--color", "never").out


def test_the_version_is_told_among_other_options(cai: Callable[..., Ran]) -> None:
    assert cai("--color", "never", "--version") == (0, f"cai {__version__}\n", "")


@pytest.mark.parametrize(
    ("command", "formats"),
    [
        ("timeline", ["auto", *timeline.FORMATS]),
        ("cite", ["auto", *cite_registry.FORMATS]),
        ("coverage", ["auto", *coverage.FORMATS]),
        ("import", ["auto", *importing_run.FORMATS]),
        ("check-links", ["auto", *report.FORMATS]),
        ("archive", ["auto", *copies.FORMATS]),
        ("validate", ["auto", *validate.FORMATS]),
    ],
)
def test_the_help_names_every_format(cai: Callable[..., Ran], command: str, formats: list[str]) -> None:
    told = re.sub(r"\s+", "", cai(command, "--help").out)
    assert f"-f,--format[{'|'.join(formats)}]" in told


def test_a_dash_is_no_file_and_a_file_has_no_width(
    cai: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    eighty = cai("timeline", "-f", "text").out
    monkeypatch.setenv("COLUMNS", "40")
    narrow = cai("timeline", "-f", "text").out
    assert narrow != eighty
    assert cai("timeline", "-f", "text", "-o", "-").out == narrow
    assert cai("timeline", "-o", tmp_path / "t.txt") == (0, "", "")
    assert (tmp_path / "t.txt").read_text(encoding="utf-8") == eighty


# ------------------------------------------------------------------------------------------- timeline


def ids(ran: Ran) -> list[str]:
    assert ran.code == 0
    return [line.split("\t")[1] for line in ran.out.splitlines()]


def test_filters_reach_the_query(cai: Callable[..., Ran]) -> None:
    asked = ["timeline", "--ledger", BARE]
    assert ids(cai(*asked, "--category", "bridge", "--limit", 1)) == ["ferry"]
    assert ids(cai(*asked, "--category", "bridge", "--limit", 1, "--reverse")) == ["new-bridge"]
    assert ids(cai(*asked, "--source", "gauge")) == ["great-flood", "gauge"]
    assert ids(cai(*asked, "--where", "level=7")) == ["great-flood"]
    assert ids(cai(*asked, "--since", "1784-02-10", "--until", "1784-02-20")) == ["great-flood"]
    assert ids(cai(*asked, "--since", "1784-02-10", "--until", "1784-02-20", "--strict")) == []


# ----------------------------------------------------------------------------------------------- cite


def test_details_are_for_a_terminal_unless_asked_for(
    on_a_terminal: Callable[..., str], tmp_path: Path
) -> None:
    assert "cited for" in on_a_terminal("cite", 4)
    assert "cited for" not in on_a_terminal("cite", 4, "--no-details")
    assert on_a_terminal("cite", 4, "--bibliography").count("\n") == 1
    assert on_a_terminal("cite", 4, "-o", tmp_path / "note.txt") == ""
    assert (tmp_path / "note.txt").read_text(encoding="utf-8").count("\n") == 1


@pytest.mark.parametrize(
    ("suffix", "form"),
    [
        (".txt", "text"), (".md", "markdown"), (".html", "html"), (".htm", "html"), (".bib", "biblatex"), (".ris", "ris"),
        (".json", "csl-json"), (".wiki", "wikipedia"),
    ],
)  # fmt: skip
def test_a_suffix_goes_by_the_custom_of_its_field(
    cai: Callable[..., Ran], tmp_path: Path, suffix: str, form: str
) -> None:
    file = tmp_path / f"refs{suffix}"
    assert cai("cite", 4, "-o", file) == (0, "", "")
    assert file.read_bytes().decode() == cai("cite", 4, "-f", form).out


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["4", "-f", "html", "--details"], "html holds no details; they are for text"),
        (["4", "-f", "bibtex", "--csl", "x.csl"], "bibtex has no style; a style is for text, markdown and html"),
    ],
)  # fmt: skip
def test_options_that_say_two_things_at_once_are_refused(
    cai: Callable[..., Ran], args: list[str], said: str
) -> None:
    assert cai("cite", *args) == (2, "", f"cai: {said}\n")


# --------------------------------------------------------------------------- validate, import and init


def test_a_warning_fails_where_it_is_strict(cai: Callable[..., Ran], small: Path) -> None:
    assert cai("validate", small).code == 0
    assert cai("validate", small, "--strict").code == 1


def test_what_comes_through_a_pipe_has_a_name(
    cai: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    def ran(data: bytes, *args: str) -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        return cai("import", "-", *args)

    assert ran(b"") == (1, "", "cai: no work found in <stdin>\n")
    assert ran(b"hello").err.startswith("<stdin>:1:1: error: ")
    assert ran(b"@book{a, title = {T}}", "-f", "ris").code == 3


def test_no_name_or_field_of_a_foreign_file_reaches_the_terminal(
    cai: Callable[..., Ran], tmp_path: Path
) -> None:
    empty = tmp_path / "a\x1b[0m.bib"
    empty.write_bytes(b"")
    assert cai("import", empty).err == f"cai: no work found in {tmp_path}/a\\x1b[0m.bib\n"
    empty.write_bytes(b"@book{a, title = {T}, odd\x1b = {x}}")
    assert "\x1b" not in cai("import", empty).err


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("new.toml", "wrote new.toml; try `cai timeline --ledger new.toml`"),
        ("my ledger.toml", "wrote my ledger.toml; try `cai timeline --ledger 'my ledger.toml'`"),
        ("a\x1b.toml", "wrote a\\x1b.toml; try `cai timeline --ledger 'a\\x1b.toml'`"),
    ],
)
def test_init_says_what_to_try_next(cai: Callable[..., Ran], tmp_path: Path, name: str, told: str) -> None:
    assert cai("init", name, cwd=tmp_path) == (0, "", f"cai: {told}\n")
    assert (tmp_path / name).exists()


# --------------------------------------------------------------------------------------- check-links


def test_remarks_and_troubles_are_told_harmless(
    cai: Callable[..., Ran], small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    history = small.with_name("h\x1b.json")
    history.write_text("garbage")
    asked = ["check-links", "--offline", "--ledger", small]
    assert cai(*asked, "--history", history).err.startswith(
        f"cai: {small.parent}/h\\x1b.json is not a history of links"
    )
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(small.parent / "no\x1b" / "summary"))
    trouble = cai(*asked, "--no-history", "--format", "github").err
    assert trouble.startswith("cai: ")
    assert "no\\x1b/summary" in trouble
