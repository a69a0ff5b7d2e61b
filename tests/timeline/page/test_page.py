"""The page as a browser reads it: what it says of each event, where its links lead, what it allows to run."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from ca_israel.ledger.model import Article, Ledger, Name
from ca_israel.query.select import Query
from ca_israel.terminal.look import PLAIN, Look
from ca_israel.timeline.html import render
from ca_israel.timeline.timeline import Timeline, timeline
from conftest import ROOT
from timeline.page.page_reading import first, read, said
from timeline.selected import LEDGERS, one, selected

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion


class Html(SingleFileSnapshotExtension):
    """A snapshot that a browser can open."""

    _write_mode = WriteMode.TEXT
    file_extension = "html"


def test_our_page(snapshot: SnapshotAssertion) -> None:
    assert render(selected("ours"), PLAIN) == snapshot(extension_class=Html)


# -------------------------------------------------------------------------------- what may run and load


@pytest.mark.parametrize("name", LEDGERS)
def test_the_one_style_and_the_one_script_are_allowed_by_their_hashes_and_nothing_else(name: str) -> None:
    page = read(selected(name))
    policy = first(page, "meta[http-equiv=Content-Security-Policy]").attributes["content"] or ""
    allowed = dict(directive.split(" ", 1) for directive in policy.split("; "))
    scripts = [node for node in page.css("script") if "type" not in node.attributes]
    assert allowed == {
        "default-src": "'none'",
        "style-src": digest(first(page, "style").text()),
        "script-src": digest(scripts[0].text()),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert len(page.css("style")) == len(scripts) == 1


def digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@pytest.mark.parametrize("name", LEDGERS)
def test_nothing_asks_a_network_and_no_attribute_carries_code_or_style(name: str) -> None:
    page = read(selected(name))
    assert not page.css(
        "img, iframe, object, embed, video, audio, base, meta[http-equiv=refresh], [src], [style], [action]"
    )
    assert [node.attributes["rel"] for node in page.css("link")] == ["icon"]
    assert (first(page, "link").attributes["href"] or "").startswith("data:image/svg+xml,")
    names = {name for node in page.css("*") for name in node.attributes}
    assert not [name for name in names if name.startswith("on")]
    assert "url(" not in first(page, "style").text()
    assert "@import" not in first(page, "style").text()


@pytest.mark.parametrize("name", LEDGERS)
def test_style_and_script_are_ascii_so_that_no_encoding_changes_their_hashes(name: str) -> None:
    page = read(selected(name))
    assert first(page, "style").text().isascii()
    assert all(node.text().isascii() for node in page.css("script") if "type" not in node.attributes)


# ------------------------------------------------------------------------------------- links and targets


@pytest.mark.parametrize("name", LEDGERS)
def test_every_internal_link_has_one_target_and_no_id_is_used_twice(name: str) -> None:
    page = read(selected(name))
    ids = [node.attributes["id"] for node in page.css("[id]")]
    assert len(ids) == len(set(ids))
    links = [node.attributes["href"] or "" for node in page.css("[href]")]
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)
    for attribute in ("aria-labelledby", "for", "form"):
        assert {node.attributes[attribute] for node in page.css(f"[{attribute}]")} <= set(ids)


def test_an_event_keeps_its_id_and_ours_begin_as_no_id_of_a_ledger_can() -> None:
    what = selected("ours")
    page = read(what)
    assert [node.attributes["id"] for node in page.css(".ev")] == [
        event.id for event in what.selection.events
    ]
    others = [node.attributes["id"] or "" for node in page.css("[id]:not(.ev)")]
    assert others
    assert all(name.startswith("_") for name in others)


def test_marks_lead_to_notes_and_notes_to_every_event_that_rests_on_them() -> None:
    what = selected("ours")
    page = read(what)
    for event in what.selection.events:
        leading = [node.attributes["href"] for node in page.css(f"[id='{event.id}'] sup a")]
        assert leading == [f"#_n{number}" for number in what.marks[event.id]]
    for number in what.notes:
        resting = [node.attributes["href"] for node in page.css(f"#_n{number} .resting a")]
        assert resting == [
            f"#{event.id}" for event in what.selection.events if number in what.marks[event.id]
        ]
        assert resting


def test_notes_are_the_house_style_word_for_word_under_their_own_numbers() -> None:
    what = selected("ours")
    page = read(what)
    items = page.css(".notes > ol > li")
    assert [node.attributes["value"] for node in items] == [str(number) for number in what.notes]
    assert [first(node, "p").text() for node in items] == [note.text for note in what.notes.values()]


def test_a_plan_and_its_outcome_lead_to_each_other() -> None:
    page = read(timeline_of(PLAN_AND_OUTCOME))
    assert said(page, "#visit .thread") == ["Was planned A visit is announced"]
    assert first(page, "#visit .thread a").attributes["href"] == "#plan"
    assert said(page, "#plan .thread") == ["Outcome The visit takes place"]
    assert first(page, "#plan .thread a").attributes["href"] == "#visit"


def test_a_plan_that_is_not_on_the_page_is_named_without_a_link() -> None:
    page = read(timeline_of(PLAN_AND_OUTCOME, statuses=("occurred",)))
    assert said(page, "#visit .thread") == ["Was planned A visit is announced"]
    assert not page.css("#visit .thread a")


PLAN_AND_OUTCOME = (
    one("A visit is announced", "2001-11", id="plan", status="planned").ledger.events
    + one("The visit takes place", "2002", id="visit", follows="plan").ledger.events
)


def timeline_of(events: Any, **query: Any) -> Timeline:
    return timeline(one("x").ledger._replace(events=tuple(events)), Query(**query))


# ------------------------------------------------------------------------------------------ what it says


def test_an_event_says_its_date_status_title_detail_and_what_it_belongs_to() -> None:
    page = read(selected("ours"))
    assert said(page, "#region-2001-sharon .when") == ["November 2001 planned day not known"]
    assert said(page, "#region-2001-sharon h3") == ["Prime Minister Sharon expected in Central Asia[2]"]
    assert said(page, "#region-2001-sharon .detail")[0].startswith("Lieberman’s tour in July")
    assert said(page, "#tj-2022-dushanbe-talks .facts li") == [
        "Tajikistan", "diplomatic", "economic", "Place: Dushanbe", "Person: Simona Halper", "Person: Muzaffar Husseinzade",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("date", "status", "symbol"),
    [
        ("2001-02-03", "occurred", "exact"),
        ("2001-02-03/2001-02-05", "occurred", "exact"),
        ("2001-02", "occurred", "vague"),
        ("2001-02-03?", "occurred", "vague"),
        ("2001-02-03", "claimed", "vague"),
        ("2001-02-03", "disputed", "vague"),
        ("2001-02-03", "planned", "planned"),
        ("2001-02-03", "cancelled", "cancelled"),
    ],
)
def test_shape_and_word_tell_the_status_without_colour(date: str, status: str, symbol: str) -> None:
    page = read(one("x", date, status=status))
    assert first(page, "#e .glyph use").attributes["href"] == f"#_{symbol}"
    assert said(page, "#e .status") == ([] if status == "occurred" else [status])


def test_years_head_their_events_and_silent_years_are_counted_between() -> None:
    page = read(selected("ours"))
    assert said(page, ".year h2") == ["2001", "2014", "2019", "2020", "2021", "2022", "2023"]
    assert said(page, ".index a") == said(page, ".year h2")
    assert said(page, ".silence") == ["12 years without an event", "4 years without an event"]
    assert [len(node.css("ol > li.ev")) for node in page.css(".year")] == [2, 1, 1, 1, 1, 2, 1]


def test_backwards_the_silence_stands_before_the_earlier_year() -> None:
    page = read(selected("ours", reverse=True))
    told = said(page, ".year h2, .silence")
    assert told[-4:] == ["4 years without an event", "2014", "12 years without an event", "2001"]


def test_years_in_which_something_may_have_happened_are_not_silent() -> None:
    dates = ("2001/2005", "2002", "2010", "202X", "2031")
    events = [one("x", text, id=f"e{n}").ledger.events[0] for n, text in enumerate(dates)]
    page = read(timeline_of(events))
    told = [
        "2001",
        "2002",
        "4 years without an event",
        "2010",
        "9 years without an event",
        "2020",
        "1 year without an event",
        "2031",
    ]
    assert said(page, ".year h2, .silence") == told


def test_the_head_names_the_article_its_authors_the_count_and_the_span() -> None:
    page = read(selected("ours"))
    assert said(page, "h1") == ["Israel and Central Asia"]
    assert said(page, ".standfirst") == ["9 events, 2001–2023"]
    assert said(page, ".byline") == [
        "Based on Emrah Kaya, “Central Asia’s Strengthening Relations with Israel”, ANKASAM. The notes keep that article’s numbers."
    ]
    assert not page.css(".asked")


def test_an_article_leads_to_its_address_in_its_language_and_never_elsewhere() -> None:
    article = Article(
        (Name("Институт"), Name("Ng", "A")), "Заглавие", "Журнал", "https://example.org/a", language="ru"
    )
    what = one("x")
    page = read(what._replace(ledger=what.ledger._replace(article=article)))
    assert first(page, ".byline a").attributes["href"] == "https://example.org/a"
    assert first(page, ".byline cite").attributes["lang"] == "ru"
    assert "Институт and A Ng, “Заглавие”, Журнал" in said(page, ".byline")[0]
    page = read(
        what._replace(ledger=what.ledger._replace(article=article._replace(url="javascript:alert(1)")))
    )
    assert not page.css(".byline a")


def test_nothing_selected_and_nothing_there_are_said() -> None:
    assert said(read(selected("ours", search="zzzz")), ".standfirst") == ["No event matches."]
    nothing = timeline(Ledger(ROOT / "empty.toml"), Query())
    page = read(nothing)
    assert said(page, "h1, .standfirst") == ["empty", "No events yet."]
    assert not page.css("form, .glance, .ev, .notes")
    assert said(page, "main") == ["There is nothing to show."]
    assert said(read(selected("ours", search="zzzz")), "main") == [
        "There is nothing to show for this selection."
    ]


def test_one_event_needs_no_search() -> None:
    assert not read(one("x")).css("form, .nothing, .tally")


def test_the_page_is_the_same_whatever_the_terminal_and_knows_no_path() -> None:
    what = selected("ours")
    moved = what._replace(ledger=what.ledger._replace(path=ROOT / "elsewhere" / "events.toml"))
    assert render(what, PLAIN) == render(moved, Look(width=20, colour=True, unicode=False))


def test_titles_of_either_direction_are_set_apart() -> None:
    page = read(selected("hostile"))
    assert said(page, "#hebrew h3 > bdi")[0].startswith("ישראל")
    assert said(page, "#hebrew .facts bdi") == ["תל אביב"]
