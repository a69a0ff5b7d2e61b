"""From an answer and what its page says to a verdict: first what the transport tells, then the page. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.links.judge.page_rules import judge_page, judge_wall
from ca_israel.links.verdict import BY_HAND, Judgement, Rule, filled, judge_transport

if TYPE_CHECKING:
    from ca_israel.links.judge.evidence import Evidence
    from ca_israel.links.verdict import Facts

_UNREAD = Rule(
    "unreadable", "unconfirmed", "warns", "The server answers, but the page cannot be read{detail}.", BY_HAND
)
_OWN_FAULT = "cai itself failed on this page ({}); please report it with the URL."


def judge(facts: Facts, seen: Evidence | None) -> Judgement:
    """Return the verdict on one answer; ``seen`` is None where there is no page."""
    return _judged(facts, seen)[0]


def wants_probe(facts: Facts, seen: Evidence | None) -> bool:
    """Whether a look at an address beside this one may make the verdict surer."""
    return _judged(facts, seen)[1]


def _judged(facts: Facts, seen: Evidence | None) -> tuple[Judgement, bool]:
    judgement = judge_transport(facts)
    if judgement is not None:
        if seen is not None and judgement.rule == "server-error":  # walls answer with 503 too
            judgement = judge_wall(facts, seen) or judgement
        return judgement, False
    if seen is None:
        return filled(_UNREAD, facts, f" ({facts.answer.note})" if facts.answer.note else ""), False
    try:
        return judge_page(facts, seen)
    except Exception as error:  # one page, whatever it holds, must not cost the report of all the others
        text = _OWN_FAULT.format(type(error).__name__)
        return Judgement("unconfirmed", "warns", f"Not judged: {text}", None, "own-fault"), False
