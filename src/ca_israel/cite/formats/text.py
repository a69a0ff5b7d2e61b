"""Notes and entries as text: exactly the citation and a newline; on a terminal with links and italics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.cite.details import details
from ca_israel.cite.parts.rich_text import runs
from ca_israel.text.safe import harmless

if TYPE_CHECKING:
    from ca_israel.cite.notes import Note, NotesToPrint
    from ca_israel.terminal.look import Look


def render(printed: NotesToPrint, look: Look) -> str:
    """Return the notes, one a line and never wrapped; with details the lines of ``details`` under each."""
    detailed = printed.details or printed.sole
    parts: list[str] = []
    for note in printed.notes:
        lines = [_line(note, look)]
        if detailed:
            lines += details(printed.ledger, note, look, sole=printed.sole, article=printed.article)
        parts.append("\n".join(line.rstrip() for line in lines) + "\n")
    return ("\n" if detailed else "").join(parts)


def _line(note: Note, look: Look) -> str:
    """The note on one line."""
    line = "" if note.number is None else f"[{note.number}] "
    for text, italic, href in runs(note.marked):
        words = look.glyphs(harmless(text))
        words = look.paint("italic", words) if italic else words
        line += look.link(href, words) if href else words
    return line
