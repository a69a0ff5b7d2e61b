"""Mistakes in footnotes, events and allowances: where (▸), and in which words."""

from __future__ import annotations

from typing import Any

import pytest

from ca_israel.ledger import events
from ca_israel.ledger.loader import load_text
from ledger.marked import BASE, NAME, assert_one_mistake, chain, problems_of, unmarked

IN_FOOTNOTES = [
    ("▸01 = 'a'", 'a footnote\'s key is a whole number from 1, not "01"; write 1'),
    ("▸0 = 'a'", 'a footnote\'s key is a whole number from 1, not "0"'),
    ("▸-1 = 'a'", 'a footnote\'s key is a whole number from 1, not "-1"'),
    ("▸one = 'a'", 'a footnote\'s key is a whole number from 1, not "one"'),
    ("▸'' = 'a'", 'a footnote\'s key is a whole number from 1, not ""'),
    ("▸'1.2' = 'a'", 'a footnote\'s key is a whole number from 1, not "1.2"'),
    ("▸'١' = 'a'", 'a footnote\'s key is a whole number from 1, not "١"'),
    ("▸1000000 = 'a'", 'a footnote\'s key is a whole number from 1, not "1000000"'),
    ("▸" + "9" * 5000 + " = 'a'", "a footnote's key is a whole number from 1, not \"" + "9" * 59 + '…"'),
    ("▸1.2 = 'a'", "a footnote's key is a whole number; TOML reads a dotted one as a table in a table"),
    ("1 = ▸'b'", 'unknown source "b"'),
    ("1 = ▸'zzzz'", 'unknown source "zzzz"'),
    ("1 = ['a', ▸'zzzz']", 'unknown source "zzzz"'),
    ("1 = { source = ▸'zzzz' }", 'unknown source "zzzz"'),
    ("1 = ['a', { source = ▸'zzzz' }]", 'unknown source "zzzz"'),
    ("1 = { source = ▸5 }", "source must be text, not a number"),
    ("1 = ▸{ page = 4 }", "footnote 1 has no source; add source = …"),
    ("1 = ▸{}", "footnote 1 has no source; add source = …"),
    ("1 = ['a', ▸{ page = 4 }]", "footnote 1 has no source; add source = …"),
    ("1 = ▸[]", "footnote 1 cites nothing"),
    ("1 = ▸7", "footnote 1 must be a citekey or a table, not a number"),
    ("1 = [▸['a']]", "footnote 1 must be a citekey or a table, not a list"),
    ("1 = { source = 'a', ▸pages = 4 }", 'unknown key "pages" in footnote 1; did you mean "page"?'),
    (
        "1 = { source = 'a', page = 4, ▸chapter = 2 }",
        "footnote 1 has more than one locator: page and chapter",
    ),
    ("1 = { source = 'a', page = ▸4.5 }", "page must be text or a whole number, not a number"),
    ("1 = { source = 'a', supports = ▸'' }", "supports is empty"),
    ("1 = { source = 'a', quote = ▸1 }", "quote must be text, not a number"),
]


@pytest.mark.parametrize(("line", "told"), IN_FOOTNOTES)
def test_mistakes_in_footnotes(line: str, told: str) -> None:
    assert_one_mistake("schema = 1\nsources.a = {type='web', title='A'}\n[footnotes]\n" + line, told)


IN_EVENT = [
    ("▸dat = 1", 'unknown key "dat" in event "two"; did you mean "date"?'),
    ("countries = ▸'norway'", 'countries must be a list, not text; write countries = ["norway"]'),
    ("countries = ['norway', ▸'norwey']", 'unknown country "norwey"; did you mean "norway"?'),
    ("countries = [▸'Norge']", 'unknown country "Norge"; did you mean "norway"?'),
    ("countries = [▸'NO']", 'unknown country "NO"; did you mean "norway"?'),
    ("countries = [▸'NOR']", 'unknown country "NOR"; did you mean "norway"?'),
    ("countries = [▸'New Zealand']", 'unknown country "New Zealand"; known are norway; declare it with [countries.new-zealand]'),
    ("countries = [▸'Россия']", 'unknown country "Россия"; known are norway; declare it with [countries.…]'),
    ("▸image = 'x'", 'unknown key "image" in event "two"; what is your own goes in x = { image = … }'),
    ("▸'my own' = 'x'", 'unknown key "my own" in event "two"; what is your own goes in x = { … = … }'),
    ("▸url = 'x'", 'unknown key "url" in event "two"; did you mean "sources"?'),
    ("sources = ['a']\n▸link = 'x'", 'unknown key "link" in event "two"; did you mean "sources"?'),
    ("place = 'x'\n▸location = 'x'", 'unknown key "location" in event "two"; what is your own goes in x = { location = … }'),
    ("▸description = 'x'", 'unknown key "description" in event "two"; did you mean "detail"?'),
    ("▸location = 'x'", 'unknown key "location" in event "two"; did you mean "place"?'),
    ("countries = [▸'zzz']", 'unknown country "zzz"; known are norway; declare it with [countries.zzz]'),
    ("countries = [▸'arena']", 'unknown country "arena"; it is the party, which takes part in every event: leave it out'),
    ("countries = [▸1]", "a country must be text, not a number"),
    ("countries = ['norway', ▸'norway']", 'country "norway" is listed twice'),
    ("categories = [▸'defence']", 'unknown category "defence"; did you mean "defense"?'),
    ("categories = [▸'zzz']", 'unknown category "zzz"; known are defense, diplomatic, economic; for others, list all in categories = […] at the top'),
    ("categories = [▸{}]", "a category must be text, not a table"),
    ("categories = ['defense', ▸'defense']", 'category "defense" is listed twice'),
    ("status = ▸'canceled'", 'unknown status "canceled"; did you mean "cancelled"?'),
    ("status = ▸'zzz'", 'unknown status "zzz"; it is one of occurred, planned, claimed, disputed, cancelled'),
    ("status = ▸[]", "status must be text, not a list"),
    ("footnotes = ▸1", "footnotes must be a list, not a number; write footnotes = [1]"),
    ("footnotes = [1, ▸2]", "unknown footnote 2; this ledger has 1"),
    ("footnotes = [▸'1']", "a footnote must be a number, not text"),
    ("footnotes = [▸true]", "a footnote must be a number, not true"),
    ("footnotes = [▸1.0]", "a footnote must be a number, not a number"),
    ("footnotes = [1, ▸1]", "footnote 1 is listed twice"),
    ("footnotes = [▸0xFFFFFFFFFFFFFFFFF]", "unknown footnote a number beyond 64 bits; this ledger has 1"),
    ("sources = ▸'a'", 'sources must be a list, not text; write sources = ["a"]'),
    ("sources = [▸'zzzz']", 'unknown source "zzzz"'),
    ("sources = [▸1]", "the citation must be a citekey or a table, not a number"),
    ("sources = [{ source = 'a', ▸quote = 'x' }]", 'unknown key "quote" in the citation'),
    ("sources = [{ source = 'a', page = 1, ▸section = 2 }]", "the citation has more than one locator: page and section"),
    ("sources = [▸{ page = 1 }]", "the citation has no source; add source = …"),
    ("place = ▸1", "place must be text, not a number"),
    ("people = ▸'X'", 'people must be a list, not text; write people = ["X"]'),
    ("people = [▸1]", "an item of people must be text, not a number"),
    ("detail = ▸''", "detail is empty"),
    ("paragraph = ▸0", "paragraph must be a whole number from 1, not 0"),
    ("paragraph = ▸-3", "paragraph must be a whole number from 1, not -3"),
    ("paragraph = ▸'6'", "paragraph must be a whole number from 1, not text"),
    ("paragraph = ▸true", "paragraph must be a whole number from 1, not true"),
    ("paragraph = ▸0xFFFFFFFFFFFFFFFFF", "paragraph must be a whole number from 1, not a number beyond 64 bits"),
    ("follows = ▸'ones'", 'follows names an unknown event "ones"; did you mean "one"?'),
    ("follows = ▸'two'", "the event follows itself"),
    ("follows = ▸'one'", 'follows names "one", which is not planned but occurred; only a planned event is resolved by another'),
    ("follows = ▸1", "follows must be text, not a number"),
    ("x = ▸[]", "x must be a table, not a list"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "told"), IN_EVENT)
def test_mistakes_in_an_event(line: str, told: str) -> None:
    assert_one_mistake(BASE + "[[events]]\nid = 'two'\ndate = 2002\ntitle = 'Two'\n" + line, told)


EVENTS = [
    ("▸[[events]]\ndate = 2002\ntitle = 'Two'", "the event has no id; add id = …"),
    ("▸[[events]]\nid = 'two'\ntitle = 'Two'", 'event "two" has no date; add date = …'),
    ("▸[[events]]\nid = 'two'\ndate = 2002", 'event "two" has no title; add title = …'),
    ("[[events]]\nid = ▸2\ndate = 2002\ntitle = 'Two'", "id must be text, not a number"),
    ("[[events]]\nid = 'two'\ndate = 2002\ntitle = ▸'  '", "title is empty"),
    (
        "[[events]]\nid = ▸'one'\ndate = 2002\ntitle = 'Two'",
        'the id "one" names another event; it is on line 14 already',
    ),
    *(
        (
            f"[[events]]\nid = ▸'{bad}'\ndate = 2002\ntitle = 'Two'",
            f'id "{bad}" may hold only letters a-z, digits and . _ - and begins with a letter or digit; write "{good}"',
        )
        for bad, good in (
            ("a b", "a-b"),
            ("a/b", "a-b"),
            ("é", "e"),
            ("a#b", "a-b"),
            ("-a", "a"),
            ("A:", "a"),
        )
    ),
]


@pytest.mark.parametrize(("text", "told"), EVENTS)
def test_mistakes_of_an_event_as_a_whole(text: str, told: str) -> None:
    assert_one_mistake(BASE + text, told)


@pytest.mark.parametrize(
    "value", ["true", "2001-01-01T10:00:00Z", "10:00:00", "[]", "{}", "1.5", "''", "0xFFFFFFFFFFFFFFFFF"]
)
def test_what_is_no_date_is_refused_at_its_place(value: str) -> None:
    [problem] = problems_of(BASE.replace('date = "2001"', f"date = {value}"))
    assert (problem.line, problem.column) == (15, 8)


@pytest.mark.parametrize(
    ("value", "text"), [("2014", "2014"), ("2020-09-17", "2020-09-17"), ('"2021-05~"', "2021-05~")]
)
def test_years_and_toml_dates_are_dates(value: str, text: str) -> None:
    assert load_text(BASE.replace('"2001"', value), NAME).events[0].date.text == text


def test_a_text_and_a_number_that_look_alike_are_not_taken_for_each_other() -> None:
    text = (
        BASE
        + "[[events]]\nid = 'two'\ndate = true\ntitle = 'T'\n[[events]]\nid = 'three'\ndate = 1\ntitle = 'T'"
    )
    assert 22 in {problem.line for problem in problems_of(text)}


@pytest.mark.parametrize(
    ("lines", "told"), [("", "this ledger has none"), ("1 = 'a'\n3 = 'a'", "this ledger has 1-3")]
)
def test_an_unknown_footnote_tells_which_there_are(lines: str, told: str) -> None:
    head = f"schema = 1\nsources.a = {{type='web', title='A'}}\n[footnotes]\n{lines}\n"
    assert_one_mistake(
        head + "[[events]]\nid='a'\ndate=2001\ntitle='A'\nfootnotes=[▸2]", f"unknown footnote 2; {told}"
    )


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "countries = [▸'x']",
            'unknown country "x"; this ledger has no [countries]; declare it with [countries.x]',
        ),
        (
            "categories = [▸'x']",
            'unknown category "x"; this ledger has no categories; for others, list all in categories = […] at the top',
        ),
    ],
)
def test_where_nothing_can_be_known_that_is_told(line: str, told: str) -> None:
    assert_one_mistake("schema=1\ncategories=[]\n[[events]]\nid='a'\ndate='2001'\ntitle='A'\n" + line, told)


def test_many_known_countries_are_not_listed() -> None:
    known = "".join(f"c{number:02} = {{}}\n" for number in range(13))
    head = f"schema=1\n[countries]\n{known}[[events]]\nid='a'\ndate='2001'\ntitle='A'\n"
    assert_one_mistake(
        head + "countries = [▸'zzzzzz']",
        'unknown country "zzzzzz"; declare it with [countries.zzzzzz]',
    )


def test_many_known_categories_are_not_listed() -> None:
    known = ", ".join(f"'c{number:02}'" for number in range(13))
    head = f"schema=1\ncategories=[{known}]\n[[events]]\nid='a'\ndate='2001'\ntitle='A'\n"
    told = 'unknown category "zzzzzz"; for others, list all in categories = […] at the top'
    assert_one_mistake(head + "categories = [▸'zzzzzz']", told)


def test_every_wrong_item_of_a_list_is_told() -> None:
    line = "categories = [▸{}, ▸{}, ▸'x', ▸'x', ▸'x']"
    text, places = unmarked(BASE + f"[[events]]\nid = 'two'\ndate = 2002\ntitle = 'T'\n{line}")
    found = problems_of(text)
    assert sorted({(problem.line, problem.column) for problem in found}) == places
    assert len(found) == 7  # the last two are repeats as well


def test_the_same_slip_made_twice_gets_the_same_suggestion() -> None:
    event = "[[events]]\nid='{}'\ndate=2001\ntitle='A'\ncategories=['defence']\n"
    found = problems_of("schema = 1\n" + event.format("a") + event.format("b"))
    assert [problem.hint for problem in found] == ['did you mean "defense"?'] * 2


def test_planned_events_may_follow_planned_ones() -> None:
    assert len(load_text(chain(None, "e0", "e1", "e1"), NAME).events) == 4


def test_events_that_follow_one_another_in_a_ring_are_told_once() -> None:
    [problem] = problems_of(chain(None, "e3", "e1", "e2", "e1"))
    assert (problem.line, problem.message) == (12, "the events follow one another in a ring")


def test_a_ring_is_told_at_its_first_event_even_when_reached_from_elsewhere() -> None:
    [problem] = problems_of(chain("e3", "e2", "e3", "e1"))
    assert problem.line == 13


def test_of_a_long_chain_each_event_is_looked_at_a_few_times(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = 0
    followed = events._followed

    def counting(*args: Any) -> int | None:
        nonlocal looks
        looks += 1
        return followed(*args)

    monkeypatch.setattr(events, "_followed", counting)
    load_text(chain(None, *(f"e{number}" for number in range(500))), NAME)
    assert 500 <= looks <= 1500


IN_ALLOW = [
    ("▸[[allow]]", "the allowance allows nothing; add verdicts = […] or warnings = […]"),
    ("▸[[allow]]\nverdicts = []", "the allowance allows nothing; add verdicts = […] or warnings = […]"),
    ("[[allow]]\nverdicts = [▸'soft404']", 'unknown verdict "soft404"; did you mean "soft-404"?'),
    ("[[allow]]\nverdicts = ▸'gone'", 'verdicts must be a list, not text; write verdicts = ["gone"]'),
    ("[[allow]]\nverdicts = [▸1]", "an item of verdicts must be text, not a number"),
    (
        "[[allow]]\nwarnings = ['same-url', ▸'no-footnotes']",
        'unknown warning "no-footnotes"; did you mean "no-footnote"?',
    ),
    ("[[allow]]\nwarnings = ['same-url']\nid = ▸'on'", 'unknown event "on"; did you mean "one"?'),
    ("[[allow]]\nwarnings = ['same-url']\nsource = ▸'zzzz'", 'unknown source "zzzz"'),
    (
        "[[allow]]\nwarnings = ['same-url']\nexpires = ▸'2030'",
        'expires "2030" is not a full day; write it as 2023-03-29',
    ),
    (
        "[[allow]]\nwarnings = ['same-url']\nurl = ▸'x'",
        'url "x" is not an address, but words; an address begins with https://; where there is none, leave the key out',
    ),
    ("[[allow]]\nwarnings = ['same-url']\nreason = ▸''", "reason is empty"),
    (
        "[[allow]]\nwarnings = ['same-url']\n▸until = 2030-01-01",
        'unknown key "until" in the allowance; did you mean "expires"?',
    ),
    (
        "[[allow]]\nverdicts = ['gone']\nhost = ▸'https://a.example/x'",
        '"https://a.example/x" is not the bare name of a host; write "a.example"; its subdomains are meant too',
    ),
    (
        "[[allow]]\nverdicts = ['gone']\nhost = ▸'*.a.example'",
        '"*.a.example" is not the bare name of a host; write "a.example"; its subdomains are meant too',
    ),
    ("[[allow]]\nverdicts = ['gone']\nhost = ▸'?'", '"?" is not the bare name of a host'),
    ("[[allow]]\nverdicts = ['gone']\nhost = ▸1", "host must be text, not a number"),
]


@pytest.mark.parametrize(("text", "told"), IN_ALLOW)
def test_mistakes_in_an_allowance(text: str, told: str) -> None:
    assert_one_mistake(BASE + text, told)
