"""Verdicts, and the rules for what the transport alone can tell: faults and statuses. Pure.

What pages say of themselves is judged after these, by the table in ``page_rules``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from datetime import date

    from ca_israel.links.answer import Answer, Fault, FaultKind

VerdictName: TypeAlias = Literal[
    "ok", "moved", "gone", "soft-404", "drifted", "usurped", "tls-error", "unsafe", "restricted", "blocked",
    "unavailable", "unconfirmed", "skipped",
]  # fmt: skip
VERDICTS: tuple[VerdictName, ...] = (
    "ok", "moved", "gone", "soft-404", "drifted", "usurped", "tls-error", "unsafe", "restricted", "blocked",
    "unavailable", "unconfirmed", "skipped",
)  # fmt: skip
Level: TypeAlias = Literal["passes", "warns", "fails"]


class Judgement(NamedTuple):
    """A verdict, what it does to the check, one plain sentence why, one step to take, and the rule's id."""

    verdict: VerdictName
    level: Level
    reason: str
    next: str | None
    rule: str

    @property
    def fails(self) -> bool:
        """Whether it fails the check."""
        return self.level == "fails"

    @property
    def warns(self) -> bool:
        """Whether it fails a strict check alone."""
        return self.level == "warns"


class Facts(NamedTuple):
    """What the rules look at. ``earlier`` is the first answer when the URL was asked twice in this run.

    ``accessed`` is when the work was last seen there, ``archive`` the URL of the ledger's archived copy.
    ``likeness`` is what a sibling probe found, ``shared_end`` whether redirects of other links end here too.
    """

    answer: Answer
    earlier: Answer | None = None
    accessed: date | None = None
    archive: str | None = None
    likeness: Likeness | None = None
    shared_end: bool = False


class Rule(NamedTuple):
    """A rule of a table; ``{detail}``, ``{status}`` and ``{copy}`` in its texts are filled in."""

    rule: str
    verdict: VerdictName
    level: Level
    reason: str
    next: str | None


COPY = "{copy}"
AGAIN = "Nothing to change yet: run the check again on another day."
BY_HAND = "Open it in a browser; if the work is there, say so with `checked = {{ on = … }}` in the ledger."

_FAULTS: dict[FaultKind, Rule] = {
    "bad-url": Rule("bad-url", "gone", "fails", "This cannot be asked for: {detail}.", "Correct the URL in the ledger."),
    "dns": Rule("no-such-name", "gone", "fails", "Asked twice: {detail}.", COPY),
    "dns-temporary": Rule("name-not-resolved", "unavailable", "warns", "Not resolved: {detail}.", AGAIN),
    "connect-timeout": Rule("connect-timeout", "unavailable", "warns", "The host did not take the connection: {detail}.", AGAIN),
    "refused": Rule("refused", "unavailable", "warns", "No connection: {detail}.", AGAIN),
    "reset": Rule("reset", "unavailable", "warns", "The connection did not last: {detail}.", AGAIN),
    "timeout": Rule("timeout", "unavailable", "warns", "Time ran out: {detail}.", AGAIN),
    "proxy": Rule("proxy", "unavailable", "warns", "Not judged: {detail}.", "Look at HTTPS_PROXY, HTTP_PROXY and NO_PROXY."),
    "tls-expired": Rule("tls-expired", "unavailable", "warns", "The certificate is not valid today ({detail}).", AGAIN),
    "tls-host": Rule("tls-host", "tls-error", "fails", "The certificate is for another host ({detail}).", "Look whether the site has another host name, or cite an archived copy: {copy-url}"),
    "tls-self-signed": Rule("tls-self-signed", "tls-error", "fails", "The host signed its certificate itself ({detail}).", "A reader's browser will warn; cite an archived copy: {copy-url}"),
    "tls-chain": Rule("tls-chain", "tls-error", "warns", "The certificate could not be traced to a known authority ({detail}).", "Browsers often repair this: open it in one. If your network has its own authority, name its bundle in SSL_CERT_FILE."),
    "tls-handshake": Rule("tls-handshake", "tls-error", "warns", "No secure connection came about ({detail}).", BY_HAND),
    "tls-not": Rule("tls-not", "tls-error", "fails", "No TLS at an https address: {detail}.", "Try the URL with http://, or cite an archived copy: {copy-url}"),
    "too-many-redirects": Rule("too-many-redirects", "gone", "fails", "It redirects without end: {detail}.", COPY),
    "redirect-loop": Rule("redirect-loop", "gone", "fails", "It redirects without end: {detail}.", COPY),
    "bad-location": Rule("redirect-to-nowhere", "gone", "fails", "It redirects to nowhere: {detail}.", COPY),
    "unsafe-address": Rule("unsafe-address", "unsafe", "fails", "Not asked for: {detail}.", "Correct the URL; if this network is meant, allow it with --allow-network."),
    "unsafe-name": Rule("unsafe-name", "unsafe", "warns", "Not asked for: {detail}; a name filter or an intranet, perhaps.", "Run the check from another network, or allow this one with --allow-network."),
    "unsafe-scheme": Rule("unsafe-scheme", "unsafe", "fails", "Not followed: {detail}.", COPY),
    "protocol": Rule("protocol", "unavailable", "warns", "What came back cannot be read: {detail}.", AGAIN),
}  # fmt: skip

_GONE = Rule("gone", "gone", "fails", "The server says that the page is not there ({status}).", COPY)
_RESTRICTED = Rule(
    "restricted",
    "restricted",
    "warns",
    "The page is for those who may log in or pay, or is withheld by law ({status}).",
    BY_HAND,
)
_BLOCKED = Rule(
    "blocked",
    "blocked",
    "warns",
    "The server turns programs away ({status}); that says nothing about the page.",
    BY_HAND,
)
_UNAVAILABLE = Rule(
    "server-error", "unavailable", "warns", "The server has a trouble of its own ({status}).", AGAIN
)
_NOTHING = Rule(
    "empty", "unconfirmed", "warns", "The server answers, but with an empty page ({status}).", BY_HAND
)
_ODD = Rule(
    "odd-status",
    "unconfirmed",
    "warns",
    "The server gives an answer that tells neither ({status}).",
    BY_HAND,
)
_CHALLENGE = Rule(
    "challenge",
    "blocked",
    "warns",
    "The server asks for proof of a human first ({status}); that says nothing about the page.",
    BY_HAND,
)

_STATUSES: dict[int, Rule] = {
    404: _GONE, 410: _GONE,
    401: _RESTRICTED, 402: _RESTRICTED, 407: _RESTRICTED, 451: _RESTRICTED,
    403: _BLOCKED, 406: _BLOCKED, 429: _BLOCKED, 999: _BLOCKED,
    408: _UNAVAILABLE, 425: _UNAVAILABLE,
    204: _NOTHING, 205: _NOTHING,
}  # fmt: skip


def judge_transport(facts: Facts) -> Judgement | None:
    """Return the verdict on an answer that is no page to be read: a fault, an error, nothing at all."""
    answer = facts.answer
    if answer.fault is not None:
        return _by_fault(facts, answer.fault)
    return _by_status(facts, answer.status or 0)


def skipped(rule: Literal["no-url", "not-http", "offline", "not-checked"], why: str) -> Judgement:
    """Return the verdict on a link that was not asked; one that should have been fails a strict check."""
    return Judgement("skipped", "warns" if rule == "not-checked" else "passes", why, None, rule)


def _by_fault(facts: Facts, fault: Fault) -> Judgement:
    row = _FAULTS[fault.kind]
    if fault.kind == "dns" and not _asked_twice_in_vain(facts):
        row = Rule("name-asked-once", "unavailable", "warns", "Asked once: {detail}.", AGAIN)
    if fault.kind == "unsafe-name" and facts.answer.redirects:
        row = row._replace(
            rule="unsafe-redirect",
            level="fails",
            reason="A redirect leads there, not followed: {detail}.",
            next=COPY,
        )
    if fault.kind == "unsafe-address" and facts.answer.redirects:
        row = row._replace(
            rule="unsafe-redirect", reason="A redirect leads there, not followed: {detail}.", next=COPY
        )
    return filled(row, facts, fault.detail)


def _asked_twice_in_vain(facts: Facts) -> bool:
    earlier = facts.earlier
    return earlier is not None and earlier.fault is not None and earlier.fault.kind == "dns"


def _by_status(facts: Facts, status: int) -> Judgement | None:
    headers = facts.answer.headers
    if headers.get("cf-mitigated", "").strip().lower() == "challenge" or headers.get("x-amzn-waf-action"):
        return filled(_CHALLENGE, facts)
    row = _STATUSES.get(status)
    if row is None and 500 <= status <= 599:
        row = _UNAVAILABLE
    if row is None and not 200 <= status <= 299:
        row = _ODD
    if row is None and not facts.answer.received:
        row = _NOTHING
    return None if row is None else filled(row, facts)


def filled(row: Rule, facts: Facts, detail: str = "") -> Judgement:
    """Return the judgement of ``row`` with its texts filled in."""
    values = {
        "{detail}": detail,
        "{status}": str(facts.answer.status),
        "{copy}": _where_to_look(facts),
        "{copy-url}": archived_copy(facts.answer.url, facts.accessed, facts.archive),
        "{{": "{",
        "}}": "}",
    }
    reason = _fill(row.reason, values)
    if "://" in reason.rpartition(" ")[2]:  # a full stop would become part of the address
        reason = reason.removesuffix(".")
    return Judgement(
        row.verdict,
        row.level,
        reason,
        _fill(row.next, values) if row.next else None,
        row.rule,
    )


def _fill(text: str, values: dict[str, str]) -> str:
    """Replace in one go: what a server said is never looked through for our own marks."""
    return re.sub("|".join(map(re.escape, values)), lambda mark: values[mark[0]], text)


def _where_to_look(facts: Facts) -> str:
    url = archived_copy(facts.answer.url, facts.accessed, facts.archive)
    if facts.archive:
        return f"Read the archived copy that the ledger names: {url}"
    if facts.accessed:
        return f"Look for the copy of {facts.accessed.isoformat()}: {url}"
    return f"Look for an archived copy: {url}"


def archived_copy(url: str, accessed: date | None, archive: str | None) -> str:
    """Return where the copy of the date of access is: the ledger's own, or the archive's page for that day."""
    return archive or f"https://web.archive.org/web/{f'{accessed:%Y%m%d}' if accessed else '*'}/{url}"


Likeness: TypeAlias = Literal["same-end", "same-page"]
