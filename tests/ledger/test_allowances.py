"""An allowance silences what it means while it is live, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ca_israel.ledger.allowances import AllowIndex, allowed_host, allowed_verdict, covers, is_at_host, is_live
from ca_israel.ledger.model import Allow
from ledger.marked import unmarked
from ledger.warned import ALLOW, BASE, CASES, TODAY, a_source, an_event, cited, warnings_of, whole


@pytest.mark.parametrize(("code", "text"), [case[:2] for case in CASES])
def test_an_allowance_without_conditions_silences_its_code_everywhere(code: str, text: str) -> None:
    plain, _ = unmarked(whole(text))
    assert code not in {problem.code for problem in warnings_of(plain + "\n" + ALLOW.format(code))}


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        (an_event(""), "id = 'two'"),
        (a_source("s", "url = 'https://sub.s.example/x'"), "source = 's'"),
        (a_source("s", "url = 'https://sub.s.example/x'"), "url = 'https://sub.s.example/x'"),
        (a_source("s", "url = 'https://sub.s.example/x'"), "host = 's.example'"),
        (a_source("s", "url = 'https://sub.s.example/x'"), "host = 'S.example'\nsource = 's'"),
        (cited("url = 'https://www.a.example/a'"), "source = 'a'"),  # either of the two
        (an_event("sources = [{ source = 'a', page = 5 }]"), "id = 'two'\nsource = 'a'\nhost = 'a.example'"),
        ("[footnotes]\n1 = 'a'\n3 = { source = 'b' }\n", ""),
    ],
)
def test_an_allowance_silences_what_all_its_conditions_meet(text: str, condition: str) -> None:
    plain, _ = unmarked(whole(text))
    [problem] = warnings_of(plain)
    assert warnings_of(f"{plain}\n[[allow]]\nwarnings = ['{problem.code}']\n{condition}") == ()


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        (an_event(""), "id = 'one'"),
        (an_event(""), "source = 'a'"),
        (an_event(""), "host = 'a.example'"),
        (a_source("s", "url = 'https://s.example/x'"), "source = 'a'"),
        (a_source("s", "url = 'https://s.example/x'"), "url = 'https://s.example/y'"),
        (a_source("s", "url = 'https://nots.example/x'"), "host = 's.example'"),
        (a_source("s", "url = 'https://s.example/x'"), "host = 's.example'\nsource = 'a'"),
        (a_source("s", "url = 'https://s.example/x'"), "expires = 2026-11-23"),
    ],
)
def test_an_allowance_silences_nothing_else(text: str, condition: str) -> None:
    plain, _ = unmarked(whole(text))
    [problem] = warnings_of(plain)
    found = warnings_of(f"{plain}\n[[allow]]\nwarnings = ['{problem.code}']\n{condition}")
    extra = "allow-expired" if "expires" in condition else "allow-unused"
    assert [warning.code for warning in found] == [problem.code, extra]


def test_an_allowance_silences_no_other_code() -> None:
    found = warnings_of(BASE + an_event("") + ALLOW.format("same-url"))
    assert [warning.code for warning in found] == ["no-footnote", "allow-unused"]


@pytest.mark.parametrize(
    ("condition", "met"),
    [
        ("id = 'one'", "id = 'one'"),
        ("source = 'a'", "source = 'a'"),
        ("url = 'https://a.example/a'", "url = 'https://a.example/a'"),
        ("url = 'https://a.example/a'", "host = 'a.example'"),
    ],
)
def test_what_is_said_of_an_allowance_is_silenced_by_its_own_conditions(condition: str, met: str) -> None:
    idle = f"{ALLOW.format('same-url')}{condition}\n"
    assert warnings_of(BASE + idle + ALLOW.format("allow-unused") + met) == ()
    codes = {
        warning.code for warning in warnings_of(BASE + idle + ALLOW.format("allow-unused") + "source = 'b'")
    }
    assert codes == {"allow-unused"}


@pytest.mark.parametrize(
    ("expires", "told"),
    [
        ("2026-11-23", "the allowance expired on 2026-11-23"),
        ("2026-11-24", "the allowance expires today"),
        ("2026-11-25", "the allowance expires tomorrow"),
        ("2026-12-24", "the allowance expires in 30 days"),
        ("2026-12-25", None),
    ],
)
def test_an_allowance_tells_thirty_days_before_it_expires(expires: str, told: str | None) -> None:
    text = f"{BASE}[[allow]]\nverdicts = ['blocked']\nhost = 'a.example'\nexpires = {expires}"
    assert [problem.message for problem in warnings_of(text)] == ([told] if told else [])


@pytest.mark.parametrize(
    "lines",
    [
        "host = 'example'", "host = 'news.example'", "url = 'https://a.example/a'", "source = 'b'", "",
        "warnings = ['same-url']\nhost = 'a.example'",
    ],
)  # fmt: skip
def test_an_allowance_of_verdicts_is_used_when_a_link_is_meant(lines: str) -> None:
    assert warnings_of(f"{BASE}[[allow]]\nverdicts = ['gone']\n{lines}") == ()


@pytest.mark.parametrize(
    "lines", ["host = 'xa.example'", "url = 'https://a.example/b'", "id = 'one'", "source = 'c'"]
)
def test_an_allowance_of_verdicts_is_unused_when_no_link_is_meant(lines: str) -> None:
    unlinked = BASE.replace("[footnotes]", "[sources.c]\ntype = 'book'\ntitle = 'C'\n[footnotes]\n3 = 'c'")
    [problem] = warnings_of(f"{unlinked}[[allow]]\nverdicts = ['gone']\n{lines}")
    assert problem.code == "allow-unused"


def test_an_allowance_never_silences_a_warning_about_itself() -> None:
    codes = [problem.code for problem in warnings_of(BASE + ALLOW.format("allow-unused"))]
    assert codes == ["allow-unused"]
    soon = BASE + ALLOW.format("allow-expired") + "expires = 2026-11-30"
    assert [problem.code for problem in warnings_of(soon)] == ["allow-unused", "allow-expired"]


def test_one_allowance_silences_that_another_is_unused() -> None:
    assert warnings_of(BASE + ALLOW.format("allow-unused") + ALLOW.format("same-url")) == ()


def test_an_allowance_holds_until_and_on_its_last_day() -> None:
    assert is_live(Allow(), TODAY)
    assert is_live(Allow(expires=TODAY), TODAY)
    assert not is_live(Allow(expires=date(2026, 11, 23)), TODAY)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://A.example./x", "a.example"),
        ("http://a.example:8080?x", "a.example"),
        ("http://u:p@a.example#f", "a.example"),
        ("https://[2001:db8::1]:8/x", "[2001:db8::1]"),
        ("https://a.example/@b.example", "a.example"),
        ("a.example/x", ""),
    ],
)
def test_the_host_of_a_url(url: str, host: str) -> None:
    assert allowed_host(url) == host


@pytest.mark.parametrize(
    ("url", "at"),
    [
        ("https://haaretz.com/x", True),
        ("https://www.HAARETZ.com/x", True),
        ("https://nothaaretz.com/", False),
        ("https://haaretz.com.evil.example/", False),
        ("https://com/", False),
    ],
)
def test_a_host_means_itself_and_its_subdomains(url: str, at: bool) -> None:
    assert is_at_host(url, "Haaretz.com") is at


def test_a_host_covers_nothing_that_has_no_link() -> None:
    assert not covers(Allow(host="a.example"))
    assert covers(Allow())


def test_a_verdict_is_allowed_by_the_first_live_allowance_that_means_the_link() -> None:
    old = Allow(verdicts=("gone",), expires=date(2020, 1, 1))
    other = Allow(host="b.example", verdicts=("gone",))
    right = Allow(host="a.example", verdicts=("blocked", "gone"))
    late = Allow(verdicts=("gone",))
    allows = (old, other, right, late)
    url = "https://www.a.example/"
    assert allowed_verdict(allows, "gone", url=url, sources=("s",), today=TODAY) is right
    assert allowed_verdict(allows, "gone", url="https://c.example/", sources=(), today=TODAY) is late
    assert allowed_verdict(allows, "drifted", url=url, sources=("s",), today=TODAY) is None
    by_source = Allow(source="s", verdicts=("gone",))
    assert allowed_verdict([by_source], "gone", url=url, sources=("r", "s"), today=TODAY) is by_source
    assert allowed_verdict([by_source], "gone", url=url, sources=("r",), today=TODAY) is None


NAMES = st.none() | st.sampled_from(["a", "b"])
HOSTS = st.none() | st.sampled_from(["A.example", "sub.a.example", "example", "xa.example"])
URLS = st.none() | st.sampled_from(
    ["https://sub.A.example/x", "https://a.example./", "https://xa.example/", "no address"]
)


@given(st.lists(st.builds(Allow, HOSTS, URLS, NAMES, NAMES), max_size=6), URLS, st.sets(st.sampled_from("ab")), st.sets(st.sampled_from("ab")))  # fmt: skip
def test_the_index_finds_all_that_cover_a_finding_in_their_order(
    allows: list[Allow], url: str | None, sources: set[str], ids: set[str]
) -> None:
    near = AllowIndex(allows).near(url=url, sources=sources, ids=ids)
    assert [at for at, allow in near if covers(allow, url=url, sources=sources, ids=ids)] == [
        at for at, allow in enumerate(allows) if covers(allow, url=url, sources=sources, ids=ids)
    ]


def test_of_many_allowances_few_are_tried_for_a_finding() -> None:
    named = [
        [Allow(host=n), Allow(url=n), Allow(id=n), Allow(source=n)] for n in map("x{}".format, range(1000))
    ]
    allows = [allow for group in named for allow in group]
    assert len(AllowIndex(allows).near(url="https://x7/", sources=["x8"], ids=["x9"])) == 3
