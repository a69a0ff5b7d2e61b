"""The rounds of a run: every link once, what failed in passing once more, then what a doubt asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.links.answer import NOT_REACHED, NOT_REQUESTED, PERHAPS_PASSING, is_silence
from ca_israel.links.schedule.politeness import Politeness
from ca_israel.links.schedule.queues import Queues
from ca_israel.links.urls import host_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from ca_israel.links.answer import Answer
    from ca_israel.links.schedule.options import FetchOptions
    from ca_israel.links.schedule.queues import Task
    from ca_israel.links.schedule.workers import Workers

_GLANCE = 0.5  # seconds; the longest the main thread is deaf to Ctrl-C where waits cannot be interrupted


class Rounds:
    """The rounds of one run over ``total`` tasks; ``options.max_time`` ends them all.

    ``progress`` is called with the number of tasks that need not be asked for any more, and ``total``.
    """

    def __init__(
        self,
        workers: Workers,
        options: FetchOptions,
        total: int,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        self._workers = workers
        self._options = options
        self._until = float("inf") if options.max_time is None else workers.now() + options.max_time
        self._progress = progress
        self._total = total
        self._done: set[Task] = set()

    def ask(
        self,
        tasks: Sequence[Task],
        seconds: float,
        answers: dict[Task, Answer],
        *,
        after: float = 0.0,
        done: Callable[[Task, Answer], Iterable[Task]] = lambda task, _: (task,),
    ) -> None:
        """Ask for each task once, ``seconds`` at most, and put what comes into ``answers``.

        Starts nothing before ``after`` seconds from now; ``done`` names the tasks that an answer settles.
        """
        workers, options, until = self._workers, self._options, self._until
        jobs = max(options.jobs, 1)
        queues = Queues(max(options.per_host, 1), options.delay)
        politeness = Politeness(queues, seconds)
        for task in tasks:
            task.spent, task.waits, task.limited = 0.0, 0, False
            queues.hold(task, workers.now() + after)
            queues.add(task)
        while len(answers) < len(tasks) and (now := workers.now()) < until:
            while workers.busy < jobs and (next_task := queues.take(now)):
                workers.start(next_task, min(seconds - next_task.spent, until - now))
            wake = queues.next_time() if workers.busy < jobs else None
            came = workers.next_done(min(_GLANCE, until - now, *([wake - now] if wake is not None else [])))
            if came is None:
                continue
            task, answer = came
            now = workers.now()
            if now >= until and answer.fault is not None:
                return  # the run's time cut it short, not its own
            for each, final in politeness.settle(task, answer, now).items():
                # An answer that is shared with other links of the host has not been digested for them yet.
                answers[each] = kept = final if each is task else workers.digest(each, final)
                self.finish(done(each, kept))

    def finish(self, done: Iterable[Task]) -> None:
        """Count ``done`` as tasks that need not be asked for any more."""
        before = len(self._done)
        self._done.update(done)
        if self._progress and len(self._done) > before:
            self._progress(len(self._done), self._total)


def ask_again(answer: Answer) -> bool:
    """Whether a second try may find something else: the network or the server failed, perhaps in passing."""
    if answer.fault is not None:
        return answer.fault.kind in PERHAPS_PASSING
    status = answer.status or 0
    return 500 <= status <= 599 or status in {408, 425}


def silent_hosts(answers: Mapping[Task, Answer]) -> set[str]:
    """Return the hosts that let two links or more wait to the end and answered none: they are not asked again.

    A host that does not take the connection costs less time, and is asked again.
    """
    waited: dict[str, int] = {}
    for task, answer in answers.items():
        silent = is_silence(answer) and answer.fault is not None and answer.fault.kind == "timeout"
        waited[task.host] = waited.get(task.host, 0) + (1 if silent else -len(answers))
    return {host for host, count in waited.items() if count >= 2}


def network_unusable(answers: Mapping[Task, Answer]) -> bool:
    """Whether two hosts or more were asked, and none of them was reached."""
    reached: dict[str, bool] = {}
    for task, answer in answers.items():
        kind = answer.fault.kind if answer.fault else None
        if kind not in NOT_REQUESTED:
            found = kind not in NOT_REACHED or bool(answer.redirects)
            host = host_of(task.url)
            reached[host] = reached.get(host, False) or found
    return len(reached) > 1 and not any(reached.values())
