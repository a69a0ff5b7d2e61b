"""Notes as Markdown footnotes (``[^4]: …``), entries as a list; text of a ledger is shown, never obeyed as markup.

Programs that turn Markdown into a document number its notes anew, so a note begins with the article's number.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from ca_israel.cite.parts.rich_text import runs
from ca_israel.text.markdown import markdown_line, markdown_text

if TYPE_CHECKING:
    from ca_israel.cite.notes import Note, NotesToPrint
    from ca_israel.cite.parts.rich_text import Run
    from ca_israel.terminal.look import Look

_WEB = re.compile(r"https?://", re.IGNORECASE)
_UNFIT = re.compile(r"[\s<>\\`]|[^\S ]")  # in an autolink (CommonMark 0.31, 6.5)


def render(printed: NotesToPrint, look: Look) -> str:  # noqa: ARG001 - the same bytes on every terminal
    """Return the notes, one a line: footnote definitions where they are numbered, else a list."""
    return "".join(f"{'- ' if note.number is None else ''}{note_line(note)}\n" for note in printed.notes)


def note_line(note: Note) -> str:
    """Return a note as the definition of its footnote; without a number its words alone."""
    label = "" if note.number is None else f"[^{note.number}]: {numbered(note.number)} "
    return f"{label}{markdown_line(inline(note.marked))}"


def numbered(number: int) -> str:
    """Return the article's number of a note as text stands in Markdown: [4]."""
    return rf"\[{number}\]"


def inline(marked: str) -> str:
    """Return marked text (``parts.rich_text``) as inline Markdown: italics, and addresses of the web as links."""
    return "".join(map(_inline, runs(marked)))


def _inline(run: Run) -> str:
    words, href = markdown_text(run.text), run.href
    if href and _WEB.match(href):
        fit = _UNFIT.sub(lambda sign: quote(sign[0]), href)
        address = "".join(sign if sign.isprintable() else quote(sign) for sign in fit)
        words = f"<{address}>" if run.text == href else f"[{words}](<{address}>)"
    return f"*{words}*" if run.italic and words.strip() == words else words
