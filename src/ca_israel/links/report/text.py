"""The report for people: a heading for each verdict and rule, and a line for each of its links.

What warns comes first, what fails last, nearest to the counts, where a terminal leaves the eye.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

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
from ca_israel.links.verdict import for_several
from ca_israel.text.counting import counted
from ca_israel.text.github import no_command
from ca_israel.text.layout import cell_width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ca_israel.links.findings import Finding, Run
    from ca_israel.links.report.parts import Groups
    from ca_israel.terminal.look import Look, Role

_INDENT = "  "
_LEAST = 20  # cells; a narrower terminal breaks the lines itself
_MOST_STEP = 4_000
_LEAST_SHARED = 3  # words; with fewer in common, each text is said whole
_SHORT = 24  # cells of what has room on the line of a link
# Titles in quotes, commands, addresses, words and numbers stay whole where texts are compared; each other sign is one for itself.
_TOKEN = re.compile(r"“[^“”]*+”|`[^`]*+`|[A-Za-z][A-Za-z0-9+.-]{0,20}+://\S+|\w+(?:[-–’'./:]\w+)*|\s+|.")
_WORD = re.compile(r"\w+")
_VARYING = re.compile(r"[0-9“]|[A-Za-z][A-Za-z0-9+.-]{0,20}+://")
_LONE_WORD = re.compile(r"(?<=: )\w+ $")  # of a phrase behind a colon, which then stays in one piece


class Shared(NamedTuple):
    """What some texts have in common, with ``…`` where they differ, and what each of them says beyond that."""

    common: Sequence[str]
    own: Sequence[str]


def render(run: Run, look: Look) -> str:
    """Return the report wrapped to the width of ``look``; a URL is never broken."""
    groups = grouped(run.report)
    lines = [line for block in _blocks(groups, look) for line in (*block, "")]
    several = bool(lines)
    if groups.ok or groups.noted or not run.report.links:
        lines.append(look.paint("good", ok_line(run.report)))
    if skipped := skipped_line(groups):
        lines.append(look.paint("dim", skipped))
    width = max(look.width, _LEAST)
    if several:
        lines += [look.paint("bold", line) for line in wrap(counts_line(run.report), width)]
    if run.report.interrupted:
        lines += [look.paint("warn", line) for line in wrap(INTERRUPTED, width)]
    return "\n".join(map(no_command, lines)) + "\n"


def _blocks(groups: Groups, look: Look) -> Iterator[Iterator[str]]:
    """Give a block for each verdict, note and rule of a group, in the order in which they come in the ledger."""
    sections: tuple[tuple[str, Role, Sequence[Finding]], ...] = (
        ("Warns", "warn", groups.warns),
        ("Not checked", "warn", groups.not_checked),
        ("Moved", "planned", groups.moved),
        ("Noted", "planned", groups.noted),
        ("Accepted", "dim", groups.accepted),
        ("Fails", "bad", groups.fails),
    )
    for word, role, findings in sections:
        alike: dict[tuple[str, str | None, str], list[Finding]] = {}
        for finding in findings:
            judgement = finding.judgement
            alike.setdefault((judgement.verdict, finding.note, judgement.rule), []).append(finding)
        for (verdict, note, rule), some in alike.items():
            told = look.paint(role, verdict + (f" ({note})" if note else ""))
            heading = f"{look.paint('heading', f'{word}:')} {told} [{rule}]"
            yield _block(f"{heading} {look.glyphs('·')} {counted(len(some), 'link')}", some, look)


def _block(heading: str, findings: Sequence[Finding], look: Look) -> Iterator[str]:
    yield heading
    reasons = _shared([one_line(cut(finding.judgement.reason)) for finding in findings])
    steps = _shared([one_line(cut(step, _MOST_STEP)) for step in _steps(findings)])
    for said in (*reasons.common, *steps.common):
        yield from _wrapped(said, _INDENT, look)
    for finding, reason, step in look.first(list(zip(findings, reasons.own, steps.own, strict=True))):
        short = "://" not in reason and cell_width(reason) <= _SHORT
        yield _INDENT * 2 + _link(finding, reason if short else "", look)
        for said in (step,) if short else (reason, step):
            yield from _wrapped(said, _INDENT * 3, look)
    if hidden := len(findings) - len(look.first(findings)):
        yield look.paint("dim", _INDENT * 2 + look.more(hidden))


def _steps(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield what to do about each link; a search for copies is one for all of them."""
    for finding in findings:
        step = finding.judgement.next or ""
        yield for_several(step) if len(findings) > 1 else step


def _link(finding: Finding, said: str, look: Look) -> str:
    """Return the footnotes that cite the link, its citekeys, what is ``said`` of it, and its address."""
    keys = ", ".join(one_line(source.key) for source in finding.link.sources)
    url = one_line(finding.link.url or "")
    parts = (cited_by(finding), keys, look.glyphs(said), look.link(url, look.paint("link", url)))
    return look.glyphs(" · ").join(filter(None, parts))


def _shared(texts: Sequence[str]) -> Shared:
    """Compare ``texts``: those that begin with the same words have the rest of their sentence in common as well.

    Where several sentences are said of the links of one rule, a link has to show which of them is meant.
    """
    alike: dict[str, list[int]] = {}
    for place, text in enumerate(texts):
        beginning = _VARYING.split(text, maxsplit=1)[0].split()[:_LEAST_SHARED]
        alike.setdefault(" ".join(beginning), []).append(place)
    common, own = [], list(texts)
    for places in alike.values():
        sentence, rest = _compared([texts[place] for place in places])
        if sentence and (len(alike) == 1 or all(rest)):
            common.append(sentence)
            for place, said in zip(places, rest, strict=True):
                own[place] = said
    return Shared(common, own)


def _compared(texts: Sequence[str]) -> tuple[str, Sequence[str]]:
    """Return what ``texts`` have in common at the beginning and at the end, and what stands between in each."""
    first = texts[0]
    if all(text == first for text in texts):
        return first, [""] * len(texts)
    tokens = [_TOKEN.findall(text) for text in texts]
    same = _alike(tokens)
    before, after = "".join(same), "".join(_alike([row[len(same) :][::-1] for row in tokens])[::-1])
    if len(_WORD.findall(f"{before} {after}")) < _LEAST_SHARED:
        return "", texts
    before = _LONE_WORD.sub("", before)
    own = [text[len(before) : len(text) - len(after)].strip() for text in texts]
    return f"{before}…{after.removeprefix('.')}", own


def _alike(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the tokens with which all ``rows`` begin."""
    columns = zip(*rows, strict=False)
    return [column[0] for column in takewhile(lambda column: len(set(column)) == 1, columns)]


def _wrapped(text: str, indent: str, look: Look) -> Iterator[str]:
    """Break ``text`` into lines; our words in ASCII where the encoding needs it, URLs as they are."""
    if not text:
        return
    words = [word if "://" in word else look.glyphs(word) for word in text.split(" ")]
    text = " ".join(words)
    short = "://" in words[-1] and cell_width(" ".join(words[:-1])) <= _SHORT  # it stays with its address
    for line in [text] if short else wrap(text, max(look.width - len(indent), _LEAST)):
        yield indent + look.clickable(line)
