"""The rounds of a run: every link once, what had a passing trouble once more, then what a doubt asks for."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from ca_israel.links.answer import is_silence
from ca_israel.links.schedule.politeness import Politeness
from ca_israel.links.schedule.queues import Queues
from ca_israel.links.schedule.workers import Workers
from ca_israel.links.urls import host_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from ca_israel.links.answer import Answer, FaultKind
    from ca_israel.links.schedule.options import FetchOptions
    from ca_israel.links.schedule.queues import Task
    from ca_israel.links.schedule.workers import Fetcher

_ASK_AGAIN_FAULTS: set[FaultKind] = {
    "dns", "dns-temporary", "connect-timeout", "refused", "reset", "timeout", "proxy",
}  # fmt: skip
_NOT_REACHED: set[FaultKind] = {"dns", "dns-temporary", "connect-timeout", "refused", "proxy"}
_NOT_ASKED: set[FaultKind] = {"bad-url", "unsafe-address", "unsafe-name"}
_GLANCE = 0.5  # seconds; the longest the main thread is deaf to Ctrl-C where waits cannot be interrupted


class Rounds:
    """The answers so far, round by round; ``until`` ends them all.

    ``keep`` gets each answer as it comes, in the thread that fetched it, and returns what is kept of it. ``progress`` is told how many of
    the tasks need not be asked for any more, and how many there are.
    """

    def __init__(
        self,
        fetcher: Fetcher,
        options: FetchOptions,
        until: float,
        total: int,
        *,
        keep: Callable[[Task, Answer], Answer] = lambda _, answer: answer,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        self._fetcher = fetcher
        self._options = options
        self._until = until
        self._keep = keep
        self._progress = progress
        self._total = total
        self._done: set[Task] = set()

    def ask(
        self,
        tasks: Sequence[Task],
        seconds: float,
        answers: dict[Task, Answer],
        *,
        not_before: float = 0.0,
        done: Callable[[Task, Answer], Iterable[Task]] = lambda task, _: (task,),
    ) -> None:
        """Ask for each task once, ``seconds`` at most, and put what comes into ``answers``.

        Starts nothing before ``not_before``; ``done`` names the tasks on which an answer is the last word.
        """
        options, until = self._options, self._until
        jobs = max(options.jobs, 1)
        queues = Queues(max(options.per_host, 1), options.delay)
        manners = Politeness(queues, seconds)
        for task in tasks:
            task.spent, task.waits, task.limited = 0.0, 0, False
            queues.hold(task, not_before)
            queues.add(task)
        crew = Workers(self._fetcher, self._keep)
        try:
            while len(answers) < len(tasks) and (now := monotonic()) < until:
                while crew.busy < jobs and (next_task := queues.take(now)):
                    crew.start(next_task, min(seconds - next_task.spent, until - now))
                wake = queues.next_time() if crew.busy < jobs else None
                came = crew.next_done(min(_GLANCE, until - now, *([wake - now] if wake is not None else [])))
                if came is None:
                    continue
                task, answer = came
                if monotonic() >= until and answer.fault is not None:
                    return  # the run's time cut it short, not its own
                settled = manners.settle(task, answer)
                for each, final in settled.items():
                    # that of another link of its host has no body, and was not kept yet
                    answers[each] = kept = final if each is task else self._keep(each, final)
                    self.finish(done(each, kept))
        finally:
            crew.dismiss()

    def finish(self, done: Iterable[Task]) -> None:
        """Count ``done`` as tasks that need not be asked for any more."""
        before = len(self._done)
        self._done.update(done)
        if self._progress and len(self._done) > before:
            self._progress(len(self._done), self._total)


def ask_again(answer: Answer) -> bool:
    """Whether a second look may find something else: a trouble of the network or of the server."""
    if answer.fault is not None:
        return answer.fault.kind in _ASK_AGAIN_FAULTS
    status = answer.status or 0
    return 500 <= status <= 599 or status in {408, 425}


def silent_hosts(answers: Mapping[Task, Answer]) -> set[str]:
    """Return the hosts that two links or more waited for to the end, and that said nothing to any: enough was asked.

    A connection that is not taken costs less, and is asked for once more.
    """
    waited: dict[str, int] = {}
    for task, answer in answers.items():
        silent = is_silence(answer) and answer.fault is not None and answer.fault.kind == "timeout"
        waited[task.host] = waited.get(task.host, 0) + (1 if silent else -len(answers))
    return {host for host, count in waited.items() if count >= 2}


def network_unusable(answers: Mapping[Task, Answer]) -> bool:
    """Whether two hosts or more were asked, and to none was there a way."""
    reached: dict[str, bool] = {}
    for task, answer in answers.items():
        kind = answer.fault.kind if answer.fault else None
        if kind not in _NOT_ASKED:
            way = kind not in _NOT_REACHED or bool(answer.redirects)
            host = host_of(task.url)
            reached[host] = reached.get(host, False) or way
    return len(reached) > 1 and not any(reached.values())
