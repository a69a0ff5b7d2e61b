"""``cai cite``: the notes, entries or records asked for, in the style and format asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ca_israel.cite.citation import Cite
from ca_israel.cite.notes import (
    Note,
    NotesToPrint,
    cite_of,
    cited_works,
    compose,
    footnotes,
    positioned,
    source_note,
)
from ca_israel.cite.registry import EXPORTS, PRINTED, style_class
from ca_israel.errors import BadUsage
from ca_israel.ledger.model import Citation
from ca_israel.query.targets import wanted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ca_israel.ledger.model import Ledger, Source
    from ca_israel.terminal.look import Look


class CiteRequest(NamedTuple):
    """What to print. ``targets`` None is everything; ``csl`` is a style file in place of ``style``.

    ``bibliography`` asks for entries instead of notes, ``in_full`` for no short forms; ``details`` and
    ``sole`` (only events that rest on nothing else) are for the text format.
    """

    targets: Sequence[str] | None = None
    style: str = "house"
    csl: Path | None = None
    form: str = "text"
    bibliography: bool = False
    in_full: bool = False
    details: bool = False
    sole: bool = False


def render(ledger: Ledger, asked: CiteRequest, look: Look) -> str:
    """Return what ``asked`` names; in text one citation a line, never wrapped.

    Raises NotInLedger for a footnote or citekey that the ledger lacks.
    """
    if asked.form in EXPORTS:
        return EXPORTS.render(asked.form, _cites(ledger, asked.targets))
    notes, article = (_entries(ledger, asked), {}) if asked.bibliography else _notes(ledger, asked)
    printed = NotesToPrint(ledger, notes, asked.details, asked.sole, article)
    return PRINTED.render(asked.form, printed, look)


def house_csl() -> str:
    """Return the house style as a CSL 1.0.2 file."""
    from pathlib import Path

    return Path(__file__).with_name("house.csl").read_text(encoding="utf-8")


def _notes(ledger: Ledger, asked: CiteRequest) -> tuple[list[Note], dict[int | str, Note]]:
    """The notes asked for, in that order (a citekey gives the work's own note), and all of the article's."""
    targets: tuple[int | str, ...] = tuple(sorted(ledger.footnotes) or ledger.sources)
    if asked.targets is not None:
        targets = wanted(ledger, asked.targets)
    keys = [target for target in targets if isinstance(target, str)]
    works = cited_works(ledger, also=keys)
    if asked.csl:
        notes = _csl_notes(ledger, asked.csl, targets, works)
    else:
        style = style_class(asked.style)(works)
        notes = {key: source_note(ledger, key, style) for key in keys}
        if len(keys) < len(targets):
            composed = compose(ledger, footnotes(ledger), in_full=asked.in_full, style=style)
            notes.update(composed.items())
    return [notes[target] for target in targets], notes


def _csl_notes(
    ledger: Ledger, file: Path, targets: Sequence[int | str], works: dict[str, Source]
) -> dict[int | str, Note]:
    """The article's notes in the style of a CSL file; the works named by citekey go in notes of their own."""
    from ca_israel.cite.csl import Style as CslStyle

    notes: dict[int | str, Note] = {}
    if any(isinstance(target, int) for target in targets):
        article = list(positioned(ledger, footnotes(ledger)))
        texts = CslStyle(file, works, [(note.number, note.cites) for note in article]).notes()
        notes |= {n: Note(n, texts[n], citations, firsts) for n, _, citations, firsts in article}
    keys = [target for target in targets if isinstance(target, str)]
    if keys:
        texts = CslStyle(file, works, [(n, [Cite(works[key])]) for n, key in enumerate(keys, 1)]).notes()
        notes |= {key: Note(None, texts[n], (Citation(key),)) for n, key in enumerate(keys, 1)}
    return notes


def _entries(ledger: Ledger, asked: CiteRequest) -> list[Note]:
    """The bibliography entries of the works asked for, each once, as the style sorts them."""
    keys = {cite.source.key: None for cite in _cites(ledger, asked.targets)}.keys()
    works = cited_works(ledger, also=keys)
    if asked.csl:
        from ca_israel.cite.csl import Style as CslStyle

        article = [(note.number, note.cites) for note in positioned(ledger, footnotes(ledger))]
        some = keys < works.keys()
        entries = CslStyle(asked.csl, works, article, authors_in_full=some).entries()
        if keys and not entries:
            raise BadUsage(f"the style {asked.csl} has no bibliography", hint="leave --bibliography out")
        return [Note(None, text, (Citation(key),)) for key, text in entries.items() if key in keys]
    chosen = style_class(asked.style)
    if chosen.repeats_authors:
        works = {key: source for key, source in works.items() if key in keys}
    style = chosen(works)
    order = [key for key in style.order() if key in keys] if len(keys) > 1 else keys
    return [Note(None, style.entry(works[key]), (Citation(key),)) for key in order]


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
