"""``cai check-links --explain``: the rules of the link check in words for people."""

from __future__ import annotations

import re
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from ca_israel.errors import BadUsage
from ca_israel.links.rules import COPY, RULES
from ca_israel.text.layout import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ca_israel.links.rules import Level, Rule
    from ca_israel.terminal.look import Look, Role

ALL = "all"
_INDENT = "  "
_EFFECTS: dict[Level, tuple[Role, str]] = {
    "passes": ("good", "passes"),
    "warns": ("warn", "warns, and fails with --strict"),
    "fails": ("bad", "fails"),
}
_ADDRESS = re.compile(r": \{[a-z-]+\}$")


def explain(name: str, look: Look) -> str:
    """Return what the rule called ``name`` looks at; the rules of a verdict of that name, or ``all`` by verdict.

    Capitals do not count. Raises BadUsage where there is neither.
    """
    wanted = name.strip().lower()
    rules = [rule for rule in RULES.values() if wanted in {ALL, rule.outcome.verdict}]
    if not rules and wanted in RULES:
        return "\n".join([*_entry(RULES[wanted], look), ""])
    if not rules:
        from ca_israel.text.suggest import did_you_mean

        names = dict.fromkeys([*RULES, *(rule.outcome.verdict for rule in RULES.values())])
        hint = did_you_mean(name, names, "`cai check-links --explain all` lists them")
        raise BadUsage(f'no rule or verdict is called "{name}"', hint=hint)
    lines: list[str] = []
    for verdict, group in groupby(rules, attrgetter("outcome.verdict")):
        held = tuple(group)
        lines += [look.paint("heading", f"{verdict} ({len(held)})"), ""]
        for rule in held:
            lines += [*_entry(rule, look), ""]
    return "\n".join(lines)


def _entry(rule: Rule, look: Look) -> Iterator[str]:
    """Yield the id, the verdict and what it does to the check, what the rule looks at, and what to do."""
    verdict, level, later = rule.outcome
    role, effect = _EFFECTS[level]
    yield look.paint(role, rule.id)
    verdict_line = f"Verdict: {verdict}. The check {effect}{'; it ' + later if later else ''}."
    for said in (verdict_line, rule.about, f"What to do: {_step(rule)}"):
        yield from (_INDENT + line for line in wrap(look.glyphs(said), max(look.width - len(_INDENT), 20)))


def _step(rule: Rule) -> str:
    if rule.next == COPY:
        return "Find the copy that shows what was read with `cai archive`, and write it into the ledger with a `state`."
    return _ADDRESS.sub(".", rule.next or "Nothing.")
