"""Ledger texts that earn one warning each, marked by ▸ where it stands."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ca_israel.ledger.lint import review
from ca_israel.ledger.loader import load_text
from ledger.marked import NAME

if TYPE_CHECKING:
    from ca_israel.ledger.model import Problem

TODAY = date(2026, 11, 24)

BASE = """schema = 1
[article]
accessed = 2023-03-29
[sources.a]
type = "journal"
title = "A"
url = "https://a.example/a"
pages = "100-119, 130-3"
[sources.b]
type = "news"
title = "B"
url = "https://news.example/b"
published = "2020-05"
[footnotes]
1 = "a"
2 = { source = "b", supports = "x" }
[[events]]
id = "one"
date = "2001"
title = "One"
footnotes = [1, 2]
"""


def warnings_of(text: str, today: date = TODAY) -> tuple[Problem, ...]:
    return review(load_text(text, NAME), today)


def a_source(key: str, lines: str) -> str:
    return f"▸[sources.{key}]\ntype = 'web'\ntitle = 'S'\n{lines}\n"


def an_event(lines: str, key: str = "two") -> str:
    return f"[[events]]\nid = '{key}'\ndate = '2002'\ntitle = 'T'\n{lines}\n"


def cited(lines: str) -> str:
    """A source with these lines, and an event that rests on it."""
    return a_source("s", lines).removeprefix("▸") + an_event("sources = ['s']")


ALLOW = "[[allow]]\nwarnings = ['{}']\n"

CASES = [
    (
        "no-footnote",
        an_event("").replace("'two'", "▸'two'"),
        'the event "two" rests on no footnote and no source',
    ),
    (
        "planned-past",
        "[[events]]\nid = 'two'\ndate = ▸'2026-10'\ntitle = 'T'\nstatus = 'planned'\nfootnotes = [1]",
        'the event "two" was planned for 2026-10; no outcome is recorded',
    ),
    ("unused-source", a_source("s", ""), 'no footnote and no event cites the source "s"'),
    ("same-url", cited("url = ▸'https://www.A.example:443/a/'"), 'the sources "a" and "s" have the same url'),
    ("number-gap", "[footnotes]\n1 = 'a'\n▸3 = 'b'\n", "footnote 2 is missing"),
    ("number-gap", "[footnotes]\n▸3 = 'a'\n2000 = 'b'\n", "footnotes 1-2 are missing"),
    ("plain-http", cited("url = ▸'http://Plain.example/x'"), "plain.example is linked by plain http"),
    (
        "plain-http",
        cited("archive = { url = ▸'HTTP://copies.example/20200101/https://s.example/' }"),
        "copies.example is linked by plain http",
    ),
    (
        "accessed-order",
        cited("accessed = ▸2020-04-30\npublished = '2020-05'"),
        'the source "s" was accessed on 2020-04-30, before it was published, 2020-05',
    ),
    (
        "accessed-order",
        cited("accessed = ▸2026-11-25"),
        'the source "s" was accessed in the future, 2026-11-25',
    ),
    (
        "accessed-order",
        cited("checked = { on = ▸2026-11-25 }"),
        'the source "s" was checked in the future, 2026-11-25',
    ),
    (
        "locator-outside-pages",
        an_event("sources = [{ source = 'a', page = ▸120 }]"),
        'page 120 lies outside the pages of "a", 100-119, 130-3',
    ),
    (
        "locator-outside-pages",
        cited("pages = '9-12'").replace("['s']", "[{ source = 's', page = ▸50 }]"),
        'page 50 lies outside the pages of "s", 9-12',
    ),
    (
        "allow-expired",
        an_event("") + ALLOW.format("no-footnote") + "expires = ▸2026-12-24",
        "the allowance expires in 30 days",
    ),
    ("allow-unused", "▸" + ALLOW.format("same-url"), "the allowance silences nothing"),
    ("allow-unused", "▸[[allow]]\nverdicts = ['gone']\nhost = 'b.example'", "the allowance matches no link"),
    (
        "archive-mismatch",
        cited(
            "url = 'https://s.example/x'\narchive = { url = ▸'https://copies.example/web/20210503101010/https://t.example/x' }"
        ),
        'the archived copy of "s" is of another page, "https://t.example/x"',
    ),
    (
        "archive-today",
        cited("url = 'https://s.example/x'\narchive = { url = ▸'https://archive.ph/AbCd1' }"),
        'the copy of "s" lies in archive.ph, where no program can look at it',
    ),
    (
        "archive-today",
        cited(
            "archive = { date = 2021-05-03, url = ▸'https://WWW.Archive.today/20210503101010/https://s.example/x' }"
        ),
        'the copy of "s" lies in www.archive.today, where no program can look at it',
    ),
    (
        "archive-mismatch",
        cited(
            "url = 'https://s.example/x'\nmoved_from = ['https://o.example/x']\narchive = { url = ▸'https://c.example/2021/https://t.example/x' }"
        ),
        'the archived copy of "s" is of another page, "https://t.example/x"',
    ),
    (
        "url-end",
        cited("url = 'https://s.example/x'\nmoved_from = ['https://o.example/x', ▸'http://o.example/y,']"),
        'the url ends in ",", which looks like the end of a sentence',
    ),
    (
        "archive-mismatch",
        cited(
            "archive = { url = 'https://copies.example/20210503101010id_/https://t.example/', date = ▸2021-05-04 }"
        ),
        'the copy of "s" is dated 20210503 in its url, not 2021-05-04',
    ),
    (
        "archive-mismatch",
        cited("archive = { url = 'https://c.example/2020/https://t.example/', date = ▸2021-05-04 }"),
        'the copy of "s" is dated 2020 in its url, not 2021-05-04',
    ),
    (
        "author-order",
        cited("authors = ['Kaya, Emrah', ▸'Jane Doe']"),
        'the author "Jane Doe" reads like a person, and has no comma',
    ),
    (
        "author-order",
        cited("authors = [▸'Doe, Jane; Roe, Max']"),
        'the author "Doe, Jane; Roe, Max" reads like several',
    ),
    (
        "author-order",
        cited("editors = [▸'Jane Doe']"),
        'the editor "Jane Doe" reads like a person, and has no comma',
    ),
    (
        "author-order",
        cited("translators = [▸'Doe, Jane and Roe, Max']"),
        'the translator "Doe, Jane and Roe, Max" reads like several',
    ),
    (
        "no-title",
        cited("url = 'https://s.example/x'")
        .replace("title = 'S'\n", "")
        .replace("[sources.s]", "▸[sources.s]"),
        'the source "s" has no title, so nothing tells whether its page still shows the work',
    ),
    *(
        (
            "url-end",
            cited(f"url = ▸'https://s.example/x{end}'"),
            f'the url ends in "{end[-1]}", which looks like the end of a sentence',
        )
        for end in (".", ",", ";", ")", "_(a))", "]", "-inc.")
    ),
    (
        "bc-year",
        "[[events]]\nid = 'ides'\ndate = ▸'-0044-03-15'\ntitle = 'Caesar dies, 44 BC'\nfootnotes = [1]\n",
        'the event "ides" names 44 BC in its title, and its date "-0044-03-15" is 15 March 45 BC',
    ),
]


def whole(text: str) -> str:
    """The base with this added; other footnotes take the place of its own."""
    return (
        BASE[: BASE.index("[footnotes]")] + text + "[[events]]\nid='e'\ndate=2001\ntitle='T'\nfootnotes=[3]\n"
        if (text.startswith("[footnotes]"))
        else BASE + text
    )
