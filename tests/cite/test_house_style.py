"""The article's own style: every footnote as render, short forms, several works, and what stands behind a note."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from ca_israel.cite.notes import footnotes, numbered_for
from ca_israel.cite.parts.rich_text import plain_text
from ca_israel.cite.render import CiteRequest, render
from ca_israel.cite.style import style_of
from ca_israel.cite.styles import house
from ca_israel.ledger.model import Citation, Locator, Name, Source
from ca_israel.terminal.look import PLAIN, Look
from conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from ca_israel.ledger.model import Ledger
    from conftest import Ran

EXPECTED: dict[str, Any] = json.loads((ROOT / "tests/data/house_notes.json").read_text(encoding="utf-8"))
KEYS = {
    "alHariri2011": "alhariri-penetration", "bluaIsraelEmerges": "blua-player", "gadimovaIsraeliUAVs": "gadimova-uavs",
    "rosenbergOilCyber": "rosenberg-oil", "liphshizDwindling": "liphshiz-dwindling",
    "hennesseyUzbekistan": "hennessey-strengthening", "investForum": "invest-forum", "kabarKyrgyzstan": "kabar-deepen",
    "canTajikistan": "can-prospects", "azernewsTurkmenistan": "azernews-representation",
}  # fmt: skip


@pytest.mark.parametrize("number", EXPECTED["house_expected"])
def test_each_footnote_is_printed_as_in_the_article(cai: Callable[..., Ran], number: str) -> None:
    ran = cai("cite", number)
    assert ran == (0, f"[{number}] {EXPECTED['house_expected'][number]}\n", "")


def test_repeats_and_locators_are_what_the_style_s_csl_form_prints(ours: Ledger) -> None:
    numbered = [
        (
            item["note"],
            (
                Citation(
                    KEYS[item["id"]], Locator(item["label"], item["locator"]) if "locator" in item else None
                ),
            ),
        )
        for item in EXPECTED["note_sequence"]
    ]
    notes = style_of(ours).printing(ours, numbered).notes
    assert {str(number): note.text for number, note in notes.items()} == EXPECTED["notes"]


def test_all_lists_and_ranges(cai: Callable[..., Ran]) -> None:
    every = cai("cite", "--all").out.splitlines()
    assert len(every) == 11
    assert cai("cite", "1-5,8").out.splitlines() == [*every[:5], every[7]]
    assert cai("cite", "8", "2-3").out.splitlines() == [every[7], *every[1:3]]
    assert cai("cite", "3,3").out.splitlines() == [every[2]]


def test_a_later_note_in_full(cai: Callable[..., Ran]) -> None:
    full = EXPECTED["house_expected"]["4"]
    assert cai("cite", "5", "--full").out == f"[5] {full}\n"


def test_a_citekey_gives_the_work_without_number_or_locator(cai: Callable[..., Ran]) -> None:
    ran = cai("cite", "alhariri-penetration")
    assert ran.out == EXPECTED["house_expected"]["1"].replace(", p. 323-324", "") + "\n"


@pytest.mark.parametrize(
    ("target", "code", "said"),
    [
        ("12", 1, "cai: no footnote 12; this ledger has 1-11\n"),
        ("9-14", 1, "cai: no footnote 12; this ledger has 1-11\n"),
        ("0", 1, "cai: no footnote 0; this ledger has 1-11\n"),
        ("5-1", 2, "cai: the range 5-1 runs backwards; write 1-5\n"),
        (
            "rosenberg-oli",
            1,
            'cai: no footnote or source "rosenberg-oli" in this ledger; did you mean "rosenberg-oil"?\n',
        ),
    ],
)
def test_what_is_not_there_is_told(cai: Callable[..., Ran], target: str, code: int, said: str) -> None:
    assert cai("cite", target) == (code, "", said)


def test_either_footnotes_or_all(cai: Callable[..., Ran]) -> None:
    assert cai("cite").code == cai("cite", "4", "--all").code == 2


def test_details_tell_the_note_behind_a_short_form_and_the_events(cai: Callable[..., Ran]) -> None:
    out = cai("cite", "5", "--details").out
    assert out.startswith(
        "[5] Rosenberg, op.cit.\n  stands for  [4] David Rosenberg, “Oil, Cyber and Weapons"
    )
    assert "  cited for   Claims that Kazakhstan covers between 10% and 25%" in out
    assert "kz-2021-uav-production (through footnote 4)" in out
    assert "(through footnote" not in cai("cite", "4", "--details").out
    assert "  footnotes   4, 5\n" in cai("cite", "rosenberg-oil", "--details").out


def test_notes_with_details_are_parted_by_a_blank_line(ours: Ledger) -> None:
    assert render(ours, CiteRequest(["2", "3"], details=True), PLAIN).count("\n\n") == 1
    assert "\n\n" not in render(ours, CiteRequest(["2", "3"]), PLAIN)


def test_a_note_is_never_wrapped_and_its_url_can_be_clicked(ours: Ledger) -> None:
    text = render(ours, CiteRequest(["3"]), Look(width=20, colour=True, hyperlinks=True))
    url = ours.sources["gadimova-uavs"].url
    assert f"\x1b]8;;{url}\x1b\\{url}\x1b]8;;\x1b\\, (Date" in text
    assert text.count("\n") == 1


def source(**fields: Any) -> Source:
    return Source(**{"key": "k", "type": "news", "title": "Title", **fields})


P = Name("Family", "Given")


@pytest.mark.parametrize(
    ("work", "note"),
    [
        (source(authors=(P, Name("Two", "B."))), "Given Family and B. Two, “Title”."),
        (
            source(authors=(P, Name("Two", "B."), Name("Three", "C."))),
            "Given Family, B. Two and C. Three, “Title”.",
        ),
        (source(authors=(P,) * 4), "Given Family et al., “Title”."),
        (source(authors=(Name("State Water Board"),)), "State Water Board, “Title”."),
        (source(authors=(Name("Gogh", "Vincent", "van"),)), "Vincent van Gogh, “Title”."),
        (source(title="On “Peace” in Astana"), "“On ‘Peace’ in Astana”."),
        (source(pages="12-34"), "“Title”, p. 12-34."),
        (source(type="journal", volume="4"), "“Title”, 4."),
        (source(type="journal", issue="3"), "“Title”, (3)."),
        (source(type="news", volume="4", publisher="P"), "“Title”."),
        (source(type="book", publisher="Press Inc."), "“Title”, Press Inc."),
        (
            source(
                type="book",
                authors=(Name("Three", "C."),),
                editors=(P,),
                translators=(P, Name("Two", "B.")),
                edition="2",
                series="Gulls",
                number="7",
            ),
            "C. Three, “Title”, Given Family (ed.), Given Family and B. Two (trans.), 2nd ed., Gulls 7.",
        ),
        (source(type="report", kind="White paper", number="7"), "“Title”, White paper no. 7."),
        (source(type="web", title="", url="https://www.example.org/a"), "https://www.example.org/a."),
    ],
)
def test_the_full_form(work: Source, note: str) -> None:
    assert plain_text(house.closed(house.first(work, None))) == note


@pytest.mark.parametrize(
    ("label", "printed_as"),
    [("page", "p. 7-9"), ("chapter", "chaps. 7-9"), ("section", "secs. 7-9"), ("paragraph", "paras. 7-9")],
)
def test_a_locator_takes_the_place_of_the_pages(label: Any, printed_as: str) -> None:
    work = source(authors=(P,), pages="1-99")
    assert house.first(work, Locator(label, "7-9")) == f"Given Family, “Title”, {printed_as}"
    assert house.later(work, Locator(label, "7-9"), ambiguous=False) == f"Family, op.cit., {printed_as}"


def test_the_year_is_printed_for_books_and_journals_alone(ledger_of: Any) -> None:
    ledger = ledger_of(
        "".join(
            f'[sources.{kind}]\ntype = "{kind}"\ntitle = "T"\npublished = "2004-05"\n'
            for kind in ("journal", "news", "web", "book", "chapter", "thesis", "report", "other")
        )
    )
    with_year = {key for key in ledger.sources if render(ledger, CiteRequest([key]), PLAIN) == "“T”, 2004.\n"}
    assert with_year == {"journal", "book", "chapter", "thesis", "report"}


FOOTNOTES = """
[sources.one]
type = "book"
authors = ["Smith, Ann"]
title = "One"
[sources.two]
type = "book"
authors = ["Smith, Bob"]
title = "Two: and more"
short = "Two"
[sources.three]
type = "web"
title = "Three and all"
[footnotes]
1 = ["one", { source = "three", prefix = "see", suffix = "passim" }]
2 = [{ source = "one", page = 3 }, "two"]
3 = ["three", "two", "two"]
"""


def test_a_footnote_of_several_works_and_authors_of_one_name(ledger_of: Any) -> None:
    ledger = ledger_of(FOOTNOTES)
    notes = style_of(ledger).printing(ledger, footnotes(ledger)).notes
    assert [str(note) for note in notes.values()] == [
        "[1] Ann Smith, “One”; see “Three and all” passim.",
        "[2] Smith, “One”, op.cit., p. 3; Bob Smith, “Two: and more”.",
        "[3] “Three and all”, op.cit.; Smith, “Two”, op.cit.; Smith, “Two”, op.cit.",
    ]
    assert [note.stands_for for note in notes.values()] == [(), (1,), (1, 2)]


def test_an_author_is_ambiguous_among_cited_works_alone(ledger_of: Any) -> None:
    cited_once = FOOTNOTES.replace(', "two"', "").replace('"two"', '"one"')
    shown = render(ledger_of(cited_once), CiteRequest(["2"]), PLAIN)
    assert shown == "[2] Smith, op.cit., p. 3.\n"


def test_works_cited_without_a_footnote_are_numbered_after_them_as_shown(ledger_of: Any) -> None:
    ledger = ledger_of(
        FOOTNOTES
        + '[[events]]\nid = "a"\ndate = "2001"\ntitle = "t"\nfootnotes = [2]\nsources = [{ source = "three", page = 9 }, "two"]\n'
        + '[[events]]\nid = "b"\ndate = "2000"\ntitle = "t"\nsources = ["two", { source = "three", page = 9 }]\n'
    )
    numbered, marks = numbered_for(ledger, sorted(ledger.events, key=lambda e: e.date.sort_key))
    notes = style_of(ledger).printing(ledger, numbered).notes
    assert marks == {"b": (4, 5), "a": (2, 5, 4)}
    assert {number: note.text for number, note in notes.items()} == {
        2: "Ann Smith, “One”, p. 3; Bob Smith, “Two: and more”.",
        4: "Smith, “Two”, op.cit.",
        5: "“Three and all”, p. 9.",
    }


def test_a_filtered_timeline_prints_the_first_note_shown_in_full(ledger_of: Any) -> None:
    ledger = ledger_of(FOOTNOTES)
    [note] = style_of(ledger).printing(ledger, footnotes(ledger)[2:]).notes.values()
    assert note.text == "“Three and all”; Bob Smith, “Two: and more”; Smith, “Two”, op.cit."
