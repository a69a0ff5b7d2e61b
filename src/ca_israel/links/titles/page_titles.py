"""The titles of a page beside each other: whether another one goes on where one is cut, or lacks what one has behind a dash."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ca_israel.languages.letters import flat_words, tidy
from ca_israel.links.titles.candidates import segments
from ca_israel.links.titles.tails import tells_otherwise
from ca_israel.links.titles.words import same, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ca_israel.links.page.read import Origin, Page
    from ca_israel.links.titles.candidates import OutletNames
    from ca_israel.links.titles.tails import Known
    from ca_israel.links.titles.words import Word

_MOST_H1 = 3  # of a page whose headline they are; of more, each may be a teaser
_CUT = re.compile(r"(?:(?<!\s)\s++)?(?:…|(?<!\.)\.{3,}+)(?:\s.*)?$")


class PageTitle(NamedTuple):
    """A title, where it stands, and the ``others`` of the page.

    ``plain`` and the others are without the outlet's name and what follows a cut; ``known`` tells what is
    known of the outlet's name, ``is_one_of_many`` that it is but a heading, among more than three of the first rank.
    """

    text: str
    origins: tuple[Origin, ...]
    plain: str
    known: Known
    others: tuple[str, ...] = ()
    is_one_of_many: bool = False

    def goes_on(self, cut: tuple[Word, ...]) -> bool:
        """Whether another title of the page begins as ``cut`` does, and goes on."""
        return any(len(other) > len(cut) and begins(cut, other) for other in map(words, self.others))

    def alone_has(self, part: str, kept: tuple[Word, ...]) -> bool:
        """Whether this is the window's title, and no other title has ``part`` in it, or more than ``kept``."""
        if self.origins != ("title",):
            return False
        row = f" {' '.join(flat_words(part))} "
        return not any(
            row in f" {' '.join(flat_words(other))} " or _has_more(words(other), kept)
            for other in self.others
        )

    def is_short_of(self, kept: tuple[Word, ...]) -> bool:
        """Whether this is the window's title, and another goes on from ``kept`` with what makes it another work."""
        ends = (words(other)[len(kept) :] for other in self.others if begins(kept, words(other)))
        return self.origins == ("title",) and any(
            end and end[0].text[0].isalpha() and tells_otherwise(" ".join(word.text for word in end))
            for end in ends
        )


def page_titles(page: Page, names: OutletNames, *, named: bool) -> list[PageTitle]:
    """Return the distinct titles of ``page`` that have words in them, in their order.

    ``named`` tells that the page or the ledger gives a name of the outlet.
    """
    origins: dict[str, list[Origin]] = {}
    for title in page.titles:
        if flat_words(title.text):
            origins.setdefault(title.text, []).append(title.origin)
    plain = {text: _plain(text, names) for text in origins}
    many = page.origin_count("h1") > _MOST_H1
    return [
        PageTitle(
            text,
            tuple(dict.fromkeys(found)),
            plain[text],
            "signed" if any(map(names.sign, segments(text))) else "named" if named else None,
            tuple(dict.fromkeys(other for it, other in plain.items() if it != text and other)),
            many and set(found) == {"h1"},
        )
        for text, found in origins.items()
    ]


def _plain(text: str, names: OutletNames) -> str:
    kept = " - ".join(part for part in segments(text) if not names.sign(part))
    return _CUT.sub("", tidy(kept))


def _has_more(whole: Sequence[Word], kept: Sequence[Word]) -> bool:
    """Whether ``whole`` holds all of ``kept`` in one row, and other words."""
    rows = (whole[at : at + len(kept)] for at in range(len(whole) - len(kept) + 1))
    return len(whole) > len(kept) and any(all(map(same, kept, row)) for row in rows)


def begins(cut: Sequence[Word], whole: Sequence[Word]) -> bool:
    """Whether ``cut``, perhaps cut inside its last word, is how ``whole`` begins."""
    if not cut or len(cut) > len(whole) or not all(map(same, cut[:-1], whole)):
        return False
    last = whole[len(cut) - 1]
    return last.text.startswith(cut[-1].text) or same(last, cut[-1])
