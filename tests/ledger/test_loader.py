"""The ledger: what a valid one becomes."""

from __future__ import annotations

import gc
from datetime import date
from typing import TYPE_CHECKING

import pytest

from ca_israel.dates import Day
from ca_israel.ledger.loader import LedgerInvalid, load, load_text
from ca_israel.ledger.model import Archive, Checked, Citation, Ledger, Locator, Name
from ledger.marked import BASE, LEDGERS, NAME, problems_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("path", sorted(LEDGERS.glob("*.toml")), ids=lambda path: path.name)
def test_ledgers_of_other_subjects_load(path: Path) -> None:
    assert load(path).path == path


@pytest.fixture
def lighthouses() -> Ledger:
    return load(LEDGERS / "lighthouses.toml")


@pytest.fixture
def river() -> Ledger:
    return load(LEDGERS / "river-treaty.toml")


def test_only_schema_is_required() -> None:
    ledger = load(LEDGERS / "minimal.toml")
    assert ledger == Ledger(LEDGERS / "minimal.toml")
    assert ledger.categories == ("diplomatic", "defense", "economic")


def test_a_source_keeps_all_that_its_table_says(lighthouses: Ledger, river: Ledger) -> None:
    lamps = lighthouses.sources["maresca-lamps"]
    assert lamps.authors == (Name("Maresca", "Ida", "de"), Name("Øst", "Åse"))
    assert (lamps.type, lamps.title, lamps.short) == ("chapter", "Lamps Before Electricity", "Lamps")
    assert (lamps.container, lamps.publisher, lamps.place) == ("Coastal Engineering", "Tern Press", "Ravn")
    assert (lamps.pages, lamps.doi, lamps.language) == ("112–9", "10.5555/coast.1987(4)", "nb-NO")
    assert lamps.published is not None
    assert lamps.published.earliest == Day(1987, 1, 1)
    assert lighthouses.sources["logbook"].authors == (Name("Harbour Office"),)
    assert lighthouses.sources["logbook"].volume == "3"
    dams = river.sources["adeyemi-dams"]
    assert (dams.volume, dams.issue, dams.access) == ("12", "3", "subscription")
    assert dams.checked == Checked(date(2021, 2, 4), "RM")
    pumps = river.sources["oneill:2018"]
    assert (pumps.titles, pumps.state, pumps.x) == (("Pumps Stop Again",), "gone", {"desk": "south"})
    assert pumps.archive is not None
    assert pumps.archive.date == date(2018, 12, 2)
    assert load_text(
        'schema=1\n[sources.s]\ntype="web"\ntitle="S"\narchive={url="https://a.example"}', NAME
    ).sources["s"].archive == Archive("https://a.example", None)


def test_the_articles_date_of_access_is_given_to_linked_sources_that_footnotes_cite(river: Ledger) -> None:
    assert river.article is not None
    assert river.article.accessed == date(2021, 2, 3)
    assert river.sources["adeyemi-dams"].accessed == date(2021, 2, 3)  # none of its own
    assert river.sources["oneill:2018"].accessed == date(2018, 12, 1)  # its own
    assert river.sources["memo"].accessed is None  # has no link


def test_the_articles_date_of_access_is_not_given_to_what_no_footnote_cites() -> None:
    text = BASE.replace("[countries", "[article]\naccessed = 2020-01-01\n[countries", 1)
    uncited = '[sources.b]\ntype = "web"\ntitle = "B"\nurl = "https://b.example"\n'
    ledger = load_text(text.replace("[footnotes]", uncited + "[footnotes]") + 'sources = ["b"]\n', NAME)
    assert ledger.sources["a"].accessed == date(2020, 1, 1)
    assert ledger.sources["b"].accessed is None


def test_the_article_keeps_all_that_its_table_says(river: Ledger) -> None:
    article = river.article
    assert article is not None
    assert article.authors == (Name("Adeyemi", "Bola"), Name("River Institute"))
    assert (article.title, article.container) == ("Whose Water?", "Journal of Rivers")
    assert (article.url, article.language) == ("https://journal.example/whose-water", "en")
    assert article.published is not None
    assert article.published.text == "2020-21"


def test_a_footnote_is_a_citekey_a_table_or_a_list_of_either(river: Ledger) -> None:
    assert list(river.footnotes) == [1, 2, 3]
    assert river.footnotes[1].citations == (Citation("adeyemi-dams"),)
    assert river.footnotes[2].citations == (Citation("adeyemi-dams", Locator("page", "140")),)
    assert river.footnotes[2].supports == "The quota."
    third = river.footnotes[3]
    assert [citation.source for citation in third.citations] == ["memo", "adeyemi-dams", "memo"]
    assert (third.supports, third.quote) == ("Who met.", "a cubic metre")  # the first found of each


def test_footnotes_are_in_the_order_of_their_numbers() -> None:
    text = 'schema=1\n[sources.a]\ntype="web"\ntitle="A"\n[footnotes]\n10="a"\n9="a"\n'
    assert list(load_text(text, NAME).footnotes) == [9, 10]


def test_events_cite_sources_directly_with_every_kind_of_locator(lighthouses: Ledger) -> None:
    built, lit, closing = lighthouses.events
    assert built.sources == (
        Citation("logbook"),
        Citation("maresca-lamps", Locator("page", "113"), "see", "and the plate"),
    )
    assert [citation.locator for citation in lit.sources] == [
        Locator("chapter", "IV"),
        Locator("section", "2.1"),
        Locator("paragraph", "7"),
    ]
    assert (built.place, built.people, built.countries, built.status) == (
        "North Head",
        ("Ida Maresca",),
        (),
        "occurred",
    )
    assert (lit.detail, lit.date.text) == ("A fixed white light.", "1862-05-01")
    assert (closing.status, closing.date.earliest) == ("planned", Day(2031, 1, 1))
    assert closing.categories == ("fin de vie", "automated")


def test_events_keep_countries_paragraph_and_what_they_follow(river: Ledger) -> None:
    announced, held = river.events
    assert (announced.countries, announced.footnotes, announced.paragraph) == (("upland", "delta"), (1, 2), 4)
    assert held.follows == "talks-announced"
    assert (river.title, river.party) == ("The river treaty", "river-commission")
    assert river.countries["upland"].aliases == ("Republic of Upland", "Oberland")
    assert river.countries["upland"].code == "UP"
    assert river.countries["delta"].name == "delta"  # no name: the slug


def test_x_keeps_values_as_toml_gave_them(lighthouses: Ledger) -> None:
    assert lighthouses.x == {"keeper": "the harbour museum"}
    assert lighthouses.events[1].x["height_m"] == 31.5
    assert lighthouses.events[1].x["lamps"][0]["on"].isoformat() == "1862-05-01T18:00:00+00:00"


def test_an_allowance_keeps_all_that_it_says() -> None:
    text = BASE + (
        '[[allow]]\nhost = "a.example"\nurl = "https://a.example/"\nid = "one"\nsource = "a"\nverdicts = ["gone"]\n'
        'warnings = ["same-url", "number-gap"]\nreason = "Known."\nexpires = 2030-01-02\n'
    )
    [allow] = load_text(text, NAME).allows
    assert (allow.host, allow.url, allow.id, allow.source) == ("a.example", "https://a.example/", "one", "a")
    assert (allow.verdicts, allow.warnings) == (("gone",), ("same-url", "number-gap"))
    assert (allow.reason, allow.expires) == ("Known.", date(2030, 1, 2))


@pytest.mark.parametrize("name", ["river-treaty.toml", "lighthouses.toml"])
def test_byte_order_mark_and_carriage_returns_change_nothing(name: str) -> None:
    data = (LEDGERS / name).read_bytes()
    assert load_text(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"), LEDGERS / name) == load(LEDGERS / name)


def test_a_mistake_behind_byte_order_mark_and_carriage_returns_is_at_its_place() -> None:
    text = "\ufeff" + BASE.replace('"defense"', '"defence"').replace("\n", "\r\n")
    [problem] = problems_of(text)
    assert (problem.line, problem.column) == (18, 15)


@pytest.mark.parametrize("was_on", [True, False])
def test_the_collector_is_left_as_it_was(was_on: bool) -> None:
    (gc.enable if was_on else gc.disable)()
    try:
        load(LEDGERS / "minimal.toml")
        assert gc.isenabled() == was_on
        with pytest.raises(LedgerInvalid):
            load_text("", NAME)
        assert gc.isenabled() == was_on
    finally:
        gc.enable()


def test_a_ledger_knows_where_its_values_stand_and_is_equal_without_it() -> None:
    text = 'schema = 1\n[countries.a]\nname = "A-land"\n'
    ledger, other = load_text(text, NAME), load_text(text.replace("[countries", "\n\n[countries"), NAME)
    assert ledger.positions.value(("countries", "a", "name")) == (3, 8)
    assert other.positions.value(("countries", "a", "name")) == (5, 8)
    assert ledger == other
    assert ledger.positions is ledger.positions


def test_a_ledger_that_was_not_read_stands_nowhere() -> None:
    assert Ledger(NAME).positions.value(("title",)) == (1, 1)


def test_the_names_of_countries_lead_to_their_slugs() -> None:
    text = 'schema = 1\nparty = "Us"\n[countries.no]\nname = "Norway"\ncode = "NO"\naliases = ["Norège"]\n'
    assert load_text(text, NAME).country_slugs == {"no": "no", "norway": "no", "norege": "no", "us": "Us"}
