"""Who is asked next, with the time as an argument."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ca_israel.links.schedule.politeness import retry_after
from ca_israel.links.schedule.queues import SLOWEST, Queues, Task


def filled(*hosts: str, per_host: int = 4, delay: float = 0.05) -> Queues:
    queues = Queues(per_host, delay)
    for n, host in enumerate(hosts):
        queues.add(Task(f"http://{host}/{n}", host, 9))
    return queues


def must(task: Task | None) -> Task:
    assert task is not None
    return task


def test_starts_at_a_host_are_spaced_and_other_hosts_do_not_wait() -> None:
    queues = filled("a", "a", "b", per_host=1)
    first = must(queues.take(0))
    assert first.url == "http://a/0"
    queues.finish(first)
    assert must(queues.take(0)).url == "http://b/2"
    assert queues.take(0) is None
    assert queues.next_time() == pytest.approx(0.05)
    assert queues.take(0.049) is None
    assert must(queues.take(0.05)).url == "http://a/1"
    assert queues.next_time() is None


def test_a_host_that_has_rested_takes_all_it_may_have_at_once() -> None:
    queues = filled(*"a" * 12, per_host=3, delay=0.125)

    def taken(now: float) -> int:
        count = 0
        while task := queues.take(now):
            queues.finish(task)
            count += 1
        return count

    assert [taken(now) for now in (0, 0.124, 0.125, 0.375, 9)] == [3, 0, 1, 2, 3]


def test_a_host_that_asked_for_a_slower_rate_or_was_on_hold_gets_one_at_a_time() -> None:
    queues = filled(*"a" * 9, delay=0.1)
    task = must(queues.take(0))
    queues.finish(task)
    queues.hold(task, 5)
    queues.finish(must(queues.take(5)))
    assert queues.take(5) is None
    limited = must(queues.take(5.1))
    queues.slow_down(limited, 5.2)
    must(queues.take(99))
    assert queues.take(99.19) is None
    must(queues.take(99.2))


def test_no_more_than_so_many_are_under_way_at_a_host() -> None:
    queues = filled(*"aaa", per_host=2, delay=0)
    first = must(queues.take(0))
    must(queues.take(0))
    assert queues.take(100) is None
    queues.finish(first)
    assert must(queues.take(100)).url == "http://a/2"


def test_a_host_on_hold_waits_without_a_slot() -> None:
    queues = filled("a", "a", delay=0)
    task = must(queues.take(0))
    queues.finish(task)
    queues.hold(task, 3)
    queues.put_back(task)
    assert queues.take(2.9) is None
    assert must(queues.take(3)) is task
    assert must(queues.take(3)).url == "http://a/1"


def test_the_rate_is_halved_once_for_all_that_were_under_way() -> None:
    queues = filled(*"aaaaa", per_host=9, delay=0.2)
    one = must(queues.take(0))
    two = must(queues.take(0.2))
    queues.slow_down(one, 0.3)
    queues.slow_down(two, 0.31)
    third = must(queues.take(0.4))
    assert queues.take(0.79) is None
    must(queues.take(0.8))
    queues.slow_down(third, 0.9)
    must(queues.take(1.21))
    assert queues.next_time() is None


def test_the_rate_has_a_floor_and_a_beginning() -> None:
    queues = filled(*"a" * 40, per_host=99, delay=0)
    now = 0.0
    for _ in range(12):
        queues.slow_down(must(queues.take(now)), now + 0.001)
        now += 2 * SLOWEST
    must(queues.take(now))
    assert queues.take(now + SLOWEST - 0.01) is None
    assert queues.take(now + SLOWEST) is not None


def test_a_silent_hosts_queue_can_be_emptied() -> None:
    queues = filled("a", "a", "b", "a")
    task = must(queues.take(0))
    assert [other.url for other in queues.drain(task)] == ["http://a/1", "http://a/3"]
    assert must(queues.take(9)).host == "b"
    assert queues.take(9) is None


@given(st.lists(st.sampled_from("abc"), max_size=30), st.integers(1, 3), st.sampled_from([0.0, 0.05, 1.0]))
def test_every_task_comes_once_and_in_the_order_of_its_host(
    hosts: list[str], per_host: int, delay: float
) -> None:
    queues = filled(*hosts, per_host=per_host, delay=delay)
    taken: list[Task] = []
    under_way: list[Task] = []
    now = 0.0
    while len(taken) < len(hosts):
        if task := queues.take(now):
            taken.append(task)
            under_way.append(task)
            assert sum(other.host == task.host for other in under_way) <= per_host
        elif (at := queues.next_time()) is not None:
            assert at > now
            now = at
        else:
            queues.finish(under_way.pop(0))
    for host in set(hosts):
        urls = [task.url for task in taken if task.host == host]
        assert urls == [f"http://{host}/{n}" for n, each in enumerate(hosts) if each == host]
    assert queues.take(now + 99) is None


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("3", 3.0), (" 0 ", 0.0), ("Thu, 01 Jan 1970 00:01:40 GMT", 90.0), ("Thu, 01 Jan 1970 00:00:00 GMT", 0.0),
        ("", None), ("soon", None), ("-3", None), ("1.5", None), ("٣", None), ("1" * 5000, 111111111.0),
        ("Thu, 01 Jan 99999999 00:00:00 GMT", None),
    ],
)  # fmt: skip
def test_retry_after_is_read_in_seconds_or_as_a_date(value: str, seconds: float | None) -> None:
    assert retry_after(value, 10.0) == seconds
