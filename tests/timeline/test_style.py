"""The notes of a timeline in every style and format: those that `cai cite` prints, and the works that they leave unsaid."""

from __future__ import annotations

import csv
import html
import json
import re
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import icalendar
import pytest

from ca_israel.cite.formats.markdown import inline, note_line
from ca_israel.cite.notes import footnotes
from ca_israel.cite.parts.rich_text import plain_text
from ca_israel.cite.registry import IN_TEXT, STYLES
from ca_israel.cite.style import style_named, style_of
from ca_israel.ledger.model import Archive, Citation, Ledger, Name, Source
from ca_israel.query.select import Query
from ca_israel.terminal.look import PLAIN, Look
from ca_israel.timeline import render
from ca_israel.timeline.timeline import timeline
from timeline.page.page_reading import read, said
from timeline.selected import one, selected

if TYPE_CHECKING:
    from collections.abc import Callable

    from syrupy.assertion import SnapshotAssertion

    from ca_israel.cite.style import Printing
    from ca_israel.timeline.timeline import Timeline
    from conftest import Ran

WIDE = Look(width=100)


def shown(style: str) -> Timeline:
    """Events of Kazakhstan, one of them resting on a later note to a work."""
    what = selected("ours")
    events = (event if event.footnotes else event._replace(footnotes=(4, 5)) for event in what.ledger.events)
    ledger = what.ledger._replace(events=tuple(events))
    return timeline(ledger, Query(countries=("kazakhstan",)), style=style_named(style))


def printed(what: Timeline, *, in_full: bool = False) -> Printing:
    """The notes and entries of the timeline as the style itself prints them."""
    numbered = [note for note in footnotes(what.ledger) if note[0] in what.notes]
    return what.style.printing(what.ledger, numbered, what.works, in_full=in_full)


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("style", STYLES)
def test_whole_notes(style: str, snapshot: SnapshotAssertion) -> None:
    text = render(shown(style), "text", WIDE)
    assert text[text.index("\nNotes\n") :] == snapshot


@pytest.mark.parametrize("form", ["text", "table"])
@pytest.mark.parametrize("style", STYLES)
def test_text_has_the_notes_and_of_an_in_text_style_the_works(style: str, form: str) -> None:
    what = shown(style)
    expected = printed(what)
    lines = words(render(what, form, WIDE))
    assert expected.notes
    assert all(words(str(note)) in lines for note in expected.notes.values())
    _, heading, works = lines.partition(" Works ")
    assert bool(heading) is (style in IN_TEXT)
    if heading:
        assert works == words(" ".join(map(plain_text, expected.entries.values())))


@pytest.mark.parametrize("style", STYLES)
def test_a_document_has_them_with_italics_and_links(style: str) -> None:
    what = shown(style)
    expected = printed(what)
    lines = render(what, "markdown", PLAIN).splitlines()
    assert all(note_line(note) in lines for note in expected.notes.values())
    works = lines[lines.index("## Works") + 2 :] if "## Works" in lines else []
    assert works == [f"- {inline(entry)}" for entry in expected.entries.values() if style in IN_TEXT]


@pytest.mark.parametrize("style", STYLES)
def test_a_page_has_them(style: str) -> None:
    what = shown(style)
    expected = printed(what)
    page = read(what)
    for number, note in expected.notes.items():
        assert said(page, f"#_n{number} p")[0].startswith(words(html.unescape(note.text)))
    works = said(page, "section[aria-labelledby=_works] li")
    assert works == [words(plain_text(entry)) for entry in expected.entries.values() if style in IN_TEXT]
    leads = {link.attributes["href"] for link in page.css(".notes a[href^=http]")}
    assert leads == {what.ledger.sources[key].url for key in what.works}


@pytest.mark.parametrize("style", STYLES)
def test_json_has_the_notes_alone_as_its_works_are_data(style: str) -> None:
    what = shown(style)
    notes = json.loads(render(what, "json", PLAIN))["footnotes"]
    assert notes == {str(number): note.text for number, note in printed(what).notes.items()}


@pytest.mark.parametrize("style", STYLES)
def test_what_is_read_by_itself_has_each_note_in_full_and_behind_a_citation_its_entry(style: str) -> None:
    what = shown(style)
    expected = printed(what, in_full=True)
    calendar = icalendar.Calendar.from_ical(
        render(what._replace(options=what.options._replace(vague="span")), "ics", PLAIN)
    )
    described = {str(entry["X-CAI-ID"]): str(entry["DESCRIPTION"]) for entry in calendar.walk("VEVENT")}
    table = {row["id"]: row["notes"] for row in csv.DictReader(StringIO(render(what, "csv", PLAIN)))}
    for event in what.selection.events:
        notes = [expected.notes[number] for number in event.footnotes]
        entries = [
            [plain_text(expected.entries[c.source]) for c in note.citations] if style in IN_TEXT else []
            for note in notes
        ]
        told = [" ".join((str(note), *of_it)) for note, of_it in zip(notes, entries, strict=True)]
        assert table[event.id] == " | ".join(told)
        assert described[event.id].endswith("\n".join(told))
    assert any(5 in event.footnotes for event in what.selection.events)


@pytest.mark.parametrize("command", [("timeline", "-f", "json"), ("cite", "--all"), ("show", "4")])
def test_the_ledger_s_style_holds_everywhere_and_the_option_before_it(
    cai: Callable[..., Ran], tmp_path: Path, command: tuple[str, ...]
) -> None:
    text = Path("events.toml").read_text(encoding="utf-8")
    (tmp_path / "events.toml").write_text(
        text.replace("\ntitle ", '\nstyle = "chicago"\ntitle ', 1), encoding="utf-8"
    )
    inside, usual = (
        "David Rosenberg, “Oil, Cyber and Weapons: Inside Israel’s Relationship With Kazakhstan,” Haaretz",
        "Haaretz, https",
    )
    chicago = cai(*command, cwd=tmp_path)
    assert chicago.code == 0
    assert (inside in words(chicago.out), usual in words(chicago.out)) == (True, False)
    house = cai(*command, "--style", "House", cwd=tmp_path)
    assert (inside in words(house.out), usual in words(house.out)) == (False, True)
    assert cai(*command, "--style", "house").out == cai(*command).out, "unless a ledger says otherwise"
    assert cai(*command, "--style", "chicago").out == chicago.out


def test_an_event_is_shown_with_the_entries_of_what_is_only_cited(cai: Callable[..., Ran]) -> None:
    told = words(cai("show", "region-2001-sharon", "--style", "mla").out)
    assert "note [2] (Blua) Blua, Antoine. “Israel Emerges as a Player in Central Asia.”" in told
    told = words(cai("show", "region-2001-sharon", "--style", "chicago").out)
    assert "note [2] Antoine Blua, “Israel Emerges" in told
    assert told.count("Blua") == 1


@pytest.mark.parametrize(
    "command", [("timeline", "-f", "plain"), ("timeline", "-f", "html"), ("cite", "4"), ("show", "4")]
)
@pytest.mark.parametrize(
    ("style", "said"),
    [
        ("chigaco", '--style cannot be "chigaco"; did you mean "chicago"?'),
        (
            "zotero",
            '--style cannot be "zotero"; choose from house, chicago, apa, mla, ieee, iso690, FILE.csl',
        ),
        ("", '--style cannot be ""; choose from house, chicago, apa, mla, ieee, iso690, FILE.csl'),
        ("no.CSL", "there is no CSL file no.CSL"),
    ],
)
def test_a_style_that_there_is_not_is_told(
    cai: Callable[..., Ran], tmp_path: Path, command: tuple[str, ...], style: str, said: str
) -> None:
    assert cai(*command, "--style", style, cwd=tmp_path) == (2, "", f"cai: {said}\n")


def test_no_note_is_composed_where_none_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    what = selected("ours")
    monkeypatch.setattr(what.style, "printing", None)
    for form in ("plain", "jsonl"):
        assert render(what, form, PLAIN)


# ----------------------------------------------------------------------------------- works and addresses

LOST = Archive("https://web.archive.example/1/a", None)
WORKS = Ledger(
    Path("l.toml"),
    sources={
        "a": Source("a", "web", "A", url="https://a.example/", state="gone", archive=LOST),
        "b": Source("b", "book", "", (Name("Doe", "Ann"), Name("Beethoven", "L.", "van"), Name("A, B & Co")), doi="10.1000/b",
                    container="In", url="https://b.example/x"),
        "c": Source("c", "web", "C", url="https://sold.example/", state="usurped"),
        "idle": Source("idle", "web", "Idle", url="https://idle.example/"),
    },
)  # fmt: skip


def resting(*keys: str) -> Timeline:
    return one("T", ledger=WORKS, sources=tuple(Citation(key) for key in keys))


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_data_has_what_leads_to_each_work_in_the_ledger_s_words(form: str) -> None:
    works: Any = json.loads(render(resting("b", "a", "b"), form, PLAIN))["works"]
    assert list(works) == ["b", "a"]
    assert works["b"] == {
        "title": None, "authors": ["Doe, Ann", "van Beethoven, L.", "A, B & Co"], "in": "In", "url": "https://b.example/x",
        "archive": None, "state": None, "doi": "10.1000/b",
    }  # fmt: skip
    assert works["a"] == {
        "title": "A", "authors": [], "in": None, "url": "https://a.example/", "archive": {"url": LOST.url, "date": None},
        "state": "gone", "doi": None,
    }  # fmt: skip


def test_each_json_line_has_its_own_works_and_the_document_all_of_those_shown() -> None:
    what = selected("ours", countries=("kazakhstan",))
    lines = [json.loads(line) for line in render(what, "jsonl", PLAIN).splitlines()]
    assert [list(line["works"]) for line in lines] == [line["sources"] for line in lines]
    document = json.loads(render(what, "json", PLAIN))
    assert list(document["works"]) == list(dict.fromkeys(key for line in lines for key in line["sources"]))
    assert len(document["works"]) < len(what.ledger.sources)


def test_a_row_has_the_addresses_of_its_works_as_notes_print_them() -> None:
    [row] = csv.DictReader(StringIO(render(resting("b", "c", "a", "b"), "csv", PLAIN)))
    assert row["urls"] == f"https://b.example/x | {LOST.url}"
    [row] = csv.DictReader(StringIO(render(resting(), "csv", PLAIN)))
    assert row["urls"] == ""


def test_our_own_ledger_names_no_style() -> None:
    assert str(style_of(selected("ours").ledger)) == "house"
    assert not re.search("^style", Path("events.toml").read_text(encoding="utf-8"), re.MULTILINE)
