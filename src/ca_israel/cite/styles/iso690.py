"""ISO 690:2021 as full notes in English: a full note, then authors and short title, or Ibid.

The rules are those that CSL processors know as "ISO-690 (full note, English)". Left out is what that style
prints for missing fields ("In: ." without a container, "Brill, ." without a date), and a second point
after one of the title's own; a page without a container is "Title [online]".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.cite.citation import CitationStyle, doi_url, printed_url
from ca_israel.cite.parts.authors import author_list
from ca_israel.cite.parts.dates import DAY_FIRST, DateForm
from ca_israel.cite.parts.issued import issued
from ca_israel.cite.parts.names import person
from ca_israel.cite.parts.numbers import located, ranged, volume_and_issue
from ca_israel.cite.parts.punctuation import nested, spliced, then
from ca_israel.cite.parts.rich_text import italic, joined, link, plain_text
from ca_israel.cite.parts.sorting import collated
from ca_israel.ledger.model import Locator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ca_israel.cite.citation import Cite
    from ca_israel.cite.parts.issued import Issued
    from ca_israel.cite.parts.names import Person
    from ca_israel.ledger.model import Name, Source

_CONTAINED = ("chapter", "web")  # stand "In: " another work
_ARTICLES = ("journal", "news")
_DATES = DateForm([str(month) for month in range(1, 13)], separator=". ")


class Style(CitationStyle):
    """Every note holds authors and title, so no work needs another to be told apart."""

    def note(self, cites: Sequence[Cite]) -> str:
        """Return the cites, each closed by itself."""
        texts = [_cite(cite, opens=not at and not cite.prefix) for at, cite in enumerate(cites)]
        return spliced(texts, cites, "; ")

    def entry(self, source: Source) -> str:
        """Return the entry; without a period after an address, or after a date and numbers alone."""
        paged = source.pages if source.type in {*_CONTAINED, *_ARTICLES} else None
        text, identifier = _work(source, paged and located(Locator("page", paged))), _identifier(source)
        if source.type == "thesis":
            closing = bool(source.publisher)
        elif source.type in {*_CONTAINED, *_ARTICLES}:
            closing = bool(paged and (issued(source) or source.type != "chapter"))
        else:
            closing = bool(issued(source) or source.publisher or source.place)
        return joined((_stopped(text) if identifier or closing else text, identifier), " ")

    def sort_key(self, source: Source) -> tuple[bool, tuple[str, ...], tuple[str, ...]]:
        """Return up to three authors as filed (family name, given name, particles), works without one last; the title."""
        names = " ".join(person(name).demoted.inverted() for name in source.authors[:3])
        return not names, collated(names), collated(nested(source.title))


def _cite(cite: Cite, *, opens: bool) -> str:
    place = cite.locator and located(cite.locator)
    match cite.position:
        case "first":
            return joined((_stopped(_work(cite.source, place)), _identifier(cite.source)), " ")
        case "subsequent":
            title = italic(nested(cite.source.short or cite.source.title))
            return _stopped(joined((_sentences(_authors(cite.source.authors), title), place)))
        case "ibid":
            return "Ibid." if opens else "ibid."
        case "ibid-with-locator":
            return f"{'Ibid.' if opens else 'ibid.'}, {place}."


def _work(source: Source, place: str | None) -> str:
    """Return all that stands before the address or DOI, without its period."""
    online = "[online]" if _is_online(source) else None
    title, volume = nested(source.title), None
    container = joined((italic(nested(source.container or "")), online), " ")
    when = issued(source)
    match source.type:
        case "chapter":
            volume = source.volume and ranged(source.volume)
            imprint = joined((_publisher(source), when and _years(when)))
        case "web":
            imprint = _DATES.of_issued(when) if when else ""
        case "journal":
            imprint = joined(
                (_publisher(source), when and _years(when).replace("–", " – "), *volume_and_issue(source))
            )
        case "news":
            imprint = joined((when and _years(when).replace("–", " – "), *volume_and_issue(source)))
        case "thesis":
            dated = _sentences(italic(title), when and _years(when))
            return _sentences(_authors(source.authors), joined((dated, source.publisher, place)))
        case _:
            title = joined((italic(title), online), " ")
            container = ""
            imprint = joined((_publisher(source), when and _years(when)))
    if source.type in _CONTAINED:
        if source.container:
            container = f"In: {container}"
        else:
            title, container = joined((title, online), " "), ""
    text = joined((_sentences(_authors(source.authors), title, container, volume, imprint), place))
    if not (online and source.accessed):
        return text
    undated = source.type not in _ARTICLES and imprint and imprint == _publisher(source) and not place
    return f"{text}{',' if undated else ''} [accessed {source.accessed:%d.%m.%Y}]"


def _is_online(source: Source) -> bool:
    return bool(printed_url(source) and not source.doi)


def _identifier(source: Source) -> str | None:
    if source.type == "thesis":
        return None
    if source.doi:
        return f"DOI: {link(doi_url(source), source.doi)}"
    url = printed_url(source)
    return f"Available at: {link(url)}" if url else None


def _authors(names: Sequence[Name]) -> str:
    """Up to three of them, the first inverted; of more the first alone."""
    people = [_capitals(name) for name in names]
    printed = [author.in_order() if at else author.inverted() for at, author in enumerate(people)]
    return author_list([nested(name) for name in printed], 4, 1, comma="never")


def _capitals(name: Name) -> Person:
    """The name with its family name in capitals, which Chinese, Japanese and Korean do not have."""
    author = person(name)
    return author._replace(family=author.family.upper(), particle=author.particle.upper())


def _publisher(source: Source) -> str:
    return joined((source.place, source.publisher), ": ")


def _years(when: Issued) -> str:
    return DAY_FIRST.of_issued(when, 1)


def _sentences(*parts: str | None) -> str:
    text = ""
    for part in filter(None, parts):
        text = f"{_stopped(text)} {part}" if text else part
    return text


def _stopped(marked: str) -> str:
    """Return ``marked`` with a period; after quotes in an italic title it stands outside."""
    words, quotes = plain_text(marked), ("”", "’")
    in_italics = words.endswith(quotes) and not marked.endswith(quotes)
    return f"{marked}." if in_italics and then(words, ".") != words else then(marked, ".")
