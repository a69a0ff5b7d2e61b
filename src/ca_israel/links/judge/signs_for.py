"""What speaks for the cited work where its title does not: its author, its slug, its words, a host of its own. Pure.

Such a sign stands against a sign of another work; then only a person can tell.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from ca_israel.languages.gazetteer import place_of
from ca_israel.languages.letters import flat_words
from ca_israel.links.titles.alignment import bag_score
from ca_israel.links.titles.match import holds
from ca_israel.links.titles.words import words
from ca_israel.links.urls import host_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ca_israel.ledger.model import Source
    from ca_israel.links.findings import Link
    from ca_israel.links.page.read import Page

_HALF = 0.5  # of the content words of the cited title
_FEWEST_IN_SLUG = 3
_LONG_NAME = 6  # letters from which a name of a host is no chance
_BYLINE = 600  # characters at the begin of a text, where its authors are named
_LETTERS = re.compile(r"[^\W\d_]{2,}")


def speaks_for(link: Link, page: Page, titles: Iterable[str]) -> bool:
    """Whether ``page`` bears a sign of a work that ``link`` cites under one of ``titles``."""
    return (
        _same_author(link.sources, page)
        or _in_byline(link.sources, page.text)
        or same_slug(link.url or "", page)
        or any(holds(page.text, title) or _kept_in_part(title, page) for title in titles)
    )


def _same_author(sources: Iterable[Source], page: Page) -> bool:
    """Whether an author of the works, with family and given name, is among those who sign the page."""
    theirs = [set(flat_words(person)) for person in page.persons]
    return any(
        person.issuperset(flat_words(name.family)) and not person.isdisjoint({given, given[0]})
        for source in sources
        for name in source.authors
        for given in flat_words(name.given or "")[:1]
        for person in theirs
    )


def _in_byline(sources: Iterable[Source], text: str) -> bool:
    """Whether ``text`` names an author of the works near its begin, given name first."""
    begin = f" {' '.join(flat_words(text[:_BYLINE]))} "
    return any(
        f" {' '.join(flat_words(f'{name.given} {name.family}'))} " in begin
        for source in sources
        for name in source.authors
        if name.given
    )


def same_slug(url: str, page: Page) -> bool:
    """Whether the page calls itself by another address with the words of the cited one: three or more, in their order."""
    ours = slug_of(url)
    return len(ours) >= _FEWEST_IN_SLUG and any(
        address and urlsplit(address).path != urlsplit(url).path and slug_of(address) == ours
        for address in (page.canonical, page.og_url)
    )


def slug_of(url: str) -> list[str]:
    """Return the words of the last part of the path that has some."""
    try:
        parts = unquote(urlsplit(url).path).split("/")
    except ValueError:
        return []
    slugs = (_LETTERS.findall(part.rpartition(".")[0] or part) for part in reversed(parts))
    return next((slug for slug in slugs if slug), [])


def _kept_in_part(cited: str, page: Page) -> bool:
    """Whether a title of the page has half of the content words of ``cited``, or differs by one number that grew."""
    ours = words(cited)
    weight = sum(word.weight for word in ours)
    if not weight:
        return False
    for title in page.titles:
        theirs = words(title.text)
        forms = frozenset[str]().union(*(word.forms for word in theirs))
        shared = sum(word.weight for word in ours if not word.forms.isdisjoint(forms))
        if shared / weight >= _HALF and bag_score(ours, theirs) >= _HALF:
            return True
    return False


def is_host_of_its_own(url: str, final: str, page: Page, titles: Sequence[str]) -> bool:
    """Whether ``final`` lies on another host than ``url``, and its name or that of its page is a good part of a title.

    "Steppe Atlas: an Interactive Map" lives on at steppeatlas.example. Places alone are too common to count.
    """
    host = host_of(final).removeprefix("www.")
    if host == host_of(url).removeprefix("www."):
        return False
    labels = {label.replace("-", "") for label in host.split(".")[:-1]}
    shown = {
        " ".join(flat_words(part))
        for title in page.titles
        for part in re.split(r"\s[-–—|:·]\s|: ", title.text)
    }
    return any(run in shown or run.replace(" ", "") in labels for title in titles for run in _runs(title))


def _runs(title: str) -> list[str]:
    """Return all rows of words of ``title`` that are long enough and more than a place."""
    found = flat_words(title)
    rows = [
        found[i:j] for i in range(len(found)) for j in range(i + (2 if i else 1), min(i + 5, len(found)) + 1)
    ]
    return [
        " ".join(row)
        for row in rows
        if len("".join(row)) >= _LONG_NAME and not all(place_of(word) or len(word) < 4 for word in row)
    ]
