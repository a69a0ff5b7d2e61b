"""A run over many links: pace, second tries, shared verdicts, its end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ca_israel.ledger.model import Source
from ca_israel.links.findings import Finding, Link, Report
from ca_israel.links.schedule.options import FetchOptions
from ca_israel.links.schedule.run import run
from links import pretend
from links.pretend import FOR_EVER, Host, Pretended, in_turn
from links.sites import LOOPBACK, WORK, Handler, Site, no_names, page, redirect, sent

if TYPE_CHECKING:
    import socket

Serve = Callable[..., Site]


def links(*urls: str | None) -> list[Link]:
    return [
        Link(url, (Source(f"s{n}", "web", WORK, url=url, accessed=date(2023, 3, 29)),), (n,))
        for n, url in enumerate(urls, 1)
    ]


def checked(*urls: str | None, **options: Any) -> Report:
    quick = {
        "delay": 0.0,
        "pauses": (0.0,),
        "allow_networks": LOOPBACK,
        "resolve": no_names,
        "timeout": 5.0,
    }
    return run(links(*urls), FetchOptions(**{**quick, **options}))


def pretended(
    host: Host,
    *urls: str,
    progress: Callable[[int, int], None] | None = None,
    interrupted_at: float = FOR_EVER,
    **options: Any,
) -> tuple[Report, Pretended]:
    """The report of a run over ``urls`` that takes no time, and what was asked in it."""
    workers = Pretended(host, interrupted_at)
    quick = {"delay": 0.0, "pauses": (0.0,), "timeout": 5.0}
    fetching = FetchOptions(**{**quick, **options})
    return run(links(*urls), fetching, progress=progress, hire=workers.hired), workers


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
    assert verdicts(report) == ["gone", "skipped", "blocked", "gone", "moved", "ok", "unsafe", "gone"]
    assert [finding.link.footnotes for finding in report.links] == [(n,) for n in range(1, 9)]
    assert rules(report)[1::2][:2] == ["no-url", "bad-url"]
    assert report.exit_code() == 1


def test_the_exit_code_counts_failures_and_strictly_warnings(serve: Serve) -> None:
    site = serve({"/ok": page(), "/wall": page(b"no", "403 Forbidden")})
    assert checked(site.url("/ok"), None).exit_code(strict=True) == 0
    walled = checked(site.url("/wall"))
    assert (walled.exit_code(), walled.exit_code(strict=True)) == (0, 1)
    gone = checked(site.url("/none"))
    assert (gone.exit_code(), gone.exit_code(strict=True)) == (1, 1)


def test_no_links_are_no_trouble() -> None:
    assert checked() == Report(())
    assert checked(None).exit_code(strict=True) == 0


def test_offline_asks_nothing(serve: Serve) -> None:
    site = serve({"/": page()})
    report = checked(site.url(), None, offline=True)
    assert rules(report) == ["offline", "no-url"]
    assert site.connections == 0
    assert report.exit_code(strict=True) == 0


def test_one_page_is_asked_for_once_however_many_notes_point_at_it(serve: Serve) -> None:
    site = serve({"/": page(f"<title>{WORK}</title><p id=a><a name=b>".encode())})
    report = checked(site.url(), site.url("/#a"), site.url("/#b"))
    assert verdicts(report) == ["ok"] * 3
    assert site.paths == {"/": 1}
    assert [finding.answer.url for finding in report.links if finding.answer] == [
        site.url(),
        site.url("/#a"),
        site.url("/#b"),
    ]


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
    assert "asked again" in finding.judgement.reason
    assert finding.answer
    assert finding.answer.tries == 2
    assert site.paths["/"] == 2


@pytest.mark.parametrize("status", ["404 N", "410 G", "403 F", "401 U", "400 B", "999 X", "204 E"])
def test_a_plain_answer_is_not_asked_for_again(serve: Serve, status: str) -> None:
    site = serve({"/": page(b"", status)})
    checked(site.url())
    assert site.paths["/"] == 1


def test_silence_after_connecting_is_not_asked_about_again() -> None:
    report, workers = pretended(
        lambda url, _: pretend.page(url, seconds=FOR_EVER), "http://a.example/", timeout=0.6
    )
    assert rules(report) == ["timeout"]
    assert workers.times() == [0]
    assert workers.now() - 1000 == pytest.approx(0.6)


def test_a_name_that_comes_back_is_not_gone(serve: Serve) -> None:
    site = serve({"/": page()})
    asked: list[str] = []

    def resolve(host: str) -> list[str]:
        asked.append(host)
        return [site.address] if len(asked) > 1 else list(no_names(host))

    report = checked(site.url(host="flaps.example"), resolve=resolve, pauses=(1.0,))
    assert verdicts(report) == ["ok"]
    assert asked == ["flaps.example"] * 2


def test_the_second_try_waits_a_while_and_the_third_a_while_longer() -> None:
    report, workers = pretended(in_turn(500, 500, 200), "http://a.example/", timeout=25, pauses=(1, 3))
    assert workers.times() == pytest.approx([0, 1, 4])
    (finding,) = report.links
    assert finding.answer
    assert finding.answer.tries == 3
    assert finding.answer.seconds == pytest.approx(4)


def test_urls_that_are_none_are_judged_like_the_rest() -> None:
    odd = [
        "http://[::1",
        "http://[::1#part",
        "http://",
        "http://x:y/#z",
        "HTTP://a b/",
        "https://\ud7ff\x00/",
    ]
    report = checked(*odd)
    assert set(verdicts(report)) <= {"gone", "unavailable"}
    assert rules(report).count("bad-url") >= 5


def test_a_404_that_was_well_in_the_last_run_is_asked_for_again(serve: Serve) -> None:
    site = serve({"/was": turns(page(b"", "404 N"), page()), "/never": turns(page(b"", "404 N"), page())})
    found = links(site.url("/was"), site.url("/never"))
    options = FetchOptions(delay=0, pauses=(0.0,), allow_networks=LOOPBACK, resolve=no_names)
    report = run(found, options, was_ok=lambda url: url.endswith("/was"))
    assert verdicts(report) == ["ok", "gone"]
    assert "asked again" in report.links[0].judgement.reason
    assert site.paths == {"/was": 2, "/never": 1}


def test_progress_counts_a_link_when_nothing_more_is_asked_for_it(serve: Serve) -> None:
    lost = page(b"<title>Five recipes for winter</title><p>" + b"Peel and stir. " * 30)
    site = serve({"/ok": page(), "/flaps": turns(page(b"", "500 E"), page()), "/n/1": lost, "/n/2": lost})
    seen: list[tuple[int, int]] = []
    run(
        links(*(site.url(path) for path in ("/flaps", "/n/1", "/n/2", "/ok"))),
        FetchOptions(delay=0, pauses=(0.1,), allow_networks=LOOPBACK, resolve=no_names),
        progress=lambda done, total: seen.append((done, total)),
    )
    assert seen == [(1, 4), (2, 4), (4, 4)]
    assert site.paths.total() == 6, "one address beside the two of a folder"


def test_a_page_that_our_own_code_cannot_stand_costs_one_verdict(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RecursionError("too deep")

    site = serve({"*": page(f"<title>{WORK}</title><p>{'What they say. ' * 50}".encode())})
    for place in ("judge.evidence.shows", "schedule.inquiry.evidence_of", "judge.decide.judge_page"):
        with monkeypatch.context() as patch:
            patch.setattr(f"ca_israel.links.{place}", fail)
            (finding,) = checked(site.url("/a-story")).links
        assert (finding.judgement.verdict, finding.fails) == ("unconfirmed", False), place
        assert "RecursionError" in finding.judgement.reason


def test_bodies_are_not_kept(serve: Serve) -> None:
    (finding,) = checked(serve({"/": page(b"x" * 60_000)}).url()).links
    assert finding.answer
    assert (finding.answer.received, finding.answer.body, finding.answer.page) == (60_000, b"", None)


def test_of_several_works_at_one_address_one_is_enough(serve: Serve) -> None:
    site = serve({"/": page()})
    works = [
        Source(str(n), "web", title, url=site.url())
        for n, title in enumerate(["Another work altogether", WORK])
    ]
    options = FetchOptions(allow_networks=LOOPBACK, resolve=no_names)
    (finding,) = run([Link(site.url(), tuple(works))], options).links
    assert (finding.judgement.rule, finding.title, finding.score) == ("title-match", WORK, 1.0)


def test_a_finding_tells_the_title_that_was_seen(serve: Serve) -> None:
    site = serve({"/x": page(b"<title>Five recipes for winter</title>"), "/gone": page(b"", "410 G")})
    other, gone = checked(site.url("/x"), site.url("/gone")).links
    assert other.title == "Five recipes for winter"
    assert other.score is not None
    assert other.score < 0.5
    assert "“Five recipes for winter”" in other.judgement.reason
    assert (gone.title, gone.score) == (None, None)


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
