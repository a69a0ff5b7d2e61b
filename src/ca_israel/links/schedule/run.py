"""A run over links: each is requested and judged; the findings come in the order of the links."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ca_israel.ledger.slips.web_address import is_web_address
from ca_israel.links.answer import NOT_REACHED, NOT_REQUESTED
from ca_israel.links.findings import Finding, Report
from ca_israel.links.schedule.asking import Asking
from ca_israel.links.schedule.inquiry import Inquiry
from ca_israel.links.schedule.politeness import may_pass
from ca_israel.links.schedule.queues import Task
from ca_israel.links.schedule.workers import over_the_network
from ca_israel.links.urls import host_of, server_of
from ca_israel.links.verdict import judged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from ca_israel.links.answer import Answer
    from ca_israel.links.findings import Link
    from ca_israel.links.schedule.options import FetchOptions
    from ca_israel.links.schedule.workers import Digest, Workers
    from ca_israel.links.verdict import Judgement

_OBJECTS_BEFORE_COLLECTION = 20_000


def run(
    links: Sequence[Link],
    options: FetchOptions,
    *,
    progress: Callable[[int, int], None] | None = None,
    was_ok: Callable[[str], bool] = lambda _: False,
    hire: Callable[[FetchOptions, Digest], Workers] = over_the_network,
    meanwhile: Callable[[], object] = lambda: None,
) -> Report:
    """Ask for every link and judge it. Ctrl-C ends the run; what was judged until then is reported.

    ``progress`` is called with (done, total), always from the calling thread; done never falls. ``was_ok``
    says whether the last run found the work at a URL: then a 404 is asked for again. ``hire`` makes the
    workers, who keep the time as well. ``meanwhile`` is called once the first requests are under way, in a
    thread of its own. Raises ConfigurationError for a proxy or certificate bundle that cannot
    be used, ValueError for a text in ``allow_networks`` that is not a network.
    """
    excuses = [_excuse(link, options) for link in links]
    tasks: dict[str, Task] = {}
    asked = {
        i: tasks.setdefault(_page(link.url), Task(link.url, server_of(link.url), options.timeout))
        for i, (link, excuse) in enumerate(zip(links, excuses, strict=True))
        if link.url and excuse is None
    }
    inquiry = Inquiry(links, asked.items())
    interrupted = False
    try:
        if tasks:
            with _rare_collections():
                workers = hire(options, inquiry.keep)
                try:
                    workers.meanwhile = meanwhile
                    _ask_all(list(tasks.values()), options, inquiry, was_ok, workers, progress)
                finally:
                    workers.dismiss()
    except KeyboardInterrupt:
        interrupted = True
    findings = tuple(
        Finding(link, excuse) if excuse else _found(inquiry, i, link, asked[i], interrupted=interrupted)
        for i, (link, excuse) in enumerate(zip(links, excuses, strict=True))
    )
    return Report(findings, interrupted, not interrupted and network_unusable(inquiry.answers))


@contextmanager
def _rare_collections() -> Iterator[None]:
    """Let the collector search for reference cycles less often: a search stops all threads, and few cycles are made."""
    usual = gc.get_threshold()
    gc.set_threshold(_OBJECTS_BEFORE_COLLECTION, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def _ask_all(
    tasks: list[Task],
    options: FetchOptions,
    inquiry: Inquiry,
    was_ok: Callable[[str], bool],
    workers: Workers,
    progress: Callable[[int, int], None] | None,
) -> None:
    """Ask for every link, then beside those that are in doubt."""

    def may_change(task: Task, answer: Answer) -> bool:
        return may_pass(answer) or (answer.status == 404 and was_ok(task.url))

    def settles(task: Task) -> tuple[Task, ...]:
        return () if inquiry.in_doubt(task) else (task,)

    asking = Asking(workers, options, inquiry, len(tasks), progress)
    asking.ask(tasks, may_change, settles)
    asking.ask(inquiry.probes(), lambda *_: False, inquiry.settled_by)


def network_unusable(answers: Mapping[Task, Answer]) -> bool:
    """Whether two hosts or more were asked, and none of them was reached."""
    hosts = set()
    for task, answer in answers.items():
        kind = answer.fault.kind if answer.fault else None
        if kind in NOT_REQUESTED:
            continue
        if kind not in NOT_REACHED or answer.redirects:
            return False
        hosts.add(host_of(task.url))
    return len(hosts) > 1


def _excuse(link: Link, options: FetchOptions) -> Judgement | None:
    if not link.url:
        return judged("no-url")
    if not is_web_address(link.url):
        from ca_israel.ledger.slips.addresses import fault

        words, hint = fault(link.url)
        return judged("bad-url", detail=f"it {words}; {hint}")
    return judged("offline") if options.offline else None


def _page(url: str) -> str:
    """Return the URL without its fragment, which no server gets."""
    return url.partition("#")[0]


def _found(inquiry: Inquiry, index: int, link: Link, task: Task, *, interrupted: bool) -> Finding:
    found = inquiry.judged(index, task)
    if found is None:
        why = "the run was interrupted" if interrupted else "the run's time was over"
        return Finding(link, judged("not-checked", detail=why))
    judgement, answer, seen = found
    title = (seen.shown_title or None) if seen else None
    return Finding(
        link, judgement, answer, title=title, score=round(seen.match.score, 3) if seen and title else None
    )
