"""The report for people: a block a source, in the order of the ledger, and the sums."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.archive.report.parts import cited_by, listed, others, sums, when
from ca_israel.archive.verdicts import LEVELS
from ca_israel.links.report.parts import cut, one_line
from ca_israel.text.github import no_command
from ca_israel.text.layout import cell_width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ca_israel.archive.findings import Found, Result
    from ca_israel.links.rules import Level
    from ca_israel.terminal.look import Look, Role

_ROLES: dict[Level, Role] = {"passes": "good", "warns": "warn", "fails": "bad"}
_INDENT = "  "
_LEAST = 20  # cells; a narrower terminal breaks the lines itself
_TITLE = 200  # characters


def render(result: Result, look: Look) -> str:
    """Return the report wrapped to the width of ``look``; a URL is never broken."""
    lines = [line for one in listed(result) for line in (*_block(one, look), "")]
    for line in sums(result):
        lines += [
            look.paint("bold", part) for part in wrap(look.glyphs(one_line(line)), max(look.width, _LEAST))
        ]
    return "\n".join(map(no_command, lines)) + "\n"


def _block(one: Found, look: Look) -> Iterator[str]:
    """Yield the verdict and the source, its copy and how near it is, its title, why others were passed over, what to do."""
    notes = f" ({cited_by(one)})" if one.footnotes else ""
    verdict = look.paint(_ROLES[LEVELS[one.verdict]], one.verdict)
    yield f"{verdict}{_INDENT}{look.paint('heading', one_line(one.source.key))}{look.paint('dim', notes)}"
    copy, day = one.memento, when(one)
    if copy:
        yield from _wrapped(f"{day}: {copy.url}" if day else copy.url, look)
    if copy and copy.title:
        yield from _wrapped(f"“{cut(copy.title, _TITLE)}”", look)
    passed = others(one)
    if one.rule != "the-work":
        yield from _wrapped(one.reason, look)
    for said in (passed, one.next if one.rule != "the-work" else None):
        if said:
            yield from _wrapped(said, look)


def _wrapped(text: str, look: Look) -> Iterator[str]:
    words = one_line(cut(text, 4_000)).split(" ")
    said = " ".join(word if "://" in word else look.glyphs(word) for word in words)
    width = max(look.width - len(_INDENT), _LEAST)
    lines = [said] if cell_width(said) <= width else wrap(said, width)
    for line in lines:
        yield _INDENT + look.clickable(line)
