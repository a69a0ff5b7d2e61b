"""What one answer means for what is asked next: pauses, patience, and when a host is believed at once."""

from __future__ import annotations

from time import time
from typing import TYPE_CHECKING

from ca_israel.links.answer import PERHAPS_PASSING, Answer, is_silence
from ca_israel.links.urls import server_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from ca_israel.links.schedule.options import FetchOptions
    from ca_israel.links.schedule.queues import Queues, Task

_MOST_WAITS = 4  # times that one link is put off because a server asks for it
_SILENCE = (
    0.5  # seconds without a new start at a host after a time-out: requests begun with it time out meanwhile
)


class Politeness:
    """How a run behaves towards hosts; ``may_change`` says whether an answer may be another one in a moment."""

    def __init__(
        self, queues: Queues, options: FetchOptions, may_change: Callable[[Task, Answer], bool]
    ) -> None:
        self._queues = queues
        self._pauses = (*options.pauses, options.last_pause)
        self._may_change = may_change
        self._heard: set[str] = set()  # hosts that gave some other answer than 429
        self._in_vain: dict[str, int] = {}  # links of a host that ended in silence, or with 429

    def settle(self, task: Task, answer: Answer, now: float) -> dict[Task, Answer]:
        """Return the tasks that this answers: none when it must wait, many when its host answers nobody.

        A task that sleeps before its last ask has its answer: whether that ask is made depends on the others.
        """
        if answer.status in {429, 503}:
            # The host that spoke is the one to be patient with, perhaps another one behind a redirect.
            task.host = server_of(answer.final_url) or task.host
        if self._put_off(task, answer, now):
            return {}
        settled = {task: answer}
        silent = is_silence(answer)
        if not silent and answer.status != 429:
            if answer.status:
                self._heard.update((task.host, server_of(answer.final_url)))
            return settled
        if silent:  # wait for the requests that are under way there already
            self._queues.hold(task, now + _SILENCE)
        self._in_vain[task.host] = self._in_vain.get(task.host, 0) + 1
        if self._in_vain[task.host] >= 2 and task.host not in self._heard:
            for other in self._queues.drain(task):
                settled[other] = _shared(answer, other)
        return settled

    def _put_off(self, task: Task, answer: Answer, now: float) -> bool:
        """Put ``task`` off where another ask may help and there is time for it; whether its answer is still open."""
        limited, silent = answer.status == 429, is_silence(answer)
        if not limited and not self._may_change(task, answer):
            return False
        # One page that is shut for ever says little about a host where others answer.
        alone = task.host in self._heard and (task.limited or not limited)
        if limited and not alone:
            self._queues.slow_down(task, now)
        task.limited = task.limited or limited
        asked = retry_after(answer.headers.get("retry-after", ""), time())  # RFC 6585, 4
        asked = float(2**task.again) if limited and asked is None else asked
        pauses = self._pauses if asked is None else [asked] * _MOST_WAITS
        if task.again >= len(pauses) or now + pauses[task.again] >= task.until:
            return False
        if (limited or silent) and self._in_vain.get(task.host):
            return False
        until = now + pauses[task.again]
        task.again += 1
        if alone or (asked is None and not silent):
            self._queues.sleep(task, until)
        else:
            self._queues.hold(task, until)
            self._queues.put_back(task)
        return asked is not None or task.again < len(pauses)


def may_pass(answer: Answer) -> bool:
    """Whether another ask may find something else: the network or the server failed, perhaps in passing.

    After silence there is no time left for one.
    """
    if answer.fault is not None:
        return answer.fault.kind in PERHAPS_PASSING
    status = answer.status or 0
    return 500 <= status <= 599 or status in {408, 425}


def _shared(answer: Answer, other: Task) -> Answer:
    """Return the answer of one link as that of another link of its host, for which no request is made."""
    fault = answer.fault
    if fault is not None:
        fault = fault._replace(detail=f"{fault.detail}, as for other links of this host")
    return Answer(other.url, other.url, answer.status, fault, note="as for other links of its host")


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
