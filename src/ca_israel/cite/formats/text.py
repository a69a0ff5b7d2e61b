"""Notes and entries as text: exactly the citation and a newline; on a terminal with links and italics."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ca_israel.cite.details import details as details_of
from ca_israel.cite.parts.rich_text import runs
from ca_israel.text.safe import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ca_israel.cite.notes import Note
    from ca_israel.ledger.model import Ledger
    from ca_israel.terminal.look import Look


def render(
    ledger: Ledger,
    notes: Iterable[Note],
    look: Look,
    *,
    details: bool = False,
    sole: bool = False,
    article: Mapping[Any, Note] | None = None,
) -> str:
    """Return ``notes``, one a line and never wrapped; with ``details`` what stands behind each.

    ``article`` are the article's notes in the same style, the house style unless given.
    """
    told = details or sole
    parts: list[str] = []
    for note in notes:
        lines = [_line(note, look)]
        if told:
            lines += details_of(ledger, note, look, sole=sole, article=article)
        parts.append("\n".join(line.rstrip() for line in lines) + "\n")
    return ("\n" if told else "").join(parts)


def _line(note: Note, look: Look) -> str:
    """The note on one line."""
    shown = "" if note.number is None else f"[{note.number}] "
    for text, italic, href in runs(note.marked):
        words = look.glyphs(harmless(text))
        words = look.paint("italic", words) if italic else words
        shown += look.link(href, words) if href else words
    return shown
