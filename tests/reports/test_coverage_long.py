"""Coverage of ledgers with much in them: what comes first, what is folded, what `--all` shows."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ca_israel.dates import parse
from ca_israel.ledger.model import Country, Event, Ledger, Source
from ca_israel.reports.coverage import render
from ca_israel.reports.coverage.tallies import coverage
from ca_israel.terminal.look import PLAIN, Look
from ca_israel.text.layout import cell_width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from conftest import Ran

WHOLE = Look(most=None)


def event(number: int, year: int = 2001, **more: tuple[str, ...]) -> Event:
    return Event(f"e{number}", parse(f"{year}"), "T", **more)  # type: ignore[arg-type]


def told(
    events: Iterable[Event] = (),
    look: Look = PLAIN,
    *,
    countries: Iterable[str] = (),
    categories: tuple[str, ...] = (),
    sources: int = 0,
) -> str:
    """The report on these events; a country is called as its slug."""
    works = {
        f"work-{n}": Source(f"work-{n}", "web", "T", url=f"https://a.example/{n}") for n in range(sources)
    }
    named = {slug: Country(slug, slug) for slug in countries}
    ledger = Ledger(Path("l"), categories=categories, countries=named, sources=works, events=tuple(events))
    return render(coverage(ledger), "text", look)


def rows(text: str, head: str) -> list[str]:
    """The names in the table under ``head``, and the lines that stand between them."""
    table = re.search(rf"^{head} .*\n((?:  .*\n)+)", text, re.MULTILINE)
    assert table
    return [re.split(r"  +", line.strip())[0] for line in table[1].splitlines()]


def test_countries_and_categories_go_by_how_many_events_they_have_then_as_in_the_ledger() -> None:
    named = [("c", "d"), ("d",), ("b",), ("a",), (), (), ()]
    events = [event(n, countries=names, categories=names) for n, names in enumerate(named)]
    text = told(events, countries="eabdc", categories=("e", "a", "b", "d", "c"))
    assert rows(text, "Country") == ["d", "a", "b", "c", "e", "no country named"]
    assert rows(text, "Category") == ["d", "a", "b", "c", "e", "no category"]


@pytest.mark.parametrize(("number", "hidden"), [(15, None), (16, 1), (113, 98)])
def test_of_a_long_table_fifteen_rows_are_shown_and_the_region(number: int, hidden: int | None) -> None:
    slugs = [f"c{n}" for n in range(number)]
    shown = rows(told([event(1)], countries=slugs), "Country")
    more = [f"… and {hidden} more; --all shows them"] if hidden else []
    assert shown == [*slugs[:15], *more, "no country named"]
    assert rows(told([event(1)], WHOLE, countries=slugs), "Country") == [*slugs, "no country named"]


def test_a_bar_is_measured_against_all_rows_and_the_column_against_those_shown() -> None:
    slugs = [f"c{n}" for n in range(15)]
    events = [event(n, countries=(slug,)) for n, slug in enumerate(slugs)]
    usual = told(events, countries=slugs)
    longer = told(events, countries=[*slugs, "a-name-as-long-as-few-are"])
    row = re.compile(r"^  c0 .*$", re.MULTILINE)
    assert row.findall(longer) == row.findall(usual)
    (shown,) = row.findall(told([*events, event(15), event(16)], Look(100), countries=slugs))
    assert shown.count("█") == 15, "half as long as that of the two events of the region"


@pytest.mark.parametrize(
    ("years", "head", "names"),
    [
        (range(2000, 2015), "Year", [f"{year}" for year in range(2000, 2015)]),
        (range(1985, 2001), "Years", ["1980–1989", "1990–1999", "2000–2009"]),
        (range(1620, 2020), "Years", [f"{first}–{first + 49}" for first in range(1600, 2001, 50)]),
        (range(1, 1500), "Years", ["1–99", *(f"{first}–{first + 99}" for first in range(100, 1401, 100))]),
        ([10, *range(2000, 2015)], "Years", ["10–19", "2000–2009", "2010–2019"]),
    ],
)
def test_many_years_share_rows(years: Iterable[int], head: str, names: list[str]) -> None:
    events = [Event(f"e{year}", parse(f"{year:04}"), "T") for year in years]
    shown = rows(told(events), head)
    note = [f"{len(events)} years with events; --all shows each"] if head == "Years" else []
    assert shown == [*names, *note]
    assert rows(told(events, WHOLE), "Year") == [f"{year}" for year in years]


def test_years_that_share_a_row_are_added_up() -> None:
    events = [event(n, 1900 + n) for n in range(20)] + [event(20, 1901)]
    events[3] = events[3]._replace(date=parse("1903-04-05"))
    text = told(events)
    assert re.search(r"^  1900–1909 +█+ +11 +1 +0 +11$", text, re.MULTILINE)
    assert re.search(r"^  1910–1919 +█+ +10 +0 +0 +10$", text, re.MULTILINE)


def test_long_lists_of_ids_and_citekeys_end_after_fifteen() -> None:
    events = [event(n) for n in range(20)]
    text = told(events, sources=900)
    assert re.search(
        r"^Events without a source \(20\)\n(  .*\n)+  … and 5 more; --all shows them\n", text, re.MULTILINE
    )
    assert text.endswith(" work-14\n  … and 885 more; --all shows them\n")
    whole = told(events, WHOLE, sources=900)
    assert "more" not in whole
    assert len(set(re.findall(r"work-\d+", whole))) == 900


@pytest.mark.parametrize("width", [30, 60, 80, 120])
def test_a_word_too_long_for_its_column_has_a_line_of_its_own(width: int) -> None:
    name = "co-operation-on-water"
    cells = min(width, 100) - 12
    long = f"a {'x' * cells}"
    text = told([event(1, categories=(name, long))], Look(width), categories=(name, long))
    assert name in text
    assert "x" * cells in text
    assert all(cell_width(line) <= width for line in text.splitlines())
    assert re.search(rf"^  {long}\n   +█+ +1\b", text, re.MULTILINE), "its counts stand below it"


def test_json_has_everything_in_the_order_of_the_ledger() -> None:
    countries = {f"c{n}": Country(f"c{n}", "N") for n in range(30)}
    events = tuple(event(n, 1600 + n, countries=("c29",)) for n in range(100))
    what = coverage(Ledger(Path("l"), countries=countries, events=events))
    document = json.loads(render(what, "json", PLAIN))
    assert [row["country"] for row in document["countries"]] == [*countries, None]
    assert (len(document["years"]), len(document["without_source"])) == (100, 100)
    assert render(what, "json", PLAIN) == render(what, "json", WHOLE)


def test_all_is_an_option(cai: Callable[..., Ran], tmp_path: Path) -> None:
    events = "".join(f'[[events]]\nid = "e{n}"\ndate = "{1900 + n}"\ntitle = "T"\n' for n in range(40))
    path = tmp_path / "l.toml"
    path.write_text(f"schema = 1\n{events}", encoding="utf-8")
    short, whole = cai("coverage", "--ledger", path).out, cai("coverage", "--all", "--ledger", path).out
    assert "  … and 25 more; --all shows them\n" in short
    assert "--all" not in whole
    assert "  1939 " in whole
    assert "e39" in whole
