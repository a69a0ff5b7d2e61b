"""What `cai validate` says of good, doubtful and broken ledgers, in its three formats."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ca_israel.reports.validation import FORMATS, render
from ca_israel.reports.validation.check import check
from ca_israel.terminal.look import Look
from conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Ran

TODAY = date(2026, 11, 23)
DOUBTFUL = """schema = 1
[sources.a]
type = "web"
title = "A"
url = "http://example.org/a"
[sources.b]
type = "web"
title = "B"
url = "http://example.org/b,c:d%"
[footnotes]
1 = "a"
2 = "b"
"""
MISTAKEN = 'schema = 1\n[[events]]\nid = "a"\ndate = "2001-13"\ntitle = "T"\ncountries = ["x\\u001b[31m", "y\\n::error::z"]\n'


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    monkeypatch.chdir(tmp_path)
    Path("doubtful.toml").write_text(DOUBTFUL)
    Path("mistaken.toml").write_text(MISTAKEN)
    Path("broken.toml").write_text("schema = = 1\n")
    return [Path(name) for name in ("doubtful.toml", "mistaken.toml", "broken.toml", "missing.toml")]


@pytest.mark.parametrize("name", FORMATS)
def test_whole_reports(files: list[Path], name: str, snapshot: Any) -> None:
    assert render(check(files, TODAY), name, Look()) == snapshot


def test_text_in_colour_says_the_same(files: list[Path]) -> None:
    import re

    report = check(files, TODAY)
    coloured = render(report, "text", Look(colour=True))
    assert coloured != render(report, "text", Look())
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == render(report, "text", Look())


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_in_a_ledger_reaches_the_terminal_or_the_runner(files: list[Path], name: str) -> None:
    text = render(check(files, TODAY), name, Look())
    assert "\x1b" not in text
    if name == "github":
        assert all(line.startswith(("::error ", "::warning ")) for line in text.splitlines())
        assert "col=7,title=cai plain-http::" in text


@pytest.mark.parametrize(
    ("names", "strict", "code"),
    [
        (["doubtful"], False, 0), (["doubtful"], True, 1), (["mistaken"], False, 1), (["broken"], False, 3),
        (["missing"], False, 3), (["doubtful", "mistaken"], False, 1), (["mistaken", "broken"], False, 3),
    ],
)  # fmt: skip
def test_exit_codes(files: list[Path], names: list[str], strict: bool, code: int) -> None:
    assert check([Path(f"{name}.toml") for name in names], TODAY).exit_code(strict=strict) == code


def test_our_own_ledger_validates_clean(cai: Callable[..., Ran]) -> None:
    assert cai("validate", "--strict") == (
        0, "events.toml: valid, no warnings; 9 events, 11 footnotes, 10 sources\n", "",
    )  # fmt: skip


def test_our_own_ledger_stays_clean_whatever_the_day() -> None:
    for year in (2027, 2040):
        assert check([ROOT / "events.toml"], date(year, 1, 1)).exit_code(strict=True) == 0


def test_json_lists_every_file(files: list[Path]) -> None:
    document = json.loads(render(check(files, TODAY), "json", Look()))
    assert document["schema"] == 1
    assert [(file["ledger"], file["valid"], len(file["errors"]), len(file["warnings"])) for file in document["files"]] == [
        ("doubtful.toml", True, 0, 2), ("mistaken.toml", False, 3, 0), ("broken.toml", False, 1, 0), ("missing.toml", False, 1, 0),
    ]  # fmt: skip
    assert document["files"][0]["warnings"][0] == {
        "line": 5, "column": 7, "code": "plain-http", "message": "example.org is linked by plain http",
        "hint": "use https if it shows the same page",
    }  # fmt: skip
