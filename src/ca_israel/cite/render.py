"""``cai cite``: the notes, entries or records asked for, in the style and format asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ca_israel.cite.citation import Cite
from ca_israel.cite.notes import Note, cited_works, compose, footnotes, positioned, source_note
from ca_israel.cite.parts.rich_text import unmarked
from ca_israel.cite.registry import EXPORTS, PRINTED, REPEATING, style_called
from ca_israel.errors import BadUsage
from ca_israel.query.targets import wanted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from ca_israel.cite.citation import Cited
    from ca_israel.ledger.model import Ledger, Source
    from ca_israel.terminal.look import Look


class CiteRequest(NamedTuple):
    """What is to be render. ``targets`` None is everything; ``csl`` is a style file in place of ``style``.

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

    Raises NotInLedger for a footnote or citekey the ledger lacks.
    """
    if asked.form in EXPORTS:
        return EXPORTS.render(asked.form, _works(ledger, asked))
    notes, article = (_entries(ledger, asked), {}) if asked.bibliography else _notes(ledger, asked)
    if asked.form == "text":
        from ca_israel.cite.formats.text import render as rendered

        return rendered(ledger, notes, look, details=asked.details, sole=asked.sole, article=article)
    return PRINTED.render(asked.form, notes, ledger.sources)


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
        style = style_called(asked.style, works)
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
    from ca_israel.ledger.model import Citation

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
    from ca_israel.ledger.model import Citation

    keys = dict.fromkeys(_keys(ledger, asked.targets)).keys()
    works = cited_works(ledger, also=keys)
    if asked.csl:
        from ca_israel.cite.csl import Style as CslStyle

        article = [(note.number, note.cites) for note in positioned(ledger, footnotes(ledger))]
        some = keys < works.keys()
        entries = CslStyle(asked.csl, works, article, authors_in_full=some).entries()
        if keys and not entries:
            raise BadUsage(f"the style {asked.csl} has no bibliography", hint="leave --bibliography out")
        return [Note(None, text, (Citation(key),)) for key, text in entries.items() if key in keys]
    if asked.style in REPEATING:
        works = {key: source for key, source in works.items() if key in keys}
    style = style_called(asked.style, works)
    order = [key for key in style.order() if key in keys] if len(keys) > 1 else keys
    return [Note(None, style.entry(works[key]), (Citation(key),)) for key in order]


def _works(ledger: Ledger, asked: CiteRequest) -> list[Cited]:
    """The works asked for, each once, with the place and words of the first footnote that names them."""
    from ca_israel.cite.citation import Cited

    works: dict[str, Cited] = {}
    if asked.targets is None:
        return [Cited(unmarked(source)) for source in cited_works(ledger, also=ledger.sources).values()]
    for target in wanted(ledger, asked.targets):
        if isinstance(target, str):
            works.setdefault(target, Cited(unmarked(ledger.sources[target])))
            continue
        footnote = ledger.footnotes[target]
        quote = footnote.quote if len(footnote.citations) == 1 else None
        for citation in footnote.citations:
            source = unmarked(ledger.sources[citation.source])
            works.setdefault(source.key, Cited(source, citation.locator, quote))
    return list(works.values())


def _keys(ledger: Ledger, targets: Sequence[str] | None) -> Iterable[str]:
    if targets is None:
        yield from ledger.sources
        return
    for target in wanted(ledger, targets):
        if isinstance(target, str):
            yield target
        else:
            yield from (citation.source for citation in ledger.footnotes[target].citations)
