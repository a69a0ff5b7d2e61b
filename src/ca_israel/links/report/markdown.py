"""The report in Markdown (GitHub's), for a job's summary or the body of an issue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ca_israel.links.report.parts import (
    INTERRUPTED,
    cited_by,
    counts_line,
    cut,
    grouped,
    ok_line,
    one_line,
    place_of,
    skipped_line,
)
from ca_israel.text.counting import counted
from ca_israel.text.github import no_command
from ca_israel.text.markdown import markdown_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ca_israel.links.findings import Finding, Run
    from ca_israel.links.report.parts import Groups
    from ca_israel.terminal.look import Look

MARKER = "<!-- cai check-links -->"  # by which a workflow finds its own issue again
MOST = 65_000  # characters; an issue's body may have 65,536
_MOST_URL = 2_000
_ROOM = 200  # for the line that says how many were left out
_BREAK = "<br>\n  "
# What would begin a list, make a heading of the line before (CommonMark, 5.2 and 4.3), or be a runner's ``::``.
_LINE_START = re.compile(r"^([0-9]{0,9})([-+=.):])")
_OPENING, _CLOSING = '(["“‘«', ')].,;:!?"”’»'
_WEB = re.compile(r"https?://", re.IGNORECASE)
_ADDRESS = re.compile(r"(?<![a-z0-9+.-])[0-9+.-]*+[a-z][a-z0-9+.-]*+://|www\.|mailto:", re.IGNORECASE)
_NOT_IN_LINK = re.compile(r"[^A-Za-z0-9._~:/?#@!&'()*+,;=%-]")


def render(run: Run, _look: Look) -> str:
    """Return a headline, a list for each group and the counts, at most MOST characters."""
    groups = grouped(run.report)
    ending = "\n".join(_ending(run, groups)) + "\n"
    blocks = [
        MARKER,
        f"## {_headline(groups)}",
        f"{code(run.ledger)}, checked {run.checked_at}: {said(counts_line(run.report))}",
    ]
    left, missing = MOST - _ROOM - len(ending) - sum(len(block) + 2 for block in blocks), 0
    for heading, findings in groups.headed():
        entries = []
        left -= len(heading) + 20
        for finding in findings:
            entry = f"- {_BREAK.join(_entry(finding, run))}"
            if len(entry) + 1 > left:
                missing += 1
                continue
            entries.append(entry)
            left -= len(entry) + 1
        if entries:
            blocks += [f"### {heading} ({len(findings)})", "\n".join(entries)]
    if missing:
        blocks.append(
            f"{counted(missing, 'more link')} did not fit in here; the other formats have them all."
        )
    return "\n\n".join([*blocks, ending])


def _headline(groups: Groups) -> str:
    fails, warns = len(groups.fails), len(groups.warns) + len(groups.not_checked)
    parts = [
        f"{number} {verb if number > 1 else verb + 's'}"
        for number, verb in ((fails, "fail"), (warns, "warn"))
        if number
    ]
    return f"Links: {', '.join(parts)}" if parts else "Links: nothing to do"


def _entry(finding: Finding, run: Run) -> Iterator[str]:
    """Yield the lines of one list item: verdict and place, the URL, why, what to do."""
    judgement, place = finding.judgement, place_of(finding, run)
    note = f" ({finding.note})" if finding.note else ""
    keys = ", ".join(code(source.key) for source in finding.link.sources)
    where = (cited_by(finding), keys, f"line {place[0]}" if place else "")
    yield f"**{judgement.verdict}**{note} {code(judgement.rule)}: {', '.join(filter(None, where))}"
    if finding.link.url:
        yield link(finding.link.url)
    yield said(cut(judgement.reason, 500))
    if judgement.next:
        yield said(cut(judgement.next, 3_000), address=link)


def _ending(run: Run, groups: Groups) -> Iterable[str]:
    yield f"- {ok_line(run.report)}"
    if skipped := skipped_line(groups):
        yield f"- {skipped}"
    if run.report.interrupted:
        yield f"- {INTERRUPTED}"


def said(text: str, address: Callable[[str], str] | None = None) -> str:
    """Return ``text`` of ours, a server or a ledger as words alone; its addresses as code, or as links of ours."""
    words = one_line(text).split()
    told = " ".join((address or _address)(word) if _ADDRESS.search(word) else _plain(word) for word in words)
    return _LINE_START.sub(r"\1\\\2", told)


def _address(word: str) -> str:
    """Return an address as code, without the brackets and stops around it."""
    rest = word.lstrip(_OPENING)
    within = rest.rstrip(_CLOSING)
    before, after = word[: len(word) - len(rest)], rest[len(within) :]
    return f"{_plain(before)}{code(within)}{_plain(after)}"


def _plain(word: str) -> str:
    return markdown_text(word, on_github=True)


def code(text: str) -> str:
    """Return ``text`` as a code span, within a fence longer than any in it (CommonMark, 6.1)."""
    inside = cut(no_command(one_line(text).strip()) or "-", _MOST_URL)
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", inside)), default=0))
    blank = " " if "`" in inside else ""
    return f"{fence}{blank}{inside}{blank}{fence}"


def link(url: str) -> str:
    """Return ``url`` as an autolink (CommonMark, 6.5), percent-encoded where it could end one; others than web as code."""
    if not _WEB.match(url) or len(url) > _MOST_URL:
        return code(url)
    return f"<{_NOT_IN_LINK.sub(_percent, url)}>"


def _percent(match: re.Match[str]) -> str:
    sign = match[0]
    if sign.isalnum():  # letters of all scripts stay readable; digits and signs of ASCII are not matched
        return sign
    return "".join(f"%{byte:02X}" for byte in sign.encode("utf-8", "surrogatepass"))
