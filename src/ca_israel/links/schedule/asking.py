"""Every link is asked, and asked again where that may help, while all the others go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.links.schedule.politeness import Politeness
from ca_israel.links.schedule.queues import Queues

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ca_israel.links.answer import Answer
    from ca_israel.links.schedule.inquiry import Inquiry
    from ca_israel.links.schedule.options import FetchOptions
    from ca_israel.links.schedule.queues import Task
    from ca_israel.links.schedule.workers import Workers

_GLANCE = 0.5  # seconds; the longest the main thread is deaf to Ctrl-C where waits cannot be interrupted
_HTTPS_SECONDS = 5.0  # for https in place of http, so that a port that is mute does not use up the budget
_SLACK = 0.05  # seconds by which an ask may end before the time of its link


class Asking:
    """The asking of one run; ``options.max_time`` ends it all.

    ``progress`` is called with the number of tasks that need not be asked for any more, and ``total``.
    """

    def __init__(
        self,
        workers: Workers,
        options: FetchOptions,
        inquiry: Inquiry,
        total: int,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        self._workers = workers
        self._options = options
        self._inquiry = inquiry
        self._until = float("inf") if options.max_time is None else workers.now() + options.max_time
        self._progress = progress
        self._total = total
        self._done: set[Task] = set()

    def ask(
        self,
        tasks: Sequence[Task],
        may_change: Callable[[Task, Answer], bool],
        settles: Callable[[Task], Iterable[Task]],
    ) -> None:
        """Ask for each task until its answer is worth no further ask, or its time is over.

        ``may_change`` says whether an answer may be another one in a moment, ``settles`` names the tasks for
        which nothing more is asked once a task has its answer.
        """
        workers, until, unsettled = self._workers, self._until, set(tasks)
        jobs = max(self._options.jobs, 1)
        queues = Queues(max(self._options.per_host, 1), self._options.delay)
        politeness = Politeness(queues, self._options, may_change)
        for task in tasks:
            queues.add(task)
        # What sleeps before its last ask is settled; where others are still asked then, so is it.
        while unsettled and (now := workers.now()) < until:
            while workers.busy < jobs and (next_task := queues.take(now)):
                unsettled.add(next_task)
                most = _HTTPS_SECONDS if next_task.by_https else until - now
                workers.start(next_task, min(next_task.until - now, until - now, most))
            wake = queues.next_time() if workers.busy < jobs else None
            came = workers.next_done(min(_GLANCE, until - now, *([wake - now] if wake is not None else [])))
            if came is None:
                continue
            task, answer = came
            now = workers.now()
            if now >= until and answer.fault is not None:
                return  # the run's time cut it short, not its own
            queues.finish(task)
            latest = self._latest(task, answer, now)
            if latest is None:
                queues.put_back(task)
                continue
            for each, final in politeness.settle(task, latest, now).items():
                if each is not task and each not in self._inquiry.answers:
                    # An answer that is shared with other links of the host has not been digested for them yet.
                    self._inquiry.record(each, workers.digest(each, final))
                unsettled.discard(each)
                self._finish(settles(each))

    def _latest(self, task: Task, answer: Answer, now: float) -> Answer | None:
        """Record ``answer`` and return the one that counts; None where https is to be asked before that is known."""
        known = self._inquiry.answers.get(task)
        if known is not None:
            answer = answer._replace(seconds=now - task.began)
        if task.by_https:
            if self._inquiry.shown_by_https(task):
                self._inquiry.record(task, answer)
            task.ask_as_written()
            return self._inquiry.answers[task]
        if known is not None and answer.fault is not None and now > task.until - _SLACK:
            return known  # the end of its time cut the last ask short
        self._inquiry.record(task, answer)
        return None if http_may_be_shut(answer) and task.ask_by_https() else answer

    def _finish(self, done: Iterable[Task]) -> None:
        """Count ``done`` as tasks that need not be asked for any more."""
        before = len(self._done)
        self._done.update(done)
        if self._progress and len(self._done) > before:
            self._progress(len(self._done), self._total)


def http_may_be_shut(answer: Answer) -> bool:
    """Whether a site that moved to https may have left this behind: nobody listens, or nothing is there."""
    refused = answer.fault is not None and answer.fault.kind == "refused"
    return not answer.redirects and (refused or answer.status == 404)
