"""A run over the links of a ledger: whom to ask when, whom to ask again, and when to stop."""

from __future__ import annotations

from time import monotonic, time
from typing import TYPE_CHECKING, NamedTuple

from .accepted import note_on
from .answer import Answer
from .crew import Crew
from .findings import Finding, Report
from .location import host_of
from .queues import Queues, Task
from .verdict import Facts, Judgement, judge, skipped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from ca_israel.model import Allow

    from .answer import FaultKind
    from .crew import Fetcher
    from .findings import Link
    from .names import Resolve

_ASK_AGAIN_FAULTS: set[FaultKind] = {
    "dns", "dns-temporary", "connect-timeout", "refused", "reset", "timeout", "proxy",
}  # fmt: skip
_NOT_REACHED: set[FaultKind] = {"dns", "dns-temporary", "connect-timeout", "refused", "proxy"}
_NOT_ASKED: set[FaultKind] = {"bad-url", "unsafe-address", "unsafe-name"}
_MOST_WAITS = 4  # times that one link is put off by 429 before that is its verdict
_SILENCE = 0.5  # seconds that a host rests after a connect time-out; begun together, its others end by then
_GLANCE = 0.5  # seconds; the longest the main thread is deaf to Ctrl-C where waits cannot be interrupted


class Options(NamedTuple):
    """How to ask. Times are seconds; ``max_time`` is for the whole run, None for as long as it takes.

    ``environ`` is read for proxies and certificates; ``allow_networks`` are CIDR texts.
    """

    jobs: int = 128
    per_host: int = 4
    delay: float = 0.05
    timeout: float = 30.0
    again_timeout: float = 15.0
    again_after: float = 1.0
    connect_timeout: float = 10.0
    max_time: float | None = None
    offline: bool = False
    allow_networks: tuple[str, ...] = ()
    environ: Mapping[str, str] = {}
    resolve: Resolve | None = None


def run(
    links: Sequence[Link],
    options: Options,
    *,
    today: date,
    allows: Iterable[Allow] = (),
    progress: Callable[[int, int], None] | None = None,
) -> Report:
    """Ask for every link and judge it. Ctrl-C ends the run; what was judged until then is reported.

    ``progress`` is called with (done, total), always from the calling thread. Raises LedgerUnreadable for
    a proxy or certificate bundle that cannot be used, ValueError for an ``allow_networks`` that is none.
    """
    allows = tuple(allows)
    excuses = [_excuse(link, options) for link in links]
    tasks: dict[str, Task] = {}
    for link, excuse in zip(links, excuses, strict=True):
        if link.url and excuse is None:
            tasks.setdefault(_page(link.url), Task(link.url, host_of(link.url)))
    outcome = _Outcome()
    if tasks:
        _ask_all(list(tasks.values()), options, outcome, progress)
    findings = []
    for link, excuse in zip(links, excuses, strict=True):
        judgement, answer = excuse, None
        if judgement is None:
            judgement, answer = _judged(link, tasks[_page(link.url or "")], outcome)
        findings.append(Finding(link, judgement, answer, note_on(link, judgement, allows, today)))
    return Report(tuple(findings), outcome.interrupted, outcome.network_unusable())


def exit_code(report: Report, *, strict: bool = False) -> int:
    """Return the exit code of design section 4: 130 interrupted, 4 no network, 1 found something, 0 fine."""
    if report.interrupted:
        return 130
    if report.network_unusable:
        return 4
    return int(any(finding.fails or (strict and finding.warns) for finding in report.links))


class _Outcome:
    """The answers so far, and how the run ended."""

    def __init__(self) -> None:
        self.first: dict[Task, Answer] = {}
        self.second: dict[Task, Answer] = {}
        self.interrupted = False

    def last(self, task: Task) -> Answer | None:
        return self.second.get(task) or self.first.get(task)

    def network_unusable(self) -> bool:
        """Two hosts or more were asked, and to none was there a way."""
        reached: dict[str, bool] = {}
        for task in self.first:
            answer = self.last(task)
            kind = answer.fault.kind if answer and answer.fault else None
            if kind not in _NOT_ASKED:
                way = kind not in _NOT_REACHED or bool(answer and answer.redirects)
                reached[task.host] = reached.get(task.host, False) or way
        return not self.interrupted and len(reached) > 1 and not any(reached.values())


def _ask_all(
    tasks: list[Task],
    options: Options,
    outcome: _Outcome,
    progress: Callable[[int, int], None] | None,
) -> None:
    from .names import system_resolve
    from .transport import Transport

    until = monotonic() + options.max_time if options.max_time is not None else float("inf")
    transport = Transport(
        allow_networks=options.allow_networks,
        environ=options.environ,
        resolve=options.resolve or system_resolve,
        connect_seconds=options.connect_timeout,
    )
    try:
        ask(tasks, transport, options, until, options.timeout, outcome.first, progress)
        again = [task for task in tasks if task in outcome.first and _ask_again(outcome.first[task])]
        transport.forget_failures()
        ended = monotonic()
        ask(
            again,
            transport,
            options,
            until,
            options.again_timeout,
            outcome.second,
            None,
            ended + options.again_after,
        )
    except KeyboardInterrupt:
        outcome.interrupted = True
    finally:
        transport.close()


def ask(
    tasks: Sequence[Task],
    fetcher: Fetcher,
    options: Options,
    until: float,
    seconds: float,
    answers: dict[Task, Answer],
    progress: Callable[[int, int], None] | None,
    not_before: float = 0.0,
) -> None:
    """Ask for each task once, ``seconds`` at most, and put what comes into ``answers``; stop at ``until``."""
    jobs = max(options.jobs, 1)
    queues = Queues(max(options.per_host, 1), options.delay)
    manners = _Manners(queues, seconds)
    for task in tasks:
        task.spent, task.waits = 0.0, 0
        queues.hold(task, not_before)
        queues.add(task)
    crew = Crew(fetcher)
    try:
        while len(answers) < len(tasks) and (now := monotonic()) < until:
            while crew.busy < jobs and (next_task := queues.take(now)):
                crew.start(next_task, min(seconds - next_task.spent, until - now))
            wake = queues.next_time() if crew.busy < jobs else None
            done = crew.next_done(min(_GLANCE, until - now, *([wake - now] if wake is not None else [])))
            if done is None:
                continue
            task, answer = done
            if monotonic() >= until and answer.fault is not None:
                return  # the run's time cut it short, not its own
            answers.update(manners.settle(task, answer))
            if progress:
                progress(len(answers), len(tasks))
    finally:
        crew.dismiss()


class _Manners:
    """What one answer means for the other links of its host."""

    def __init__(self, queues: Queues, seconds: float) -> None:
        self._queues = queues
        self._seconds = seconds
        self._heard: set[str] = set()  # hosts that gave some other answer than 429
        self._in_vain: dict[str, int] = {}  # links of a host that ended with a connect time-out, or with 429

    def settle(self, task: Task, answer: Answer) -> dict[Task, Answer]:
        """Return the tasks that are answered by this: none when it must wait, many when its host is shut."""
        self._queues.finish(task)
        task.spent += answer.seconds
        if self._must_wait(task, answer):
            return {}
        # Bodies are not kept: those of 2,000 pages would be half a gigabyte. Pages are read here, on arrival.
        answer = answer._replace(seconds=task.spent, body=b"")
        settled = {task: answer}
        silent = answer.fault is not None and answer.fault.kind == "connect-timeout" and not answer.redirects
        if not silent and answer.status != 429:
            if answer.status:
                self._heard.add(task.host)
            return settled
        if silent:  # hear first what those say that are under way there already
            self._queues.hold(task, monotonic() + _SILENCE)
        self._in_vain[task.host] = self._in_vain.get(task.host, 0) + 1
        if self._in_vain[task.host] >= 2 and task.host not in self._heard:
            for other in self._queues.drain(task):
                settled[other] = _shared(answer, other)
        return settled

    def _must_wait(self, task: Task, answer: Answer) -> bool:
        """Put ``task`` off where the host asks for patience and there is time for it (RFC 6585, 4)."""
        asked = retry_after(answer.headers.get("retry-after", ""), time())
        if answer.status != 429 and not (answer.status == 503 and asked is not None):
            return False
        now = monotonic()
        if answer.status == 429:
            self._queues.slow_down(task, now)
        wait = asked if asked is not None else float(2**task.waits)
        if self._in_vain.get(task.host) or task.waits >= _MOST_WAITS or task.spent + wait >= self._seconds:
            return False
        task.waits += 1
        task.spent += wait
        self._queues.hold(task, now + wait)
        self._queues.put_back(task)
        return True


def _shared(answer: Answer, other: Task) -> Answer:
    """Return the answer of one link as that of another link of its host, which is not asked for."""
    fault = answer.fault
    if fault is not None:
        fault = fault._replace(detail=f"{fault.detail}, as for other links of this host")
    return Answer(other.url, other.url, answer.status, fault, note="told by other links of its host")


def retry_after(value: str, now: float) -> float | None:
    """Return the seconds that a Retry-After asks for (RFC 9110, 10.2.3), or None; ``now`` in Unix time."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    if not value:
        return None
    from email.utils import parsedate_to_datetime

    try:
        return max(parsedate_to_datetime(value).timestamp() - now, 0.0)
    except (ValueError, OverflowError):
        return None


def _ask_again(answer: Answer) -> bool:
    if answer.fault is not None:
        return answer.fault.kind in _ASK_AGAIN_FAULTS
    status = answer.status or 0
    return 500 <= status <= 599 or status in {408, 425}


def _excuse(link: Link, options: Options) -> Judgement | None:
    if not link.url:
        return skipped("no-url", "The source has no URL.")
    if not link.url.strip().lower().startswith(("http://", "https://")):
        return skipped("not-http", "Only http and https can be checked.")
    return skipped("offline", "Not asked: offline.") if options.offline else None


def _page(url: str) -> str:
    """The URL without its fragment, which is not asked for."""
    return url.partition("#")[0]


def _judged(link: Link, task: Task, outcome: _Outcome) -> tuple[Judgement, Answer | None]:
    answer = outcome.last(task)
    if answer is None:
        why = "the run was interrupted" if outcome.interrupted else "the run's time was over"
        return skipped("not-checked", f"Not checked: {why}."), None
    earlier = outcome.first[task] if task in outcome.second else None
    answer = answer._replace(url=link.url or answer.url, tries=1 if earlier is None else 2)
    accessed = max((source.accessed for source in link.sources if source.accessed), default=None)
    archive = next((source.archive.url for source in link.sources if source.archive), None)
    return judge(Facts(answer, earlier, accessed, archive)), answer
