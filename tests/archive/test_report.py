"""What is printed: whole outputs for people, and nothing in them that anybody obeys."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from ca_israel.archive.candidates import Wanted
from ca_israel.archive.findings import Found, Memento, Result, Tried
from ca_israel.archive.protocol.web_archive import WebArchive
from ca_israel.archive.report import FORMATS, render
from ca_israel.archive.verdicts import RULES, filled
from ca_israel.archive.write import planned
from ca_israel.ledger.model import Source
from ca_israel.links.history.sightings import History
from ca_israel.links.report.markdown import MOST
from ca_israel.terminal.look import PLAIN, Look

WEB = "https://web.archive.org/web/"
URL = "https://news.example/israel-news/business/2021-10-02/ty-article/oil-cyber-and-weapons"
WANTED = Wanted(date(2023, 3, 29), "accessed")


def one(
    key: str,
    rule: str,
    *,
    copy: Memento | None = None,
    tried: tuple[Tried, ...] = (),
    detail: str = "",
    footnotes: tuple[int, ...] = (),
) -> Found:
    row = RULES[rule]
    values = {
        "detail": detail,
        "key": key,
        "copies": f"{WEB}*/{URL}",
        "save": f"Save it: https://web.archive.org/save/{URL}",
    }
    source = Source(key, "web", "T", url=URL)
    return Found(
        source,
        footnotes,
        "w",
        WANTED,
        row.verdict,
        rule,
        filled(row.reason, values),
        filled(row.next or "", values) or None,
        copy,
        tried,
        2,
    )


def copy(day: date, title: str | None = "Oil, Cyber and Weapons") -> Memento:
    at = f"{day:%Y%m%d}101010"
    return Memento(
        f"{WEB}{at}/{URL}", at, day, (day - date(2023, 3, 29)).days, verified=True, title=title, score=1.0
    )


def passed(*rules: str) -> tuple[Tried, ...]:
    return tuple(
        Tried(f"{WEB}2023031{n}101010/{URL}", f"2023031{n}101010", 200, rule) for n, rule in enumerate(rules)
    )


SOURCES = (
    one("blua-player", "the-work", copy=copy(date(2023, 3, 20)), tried=passed("another-work", "another-work", "was-error"), footnotes=(2,)),
    one("rosenberg-oil", "far-jump", copy=copy(date(2023, 4, 2)), footnotes=(4, 5)),
    one("kept", "has-copy"),
    one("doubt", "unsure", copy=copy(date(2021, 1, 1), None), detail="The page answers, but has no title."),
    one("other", "another-work", tried=passed("another-work"), detail="The nearest shows something else."),
    one("none", "no-copy"),
    one("broken", "broken-better", copy=copy(date(2023, 3, 29)), detail="It is not shown by the archive."),
    one("late", "too-many", detail="429"),
    one("book", "no-url"),
)  # fmt: skip
RESULT = Result(
    planned(SOURCES, History(), datetime(2026, 11, 27, tzinfo=UTC)),
    WebArchive(), "here/events.toml", "2026-11-27T12:00:00Z", 17, "the archive takes no more requests for now (429)",
)  # fmt: skip
TEXT = f"""\
found  blua-player (footnote 2)
  20 March 2023, 9 days before access: {WEB}20230320101010/{URL}
  “Oil, Cyber and Weapons”
  Passed over: 2 show something else, 1 is of an error page.

found  rosenberg-oil (footnotes 4, 5)
  2 April 2023, 4 days after access (the page may have changed since it was read): {WEB}20230402101010/{URL}
  “Oil, Cyber and Weapons”
  The index names a nearer copy, but leads to this one, which shows the work.
  `cai archive rosenberg-oil --write` puts it into the ledger.

unconfirmed  doubt
  1 January 2021, 817 days before access (far from the day): {WEB}20210101101010/{URL}
  Whether this copy shows the work cannot be told. The page answers, but has no title.
  Open it: if it is the work, `cai archive doubt --write --unconfirmed` puts it into the ledger.

mismatch  other
  No copy shows the work. The nearest shows something else.
  Passed over: 1 shows something else.
  Look through all copies by hand: {WEB}*/{URL}

absent  none
  The archive has no copy; not every news site lets archives in.
  Save it: https://web.archive.org/save/{URL}

broken  broken
  29 March 2023, on the day of access: {WEB}20230329101010/{URL}
  “Oil, Cyber and Weapons”
  The copy that the ledger has does not show the work. It is not shown by the archive. This one does.
  `cai archive broken --verify --replace --write` puts this one in its place.

unknown  late
  The archive takes no more requests for now (429).
  Run it again later: what was found until then is remembered.

9 sources: 2 found, 1 kept, 1 unconfirmed, 1 mismatch, 1 absent, 1 broken, 1 unknown, 1 skipped
Not listed: 1 with a copy that was not looked at, 1 without a URL.
17 requests to https://web.archive.org/web/
Stopped: the archive takes no more requests for now (429).
--write puts 2 copies into events.toml
"""


def test_the_whole_report_for_people() -> None:
    assert render(RESULT, "text", Look(width=250)) == TEXT


@pytest.mark.parametrize("width", [60, 80, 120])
def test_lines_keep_to_the_width_and_addresses_stay_whole(width: int) -> None:
    text = render(RESULT, "text", Look(width=width))
    for line in text.splitlines():
        assert len(line) <= width + 2 or "://" in line
    assert text.count(f"{WEB}20230320101010/{URL}") == 1
    assert " ".join(text.split()) == " ".join(TEXT.split())


def test_colour_is_never_alone() -> None:
    text = render(RESULT, "text", Look(width=80, colour=True))
    assert "\x1b[31mbroken\x1b[0m" in text
    assert "\x1b[32mfound\x1b[0m" in text


def test_ascii_where_the_encoding_asks_for_it() -> None:
    assert render(RESULT, "text", Look(width=80, unicode=False)).isascii()


def test_the_report_as_json() -> None:
    said = json.loads(render(RESULT, "json", PLAIN))
    assert list(said) == [
        "schema",
        "ledger",
        "asked_at",
        "timegate",
        "cdx",
        "requests",
        "stopped",
        "summary",
        "sources",
    ]
    assert said["summary"] == {
        "found": 2,
        "kept": 1,
        "unconfirmed": 1,
        "mismatch": 1,
        "absent": 1,
        "broken": 1,
        "unknown": 1,
        "skipped": 1,
    }
    assert said["sources"][0] == {
        "source": "blua-player", "footnotes": [2], "url": URL, "wanted": "2023-03-29", "wanted_from": "accessed", "verdict": "found",
        "fails": False, "rule": "the-work", "reason": "This copy shows the work.", "next": "`cai archive blua-player --write` puts it into the ledger.",
        "memento": {"url": f"{WEB}20230320101010/{URL}", "timestamp": "20230320101010", "date": "2023-03-20", "gap_days": -9, "verified": True, "title": "Oil, Cyber and Weapons", "score": 1.0},
        "tried": [
            {"url": f"{WEB}2023031{n}101010/{URL}", "timestamp": f"2023031{n}101010", "status": 200, "rule": rule}
            for n, rule in enumerate(("another-work", "another-work", "was-error"))
        ],
        "requests": 2, "written": False, "line": None, "column": None,
    }  # fmt: skip


def test_the_report_in_markdown_has_every_source_under_its_verdict() -> None:
    text = render(RESULT, "markdown", PLAIN)
    assert text.startswith("<!-- cai archive -->\n\n## Archived copies: 2 found of 9 sources\n")
    headings = [line for line in text.splitlines() if line.startswith("### ")]
    assert headings == [
        "### Copies that do not show the work (1)", "### Copies found (2)", "### For a person to look at (1)",
        "### Copies of something else (1)", "### No copy (1)", "### Not known (1)",
    ]  # fmt: skip
    assert (
        f"- `blua-player`, footnote 2: 20 March 2023, 9 days before access<br>\n  <{WEB}20230320101010/{URL}><br>\n"
        in text
    )


HOSTILE = (
    "\x1b[31m<script>alert(1)</script> ::error:: ##[error] @somebody \u202e [x](javascript:y)\n::warning::"
)


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_that_a_page_says_is_obeyed(name: str) -> None:
    bad = one("a", "unsure", copy=copy(date(2023, 3, 20), HOSTILE), detail=HOSTILE)
    text = render(RESULT._replace(found=(bad,), stopped=HOSTILE), name, PLAIN)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "##[" not in text
    assert not any(line.lstrip().startswith("::") for line in text.splitlines())
    if name == "markdown":
        assert "<script>" not in text


def test_markdown_stays_within_what_an_issue_holds() -> None:
    many = tuple(
        one(f"a{n}", "unsure", copy=copy(date(2023, 3, 20), "T" * 200), detail="d" * 300) for n in range(400)
    )
    text = render(RESULT._replace(found=many), "markdown", PLAIN)
    assert len(text) <= MOST
    assert "did not fit in here" in text


@pytest.mark.parametrize(
    ("verdicts", "code", "strict"),
    [
        (["the-work"], 0, 0),
        (["no-copy", "the-work"], 0, 1),
        (["broken", "the-work"], 1, 1),
        (["too-many", "archive-fault"], 4, 4),
        (["too-many", "the-work"], 0, 1),
        (["excluded"], 0, 1),
        (["another-work"], 0, 1),
        ([], 0, 0),
    ],
)
def test_exit_codes(verdicts: list[str], code: int, strict: int) -> None:
    result = RESULT._replace(found=tuple(one("a", rule) for rule in verdicts))
    assert (result.exit_code(), result.exit_code(strict=True)) == (code, strict)
    assert result._replace(interrupted=True).exit_code() == 130


def test_what_was_not_asked_is_not_counted_as_not_known() -> None:
    kept = one("a", "has-copy")._replace(requests=0)
    assert RESULT._replace(found=(one("b", "too-many"), kept)).exit_code() == 4
    assert RESULT._replace(found=(one("b", "time-over")._replace(requests=0), kept)).exit_code() == 0
