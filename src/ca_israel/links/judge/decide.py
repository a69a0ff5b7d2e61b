"""The verdict on one answer: first what a fault or a status tells, then the page. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.links.judge.page_rules import judge_gate, judge_page
from ca_israel.links.verdict import judged

if TYPE_CHECKING:
    from ca_israel.links.answer import Fault, FaultKind
    from ca_israel.links.judge.evidence import Evidence
    from ca_israel.links.verdict import Facts, Judgement

# The rules for all other faults are called as they are.
_FAULTS: dict[FaultKind, str] = {
    "dns": "name-asked-once",
    "dns-temporary": "name-not-resolved",
    "bad-location": "redirect-to-nowhere",
}
_STATUSES = {
    404: "gone", 410: "gone",
    401: "restricted", 402: "payment", 407: "restricted", 451: "restricted",
    403: "blocked", 406: "blocked", 429: "blocked", 999: "blocked",
    408: "server-error", 425: "server-error",
    204: "empty", 205: "empty",
}  # fmt: skip


def judge(facts: Facts, seen: Evidence | None) -> Judgement:
    """Return the verdict on one answer; ``seen`` is None where there is no page."""
    fault = facts.answer.fault
    if fault is not None:
        return judged(_by_fault(facts, fault), facts, fault.detail)
    if rule := _by_status(facts):
        # a gate answers with 404 and 503 too
        gate = judge_gate(facts, seen) if seen is not None and rule in {"gone", "server-error"} else None
        return gate or judged(rule, facts)
    if seen is None:
        return judged("unreadable", facts, f" ({facts.answer.note})" if facts.answer.note else "")
    try:
        return judge_page(facts, seen)
    except Exception as error:  # one page, whatever it holds, must not cost the report of all the others
        return judged("own-fault", facts, type(error).__name__)


def _by_fault(facts: Facts, fault: Fault) -> str:
    earlier = facts.earlier and facts.earlier.fault
    if fault.kind == "dns" and earlier and earlier.kind == "dns":
        return "no-such-name"
    if fault.kind in {"unsafe-name", "unsafe-address"} and facts.answer.redirects:
        return "unsafe-redirect"
    return _FAULTS.get(fault.kind, fault.kind)


def _by_status(facts: Facts) -> str | None:
    """Return the rule for a status or a header that speaks for itself, None where the page is to be read."""
    headers, status = facts.answer.headers, facts.answer.status or 0
    if headers.get("cf-mitigated", "").strip().lower() == "challenge" or headers.get("x-amzn-waf-action"):
        return "challenge"
    if status in _STATUSES:
        return _STATUSES[status]
    if 500 <= status <= 599:
        return "server-error"
    if not 200 <= status <= 299:
        return "odd-status"
    return None if facts.answer.received else "empty"
