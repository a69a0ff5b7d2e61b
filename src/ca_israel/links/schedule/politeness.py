"""What one answer means for the other links of its host: patience, and when a host is believed at once."""

from __future__ import annotations

from time import time
from typing import TYPE_CHECKING

from ca_israel.links.answer import Answer, is_silence
from ca_israel.links.urls import server_of

if TYPE_CHECKING:
    from ca_israel.links.schedule.queues import Queues, Task

_MOST_WAITS = 4  # times that one link is put off by 429 before that is its verdict
_SILENCE = (
    0.5  # seconds without a new start at a host after a time-out: requests begun with it time out meanwhile
)


class Politeness:
    """How a round behaves towards hosts; ``seconds`` is what one link may take in it."""

    def __init__(self, queues: Queues, seconds: float) -> None:
        self._queues = queues
        self._seconds = seconds
        self._heard: set[str] = set()  # hosts that gave some other answer than 429
        self._in_vain: dict[str, int] = {}  # links of a host that ended in silence, or with 429

    def settle(self, task: Task, answer: Answer, now: float) -> dict[Task, Answer]:
        """Return the tasks that this answers: none when it must wait, many when its host answers nobody."""
        self._queues.finish(task)
        task.spent += answer.seconds
        if answer.status in {429, 503}:
            # The host that spoke is the one to be patient with, perhaps another one behind a redirect.
            task.host = server_of(answer.final_url) or task.host
        if self._must_wait(task, answer, now):
            return {}
        answer = answer._replace(seconds=task.spent)
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

    def _must_wait(self, task: Task, answer: Answer, now: float) -> bool:
        """Put ``task`` off where the host asks for patience and there is time for it (RFC 6585, 4)."""
        asked = retry_after(answer.headers.get("retry-after", ""), time())
        if answer.status != 429 and not (answer.status == 503 and asked is not None):
            return False
        # One page that is shut for ever says little about a host where others answer.
        alone = task.limited and task.host in self._heard
        if answer.status == 429 and not alone:
            self._queues.slow_down(task, now)
        task.limited = True
        wait = asked if asked is not None else float(2**task.waits)
        if self._in_vain.get(task.host) or task.waits >= _MOST_WAITS or task.spent + wait >= self._seconds:
            return False
        task.waits += 1
        task.spent += wait
        if alone:
            self._queues.sleep(task, now + wait)
        else:
            self._queues.hold(task, now + wait)
            self._queues.put_back(task)
        return True


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
