"""Notes and entries as an HTML fragment to paste: escaped, links robust (Robust Links 1.0 attributes)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.cite.citation import printed_url
from ca_israel.cite.parts.rich_text import runs
from ca_israel.text.safe import harmless

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ca_israel.cite.notes import Note
    from ca_israel.ledger.model import Source


def render(notes: Sequence[Note], works: Mapping[str, Source]) -> str:
    """Return ``notes`` as an ordered list with their numbers, works as an unordered one."""
    numbered = any(note.number is not None for note in notes)
    tag, kind = ("ol", "notes") if numbered else ("ul", "bibliography")
    items = "".join(f"<li{_named(note)}>{_words(note, works)}</li>\n" for note in notes)
    return f'<{tag} class="{kind}">\n{items}</{tag}>\n'


def _named(note: Note) -> str:
    """The attributes by which a page can lead to the note, and its number."""
    if note.number is None:
        return f' id="{escaped("ref-" + note.citations[0].source)}"'
    return f' id="fn-{note.number}" value="{note.number}"'


def _words(note: Note, works: Mapping[str, Source]) -> str:
    leading = {printed_url(works[c.source]): works[c.source] for c in note.citations}
    shown = ""
    for text, italic, href in runs(note.marked):
        words = f"<i>{escaped(text)}</i>" if italic else escaped(text)
        if href and href.startswith(("http://", "https://")):
            words = f'<a href="{escaped(href)}"{_robust(leading.get(href))}>{words}</a>'
        shown += words
    return shown


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
    return "".join(f' {name}="{escaped(value)}"' for name, value in pairs if value)


def escaped(text: str) -> str:
    """Return ``text`` fit for the content of an element and for a quoted attribute."""
    from html import escape

    return escape(harmless(text))
