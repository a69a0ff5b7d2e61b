"""The text for people: one heading for each verdict and rule, what its links share said once, and a line a link."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ca_israel.ledger.model import Source
from ca_israel.links.answer import Answer
from ca_israel.links.findings import Finding, Link, Report, Run
from ca_israel.links.report import render
from ca_israel.links.verdict import Facts, judged
from ca_israel.terminal.look import PLAIN, Look
from ca_israel.text.layout import cell_width
from links.reported import EVIL, MIXED, WHEN

if TYPE_CHECKING:
    from collections.abc import Iterable

WAYBACK = "https://web.archive.org/web"


def found(
    number: int,
    rule: str,
    detail: str = "",
    *,
    status: int = 404,
    accessed: date | None = date(2023, 3, 29),
    archive: str | None = None,
    footnotes: tuple[int, ...] = (),
    **more: Any,
) -> Finding:
    url = f"https://a.example/{number}"
    facts = Facts(Answer(url, url, status), accessed=accessed, archive=archive, keys=(f"k{number}",))
    judgement = judged(rule, facts, detail)
    return Finding(Link(url, (Source(f"k{number}", "web", "T", url=url),), footnotes), judgement, **more)


def told(findings: Iterable[Finding], look: Look = PLAIN) -> str:
    return render(Run(Report(tuple(findings)), "events.toml", WHEN), "text", look)


def block(findings: Iterable[Finding], look: Look = PLAIN) -> str:
    """The first block."""
    return told(findings, look).partition("\n\n")[0]


def headings(text: str) -> list[str]:
    return [line for line in text.splitlines() if " [" in line and not line.startswith(" ")]


def test_what_is_the_same_is_said_once_and_each_link_has_a_line() -> None:
    assert block(found(n, "no-title", footnotes=(n, 9)) for n in range(3)) == (
        "Warns: unconfirmed [no-title] · 3 links\n"
        "  The page answers, but has no title by which the work could be recognised.\n"
        "  Open it in a browser; if the work is there, say so with `checked = { on = … }`\n"
        "  in the ledger.\n"
        "    footnotes 0, 9 · k0 · https://a.example/0\n"
        "    footnotes 1, 9 · k1 · https://a.example/1\n"
        "    footnotes 2, 9 · k2 · https://a.example/2"
    )


def test_what_differs_stands_with_the_link() -> None:
    assert block([found(1, "gone", status=404), found(2, "gone", status=410)]) == (
        "Fails: gone [gone] · 2 links\n"
        "  The server says that the page is not there (…).\n"
        "  Find an archived copy with `cai archive`, or look by hand for that of\n"
        "  2023-03-29: …\n"
        "    k1 · 404 · https://a.example/1\n"
        f"      {WAYBACK}/20230329/https://a.example/1\n"
        "    k2 · 410 · https://a.example/2\n"
        f"      {WAYBACK}/20230329/https://a.example/2"
    )


def test_a_date_stays_beside_the_address_of_its_copy() -> None:
    text = block(found(n, "gone", accessed=date(2020 + n, 1, 2)) for n in range(2))
    assert "\n  Find an archived copy with `cai archive`, or look by hand for that of …\n" in text
    assert f"\n      2021-01-02: {WAYBACK}/20210102/https://a.example/1" in text


def test_several_sentences_of_one_rule_are_each_said_once() -> None:
    kept = [found(n, "gone", archive=f"https://archive.example/{n}") for n in (1, 3)]
    lost = [found(n, "gone") for n in (2, 4)]
    text = block([kept[0], lost[0], kept[1], lost[1]], Look(width=200))
    shows = 'If the copy that the ledger names shows the work, add `state = "gone"`, or run'
    assert text.count(f"\n  {shows} …\n") == 1
    assert (
        text.count(
            "\n  Find an archived copy with `cai archive`, or look by hand for that of 2023-03-29: …\n"
        )
        == 1
    )
    assert re.findall(r"^    k(\d)", text, re.MULTILINE) == list("1234"), "in the order of the ledger"
    assert "\n      `cai archive k3 --write`: https://archive.example/3\n" in text
    alone = block([*lost, kept[0]], Look(width=200))
    assert f"\n      {shows} `cai archive k1 --write`: https://archive.example/1" in alone


def test_one_link_has_its_own_search() -> None:
    assert "with `cai archive k1`, or look by hand for" in block([found(1, "gone")], Look(width=200))


@pytest.mark.parametrize(
    ("rule", "details", "sentence", "own"),
    [
        ("refused", ("the host says no", "the network is away"), "No connection: …", "the host says no"),
        ("no-such-name", ("the name a.example does not exist", "the name b.example does not exist"),
         "Looked up more than once: the name … does not exist.", "a.example"),
        ("drifted", ("“Ten hotels”", "“Ten bridges”"), "Another work is there: the page's title is …", "“Ten hotels”"),
        ("other-title", ("“Oil, and arms”", "“Oil, and cars”"), "The page's title is …, which is not that of the work.", "“Oil, and arms”"),
        ("tls-host", ("www.a.example", "b.example"), "The certificate is for another host (…).", "www.a.example"),
    ],
)  # fmt: skip
def test_titles_names_and_phrases_stay_whole(
    rule: str, details: tuple[str, str], sentence: str, own: str
) -> None:
    text = block(found(n, rule, detail) for n, detail in enumerate(details))
    assert text.splitlines()[1] == f"  {sentence}"
    assert f" · {own} · https://a.example/0\n" in text


@pytest.mark.parametrize("said", [("Nothing came.", "It broke off."), ("It broke 2.", "It broke 3.")])
def test_texts_without_three_words_in_common_are_each_said_whole(said: tuple[str, str]) -> None:
    findings = [found(n, "timeout") for n in range(2)]
    text = block(
        one._replace(judgement=one.judgement._replace(reason=why))
        for one, why in zip(findings, said, strict=True)
    )
    assert "…" not in text.splitlines()[1]
    assert f"    k0 · {said[0]} · https://a.example/0" in text


def test_what_is_short_has_room_on_the_line_of_its_link() -> None:
    text = block(found(n, "other-title", f"“{'x' * (21 + n)}”") for n in (1, 2))
    assert f"    k1 · “{'x' * 22}” · https://a.example/1\n" in text
    assert f"    k2 · https://a.example/2\n      “{'x' * 23}”\n" in text


def test_warnings_come_first_failures_last_and_then_the_sum() -> None:
    lines = headings(told(MIXED.report.links))
    words = [line.partition(":")[0] for line in lines]
    assert list(dict.fromkeys(words)) == ["Warns", "Not checked", "Moved", "Noted", "Accepted", "Fails"]
    assert words == sorted(words, key=list(dict.fromkeys(words)).index)
    assert told(MIXED.report.links).splitlines()[-2].startswith("22 links: ")


def test_each_verdict_rule_and_note_has_one_heading() -> None:
    one, other = found(1, "blocked", status=403), found(2, "challenge", status=403)
    grown = found(3, "blocked", status=403)
    late = grown._replace(judgement=grown.judgement._replace(level="fails"))
    findings = [
        one,
        other,
        one,
        one._replace(note="allowed"),
        one._replace(note="checked by hand"),
        late,
        one,
    ]
    assert headings(told(findings)) == [
        "Warns: blocked [blocked] · 3 links",
        "Warns: blocked [challenge] · 1 link",
        "Accepted: blocked (allowed) [blocked] · 1 link",
        "Accepted: blocked (checked by hand) [blocked] · 1 link",
        "Fails: blocked [blocked] · 1 link",
    ]


@pytest.mark.parametrize(("number", "hidden"), [(15, 0), (16, 1), (80, 65)])
def test_fifteen_links_of_a_rule_are_shown_and_how_many_more_there_are(number: int, hidden: int) -> None:
    findings = [found(n, "no-title") for n in range(number)]
    more = f"\n    … and {hidden} more; --all shows them"
    text = block(findings)
    assert (text.count("https://"), more in text) == (15, hidden > 0)
    assert text.startswith(f"Warns: unconfirmed [no-title] · {number} links\n")
    whole = block(findings, Look(most=None))
    assert (whole.count("https://"), "more;" in whole) == (number, False)
    assert f"\x1b[2m{more[1:]}\x1b[0m" in block(findings, Look(colour=True)) or not hidden
    assert "    ... and" in block(findings, Look(unicode=False)) or not hidden


def test_what_is_not_shown_is_counted_and_compared_all_the_same() -> None:
    text = told([*(found(n, "gone") for n in range(15)), found(15, "gone", status=410)])
    assert "  The server says that the page is not there (…).\n" in text
    assert text.endswith("\n16 links: 16 gone\n")


@given(st.lists(st.text(max_size=30), min_size=1, max_size=4), st.integers(20, 120))
def test_any_words_are_told_whole_and_within_the_width(said: list[str], width: int) -> None:
    findings = [found(n, "drifted", f"“{text}”") for n, text in enumerate(said)]
    text = told(findings, Look(width=width, most=None))
    assert text.count("https://a.example/") == 2 * len(said) or "://" in "".join(said)
    inner = [line for line in text.splitlines() if line.startswith("  ") and "://" not in line]
    assert all(cell_width(line) <= max(width, 26) for line in inner)


@pytest.mark.parametrize("width", [20, 60, 120])
def test_hostile_titles_stay_words(width: int) -> None:
    findings = [found(n, "drifted", f"“{EVIL}{n}”") for n in range(3)]
    text = told(findings, Look(width=width, colour=True, hyperlinks=True))
    ours = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;;[!-~]*\x1b\\")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", ours.sub("", text))
    assert not any(line.lstrip().startswith("::") for line in text.splitlines())
    assert headings(told(findings)) == ["Fails: drifted [drifted] · 3 links"]
