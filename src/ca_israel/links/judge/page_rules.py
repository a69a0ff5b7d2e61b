"""When the rules for pages apply: is the cited work there, is something else, or can nobody tell? Pure.

The first rule in PAGE_RULES that applies decides. The order is that of evidence: the work's own title first, then
what the page calls itself, then where the redirects ended, then what the site says beside it, then what is left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from ca_israel.links.judge import final_url
from ca_israel.links.judge.interstitials import SHORT
from ca_israel.links.judge.second_signs import sign_beside_likeness
from ca_israel.links.rules import SECOND_TRY
from ca_israel.links.urls import host_of, same_place, without_session
from ca_israel.links.verdict import judged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ca_israel.links.answer import Answer
    from ca_israel.links.judge.body_phrases import GateKey
    from ca_israel.links.judge.evidence import Evidence
    from ca_israel.links.verdict import Facts, Judgement

# Returns the detail for the texts of a rule, or None where the rule does not apply.
Condition: TypeAlias = "Callable[[Facts, Evidence], str | None]"
_FEWEST_AT_HOME = 300  # characters
_GENERIC = {"home", "section", "search", "index"}


def _when(condition: bool, detail: str = "") -> str | None:  # noqa: FBT001 - reads as a sentence where it is used
    return detail if condition else None


def _quoted(title: str) -> str:
    title = " ".join(title.split())
    return f"“{title if len(title) <= 120 else title[:119] + '…'}”"


def _title(seen: Evidence) -> str:
    return _quoted(seen.shown_title)


def _differs(seen: Evidence) -> bool:
    return seen.match.verdict == "mismatch"


# ---------------------------------------------------------------------------------- the work is there


def _elsewhere(facts: Facts, seen: Evidence) -> str | None:
    answer = facts.answer
    final = without_session(answer.final_url)
    there = bool(answer.redirects) and not same_place(without_session(answer.url), final)
    return _when(seen.found and there, final)


def _moved(facts: Facts, seen: Evidence) -> str | None:
    for_good = all(hop.status in {301, 308} for hop in facts.answer.redirects)
    return _elsewhere(facts, seen) if for_good else None


def _https_only(facts: Facts, seen: Evidence) -> str | None:
    """Whether the first request was for https, though the ledger says http: so it is asked where http is shut."""
    answer = facts.answer
    first = answer.redirects[0].url if answer.redirects else answer.final_url
    instead = answer.url[:5].lower() == "http:" and first.startswith("https:")
    return _when(seen.found and instead, f"https{answer.url[4:]}")


# ------------------------------------------------------------------------- what the page calls itself


def _says(seen: Evidence) -> str:
    return f"its title is {_quoted(seen.kind.text)}" if seen.kind else ""


def _kind_is(*kinds: str) -> Condition:
    return lambda _, seen: _when(seen.kind is not None and seen.kind.kind in kinds, _says(seen))


def _asks(key: GateKey, kind: str) -> Condition:
    """A page whose title is of ``kind``, or whose short text asks for ``key``."""

    def condition(_: Facts, seen: Evidence) -> str | None:
        if seen.kind is not None and seen.kind.kind == kind:
            return _says(seen)
        return f"it says {_quoted(seen.gate.words)}" if seen.gate and seen.gate.key == key else None

    return condition


def _login(facts: Facts, seen: Evidence) -> str | None:
    # A heading over a long text is that of a form that shows only when it is asked for.
    hidden = seen.kind is not None and seen.kind.origin == "h1" and len(seen.page.text) >= 3 * SHORT
    if not hidden and (said := _asks("asks-login", "login")(facts, seen)):
        return said
    if final_url.at_login(facts.answer):
        return f"it leads to {facts.answer.final_url}"
    return _when(seen.page.asks_password and len(seen.page.text) < 3 * SHORT, "it asks for a password")


def _parking_signs(facts: Facts, seen: Evidence) -> list[str]:
    """Return signs of different kinds that only a seller of names lives there; empty where all of them are weak."""
    signs = []
    if seen.kind and seen.kind.kind in {"parked", "gambling"}:
        signs.append(_says(seen))
    elif seen.sale:
        signs.append(f"its title is {_quoted(seen.sale)}")
    elif seen.vice:
        signs.append(f"its title is {_title(seen)}")
    if seen.page.parking:
        signs.append(f"it has the scripts of parked names ({seen.page.parking[0][:60]})")
    if final_url.at_parking_host(facts.answer):
        signs.append(f"it leads to {host_of(facts.answer.final_url)}, which sells names")
    if not signs:
        return []
    own = {host_of(url).removeprefix("www.") for url in (facts.answer.url, facts.answer.final_url)}
    if any(host in title.text.lower() for title in seen.page.titles for host in own):
        signs.append("its title holds the name of the host")
    if seen.sales_talk:
        signs.append(f"it says {_quoted(seen.sales_talk)}")
    if seen.vice:
        signs.append(f"its text speaks of {_quoted(seen.vice)}")
    if facts.likeness:
        signs.append("it shows the same at any address")
    return signs


def _parked(facts: Facts, seen: Evidence) -> str | None:
    signs = _parking_signs(facts, seen)
    return _when(len(signs) > 1, " and ".join(signs[:2]))


def _absent(_: Facts, seen: Evidence) -> str | None:
    if seen.kind and seen.kind.kind == "not-found":
        return _says(seen)
    return f"it says {_quoted(seen.absence)}" if seen.absence else None


# ------------------------------------------------------------------------------ where it came to an end


def _ended(place: Callable[[Answer], bool]) -> Condition:
    return lambda facts, _: _when(place(facts.answer), facts.answer.final_url)


def _to_home_page(facts: Facts, seen: Evidence) -> str | None:
    answer = facts.answer
    # A few words at the root of another host are no home page, but what stands before one.
    elsewhere = host_of(answer.url).removeprefix("www.") != host_of(answer.final_url).removeprefix("www.")
    bare = elsewhere and len(seen.page.text) < _FEWEST_AT_HOME and not seen.cut
    return _when(final_url.at_home_page(answer) and not bare, answer.final_url)


def _section_front(facts: Facts, seen: Evidence) -> str | None:
    is_front = _differs(seen) or seen.match.why == "no-title" or _is_generic(facts, seen)
    return _when(is_front and final_url.at_section_front(facts.answer), facts.answer.final_url)


def _is_generic(facts: Facts, seen: Evidence) -> bool:
    """Whether many addresses may lead to this page."""
    return facts.shared_end or (seen.kind is not None and seen.kind.kind in _GENERIC)


def _alike(facts: Facts, seen: Evidence) -> str | None:
    if facts.likeness is None or _waits_for_script(facts, seen):
        return None
    if facts.likeness == "same-end":
        return f"other addresses beside it lead to {facts.answer.final_url} too"
    return "other addresses beside it show the same page"


def _same_as_anywhere(facts: Facts, seen: Evidence) -> str | None:
    """Likeness and a second sign: a gate, and what a script has yet to fill, are alike at any address too."""
    alike = _alike(facts, seen)
    sign = sign_beside_likeness(seen, facts.answer.url) if alike else None
    return f"{alike}, and {sign}" if sign else None


def _waits_for_script(facts: Facts, seen: Evidence) -> bool:
    return seen.needs_script or (facts.likeness is not None and seen.place_for_script)


def _sends_on(facts: Facts, seen: Evidence) -> str | None:
    """Return where a page sends its readers on, after longer than is waited for."""
    refresh = seen.page.refresh
    if refresh is None or not refresh.url.startswith(("http://", "https://")):
        return None
    # From a page that says that nothing is there, only another host is more than a way out.
    way_out = _absent(facts, seen) is not None and host_of(refresh.url) == host_of(facts.answer.final_url)
    return _when(not way_out and not same_place(refresh.url, facts.answer.final_url), refresh.url)


# -------------------------------------------------------------------------------- what cannot be told


def _pdf(*, titled: bool) -> Condition:
    return lambda _, seen: _when(seen.page.kind == "pdf" and bool(seen.page.titles) == titled, _title(seen))


def _no_page(facts: Facts, seen: Evidence) -> str | None:
    sent_as = facts.answer.headers.get("content-type", "").partition(";")[0].strip()[:80]
    return _when(seen.page.kind == "other", sent_as or "no type given")


def _unsure(*whys: str) -> Condition:
    return lambda _, seen: _when(
        seen.match.verdict == "unsure" and (not whys or seen.match.why in whys), _title(seen)
    )


# What each of them means stands in ``links.rules``.
PAGE_RULES: dict[str, Condition] = {
    "withdrawn": lambda _, seen: f"it says {_quoted(seen.absence)}" if seen.found and seen.absence else None,
    "fragment-missing": lambda _, seen: _when(seen.found and seen.fragment is not None, f"#{seen.fragment}"),
    "moved": _moved,
    "https-only": _https_only,
    "redirected": _elsewhere,
    "quote-found": lambda _, seen: _when(seen.found and seen.match.why == "quote"),
    "title-match": lambda _, seen: _when(seen.found),
    "challenge-page": _asks("asks-human", "challenge"),
    "bot-wall": lambda _, seen: _when(seen.wall),
    "region-wall": lambda _, seen: _when(seen.region_wall),
    "login-wall": _login,
    "maintenance": _asks("busy", "maintenance"),
    "asks-first": _asks("asks-first", "gate"),
    "parked": _parked,
    "sends-on": _sends_on,
    "says-not-found": _absent,
    "host-of-its-own": lambda facts, seen: _when(
        seen.own_host and final_url.at_home_page(facts.answer), facts.answer.final_url
    ),
    "to-error-address": _ended(final_url.at_error_address),
    "to-home-page": _to_home_page,
    "to-section-front": _section_front,
    "gate": _ended(final_url.at_gate),
    "same-as-anywhere": _same_as_anywhere,
    "alike": _alike,
    "perhaps-parked": lambda facts, seen: next(iter(_parking_signs(facts, seen)), None),
    "pdf-no-title": _pdf(titled=False),
    "pdf-other-title": _pdf(titled=True),
    "no-page": _no_page,
    "needs-script": lambda facts, seen: _when(_waits_for_script(facts, seen)),
    "canonical-home": _unsure("home"),
    "no-title": lambda _, seen: _when(not seen.page.titles),
    "no-title-cited": _unsure("no-title-cited"),
    "little-text": lambda _, seen: _when(len(seen.page.text) < SHORT and not seen.cut, _title(seen)),
    "list-page": _kind_is("search", "index", "section"),
    "other-language": _unsure("script", "language"),
    "drifted": lambda _, seen: _when(
        _differs(seen) and bool(seen.drift), f"{_title(seen)}, and {seen.drift}"
    ),
    "other-title": lambda _, seen: _when(_differs(seen), _title(seen)),
    "unsure-title": _unsure(),
}
_GATES = ("challenge-page", "bot-wall", "login-wall", "maintenance", "asks-first")
# Rules whose verdict a look at an address beside the cited one may change.
_PROBED = {
    "perhaps-parked", "canonical-home", "no-title", "little-text", "list-page", "drifted", "other-title", "other-language",
}  # fmt: skip
_PROBED_IF_GENERIC = {"unsure-title"}


def judge_page(facts: Facts, seen: Evidence) -> Judgement:
    """Return the verdict on a page that answers, by the first rule that applies."""
    judgement = _first_of(PAGE_RULES, facts, seen)
    if judgement is None:
        raise AssertionError("the last rules leave nothing out")
    return judgement._replace(reason=judgement.reason + _notes(facts, seen)) if seen.found else judgement


def judge_gate(facts: Facts, seen: Evidence) -> Judgement | None:
    """Return the verdict on an error page that is a gate, such as the challenge of a bot wall."""
    return _first_of(_GATES, facts, seen)


def wants_probe(judgement: Judgement, facts: Facts, seen: Evidence) -> bool:
    """Whether a look at an address beside this one may make ``judgement`` surer."""
    return judgement.rule in _PROBED or (judgement.rule in _PROBED_IF_GENERIC and _is_generic(facts, seen))


def _first_of(rules: Iterable[str], facts: Facts, seen: Evidence) -> Judgement | None:
    for rule in rules:
        detail = PAGE_RULES[rule](facts, seen)
        if detail is not None:
            return judged(rule, facts, detail)
    return None


def _notes(facts: Facts, seen: Evidence) -> str:
    again = f" {SECOND_TRY}" if facts.earlier is not None else ""
    return again + (" Its full text is for subscribers." if seen.page.free is False else "")
