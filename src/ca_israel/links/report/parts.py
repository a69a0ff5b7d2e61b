"""What the formats of the report share: groups of findings, counts_line, and words cut to length."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ca_israel.text.counting import counted, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ca_israel.links.findings import Finding, Report, Run

# XML cannot hold these (XML 1.0, 2.2), nor can UTF-8 the surrogates.
_NO_CHARACTER = re.compile("[\ud800-\udfff\ufffe\uffff]")
MOST_SAID = 1_000  # characters of a reason, into which a server may have put words of its own


_HEADINGS = ("Fails", "Warnings", "Moved", "Noted", "Accepted", "Not checked")
INTERRUPTED = "Interrupted: the links not reached are counted as skipped."


class Groups(NamedTuple):
    """The findings of a report, each in one group, in ledger order.

    ``not_checked`` warns too: time ran out or Ctrl-C came first. ``noted`` passes, and has a step to take.
    """

    fails: list[Finding]
    warns: list[Finding]
    moved: list[Finding]
    noted: list[Finding]
    accepted: list[Finding]
    not_checked: list[Finding]
    ok: list[Finding]
    skipped: list[Finding]

    def headed(self) -> Iterator[tuple[str, list[Finding]]]:
        """Yield the headings and findings of the groups that are listed in full, those without a finding left out."""
        return ((heading, findings) for heading, findings in zip(_HEADINGS, self, strict=False) if findings)


def summary(report: Report) -> dict[str, int]:
    """Count the findings by verdict, in the order of VERDICTS, without verdicts that no finding has."""
    from ca_israel.ledger.model import VERDICTS

    found = [finding.judgement.verdict for finding in report.links]
    return {verdict: found.count(verdict) for verdict in VERDICTS if verdict in found}


def grouped(report: Report) -> Groups:
    """Put every finding into its group."""
    groups = Groups([], [], [], [], [], [], [], [])
    for finding in report.links:
        _group_of(finding, groups).append(finding)
    return groups


def _group_of(finding: Finding, groups: Groups) -> list[Finding]:
    judgement = finding.judgement
    if finding.note:
        return groups.accepted
    if finding.fails:
        return groups.fails
    if finding.warns:
        return groups.not_checked if judgement.verdict == "skipped" else groups.warns
    if judgement.verdict == "skipped":
        return groups.skipped
    if judgement.verdict == "moved":
        return groups.moved
    return groups.noted if judgement.next else groups.ok


def place_of(finding: Finding, run: Run) -> tuple[int, int] | None:
    """Return where the URL stands in the ledger, for a URL of several sources the first of them."""
    places = run.places()
    return next((places[source.key] for source in finding.link.sources if source.key in places), None)


def cited_by(finding: Finding) -> str:
    """Return ``footnote 4``, ``footnotes 4, 5``, or nothing for a source that no footnote cites."""
    numbers = finding.link.footnotes
    return f"{plural(len(numbers), 'footnote')} {', '.join(map(str, numbers))}" if numbers else ""


def ok_line(report: Report) -> str:
    """Return ``ok: 8 of 10 links``, and how many of them were not asked again."""
    found = [finding for finding in report.links if finding.judgement.verdict == "ok"]
    line = f"ok: {len(found)} of {counted(len(report.links), 'link')}"
    known = sum(finding.judgement.rule == "from-memory" for finding in found)
    return f"{line} ({known} as checked before)" if known else line


def skipped_line(groups: Groups) -> str:
    """Return ``skipped: 2 (1 without a URL, 1 offline)``, or nothing."""
    words = {"no-url": "without a URL", "offline": "offline"}
    reasons: dict[str, int] = {}
    for finding in groups.skipped:
        rule = finding.judgement.rule
        reasons[rule] = reasons.get(rule, 0) + 1
    listed = ", ".join(f"{count} {words.get(rule, rule)}" for rule, count in reasons.items())
    return f"skipped: {len(groups.skipped)} ({listed})" if listed else ""


def counts_line(report: Report) -> str:
    """Return ``10 links: 8 ok, 1 gone, 1 skipped``."""
    listed = ", ".join(f"{count} {verdict}" for verdict, count in summary(report).items())
    return f"{counted(len(report.links), 'link')}: {listed}" if listed else "0 links"


def one_line(text: str) -> str:
    r"""Return ``text`` as one harmless line; surrogates and noncharacters become ``\ud800``."""
    from ca_israel.text.safe import harmless

    return _NO_CHARACTER.sub(lambda sign: f"\\u{ord(sign[0]):04x}", harmless(text))


def cut(text: str, most: int = MOST_SAID) -> str:
    """Return ``text``, or the beginning of it with ``…`` where it is longer than ``most``."""
    return text if len(text) <= most else text[: most - 1] + "…"
