"""How a run ends: done, out of time, interrupted, or without a network."""

from __future__ import annotations

import gc
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable

import pytest

from ca_israel.links.answer import Answer, Fault
from links.pretend import FOR_EVER, page
from links.schedule.test_run import checked, pretended, rules, verdicts
from links.sites import Site, dripping, names, silent
from links.sites import page as sent_page

Serve = Callable[..., Site]


def test_one_dead_host_among_live_ones_is_a_finding_and_no_dead_network(serve: Serve) -> None:
    site = serve({"/": sent_page()})
    report = checked(site.url(), "http://a.example/", "http://b.example/")
    assert not report.network_unusable
    assert report.exit_code() == 1


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
        assert report.exit_code() == 4


def test_one_host_alone_proves_nothing_about_the_network() -> None:
    report = checked("http://a.example/1", "http://a.example/2", "http://10.0.0.1/")
    assert not report.network_unusable
    assert report.exit_code() == 1


def test_a_dead_proxy_is_an_unusable_network(serve: Serve) -> None:
    proxy = serve()
    proxy.close()
    report = checked("http://a.example/", "https://b.example/", environ={"ALL_PROXY": proxy.url()})
    assert report.network_unusable


def slow_or_quick(url: str, _: float) -> Answer:
    return page(url, seconds=FOR_EVER if "slow" in url else 0.01)


def test_when_the_runs_time_is_over_the_rest_is_reported_as_not_checked() -> None:
    asked = ["http://a.example/quick", *(f"http://slow.example/{n}" for n in range(10))]
    report, workers = pretended(slow_or_quick, *asked, max_time=0.5)
    assert workers.now() == pytest.approx(1000.5)
    assert rules(report) == ["title-match"] + ["not-checked"] * 10
    assert "time was over" in report.links[5].judgement.reason
    assert (report.exit_code(), report.exit_code(strict=True)) == (0, 1)


def test_without_time_for_a_second_try_the_first_answer_counts() -> None:
    no_name = Answer("", "", fault=Fault("dns", "no such name"))

    def host(url: str, _: float) -> Answer:
        return page(url, 500) if "a.example" in url else no_name._replace(url=url, final_url=url)

    report, _ = pretended(host, "http://a.example/", "http://gone.example/", max_time=0.4, pauses=(0.5,))
    assert rules(report) == ["server-error", "name-asked-once"]
    assert report.exit_code() == 0


def test_ctrl_c_ends_the_run_and_keeps_what_was_judged(serve: Serve) -> None:
    asked = threading.Event()

    def never(site: Site, connection: socket.socket, request: str) -> None:
        asked.set()
        silent(site, connection, request)

    def interrupt() -> None:
        asked.wait(30)
        time.sleep(0.1)
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)

    slow, quick = serve({"*": never}), serve({"*": sent_page()})
    threading.Thread(target=interrupt).start()
    begun = time.monotonic()
    report = checked(quick.url(), slow.url(), timeout=20)
    assert time.monotonic() - begun < 15
    assert report.interrupted
    assert verdicts(report) == ["ok", "skipped"]
    assert "interrupted" in report.links[1].judgement.reason
    assert report.exit_code() == 130


LOST = b"<title>Five recipes for winter</title><p>" + b"Peel and stir. " * 30


def failing_then_silent(url: str, at: float) -> Answer:
    """A page that is well, and one whose second try gets no answer."""
    if "/ok" in url:
        return page(url)
    return page(url, 500) if at < 0.1 else page(url, seconds=FOR_EVER)


def lost_page(url: str, _: float) -> Answer:
    """A page that is another work, so that an address beside it is asked for, which gives no answer."""
    return page(url, body=LOST) if url.endswith("/story") else page(url, seconds=FOR_EVER)


TRIED_AGAIN = ("http://a.example/", "http://a.example/ok")
PROBED = ("http://a.example/news/story",)


def test_ctrl_c_in_a_second_ask_keeps_the_first_answers() -> None:
    report, workers = pretended(
        failing_then_silent, *TRIED_AGAIN, interrupted_at=0.5, pauses=(0.2,), timeout=20
    )
    assert (report.interrupted, len(workers.asked)) == (True, 3)
    assert rules(report) == ["server-error", "title-match"]


def test_ctrl_c_while_a_probe_waits_keeps_what_is_known() -> None:
    report, workers = pretended(lost_page, *PROBED, interrupted_at=0.5, timeout=20)
    assert (report.interrupted, len(workers.asked)) == (True, 2)
    assert rules(report) == ["other-title"]


def test_the_runs_time_ends_second_asks_and_the_probes() -> None:
    report, workers = pretended(failing_then_silent, *TRIED_AGAIN, max_time=0.6, pauses=(0.2,), timeout=20)
    assert (rules(report), len(workers.asked)) == (["server-error", "title-match"], 3)
    assert workers.now() == pytest.approx(1000.6)
    report, workers = pretended(lost_page, *PROBED, max_time=0.6, timeout=20)
    assert (rules(report), len(workers.asked)) == (["other-title"], 2)
    assert workers.now() == pytest.approx(1000.6)


def test_threads_that_still_wait_do_not_keep_the_program(serve: Serve) -> None:
    site = serve({"*": dripping(b"HTTP/1.1 200 OK\r\nX: ", b"a")})
    program = f"""
import signal
from ca_israel.links.schedule.options import FetchOptions
from ca_israel.links.schedule.run import run
from ca_israel.links.findings import Link
signal.signal(signal.SIGALRM, signal.default_int_handler)
signal.setitimer(signal.ITIMER_REAL, 0.4)
options = FetchOptions(timeout=60, allow_networks=("127.0.0.0/8",))
report = run([Link({site.url()!r}, ())], options)
print(report.interrupted, report.links[0].judgement.rule)
"""
    done = subprocess.run(  # which would raise, were it to wait for the server
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=20, check=True
    )
    assert done.stdout == "True not-checked\n"
    assert done.stderr == ""


def test_a_fault_of_our_own_is_not_swallowed_by_a_thread() -> None:
    def resolve(host: str) -> list[str]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        checked("http://a.example/", resolve=resolve)


def test_senseless_bounds_still_end() -> None:
    assert verdicts(checked("http://10.0.0.1/", jobs=0, per_host=-1)) == ["unsafe"]


def test_garbage_is_collected_as_before_when_a_run_is_over(serve: Serve) -> None:
    usual, during = gc.get_threshold(), []

    def noted(site: Site, connection: socket.socket, request: str) -> bytes:
        during.append(gc.get_threshold())
        return sent_page()

    checked(serve({"*": noted}).url())
    assert during[0][0] > usual[0]
    assert gc.get_threshold() == usual
