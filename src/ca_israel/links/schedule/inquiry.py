"""What a run finds out about each link: its answers, what its page says, and what the site says at an address beside it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import urldefrag

from ca_israel.links.judge.decide import judge
from ca_israel.links.judge.evidence import KEPT_TEXT, evidence_of, page_of
from ca_israel.links.judge.page_rules import wants_probe
from ca_israel.links.judge.sibling_probe import directory_of, likeness, sibling_of
from ca_israel.links.schedule.queues import Task
from ca_israel.links.urls import server_of
from ca_israel.links.verdict import Facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ca_israel.links.answer import Answer
    from ca_israel.links.findings import Link
    from ca_israel.links.judge.evidence import Evidence
    from ca_israel.links.page.read import Page
    from ca_israel.links.verdict import Judgement


class Inquiry:
    """Collects evidence as answers come, judges, and names the probes that may settle a doubt."""

    def __init__(self, links: Sequence[Link], asked: Iterable[tuple[int, Task]]) -> None:
        """``asked`` pairs the index of each link that is requested with its task; links may share one."""
        self._links = links
        self._by_task: dict[Task, list[int]] = {}
        for index, task in asked:
            self._by_task.setdefault(task, []).append(index)
        self._evidence: dict[int, Evidence | None] = {}
        self._judged: dict[int, tuple[Facts, Judgement]] = {}
        self._shared_ends: set[str] = set()
        self._probes: dict[str, Task] = {}
        self.first: dict[Task, Answer] = {}
        self.second: dict[Task, Answer] = {}
        self.beside: dict[Task, Answer] = {}

    def keep(self, task: Task, answer: Answer) -> Answer:
        """Collect from ``answer`` the evidence on the links of ``task``, and return it without body and page.

        Bodies are not kept: those of 2,000 pages would be half a gigabyte.
        """
        if task not in self._by_task:  # a probe, which is compared by its text
            page = _read(answer)
            return answer._replace(
                body=b"", page=page and page._replace(text=page.text[:KEPT_TEXT], names=frozenset())
            )
        for index in self._by_task[task]:
            self._judged.pop(index, None)
            try:
                self._evidence[index] = evidence_of(self._links[index], answer)
            except Exception as error:  # one page, whatever it holds, must not end the run
                self._evidence[index] = None
                answer = answer._replace(
                    note=f"cai itself failed on it, {type(error).__name__}; please report it"
                )
        return answer._replace(body=b"", page=None)

    def answers(self) -> dict[Task, Answer]:
        """Return the last answer to each task that has one."""
        return {**self.first, **self.second}

    def in_doubt(self, task: Task, answer: Answer) -> bool:
        """Whether a probe may make the verdict on a link of ``task`` surer."""
        if directory_of(answer.url) is None:
            return False
        for index in self._by_task[task]:
            seen = self._evidence.get(index)
            if seen is not None and not seen.found:
                facts, judgement = self._judge(index, task, answer)
                if wants_probe(judgement, facts, seen):
                    return True
        return False

    def probes(self) -> list[Task]:
        """Return what to request beside the links in doubt: at most one address a directory."""
        answers = self.answers()
        ends = Counter(
            urldefrag(one.final_url).url for one in answers.values() if one.redirects and one.status
        )
        self._shared_ends = {end for end, count in ends.items() if count > 1}
        for task, answer in answers.items():
            if self.in_doubt(task, answer):
                directory = directory_of(task.url) or ""
                sibling = sibling_of(task.url)
                self._probes.setdefault(directory, Task(sibling, server_of(sibling)))
        return list(self._probes.values())

    def settled_by(self, probe: Task) -> list[Task]:
        """Return the tasks for which ``probe`` speaks."""
        directories = {directory for directory, one in self._probes.items() if one is probe}
        return [task for task in self.answers() if directory_of(task.url) in directories]

    def judged(self, index: int, task: Task) -> tuple[Judgement, Answer, Evidence | None] | None:
        """Return the verdict on a link and what it rests on; None when there is no answer."""
        answer = self.second.get(task) or self.first.get(task)
        if answer is None:
            return None
        facts, judgement = self._judge(index, task, answer)
        return judgement, facts.answer, self._evidence.get(index)

    def _judge(self, index: int, task: Task, answer: Answer) -> tuple[Facts, Judgement]:
        """Judge a link, unless it was judged by the same facts before."""
        seen = self._evidence.get(index)
        facts = self._facts(index, task, answer, seen)
        known = self._judged.get(index)
        if known is None or known[0] != facts:
            known = self._judged[index] = facts, judge(facts, seen)
        return known

    def _beside(self, task: Task) -> Answer | None:
        """Return the answer to the probe that speaks for ``task``."""
        if not self.beside:
            return None
        return self.beside.get(self._probes.get(directory_of(task.url) or "", task))

    def _facts(self, index: int, task: Task, answer: Answer, seen: Evidence | None) -> Facts:
        link = self._links[index]
        earlier = self.first[task] if task in self.second else None
        probe = self._beside(task) if seen is not None and not seen.found else None
        return Facts(
            answer._replace(url=link.url or answer.url, tries=1 if earlier is None else 2),
            earlier,
            link.accessed,
            link.archive,
            likeness(answer, seen.page, probe) if seen is not None and probe is not None else None,
            bool(answer.redirects and answer.status) and urldefrag(answer.final_url).url in self._shared_ends,
            link.doi,
        )


def _read(answer: Answer) -> Page | None:
    try:
        return page_of(answer)
    except Exception:  # a probe that cannot be read tells nothing
        return None
