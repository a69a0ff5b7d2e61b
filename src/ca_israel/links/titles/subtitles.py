"""A work cited without its subtitle, on a page that agrees with the citation in everything else."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from ca_israel.languages.letters import flat_words
from ca_israel.links.titles.page_titles import begins
from ca_israel.links.titles.tails import tells_otherwise
from ca_israel.links.titles.words import LIGHT_WEIGHT, words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ca_israel.links.page.read import Page
    from ca_israel.links.titles.page_titles import PageTitle

_FEWEST = 4  # content words before the colon
_TIME_ZONES = timedelta(days=1)


def heads(cited: str, titles: Iterable[PageTitle], language: str | None) -> list[PageTitle]:
    """Return those titles of the page that are ``cited``, a colon and a subtitle; none where another title disagrees."""
    wanted = words(cited, language)
    if sum(word.weight > LIGHT_WEIGHT for word in wanted) < _FEWEST:
        return []
    found = []
    for title in titles:
        if not begins(wanted, words(title.plain, language)):
            if set(title.origins) != {"h1"}:
                return []
            continue
        head, colon, subtitle = title.plain.partition(": ")
        if colon and len(words(head, language)) == len(wanted) and not tells_otherwise(subtitle):
            found.append(title)
    return found


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
