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
        self._troubles: dict[Task, list[Answer]] = {}
        self._by_https: set[Task] = set()
        self.answers: dict[Task, Answer] = {}

    def keep(self, task: Task, answer: Answer) -> Answer:
        """Collect from ``answer`` the evidence on the links of ``task``, and return it without body and page.

        Bodies are not kept: those of 2,000 pages would be half a gigabyte.
        """
        if task not in self._by_task:  # a probe, which is compared by its text
            page = _read(answer)
            return answer._replace(
                body=b"", page=page and page._replace(text=page.text[:KEPT_TEXT], names=frozenset())
            )
        found: dict[int, Evidence | None] = {}
        for index in self._by_task[task]:
            try:
                found[index] = evidence_of(self._links[index], answer)
            except Exception as error:  # one page, whatever it holds, must not end the run
                found[index] = None
                answer = answer._replace(
                    note=f"cai itself failed on it, {type(error).__name__}; please report it"
                )
        if task.by_https:
            if not any(seen and seen.found for seen in found.values()):
                return answer._replace(body=b"", page=None)
            self._by_https.add(task)
        if answer.fault is None:  # else what an earlier answer showed may count after all
            self._evidence.update(found)
        return answer._replace(body=b"", page=None)

    def record(self, task: Task, answer: Answer) -> None:
        """Remember the latest answer to ``task``, as ``keep`` returned it, and that there was trouble before it."""
        before = self.answers.get(task)
        asked_to_wait = before is not None and (before.status == 429 or "retry-after" in before.headers)
        if before is not None and not asked_to_wait and task not in self._by_https:
            self._troubles.setdefault(task, []).append(before)
        self.answers[task] = answer
        for index in self._by_task.get(task, ()):
            self._judged.pop(index, None)

    def shown_by_https(self, task: Task) -> bool:
        """Whether a work of ``task`` was found by https in place of http."""
        return task in self._by_https

    def in_doubt(self, task: Task) -> bool:
        """Judge the links of ``task``; return whether a probe may make a verdict on them surer."""
        answer, doubts = self.answers[task], False
        for index in self._by_task[task]:
            facts, judgement = self._judge(index, task, answer)
            seen = self._evidence.get(index)
            if seen is not None and not seen.found and wants_probe(judgement, facts, seen):
                doubts = True
        return doubts and directory_of(answer.url) is not None

    def probes(self) -> list[Task]:
        """Return what to request beside the links in doubt: at most one address a directory."""
        ends = Counter(
            urldefrag(one.final_url).url for one in self.answers.values() if one.redirects and one.status
        )
        self._shared_ends = {end for end, count in ends.items() if count > 1}
        for task, answer in list(self.answers.items()):
            if self.in_doubt(task):
                directory, sibling = directory_of(task.url) or "", sibling_of(task.url)
                left = max(task.seconds - answer.seconds, 0.0)  # of the time of a link, all asks together
                self._probes.setdefault(directory, Task(sibling, server_of(sibling), left))
        return list(self._probes.values())

    def settled_by(self, probe: Task) -> list[Task]:
        """Return the tasks for which ``probe`` speaks."""
        directories = {directory for directory, one in self._probes.items() if one is probe}
        return [task for task in self._by_task if directory_of(task.url) in directories]

    def judged(self, index: int, task: Task) -> tuple[Judgement, Answer, Evidence | None] | None:
        """Return the verdict on a link and what it rests on; None when there is no answer."""
        answer = self.answers.get(task)
        if answer is None:
            return None
        facts, judgement = self._judge(index, task, answer)
        return judgement, facts.answer, self._evidence.get(index) if answer.fault is None else None

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
        probe = self._probes.get(directory_of(task.url) or "") if self._probes else None
        return self.answers.get(probe) if probe else None

    def _facts(self, index: int, task: Task, answer: Answer, seen: Evidence | None) -> Facts:
        link = self._links[index]
        troubles = self._troubles.get(task, ())
        probe = self._beside(task) if seen is not None and not seen.found else None
        return Facts(
            answer._replace(url=link.url or answer.url, tries=1 + len(troubles)),
            troubles[-1] if troubles else None,
            link.accessed,
            link.archive,
            likeness(answer, seen.page, probe) if seen is not None and probe is not None else None,
            bool(answer.redirects and answer.status) and urldefrag(answer.final_url).url in self._shared_ends,
            link.doi,
            tuple(source.key for source in link.sources),
            tuple(source.state for source in link.sources),
        )


def _read(answer: Answer) -> Page | None:
    try:
        return page_of(answer)
    except Exception:  # a probe that cannot be read tells nothing
        return None
