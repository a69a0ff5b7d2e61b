"""Marked text: italics and links beside the words, and no ledger that can forge them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ca_israel.cite.parts.rich_text import (
    Run,
    capital,
    italic,
    joined,
    link,
    plain_text,
    runs,
    unmarked,
    upright,
)
from ca_israel.ledger.model import Archive, Name, Source

if TYPE_CHECKING:
    from collections.abc import Callable

URL = "https://example.org/a"


def test_runs_tell_italics_and_links() -> None:
    marked = f"A, {italic('B')} 4, {link(URL)} {link(URL, 'here')}."
    assert list(runs(marked)) == [
        Run("A, "),
        Run("B", italic=True),
        Run(" 4, "),
        Run(URL, href=URL),
        Run(" "),
        Run("here", href=URL),
        Run("."),
    ]
    assert plain_text(marked) == f"A, B 4, {URL} here."


def test_a_link_may_stand_in_italics() -> None:
    assert list(runs(italic(f"a {link(URL, 'b')}"))) == [Run("a ", italic=True), Run("b", True, URL)]


def test_words_stand_upright_in_italics() -> None:
    assert list(runs(italic(f"a{upright('b')}c"))) == [Run("a", italic=True), Run("b"), Run("c", italic=True)]


def test_the_first_letter_is_made_a_capital_behind_the_marks() -> None:
    assert capital(f"{italic('op')} cit") == f"{italic('Op')} cit"
    assert capital(link(URL, "here")) == link(URL, "Here")
    assert capital("ǆep") == "ǅep"
    assert not capital("")


def test_nothing_in_italics_is_nothing() -> None:
    assert not italic("")
    assert not upright("")
    assert joined(["a", None, "", italic(""), "b"]) == "a, b"


FORGED = Source(
    "k", "news", "\ufdd0T\ufdd1", (Name("\ufdd2F", "G"),), url=URL, archive=Archive("\ufdd4", date(2020, 1, 1)), x={"a": "\ufdd0"}
)  # fmt: skip


def test_a_work_s_own_marks_are_replaced_everywhere() -> None:
    clean = unmarked(FORGED)
    assert clean.title == "\ufffdT\ufffd"
    assert clean.authors == (Name("\ufffdF", "G"),)
    assert clean.archive == Archive("\ufffd", date(2020, 1, 1))
    assert clean.key == "k"
    assert isinstance(clean, Source)


@pytest.mark.parametrize(
    ("forged", "clean"),
    [
        (Source("k", "news", "T\ufdd4"), Source("k", "news", "T\ufffd")),
        (
            Source("k", "news", "T", (Name("F", "é\ufdd0"),)),
            Source("k", "news", "T", (Name("F", "é\ufffd"),)),
        ),
        (Source("k", "news", "T", titles=("a", "\ufdd2")), Source("k", "news", "T", titles=("a", "\ufffd"))),
    ],
)
def test_one_mark_anywhere_is_enough(forged: Source, clean: Source) -> None:
    assert unmarked(forged) == clean


def test_a_clean_work_is_the_same_work() -> None:
    work = Source("k", "news", "Ünï", (Name("F"),))
    assert unmarked(work) is work


@pytest.mark.parametrize("text", ["\ufdd2no end", "\ufdd4", "\ufdd3", "no start\ufdd3", "\ufdd0\ufdd0"])
def test_broken_marks_do_not_break(text: str) -> None:
    assert isinstance(plain_text(text), str)
    assert "".join(run.text for run in runs(text)) == plain_text(text)


WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufdd0\ufdd1\ufdd2\ufdd3\ufdd4"))


@given(st.lists(st.tuples(WORDS, st.sampled_from(["", "italic", "link"]))))
def test_the_words_of_the_runs_are_the_plain_words(parts: list[tuple[str, str]]) -> None:
    looks: dict[str, Callable[[str], str]] = {
        "": str,
        "italic": italic,
        "link": lambda text: link(URL, text or "x"),
    }
    marked = "".join(looks[look](text) for text, look in parts)
    assert "".join(run.text for run in runs(marked)) == plain_text(marked)
    assert plain_text(marked) == "".join(text or ("x" if look == "link" else "") for text, look in parts)
