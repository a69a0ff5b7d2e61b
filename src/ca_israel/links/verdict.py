"""A verdict on a link, the facts that the rules look at, and how a rule's texts are filled in. Pure."""

from __future__ import annotations

import re
from shlex import quote
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias
from urllib.parse import unquote

from ca_israel.links.rules import RULES

if TYPE_CHECKING:
    from datetime import date

    from ca_israel.ledger.model import State, VerdictName
    from ca_israel.links.answer import Answer
    from ca_israel.links.rules import Level

Likeness: TypeAlias = Literal["same-end", "same-page"]
# The state of a source by which the ledger says that a verdict is known.
RECORDED_AS: dict[VerdictName, State] = {
    "gone": "gone",
    "soft-404": "gone",
    "drifted": "drifted",
    "usurped": "usurped",
}
# The address of a copy in an archive that writes the day and the address copied one after the other.
_ARCHIVED = re.compile(
    r"https?://(?:web\.archive\.org/web|archive\.(?:today|ph|is|li|md|vn|fo)|(?:www\.)?webarchive\.[^/]+/[^/]+|arquivo\.pt/wayback)"
    r"/(?:\d{4,14}[a-z_]*|\*)/(https?:.+)",
    re.IGNORECASE,
)
_SEARCH = re.compile(r"`cai archive [^`]*`(?=, or look by hand)")
_MARK = re.compile(r"\{(?:detail|status|copy|copy-url)\}")


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
    """What the rules look at. ``earlier`` is the first answer when the URL was requested twice in this run.

    ``accessed`` is when the work was last seen there, ``archive`` the URL of the ledger's archived copy,
    ``doi`` what the ledger says of the work, ``keys`` its citekeys, ``states`` what it says of the link already.
    ``likeness`` is what a sibling probe found, ``shared_end`` whether redirects of other links end here too.
    """

    answer: Answer
    earlier: Answer | None = None
    accessed: date | None = None
    archive: str | None = None
    likeness: Likeness | None = None
    shared_end: bool = False
    doi: str | None = None
    keys: tuple[str, ...] = ()
    states: tuple[State | None, ...] = ()


def judged(rule: str, facts: Facts | None = None, detail: str = "") -> Judgement:
    """Return the judgement of the rule called ``rule``; one on a link that was not requested needs no facts."""
    row = RULES[rule]
    values = {"{detail}": detail}
    if facts is not None:
        copy = archived_copy(facts.answer.url, facts.accessed, facts.archive)
        values |= {
            "{status}": str(facts.answer.status),
            "{copy}": _where_to_look(facts, copy, RECORDED_AS.get(row.outcome.verdict)),
            "{copy-url}": copy,
        }
    reason = _filled(row.reason, values)
    if "://" in reason.rpartition(" ")[2]:  # a full stop would become part of the address
        reason = reason.removesuffix(".")
    step = _filled(row.next, values) if row.next else None
    return Judgement(row.outcome.verdict, row.outcome.level, reason, step, rule)


def _filled(text: str, values: dict[str, str]) -> str:
    """Replace in one go: what a server said is never searched for our own marks."""
    return _MARK.sub(lambda mark: values[mark[0]], text)


def for_several(step: str) -> str:
    """Return a step as it is said of several links at once: without names, `cai archive` is about all that failed."""
    return _SEARCH.sub("`cai archive`", step)


def _where_to_look(facts: Facts, copy: str, lost: State | None) -> str:
    """Return where the archived copy is, or how to find one; ``lost`` is the state by which the ledger would know."""
    archive = " ".join(["cai archive", *map(quote, facts.keys)])
    doi = (
        f"Look behind its DOI: https://doi.org/{facts.doi} or, if that leads here: "
        if _has_another_way(facts)
        else ""
    )
    if facts.archive and lost and set(facts.states) != {lost}:
        others = [state for state in facts.states if state not in {None, lost}]
        write = f'write `state = "{lost}"` in place of "{others[0]}"' if others else ""
        write = write or f'add `state = "{lost}"`, or run `{archive} --write`'
        return f"{doi}If the copy that the ledger names shows the work, {write}: {copy}"
    if facts.archive:
        return f"{doi}Read the archived copy that the ledger names: {copy}"
    if _ARCHIVED.match(facts.answer.url):
        return f"{doi}Look for another archived copy: {copy}"
    if facts.accessed:
        day = facts.accessed.isoformat()
        return f"{doi}Find an archived copy with `{archive}`, or look by hand for that of {day}: {copy}"
    return f"{doi}Find an archived copy with `{archive}`, or look by hand: {copy}"


def _has_another_way(facts: Facts) -> bool:
    """Whether the ledger knows a DOI that is not the link itself."""
    return facts.doi is not None and facts.doi.lower() not in unquote(facts.answer.url).lower()


def archived_copy(url: str, accessed: date | None, archive: str | None) -> str:
    """Return where the copy of the date of access is: the ledger's own, or the archive's page for that day."""
    if archive:
        return archive
    if copied := _ARCHIVED.match(url):  # the copies of a copy are none
        return f"https://web.archive.org/web/*/{copied[1]}"
    day = f"{accessed:%Y%m%d}" if accessed else "*"
    return f"https://web.archive.org/web/{day}/{url}"
