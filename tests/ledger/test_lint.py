"""The warnings of a valid ledger: each with its code at its place, grouped when they repeat."""

from __future__ import annotations

import pytest

from ca_israel.ledger import model
from ca_israel.ledger.lint import grouped
from ca_israel.ledger.model import Problem
from ledger.marked import NAME, unmarked
from ledger.warned import BASE, CASES, an_event, cited, warnings_of, whole


def test_a_good_ledger_has_no_warnings() -> None:
    assert warnings_of(BASE) == ()
    assert warnings_of("schema = 1") == ()
    assert warnings_of(BASE.replace("[article]\naccessed = 2023-03-29\n", "")) == ()


@pytest.mark.parametrize(("code", "text", "told"), CASES)
def test_each_warning_stands_at_its_place(code: str, text: str, told: str) -> None:
    plain, [place] = unmarked(whole(text))
    found = warnings_of(plain)[:1]
    assert [(problem.code, problem.line, problem.column) for problem in found] == [(code, *place)]
    assert found[0].message == told
    assert found[0].hint
    assert str(found[0]) == f"ledger.toml:{place[0]}:{place[1]}: warning: {told}; {found[0].hint} [{code}]"


def test_every_code_has_a_case() -> None:
    assert {case[0] for case in CASES} == set(model.WARNINGS)


@pytest.mark.parametrize(
    "text",
    [
        an_event("status = 'planned'\nfootnotes = [1]").replace("2002", "2026-11-24"),  # not over yet
        an_event("status = 'planned'\nfootnotes = [1]").replace("2002", "2020/.."),  # never over
        an_event("status = 'claimed'\nfootnotes = [1]"),
        an_event("status = 'planned'\nfootnotes = [1]") + an_event("follows = 'two'\nfootnotes = [1]", "three"),
        cited("url = 'https://a.example/b'"),
        cited("url = 'https://a.example/Acme_Inc.'"),
        cited("url = 'https://a.example/Washington,_D.C.'"),
        cited("url = 'https://a.example/A_(b)'"),
        cited("url = 'https://b.example.'"),
        cited("url = 'https://a.example/a#part'"),
        cited("url = 'https://a.example/a?x=1'"),
        cited("accessed = 2020-05-01\npublished = '2020-05'"),
        cited("accessed = 2020-05-15\npublished = '2020-05'"),  # not certainly before
        cited("accessed = 2026-11-24\nchecked = { on = 2026-11-24 }"),
        cited("accessed = 2019-01-01\npublished = '../2020'"),  # no first day
        an_event("sources = [{ source = 'a', page = '100-119' }]"),
        an_event("sources = [{ source = 'a', page = '105, 131–3' }]"),
        an_event("sources = [{ source = 'a', page = 'xii' }]"),
        an_event("sources = [{ source = 'a', section = 500 }]"),
        an_event("sources = [{ source = 'b', page = 500 }]"),
        cited("pages = 'A1-A9'").replace("['s']", "[{ source = 's', page = 3 }]"),
        cited("url = 'https://s.example/x%20y/'\narchive = { url = 'https://c.example/2021/http://www.s.example/x y', date = 2021-05-04 }".replace("x y", "x%20y")),
        cited("archive = { url = 'https://c.example/2021/https://s.example/', date = 2021-05-04 }"),
        cited("url = 'https://s.example/'\narchive = { url = 'https://c.example/short-id', date = 2021-05-04 }"),
        cited("url = 'https://s.example/new'\nmoved_from = ['http://o.example/first', 'http://www.o.example/old']\narchive = { url = 'https://c.example/2021/https://o.example/old/', date = 2021-05-04 }"),
        cited("url = 'https://s.example/new'\nmoved_from = ['https://a.example/a']"),  # nobody follows it, and it is not the same-url
        cited("url = 'https://s.example/'\narchive = { url = 'https://c.example/20210504000000/https://s.example' }"),
    ],
)  # fmt: skip
def test_what_is_in_order_is_not_told(text: str) -> None:
    assert warnings_of(BASE + text) == ()


def test_a_date_of_access_taken_from_the_article_is_told_where_the_source_can_be_mended() -> None:
    text, [place] = unmarked(BASE.replace('published = "2020-05"', 'published = ▸"2024-05"'))
    [problem] = warnings_of(text)
    assert (problem.code, problem.line, problem.column) == ("accessed-order", *place)


def test_the_articles_date_of_access_in_the_future_is_told_once() -> None:
    text, [place] = unmarked(BASE.replace("2023-03-29", "▸2027-01-01"))
    [problem] = warnings_of(text)
    assert (problem.line, problem.column) == place
    assert problem.message == "the article's date of access, 2027-01-01, is in the future"


def test_the_article_may_have_been_read_today() -> None:
    assert warnings_of(BASE.replace("2023-03-29", "2026-11-24")) == ()


def test_the_articles_own_link_counts_too() -> None:
    text, [place] = unmarked(BASE.replace("[article]", "[article]\nurl = ▸'http://j.example/'"))
    [problem] = warnings_of(text)
    assert (problem.code, problem.line, problem.column) == ("plain-http", *place)


@pytest.mark.parametrize(
    "note",
    [
        "{ source = 'a', page = ▸99 }",
        "['b', { source = 'a', page = ▸99 }]",
        "[{ source = 'a', page = ▸'100-134' }]",
    ],
)
def test_a_locator_of_a_footnote_is_told_where_it_stands(note: str) -> None:
    text, [place] = unmarked(BASE.replace('1 = "a"', f"1 = {note}"))
    [problem] = warnings_of(text)
    assert (problem.code, problem.line, problem.column) == ("locator-outside-pages", *place)


def test_warnings_are_in_the_order_of_the_file() -> None:
    text = BASE.replace("https://a", "http://a").replace("2 = {", "4 = {").replace(
        "[1, 2]", "[1, 4]"
    ) + an_event("")
    found = warnings_of(text)
    assert [problem.code for problem in found] == ["plain-http", "number-gap", "no-footnote"]


def test_warnings_of_one_line_are_in_its_order() -> None:
    both = "s = { type = 'web', title = 'S', accessed = 2027-01-01, url = 'http://s.example/' }\n"
    text = BASE.replace("[footnotes]", f"[sources]\n{both}[footnotes]\n3 = 's'")
    assert [problem.code for problem in warnings_of(text)] == ["accessed-order", "plain-http"]


def problem(line: int, code: str | None, message: str = "m") -> Problem:
    return Problem(NAME, line, 3, message, "h", code)


def test_warnings_that_repeat_are_grouped_at_the_first_of_them() -> None:
    found = [
        problem(2, None),
        problem(3, "same-url", "s"),
        *(problem(line, "plain-http") for line in (4, 7, 9)),
        problem(5, None),
    ]
    assert grouped(found) == (
        problem(2, None),
        problem(3, "same-url", "s"),
        problem(4, "plain-http", "m (and 2 more, lines 7, 9)"),
        problem(5, None),
    )


def test_groups_of_one_line_stand_in_its_order() -> None:
    late, early = problem(2, "x")._replace(column=9), problem(2, "y")
    assert grouped([late, early]) == (early, late)


def test_a_group_of_two_names_one_line_and_a_large_one_the_first_ten() -> None:
    assert grouped([problem(1, "x"), problem(8, "x")])[0].message == "m (and 1 more, line 8)"
    assert grouped([problem(1, "x"), problem(8, "x"), problem(8, "x")])[0].message == "m (and 2 more, line 8)"
    many = grouped([problem(line, "x") for line in range(1, 31)])[0].message
    assert many == "m (and 29 more, lines 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, …)"
    eleven = grouped([problem(line, "x") for line in range(1, 12)])[0].message
    assert eleven == "m (and 10 more, lines 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)"
    crowded = grouped([*(problem(1, "x") for _ in range(12)), problem(9, "x")])[0].message
    assert crowded == "m (and 12 more, lines 1, …)"
