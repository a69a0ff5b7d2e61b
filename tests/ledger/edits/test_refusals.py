"""An edit that cannot be made is refused with its place, and nothing is made of the others."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest

from ca_israel.errors import EditRefused, OutputFailed
from ca_israel.ledger.document import NotToml
from ca_israel.ledger.edits.apply import apply
from ca_israel.ledger.edits.edit import Edit, add_event, add_footnote, add_source, set_key
from ca_israel.ledger.edits.layout import Look
from ca_israel.ledger.edits.line_ends import Lines

TEXT = """\
schema = 1
[sources.x]
type = "web"
[sources."y z"]
type = "web"
[footnotes]
1 = "x"
2 = ["x"]
"""
REFUSED: dict[str, tuple[Edit, str]] = {
    "a source that is there": (
        add_source("y z", {"type": "web"}),
        '4:1: error: source "y z" is there already',
    ),
    "a footnote that is there": (add_footnote(1, "x"), "7:5: error: footnote 1 is there already"),
    "a key of a source that is not": (
        set_key(("sources", "q", "state"), "gone"),
        '2:2: error: there is no source "q"',
    ),
    "a key of what is no table": (
        set_key(("footnotes", "1", "quote"), "a"),
        "7:5: error: footnote 1 is not a table with keys",
    ),
    "a key of a list": (
        set_key(("footnotes", "2", "quote"), 1),
        "8:5: error: footnote 2 is not a table with keys",
    ),
    "an item of a table": (
        set_key(("sources", 0, "url"), 1),
        "2:2: error: sources is not a table with keys",
    ),
    "a key of a value": (
        set_key(("sources", "x", "type", "a b"), 1),
        "3:8: error: sources.x.type is not a table with keys",
    ),
    "a table in what is not there": (
        set_key(("sources", "y z", "a b", "c"), 1),
        '4:1: error: there is no sources."y z"."a b"',
    ),
    "an item that is not there": (
        set_key(("events", 2, "id"), "a"),
        "1:1: error: there is no event number 3",
    ),
    "a list that is a table": (Edit(("sources",), {}, "append"), "2:2: error: sources is not a list"),
}


@pytest.mark.parametrize(("edit", "told"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_made_is_refused_at_its_place(edit: Edit, told: str) -> None:
    with pytest.raises(EditRefused) as refused:
        apply(TEXT, [set_key(("title",), "T"), edit], Path("my.toml"))
    assert str(refused.value).split("; ")[0] == f"my.toml:{told}"
    assert str(refused.value).endswith("; nothing is written; make this change by hand")
    assert refused.value.exit_code == 74


def test_a_half_of_a_character_cannot_be_written() -> None:
    with pytest.raises(EditRefused, match=r"^my\.toml:2:1: error: the edited ledger would not be TOML: "):
        apply(TEXT, [set_key(("sources", "x", "title"), "\ud800")], Path("my.toml"))


def test_tables_in_tables_without_end_are_refused() -> None:
    text = f"x{'.a' * 950} = {'{a = ' * 390}1{'}' * 390}\n"
    with pytest.raises(EditRefused, match=r"^my\.toml:1:1: error: the tables are nested too deeply; nothing"):
        apply(text, [set_key(("y",), 1)], Path("my.toml"))


def test_an_edit_that_came_to_nothing_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Lines, "with_spans", lambda self, _spans: TEXT)
    with pytest.raises(EditRefused, match=r"would not hold what was asked at sources\.x\.state"):
        apply(TEXT, [set_key(("sources", "x", "state"), "gone")], Path("my.toml"))


@pytest.mark.parametrize("value", [None, (1, 2), b"a", {1}])
def test_what_toml_has_no_word_for_is_a_mistake_of_the_caller(value: Any) -> None:
    with pytest.raises(TypeError, match="TOML has no"):
        apply(TEXT, [set_key(("sources", "x", "title"), value)], Path("my.toml"))


@pytest.mark.parametrize("source", ["a = ", b"\xff", "a = 1\na = 2"])
def test_what_is_no_toml_is_not_edited(source: str | bytes) -> None:
    with pytest.raises(NotToml, match=r"^my.toml:\d:\d: error: "):
        apply(source, [add_event({"id": "a"})], Path("my.toml"))


@pytest.mark.parametrize(
    ("extra", "told"),
    [
        ("\nstate = 'drifted'", "2:1: error: the edited ledger would not be TOML: "),
        ("\nurl = 'u'", "2:1: error: the edited ledger would not hold what was asked at sources.x.url"),
        ("\n[footnotes.1]", "2:1: error: the edited ledger would not be TOML: "),
    ],
)
def test_a_result_that_says_anything_else_is_refused(
    monkeypatch: pytest.MonkeyPatch, extra: str, told: str
) -> None:
    line = Look.line
    monkeypatch.setattr(Look, "line", lambda self, key, value: line(self, key, value) + extra)
    with pytest.raises(EditRefused) as refused:
        apply(TEXT, [set_key(("sources", "x", "state"), "gone")], Path("my.toml"))
    assert str(refused.value).startswith(f"my.toml:{told}")


def test_a_refusal_travels_between_processes() -> None:
    error = pickle.loads(pickle.dumps(EditRefused("a:1:1: error: b")))
    assert str(error) == "a:1:1: error: b"
    assert isinstance(error, OutputFailed)
