"""The table of verdicts, and which link rules speak for the work in a copy."""

from __future__ import annotations

import pytest

from ca_israel.archive.verdicts import COPY_VERDICTS, LEVELS, PASSED_OVER, RULES, days_off, filled, identity
from ca_israel.links.rules import RULES as LINK_RULES
from ca_israel.links.verdict import Judgement


def test_every_link_rule_has_an_identity() -> None:
    def of(rule: str, *, differs: bool) -> str:
        row = LINK_RULES[rule]
        return identity(Judgement(row.outcome.verdict, row.outcome.level, "", None, rule), differs=differs)

    found = {rule for rule in LINK_RULES if of(rule, differs=False) == "the-work"}
    assert found == {"title-match", "quote-found", "redirected", "https-only", "from-memory", "moved"}
    in_doubt = {rule for rule in LINK_RULES if of(rule, differs=True) == "unsure"}
    assert in_doubt == {
        "withdrawn", "host-of-its-own", "sends-on", "alike", "fragment-missing", "pdf-no-title", "pdf-other-title", "no-page",
        "needs-script", "canonical-home", "no-title", "no-title-cited", "other-language", "unsure-title", "empty", "odd-status", "unreadable", "own-fault",
    }  # fmt: skip
    mismatched = {rule for rule in LINK_RULES if of(rule, differs=True) != of(rule, differs=False)}
    assert mismatched == {"other-title", "little-text", "list-page", "perhaps-parked"}
    for rule in (
        "says-not-found",
        "drifted",
        "parked",
        "login-wall",
        "maintenance",
        "challenge-page",
        "to-home-page",
        "gate",
    ):
        assert of(rule, differs=False) == "another-work"


def test_the_table_of_verdicts_is_whole() -> None:
    assert {row.verdict for row in RULES.values()} == set(COPY_VERDICTS) == set(LEVELS)
    assert [verdict for verdict, level in LEVELS.items() if level == "fails"] == ["broken"]
    assert [verdict for verdict, level in LEVELS.items() if level == "passes"] == ["found", "kept", "skipped"]
    values = dict.fromkeys(("detail", "key", "copies", "save"), "X")
    for row in RULES.values():
        for text in (row.reason, row.next or ""):
            assert "{" not in filled(text, values)
    assert set(PASSED_OVER) >= {
        "another-work",
        "unsure",
        "was-redirect",
        "was-error",
        "other-page",
        "no-memento",
        "index-hop",
        "far-jump",
    }
    assert filled("{key}: {detail}", {"key": "{detail}", "detail": "{key}"}) == "{detail}: {key}"


@pytest.mark.parametrize(
    ("days", "origin", "words"),
    [
        (0, "accessed", "on the day of access"),
        (-1, "accessed", "1 day before access"),
        (-9, "article", "9 days before access"),
        (2, "accessed", "2 days after access (the page may have changed since it was read)"),
        (-366, "accessed", "366 days before access (far from the day)"),
        (5, "published", "5 days after publication"),
        (None, None, ""),
    ],
)  # fmt: skip
def test_how_far_a_copy_is_off(days: int | None, origin: str | None, words: str) -> None:
    assert days_off(days, origin) == words
