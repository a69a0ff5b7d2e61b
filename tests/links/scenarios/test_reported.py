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
# Kinds whose rules come with another piece of work, and why.
PENDING = {
    "decorated title": "what platforms put around a title comes off in titles.candidates",
    "titles without blanks": "one word, letter for letter, is a match of titles",
    "fragment that is no anchor": "the page's names",
    "fragment": "the page's names",
    "charset": "the page's bytes",
    "content coding": "the body's coding",
    "http shut, https well": "the schedule asks https before a verdict",
}


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Finding]]:
    yield from asked(SITUATIONS, Certificates(tmp_path_factory.mktemp("certificates")))


@pytest.mark.parametrize(
    "situation",
    [
        pytest.param(
            one,
            id=one.id,
            marks=[pytest.mark.xfail(reason=PENDING[one.kind], strict=False)] if one.kind in PENDING else [],
        )
        for one in SITUATIONS
    ],
)
def test_a_reported_situation_gets_its_verdict(findings: dict[str, Finding], situation: Reported) -> None:
    judgement = findings[situation.id].judgement
    words = f"{judgement.reason} {judgement.next}"
    assert judgement.verdict in situation.expected, judgement
    assert situation.wanted is None or situation.wanted in words
    assert situation.unwanted is None or situation.unwanted not in words


def test_no_living_page_fails_the_check(findings: dict[str, Finding]) -> None:
    failing = {"gone", "soft-404", "drifted", "usurped", "tls-error", "unsafe"}
    alarms = [
        one.id
        for one in SITUATIONS
        if findings[one.id].judgement.fails and not one.expected & failing and one.kind not in PENDING
    ]
    assert alarms == []
