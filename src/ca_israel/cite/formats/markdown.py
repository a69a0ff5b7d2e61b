"""Notes as Markdown footnotes (``[^4]: …``), entries as a list; what a ledger says is shown, never markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from ca_israel.cite.parts.rich_text import runs
from ca_israel.text.safe import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ca_israel.cite.notes import Note
    from ca_israel.ledger.model import Source

# Signs that begin something inside a line, in CommonMark, GFM or pandoc; the colon of ``https:`` and ``:smile:``,
# and what GFM or a linkifier makes a link of in bare text: ``www.``, ``//``.
_INLINE = re.compile(r"[\\`*_\[\]<>&|~$^#{}]|!$|:(?=\S)|(?<=www)\.|(?<!:)/(?=/)", re.IGNORECASE)
# What begins a block at the start of a line: a list, a heading's underline, a table's second row, a definition.
_BLOCK = re.compile(r"^(?=[-+=:(%])|^[0-9]+(?=[.)])|^[a-z]{1,5}(?=[.)] )", re.IGNORECASE)
_AT = re.compile(r"@(?=\w)")
_WEB = re.compile(r"https?://", re.IGNORECASE)
_UNFIT = re.compile(r"[\s<>\\`]|[^\S ]")  # in an autolink (CommonMark 0.31, 6.5)


def render(notes: Iterable[Note], works: Mapping[str, Source]) -> str:  # noqa: ARG001 - as every format
    """Return ``notes``, one a line: footnote definitions where they are numbered, else a list."""
    return "".join(f"{_opening(note)}{paragraph(marked(note.marked))}\n" for note in notes)


def marked(text: str) -> str:
    """Return marked text (``marks``) as inline Markdown: italics, and addresses of the web as links."""
    return "".join(_run(run.text, run.italic, run.href) for run in runs(text))


def escaped(text: str) -> str:
    """Return ``text`` as Markdown that shows it within a line (CommonMark 0.31, 2.4).

    No escape stops GFM from making a mail link; a zero-width space after the ``@`` does, and calls nobody.
    """
    return _AT.sub("@&#8203;", _INLINE.sub(r"\\\g<0>", harmless(text)))


def paragraph(line: str) -> str:
    """Return a line of Markdown that would begin a block (code, a heading, a list) as one that does not."""
    return _BLOCK.sub(r"\g<0>\\", line.strip(" "))


def _opening(note: Note) -> str:
    return "- " if note.number is None else f"[^{note.number}]: "


def _run(words: str, slanted: bool, href: str | None) -> str:  # noqa: FBT001 - the fields of a Run
    shown = escaped(words)
    if href and _WEB.match(href):
        address = "".join(s if s.isprintable() else quote(s) for s in _UNFIT.sub(_percent, href))
        shown = f"<{address}>" if words == href else f"[{shown}](<{address}>)"
    return f"*{shown}*" if slanted and shown.strip() == shown else shown


def _percent(match: re.Match[str]) -> str:
    return quote(match[0])
