"""Reports: the same findings for people and for programs."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from ca_israel.ledger.model import Source
from ca_israel.links.answer import Answer, Fault, Hop
from ca_israel.links.findings import Acceptance, Finding, Link, Report, Run
from ca_israel.links.report import FORMATS, render
from ca_israel.links.report.parts import summary
from ca_israel.links.verdict import Facts, Judgement, judged
from ca_israel.terminal.look import Look
from links.judged import judge

LONG = "https://news.example/" + "a-long-way-down/" * 12


def finding(
    key: str,
    answer: Answer | None,
    *footnotes: int,
    note: Acceptance | None = None,
    judgement: Judgement | None = None,
) -> Finding:
    link = Link(answer.url if answer else None, (Source(key, "web", "T"),), footnotes)
    if judgement is None:
        assert answer is not None
        judgement = judge(Facts(answer, accessed=date(2023, 3, 29), keys=(key,)))
    return Finding(link, judgement, answer, note)


REPORT = Report((
    finding("well", Answer("https://a.example/x", "https://a.example/x", 200, received=9, seconds=0.1234), 1, 3),
    finding("lost", Answer(LONG, LONG, 404), 4),
    finding("walled", Answer("https://b.example/x", "https://b.example/x", 403), 5),
    finding("known", Answer("https://c.example/x", "https://c.example/x", 403), 6, note="allowed"),
    finding(
        "moved",
        Answer("http://d.example/x", "https://e.example/y", 200, redirects=(Hop("http://d.example/x", 301),), received=9),
    ),
    finding("book", None, 2, judgement=judged("no-url")),
))  # fmt: skip
RUN = Run(REPORT, "events.toml", "2026-11-23T10:00:00Z", lambda: {"lost": (57, 9)})


def test_the_text_report_is_for_people() -> None:
    assert (
        render(RUN, "text", Look(width=72))
        == f"""\
Warns: blocked [blocked] · 1 link
  The server refuses the request (403), perhaps because a program makes
  it; that says nothing about the page.
  Open it in a browser; if the work is there, say so with `checked = {{
  on = … }}` in the ledger.
    footnote 5 · walled · https://b.example/x

Moved: moved [moved] · 1 link
  The page has moved for good.
  Put the new address in the ledger: https://e.example/y
    moved · http://d.example/x

Accepted: blocked (allowed) [blocked] · 1 link
  The server refuses the request (403), perhaps because a program makes
  it; that says nothing about the page.
  Open it in a browser; if the work is there, say so with `checked = {{
  on = … }}` in the ledger.
    footnote 6 · known · https://c.example/x

Fails: gone [gone] · 1 link
  The server says that the page is not there (404).
  Find an archived copy with `cai archive lost`, or look by hand for
  that of 2023-03-29:
  https://web.archive.org/web/20230329/{LONG}
    footnote 4 · lost · {LONG}

ok: 1 of 6 links
skipped: 1 (1 without a URL)
6 links: 1 ok, 1 moved, 1 gone, 2 blocked, 1 skipped
"""
    )


def test_all_well_is_one_line() -> None:
    run = RUN._replace(report=Report(REPORT.links[:1]))
    assert render(run, "text", Look()) == "ok: 1 of 1 link\n"


def test_no_links_at_all_are_told() -> None:
    assert render(RUN._replace(report=Report(())), "text", Look()) == "ok: 0 of 0 links\n"


def test_an_interrupted_run_says_so() -> None:
    rest = finding("late", None, judgement=judged("not-checked", detail="the run was interrupted"))
    text = render(RUN._replace(report=Report((REPORT.links[0], rest), interrupted=True)), "text", Look())
    assert "Interrupted" in text
    assert "Not checked: the run was interrupted." in text


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_a_url_is_never_broken_and_words_keep_to_the_width(width: int) -> None:
    lines = render(RUN, "text", Look(width=width)).splitlines()
    assert f"    footnote 4 · lost · {LONG}" in lines
    entries = [line for line in lines if line.startswith("  ") and "://" not in line]
    assert entries
    assert max(map(len, entries)) <= max(width, 22)


def test_colour_marks_roles_and_says_nothing_that_words_do_not() -> None:
    coloured = render(RUN, "text", Look(width=72, colour=True))
    assert "\x1b[31mgone\x1b[0m" in coloured
    assert "\x1b[33mblocked\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == render(RUN, "text", Look(width=72))


def test_where_the_encoding_is_poor_our_own_marks_are_ascii_and_data_stays() -> None:
    odd = finding("key", Answer("https://a.example/“x”", "https://a.example/“x”", 404), 1)
    text = render(RUN._replace(report=Report((odd,))), "text", Look(unicode=False))
    assert "footnote 1 - key" in text
    assert " - https://a.example/“x”\n" in text


HOSTILE = "evil\x1b[2J\x9b31m\u202e\x07\nFails (0)"


def test_hostile_text_cannot_reach_the_terminal() -> None:
    url = f"https://a.example/{HOSTILE}"
    answer = Answer(url, url, fault=Fault("bad-location", HOSTILE), redirects=(Hop(url, 301),))
    run = RUN._replace(report=Report((finding(HOSTILE, answer, 1),)), ledger=HOSTILE)
    for name in FORMATS:
        for style in (Look(), Look(unicode=False)):
            text = render(run, name, style)
            assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    assert "\nFails (0)" not in render(run, "text", Look())
    assert json.loads(render(run, "json", Look()))["links"][0]["url"] == url, "nothing is lost in JSON"


def test_the_json_report_has_its_contract() -> None:
    document = json.loads(render(RUN, "json", Look()))
    assert list(document) == ["schema", "ledger", "checked_at", "runs_known", "summary", "links"]
    assert (document["schema"], document["ledger"], document["runs_known"]) == (1, "events.toml", None)
    assert document["checked_at"] == "2026-11-23T10:00:00Z"
    assert document["summary"] == {"ok": 1, "moved": 1, "gone": 1, "blocked": 2, "skipped": 1}
    well, lost, _, known, moved, book = document["links"]
    assert list(well) == [
        "url", "footnotes", "sources", "verdict", "fails", "note", "reason", "next", "rule", "status", "final_url",
        "redirects", "title", "score", "line", "column", "elapsed_ms",
    ]  # fmt: skip
    assert well == {
        "url": "https://a.example/x", "footnotes": [1, 3], "sources": ["well"], "verdict": "ok", "fails": False,
        "note": None, "reason": "The work is there.", "next": None, "rule": "title-match", "status": 200,
        "final_url": "https://a.example/x", "redirects": [], "title": None, "score": None, "line": None,
        "column": None, "elapsed_ms": 123,
    }  # fmt: skip
    assert (lost["verdict"], lost["fails"], lost["line"], lost["column"]) == ("gone", True, 57, 9)
    assert (known["fails"], known["note"]) == (False, "allowed")
    assert moved["redirects"] == [{"url": "http://d.example/x", "status": 301}]
    assert (book["url"], book["status"], book["elapsed_ms"], book["redirects"]) == (None, None, None, [])


def test_the_summary_counts_every_link() -> None:
    assert sum(summary(REPORT).values()) == len(REPORT.links)


def test_every_format_has_its_module() -> None:
    folder = Path(render.__code__.co_filename).parent
    assert {f"{row.module.rpartition('.')[2]}.py" for row in FORMATS.values()} | {
        "__init__.py",
        "parts.py",
    } == {path.name for path in folder.glob("*.py")}
