"""How a host is treated: pace, patience, and what one answer tells of the others."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from email.utils import formatdate
from typing import TYPE_CHECKING

import pytest

from ca_israel.links.answer import Answer, Fault
from ca_israel.links.schedule.options import FetchOptions
from ca_israel.links.schedule.queues import Task
from ca_israel.links.schedule.rounds import Rounds
from ca_israel.links.schedule.run import run
from links.fetch.test_deadline import full_listener
from links.schedule.test_run import checked, links, rules, turns, verdicts
from links.sites import LOOPBACK, Site, no_names, page, redirect, silent

if TYPE_CHECKING:
    import socket

Serve = Callable[..., Site]


def test_no_more_than_so_many_requests_are_under_way_at_a_host(serve: Serve) -> None:
    def slow(site: Site, connection: socket.socket, request: str) -> bytes:
        site.wait(0.05)
        return page()

    site = serve({"*": slow})
    checked(*(site.url(f"/{n}") for n in range(20)), per_host=3)
    assert site.most_at_once == 3
    assert site.connections == 3


def test_jobs_bound_what_is_under_way_everywhere(serve: Serve) -> None:
    lock, now, most = threading.Lock(), [0], [0]

    def slow(site: Site, connection: socket.socket, request: str) -> bytes:
        with lock:
            now[0] += 1
            most[0] = max(most[0], now[0])
        site.wait(0.05)
        with lock:
            now[0] -= 1
        return page()

    sites = [serve({"*": slow}) for _ in range(6)]
    before = threading.active_count()
    checked(*(site.url(f"/{n}") for site in sites for n in range(2)), jobs=2)
    assert most[0] == 2
    assert threading.active_count() - before < 40


def test_starts_at_a_host_keep_their_distance(serve: Serve) -> None:
    site = serve({"*": page()})
    checked(*(site.url(f"/{n}") for n in range(6)), delay=0.05)
    gaps = [after - before for before, after in zip(site.times, site.times[1:], strict=False)]
    assert sum(gaps) >= 0.2  # of 0.25; the first may be noted late
    assert max(gaps) < 0.2


def test_a_slow_host_does_not_hold_up_the_others(serve: Serve) -> None:
    slow, quick = serve({"*": silent}), serve({"*": page()})
    seen: list[tuple[int, float]] = []
    begun = time.monotonic()
    urls = [*(slow.url(f"/{n}") for n in range(4)), *(quick.url(f"/{n}") for n in range(20))]
    run(
        links(*urls),
        FetchOptions(
            delay=0, timeout=0.6, again_timeout=0.2, again_after=0, allow_networks=LOOPBACK, resolve=no_names
        ),
        progress=lambda done, total: seen.append((done, time.monotonic() - begun)),
    )
    assert dict(seen)[20] < 0.4
    assert [done for done, _ in seen] == list(range(1, 25))


def test_a_host_that_asks_for_patience_gets_it(serve: Serve) -> None:
    site = serve({"/": turns(page(b"", "429 Slow", "Retry-After: 1"), page())})
    report = checked(site.url())
    assert verdicts(report) == ["ok"]
    assert 1 <= site.times[1] - site.times[0] < 1.5


def test_patience_asked_for_as_a_date_or_with_503(serve: Serve) -> None:
    soon = formatdate(time.time() + 1, usegmt=True)
    dated = serve({"/": turns(page(b"", "429 Slow", f"Retry-After: {soon}"), page())})
    busy = serve({"/": turns(page(b"", "503 Busy", "Retry-After: 1"), page())})
    report = checked(dated.url(), busy.url())
    assert verdicts(report) == ["ok", "ok"]
    assert all("second try" not in finding.judgement.reason for finding in report.links)
    assert busy.times[1] - busy.times[0] >= 1


@pytest.mark.parametrize("value", ["86400", "99999999999999999999", "Fri, 01 Jan 2100 00:00:00 GMT"])
def test_patience_beyond_the_deadline_is_not_waited_for(serve: Serve, value: str) -> None:
    site = serve({"*": page(b"", "429 Slow", f"Retry-After: {value}")})
    begun = time.monotonic()
    report = checked(*(site.url(f"/{n}") for n in range(5)))
    assert verdicts(report) == ["blocked"] * 5
    assert time.monotonic() - begun < 1.5
    assert 2 <= site.paths.total() <= 5


def test_waiting_for_one_host_takes_no_slot_from_another(serve: Serve) -> None:
    limited = serve({"*": turns(page(b"", "429 Slow", "Retry-After: 1"), page())})
    free = serve({"*": page()})
    report = checked(limited.url(), *(free.url(f"/{n}") for n in range(10)), jobs=1)
    assert verdicts(report) == ["ok"] * 11
    assert max(free.times) < limited.times[1]


def test_a_host_with_a_limit_is_asked_more_slowly_until_it_answers(serve: Serve) -> None:
    window: list[float] = []

    def limit(site: Site, connection: socket.socket, request: str) -> bytes:
        now = time.monotonic()
        window[:] = [at for at in window if now - at < 0.5]
        if len(window) >= 5:
            return page(b"", "429 Too Many", "Retry-After: 1")
        window.append(now)
        return page()

    site = serve({"*": limit})
    report = checked(*(site.url(f"/{n}") for n in range(20)), delay=0.02, timeout=20)
    assert verdicts(report) == ["ok"] * 20
    assert site.paths.total() < 45


def test_a_host_that_limits_for_ever_is_believed_once(serve: Serve) -> None:
    site = serve({"*": page(b"", "429 Slow")})
    begun = time.monotonic()
    report = checked(*(site.url(f"/{n}") for n in range(12)), timeout=1.5)
    assert verdicts(report) == ["blocked"] * 12
    assert time.monotonic() - begun < 1.8
    assert site.paths.total() <= 12
    assert any(finding.answer and finding.answer.note for finding in report.links)


def test_a_host_that_limits_one_page_for_ever_still_answers_for_the_others(serve: Serve) -> None:
    site = serve({"/shut": page(b"", "429 Slow", "Retry-After: 99"), "*": page()})
    report = checked(*(site.url(path) for path in ("/1", "/shut", "/shut?2", "/2", "/3")), per_host=1)
    assert verdicts(report) == ["ok", "blocked", "ok", "ok", "ok"]


def test_the_limit_of_a_host_behind_redirects_is_not_that_of_the_first(serve: Serve) -> None:
    limited = serve({"*": page(b"", "429 Slow", "Retry-After: 99")})
    routes = {f"/to{n}": redirect(limited.url(f"/{n}"), "302 F") for n in range(4)}
    first = serve({**routes, "*": page()})
    urls = [first.url(path) for path in (*routes, *(f"/{n}" for n in range(4)))]
    assert verdicts(checked(*urls, per_host=1)) == ["blocked"] * 4 + ["ok"] * 4


def test_redirects_reach_a_host_at_its_pace(serve: Serve) -> None:
    there = serve({"*": page()})
    sites = [serve({"*": redirect(there.url(f"/{n}"), "302 F")}) for n in range(6)]
    assert verdicts(checked(*(site.url("/x") for site in sites), delay=0.05)) == ["ok"] * 6
    times = sorted(there.times)
    assert 0.2 <= times[-1] - times[0] < 0.6


def test_a_page_that_is_shut_for_ever_does_not_slow_its_host_down(serve: Serve) -> None:
    site = serve({"/shut": page(b"", "429 Slow"), "*": page()})
    begun = time.monotonic()
    report = checked(site.url("/1"), site.url("/shut"), *(site.url(f"/{n}") for n in range(2, 12)), timeout=3)
    assert verdicts(report) == ["ok", "blocked"] + ["ok"] * 10
    assert max(at for at, path in zip(site.times, site.asked, strict=True) if path != "/shut") - begun < 2.5
    assert time.monotonic() - begun < 5


def test_servers_on_two_ports_of_one_address_are_two(serve: Serve) -> None:
    site = serve({"*": page()})
    with full_listener(site.address) as port:
        urls = [f"http://{site.address}:{port}/{n}" for n in range(3)]
        report = checked(*urls, site.url("/1"), site.url("/2"), connect_timeout=0.2, per_host=1)
    assert verdicts(report) == ["unavailable"] * 3 + ["ok"] * 2


def test_two_connect_time_outs_speak_for_their_host() -> None:
    with full_listener("127.3.1.1") as port:
        begun = time.monotonic()
        urls = [f"http://127.3.1.1:{port}/{n}" for n in range(30)]
        report = checked(*urls, connect_timeout=0.3, per_host=2)
    assert rules(report) == ["connect-timeout"] * 30
    assert time.monotonic() - begun < 1.4
    shared = [finding for finding in report.links if "as for other links" in finding.judgement.reason]
    assert len(shared) == 28
    assert {finding.answer.url for finding in report.links if finding.answer} == set(urls)


class Playing:
    """A fetcher that gives answers in turn, each a status or "silent", and remembers when it was asked."""

    def __init__(self, *answers: int | str) -> None:
        self._answers = list(answers)
        self.times: list[float] = []

    def fetch(self, url: str, seconds: float) -> Answer:
        self.times.append(time.monotonic())
        now = self._answers.pop(0)
        if isinstance(now, str):
            return Answer(url, url, fault=Fault("connect-timeout", "no connection"))
        return Answer(url, url, now, headers={"retry-after": "0"}, received=1)


def played(*answers: int | str, tasks: int) -> tuple[list[int | None], Playing]:
    player = Playing(*answers)
    asked = [Task(f"http://a.example/{n}", "a.example:80") for n in range(tasks)]
    got: dict[Task, Answer] = {}
    Rounds(player, FetchOptions(per_host=1, delay=0), float("inf"), tasks).ask(asked, 5, got)
    return [got[task].status for task in asked], player


def test_one_connect_time_out_does_not_speak_for_its_host() -> None:
    statuses, player = played("silent", 200, 200, tasks=3)
    assert statuses == [None, 200, 200]
    assert len(player.times) == 3


def test_a_host_that_has_answered_is_not_given_up() -> None:
    assert played(200, "silent", "silent", 200, tasks=4)[0] == [200, None, None, 200]


def test_two_connect_time_outs_are_told_to_all_that_wait() -> None:
    statuses, player = played("silent", "silent", tasks=6)
    assert statuses == [None] * 6
    assert len(player.times) == 2


def test_a_429_halves_the_rate_of_its_host() -> None:
    statuses, player = played(429, 200, 200, 200, tasks=3)
    assert statuses == [200] * 3
    gaps = [after - before for before, after in zip(player.times[1:], player.times[2:], strict=False)]
    assert min(gaps) >= 0.09
