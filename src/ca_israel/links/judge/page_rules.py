"""The rules for pages that answer: is the cited work there, is something else, or can nobody tell? Pure.

A table; the first rule that applies decides. The order is that of evidence: the work's own title first, then what
the page calls itself, then where the redirects ended, then what the site says beside it, then what is left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ca_israel.links.judge.final_url import (
    at_error_address,
    at_gate,
    at_home_page,
    at_login,
    at_parking_host,
    at_section_front,
)
from ca_israel.links.judge.interstitials import SHORT
from ca_israel.links.urls import host_of, same_place
from ca_israel.links.verdict import AGAIN, BY_HAND, COPY, Rule, filled

if TYPE_CHECKING:
    from collections.abc import Callable

    from ca_israel.links.answer import Answer
    from ca_israel.links.judge.evidence import Evidence
    from ca_israel.links.verdict import Facts, Judgement

_TO_LEDGER = "Put the new address in the ledger: {detail}"
_HEADLINE = (
    "Open it: if it is the work under another headline, add that to its `titles`; if not, look for an archived"
    " copy: {copy-url}"
)
_GENERIC = {"home", "section", "search", "index"}


class PageRule(NamedTuple):
    """A row of the table; ``applies`` returns the detail for its texts, or None.

    ``probe``: an address beside the cited one may tell more; always, or when ``worth`` says so.
    """

    row: Rule
    applies: Callable[[Facts, Evidence], str | None]
    probe: bool = False
    worth: Callable[[Facts, Evidence], bool] = lambda _, __: True


def _when(condition: bool, detail: str = "") -> str | None:  # noqa: FBT001 - reads as a sentence where it is used
    return detail if condition else None


def _quoted(title: str) -> str:
    title = " ".join(title.split())
    return f"“{title if len(title) <= 120 else title[:119] + '…'}”"


def _title(seen: Evidence) -> str:
    return _quoted(seen.shown_title)


# ---------------------------------------------------------------------------------- the work is there


def _without_its_part(_: Facts, seen: Evidence) -> str | None:
    return _when(seen.found and seen.fragment is not None, f"#{seen.fragment}")


def _elsewhere(facts: Facts, seen: Evidence) -> str | None:
    answer = facts.answer
    there = bool(answer.redirects) and not same_place(answer.url, answer.final_url)
    return _when(seen.found and there, answer.final_url)


def _moved(facts: Facts, seen: Evidence) -> str | None:
    for_good = all(hop.status in {301, 308} for hop in facts.answer.redirects)
    return _elsewhere(facts, seen) if for_good else None


# ------------------------------------------------------------------------- what the page calls itself


def _says(seen: Evidence) -> str:
    return f"its title is {_quoted(seen.kind.text)}" if seen.kind else ""


def _kind_is(*kinds: str) -> Callable[[Facts, Evidence], str | None]:
    return lambda _, seen: _when(seen.kind is not None and seen.kind.kind in kinds, _says(seen))


def _login(facts: Facts, seen: Evidence) -> str | None:
    if seen.kind and seen.kind.kind == "login":
        return _says(seen)
    if at_login(facts.answer):
        return f"it leads to {facts.answer.final_url}"
    return _when(seen.page.asks_password and seen.text_length < 3 * SHORT, "it asks for a password")


def _parking_signs(facts: Facts, seen: Evidence) -> list[str]:
    """Signs, each of another kind, that nobody but a seller of names lives there; none when only weak ones."""
    signs = []
    if seen.kind and seen.kind.kind in {"parked", "gambling"}:
        signs.append(_says(seen))
    if seen.page.parking:
        signs.append(f"it has the scripts of parked names ({seen.page.parking[0][:60]})")
    if at_parking_host(facts.answer):
        signs.append(f"it leads to {host_of(facts.answer.final_url)}, which sells names")
    if not signs:
        return []
    own = {host_of(url).removeprefix("www.") for url in (facts.answer.url, facts.answer.final_url)}
    if any(host in title.text.lower() for title in seen.page.titles for host in own):
        signs.append("its title holds the name of the host")
    if seen.sales_talk:
        signs.append(f"it says {_quoted(seen.sales_talk)}")
    if facts.likeness:
        signs.append("it shows the same at any address")
    return signs


def _parked(facts: Facts, seen: Evidence) -> str | None:
    signs = _parking_signs(facts, seen)
    return _when(len(signs) > 1, " and ".join(signs[:2]))


def _perhaps_parked(facts: Facts, seen: Evidence) -> str | None:
    return next(iter(_parking_signs(facts, seen)), None)


def _absent(_: Facts, seen: Evidence) -> str | None:
    if seen.kind and seen.kind.kind == "not-found":
        return _says(seen)
    return f"it says {_quoted(seen.absence)}" if seen.absence else None


# ------------------------------------------------------------------------------ where it came to an end


def _ended(place: Callable[[Answer], bool]) -> Callable[[Facts, Evidence], str | None]:
    return lambda facts, _: _when(place(facts.answer), facts.answer.final_url)


def _section_front(facts: Facts, seen: Evidence) -> str | None:
    is_front = seen.match.verdict == "mismatch" or seen.match.why == "no-title" or _is_generic(facts, seen)
    return _when(is_front and at_section_front(facts.answer), facts.answer.final_url)


def _is_generic(facts: Facts, seen: Evidence) -> bool:
    """Whether many addresses may lead to this page."""
    return facts.shared_end or (seen.kind is not None and seen.kind.kind in _GENERIC)


def _same_as_anywhere(facts: Facts, seen: Evidence) -> str | None:
    if facts.likeness is None or seen.needs_script:
        return None
    if facts.likeness == "same-end":
        return f"other addresses beside it lead to {facts.answer.final_url} too"
    return "other addresses beside it show the same page"


# -------------------------------------------------------------------------------- what cannot be told


def _pdf(*, titled: bool) -> Callable[[Facts, Evidence], str | None]:
    return lambda _, seen: _when(seen.page.kind == "pdf" and bool(seen.page.titles) == titled, _title(seen))


def _no_page(facts: Facts, seen: Evidence) -> str | None:
    sent_as = facts.answer.headers.get("content-type", "").partition(";")[0].strip()[:80]
    return _when(seen.page.kind == "other", sent_as or "no type told")


def _unsure(*whys: str) -> Callable[[Facts, Evidence], str | None]:
    return lambda _, seen: _when(
        seen.match.verdict == "unsure" and (not whys or seen.match.why in whys), _title(seen)
    )


def _mismatch(_: Facts, seen: Evidence) -> str | None:
    return _when(seen.match.verdict == "mismatch", _title(seen))


def _drifted(_: Facts, seen: Evidence) -> str | None:
    return _when(seen.match.verdict == "mismatch" and bool(seen.drift), f"{_title(seen)}, and {seen.drift}")


PAGE_RULES: tuple[PageRule, ...] = (
    PageRule(Rule("fragment-missing", "unconfirmed", "warns", "The work is there, but the page has no part called {detail}.", "Look which part is meant, and correct what follows the # in the ledger."), _without_its_part),
    PageRule(Rule("moved", "moved", "passes", "The page has moved for good.", _TO_LEDGER), _moved),
    PageRule(Rule("redirected", "ok", "passes", "The work is there, at another address for the time being.", None), _elsewhere),
    PageRule(Rule("quote-found", "ok", "passes", "The work is there: the page holds the words quoted from it.", None), lambda _, seen: _when(seen.found and seen.match.why == "quote")),
    PageRule(Rule("title-match", "ok", "passes", "The work is there.", None), lambda _, seen: _when(seen.found)),
    PageRule(Rule("challenge-page", "blocked", "warns", "The server asks for proof of a human first: {detail}.", BY_HAND), _kind_is("challenge")),
    PageRule(Rule("bot-wall", "blocked", "warns", "A wall against programs stands before the page.", BY_HAND), lambda _, seen: _when(seen.wall)),
    PageRule(Rule("region-wall", "blocked", "warns", "The page says that it is not for readers from here.", BY_HAND), lambda _, seen: _when(seen.region_wall)),
    PageRule(Rule("login-wall", "restricted", "warns", "A login stands before the page: {detail}.", BY_HAND), _login),
    PageRule(Rule("maintenance", "unavailable", "warns", "The site is being worked on: {detail}.", AGAIN), _kind_is("maintenance")),
    PageRule(Rule("parked", "usurped", "fails", "The site is no longer its publisher's: {detail}.", COPY), _parked),
    PageRule(Rule("says-not-found", "soft-404", "fails", "The page says that the work is not there: {detail}.", COPY), _absent),
    PageRule(Rule("to-error-address", "soft-404", "fails", "It leads to an address for errors: {detail}", COPY), _ended(at_error_address)),
    PageRule(Rule("to-home-page", "soft-404", "fails", "It leads to the home page instead: {detail}", COPY), _ended(at_home_page)),
    PageRule(Rule("to-section-front", "soft-404", "fails", "It leads to the front of a section instead: {detail}", COPY), _section_front),
    PageRule(Rule("gate", "restricted", "warns", "Something stands before the page: {detail}", BY_HAND), _ended(at_gate)),
    PageRule(Rule("same-as-anywhere", "soft-404", "fails", "The work is not there: {detail}.", COPY), _same_as_anywhere),
    PageRule(Rule("perhaps-parked", "unconfirmed", "warns", "The site may have been sold: {detail}.", BY_HAND), _perhaps_parked, probe=True),
    PageRule(Rule("pdf-no-title", "unconfirmed", "warns", "A PDF without a title of its own; whether it is the work cannot be told.", BY_HAND), _pdf(titled=False)),
    PageRule(Rule("pdf-other-title", "unconfirmed", "warns", "The title of the PDF is {detail}; whether it is the work cannot be told.", BY_HAND), _pdf(titled=True)),
    PageRule(Rule("no-page", "unconfirmed", "warns", "What answers is no page that could be read ({detail}).", BY_HAND), _no_page),
    PageRule(Rule("needs-script", "unconfirmed", "warns", "The page is empty until a script fills it.", BY_HAND), lambda _, seen: _when(seen.needs_script)),
    PageRule(Rule("canonical-home", "unconfirmed", "warns", "The title is there, but the page calls the home page its own address.", BY_HAND), _unsure("home"), probe=True),
    PageRule(Rule("no-title", "unconfirmed", "warns", "The page answers, but has no title by which the work could be known.", BY_HAND), lambda _, seen: _when(not seen.page.titles), probe=True),
    PageRule(Rule("little-text", "unconfirmed", "warns", "The page answers, but with hardly a text; its title is {detail}.", BY_HAND), lambda _, seen: _when(seen.text_length < SHORT and not seen.cut, _title(seen)), probe=True),
    PageRule(Rule("list-page", "unconfirmed", "warns", "The page lists works or searches for them: {detail}.", _HEADLINE), _kind_is("search", "index", "section"), probe=True),
    PageRule(Rule("other-language", "unconfirmed", "warns", "The page is in another language or script than the cited title; its title is {detail}.", "Open it: if it is the work, add this title to its `titles`."), _unsure("script", "language"), probe=True, worth=_is_generic),
    PageRule(Rule("drifted", "drifted", "fails", "Another work is there: the page's title is {detail}.", COPY), _drifted, probe=True),
    PageRule(Rule("other-title", "unconfirmed", "warns", "The page's title is {detail}, which is not that of the work.", _HEADLINE), _mismatch, probe=True),
    PageRule(Rule("unsure-title", "unconfirmed", "warns", "The page's title is {detail}; whether that is the work, a person must tell.", _HEADLINE), _unsure(), probe=True, worth=_is_generic),
)  # fmt: skip


def judge_page(facts: Facts, seen: Evidence) -> tuple[Judgement, bool]:
    """Return the verdict on a page that answers, and whether a look beside it may tell more."""
    for rule in PAGE_RULES:
        detail = rule.applies(facts, seen)
        if detail is not None:
            judgement = filled(rule.row, facts, detail)
            if seen.found:
                judgement = judgement._replace(reason=judgement.reason + _notes(facts, seen))
            return judgement, rule.probe and rule.worth(facts, seen)
    raise AssertionError("the last rules leave nothing out")


def judge_wall(facts: Facts, seen: Evidence) -> Judgement | None:
    """Return the verdict on an error page that is the challenge of a bot wall."""
    for rule in PAGE_RULES:
        if rule.row.verdict == "blocked" and (detail := rule.applies(facts, seen)) is not None:
            return filled(rule.row, facts, detail)
    return None


def _notes(facts: Facts, seen: Evidence) -> str:
    again = " It answered only on the second try." if facts.earlier is not None else ""
    return again + (" Its full text is for subscribers." if seen.page.free is False else "")
