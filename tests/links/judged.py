"""Verdicts for tests that need a finding and no page: a page that answers shows the cited work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.links.judge.decide import judge as judge_with_page
from ca_israel.links.judge.evidence import Evidence
from ca_israel.links.page.read import Page
from ca_israel.links.titles.match import Match

if TYPE_CHECKING:
    from ca_israel.links.verdict import Facts, Judgement


def judge(facts: Facts) -> Judgement:
    """Return the verdict on an answer whose page, if it is one, bears the cited title."""
    return judge_with_page(
        facts, Evidence(Page(facts.answer.final_url, "html"), Match("match", 1.0, "title"))
    )
