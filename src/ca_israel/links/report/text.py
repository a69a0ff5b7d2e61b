"""The report for people: what fails first, then what warns, then what moved; the rest in a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.links.report.parts import cited_by, counts, cut, grouped, not_asked, shown, well
from ca_israel.text.github import no_command
from ca_israel.text.layout import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ca_israel.links.findings import Finding
    from ca_israel.links.report.parts import Told
    from ca_israel.terminal.look import Role, Style

_INDENT = "  "
_MOST_STEP = 4_000


def render(told: Told, style: Style) -> str:
    """Return the report wrapped to the width of ``style``; a URL stands on a line of its own, never broken."""
    groups = grouped(told.report)
    entries: tuple[tuple[str, Role, Sequence[Finding]], ...] = (
        ("Fails", "bad", groups.fails),
        ("Warnings", "warn", groups.warns),
        ("Moved", "planned", groups.moved),
        ("Noted", "planned", groups.noted),
        ("Accepted", "dim", groups.accepted),
    )
    lines: list[str] = []
    for heading, role, findings in entries:
        if findings:
            lines += [*_heading(heading, findings, style)]
            for finding in findings:
                lines += [*_entry(finding, role, style), ""]
    lines += _not_checked(groups.not_checked, style)
    several = any(lines)
    if groups.ok or groups.noted or not told.report.links:
        lines.append(style.paint("good", well(told.report)))
    if skipped := not_asked(groups):
        lines.append(style.paint("dim", skipped))
    if several:
        lines += [style.paint("bold", line) for line in wrap(counts(told.report), max(style.width, 20))]
    if told.report.interrupted:
        ended = "Interrupted: the links not reached are counted as skipped."
        lines += [style.paint("warn", line) for line in wrap(ended, max(style.width, 20))]
    return "\n".join(map(no_command, lines)) + "\n"


def _heading(heading: str, findings: Sequence[Finding], style: Style) -> tuple[str, str]:
    return style.paint("heading", f"{heading} ({len(findings)})"), ""


def _entry(finding: Finding, role: Role, style: Style) -> Iterator[str]:
    judgement = finding.judgement
    verdict = judgement.verdict + (f" ({finding.note})" if finding.note else "")
    yield f"{style.paint(role, verdict)}  {_cited(finding, style)}"
    if finding.link.url:
        yield _INDENT + _shown_url(finding.link.url, style)
    for said in (cut(judgement.reason), cut(judgement.next or "", _MOST_STEP)):
        yield from (_INDENT + style.clickable(line) for line in _wrapped(said, style))


def _not_checked(findings: Sequence[Finding], style: Style) -> Iterator[str]:
    """The links that were not reached: the reason once, then each in two lines."""
    if not findings:
        return
    yield from _heading("Not checked", findings, style)
    reason = None
    for finding in findings:
        if finding.judgement.reason != reason:
            reason = finding.judgement.reason
            yield from (style.paint("warn", line) for line in _wrapped(cut(reason), style))
        yield _INDENT + _cited(finding, style)
        yield _INDENT * 2 + _shown_url(finding.link.url or "", style)
    yield ""


def _cited(finding: Finding, style: Style) -> str:
    keys = ", ".join(shown(source.key) for source in finding.link.sources)
    notes = cited_by(finding)
    return f"{notes} {style.glyphs('·')} {keys}" if notes else keys


def _shown_url(url: str, style: Style) -> str:
    harmless = shown(url)
    return style.link(harmless, style.paint("link", harmless))


def _wrapped(text: str, style: Style) -> list[str]:
    """Break ``text`` into lines; our words in the signs that the encoding has, URLs as they are."""
    if not text:
        return []
    words = (word if "://" in word else style.glyphs(word) for word in shown(text).split(" "))
    return wrap(" ".join(words), max(style.width - len(_INDENT), 20))
