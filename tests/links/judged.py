"""Verdicts for tests that need no page: a page that answers shows the cited work."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, get_args
from unittest.mock import patch

from ca_israel.ledger.model import Source
from ca_israel.links.answer import Answer, Fault, FaultKind, Hop
from ca_israel.links.findings import Link
from ca_israel.links.history.over_time import remembered
from ca_israel.links.history.sightings import Sighting, fingerprint
from ca_israel.links.judge.decide import judge as judge_with_page
from ca_israel.links.judge.evidence import Evidence
from ca_israel.links.page.read import Page
from ca_israel.links.schedule.options import FetchOptions
from ca_israel.links.schedule.run import run
from ca_israel.links.titles.match import Match
from ca_israel.links.verdict import Facts

if TYPE_CHECKING:
    from ca_israel.links.verdict import Judgement

URL = "https://a.example/news/1"


def judge(facts: Facts) -> Judgement:
    """Return the verdict on an answer whose page, if it is one, bears the cited title."""
    return judge_with_page(
        facts, Evidence(Page(facts.answer.final_url, "html"), Match("match", 1.0, "title"))
    )


def met_without_a_page() -> set[str]:
    """Return the rules of links that no server answers: faults, and what is not requested at all."""
    faults = [Answer(URL, URL, fault=Fault(kind, "why")) for kind in get_args(FaultKind)]
    met = {judge(Facts(answer)).rule for answer in faults}
    met |= {judge(Facts(answer, answer)).rule for answer in faults}
    met |= {judge(Facts(answer._replace(redirects=(Hop(URL, 302),)))).rule for answer in faults}
    page = Facts(Answer(URL, URL, 200, received=9))
    met.add(judge_with_page(page, None).rule)
    with patch("ca_israel.links.judge.decide.judge_page", side_effect=RecursionError):
        met.add(judge(page).rule)
    links = [Link(url, (Source("s", "web", "T", url=url),)) for url in (None, "ftp://a.example/", URL)]
    for options in (FetchOptions(offline=True), FetchOptions(max_time=0)):
        met |= {one.judgement.rule for one in run(links, options).links}
    now = datetime(2026, 11, 23, tzinfo=UTC)
    past = [Sighting(now - timedelta(days=1), "moved", "moved", final_url=URL, work=fingerprint(links[2]))]
    known = remembered(past, links[2], timedelta(days=7), now)
    assert known
    assert (known.judgement.verdict, known.judgement.level) == ("moved", "passes")
    return met | {known.judgement.rule}
