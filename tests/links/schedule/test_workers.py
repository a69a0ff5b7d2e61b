"""The threads that fetch, and the one that digests what they bring."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest

from ca_israel.links.answer import Answer
from ca_israel.links.schedule.queues import Task
from ca_israel.links.schedule.workers import Workers

if TYPE_CHECKING:
    from collections.abc import Callable


class Player:
    """Plays the transport: every URL is there at once."""

    def fetch(self, url: str, seconds: float) -> Answer:
        if url == "bug:":
            raise LookupError(url)
        return Answer(url, url, 200)

    def close(self) -> None:
        """It holds nothing open."""


def brought(crew: Workers, *urls: str) -> list[str]:
    for url in urls:
        crew.start(Task(url, "host", 9), 1)
    done = [crew.next_done(2) for _ in urls]
    crew.dismiss()
    return [answer.note or "" for came in done if came for answer in came[1:]]


def test_answers_are_digested_one_at_a_time_and_beside_the_fetching() -> None:
    at_work, most, threads = 0, 0, set()

    def digest(task: Task, answer: Answer) -> Answer:
        nonlocal at_work, most
        at_work += 1
        most = max(most, at_work)
        threads.add(threading.current_thread())
        time.sleep(0.005)
        at_work -= 1
        return answer._replace(note=f"digested {task.url}")

    urls = [f"x:{n}" for n in range(10)]
    assert sorted(brought(Workers(Player(), digest), *urls)) == [f"digested {url}" for url in urls]
    assert (most, len(threads)) == (1, 1)


def test_a_slow_digest_keeps_nobody_from_being_fetched() -> None:
    fetched = threading.Barrier(3)

    class Meeting(Player):
        def fetch(self, url: str, seconds: float) -> Answer:
            fetched.wait(seconds)
            return super().fetch(url, seconds)

    def digest(_: Task, answer: Answer) -> Answer:
        return answer._replace(note="met")

    assert brought(Workers(Meeting(), digest), "x:1", "x:2", "x:3") == ["met"] * 3


def broken(_: Task, answer: Answer) -> Answer:
    raise LookupError(answer.url)


@pytest.mark.parametrize(("url", "digest"), [("bug:", lambda _, answer: answer), ("x:", broken)])
def test_a_bug_is_seen_by_whoever_waits_for_the_answer(
    url: str, digest: Callable[[Task, Answer], Answer]
) -> None:
    with pytest.raises(LookupError, match=url):
        brought(Workers(Player(), digest), url)


def test_threads_go_when_they_are_let_go() -> None:
    before = set(threading.enumerate())
    brought(Workers(Player()), "x:1", "x:2", "x:3")
    until = time.monotonic() + 60
    while set(threading.enumerate()) - before and time.monotonic() < until:
        time.sleep(0.005)
    assert not set(threading.enumerate()) - before


def test_no_more_threads_are_hired_than_are_busy_at_once() -> None:
    before = threading.active_count()
    crew = Workers(Player())
    for n in range(20):
        crew.start(Task(f"x:{n}", "host", 9), 1)
        assert crew.next_done(60)
    assert threading.active_count() - before <= 2  # one fetches, one digests
    crew.dismiss()


def test_what_can_be_done_meanwhile_is_done_once_beside_the_fetching() -> None:
    threads: list[threading.Thread] = []
    crew = Workers(Player())
    crew.meanwhile = lambda: threads.append(threading.current_thread())
    brought(crew, "x:1", "x:2")
    until = time.monotonic() + 60
    while not threads and time.monotonic() < until:
        time.sleep(0.005)
    assert len(threads) == 1
    assert threads[0] is not threading.main_thread()
