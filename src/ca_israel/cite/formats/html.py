"""Notes and entries as an HTML fragment to paste: escaped, links robust (Robust Links 1.0 attributes)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.cite.citation import printed_url
from ca_israel.cite.parts.rich_text import runs
from ca_israel.text.safe import harmless

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ca_israel.cite.notes import Note, NotesToPrint
    from ca_israel.ledger.model import Source
    from ca_israel.terminal.look import Look


def render(printed: NotesToPrint, look: Look) -> str:  # noqa: ARG001 - the same bytes on every terminal
    """Return the notes as an ordered list with their numbers, entries as an unordered one."""
    notes, works = printed.notes, printed.ledger.sources
    numbered = any(note.number is not None for note in notes)
    tag, kind = ("ol", "notes") if numbered else ("ul", "bibliography")
    items = "".join(f"<li{_named(note)}>{_words(note, works)}</li>\n" for note in notes)
    return f'<{tag} class="{kind}">\n{items}</{tag}>\n'


def _named(note: Note) -> str:
    """The attributes by which a page can lead to the note, and its number."""
    if note.number is None:
        return f' id="{html_text("ref-" + note.citations[0].source)}"'
    return f' id="fn-{note.number}" value="{note.number}"'


def _words(note: Note, works: Mapping[str, Source]) -> str:
    leading = {printed_url(works[c.source]): works[c.source] for c in note.citations}
    html = ""
    for text, italic, href in runs(note.marked):
        words = f"<i>{html_text(text)}</i>" if italic else html_text(text)
        if href and href.startswith(("http://", "https://")):
            words = f'<a href="{html_text(href)}"{_robust(leading.get(href))}>{words}</a>'
        html += words
    return html


def _robust(source: Source | None) -> str:
    """The attributes that name the original, its archived copy, and the day of that copy."""
    if source is None or source.archive is None:
        return ""
    url, day = source.archive
    pairs = [
        ("data-originalurl", source.url),
        ("data-versionurl", url),
        ("data-versiondate", day and f"{day}"),
    ]
    return "".join(f' {name}="{html_text(value)}"' for name, value in pairs if value)


def html_text(text: str) -> str:
    """Return ``text`` fit for the content of an element and for a quoted attribute."""
    from html import escape

    return escape(harmless(text))
