"""`cai import` as people meet it: from a file and a pipe, refusals, exit codes; it touches no ledger."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING, Any

import pytest

from conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

GOOD = "@book{kim2001,\n  author = {Kim, Anna},\n  title = {A {Title}},\n  keywords = {rain},\n  year = 2001\n}\n"
TOML = '[sources.kim2001]\ntype      = "book"\nauthors   = ["Kim, Anna"]\ntitle     = "A Title"\npublished = 2001\n'


@pytest.fixture
def bib(tmp_path: Path) -> Path:
    path = tmp_path / "refs.bib"
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_works_are_printed_ready_to_paste_and_the_rest_is_told(cai: Callable[..., Ran], bib: Path) -> None:
    ran = cai("import", str(bib))
    assert (ran.code, ran.out) == (0, TOML)
    assert ran.err == f'{bib}:4:3: warning: kim2001: the field "keywords" is not carried over\n'


def test_what_is_printed_loads_in_a_ledger(cai: Callable[..., Ran], bib: Path, ledger_of: Any) -> None:
    assert ledger_of(cai("import", str(bib)).out).sources["kim2001"].title == "A Title"


@pytest.mark.parametrize("name", ["biblatex", "ris", "csl-json"])
def test_our_own_exports_come_back_through_a_pipe(
    cai: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, ledger_of: Any, ours: Any, name: str
) -> None:
    exported = cai("cite", "--all", "-f", name).out
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(exported.encode())))
    ran = cai("import", "-")
    assert (ran.code, ran.err) == (0, "")
    assert ledger_of(ran.out).sources.keys() == ours.sources.keys()


def test_a_file_is_written_whole_and_no_ledger_touched(
    cai: Callable[..., Ran], bib: Path, tmp_path: Path
) -> None:
    before = (ROOT / "events.toml").read_bytes()
    assert cai("import", str(bib), "-o", str(tmp_path / "sources.toml")).out == ""
    assert (tmp_path / "sources.toml").read_text(encoding="utf-8") == TOML
    assert (ROOT / "events.toml").read_bytes() == before


@pytest.mark.parametrize("ledger", ["# mine\nschema = 1\n", "schema=1\nnot TOML"])
def test_a_ledger_is_never_written_over(
    cai: Callable[..., Ran], bib: Path, tmp_path: Path, ledger: str
) -> None:
    mine = tmp_path / "events.toml"
    mine.write_text(ledger, encoding="utf-8")
    ran = cai("import", bib, "-o", mine)
    assert (ran.code, ran.out) == (2, "")
    assert (
        ran.err
        == f"cai: -o {mine} holds a ledger, which is never written over; nothing is written; name another file\n"
    )
    assert mine.read_text(encoding="utf-8") == ledger


def test_sources_printed_before_are_written_anew(cai: Callable[..., Ran], bib: Path, tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text("[sources.schema]\n", encoding="utf-8")
    assert cai("import", bib, "-o", tmp_path / "sources.toml").code == 0
    assert (tmp_path / "sources.toml").read_text(encoding="utf-8") == TOML


@pytest.mark.parametrize(
    ("name", "content", "code", "said"),
    [
        ("a.bib", b"", 1, "cai: no work found in {path}\n"),
        ("a.txt", b"hello", 3, "{path}:1:1: error: this is neither BibTeX nor RIS nor CSL-JSON\n"),
        ("a.json", b'[{"id": "a",]', 3, "{path}:1:13: error: "),
        ("a.bib", b"@book{a, title = {\xff}}", 3, "{path}:1:19: error: "),
        ("a.ris", b"@book{a, title = {T}}", 3, "{path}:1:1: error: "),
        ("a.bib", b"@book{a, title = {T}\n\n@book{b, title = {U}}\n", 1, "{path}:"),
    ],
)
def test_what_is_no_bibliography_is_told_where(
    cai: Callable[..., Ran], tmp_path: Path, name: str, content: bytes, code: int, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    ran = cai("import", str(path))
    assert ran.code == code
    assert ran.err.startswith(said.replace("{path}", str(path)))


def test_a_file_that_cannot_be_opened_is_told(cai: Callable[..., Ran], tmp_path: Path) -> None:
    nowhere = tmp_path / "no.bib"
    assert cai("import", str(nowhere)) == (3, "", f"cai: cannot read {nowhere}: there is no such file\n")
    assert cai("import", str(tmp_path)) == (3, "", f"cai: {tmp_path} is a folder, not a bibliography\n")


def test_a_format_can_be_named(cai: Callable[..., Ran], tmp_path: Path) -> None:
    path = tmp_path / "refs"
    path.write_text(GOOD, encoding="utf-8")
    assert cai("import", str(path), "-f", "bib").out == TOML
    assert (
        cai("import", str(path), "-f", "bibb").err == 'cai: --format cannot be "bibb"; did you mean "bib"?\n'
    )
