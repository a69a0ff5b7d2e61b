"""What reports about link checkers told of: each situation gets a verdict that is right, in words that help."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .certificates import Certificates
from .reported import Reported, asked, recorded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ca_israel.links.findings import Finding

SITUATIONS = recorded()


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Finding]]:
    yield from asked(SITUATIONS, Certificates(tmp_path_factory.mktemp("certificates")))


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda one: one.id)
def test_a_reported_situation_gets_its_verdict(findings: dict[str, Finding], situation: Reported) -> None:
    judgement = findings[situation.id].judgement
    words = f"{judgement.reason} {judgement.next}"
    assert judgement.verdict in situation.expected, judgement
    assert situation.wanted is None or situation.wanted in words
    assert situation.unwanted is None or situation.unwanted not in words


def test_no_living_page_fails_the_check(findings: dict[str, Finding]) -> None:
    failing = {"gone", "soft-404", "drifted", "usurped", "tls-error", "unsafe"}
    alarms = [one.id for one in SITUATIONS if findings[one.id].judgement.fails and not one.expected & failing]
    assert alarms == []
