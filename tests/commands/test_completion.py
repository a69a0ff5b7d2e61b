"""What completion offers: values of the ledger at hand that begin so, told in words, and never a failure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import typer

from ca_israel.commands import app, completion
from ca_israel.links.rules import RULES
from conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ca_israel.commands.completion import Values

TEXT = r"""schema = 1
categories = ["Trade", "$(war)"]
[countries.uz]
name = "Uzbekistan"
[countries.kz]
name = "Kazakhstan"
[sources.alpha]
type = "web"
title = "A “title” of\u001b[0m `ls` and many more words than anybody reads in a line of help"
[sources.beta]
type = "web"
title = "Beta"
[footnotes]
2 = ["beta", "alpha"]
1 = "alpha"
[[events]]
id = "emigre"
date = "2001"
title = "One"
"""
ALPHA = "A “title” of\\x1b[0m `ls` and many more words than anybody reads in a line of help"
COMPLETERS = ["countries", "categories", "footnotes", "sources", "cited", "anything"]


def context(ledger: Path | None = None, before: Path | None = None) -> typer.Context:
    """The line as far as it was typed, the ledger named after the command or before it."""
    command = typer.main.get_command(app.app)
    root = typer.Context(command)
    root.params = {"ledger": before and str(before)}
    typed = typer.Context(command, parent=root)
    typed.params = {"ledger": ledger and str(ledger)}
    return typed


def offered_by(completer: str) -> Callable[[typer.Context, str], Values]:
    return getattr(completion, completer)  # type: ignore[no-any-return]


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "l.toml"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("completer", "begun", "offered"),
    [
        ("countries", "", [("uz", "Uzbekistan"), ("kz", "Kazakhstan")]),
        ("countries", "K", [("kz", "Kazakhstan")]),
        ("countries", "Kazakh", []),
        ("categories", "", [("Trade", "")]),
        ("categories", "tr", [("Trade", "")]),
        ("footnotes", "2", [("2", "Beta")]),
        ("sources", "b", [("beta", "Beta")]),
        ("cited", "b", [("beta", "Beta")]),
        ("cited", "2", [("2", "Beta")]),
        ("anything", "2", [("2", "Beta")]),
        ("anything", "b", [("beta", "Beta")]),
        ("anything", "émi", [("emigre", "One")]),
        ("anything", "x", []),
    ],
)
def test_values_that_begin_so_are_offered_with_what_they_mean(
    ledger: Path, completer: str, begun: str, offered: Values
) -> None:
    assert offered_by(completer)(context(ledger), begun) == offered
    assert offered_by(completer)(context(before=ledger), begun) == offered


def test_what_a_shell_would_run_goes_out_of_the_help_which_is_short(ledger: Path) -> None:
    [(value, told)] = completion.sources(context(ledger), "al")
    assert value == "alpha"
    assert told == ALPHA.translate(dict.fromkeys(map(ord, "\\[`"), " "))[:60]


def test_footnotes_are_offered_in_their_order(ledger: Path) -> None:
    assert [value for value, _ in completion.footnotes(context(ledger), "")] == ["1", "2"]


@pytest.mark.parametrize("completer", COMPLETERS)
def test_a_ledger_that_cannot_be_read_offers_nothing(tmp_path: Path, completer: str) -> None:
    assert offered_by(completer)(context(tmp_path / "no.toml"), "") == []


def test_where_no_ledger_is_named_the_one_at_hand_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert completion.countries(context(), "uz") == [("uzbekistan", "Uzbekistan")]
    monkeypatch.chdir(tmp_path)  # the copy that comes with cai
    assert completion.countries(context(), "uz") == [("uzbekistan", "Uzbekistan")]


def test_fixed_values_are_offered_as_far_as_they_begin_so() -> None:
    offer = completion.one_of(["json", "jsonl", "text"])
    assert [offer(begun) for begun in ("", "js", "t", "x")] == [
        ["json", "jsonl", "text"],
        ["json", "jsonl"],
        ["text"],
        [],
    ]


def test_rules_of_the_link_check_are_offered_with_what_they_look_at() -> None:
    [(value, told)] = completion.rules("drif")
    assert (value, told[:18], len(told)) == ("drifted", "drifted  Two signs", 60)
    assert [value for value, _ in completion.rules("tls-h")] == ["tls-host", "tls-handshake"]
    assert [value for value, _ in completion.rules("all")] == ["all"]
    assert len(completion.rules("")) == len(RULES) + 1


def test_styles_are_offered_and_the_csl_files_whose_path_begins_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "st[1]").mkdir()
    for name in ("chic.csl", "Other.CSL", "st[1]/mine.csl", "c.txt", "c$(x).csl"):
        (tmp_path / name).touch()
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/mine.csl").touch()

    def offered(begun: str) -> list[str]:
        return [value for value, _ in completion.styles(begun)]

    assert offered("") == ["house", "chicago", "apa", "mla", "ieee", "iso690", "Other.CSL", "chic.csl"]
    assert offered("chi") == ["chicago", "chic.csl"]
    assert offered("sub/") == ["sub/mine.csl"]
    assert offered("st[1]/") == [], "a shell would take the brackets for more than themselves"
    assert offered("\0") == offered("x") == []
