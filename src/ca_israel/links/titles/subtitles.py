"""A work cited without its subtitle or its kicker, on a page that agrees with the citation in everything else."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from ca_israel.languages.letters import flat_words
from ca_israel.links.titles.candidates import segments
from ca_israel.links.titles.page_titles import begins
from ca_israel.links.titles.tails import announces_other, tells_otherwise
from ca_israel.links.titles.words import same, weighty, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from ca_israel.links.page.read import Page
    from ca_israel.links.titles.page_titles import PageTitle
    from ca_israel.links.titles.words import Word

_FEWEST = 4  # content words on the cited side of the colon
_TIME_ZONES = timedelta(days=1)
_COLON = re.compile(r":\s")


def sides(cited: str, titles: Iterable[PageTitle], language: str | None) -> list[PageTitle]:
    """Return those titles of the page of which ``cited`` is one side of a colon; none where another title disagrees."""
    wanted = words(cited, language)
    if weighty(wanted) < _FEWEST:
        return []
    found = []
    for title in titles:
        whole = words(title.plain, language)
        if not (begins(wanted, whole) or _are_one(wanted, whole[-len(wanted) :])):
            if set(title.origins) != {"h1"}:
                return []
            continue
        makes_another = list(_makes_another(wanted, title.plain, language))
        if any(makes_another):
            return []
        if makes_another:
            found.append(title)
    return found


def _makes_another(wanted: Sequence[Word], text: str, language: str | None) -> Iterator[bool]:
    """Yield of each colon of ``text`` beside which ``wanted`` stands whether the other side makes it another work."""
    for colon in _COLON.finditer(text):
        head, rest = text[: colon.start()], text[colon.end() :]
        if _are_one(wanted, words(head, language)):
            yield any(map(tells_otherwise, _parts(rest)))
        elif _are_one(wanted, words(rest, language)):
            yield any(map(announces_other, _parts(head)))


def _parts(text: str) -> list[str]:
    return [part for segment in segments(text) for part in _COLON.split(segment)]


def _are_one(wanted: Sequence[Word], found: Sequence[Word]) -> bool:
    return len(wanted) == len(found) and all(map(same, wanted, found))


def agrees(page: Page, authors: Iterable[str], accessed: date | None) -> bool:
    """Whether the page's date or its authors speak for the citation, and neither against it."""
    ours = {word for name in authors for word in flat_words(name) if len(word) > 2}
    theirs = {word for name in page.persons for word in flat_words(name)}
    signs = []
    if ours and theirs:
        signs.append(not ours.isdisjoint(theirs))
    if accessed and page.published:
        signs.append(page.published <= accessed + _TIME_ZONES)
    return bool(signs) and all(signs)
