"""What a valid ledger could do better: the warnings of ``cai validate``, each with a code."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from ca_israel.ledger.allowances import covers, is_live
from ca_israel.ledger.lint_rules import FINDERS, Warned
from ca_israel.ledger.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ca_israel.ledger.model import Allow, Ledger

NOTICE = 30  # days before an allowance expires, from which it is reported
_NAMED = 10  # places that a group of equal warnings names


def review(ledger: Ledger, today: date) -> tuple[Problem, ...]:
    """Return every warning that no live allowance silences, in the order of the file."""
    used: set[int] = set()
    found = [finding for find in FINDERS for finding in find(ledger, today)]
    found += filter(None, (_expiry(allow, index, today) for index, allow in enumerate(ledger.allows)))
    told = [finding for finding in found if not _is_silenced(ledger.allows, finding, today, used)]
    # Unused allowances come last, when all uses are counted; among them, those that silence "allow-unused"
    # itself are judged after the ones they may silence.
    for index in sorted(range(len(ledger.allows)), key=lambda i: "allow-unused" in ledger.allows[i].warnings):
        finding = _disuse(ledger, index, today, used)
        if finding and not _is_silenced(ledger.allows, finding, today, used):
            told.append(finding)
    return _problems(told, ledger)


def grouped(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """One line for all warnings of a code: the first of them, which names the lines of the others."""
    by_code: dict[str | None, list[Problem]] = {}
    errors: list[Problem] = []
    for problem in problems:
        (by_code.setdefault(problem.code, []) if problem.code else errors).append(problem)
    lines = [_together(alike) for alike in by_code.values()]
    return tuple(sorted([*errors, *lines], key=lambda problem: (problem.line, problem.column)))


def _together(alike: list[Problem]) -> Problem:
    first, *others = alike
    if not others:
        return first
    named = ", ".join(str(line) for line, _ in groupby(problem.line for problem in others[:_NAMED]))
    more = ", …" if len(others) > _NAMED else ""
    place = "line" if named.isdigit() and not more else "lines"
    return first._replace(message=f"{first.message} (and {len(others)} more, {place} {named}{more})")


def _is_silenced(allows: tuple[Allow, ...], finding: Warned, today: date, used: set[int]) -> bool:
    """Whether an allowance silences a finding that is not about itself; each one that does is marked as used."""
    silenced = False
    for index, allow in enumerate(allows):
        if (
            finding.code not in allow.warnings
            or not is_live(allow, today)
            or finding.path[:2] == ("allow", index)
        ):
            continue
        if covers(allow, url=finding.url, sources=finding.sources, ids=finding.ids):
            used.add(index)
            silenced = True
    return silenced


def _expiry(allow: Allow, index: int, today: date) -> Warned | None:
    if allow.expires is None or (allow.expires - today).days > NOTICE:
        return None
    left = (allow.expires - today).days
    days = "today" if left == 0 else "tomorrow" if left == 1 else f"in {left} days"
    told = f"the allowance expired on {allow.expires}" if left < 0 else f"the allowance expires {days}"
    return _about(
        allow, "allow-expired", ("allow", index, "expires"), told, "look again, then renew or remove it"
    )


def _disuse(ledger: Ledger, index: int, today: date, used: set[int]) -> Warned | None:
    allow = ledger.allows[index]
    if index in used or not is_live(allow, today) or (allow.verdicts and _meets_a_link(ledger, allow)):
        return None
    told = "the allowance matches no link" if allow.verdicts else "the allowance silences nothing"
    return _about(allow, "allow-unused", ("allow", index), told, "remove it")


def _meets_a_link(ledger: Ledger, allow: Allow) -> bool:
    links = ((key, source.url) for key, source in ledger.sources.items() if source.url)
    return any(covers(allow, url=url, sources=(key,)) for key, url in links)


def _about(allow: Allow, code: str, path: tuple[str | int, ...], message: str, hint: str) -> Warned:
    sources = (allow.source,) if allow.source else ()
    return Warned(
        code, path, message, hint, url=allow.url, sources=sources, ids=(allow.id,) if allow.id else ()
    )


def _problems(findings: list[Warned], ledger: Ledger) -> tuple[Problem, ...]:
    problems = []
    for finding in findings:
        place = (ledger.positions.key if finding.on_key else ledger.positions.value)(finding.path)
        problems.append(Problem(ledger.path, *place, finding.message, finding.hint, finding.code))
    return tuple(sorted(problems, key=lambda problem: (problem.line, problem.column)))
