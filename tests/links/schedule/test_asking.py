"""How a host is treated: pace, patience, and what one answer says about the others."""

from __future__ import annotations

import time
from collections.abc import Callable
from email.utils import formatdate
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from ca_israel.links.answer import Answer, Fault, Hop
from ca_israel.links.fetch import transport
from ca_israel.links.fetch.pacing import Pace
from ca_israel.links.schedule.options import FetchOptions
from ca_israel.links.schedule.run import run
from ca_israel.links.schedule.workers import Digest, Workers, over_the_network
from links.pretend import FOR_EVER, Pretended, in_turn, page, unreached
from links.schedule.test_run import checked, links, pretended, rules, verdicts
from links.sites import LOOPBACK, Site, no_names, redirect
from links.sites import page as sent_page

if TYPE_CHECKING:
    import socket

    from ca_israel.links.schedule.queues import Task

Serve = Callable[..., Site]


def urls(count: int, host: str = "a.example", first: int = 0) -> list[str]:
    return [f"http://{host}/{n}" for n in range(first, first + count)]


def gaps(times: list[float]) -> list[float]:
    return [after - before for before, after in pairwise(times)]


def test_no_more_than_so_many_requests_are_under_way_at_a_host(serve: Serve) -> None:
    def slow(site: Site, connection: socket.socket, request: str) -> bytes:
        site.wait(0.02)
        return sent_page()

    site = serve({"*": slow})
    checked(*(site.url(f"/{n}") for n in range(20)), per_host=3)
    assert site.most_at_once == 3
    assert site.connections == 3


def test_jobs_bound_what_is_under_way_everywhere() -> None:
    everywhere = [f"http://{n}.example/{m}" for n in range(6) for m in range(2)]
    report, workers = pretended(in_turn(200, seconds=0.05), *everywhere, jobs=2)
    assert verdicts(report) == ["ok"] * 12
    assert workers.most == 2


def test_starts_at_a_host_keep_their_distance() -> None:
    _, workers = pretended(in_turn(200), *urls(6), delay=0.05, per_host=1)
    assert gaps(workers.times()) == pytest.approx([0.05] * 5)


def test_a_host_that_has_rested_takes_all_it_may_have_at_once() -> None:
    _, workers = pretended(in_turn(200, seconds=0.01), *urls(8), delay=0.05)
    assert gaps(workers.times()) == pytest.approx([0] * 3 + [0.05] * 4)


def test_a_slow_host_does_not_hold_up_the_others() -> None:
    def host(url: str, _: float) -> Answer:
        return page(url, seconds=FOR_EVER if "slow" in url else 0.01)

    seen: list[tuple[int, int]] = []
    _, workers = pretended(
        host, *urls(4, "slow.example"), *urls(20), timeout=0.6,
        progress=lambda *told: seen.append(told),
    )  # fmt: skip
    assert max(at for at, url in workers.asked if "slow" not in url) < 0.1
    assert seen == [(done, 24) for done in range(1, 25)]


def test_a_host_that_asks_for_patience_gets_it() -> None:
    report, workers = pretended(in_turn(429, 200, retry_after="1"), *urls(1))
    assert verdicts(report) == ["ok"]
    assert workers.times() == pytest.approx([0, 1])


def test_patience_asked_for_as_a_date_or_with_503() -> None:
    soon = formatdate(time.time() + 60, usegmt=True)
    dated, busy = in_turn(429, 200, retry_after=soon), in_turn(503, 200, retry_after="1")

    def host(url: str, at: float) -> Answer:
        return (dated if "dated" in url else busy)(url, at)

    report, workers = pretended(host, "http://dated.example/", "http://busy.example/", timeout=90)
    assert verdicts(report) == ["ok", "ok"]
    assert all("asked again" not in finding.judgement.reason for finding in report.links)
    assert workers.times("http://busy.example/") == pytest.approx([0, 1])
    assert 30 < workers.times("http://dated.example/")[1] <= 60


@pytest.mark.parametrize("value", ["86400", "99999999999999999999", "Fri, 01 Jan 2100 00:00:00 GMT"])
def test_patience_beyond_the_deadline_is_not_waited_for(value: str) -> None:
    report, workers = pretended(in_turn(429, retry_after=value), *urls(5))
    assert verdicts(report) == ["blocked"] * 5
    assert workers.now() - 1000 < 1
    assert 2 <= len(workers.asked) <= 5


def test_waiting_for_one_host_takes_no_slot_from_another() -> None:
    limited, free = in_turn(429, 200, retry_after="1"), in_turn(200)

    def host(url: str, at: float) -> Answer:
        return (limited if "limited" in url else free)(url, at)

    report, workers = pretended(host, *urls(1, "limited.example"), *urls(10), jobs=1)
    assert verdicts(report) == ["ok"] * 11
    assert (
        max(at for at, url in workers.asked if "limited" not in url)
        < workers.times(*urls(1, "limited.example"))[1]
    )


def test_a_host_with_a_limit_is_asked_more_slowly_until_it_answers() -> None:
    window: list[float] = []

    def host(url: str, at: float) -> Answer:
        window[:] = [before for before in window if at - before < 0.5]
        if len(window) >= 5:
            return page(url, 429, retry_after="1")
        window.append(at)
        return page(url)

    report, workers = pretended(host, *urls(20), delay=0.02, timeout=20)
    assert verdicts(report) == ["ok"] * 20
    assert len(workers.asked) < 45


def test_a_host_that_limits_for_ever_is_believed_once() -> None:
    report, workers = pretended(in_turn(429), *urls(12), timeout=1.5)
    assert verdicts(report) == ["blocked"] * 12
    assert workers.now() - 1000 <= 1.5
    assert len(workers.asked) <= 12
    assert any(finding.answer and finding.answer.note for finding in report.links)


def test_a_host_that_limits_one_page_for_ever_still_answers_for_the_others() -> None:
    def host(url: str, _: float) -> Answer:
        return page(url, 429, retry_after="99") if url.endswith("/shut") else page(url)

    asked = [f"http://a.example{path}" for path in ("/1", "/shut", "/shut?2", "/2", "/3")]
    report, _ = pretended(host, *asked, per_host=1)
    assert verdicts(report) == ["ok", "blocked", "ok", "ok", "ok"]


def test_the_limit_of_a_host_behind_redirects_is_not_that_of_the_first() -> None:
    def host(url: str, _: float) -> Answer:
        if "/to" not in url:
            return page(url)
        there = url.replace("a.example", "limited.example")
        return page(there, 429, retry_after="99")._replace(url=url, redirects=(Hop(url, 302),))

    asked = [*(f"http://a.example/to{n}" for n in range(4)), *urls(4)]
    report, _ = pretended(host, *asked, per_host=1)
    assert verdicts(report) == ["blocked"] * 4 + ["ok"] * 4


def test_redirects_reach_a_host_at_its_pace(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    now, slept = time.monotonic(), list[float]()
    still = partial(Pace, clock=lambda: now, sleep=slept.append)
    monkeypatch.setattr(transport, "Pace", still)
    there = serve({"*": sent_page()})
    workers = over_the_network(
        FetchOptions(delay=10, allow_networks=LOOPBACK, resolve=no_names), lambda _, answer: answer
    )
    for n in range(3):
        site = serve({"*": redirect(there.url(f"/{n}"), "302 F")})
        assert workers.fetcher.fetch(site.url("/x"), 60).status == 200
    workers.dismiss()
    assert slept == pytest.approx([10, 20])


def test_a_turn_is_waited_for_but_never_for_more_than_half_of_what_is_left() -> None:
    slept: list[float] = []
    pace = Pace(10, clock=lambda: 100.0, sleep=slept.append)
    pace.note("a.example")
    pace.wait("b.example", until=200)
    assert slept == []
    pace.wait("a.example", until=200)
    pace.wait("a.example", until=110)
    assert slept == [10, 5]


def test_a_page_that_is_shut_for_ever_does_not_slow_its_host_down() -> None:
    def host(url: str, _: float) -> Answer:
        return page(url, 429) if "shut" in url else page(url)

    asked = [*urls(1), "http://a.example/shut", *urls(10, first=2)]
    report, workers = pretended(host, *asked, timeout=3)
    assert verdicts(report) == ["ok", "blocked"] + ["ok"] * 10
    assert max(at for at, url in workers.asked if "shut" not in url) < 2.5
    assert workers.now() - 1000 <= 3


def test_servers_on_two_ports_of_one_address_are_two() -> None:
    def host(url: str, _: float) -> Answer:
        return unreached(url, 0.2) if ":81/" in url else page(url)

    report, _ = pretended(host, *urls(3, "a.example:81"), *urls(2), per_host=1)
    assert verdicts(report) == ["unavailable"] * 3 + ["ok"] * 2


def test_two_connect_time_outs_speak_for_their_host() -> None:
    report, workers = pretended(lambda url, _: unreached(url, 0.3), *urls(30), per_host=2)
    assert rules(report) == ["connect-timeout"] * 30
    assert workers.now() - 1000 < 1.4
    shared = [finding for finding in report.links if "as for other links" in finding.judgement.reason]
    assert len(shared) == 28
    assert {finding.answer.url for finding in report.links if finding.answer} == set(urls(30))


SILENT = unreached("", 0.1)


def first_round(*answers: int | Answer, tasks: int) -> tuple[list[int | None], Pretended]:
    """The statuses of links that are asked one after the other, and once."""
    host = in_turn(*answers, retry_after="0")
    report, workers = pretended(host, *urls(tasks), per_host=1, pauses=(), last_pause=90)
    return [finding.answer and finding.answer.status for finding in report.links], workers


def test_one_connect_time_out_does_not_speak_for_its_host() -> None:
    statuses, workers = first_round(SILENT, 200, 200, tasks=3)
    assert statuses == [None, 200, 200]
    assert len(workers.asked) == 3


def test_a_host_that_has_answered_is_not_given_up() -> None:
    assert first_round(200, SILENT, SILENT, 200, tasks=4)[0] == [200, None, None, 200]


def test_two_connect_time_outs_are_told_to_all_that_wait() -> None:
    statuses, workers = first_round(SILENT, SILENT, tasks=6)
    assert statuses == [None] * 6
    assert len(workers.asked) == 2


def test_a_429_halves_the_rate_of_its_host() -> None:
    statuses, workers = first_round(429, 200, 200, 200, tasks=3)
    assert statuses == [200] * 3
    assert gaps(workers.times()[1:]) == pytest.approx([0.1, 0.1])


def test_an_answer_that_is_shared_is_digested_for_each_link() -> None:
    digested: list[str] = []
    workers = Pretended(lambda url, _: unreached(url, 0.3))

    def digest(task: Task, answer: Answer) -> Answer:
        digested.append(task.url)
        return answer

    def hired(_: FetchOptions, keep: Digest) -> Workers:
        return workers.hired(_, lambda task, answer: keep(task, digest(task, answer)))

    report = run(links(*urls(6)), FetchOptions(per_host=2, pauses=(), last_pause=90), hire=hired)
    assert (sorted(digested), len(workers.asked)) == (urls(6), 2)
    assert {finding.answer.url for finding in report.links if finding.answer} == set(urls(6))


def test_what_a_link_has_waited_is_taken_from_its_time() -> None:
    def host(url: str, at: float) -> Answer:
        return page(url, 500) if at < 1 else page(url, seconds=FOR_EVER)

    report, workers = pretended(host, *urls(1), timeout=3, pauses=(1, 3))
    assert workers.times() == [0, 1]
    assert workers.now() - 1000 == pytest.approx(3), "its asks and waits together"
    assert rules(report) == ["server-error"], "what the server said is worth more than an ask cut short"
    (finding,) = report.links
    assert finding.answer
    assert finding.answer.status == 500


def never(url: str, _: float) -> Answer:
    return page(url, seconds=FOR_EVER)


def test_the_last_pause_is_made_only_while_other_links_are_asked() -> None:
    flaps = "http://flaps.example/"
    options: dict[str, Any] = {"timeout": 25.0, "pauses": (1, 3), "last_pause": 10}
    alone = in_turn(500, 500, 500, 200)
    report, workers = pretended(alone, flaps, **options)
    assert (rules(report), workers.times()) == (["server-error"], [0, 1, 4])
    assert workers.now() - 1000 == pytest.approx(4), "nobody waits ten seconds for one link"

    beside = in_turn(500, 500, 500, 200)

    def host(url: str, at: float) -> Answer:
        return (beside if url == flaps else never)(url, at)

    report, workers = pretended(host, flaps, "http://silent.example/", **options)
    assert (rules(report), workers.times(flaps)) == (["title-match", "timeout"], [0, 1, 4, 14])
    assert workers.now() - 1000 == pytest.approx(25)


def test_a_link_in_trouble_holds_up_nobody_and_takes_no_slot() -> None:
    flaps, good = in_turn(503, 503, 200), in_turn(200)

    def host(url: str, at: float) -> Answer:
        return (flaps if url.endswith("/0") else good)(url, at)

    report, workers = pretended(host, *urls(9), per_host=1, jobs=1, timeout=25, pauses=(1, 3))
    assert verdicts(report) == ["ok"] * 9
    assert max(workers.times(*urls(8, first=1))) < 1


def test_the_time_of_a_link_begins_when_it_leaves_its_queue() -> None:
    report, workers = pretended(in_turn(200, seconds=2), *urls(5), per_host=1, timeout=3)
    assert verdicts(report) == ["ok"] * 5
    assert workers.now() - 1000 == pytest.approx(10)


@pytest.mark.parametrize("trouble", [500, 408, 425, 599])
def test_retry_after_takes_the_place_of_the_pause(trouble: int) -> None:
    report, workers = pretended(in_turn(trouble, 200, retry_after="7"), *urls(1), timeout=25, pauses=(1, 3))
    assert (verdicts(report), workers.times()) == (["ok"], [0, 7])
    report, workers = pretended(in_turn(trouble, 200, retry_after="25"), *urls(1), timeout=25)
    assert (verdicts(report), workers.times()) == (["unavailable"], [0])


def test_a_host_that_takes_nobody_costs_no_more_than_the_time_of_one_link() -> None:
    report, workers = pretended(
        lambda url, _: unreached(url, 10), *urls(30), timeout=25, pauses=(1, 3), delay=0.05
    )
    assert rules(report) == ["connect-timeout"] * 30
    assert workers.now() - 1000 == pytest.approx(25, abs=1)
    assert len({url for _, url in workers.asked}) <= 8


def refused(url: str) -> Answer:
    return Answer(url, url, fault=Fault("refused", "the host refuses the connection"))


@pytest.mark.parametrize("plain", [refused, lambda url: page(url, 404, body=b"")])
@pytest.mark.parametrize("port", ["", ":80"])
def test_where_http_is_shut_https_is_asked_before_the_verdict(
    plain: Callable[[str], Answer], port: str
) -> None:
    def host(url: str, _: float) -> Answer:
        return page(url) if url.startswith("https:") else plain(url)

    url = f"http://a.example{port}/story?a=b"
    report, workers = pretended(host, url)
    assert rules(report) == ["https-only"]
    assert [asked for _, asked in workers.asked] == [url, "https://a.example/story?a=b"]
    (finding,) = report.links
    assert finding.judgement.next
    assert "https://a.example" in finding.judgement.next
    assert finding.answer
    assert (finding.answer.url, finding.answer.tries) == (url, 1)


@pytest.mark.parametrize(
    "secure",
    [
        refused,
        lambda url: page(url, seconds=FOR_EVER),
        lambda url: page(url, 500),
        lambda url: page(url, 429, retry_after="5"),
        lambda url: page(url, body=b"<title>Five recipes for winter</title>" + b"Peel and stir. " * 60),
    ],
    ids=["refused", "mute", "500", "429", "another work"],
)
def test_what_https_says_counts_only_where_it_shows_the_work(secure: Callable[[str], Answer]) -> None:
    def host(url: str, _: float) -> Answer:
        return secure(url) if url.startswith("https:") else page(url, 404, body=b"")

    report, workers = pretended(host, *urls(1), timeout=25)
    assert (rules(report), len(workers.asked)) == (["gone"], 2)
    assert workers.now() - 1000 <= 5, "and a mute port does not use up the time of the link"


@pytest.mark.parametrize(
    ("url", "answer"),
    [
        ("https://a.example/", page("", 404, body=b"")),
        ("http://a.example/", page("", 410, body=b"")),
        ("http://a.example/", page("", 403, body=b"")),
        ("http://a.example/", page("", 404, body=b"")._replace(redirects=(Hop("http://a.example/", 302),))),
    ],
)
def test_https_is_asked_for_no_other_answer(url: str, answer: Answer) -> None:
    _, workers = pretended(in_turn(answer), url)
    assert workers.times() == [0]


def test_what_a_page_showed_counts_when_the_last_ask_is_cut_short() -> None:
    wall = b"<title>Just a moment...</title>"

    def host(url: str, at: float) -> Answer:
        return page(url, 503, body=wall) if at < 1 else page(url, seconds=FOR_EVER)

    report, workers = pretended(host, *urls(1), timeout=3, pauses=(1,))
    assert (rules(report), len(workers.asked)) == (["challenge-page"], 2)
    assert report.links[0].title == "Just a moment..."


def test_a_probe_has_the_time_that_its_link_has_left() -> None:
    def host(url: str, _: float) -> Answer:
        lost = b"<title>Five recipes for winter</title><p>" + b"Peel and stir. " * 30
        return page(url, body=lost, seconds=3) if url.endswith("/story") else page(url, seconds=FOR_EVER)

    _, workers = pretended(host, "http://a.example/news/story", timeout=5)
    assert len(workers.asked) == 2
    assert workers.now() - 1000 == pytest.approx(5)
