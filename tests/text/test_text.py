"""Text from elsewhere: harmless on a line, measured, wrapped, folded, and as JSON."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ca_israel.text.folding import fold
from ca_israel.text.json import json_text
from ca_israel.text.layout import cell_width, pad, wrap
from ca_israel.text.safe import harmless


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("bell\x07", "bell\\x07"),
        ("\x9b31m", "\\x9b31m"),
        ("\x7f", "\\x7f"),
        ("two\nlines\r\nand\ta tab", "two lines and a tab"),
        ("next\x85line\u2028and\u2029another", "next line and another"),
        ("\u202eright to left", "\\u202eright to left"),
        ("\u2066isolate\u2069", "\\u2066isolate\\u2069"),
        ("\U000e0041tag", "\\U000e0041tag"),
        ("[red]:smile:[/red]", "[red]:smile:[/red]"),
        ("a byte \udc80 \udcff of a file name", "a byte \\x80 \\xff of a file name"),
        ("half a letter \ud800 \udc7f", "half a letter \\ud800 \\udc7f"),
        ("שלום\u200f", "שלום\u200f"),
        ("soft\xadhyphen no\xa0break", "soft\xadhyphen no\xa0break"),
    ],
)
def test_controls_are_shown_and_nothing_else_is_touched(text: str, shown: str) -> None:
    assert harmless(text) == shown


@given(st.text())
def test_harmless_text_holds_no_control_and_stays_so(text: str) -> None:
    shown = harmless(text)
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or 0x202A <= ord(c) <= 0x202E for c in shown)
    assert harmless(shown) == shown


@pytest.mark.parametrize(
    ("text", "cells"),
    [("", 0), ("abc", 3), ("“Ўзбекистон” – ●", 16), ("中文", 4), ("e\u0301", 1), ("קזחסטן", 6), ("😀", 2)],
)
def test_width_is_counted_in_cells(text: str, cells: int) -> None:
    assert cell_width(text) == cells


def test_the_short_way_to_a_width_agrees_with_the_long_one() -> None:
    from rich.cells import cell_len

    for code in range(0x20, 0x2600):
        character = chr(code)
        if character.isprintable():
            assert cell_width(character) == cell_len(character), hex(code)


def test_padding_counts_cells() -> None:
    assert pad("中", 4) == "中  "


def test_wrapping_breaks_at_blanks() -> None:
    assert wrap("one two three", 7) == ["one two", "three"]
    assert wrap("", 7) == [""]


def test_a_url_is_never_broken() -> None:
    url = "https://example.org/a-very-long-address"
    assert wrap(f"see {url}, there", 12) == ["see", f"{url},", "there"]


def test_any_other_long_word_is_broken_in_cells() -> None:
    assert wrap("中" * 5, 4) == ["中中", "中中", "中"]
    assert wrap("a " + "x" * 9, 4) == ["a", "xxxx", "xxxx", "x"]
    assert wrap("中文 a", 1) == ["中", "文", "a"]


@given(st.text(alphabet="ab 中é", max_size=80), st.integers(min_value=2, max_value=30))
def test_wrapped_lines_fit_and_lose_nothing(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(cell_width(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Oʻzbekiston", "ozbekiston"),
        ("Türkmenistan", "TURKMENISTAN"),
        ("Узбекистан", "узбекистан"),
        ("Straße", "STRASSE"),
        ("DIŞ", "dis"),
        ("dış", "dis"),
        ("  two   words ", "two words"),
        ("ﬁnal", "final"),
        ("Ünïted  Státes", "united states"),
        ("O＇zbekiston", "ozbekiston"),
    ],
)
def test_folding_forgets_case_accents_and_apostrophes(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_folding_keeps_letters_apart() -> None:
    assert fold("Ўзбекистон") != fold("Қазақстан")


@given(
    st.recursive(
        st.text() | st.integers() | st.booleans() | st.none(),
        lambda v: st.lists(v) | st.dictionaries(st.text(), v),
    )
)
def test_json_is_the_same_data_and_harmless(value: object) -> None:
    text = json_text(value)
    assert json.loads(text) == value
    assert harmless(text.replace("\n", " ")) == text.replace("\n", " ")


def test_json_of_what_json_lacks() -> None:
    value = {"x": [float("inf"), float("nan")], "tag": "\U000e0041", "nested": {"y": (1.5, float("-inf"))}}
    assert json.loads(json_text(value)) == {
        "x": ["inf", "nan"], "tag": "\U000e0041", "nested": {"y": [1.5, "-inf"]},
    }  # fmt: skip


def test_json_in_ascii_for_a_stream_that_has_no_more() -> None:
    assert json_text("ў", ascii_only=True) == '"\\u045e"'


@pytest.mark.parametrize("ascii_only", [False, True])
def test_json_holds_what_unicode_can(ascii_only: bool) -> None:
    said = json_text({"y\udcff": ["a\ud800b", "ў😀\x7f", "\udc80"]}, indent=None, ascii_only=ascii_only)
    said.encode()  # no lone surrogate (RFC 8259, 8.2)
    assert "\\ud800" not in said.replace(r"\\ud800", "")
    assert json.loads(said) == {r"y\xff": [r"a\ud800b", "ў😀\x7f", r"\x80"]}
    assert not ascii_only or said.isascii()
