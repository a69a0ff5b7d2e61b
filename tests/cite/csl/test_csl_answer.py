"""Reading pandoc's answer: the engine's words to the letter, italics and links marked, rubbish refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ca_israel.cite.citation import Cite
from ca_israel.cite.csl.answer import read_answer
from ca_israel.cite.csl.opening import capitalised
from ca_israel.cite.parts.rich_text import Run, italic, link, plain_text, runs
from ca_israel.errors import ProgramUnusable
from ca_israel.ledger.model import Name, Source

RECORDED: dict[str, Any] = json.loads(
    (Path(__file__).parents[2] / "data/csl_answers.json").read_text("utf-8")
)
WORK = Source("k", "web", "iPhone sales", (Name("al-Hariri", "Jasim"),), short="eBay")


def recorded(name: str) -> tuple[list[str], dict[str, str]]:
    return read_answer(json.dumps(RECORDED[name]), notes=3)


def note(*inlines: dict[str, Any]) -> str:
    answer = {"blocks": [{"t": "Para", "c": [{"t": "Note", "c": [{"t": "Para", "c": list(inlines)}]}]}]}
    ((text,), entries) = read_answer(json.dumps(answer), notes=1)
    assert entries == {}
    return text


def string(text: str) -> dict[str, str]:
    return {"t": "Str", "c": text}


def test_footnotes_come_with_italics_and_links() -> None:
    texts, entries = recorded("notes and links")
    assert plain_text(texts[0]) == "see Jasim al-Hariri, A “Great” Game (P, n.d.), 12–14, https://x.org/."
    assert Run("A “Great” Game", italic=True) in runs(texts[0])
    assert Run("https://x.org/", href="https://x.org/") in runs(texts[0])
    assert (
        plain_text(texts[1]) == "“<I>iPhone</i> & $5,” Site, https://x.org/é?a=b; al-Hariri, A “Great” Game."
    )
    assert list(entries) == ["w1", "w2"]
    assert plain_text(entries["w1"]) == "Hariri, Jasim al-. A “Great” Game. P, n.d. https://x.org/."


def test_in_text_citations_and_the_margin_of_an_entry_come_too() -> None:
    texts, entries = recorded("superscripts and margins")
    assert texts == ["see 1", "1,2", "2"]
    assert plain_text(entries["w2"]) == "2. <i>iPhone</i> & $5. Site https://x.org/é?a=b."
    assert Run("A ‘Great’ Game", italic=True, href="https://x.org/") in runs(entries["w1"])


def test_the_number_of_the_first_note_comes_as_it_is() -> None:
    texts, _ = recorded("ibid")
    assert [plain_text(text)[-7:] for text in texts[1:]] == [" (n 3).", " (n 8)."]


@pytest.mark.parametrize(
    "kind", ["Strong", "SmallCaps", "Superscript", "Subscript", "Underline", "Strikeout"]
)
def test_other_looks_keep_their_words(kind: str) -> None:
    assert note(string("a"), {"t": kind, "c": [string("b")]}) == "ab"


def test_every_other_inline_keeps_its_words() -> None:
    attributes = ["", [], []]
    assert (
        note(
            string("a"), {"t": "Space"}, string("b"), {"t": "SoftBreak"}, {"t": "LineBreak"}, string("c\xa0d")
        )
        == "a b c\xa0d"
    )
    assert note({"t": "Quoted", "c": [{"t": "SingleQuote"}, [string("q")]]}) == "‘q’"
    assert note({"t": "Quoted", "c": [{"t": "DoubleQuote"}, [string("q")]]}) == "“q”"
    assert (
        note({"t": "Code", "c": [attributes, "a*b"]}, {"t": "Math", "c": [{"t": "InlineMath"}, "x"]})
        == "a*bx"
    )
    assert note({"t": "RawInline", "c": ["html", "<b>"]}) == "<b>"
    assert note({"t": "Link", "c": [attributes, [string("s")], ["https://h", ""]]}) == link("https://h", "s")
    assert note({"t": "Span", "c": [["", ["csl-block"], []], [string("b")]]}, string("c")) == "b c"


def test_italics_within_italics_are_upright() -> None:
    text = note({"t": "Emph", "c": [string("a"), {"t": "Emph", "c": [string("b")]}, string("c")]})
    assert list(runs(text)) == [Run("a", italic=True), Run("b"), Run("c", italic=True)]


def test_no_mark_of_ours_can_be_smuggled_in() -> None:
    assert note(string("a\ufdd2javascript:x\ufdd3b\ufdd4")) == "a\ufffdjavascript:x\ufffdb\ufffd"


@pytest.mark.parametrize(
    "answer",
    [
        "", "no JSON", "[]", "null", '"x"', "{}", '{"blocks": 3}', '{"blocks": [3]}', '{"blocks": [{"t": "Para", "c": [{}]}]}',
        '{"blocks": [{"t": "Para", "c": [{"t": "Unheard"}]}]}', '{"blocks": [{"t": "Para", "c": [{"t": "Str", "c": 4}]}]}',
        '{"blocks": [{"t": "Para", "c": [{"t": "Str"}]}]}', '{"blocks": [{"t": "Div", "c": []}]}', "[" * 100_000,
        '{"blocks": []}', '{"blocks": [{"t": "Para", "c": []}, {"t": "Para", "c": []}]}',
    ],
)  # fmt: skip
def test_rubbish_is_refused(answer: str) -> None:
    with pytest.raises(ProgramUnusable, match=r"^pandoc returned "):
        read_answer(answer, notes=1)


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        ("ibid., 4.", "Ibid., 4."),
        (italic("ibid.") + " 4", italic("Ibid.") + " 4"),
        (link("https://ibid", "ibid"), link("https://ibid", "Ibid")),
        ("al-Hariri, op.cit.", "al-Hariri, op.cit."),
        ("iPhone sales, 2021.", "iPhone sales, 2021."),
        ("eBay, 2021.", "eBay, 2021."),
        ("“ibid”", "“ibid”"),
        ("Ibid.", "Ibid."),
        ("", ""),
        (italic("an unpublished note"), italic("An unpublished note")),
    ],
)
def test_a_note_begins_with_a_capital_unless_the_word_is_the_ledger_s(printed: str, wanted: str) -> None:
    assert capitalised(printed, [Cite(WORK)]) == wanted


def test_a_prefix_begins_a_note_as_it_is_written() -> None:
    assert capitalised("see ibid.", [Cite(WORK, prefix=" see")]) == "see ibid."
