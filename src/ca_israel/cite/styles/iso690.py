"""ISO 690:2021 as full notes in English: a full note, then authors and short title, or Ibid.

The rules are those that CSL processors know as "ISO-690 (full note, English)": edition, series, number and ISBN
stand in the entry alone. Left out is what that style prints for missing fields ("In: ." without a container,
"Brill, ." without a date) and prints twice (editors, stops); the day of a newspaper and of a page is written out, a
page without a container is "Title [online]", and a manuscript says where it lies.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.cite.citation import CitationStyle, described, doi_url, printed_url
from ca_israel.cite.parts.authors import author_list
from ca_israel.cite.parts.capitals import capitals
from ca_israel.cite.parts.contributors import contributors
from ca_israel.cite.parts.dates import DAY_FIRST
from ca_israel.cite.parts.editions import edition
from ca_israel.cite.parts.issued import issued
from ca_israel.cite.parts.names import person
from ca_israel.cite.parts.numbers import is_number, located, ranged, volume_and_issue
from ca_israel.cite.parts.punctuation import nested, spliced, then
from ca_israel.cite.parts.rich_text import capital, italic, joined, link, plain_text
from ca_israel.cite.parts.short_titles import short_title
from ca_israel.cite.parts.sorting import collated
from ca_israel.ledger.model import Locator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ca_israel.cite.citation import Cite
    from ca_israel.cite.parts.contributors import Role
    from ca_israel.cite.parts.issued import Issued
    from ca_israel.cite.parts.names import Person
    from ca_israel.ledger.model import Name, Source

_CONTAINED = ("chapter", "web")  # stand "In: " another work
_ARTICLES = ("journal", "news")
_ROLES: dict[Role, tuple[str, str]] = {"editor": ("ed.", "eds."), "translator": ("trans.", "trans.")}


class Style(CitationStyle):
    """Every note holds authors and title, so no work needs another to be told apart."""

    def note(self, cites: Sequence[Cite]) -> str:
        """Return the cites, separated by semicolons; the last is closed."""
        texts = [_cite(cite, opens=not at and not cite.prefix) for at, cite in enumerate(cites)]
        whole = [joined((_stopped(text), identifier), " ") for text, identifier in texts[-1:]]
        parts = [
            joined((_stopped(text) if identifier else text, identifier), " ")
            for text, identifier in texts[:-1]
        ]
        return spliced((*parts, *whole), cites, "; ")

    def entry(self, source: Source) -> str:
        """Return the entry; without a period after an address."""
        paged = source.pages if source.type in {*_CONTAINED, *_ARTICLES} else None
        text = _work(source, paged and located(Locator("page", paged)), entry=True)
        return joined((_stopped(_sentences(text, *_identified(source))), _identifier(source)), " ")

    def sort_key(self, source: Source) -> tuple[bool, tuple[str, ...], tuple[str, ...]]:
        """Return up to three authors as filed (family name, given name, particles), works without one last; the title."""
        names = _led(source)[:3]
        filed = " ".join(person(name).demoted.inverted() for name in names)
        return not names, collated(filed), collated(nested(source.title))


def _cite(cite: Cite, *, opens: bool) -> tuple[str, str | None]:
    """Return a cite without its closing period, and the address or DOI that follows it."""
    place = cite.locator and located(cite.locator)
    match cite.position:
        case "first":
            return _work(cite.source, place), _identifier(cite.source)
        case "subsequent":
            title = italic(nested(short_title(cite.source)) or _title(cite.source))
            return joined((_sentences(_leading(cite.source), title), place)), None
        case "ibid":
            return "Ibid." if opens else "ibid.", None
        case "ibid-with-locator":
            return f"{'Ibid.' if opens else 'ibid.'}, {place}", None


def _work(source: Source, place: str | None, *, entry: bool = False) -> str:
    """Return all that stands before the address or DOI, without its period."""
    online = "[online]" if _is_online(source) else None
    title, volume = _title(source), None
    container = joined((italic(nested(source.container or "")), online), " ")
    when = issued(source)
    printed = capital(edition(source)) if entry else None
    match source.type:
        case "chapter":
            volume = source.volume and ranged(source.volume)
            imprint = joined((_publisher(source), when and _years(when)))
        case "web":
            imprint = DAY_FIRST.of_issued(when) if when else ""
        case "journal":
            imprint = joined(
                (_publisher(source), when and _years(when).replace("–", " – "), *volume_and_issue(source))
            )
        case "news":
            imprint = joined((when and DAY_FIRST.of_issued(when), *volume_and_issue(source)))
        case "thesis":
            dated = _sentences(italic(title), when and _years(when))
            return _sentences(_leading(source), joined((dated, source.kind, source.publisher, place)))
        case "manuscript":
            title = joined((italic(title), online), " ")
            kept = joined((source.repository, source.shelfmark))
            made = joined((source.place, when and DAY_FIRST.of_issued(when)))
            text = _sentences(_leading(source), title, source.kind, made, kept and f"At: {kept}")
            return f"{joined((text, place))}{_accessed(source)}"
        case _:
            title = joined((italic(title), *_contributed(source)), ". ")
            title = joined((title, online), " ")
            container = ""
            imprint = joined((_publisher(source), when and _years(when)))
    if source.type in _CONTAINED:
        if source.container:
            container = (
                _sentences(f"In: {_editors(source)}", container) if _editors(source) else f"In: {container}"
            )
        else:
            title, container = joined((title, online), " "), ""
    text = joined((_sentences(_leading(source), title, container, volume, printed, imprint), place))
    undated = source.type not in _ARTICLES and imprint and imprint == _publisher(source) and not place
    return f"{text}{',' if undated and _accessed(source) else ''}{_accessed(source)}"


def _title(source: Source) -> str:
    """The title; of a work that has none what it is, in brackets."""
    return nested(source.title) or f"[{capital(described(source))}]"


def _accessed(source: Source) -> str:
    when = source.accessed if _is_online(source) else None
    return f" [accessed {when:%d.%m.%Y}]" if when else ""


def _is_online(source: Source) -> bool:
    return bool(printed_url(source) and not source.doi)


def _identified(source: Source) -> tuple[str, ...]:
    """What numbers the work: its series, the number of a report, the ISBN."""
    series = joined((source.series, None if source.type == "report" else source.number), " ")
    number = ""
    if source.type == "report" and source.number:
        number = f"no. {source.number}" if is_number(source.number) else source.number
    what = source.kind if source.type == "report" else None
    return nested(series), capital(joined((what, number), " ")), f"ISBN {source.isbn}" if source.isbn else ""


def _identifier(source: Source) -> str | None:
    if source.type == "thesis":
        return None
    if source.doi:
        return f"DOI: {link(doi_url(source), source.doi)}"
    url = printed_url(source)
    return f"Available at: {link(url)}" if url else None


def _led(source: Source) -> Sequence[Name]:
    return contributors(source, by_translators=False).names


def _leading(source: Source) -> str:
    """Who leads the work, the first inverted; of more than three the first alone: BAKER, Bo and Cy COOK, eds."""
    led = contributors(source, by_translators=False)
    return joined((_inverted(led.names, source), led.role and _ROLES[led.role][len(led.names) > 1]))


def _contributed(source: Source) -> list[str]:
    """Those behind the title of a whole work: Bo BAKER, ed., Cy COOK, trans."""
    led = contributors(source, by_translators=False)
    pairs: tuple[tuple[Role, Sequence[Name]], ...] = (
        ("editor", led.editors),
        ("translator", led.translators),
    )
    said = [
        joined(
            (
                _listed([_capitals(name, source.language).in_order() for name in names]),
                _ROLES[role][len(names) > 1],
            )
        )
        for role, names in pairs
        if names
    ]
    return [joined(said)] if said else []


def _editors(source: Source) -> str:
    """The editors of the book that a chapter is in, as they would lead it."""
    names = source.editors if source.type == "chapter" else ()
    return joined((_inverted(names, source), _ROLES["editor"][len(names) > 1])) if names else ""


def _inverted(names: Sequence[Name], source: Source) -> str:
    people = [_capitals(name, source.language) for name in names]
    return _listed([author.in_order() if at else author.inverted() for at, author in enumerate(people)])


def _listed(printed: Sequence[str]) -> str:
    return author_list([nested(name) for name in printed], 4, 1, comma="never")


def _capitals(name: Name, language: str | None) -> Person:
    """The name with its family name in capitals, which Chinese, Japanese and Korean do not have."""
    author = person(name)
    return author._replace(
        family=capitals(author.family, name, language), particle=capitals(author.particle, name, language)
    )


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
