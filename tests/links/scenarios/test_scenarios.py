"""Every situation gets the verdict that is right, in one run, and nothing forbidden is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ca_israel.ledger.model import VERDICTS
from ca_israel.links.judge.page_rules import PAGE_RULES
from ca_israel.links.rules import RULES
from links.judged import met_without_a_page

from . import gates, lost, network, wordings, works
from .certificates import Certificates
from .town import Scenario, Town

if TYPE_CHECKING:
    from collections.abc import Iterator

SCENARIOS: tuple[Scenario, ...] = (
    *network.SCENARIOS,
    *works.SCENARIOS,
    *lost.SCENARIOS,
    *gates.SCENARIOS,
    *wordings.SCENARIOS,
)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    town = Town(Certificates(tmp_path_factory.mktemp("certificates")))
    with town.open:
        town.run(SCENARIOS)
        yield town


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_a_situation_gets_its_verdict(town: Town, scenario: Scenario) -> None:
    judgement = town.findings[scenario.name].judgement
    assert (judgement.verdict, judgement.fails) == (scenario.verdict, scenario.should_fail), judgement
    assert scenario.rule in {None, judgement.rule}, judgement
    assert "{" not in judgement.reason
    assert judgement.verdict == "ok" or judgement.next


def test_there_are_enough_situations_and_each_has_its_name() -> None:
    assert len(SCENARIOS) >= 80
    assert len({scenario.name for scenario in SCENARIOS}) == len(SCENARIOS)


def test_every_rule_is_met_by_a_situation_and_those_for_pages_by_a_page(town: Town) -> None:
    met = {finding.judgement.rule for finding in town.findings.values()}
    assert set(PAGE_RULES) <= met
    assert met | met_without_a_page() == set(RULES), "write a scenario that meets the new rule"


def test_every_verdict_is_met_by_a_situation(town: Town) -> None:
    assert {finding.judgement.verdict for finding in town.findings.values()} | {"skipped"} == set(VERDICTS)


def test_a_paywall_is_noted(town: Town) -> None:
    assert town.findings["paywalled"].judgement.reason.endswith("Its full text is for subscribers.")


def test_nothing_was_asked_that_is_forbidden(town: Town) -> None:
    assert town.canary.connections == 0


def test_no_situation_holds_up_the_run(town: Town) -> None:
    assert town.seconds < 60, "the silent ones would go on for two minutes"


def test_progress_never_falls_and_comes_to_its_end(town: Town) -> None:
    done = [one for one, _ in town.progress]
    assert done == sorted(set(done))
    assert {total for _, total in town.progress} == {done[-1]}


def test_no_site_is_probed_more_than_once_a_folder(town: Town) -> None:
    asked = {scenario.path.partition("#")[0] for scenario in SCENARIOS}
    for name, site in town.sites.items():
        beside = [path for path in site.paths if path not in asked and path not in site.routes]
        assert len(beside) <= 1, (name, beside)
