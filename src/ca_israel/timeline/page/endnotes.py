"""The notes as the page shows them: the words of the style, with each work's addresses made links.

Links follow what is known of a page: one that is gone or drifted leads to its archived copy, one whose
address has passed into other hands is never live. Where there is a copy, a link carries its address and
day too (Robust Links 2.0: data-originalurl, data-versionurl, data-versiondate).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ca_israel.cite.parts.punctuation import nested
from ca_israel.cite.parts.rich_text import plain_text, runs
from ca_israel.dates.words import day_words
from ca_israel.text.safe import harmless

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from ca_israel.cite.notes import Note
    from ca_israel.ledger.model import Source

_STATES = {
    "gone": "The page is gone from its address",
    "drifted": "The address now shows another work",
    "usurped": "The address has passed into other hands",
}


class Robust(NamedTuple):
    """The attributes of a Robust Link; ``day`` is ISO 8601."""

    original: str
    version: str
    day: str | None


class Piece(NamedTuple):
    """A stretch of a note; ``is_work`` marks a title, whose language may be known."""

    text: str
    href: str | None = None
    italic: bool = False
    is_work: bool = False
    language: str | None = None
    robust: Robust | None = None


class Worded(NamedTuple):
    """The words of a note or an entry, then remarks on its works' pages, each a sentence in pieces."""

    pieces: tuple[Piece, ...]
    remarks: tuple[tuple[Piece, ...], ...]


class Endnote(NamedTuple):
    """A note, and the notes of whose works it has the short forms."""

    number: int
    said: Worded
    stands_for: tuple[int, ...]


def endnotes(
    notes: Mapping[int, Note], entries: Mapping[str, str], works: Mapping[str, Source]
) -> tuple[tuple[Endnote, ...], tuple[Worded, ...]]:
    """Return notes and entries in pieces, none of their words lost.

    A work's entry has the remarks on its pages, without one the first note to name it.
    """
    remarked = set(entries)
    found = []
    for number, note in notes.items():
        keys = dict.fromkeys(citation.source for citation in note.citations)
        said = _worded(note.marked, [works[key] for key in keys], remarked)
        remarked.update(keys)
        found.append(Endnote(number, said, () if entries else note.stands_for))
    return tuple(found), tuple(_worded(marked, [works[key]], frozenset()) for key, marked in entries.items())


def _worded(marked: str, cited: list[Source], remarked: AbstractSet[str]) -> Worded:
    """Marked text in pieces, with the remarks on those of its works that have none yet."""
    words = plain_text(marked)
    remarks = [remark for source in cited if source.key not in remarked for remark in _remarks(source, words)]
    return Worded(tuple(_pieces(marked, cited)), tuple(remarks))


def web(url: str | None) -> str | None:
    """Return ``url`` if a page may lead there: http and https alone, as written."""
    return url if url and re.match("https?://", url, re.IGNORECASE) and harmless(url) == url else None


def _pieces(marked: str, cited: list[Source]) -> Iterator[Piece]:
    known = _known(cited)
    pattern = re.compile("|".join(map(re.escape, sorted(known, key=len, reverse=True))) or r"(?!)")
    for run in runs(marked):
        if run.href:
            shape = known.get(run.href) or Piece(run.text, web(run.href))
            yield shape._replace(text=harmless(run.text), italic=run.italic)
            continue
        done = 0
        for match in pattern.finditer(run.text):
            if match.start() > done:
                yield Piece(harmless(run.text[done : match.start()]), italic=run.italic)
            yield known[match[0]]._replace(text=harmless(match[0]), italic=run.italic)
            done = match.end()
        if done < len(run.text):
            yield Piece(harmless(run.text[done:]), italic=run.italic)


def _known(cited: list[Source]) -> dict[str, Piece]:
    """What may stand in a note's words and is more than words: addresses and titles."""
    known: dict[str, Piece] = {}
    for source in cited:
        for title in {source.title, nested(source.title, inside=True), source.title.translate(_INNER)} - {""}:
            known[title] = Piece(title, is_work=True, language=source.language)
    for source in cited:  # an address that is a title too is an address
        if source.url:
            known[source.url] = Piece(source.url, _leads_to(source), robust=_robust(source))
        if source.archive:
            known[source.archive.url] = Piece(
                source.archive.url, web(source.archive.url), robust=_robust(source)
            )
    return known


_INNER = str.maketrans({"“": "‘", "”": "’"})


def _leads_to(source: Source) -> str | None:
    if source.state and source.archive:
        return web(source.archive.url)
    return None if source.state == "usurped" else web(source.url)


def _robust(source: Source) -> Robust | None:
    if not source.archive or not web(source.archive.url):
        return None
    day = source.archive.date
    original = source.url or source.archive.url
    return Robust(original, source.archive.url, day.isoformat() if day else None)


def _remarks(source: Source, said: str) -> Iterator[tuple[Piece, ...]]:
    """The sentences after a note: an archived copy, a page that is gone, an address that was left out."""
    copy = None
    if source.archive:
        day = f", {day_words(source.archive.date)}" if source.archive.date else ""
        copy = Piece(f"archived copy{day}", web(source.archive.url), robust=_robust(source))
        if source.state and source.archive.url in said:  # the note prints its address, as a link
            copy = Piece(copy.text)
    if source.state:
        state = _STATES[source.state]
        yield (Piece(f"{state}; the link leads to the "), copy, Piece(".")) if copy else (Piece(f"{state}."),)
    elif copy:
        yield (copy._replace(text=f"A{copy.text[1:]}"), Piece("."))
    beside_copy = said.replace(source.archive.url, "") if source.archive else said
    if source.state and source.url and source.url not in beside_copy:
        yield (Piece(f"Its own address was {harmless(source.url)}"),)
    if source.doi and source.doi not in said:
        from urllib.parse import quote

        address = f"https://doi.org/{quote(source.doi, safe='/:;()._-~')}"
        yield (Piece("DOI "), Piece(harmless(source.doi), address), Piece("."))
