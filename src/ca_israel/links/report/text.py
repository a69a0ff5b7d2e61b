"""The report for people: what fails first, then what warns, then what moved; the rest in a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.links.report.parts import (
    INTERRUPTED,
    cited_by,
    counts_line,
    cut,
    grouped,
    ok_line,
    one_line,
    skipped_line,
)
from ca_israel.text.github import no_command
from ca_israel.text.layout import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ca_israel.links.findings import Finding, Run
    from ca_israel.terminal.look import Look, Role

_INDENT = "  "
_MOST_STEP = 4_000
_ROLES: dict[str, Role] = {
    "Fails": "bad", "Warnings": "warn", "Moved": "planned", "Noted": "planned", "Accepted": "dim",
}  # fmt: skip


def render(run: Run, look: Look) -> str:
    """Return the report wrapped to the width of ``look``; a URL stands on a line of its own, never broken."""
    groups = grouped(run.report)
    lines: list[str] = []
    for heading, findings in groups.headed():
        lines += [look.paint("heading", f"{heading} ({len(findings)})"), ""]
        if findings is groups.not_checked:
            lines += [*_not_checked(findings, look), ""]
        else:
            lines += [line for finding in findings for line in (*_entry(finding, _ROLES[heading], look), "")]
    several = any(lines)
    if groups.ok or groups.noted or not run.report.links:
        lines.append(look.paint("good", ok_line(run.report)))
    if skipped := skipped_line(groups):
        lines.append(look.paint("dim", skipped))
    if several:
        lines += [look.paint("bold", line) for line in wrap(counts_line(run.report), max(look.width, 20))]
    if run.report.interrupted:
        lines += [look.paint("warn", line) for line in wrap(INTERRUPTED, max(look.width, 20))]
    return "\n".join(map(no_command, lines)) + "\n"


def _entry(finding: Finding, role: Role, look: Look) -> Iterator[str]:
    judgement = finding.judgement
    verdict = judgement.verdict + (f" ({finding.note})" if finding.note else "")
    yield f"{look.paint(role, verdict)} [{judgement.rule}]  {_cited(finding, look)}"
    if finding.link.url:
        yield _INDENT + _shown_url(finding.link.url, look)
    for said in (cut(judgement.reason), cut(judgement.next or "", _MOST_STEP)):
        yield from (_INDENT + look.clickable(line) for line in _wrapped(said, look))


def _not_checked(findings: Sequence[Finding], look: Look) -> Iterator[str]:
    """Yield the links that were not reached: the reason once, then each in two lines."""
    reason = None
    for finding in findings:
        if finding.judgement.reason != reason:
            reason = finding.judgement.reason
            yield from (look.paint("warn", line) for line in _wrapped(cut(reason), look))
        yield _INDENT + _cited(finding, look)
        yield _INDENT * 2 + _shown_url(finding.link.url or "", look)


def _cited(finding: Finding, look: Look) -> str:
    keys = ", ".join(one_line(source.key) for source in finding.link.sources)
    notes = cited_by(finding)
    return f"{notes} {look.glyphs('·')} {keys}" if notes else keys


def _shown_url(url: str, look: Look) -> str:
    harmless = one_line(url)
    return look.link(harmless, look.paint("link", harmless))


def _wrapped(text: str, look: Look) -> list[str]:
    """Break ``text`` into lines; our words in ASCII where the encoding needs it, URLs as they are."""
    if not text:
        return []
    words = (word if "://" in word else look.glyphs(word) for word in one_line(text).split(" "))
    return wrap(" ".join(words), max(look.width - len(_INDENT), 20))
