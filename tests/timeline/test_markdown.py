"""The Markdown document: read back by a CommonMark parser, whatever the ledger's text tries."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from ca_israel.cite.formats.markdown import note_line
from ca_israel.cite.notes import Note
from ca_israel.cite.parts.rich_text import link
from ca_israel.dates import Day, parse
from ca_israel.ledger.model import Archive, Citation, Country, Event, Footnote, Ledger, Locator, Name, Source
from ca_israel.query.select import Query
from ca_israel.terminal.look import PLAIN, Look
from ca_israel.text.safe import harmless
from ca_israel.timeline.markdown import render
from ca_israel.timeline.timeline import TimelineOptions, timeline
from timeline.selected import LEDGERS, NASTY, TEXTS, one, selected

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token
    from syrupy.assertion import SnapshotAssertion

    from ca_israel.timeline.timeline import Timeline

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
MARK = re.compile(r"\\.|\[\^(\d+(?:-\d+)?)\]")  # or an escape, which is none
NOTE = re.compile(r"^\[\^(\d+(?:-\d+)?)\]: (.*)\n", re.MULTILINE)
OURS = {"heading", "bullet_list", "list_item", "paragraph", "inline", "text", "strong", "hardbreak", "code_inline", "link"}  # fmt: skip
URL = "https://example.org/a_b_*c*?x=[1]&y=(2)#f"


class Document(NamedTuple):
    """What a reader sees: the body and each note as tokens, footnote marks taken out of them."""

    body: list[Token]
    marks: list[str]
    notes: dict[str, list[Token]]


def read(timeline: Timeline) -> Document:
    """The document as a parser of CommonMark, tables and footnotes has it."""
    text = render(timeline, PLAIN)
    notes = {number: list(tokens(note)) for number, note in NOTE.findall(text)}
    body = NOTE.sub("", text)
    marks = [number for number in MARK.findall(body) if number]
    return Document(list(tokens(MARK.sub(lambda mark: "" if mark[1] else mark[0], body))), marks, notes)


def tokens(text: str) -> Iterator[Token]:
    for token in READER.parse(text):
        yield token
        yield from token.children or ()


def kinds(parsed: list[Token]) -> set[str]:
    return {token.type.removesuffix("_open").removesuffix("_close") for token in parsed}


def words(parsed: list[Token]) -> str:
    """The text without blanks and the zero-width spaces that keep mail addresses from becoming links."""
    told = "".join(token.content for token in parsed if token.type in {"text", "code_inline"})
    return re.sub(r"[\s\u200b]", "", told)


def bare(text: str) -> str:
    return re.sub(r"[\s\u200b]", "", harmless(text))


def links(parsed: list[Token]) -> list[str]:
    return [str(token.attrs["href"]) for token in parsed if token.type == "link_open"]


@pytest.mark.parametrize("name", LEDGERS)
def test_whole_outputs(name: str, snapshot: SnapshotAssertion) -> None:
    assert render(selected(name), PLAIN) == snapshot


def test_the_bytes_do_not_depend_on_the_terminal() -> None:
    assert render(selected("ours"), Look(20, colour=True, unicode=False)) == render(selected("ours"), PLAIN)


def test_nothing_selected_is_an_empty_answer() -> None:
    assert render(selected("ours", limit=0), PLAIN) == ""


# -------------------------------------------------------------------------------------------- the parts


def test_years_are_headings_and_events_items() -> None:
    text = render(selected("ours"), PLAIN)
    assert re.findall("^# (.*)$", text, re.MULTILINE) == ["Israel and Central Asia"]
    assert re.findall("^## (.*)$", text, re.MULTILINE) == [
        "2001",
        "2014",
        "2019",
        "2020",
        "2021",
        "2022",
        "2023",
        "Notes",
    ]
    assert text.count("\n- **") == 9


def test_latest_first_turns_the_years_round() -> None:
    assert (
        re.findall("^## ([0-9]+)$", render(selected("ours", reverse=True), PLAIN), re.MULTILINE)[0] == "2023"
    )


def test_an_event_says_all_that_is_known_of_it() -> None:
    ledger = Ledger(Path("l"), title="L", countries={"a": Country("a", "A-land")})
    what = one(
        "T", "2021-05~", ledger=ledger, status="claimed", detail="More.", countries=("a",), categories=("x", "y"),
        place="P", people=("Q", "R"), follows="plan", id="me",
    )  # fmt: skip
    assert "- **c. May 2021**: CLAIMED T\\\n  More.\\\n  A-land · x, y · P · Q, R\n" in render(what, PLAIN)
    asked = what._replace(options=TimelineOptions(ids=True))
    assert "\n  A-land · x, y · P · Q, R · follows `plan` · `me`\n" in render(asked, PLAIN)


def test_an_event_that_follows_another_names_it_by_its_title() -> None:
    plan = Event("plan", parse("2020"), "A *plan*")
    done = Event("done", parse("2021"), "Done", follows="plan")
    text = render(timeline(Ledger(Path("l"), events=(plan, done)), Query()), PLAIN)
    assert "- **2021**: Done\\\n  follows A \\*plan\\* (2020)\n" in text
    assert "- **2020**: A \\*plan\\*\n" in text


def test_a_note_begins_with_its_own_number_and_a_second_mark_has_a_note_that_names_it() -> None:
    events = tuple(Event(f"e{year}", parse(f"{year}"), "E", footnotes=(4,)) for year in (2001, 2002, 2003))
    ledger = Ledger(
        Path("l"),
        sources={"k": Source("k", "web", "T")},
        footnotes={4: Footnote(4, (Citation("k"),))},
        events=events,
    )
    text = render(timeline(ledger, Query()), PLAIN)
    assert [line[-7:] for line in text.splitlines() if line.startswith("- ")] == [
        ": E[^4]",
        "E[^4-2]",
        "E[^4-3]",
    ]
    assert text.split("## Notes\n\n")[1] == (
        "[^4]: \\[4\\] “T”.\n[^4-2]: \\[4\\] As above.\n[^4-3]: \\[4\\] As above.\n"
    )


def test_every_mark_has_its_note_and_every_note_its_mark() -> None:
    for name in LEDGERS:
        document = read(selected(name))
        assert set(document.marks) == set(document.notes)
    assert "[^8]" not in render(selected("ours", countries=("kazakhstan",)), PLAIN)


def test_addresses_in_notes_are_links_to_themselves() -> None:
    for _, note in NOTE.findall(render(selected("ours"), PLAIN).replace("As above.", "<https://above>")):
        assert len(re.findall("<http[^>]+>", note)) == 1
    source = Source("k", "web", "T", url=URL)
    ledger = Ledger(Path("l"), sources={"k": source}, footnotes={1: Footnote(1, (Citation("k"),))})
    assert f"<{URL}>" in render(one("T", ledger=ledger, footnotes=(1,)), PLAIN)


def test_the_archived_copy_stands_for_a_work_that_is_gone_and_a_usurped_address_is_not_printed() -> None:
    sold = Source("k", "web", "T", url="https://sold.example/", state="usurped")
    for source, shown in (
        (sold, None),
        (sold._replace(archive=Archive("https://kept.example/", None)), "https://kept.example/"),
    ):
        ledger = Ledger(Path("l"), sources={"k": source}, footnotes={1: Footnote(1, (Citation("k"),))})
        text = render(one("T", ledger=ledger, footnotes=(1,)), PLAIN)
        assert "sold.example" not in text
        assert (f"<{shown}>" in text) == (shown is not None)


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({}, "9 events"),
        ({"countries": ("kazakhstan",)}, "4 of 9 events · country Kazakhstan"),
        ({"countries": ("kazakhstan", "kyrgyzstan"), "include_regional": True},
         "6 of 9 events · country Kazakhstan or Kyrgyzstan or no country named"),
        ({"countries": ("israel",)}, "9 events · country Israel"),
        ({"categories": ("defense",), "statuses": ("claimed",)}, "1 of 9 events · category defense · status claimed"),
        ({"footnotes": (2,), "sources": ("blua-player",)}, "2 of 9 events · footnote 2 · source blua-player"),
        ({"search": "*elbit*"}, None),
        ({"search": "elbit"}, "2 of 9 events · words elbit"),
        ({"since": Day(2021, 5, 2), "until": Day(2022, 6, 28)},
         "2 of 9 events · since 2 May 2021 · until 28 June 2022 · 1 may fall outside the time asked for · 1 reaches beyond it"),
        ({"until": Day(2001, 12, 31), "strict": True}, "2 of 9 events · until 31 December 2001 · only what certainly lies in that time"),
        ({"limit": 2}, "2 of 9 events · at most 2"),
    ],
)  # fmt: skip
def test_the_query_is_told_in_a_line(query: dict[str, Any], told: str | None) -> None:
    assert render(selected("ours", **query), PLAIN).splitlines()[2:3] == ([told] if told else [])


def test_what_was_asked_is_no_markup_either() -> None:
    text = render(
        one("T *a*", x={"k": "*v*"})._replace(query=selected("ours", where=(("*k*", "*v*"),)).query), PLAIN
    )
    assert text.splitlines()[2] == "1 event · where \\*k\\*=\\*v\\*"


# ---------------------------------------------------------------------------------------------- hostile


def everywhere(text: str) -> Timeline:
    """A timeline of one event whose every text is this one."""
    source = Source("k", "web", text, authors=(Name(text), Name(text, text)), container=text, url=URL)
    notes = {
        1: Footnote(1, (Citation("k", Locator("page", text)),)),
        2: Footnote(2, (Citation("k", None, text, text),)),
    }
    ledger = Ledger(
        Path("l"), title=text, countries={"c": Country("c", text)}, sources={"k": source}, footnotes=notes
    )
    return one(
        text,
        ledger=ledger,
        options=TimelineOptions(ids=True),
        detail=text,
        place=text,
        people=(text,),
        categories=(text,),
        countries=("c",),
        footnotes=(1, 2),
    )


def assert_only_text(text: str) -> None:
    what = everywhere(text)
    body, marks, notes = read(what)
    assert kinds(body) <= OURS
    assert links(body) == []
    assert [token.tag for token in body if token.type == "heading_open"] == ["h1", "h2", "h2"]
    assert sum(token.type == "list_item_open" for token in body) == 1
    assert [token.content for token in body if token.type == "code_inline"] == ["e"]
    assert words(body).count(bare(text)) >= 7
    assert marks == ["1", "2"]
    for note in notes.values():
        assert kinds(note) <= {"paragraph", "inline", "text", "link"}
        assert sum(token.type == "paragraph_open" for token in note) == 1
        assert bare(text) in words(note)
    assert links(notes["1"]) == [READER.normalizeLink(URL)]


@pytest.mark.parametrize("text", NASTY)
def test_hostile_text_is_text(text: str) -> None:
    assert_only_text(text)


@given(TEXTS)
def test_any_text_is_text(text: str) -> None:
    assert_only_text(text)


@pytest.mark.parametrize(
    ("text", "markdown"),
    [("- a", r"\- a"), ("===", r"\==="), (": a", r"\: a"), ("2. a", r"2\. a"), ("ii) a", r"ii\) a"), ("   a", "a"), ("More. a", r"More\. a"), ("2014-05", "2014-05"), ("Later.", "Later.")],
)  # fmt: skip
def test_a_line_begins_no_block(text: str, markdown: str) -> None:
    assert f"\\\n  {markdown}\\\n  `e`\n" in render(
        one("T", detail=text, options=TimelineOptions(ids=True)), PLAIN
    )


def test_the_words_of_a_link_are_no_markup() -> None:
    line = note_line(Note(1, link("https://example.org/", "10.1000/[a](b)*"), ()))
    assert line == "[^1]: \\[1\\] [10.1000/\\[a\\](b)\\*](<https://example.org/>)"


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("javascript:alert(1)", []),
        ("data:text/html,x", []),
        ("https://e/ x", ["https://e/%20x"]),
        ("https://e/<b>", ["https://e/%3Cb%3E"]),
    ],
)
def test_only_web_addresses_are_links(url: str, linked: list[str]) -> None:
    source = Source("k", "web", "T", url=url)
    ledger = Ledger(Path("l"), sources={"k": source}, footnotes={1: Footnote(1, (Citation("k"),))})
    note = read(one("T", ledger=ledger, footnotes=(1,))).notes["1"]
    assert links(note) == linked
    assert linked or bare(url) in words(note)


def test_an_address_shows_no_terminal_what_it_must_not_see() -> None:
    source = Source("k", "web", "T", url="https://e.org/где\u202e")
    ledger = Ledger(Path("l"), sources={"k": source}, footnotes={1: Footnote(1, (Citation("k"),))})
    assert "<https://e.org/где%E2%80%AE>" in render(one("T", ledger=ledger, footnotes=(1,)), PLAIN)
