"""The first letter of a note: a capital if the word is the style's, unchanged if it is the ledger's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.cite.parts.rich_text import capital, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ca_israel.cite.citation import Cite


def capitalised(marked: str, cites: Sequence[Cite]) -> str:
    """Return a note with a capital on a word of the style ("ibid."), but not on a name, title or prefix.

    So do CSL processors that print notes; pandoc alone also makes "Al-Hariri" and "IPhone".
    """
    words = plain_text(marked)
    if not words[:1].islower() or any(map(words.startswith, _own_words(cites[0]))):
        return marked
    return capital(marked)


def _own_words(cite: Cite) -> Iterator[str]:
    """What the ledger itself could begin a note with."""
    source = cite.source
    words = [cite.prefix and cite.prefix.strip(), source.title, source.short, source.container]
    for name in source.authors:
        words += name
    yield from filter(None, words)
