"""Text in Markdown: shown letter for letter, no markup, no link, and on GitHub nobody is called."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from ca_israel.text.markdown import markdown_line, markdown_text
from ca_israel.text.safe import harmless
from timeline.selected import NASTY, TEXTS

COMMON = MarkdownIt("commonmark").enable(["table", "strikethrough"])
LINKIFYING = MarkdownIt("gfm-like", {"linkify": False})
ACTED_ON = re.compile(r"@\w|#\d|GH-\d|:[\w+-]+:")  # by GitHub: a name, an issue, an emoji
SIGNS = st.text(
    st.one_of(st.sampled_from("`*_[]()<>#@|~$!\\:&;-+=1.)^{}%GH/w"), st.characters()), max_size=40
)


def shown(markdown: str, reader: MarkdownIt) -> str:
    """Return what a reader sees of one paragraph, which holds text alone."""
    opened, inline, closed = reader.parse(markdown)
    assert (opened.type, inline.type, closed.type) == ("paragraph_open", "inline", "paragraph_close")
    assert {token.type for token in inline.children or ()} <= {"text", "text_special"}
    return "".join(token.content for token in inline.children or ())


def assert_text_alone(text: str) -> None:
    for reader in (COMMON, LINKIFYING):
        for on_github in (False, True):
            words = shown(f"x {markdown_text(text, on_github=on_github)} x", reader)
            assert words.replace("\u200b", "") == f"x {harmless(text)} x".replace("\u200b", "")
            assert not (on_github and ACTED_ON.search(words))


@pytest.mark.parametrize(
    "text", [*NASTY, "#12", "GH-7", ":shipit:", "##[error]x", "::error file=x::y", "<img src=x>"]
)
def test_hostile_text_is_text(text: str) -> None:
    assert_text_alone(text)


@given(SIGNS | TEXTS)
def test_any_text_is_text(text: str) -> None:
    assert_text_alone(text)


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        # what GFM makes a link of without any brackets (GFM 6.9): none of it is left
        ("see https://e.vil", r"see https\://e.vil"), ("HTTP://E.VIL", r"HTTP\://E.VIL"), ("ftp://e.vil", r"ftp\://e.vil"),
        ("www.e.vil", r"www\.e.vil"), ("WWW.e.vil", r"WWW\.e.vil"), ("//e.vil", r"\//e.vil"), ("a@e.vil", "a@&#8203;e.vil"),
        ("mailto:a@e.vil", r"mailto\:a@&#8203;e.vil"),
        (":smile:", r"\:smile:"), ("x!", r"x\!"), ("~a~ $b$", r"\~a\~ \$b\$"), ("10: a", "10: a"), ("Li, Wei (1) – “q”", "Li, Wei (1) – “q”"),
    ],
)  # fmt: skip
def test_bare_addresses_stay_bare(text: str, markdown: str) -> None:
    assert markdown_text(text) == markdown


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("@user", "@&#8203;user"), ("#12", r"\#&#8203;12"), ("GH-12", "GH-&#8203;12"), (":smile:", ":&#8203;smile:"),
        ("a-1", "a-1"), ("10: a", "10: a"), ("<b> & c", "&lt;b&gt; &amp; c"), ("*a*", r"\*a\*"),
    ],
)  # fmt: skip
def test_on_github_nobody_is_called_and_no_issue_named(text: str, markdown: str) -> None:
    assert markdown_text(text, on_github=True) == markdown


@pytest.mark.parametrize(
    "text", ["- a", "+ a", "1. a", "2) a", "===", ": a", "    a", "(1) a", "%a", "ii. a", "A) a"]
)
def test_a_line_begins_no_block(text: str) -> None:
    assert shown(markdown_line(markdown_text(text)), COMMON) == text.strip()
