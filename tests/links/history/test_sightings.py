"""Memory over runs: what is remembered, for how long, and what it adds to a verdict."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tomli import loads

from ca_israel.ledger.allowances import allowed_verdict
from ca_israel.ledger.model import VERDICTS, Allow, Archive, Source
from ca_israel.links.answer import Answer, Fault, Hop
from ca_israel.links.findings import Finding, Link, Report
from ca_israel.links.history import sightings as histories
from ca_israel.links.history.over_time import over_time, remembered, with_history
from ca_israel.links.history.sightings import History, Sighting, merged, seen_in, thinned, why_not_recorded
from ca_israel.links.verdict import Judgement
from ca_israel.links.verdict import judged as judged_by

NOW = datetime(2026, 11, 23, 10, 0, 0, tzinfo=UTC)
URL = "https://a.example/x"
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def source(url: str | None = URL, title: str = "T") -> Source:
    return Source("key", "web", title, url=url, accessed=date(2023, 3, 29))


def judged(answer: Answer) -> Judgement:
    """A verdict as plain as can be."""
    if answer.fault is not None:
        if answer.fault.kind == "tls-host":
            return Judgement("tls-error", "fails", "Another host.", None, "tls-host")
        return Judgement("unavailable", "warns", "Not reached.", "Nothing yet.", answer.fault.kind)
    return {
        200: Judgement("ok", "passes", "The page answers.", None, "title"),
        301: Judgement("moved", "passes", "Moved.", f"Put: {answer.final_url}", "moved"),
        403: Judgement("blocked", "warns", "A wall.", None, "blocked"),
        404: Judgement("gone", "fails", "Not there.", None, "gone"),
        503: Judgement("unavailable", "warns", "A trouble of its own (503).", "Nothing yet.", "server-error"),
    }[301 if answer.redirects else answer.status or 0]


def found(status: int | None = 200, *, url: str = URL, fault: str | None = None, **answer: Any) -> Finding:
    """A finding as the check makes it."""
    told = Answer(url, url, status, Fault(fault, "why") if fault else None, received=9, seconds=0.25)  # type: ignore[arg-type]
    told = told._replace(**answer)
    return Finding(Link(url, (source(url),), (4,)), judged(told), told)


def seen(ago: timedelta, verdict: str = "unavailable", rule: str = "server-error", **more: Any) -> Sighting:
    return Sighting(NOW - ago, verdict, rule, **more)  # type: ignore[arg-type]


DOWN, UP = found(503), found()


def fails(*past: Sighting, finding: Finding = DOWN, now: datetime = NOW) -> bool:
    return over_time(sorted(past), finding, now).fails


def test_three_failures_in_an_hour_stay_a_warning() -> None:
    assert not fails(seen(HOUR), seen(HOUR / 2))
    assert not fails(*(seen(HOUR * n) for n in range(1, 100)))


def test_three_failures_over_six_days_fail_the_check() -> None:
    judgement = over_time((seen(6 * DAY), seen(3 * DAY)), DOWN, NOW)
    assert judgement.fails
    assert (judgement.verdict, judgement.rule) == ("unavailable", "server-error")
    assert judgement.reason == (
        f"{DOWN.judgement.reason} It failed in 3 runs since 2026-11-17, without a success."
    )
    assert (judgement.next or "").endswith(f"https://web.archive.org/web/20230329/{URL}")


def test_for_what_never_answers_us_there_are_lines_to_paste() -> None:
    judgement = over_time((seen(6 * DAY), seen(3 * DAY)), DOWN, NOW)
    assert (judgement.next or "").startswith(
        "If it opens for you, allow it, in the ledger a line each: `[[allow]]`, "
    )
    (allow,) = loads("\n".join(re.findall("`(.+?)`", judgement.next or "")))["allow"]
    kept = Allow(host=allow["host"], verdicts=tuple(allow["verdicts"]), reason=allow["reason"])
    assert allowed_verdict([kept], judgement.verdict, url=URL, sources=(), today=NOW.date())


def test_the_archived_copy_that_the_ledger_names_is_the_one_to_cite() -> None:
    archived = source()._replace(archive=Archive("https://web.archive.org/web/2021/x", None))
    finding = DOWN._replace(link=Link(URL, (archived,)))
    told = over_time((seen(7 * DAY), seen(DAY)), finding, NOW).next
    assert (told or "").endswith("copy: https://web.archive.org/web/2021/x")


@pytest.mark.parametrize(
    "past",
    [
        (),
        (seen(30 * DAY),),  # two runs
        (seen(6 * DAY - timedelta(seconds=1)), seen(DAY)),  # not yet six days
        (seen(9 * DAY), seen(9 * DAY, rule="reset"), seen(9 * DAY, rule="refused")),  # one run, told thrice
        (seen(9 * DAY), seen(8 * DAY), seen(7 * DAY, "ok"), seen(DAY)),
        (seen(9 * DAY), seen(8 * DAY), seen(7 * DAY, "moved"), seen(DAY)),
        (seen(9 * DAY), seen(DAY, "blocked")),  # a wall adds nothing
        (seen(9 * DAY), seen(DAY, "restricted")),
        (seen(9 * DAY), seen(DAY, "unconfirmed")),
        (seen(9 * DAY), seen(DAY, "skipped", "not-checked")),
        (seen(9 * DAY), seen(DAY, "unsafe")),
        (seen(9 * DAY), seen(DAY, rule="proxy")),  # our own trouble
        (seen(-9 * DAY), seen(-DAY), seen(-HOUR)),  # the clock was set back
        (seen(20_000 * DAY), seen(DAY)),  # the clock once stood at 1970
    ],
)
def test_what_does_not_fail(past: tuple[Sighting, ...]) -> None:
    assert over_time(past, DOWN, NOW) == DOWN.judgement


@pytest.mark.parametrize(
    "verdict", ["blocked", "restricted", "unconfirmed", "skipped", "unsafe", "tls-error"]
)
def test_walls_and_doubts_do_not_reset(verdict: str) -> None:
    assert fails(seen(9 * DAY), seen(5 * DAY), seen(DAY, verdict))


@pytest.mark.parametrize("verdict", ["gone", "soft-404", "drifted", "usurped"])
def test_other_failures_count_too(verdict: str) -> None:
    assert fails(seen(9 * DAY, verdict), seen(DAY))


def test_a_success_resets_and_failing_goes_on_from_there() -> None:
    assert not fails(seen(20 * DAY), seen(19 * DAY), seen(5 * DAY, "ok"), seen(4 * DAY), seen(DAY))
    assert fails(seen(20 * DAY, "ok"), seen(7 * DAY), seen(DAY))


@pytest.mark.parametrize(
    "finding", [found(404), found(403), found(None, fault="proxy"), found(None, fault="tls-host")]
)
def test_only_what_is_unavailable_is_made_to_fail(finding: Finding) -> None:
    past = (seen(9 * DAY), seen(5 * DAY), seen(DAY))
    assert over_time(past, finding, NOW) == finding.judgement


def test_sightings_in_the_future_do_not_hide_a_failure() -> None:
    assert fails(seen(9 * DAY), seen(5 * DAY), seen(-900 * DAY, "ok"))


def test_a_link_that_flaps_is_noted() -> None:
    past = (seen(40 * DAY), seen(9 * DAY, "ok"), seen(5 * DAY), seen(DAY, "ok"))
    judgement = over_time(past, UP, NOW)
    assert judgement.reason == "The page answers. Flaky: it failed in 1 of the 3 runs before."
    assert (judgement.next or "").startswith("Nothing to change; an archived copy")
    for steady in (
        (seen(40 * DAY),),
        (seen(DAY), *(seen(HOUR * n, "ok") for n in range(5, 0, -1))),
        (seen(DAY, "blocked"),),
    ):
        assert over_time(steady, UP, NOW) == UP.judgement


def test_what_answers_on_the_second_try_is_flaky() -> None:
    answer = Answer(URL, URL, 200, received=9, tries=2)
    told = UP.judgement._replace(reason="It shows the title. It answered only when it was asked again.")
    twice = UP._replace(answer=answer, judgement=told)
    judgement = over_time((), twice, NOW)
    assert (judgement.next or "").startswith("Nothing to change; an archived copy")
    assert judgement.reason.count("asked again") == 1
    moved = twice._replace(judgement=Judgement("moved", "passes", "Moved.", None, "moved"))
    assert over_time((), moved, NOW).reason == "Moved. It answered only when it was asked again."


def test_a_report_gets_its_history() -> None:
    no_url = Finding(Link(None, (source(None),)), judged_by("no-url"))
    past = History({URL: (seen(9 * DAY), seen(DAY))})
    report = with_history(Report((DOWN._replace(note="allowed"), no_url), interrupted=True), past, NOW)
    assert report.interrupted
    assert report.links[0].judgement.fails
    assert report.links[0].note == "allowed"
    assert report.links[1] == no_url


def test_a_404_that_was_well_in_the_last_run_is_known() -> None:
    assert History({URL: (seen(DAY), seen(HOUR, "ok"))}).was_ok(URL)
    assert History({URL: (seen(DAY), seen(HOUR, "moved"))}).was_ok(URL)
    assert not History({URL: (seen(DAY, "ok"), seen(HOUR, "gone"))}).was_ok(URL)
    assert not History().was_ok(URL)


def test_runs_are_counted_over_the_links_of_this_ledger() -> None:
    past = History(
        {
            URL: (seen(DAY), seen(HOUR)),
            "https://b.example/": (seen(HOUR), seen(HOUR / 2)),
            "https://c.example/": (seen(9 * DAY),),
        }
    )
    links = [Link(URL, ()), Link("https://b.example/", ()), Link(None, ()), Link("https://new.example/", ())]
    assert past.runs_known(links) == 3
    assert History().runs_known(links) == 0


# what is reused


def memory(**more: Any) -> Sighting:
    return seen(2 * DAY, "ok", "title", title="T", status=200, work=histories.fingerprint(UP.link), **more)


def test_a_success_young_enough_is_reused_and_says_so() -> None:
    finding = remembered((memory(),), UP.link, 3 * DAY, NOW)
    assert finding is not None
    assert (finding.judgement.verdict, finding.judgement.rule) == ("ok", "from-memory")
    assert finding.judgement.reason == "Not asked again: as checked on 2026-11-21."
    assert finding.title == "T"
    assert finding.answer is not None
    assert finding.answer.tries == 0
    assert seen_in(Report((finding,)), NOW).urls == {}, "what was not seen is not remembered as seen"
    assert over_time((seen(DAY), memory()), finding, NOW) == finding.judgement


def test_what_moved_is_reused_with_its_new_address() -> None:
    there = "https://b.example/y"
    finding = remembered((memory()._replace(verdict="moved", final_url=there),), UP.link, 3 * DAY, NOW)
    assert finding is not None
    assert finding.judgement.next == f"Put the new address in the ledger: {there}"
    assert finding.answer is not None
    assert finding.answer.final_url == there
    assert remembered((memory()._replace(verdict="moved"),), UP.link, 3 * DAY, NOW) is None


@pytest.mark.parametrize(
    ("past", "age"),
    [
        ((), 3 * DAY),
        ((memory(),), 2 * DAY),
        ((memory(),), timedelta(0)),
        ((memory()._replace(at=NOW),), timedelta(0)),
        ((memory()._replace(at=NOW + DAY),), 3 * DAY),
        ((memory(), seen(HOUR)), 3 * DAY),
        ((memory(), seen(HOUR, "blocked")), 3 * DAY),
        ((memory()._replace(work=None),), 3 * DAY),
        *(((memory()._replace(verdict=verdict),), 3 * DAY) for verdict in VERDICTS[2:]),
    ],
)
def test_what_is_never_reused(past: tuple[Sighting, ...], age: timedelta) -> None:
    assert remembered(past, UP.link, age, NOW) is None


def test_another_work_at_the_same_url_is_asked_for_anew() -> None:
    other = Link(URL, (source(title="Another title"),), (9,))
    assert remembered((memory(),), other, 3 * DAY, NOW) is None
    quoted = UP.link._replace(quotes=("a quote",))
    assert remembered((memory(),), quoted, 3 * DAY, NOW) is None
    assert remembered((memory(),), UP.link._replace(footnotes=(9,)), 3 * DAY, NOW) is not None


# what is recorded


def test_a_run_is_remembered_in_short() -> None:
    answer = Answer(
        URL, "https://b.example/y", 200, redirects=(Hop(URL, 301),), received=9, body=b"page", seconds=0.25
    )
    moved = Finding(UP.link, judged(answer), answer, title="t" * 999)
    one = seen_in(Report((moved,)), NOW + timedelta(microseconds=5)).urls[URL]
    assert one == (
        Sighting(
            NOW, "moved", "moved", 200, "t" * 200, "https://b.example/y", histories.fingerprint(UP.link)
        ),
    )


def test_passwords_are_in_no_record() -> None:
    url = "https://me:secret@a.example/x"
    report = Report((found(url=url),))
    assert "secret" not in repr(seen_in(report, NOW))
    assert merged(History(), seen_in(report, NOW)).was_ok(url)


def test_an_interrupted_run_remembers_only_what_was_judged() -> None:
    late = Finding(Link("https://late.example/", (source(),)), judged_by("not-checked"))
    no_url = Finding(Link(None, (source(None),)), judged_by("no-url"))
    assert list(seen_in(Report((UP, late, no_url), interrupted=True), NOW).urls) == [URL]


@pytest.mark.parametrize(
    "fault", ["dns", "dns-temporary", "connect-timeout", "refused", "proxy", "reset", "timeout"]
)
def test_a_run_that_reached_less_than_half_is_not_recorded(fault: str) -> None:
    away = [found(None, url=f"https://{n}.example/", fault=fault) for n in range(3)]
    well = [found(url=f"https://w{n}.example/") for n in range(3)]
    assert why_not_recorded(Report((*away, *well))) is None
    assert why_not_recorded(Report((*away, *well[:2]))) == (
        "3 of 5 links could not be reached: this run is not recorded in the history"
    )
    on_the_way = away[0]._replace(answer=found(None, fault=fault, redirects=(Hop(URL, 302),)).answer)
    assert why_not_recorded(Report((on_the_way, *away[:2], *well[:2]))) is None
    refused = found(None, fault="unsafe-address")
    assert why_not_recorded(Report((refused, refused, *away, *well[:2]))), "what is never asked says nothing"


def test_a_run_without_a_network_is_not_recorded() -> None:
    assert why_not_recorded(Report((UP,), network_unusable=True))
    assert why_not_recorded(Report((found(503),))) is None
    assert why_not_recorded(Report(())) is None


# bounded, and the same whoever writes first

TIMES = st.integers(0, 60).map(lambda n: NOW + n * HOUR)
SIGHTINGS = st.builds(
    Sighting, TIMES, st.sampled_from(VERDICTS), st.sampled_from(["a", "proxy"]), st.sampled_from([None, 200]),
    st.sampled_from([None, "t"]),
)  # fmt: skip
HISTORIES = st.dictionaries(
    st.sampled_from(["https://a.example/", "https://b.example/", "c"]),
    st.sets(SIGHTINGS, min_size=1, max_size=40).map(thinned),
).map(History)


@given(HISTORIES, HISTORIES)
def test_merging_is_the_same_either_way_and_twice(one: History, other: History) -> None:
    both = merged(one, other)
    assert both == merged(other, one)
    assert merged(both, both) == both
    assert merged(one, one) == one
    assert all(0 < len(past) <= histories.MOST_SIGHTINGS for past in both.urls.values())
    assert all(list(past) == sorted(past, key=lambda one: one.at) for past in both.urls.values())


def max_success(past: tuple[Sighting, ...]) -> datetime | None:
    return max((one.at for one in past if one.succeeded), default=None)


@given(st.sets(SIGHTINGS, min_size=1, max_size=60))
def test_what_decides_is_never_thinned_away(sightings: set[Sighting]) -> None:
    def verdict_of(past: tuple[Sighting, ...]) -> bool:
        return over_time(past, DOWN, NOW + 7 * DAY).fails

    ordered = thinned(sightings, 1000)
    for most in (5, 20):
        assert verdict_of(thinned(sightings, most)) == verdict_of(ordered)
        assert thinned(sightings, most)[-1].at == ordered[-1].at
        assert max_success(thinned(sightings, most)) == max_success(ordered)


def test_a_link_asked_every_hour_still_fails_after_six_days() -> None:
    past: tuple[Sighting, ...] = ()
    for hours in range(6 * 24 + 1):
        now = NOW + hours * HOUR
        assert over_time(past, DOWN, now).fails == (hours == 6 * 24)
        past = merged(History({URL: past} if past else {}), seen_in(Report((DOWN,)), now)).urls[URL]
    assert len(past) == histories.MOST_SIGHTINGS


def test_urls_seen_least_lately_are_forgotten_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(histories, "MOST_URLS", 2)
    past = merged(History({"a": (seen(3 * DAY),), "b": (seen(DAY),)}), History({"c": (seen(2 * DAY),)}))
    assert set(past.urls) == {"b", "c"}
