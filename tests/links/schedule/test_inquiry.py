"""What a run finds out about its links: each is judged by the same facts once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ca_israel.ledger.model import Source
from ca_israel.links.answer import Answer
from ca_israel.links.findings import Link
from ca_israel.links.judge.decide import judge
from ca_israel.links.schedule.inquiry import Inquiry
from ca_israel.links.schedule.queues import Task
from links.sites import WORK

if TYPE_CHECKING:
    from ca_israel.links.judge.evidence import Evidence
    from ca_israel.links.verdict import Facts, Judgement

TEXT = " ".join(f"word{n} and another" for n in range(100))
OTHER = "Five recipes for a long winter evening"


def answered(task: Task, title: str, status: int = 200) -> Answer:
    body = f"<title>{title}</title><p>{TEXT}".encode()
    headers = {"content-type": "text/html; charset=utf-8"}
    return Answer(task.url, task.url, status, headers=headers, body=body, received=len(body))


@pytest.fixture
def judgements(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The URLs in the order in which they are judged."""
    made: list[str] = []

    def counting(facts: Facts, seen: Evidence | None) -> Judgement:
        made.append(facts.answer.url)
        return judge(facts, seen)

    monkeypatch.setattr("ca_israel.links.schedule.inquiry.judge", counting)
    return made


def test_a_link_is_judged_once_and_anew_only_by_what_a_probe_adds(judgements: list[str]) -> None:
    titles = {"https://a.example/n/found": WORK, "https://a.example/n/other": OTHER}
    tasks = [Task(url, "a.example", 25) for url in titles]
    links = [Link(task.url, (Source("s", "web", WORK, url=task.url),)) for task in tasks]
    inquiry = Inquiry(links, enumerate(tasks))
    for task in tasks:
        inquiry.record(task, inquiry.keep(task, answered(task, titles[task.url])))
    assert [inquiry.in_doubt(task) for task in tasks] == [False, True]
    (probe,) = inquiry.probes()
    for index, task in enumerate(tasks):
        assert inquiry.judged(index, task)
        assert inquiry.judged(index, task)
    assert sorted(judgements) == sorted(titles)
    inquiry.record(probe, inquiry.keep(probe, answered(probe, OTHER)))
    rules = [found[0].rule for i, task in enumerate(tasks) if (found := inquiry.judged(i, task))]
    assert rules == ["title-match", "alike"]
    assert judgements.count(tasks[0].url) == 1
    assert judgements.count(tasks[1].url) == 2


def test_a_second_answer_is_judged_by_what_it_says_itself(judgements: list[str]) -> None:
    task = Task("https://a.example/n/flaps", "a.example", 25)
    inquiry = Inquiry([Link(task.url, (Source("s", "web", WORK, url=task.url),))], [(0, task)])
    inquiry.record(task, inquiry.keep(task, answered(task, "Busy", 503)))
    assert not inquiry.in_doubt(task)
    inquiry.record(task, inquiry.keep(task, answered(task, WORK)))
    found = inquiry.judged(0, task)
    assert found
    assert (found[0].rule, found[1].tries) == ("title-match", 2)
    assert "asked again" in found[0].reason
