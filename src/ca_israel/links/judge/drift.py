"""A second sign that another work is at an address: its date, its number, its authors. Pure.

A title alone proves nothing, since headlines are rewritten; neither does a sign that can be read in two ways.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from ca_israel.languages.letters import flat_words
from ca_israel.languages.vocabulary import word_set
from ca_israel.links.urls import same_place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ca_israel.ledger.model import Source
    from ca_israel.links.findings import Link
    from ca_israel.links.page.read import Page

_DOI = re.compile(r"10\.\d{4,9}/[^\s\"'<>?#&]+", re.IGNORECASE)
_NUMBER = re.compile(r"((?<![A-Za-z])[A-Za-z]*+|(?<=[A-Za-z]))(?<!\d)(\d{4,12})(?!\d)([A-Za-z]*)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TIME_ZONES = timedelta(days=1)
_OUTLETS = {
    "reuters", "ap", "afp", "jta", "tass", "interfax", "bloomberg", "xinhua", "upi", "dpa", "ansa", "efe", "anadolu",
    "azertac", "kazinform", "kabar", "khovar", "trend", "apa", "report", "turan", "uza", "uzdaily",
}  # fmt: skip


def second_sign(link: Link, page: Page) -> str | None:
    """Say what else, beside the title, shows that the page is not a work that ``link`` cites; None if nothing does."""
    accessed = [source.accessed for source in link.sources if source.accessed]
    # Dates one day apart may be the same moment in two time zones.
    if accessed and page.published and page.published > max(accessed) + _TIME_ZONES:
        return f"it was published on {page.published.isoformat()}, after the date of access"
    return _other_id(link, page) or _other_authors(link.sources, page)


def _other_id(link: Link, page: Page) -> str | None:
    ours = {doi for source in link.sources for doi in _dois([source.doi or "", source.url or ""])}
    theirs = _dois(value for _, value in page.citation_ids)
    if ours and theirs and ours.isdisjoint(theirs):
        return f"its DOI is {min(theirs)}"
    for address in (page.canonical, page.og_url):
        if address and link.url and (numbers := _other_number(link.url, address)):
            return f"it calls itself {address}, number {numbers}"
    return None


def _dois(texts: Iterable[str]) -> set[str]:
    return {found[0].rstrip(".,;)").lower() for text in texts for found in _DOI.finditer(unquote(text))}


def _other_number(url: str, canonical: str) -> str | None:
    """Return the number by which ``canonical`` names another page of the site that ``url`` is of."""
    try:
        ours, theirs = urlsplit(url), urlsplit(canonical)
        if same_place(url, canonical):
            return None
    except ValueError:
        return None
    if _site(ours.hostname) != _site(theirs.hostname):
        return None
    wanted, found = _numbers(ours.path + "?" + ours.query), _numbers(theirs.path + "?" + theirs.query)
    shapes = {shape for shape, _ in wanted}
    alike = [number for shape, number in found if shape in shapes]
    return alike[-1] if alike and {number for _, number in wanted}.isdisjoint(alike) else None


def _numbers(text: str) -> list[tuple[str, str]]:
    """Return the numbers in ``text`` that are no years, each with the letters it is written with: ids of one kind."""
    return [
        (f"{before}#{after}".lower(), number)
        for before, number, after in _NUMBER.findall(text)
        if not _YEAR.fullmatch(number)
    ]


def _site(host: str | None) -> str:
    return ".".join((host or "").removeprefix("www.").split(".")[-3:])


def _other_authors(sources: Iterable[Source], page: Page) -> str | None:
    """Say that the page is signed by persons none of whom can be an author of the works; None otherwise."""
    ours = {
        word
        for source in sources
        for name in source.authors
        if name.given
        for word in flat_words(f"{name.particle or ''} {name.family}")
        if len(word) > 2
    }
    persons = [person for person in page.persons if _is_person(person)]
    if not ours or not persons or len(persons) < len(page.persons):
        return None
    theirs = {word for person in persons for word in flat_words(person)}
    if any(_may_be_one(one, other) for one in ours for other in theirs):
        return None
    return f"it is signed by {persons[0][:80]}"


def _is_person(name: str) -> bool:
    words = flat_words(name)
    return (
        2 <= len(words) <= 4
        and not any(character.isdigit() or character in "@/:|" for character in name)
        and all(part[0].isupper() for part in name.split() if part[0].isalpha() and len(part) > 3)
        and (_OUTLETS | word_set("offices")).isdisjoint(words)
    )


def _may_be_one(one: str, other: str) -> bool:
    """Whether two family names may be spellings of one; names in two scripts always may."""
    if one[0].isascii() != other[0].isascii():
        return True
    if min(len(one), len(other)) < 4:
        return one == other
    from difflib import SequenceMatcher

    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= 0.7
