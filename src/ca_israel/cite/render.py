"""``cai cite``: the notes, entries or records asked for, in the style and format asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ca_israel.cite.citation import Cite
from ca_israel.cite.notes import (
    Note,
    NotesToPrint,
    cite_of,
    cited_works,
    footnotes,
)
from ca_israel.cite.registry import EXPORTS, PRINTED
from ca_israel.cite.style import style_of
from ca_israel.errors import BadUsage
from ca_israel.ledger.model import Citation
from ca_israel.query.targets import wanted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ca_israel.cite.style import Style
    from ca_israel.ledger.model import Ledger
    from ca_israel.terminal.look import Look


class CiteRequest(NamedTuple):
    """What to print. ``targets`` None is everything; ``style`` None is the ledger's own.

    ``bibliography`` asks for entries instead of notes, ``in_full`` for no short forms; ``details`` and
    ``sole`` (only events that rest on nothing else) are for the text format.
    """

    targets: Sequence[str] | None = None
    style: Style | None = None
    form: str = "text"
    bibliography: bool = False
    in_full: bool = False
    details: bool = False
    sole: bool = False


def render(ledger: Ledger, asked: CiteRequest, look: Look) -> str:
    """Return what ``asked`` names; in text one citation a line, never wrapped.

    Raises NotInLedger for a footnote or citekey that the ledger lacks, and what the style raises (``cite.style``).
    """
    if asked.form in EXPORTS:
        return EXPORTS.render(asked.form, _cites(ledger, asked.targets))
    style = asked.style or style_of(ledger)
    notes, article = (
        (_entries(ledger, asked, style), {}) if asked.bibliography else _notes(ledger, asked, style)
    )
    printed = NotesToPrint(ledger, notes, asked.details, asked.sole, article)
    return PRINTED.render(asked.form, printed, look)


def house_csl() -> str:
    """Return the house style as a CSL 1.0.2 file."""
    from pathlib import Path

    return Path(__file__).with_name("house.csl").read_text(encoding="utf-8")


def _notes(ledger: Ledger, asked: CiteRequest, style: Style) -> tuple[list[Note], dict[int | str, Note]]:
    """The notes asked for, in that order (a citekey gives the work's own note), and all of the article's."""
    targets: tuple[int | str, ...] = tuple(sorted(ledger.footnotes) or ledger.sources)
    if asked.targets is not None:
        targets = wanted(ledger, asked.targets)
    keys = list(dict.fromkeys(target for target in targets if isinstance(target, str)))
    alone = [(number, (Citation(key),)) for number, key in enumerate(keys, 1)]
    works = style.printing(ledger, alone, keys).notes
    notes: dict[int | str, Note] = {keys[n - 1]: note._replace(number=None) for n, note in works.items()}
    if any(isinstance(target, int) for target in targets):
        notes.update(style.printing(ledger, footnotes(ledger), keys, in_full=asked.in_full).notes.items())
    return [notes[target] for target in targets], notes


def _entries(ledger: Ledger, asked: CiteRequest, style: Style) -> list[Note]:
    """The bibliography entries of the works asked for, each once, as the style sorts them."""
    keys = [cite.source.key for cite in _cites(ledger, asked.targets)]
    entries = style.printing(ledger, footnotes(ledger), keys).entries
    if keys and not entries:
        raise BadUsage(f"the style {style} has no bibliography", hint="leave --bibliography out")
    return [Note(None, text, (Citation(key),)) for key, text in entries.items()]


def _cites(ledger: Ledger, targets: Sequence[str] | None) -> list[Cite]:
    """The works asked for, each once, with the place and the words of the first footnote that names it."""
    if targets is None:
        return [Cite(source) for source in cited_works(ledger, also=ledger.sources).values()]
    cites: dict[str, Cite] = {}
    for target in wanted(ledger, targets):
        if isinstance(target, str):
            cites.setdefault(target, cite_of(ledger, Citation(target)))
            continue
        citations, quote = ledger.footnotes[target].citations, ledger.footnotes[target].quote
        for citation in citations:
            cites.setdefault(
                citation.source, cite_of(ledger, citation, quote if len(citations) == 1 else None)
            )
    return list(cites.values())
