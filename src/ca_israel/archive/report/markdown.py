"""The report in Markdown (GitHub's), for the text of a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.archive.report.parts import cited_by, listed, others, sums, when
from ca_israel.links.report.markdown import MOST, code, link, said
from ca_israel.links.report.parts import cut
from ca_israel.text.counting import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ca_israel.archive.findings import Found, Result
    from ca_israel.terminal.look import Look

MARKER = "<!-- cai archive -->"
_HEADINGS = {
    "broken": "Copies that do not show the work",
    "found": "Copies found",
    "unconfirmed": "For a person to look at",
    "mismatch": "Copies of something else",
    "absent": "No copy",
    "excluded": "Not shown by the archive",
    "unknown": "Not known",
    "kept": "Kept",
    "skipped": "Skipped",
}
_ROOM = 400  # for the line that says how many were left out
_BREAK = "<br>\n  "


def render(result: Result, _look: Look) -> str:
    """Return a headline, the sums, and a list for each verdict, at most MOST characters."""
    found = sum(one.verdict == "found" for one in result.found)
    headline = f"## Archived copies: {found} found of {counted(len(result.found), 'source')}"
    about = "\n".join(f"- {said(line, address=link)}" for line in sums(result))
    blocks = [MARKER, headline, f"{code(result.ledger)}, asked {result.asked_at}", about]
    left = MOST - _ROOM - sum(len(block) + 2 for block in blocks)
    missing = 0
    for verdict, heading in _HEADINGS.items():
        entries = []
        for one in listed(result):
            if one.verdict != verdict:
                continue
            entry = f"- {_BREAK.join(_entry(one))}"
            if len(entry) + len(heading) + 20 > left:
                missing += 1
                continue
            entries.append(entry)
            left -= len(entry) + 1
        if entries:
            blocks += [f"### {heading} ({len(entries)})", "\n".join(entries)]
            left -= len(heading) + 20
    if missing:
        blocks.append(
            f"{counted(missing, 'more source')} did not fit in here; the other formats have them all."
        )
    return "\n\n".join(blocks) + "\n"


def _entry(one: Found) -> Iterator[str]:
    notes = cited_by(one)
    yield f"{code(one.source.key)}{', ' if notes else ''}{notes}: {said(when(one)) if one.memento else said(one.reason)}"
    if one.memento:
        yield link(one.memento.url)
        if one.memento.title:
            yield said(cut(one.memento.title, 300))
        if one.rule != "the-work":
            yield said(cut(one.reason, 500))
    if passed := others(one):
        yield said(passed)
    if one.next and one.rule != "the-work":
        yield said(cut(one.next, 3_000), address=link)
