"""Verdicts that are known and accepted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

import pytest

from ca_israel.ledger.model import Allow, Archive, Checked, Source, VerdictName
from ca_israel.links.findings import Link
from ca_israel.links.judge.exemptions import note_on
from ca_israel.links.verdict import Judgement

if TYPE_CHECKING:
    from ca_israel.links.rules import Level

URL = "https://www.news.example/1"
TODAY = date(2026, 11, 23)
COPY = Archive("https://archive.example/1", None)


def judged(verdict: VerdictName, level: Level) -> Judgement:
    return Judgement(verdict, level, "…", None, "…")


def link(
    state: Literal["gone", "drifted", "usurped"] | None = None,
    archive: Archive | None = None,
    checked: Checked | None = None,
) -> Link:
    return Link(
        URL, (Source("key", "web", "Title", url=URL, state=state, archive=archive, checked=checked),), (1,)
    )


BLOCKED = judged("blocked", "warns")
GONE = judged("gone", "fails")


def test_a_loss_that_the_ledger_records_with_a_copy_is_preserved() -> None:
    assert note_on(link("gone", COPY), GONE, (), TODAY) == "preserved"
    assert note_on(link("gone"), GONE, (), TODAY) is None
    assert note_on(link(None, COPY), GONE, (), TODAY) is None
    assert note_on(link("drifted", COPY), GONE, (), TODAY) is None
    assert note_on(link("gone", COPY), judged("soft-404", "fails"), (), TODAY) == "preserved"
    assert note_on(link("usurped", COPY), judged("soft-404", "fails"), (), TODAY) is None
    assert note_on(link(None, COPY), judged("tls-error", "fails"), (), TODAY) is None


def test_a_loss_is_preserved_only_where_every_source_of_the_url_says_so() -> None:
    both = link("gone", COPY)._replace(sources=(*link("gone", COPY).sources, *link().sources))
    assert note_on(both, GONE, (), TODAY) is None


@pytest.mark.parametrize(
    "allow",
    [
        Allow(host="news.example", verdicts=("blocked",)),
        Allow(host="www.News.example", verdicts=("gone", "blocked")),
        Allow(host="example", verdicts=("blocked",)),
        Allow(url=URL, verdicts=("blocked",)),
        Allow(source="key", verdicts=("blocked",)),
        Allow(verdicts=("blocked",)),
        Allow(host="news.example", source="key", verdicts=("blocked",), expires=TODAY),
    ],
)
def test_a_verdict_named_by_a_live_allowance_is_allowed(allow: Allow) -> None:
    assert note_on(link(), BLOCKED, [allow], TODAY) == "allowed"


@pytest.mark.parametrize(
    "allow",
    [
        Allow(host="ews.example", verdicts=("blocked",)),
        Allow(host="news.example", verdicts=("gone",)),
        Allow(host="news.example"),
        Allow(url=URL + "/", verdicts=("blocked",)),
        Allow(source="other", verdicts=("blocked",)),
        Allow(host="news.example", source="other", verdicts=("blocked",)),
        Allow(id="an-event", verdicts=("blocked",)),
        Allow(host="news.example", verdicts=("blocked",), expires=date(2026, 11, 22)),
    ],
)
def test_any_other_allowance_is_not_about_it(allow: Allow) -> None:
    assert note_on(link(), BLOCKED, [allow], TODAY) is None


@pytest.mark.parametrize(
    ("verdict", "on", "accepted"),
    [
        ("blocked", date(2026, 11, 23), True),
        ("restricted", date(2026, 1, 1), True),
        ("unconfirmed", date(2025, 11, 23), True),
        ("blocked", date(2025, 11, 22), False),
        ("blocked", date(2026, 11, 24), False),
        ("unavailable", date(2026, 11, 23), False),
        ("tls-error", date(2026, 11, 23), False),
    ],
)
def test_what_was_checked_by_hand_holds_for_a_year(verdict: VerdictName, on: date, accepted: bool) -> None:
    note = note_on(link(checked=Checked(on, "RM")), judged(verdict, "warns"), (), TODAY)
    assert note == ("checked by hand" if accepted else None)


def test_being_checked_by_hand_excuses_no_failure_and_what_passes_needs_no_excuse() -> None:
    seen = link(checked=Checked(TODAY, None))
    assert note_on(seen, GONE, (), TODAY) is None
    assert note_on(seen, judged("ok", "passes"), [Allow(verdicts=("ok",))], TODAY) is None


@pytest.mark.parametrize(
    "url", ["http://[::1", "http://", "http://x:y/#z", "HTTP://a b/", "https://\ud7ff\x00/"]
)
def test_a_url_that_cannot_be_read_is_allowed_by_nothing_that_names_a_host(url: str) -> None:
    odd = link()._replace(url=url)
    assert note_on(odd, GONE, [Allow(host="a.example", verdicts=("gone",))], TODAY) is None
