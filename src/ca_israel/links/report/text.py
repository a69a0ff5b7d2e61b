"""The report for people: what fails first, then what warns, then what moved; the rest in a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.text import harmless, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ca_israel.links.findings import Finding
    from ca_israel.style import Role, Style

    from . import Told

_INDENT = "  "


def render(told: Told, style: Style) -> str:
    """Return the report wrapped to the width of ``style``; a URL stands on a line of its own, never broken."""
    found = told.report.links
    groups: tuple[tuple[str, Role, list[Finding]], ...] = (
        ("Fails", "bad", [one for one in found if one.fails]),
        ("Warnings", "warn", [one for one in found if one.warns]),
        ("Moved", "planned", [one for one in found if one.judgement.verdict == "moved"]),
        ("Accepted", "dim", [one for one in found if one.note]),
    )
    lines: list[str] = []
    for heading, role, group in groups:
        if group:
            lines += [style.paint("heading", f"{heading} ({len(group)})"), ""]
            for finding in group:
                lines += [*_entry(finding, role, style), ""]
    lines += _rest(found, style)
    if told.report.interrupted:
        lines.append(style.paint("warn", "Interrupted: the links not reached are counted as skipped."))
    return "\n".join(lines) + "\n"


def _entry(finding: Finding, role: Role, style: Style) -> list[str]:
    link, judgement = finding.link, finding.judgement
    verdict = judgement.verdict + (f" ({finding.note})" if finding.note else "")
    lines = [f"{style.paint(role, verdict)}  {_cited_by(finding, style)}"]
    if link.url:
        lines.append(_INDENT + _shown_url(link.url, style))
    for text in (judgement.reason, judgement.next):
        lines += [_INDENT + style.clickable(line) for line in _wrapped(text, style)]
    return lines


def _cited_by(finding: Finding, style: Style) -> str:
    keys = ", ".join(harmless(source.key) for source in finding.link.sources)
    numbers = finding.link.footnotes
    if not numbers:
        return keys
    listed = ", ".join(map(str, numbers))
    return f"{'footnote' if len(numbers) == 1 else 'footnotes'} {listed} {style.glyphs('·')} {keys}"


def _shown_url(url: str, style: Style) -> str:
    return style.link(url, style.paint("link", harmless(url)))


def _wrapped(text: str | None, style: Style) -> list[str]:
    """Break ``text`` into lines; our words in the signs that the encoding has, URLs as they are."""
    if not text:
        return []
    words = (word if "://" in word else style.glyphs(word) for word in harmless(text).split(" "))
    return wrap(" ".join(words), max(style.width - len(_INDENT), 20))


def _rest(found: Iterable[Finding], style: Style) -> list[str]:
    """One line for all that is well, one for what was skipped."""
    told = list(found)
    lines = []
    well = sum(finding.judgement.verdict == "ok" for finding in told)
    if well or not told:
        lines.append(style.paint("good", f"ok: {well} of {len(told)} links"))
    reasons: dict[str, int] = {}
    for finding in told:
        if finding.judgement.verdict == "skipped" and not finding.warns:
            reasons[finding.judgement.rule] = reasons.get(finding.judgement.rule, 0) + 1
    if reasons:
        words = {
            "no-url": "without a URL",
            "not-http": "neither http nor https",
            "offline": "not asked, offline",
        }
        listed = ", ".join(f"{count} {words.get(rule, rule)}" for rule, count in reasons.items())
        lines.append(style.paint("dim", f"{sum(reasons.values())} skipped: {listed}"))
    return lines
