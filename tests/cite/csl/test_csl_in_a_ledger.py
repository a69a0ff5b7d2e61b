"""A ledger in the style of a CSL file: one run of pandoc, none where no note is printed, and whose mistake it is."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ca_israel.cite.csl.pandoc import find_pandoc
from ca_israel.errors import ProgramUnusable

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Ran

DATA = Path(__file__).parents[2] / "data"
STYLES = {"notes": DATA / "csl_notes.csl", "author-date": DATA / "csl_author_date.csl"}
NOTES = 200
TEXT = (
    'schema = 1\nstyle = "styles/own.csl"\n[footnotes]\n'
    + "".join(f'{n} = {{ source = "s{n // 2}", page = {n} }}\n' for n in range(1, NOTES + 1))
    + "".join(
        f'[sources.s{n}]\ntype = "book"\ntitle = "Book {n}"\nauthors = ["Kim{n}, Anna"]\n'
        for n in range(NOTES // 2 + 1)
    )
    + "".join(
        f'[[events]]\nid = "e{n}"\ndate = "2001-01-{n // 10 + 1:02d}"\ntitle = "T"\nfootnotes = [{n}]\n'
        for n in range(1, NOTES + 1)
    )
)
PRINTING = ["text", "table", "json", "csv", "markdown", "ics", "html"]
SILENT = ["plain", "jsonl"]


@pytest.fixture(params=STYLES)
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A folder with a ledger of 200 notes and the style that it names."""
    (tmp_path / "events.toml").write_text(TEXT, encoding="utf-8")
    (tmp_path / "styles").mkdir()
    (tmp_path / "styles/own.csl").write_bytes(STYLES[request.param].read_bytes())
    return tmp_path


@pytest.fixture
def runs(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """Count the runs of pandoc but for those that ask its version."""
    try:
        real = find_pandoc().program
    except ProgramUnusable as missing:
        pytest.skip(f"{missing}; {missing.hint}")
    place = tmp_path_factory.mktemp("bin")
    program, counted = place / "pandoc", place / "runs"
    program.write_text(
        f'#!/bin/sh\n[ "$1" = --version ] || echo >>{counted}\nexec {real} "$@"\n', encoding="utf-8"
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{place}{os.pathsep}/bin")
    return lambda: len(counted.read_text().splitlines()) if counted.exists() else 0


@pytest.fixture
def _without_pandoc(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path_factory.mktemp("empty")))
    monkeypatch.setattr(sys, "path", [path for path in sys.path if not Path(path, "pypandoc").exists()])


@pytest.mark.parametrize("form", [*PRINTING, *SILENT])
def test_a_timeline_of_200_notes_costs_one_run_of_pandoc(
    cai: Callable[..., Ran], folder: Path, runs: Callable[[], int], form: str
) -> None:
    ran = cai("timeline", "-f", form, cwd=folder)
    assert (ran.code, ran.err.count("cai: pandoc")) == (0, 0)
    assert runs() == (form in PRINTING)
    told = " ".join(ran.out.replace("\r\n ", "").split())
    assert ("Kim100" in told) is (form in [*PRINTING, "jsonl"])


@pytest.mark.parametrize(
    "command", [("cite", "--all"), ("cite", "--all", "--full"), ("cite", "--all", "--details"), ("show", "7"), ("show", "e7")]
)  # fmt: skip
def test_so_do_citations_and_what_is_shown(
    cai: Callable[..., Ran], folder: Path, runs: Callable[[], int], command: tuple[str, ...]
) -> None:
    ran = cai(*command, cwd=folder)
    assert ran.code == 0
    assert "Kim3" in ran.out
    assert runs() == 1


@pytest.mark.parametrize(
    "command", [("cite", "--all", "-f", "ris"), ("show", "s7"), ("validate",), ("coverage",), ("timeline", "--limit", "0", "-f", "html")]
)  # fmt: skip
def test_where_no_note_is_printed_pandoc_is_not_run(
    cai: Callable[..., Ran], folder: Path, runs: Callable[[], int], command: tuple[str, ...]
) -> None:
    assert cai(*command, cwd=folder).code == 0
    assert runs() == 0


@pytest.mark.usefixtures("_without_pandoc")
@pytest.mark.parametrize("form", [*PRINTING, *SILENT])
def test_without_pandoc_only_what_prints_notes_is_refused(
    cai: Callable[..., Ran], folder: Path, form: str
) -> None:
    for style in ((), ("--style", "styles/own.csl")):
        ran = cai("timeline", "-f", form, *style, cwd=folder)
        if form in SILENT:
            assert (ran.code, ran.err) == (0, "")
        else:
            assert (ran.code, ran.out) == (3, "")
            assert ran.err.startswith("cai: a CSL style needs pandoc, which is not installed; ")
            assert "pip install pypandoc_binary" in ran.err
        assert cai("timeline", "-f", form, "--style", "chicago", cwd=folder).code == 0


@pytest.mark.usefixtures("_without_pandoc")
def test_a_ledger_without_notes_needs_no_pandoc(cai: Callable[..., Ran], folder: Path) -> None:
    text = 'schema = 1\nstyle = "styles/own.csl"\n[[events]]\nid = "e"\ndate = "2001"\ntitle = "T"\n'
    (folder / "events.toml").write_text(text, encoding="utf-8")
    for form in [*PRINTING, *SILENT]:
        assert cai("timeline", "-f", form, cwd=folder).code == 0
    assert cai("show", "e", cwd=folder).code == 0
    assert cai("validate", cwd=folder).code == 0


def test_the_path_is_relative_to_the_ledger_and_that_of_the_option_to_us(
    cai: Callable[..., Ran], folder: Path, runs: Callable[[], int]
) -> None:
    inside = cai("cite", "3", cwd=folder)
    assert inside.code == 0
    assert cai("cite", "3", "--ledger", "../events.toml", cwd=folder / "styles") == inside
    assert (
        cai("cite", "3", "--ledger", "../events.toml", "--style", "own.csl", cwd=folder / "styles") == inside
    )
    assert cai("cite", "3", "--csl", "styles/own.csl", cwd=folder) == inside
    assert runs() == 4


@pytest.mark.parametrize("folder", ["notes"], indirect=True)
def test_notes_in_full_are_as_if_each_stood_alone(
    cai: Callable[..., Ran], folder: Path, runs: Callable[[], int]
) -> None:
    assert cai("cite", "2-3", cwd=folder).out == "[2] Kim1, Book 1, S. 2.\n[3] Ebd., S. 3.\n"
    assert (
        cai("cite", "2-3", "--full", cwd=folder).out == "[2] Kim1, Book 1, S. 2.\n[3] Kim1, Book 1, S. 3.\n"
    )
    assert json.loads(cai("timeline", "-f", "json", cwd=folder).out)["footnotes"]["3"] == "Ebd., S. 3."
    assert "[3] Kim1, Book 1, S. 3." in cai("timeline", "-f", "csv", cwd=folder).out
    assert runs() == 4


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (None, "there is no CSL file styles/own.csl"),
        ("<html><p/></html>", "styles/own.csl is a web page, not a CSL style; save the style's own file, not its page"),
        ("", "styles/own.csl is empty, not a CSL style"),
    ],
)  # fmt: skip
def test_a_file_that_will_not_do_is_a_mistake_of_who_names_it(
    cai: Callable[..., Ran], folder: Path, content: str | None, fault: str
) -> None:
    (folder / "styles/own.csl").unlink()
    if content is not None:
        (folder / "styles/own.csl").write_text(content, encoding="utf-8")
    mistake = f"events.toml:2:9: error: {fault}\n"
    printing = [("cite", "3"), ("show", "3"), ("timeline", "-f", "html")]
    for command in printing:
        assert cai(*command, cwd=folder) == (3, "", mistake)
        assert cai(*command, "--style", "styles/own.csl", cwd=folder) == (2, "", f"cai: {fault}\n")
        assert cai(*command, "--style", "house", cwd=folder).code == 0
    checked = cai("validate", cwd=folder)
    assert (checked.code, checked.out) == (1, f"{mistake}events.toml: 1 error\n")
    for silent in ("timeline", "timeline -f jsonl", "coverage", "cite --all -f bibtex"):
        assert cai(*silent.split(), cwd=folder).code == 0
