"""A run over many links: pace, second tries, shared verdicts, its end."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import date
from email.utils import formatdate
from typing import Any

import pytest

from ca_israel.links.check import Options, exit_code, run
from ca_israel.links.findings import Finding, Link, Report
from ca_israel.model import Allow, Source

from .sites import LOOPBACK, Handler, Site, dripping, names, no_names, page, redirect, sent, silent
from .test_deadline import full_listener

Serve = Callable[..., Site]
TODAY = date(2026, 11, 23)


def links(*urls: str | None) -> list[Link]:
    return [
        Link(url, (Source(f"s{n}", "web", "T", url=url, accessed=date(2023, 3, 29)),), (n,))
        for n, url in enumerate(urls, 1)
    ]


def checked(*urls: str | None, **options: Any) -> Report:
    quick = {
        "delay": 0.0,
        "again_after": 0.0,
        "allow_networks": LOOPBACK,
        "resolve": no_names,
        "timeout": 5.0,
    }
    return run(links(*urls), Options(**{**quick, **options}), today=TODAY)


def verdicts(report: Report) -> list[str]:
    return [finding.judgement.verdict for finding in report.links]


def rules(report: Report) -> list[str]:
    return [finding.judgement.rule for finding in report.links]


def turns(*answers: bytes | Handler) -> Handler:
    """Answer in turn, the last for ever."""
    left = list(answers)

    def answer(site: Site, connection: socket.socket, request: str) -> bytes | None:
        now = left.pop(0) if len(left) > 1 else left[0]
        return now(site, connection, request) if callable(now) else now

    return answer


def test_each_link_gets_its_verdict_in_the_order_of_the_ledger(serve: Serve) -> None:
    other = serve({"/new": page()})
    site = serve(
        {"/ok": page(), "/moved": redirect(other.url("/new")), "/wall": page(b"no", "403 Forbidden")}
    )
    report = checked(
        site.url("/none"), None, site.url("/wall"), "doi:10.1000/1", site.url("/moved"), site.url("/ok"),
        "http://10.0.0.1/", "http://gone.example/",
    )  # fmt: skip
    assert verdicts(report) == ["gone", "skipped", "blocked", "skipped", "moved", "ok", "unsafe", "gone"]
    assert [finding.link.footnotes for finding in report.links] == [(n,) for n in range(1, 9)]
    assert rules(report)[1::2][:2] == ["no-url", "not-http"]
    assert report.fails
    assert exit_code(report) == 1


def test_the_exit_code_counts_failures_and_strictly_warnings(serve: Serve) -> None:
    site = serve({"/ok": page(), "/wall": page(b"no", "403 Forbidden")})
    assert exit_code(checked(site.url("/ok"), None), strict=True) == 0
    walled = checked(site.url("/wall"))
    assert (exit_code(walled), exit_code(walled, strict=True)) == (0, 1)
    gone = checked(site.url("/none"))
    assert (exit_code(gone), exit_code(gone, strict=True)) == (1, 1)


def test_no_links_are_no_trouble() -> None:
    assert checked() == Report(())
    assert exit_code(checked(None), strict=True) == 0


def test_offline_asks_nothing(serve: Serve) -> None:
    site = serve({"/": page()})
    report = checked(site.url(), None, offline=True)
    assert rules(report) == ["offline", "no-url"]
    assert site.connections == 0
    assert exit_code(report, strict=True) == 0


def test_one_page_is_asked_for_once_however_many_notes_point_at_it(serve: Serve) -> None:
    site = serve({"/": page()})
    report = checked(site.url(), site.url("/#a"), site.url("/#b"))
    assert verdicts(report) == ["ok"] * 3
    assert site.paths == {"/": 1}
    assert [finding.answer.url for finding in report.links if finding.answer] == [
        site.url(),
        site.url("/#a"),
        site.url("/#b"),
    ]


def test_an_allowed_verdict_passes_and_is_told_and_still_asked_for(serve: Serve) -> None:
    site = serve({})
    allow = Allow(host=site.address, verdicts=("gone",))
    options = Options(allow_networks=LOOPBACK, resolve=no_names)
    report = run(links(site.url()), options, today=TODAY, allows=[allow])
    (finding,) = report.links
    assert (finding.judgement.verdict, finding.judgement.fails, finding.note, finding.fails) == (
        "gone",
        True,
        "allowed",
        False,
    )
    assert site.paths["/"] == 1
    assert exit_code(report, strict=True) == 0


@pytest.mark.parametrize(
    "trouble",
    [
        page(b"", "500 Error"),
        page(b"", "503 Busy"),
        page(b"", "408 Slow"),
        page(b"", "425 Early"),
        sent(),
        sent(b"HTTP/1.1 2"),
    ],
    ids=["500", "503", "408", "425", "closed", "cut"],
)
def test_a_passing_trouble_is_asked_about_again_and_forgotten(serve: Serve, trouble: bytes | Handler) -> None:
    site = serve({"/": turns(trouble, page())})
    (finding,) = checked(site.url()).links
    assert finding.judgement.verdict == "ok"
    assert "second try" in finding.judgement.reason
    assert finding.answer
    assert finding.answer.tries == 2
    assert site.paths["/"] == 2


@pytest.mark.parametrize("status", ["404 N", "410 G", "403 F", "401 U", "400 B", "999 X", "204 E"])
def test_a_plain_answer_is_not_asked_for_again(serve: Serve, status: str) -> None:
    site = serve({"/": page(b"", status)})
    checked(site.url())
    assert site.paths["/"] == 1


def test_a_time_out_is_asked_about_again_with_the_shorter_time(serve: Serve) -> None:
    site = serve({"/": silent})
    begun = time.monotonic()
    report = checked(site.url(), timeout=0.6, again_timeout=0.3)
    assert 0.9 <= time.monotonic() - begun < 1.4
    assert rules(report) == ["timeout"]
    assert site.paths["/"] == 2


def test_a_name_that_comes_back_is_not_gone(serve: Serve) -> None:
    site = serve({"/": page()})
    asked: list[str] = []

    def resolve(host: str) -> list[str]:
        asked.append(host)
        return [site.address] if len(asked) > 1 else list(no_names(host))

    report = checked(site.url(host="flaps.example"), resolve=resolve)
    assert verdicts(report) == ["ok"]
    assert asked == ["flaps.example"] * 2


def test_the_second_try_waits_a_while(serve: Serve) -> None:
    site = serve({"/": turns(page(b"", "500 E"), page())})
    checked(site.url(), again_after=0.3)
    assert 0.3 <= site.times[1] - site.times[0] < 0.8


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
    assert sum(gaps) >= 0.24
    assert max(gaps) < 0.2


def test_a_slow_host_does_not_hold_up_the_others(serve: Serve) -> None:
    slow, quick = serve({"*": silent}), serve({"*": page()})
    seen: list[tuple[int, float]] = []
    begun = time.monotonic()
    urls = [*(slow.url(f"/{n}") for n in range(4)), *(quick.url(f"/{n}") for n in range(20))]
    run(
        links(*urls),
        Options(
            delay=0, timeout=0.6, again_timeout=0.2, again_after=0, allow_networks=LOOPBACK, resolve=no_names
        ),
        today=TODAY,
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
    assert time.monotonic() - begun < 2.5
    assert site.paths.total() <= 12
    assert any(finding.answer and finding.answer.note for finding in report.links)


def test_a_host_that_limits_one_page_for_ever_still_answers_for_the_others(serve: Serve) -> None:
    site = serve({"/shut": page(b"", "429 Slow", "Retry-After: 99"), "*": page()})
    report = checked(*(site.url(path) for path in ("/1", "/shut", "/shut?2", "/2", "/3")), per_host=1)
    assert verdicts(report) == ["ok", "blocked", "ok", "ok", "ok"]


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


def test_one_dead_host_among_live_ones_is_a_finding_and_no_dead_network(serve: Serve) -> None:
    site = serve({"/": page()})
    report = checked(site.url(), "http://a.example/", "http://b.example/")
    assert not report.network_unusable
    assert exit_code(report) == 1


def test_when_no_host_of_several_can_be_reached_the_network_is_unusable(serve: Serve) -> None:
    site = serve()
    site.close()
    again = socket.gaierror(socket.EAI_AGAIN, "no name server")
    resolve = names({"a.example": again, "c.example": "127.250.0.1"})
    for urls in (
        ["http://a.example/", "http://b.example/"],
        ["http://a.example/", site.url()],
        ["http://a.example/", "http://c.example:9/", "http://10.0.0.1/", None],
    ):
        report = checked(*urls, resolve=resolve)
        assert report.network_unusable
        assert exit_code(report) == 4


def test_one_host_alone_proves_nothing_about_the_network() -> None:
    report = checked("http://a.example/1", "http://a.example/2", "http://10.0.0.1/")
    assert not report.network_unusable
    assert exit_code(report) == 1


def test_a_dead_proxy_is_an_unusable_network(serve: Serve) -> None:
    proxy = serve()
    proxy.close()
    report = checked("http://a.example/", "https://b.example/", environ={"ALL_PROXY": proxy.url()})
    assert report.network_unusable


def test_when_the_runs_time_is_over_the_rest_is_told_as_not_checked(serve: Serve) -> None:
    slow, quick = serve({"*": silent}), serve({"*": page()})
    begun = time.monotonic()
    report = checked(quick.url(), *(slow.url(f"/{n}") for n in range(10)), max_time=0.5)
    assert time.monotonic() - begun < 1
    assert rules(report) == ["answers"] + ["not-checked"] * 10
    assert "time was over" in report.links[5].judgement.reason
    assert (exit_code(report), exit_code(report, strict=True)) == (0, 1)


def test_without_time_for_a_second_try_the_first_answer_counts(serve: Serve) -> None:
    site = serve({"/": page(b"", "500 E")})
    report = checked(site.url(), "http://gone.example/", max_time=0.4, again_after=5)
    assert rules(report) == ["server-error", "name-asked-once"]
    assert exit_code(report) == 0


def test_ctrl_c_ends_the_run_and_keeps_what_was_judged(serve: Serve) -> None:
    slow, quick = serve({"*": silent}), serve({"*": page()})
    main = threading.main_thread()
    timer = threading.Timer(0.3, lambda: signal.pthread_kill(main.ident or 0, signal.SIGINT))
    timer.start()
    begun = time.monotonic()
    report = checked(quick.url(), slow.url(), timeout=20)
    assert time.monotonic() - begun < 1.3
    assert report.interrupted
    assert verdicts(report) == ["ok", "skipped"]
    assert "interrupted" in report.links[1].judgement.reason
    assert exit_code(report) == 130


def test_threads_that_still_wait_do_not_keep_the_program(serve: Serve) -> None:
    site = serve({"*": dripping(b"HTTP/1.1 200 OK\r\nX: ", b"a")})
    program = f"""
import datetime
from ca_israel.links.check import Options, run
from ca_israel.links.findings import Link
options = Options(timeout=60, max_time=0.3, allow_networks=("127.0.0.0/8",))
report = run([Link({site.url()!r}, ())], options, today=datetime.date(2026, 11, 23))
print(report.links[0].judgement.rule)
"""
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=20, check=True
    )
    assert done.stdout == "not-checked\n"
    assert done.stderr == ""
    assert time.monotonic() - begun < 4


def test_a_fault_of_our_own_is_not_swallowed_by_a_thread() -> None:
    def resolve(host: str) -> list[str]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        checked("http://a.example/", resolve=resolve)


def test_urls_that_are_none_are_judged_like_the_rest() -> None:
    odd = [
        "http://[::1",
        "http://[::1#part",
        "http://",
        "http://x:y/#z",
        "HTTP://a b/",
        "https://\ud7ff\x00/",
    ]
    allow = Allow(host="a.example", verdicts=("gone",))
    options = Options(resolve=no_names, again_after=0)
    report = run(links(*odd), options, today=TODAY, allows=[allow])
    assert set(verdicts(report)) <= {"gone", "unavailable"}
    assert rules(report).count("bad-url") >= 5


def test_bodies_are_not_kept(serve: Serve) -> None:
    (finding,) = checked(serve({"/": page(b"x" * 60_000)}).url()).links
    assert finding.answer
    assert (finding.answer.received, finding.answer.body) == (60_000, b"")


def test_senseless_bounds_still_end() -> None:
    assert verdicts(checked("http://10.0.0.1/", jobs=0, per_host=-1)) == ["unsafe"]


def test_a_mixed_list_is_judged_without_a_false_alarm(serve: Serve) -> None:
    flaps = {f"/flap{n}": turns(page(b"", "503 Busy"), page()) for n in range(5)}
    sites = [
        serve(
            {
                **flaps,
                "/moved": redirect("/here"),
                "/found": redirect("/here", "302 F"),
                "/here": page(),
                "*": page(),
            }
        )
        for _ in range(6)
    ]
    urls = [
        site.url(path)
        for site in sites
        for path in (*flaps, "/moved", "/found", *(f"/p{n}" for n in range(10)))
    ]
    dead = serve({})
    report = checked(*urls, *(dead.url(f"/{n}") for n in range(4)))
    found = verdicts(report)
    assert found[-4:] == ["gone"] * 4
    assert set(found[:-4]) == {"ok", "moved"}
    assert found.count("moved") == 6


def test_a_finding_knows_whether_it_counts() -> None:
    (finding,) = checked("http://10.0.0.1/").links
    assert isinstance(finding, Finding)
    assert finding.fails
    assert not finding._replace(note="allowed").fails
