"""The rules, one by one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ca_israel.links.answer import Answer, Fault, FaultKind, Hop
from ca_israel.links.verdict import Facts, Judgement, judged
from links.judged import judge

if TYPE_CHECKING:
    from ca_israel.ledger.model import State

URL = "https://a.example/news/1"


def status(code: int, *, received: int = 10, headers: dict[str, str] | None = None) -> Answer:
    return Answer(URL, URL, code, headers=headers or {}, received=received)


def fault(kind: FaultKind, *, hops: int = 0) -> Answer:
    return Answer(URL, URL, fault=Fault(kind, "the detail"), redirects=(Hop(URL, 302),) * hops)


def redirected(to: str, *codes: int, url: str = URL) -> Answer:
    return Answer(url, to, 200, redirects=tuple(Hop(url, code) for code in codes), received=10)


def short(judgement: Judgement) -> tuple[str, str]:
    return judgement.verdict, judgement.level


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (200, ("ok", "passes")), (201, ("ok", "passes")), (203, ("ok", "passes")), (206, ("ok", "passes")),
        (204, ("unconfirmed", "warns")), (205, ("unconfirmed", "warns")),
        (300, ("unconfirmed", "warns")), (304, ("unconfirmed", "warns")), (101, ("unconfirmed", "warns")),
        (400, ("unconfirmed", "warns")), (405, ("unconfirmed", "warns")), (418, ("unconfirmed", "warns")),
        (422, ("unconfirmed", "warns")), (444, ("unconfirmed", "warns")), (700, ("unconfirmed", "warns")),
        (401, ("restricted", "warns")), (402, ("restricted", "warns")), (407, ("restricted", "warns")),
        (451, ("restricted", "warns")),
        (403, ("blocked", "warns")), (406, ("blocked", "warns")), (429, ("blocked", "warns")), (999, ("blocked", "warns")),
        (404, ("gone", "fails")), (410, ("gone", "fails")),
        (408, ("unavailable", "warns")), (425, ("unavailable", "warns")), (500, ("unavailable", "warns")),
        (503, ("unavailable", "warns")), (520, ("unavailable", "warns")), (599, ("unavailable", "warns")),
    ],
)  # fmt: skip
def test_a_status_has_its_verdict(code: int, expected: tuple[str, str]) -> None:
    judgement = judge(Facts(status(code)))
    assert short(judgement) == expected
    assert "{" not in judgement.reason
    assert judgement.verdict == "ok" or str(code) in judgement.reason
    assert judgement.verdict == "ok" or judgement.next


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("bad-url", ("gone", "fails")),
        ("dns", ("unavailable", "warns")),
        ("dns-temporary", ("unavailable", "warns")),
        ("connect-timeout", ("unavailable", "warns")),
        ("refused", ("unavailable", "warns")),
        ("reset", ("unavailable", "warns")),
        ("timeout", ("unavailable", "warns")),
        ("proxy", ("unavailable", "warns")),
        ("protocol", ("unavailable", "warns")),
        ("tls-expired", ("unavailable", "warns")),
        ("tls-host", ("tls-error", "fails")),
        ("tls-self-signed", ("tls-error", "fails")),
        ("tls-not", ("tls-error", "fails")),
        ("tls-chain", ("tls-error", "warns")),
        ("tls-handshake", ("tls-error", "warns")),
        ("too-many-redirects", ("gone", "fails")),
        ("redirect-loop", ("gone", "fails")),
        ("bad-location", ("gone", "fails")),
        ("unsafe-address", ("unsafe", "fails")),
        ("unsafe-name", ("unsafe", "warns")),
        ("unsafe-scheme", ("unsafe", "fails")),
    ],
)
def test_a_fault_has_its_verdict(kind: FaultKind, expected: tuple[str, str]) -> None:
    judgement = judge(Facts(fault(kind)))
    assert short(judgement) == expected
    assert "the detail" in judgement.reason
    assert judgement.next


def test_a_name_is_gone_when_it_was_asked_for_twice_in_vain() -> None:
    assert short(judge(Facts(fault("dns"), fault("dns")))) == ("gone", "fails")
    assert short(judge(Facts(fault("dns"), fault("timeout")))) == ("unavailable", "warns")
    assert short(judge(Facts(fault("dns-temporary"), fault("dns")))) == ("unavailable", "warns")
    assert short(judge(Facts(fault("dns", hops=1), fault("dns", hops=1)))) == ("gone", "fails")


@pytest.mark.parametrize("kind", ["unsafe-name", "unsafe-address"])
def test_a_redirect_to_an_unsafe_place_fails(kind: FaultKind) -> None:
    judgement = judge(Facts(fault(kind, hops=1)))
    assert short(judgement) == ("unsafe", "fails")
    assert judgement.rule == "unsafe-redirect"
    assert "redirect" in judgement.reason


@pytest.mark.parametrize("code", [200, 403, 503])
@pytest.mark.parametrize("headers", [{"cf-mitigated": "challenge"}, {"x-amzn-waf-action": "captcha"}])
def test_a_challenge_is_blocked_whatever_its_status(code: int, headers: dict[str, str]) -> None:
    judgement = judge(Facts(status(code, headers=headers)))
    assert (*short(judgement), judgement.rule) == ("blocked", "warns", "challenge")


def test_an_empty_page_confirms_nothing_and_an_undecoded_one_is_not_empty() -> None:
    assert short(judge(Facts(status(200, received=0)))) == ("unconfirmed", "warns")
    assert short(judge(Facts(status(200, received=6)))) == ("ok", "passes")


def test_permanent_redirects_alone_move_a_page() -> None:
    there = "https://b.example/other"
    for codes in ((301,), (308,), (301, 308)):
        judgement = judge(Facts(redirected(there, *codes)))
        assert short(judgement) == ("moved", "passes")
        assert there in (judgement.next or "")
    for codes in ((302,), (303,), (307,), (301, 302), (302, 308)):
        assert short(judge(Facts(redirected(there, *codes)))) == ("ok", "passes")


def test_what_does_not_count_as_another_place_is_no_move() -> None:
    assert judge(Facts(redirected("http://www.a.example/news/1/?utm_source=x", 301))).verdict == "ok"


def test_a_home_page_that_leads_to_a_home_page_is_well() -> None:
    assert judge(Facts(redirected("https://a.example/en/", 302, url="http://a.example/"))).verdict == "ok"
    assert judge(Facts(redirected("https://b.example/", 301, url="http://a.example/"))).verdict == "moved"


def test_a_redirect_to_a_page_that_is_not_there_is_gone() -> None:
    answer = redirected("https://a.example/404", 302)._replace(status=404)
    assert judge(Facts(answer)).verdict == "gone"


def test_an_answer_on_the_second_try_is_told() -> None:
    assert "asked again" in judge(Facts(status(200), status(503))).reason
    assert "asked again" not in judge(Facts(status(200))).reason


def test_for_what_is_gone_the_copy_of_the_day_of_access_is_the_next_step() -> None:
    def step(**facts: object) -> str | None:
        return judge(Facts(status(404), **facts)).next  # type: ignore[arg-type]

    assert (step(accessed=date(2023, 3, 29)) or "").endswith(f"https://web.archive.org/web/20230329/{URL}")
    assert (step() or "").endswith(f"https://web.archive.org/web/*/{URL}")
    copy = "https://archive.example/2023/x"
    assert (step(accessed=date(2023, 3, 29), archive=copy) or "").endswith(copy)


@pytest.mark.parametrize(
    ("keys", "command"),
    [
        (("oil",), "cai archive oil"),
        (("oil", "arms"), "cai archive oil arms"),
        (("a;b",), "cai archive 'a;b'"),
        ((), "cai archive"),
    ],
)
def test_the_next_step_names_the_command_that_finds_a_copy(keys: tuple[str, ...], command: str) -> None:
    facts = Facts(status(404), accessed=date(2023, 3, 29), keys=keys)
    by_hand = f"https://web.archive.org/web/20230329/{URL}"
    assert (
        judge(facts).next
        == f"Find an archived copy with `{command}`, or look by hand for that of 2023-03-29: {by_hand}"
    )
    by_hand = f"https://web.archive.org/web/*/{URL}"
    assert (
        judge(facts._replace(accessed=None)).next
        == f"Find an archived copy with `{command}`, or look by hand: {by_hand}"
    )


@pytest.mark.parametrize(
    ("rule", "state"),
    [("gone", "gone"), ("says-not-found", "gone"), ("drifted", "drifted"), ("parked", "usurped")],
)
def test_what_has_a_copy_lacks_its_state(rule: str, state: State) -> None:
    copy = "https://archive.example/2023/x"
    facts = Facts(status(404), archive=copy, keys=("oil",))
    shows = "If the copy that the ledger names shows the work"
    assert (
        judged(rule, facts).next
        == f'{shows}, add `state = "{state}"`, or run `cai archive oil --write`: {copy}'
    )
    one_of_two = judged(rule, facts._replace(states=(state, None))).next
    assert one_of_two == judged(rule, facts).next
    other: State = "usurped" if state != "usurped" else "gone"
    wrong = judged(rule, facts._replace(states=(None, other))).next
    assert wrong == f'{shows}, write `state = "{state}"` in place of "{other}": {copy}'
    assert (
        judged(rule, facts._replace(states=(state, state))).next
        == f"Read the archived copy that the ledger names: {copy}"
    )


@pytest.mark.parametrize("rule", ["unsafe-redirect", "unsafe-scheme"])
def test_what_no_state_is_for_has_its_copy_named(rule: str) -> None:
    facts = Facts(status(404), archive="https://archive.example/2023/x", keys=("oil",))
    assert (
        judged(rule, facts).next
        == "Read the archived copy that the ledger names: https://archive.example/2023/x"
    )
    assert "with `cai archive oil`" in (judged(rule, facts._replace(archive=None)).next or "")


@pytest.mark.parametrize(
    "archive", ["https://web.archive.org/web/20180101000000id_", "http://archive.ph/20180101000000"]
)
def test_for_a_copy_that_is_gone_the_other_copies_are_the_next_step(archive: str) -> None:
    url = f"{archive}/{URL}"
    answer = Answer(url, url, 404)
    step = judge(Facts(answer, accessed=date(2023, 3, 29))).next
    assert step == f"Look for another archived copy: https://web.archive.org/web/*/{URL}"


def test_the_doi_of_a_work_that_is_gone_comes_before_its_copy() -> None:
    step = judge(Facts(status(404), doi="10.1000/steppe.8")).next or ""
    assert step.startswith("Look behind its DOI: https://doi.org/10.1000/steppe.8 or")
    assert step.endswith(f"https://web.archive.org/web/*/{URL}")
    own = "https://doi.org/10.1000/STEPPE.8"
    assert "DOI" not in (judge(Facts(Answer(own, own, 404), doi="10.1000/steppe.8")).next or "")


def test_what_a_server_says_is_never_read_as_our_own_marks() -> None:
    answer = Answer(URL, URL, fault=Fault("bad-location", "it says {copy} {{ {status}"))
    assert "it says {copy} {{ {status}" in judge(Facts(answer)).reason


def test_skipped_passes_unless_it_should_have_been_requested() -> None:
    assert short(judged("no-url")) == ("skipped", "passes")
    assert short(judged("offline")) == ("skipped", "passes")
    assert short(judged("not-checked")) == ("skipped", "warns")
