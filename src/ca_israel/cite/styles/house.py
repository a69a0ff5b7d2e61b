"""The article's own style: a full note, then the short one.

Author, “Title”, Container, volume(issue), year, URL, p. locator, (Date of Accession: DD.MM.YYYY).
A later note is Family, op.cit. Of what the article has no example stand behind the container: editors and translators,
edition, series, kind and number, and where a manuscript lies; editors without an author stand before the title.
The rules are those of ``house.csl`` (CSL 1.0.2); the article itself is the authority.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ca_israel.cite.citation import CitationStyle, described, printed_url
from ca_israel.cite.parts.authors import author_list
from ca_israel.cite.parts.contributors import contributors, leading
from ca_israel.cite.parts.dates import DAY_FIRST
from ca_israel.cite.parts.editions import edition
from ca_israel.cite.parts.issued import dated, issued
from ca_israel.cite.parts.names import person
from ca_israel.cite.parts.numbers import LABELS, is_number, located
from ca_israel.cite.parts.punctuation import nested, quoted
from ca_israel.cite.parts.rich_text import joined, link, plain_text
from ca_israel.cite.parts.short_authors import alike
from ca_israel.cite.parts.short_titles import short_title
from ca_israel.cite.parts.sorting import collated

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ca_israel.cite.citation import Cite
    from ca_israel.cite.parts.contributors import Role
    from ca_israel.ledger.model import Locator, Name, Source

_IMPRINT_TYPES = frozenset({"book", "chapter", "report", "thesis"})
_ROLES: dict[Role, tuple[str, str]] = {"editor": ("ed.", "eds."), "translator": ("trans.", "trans.")}
_LABELS = LABELS | {"page": ("p.", "p.")}


class Style(CitationStyle):
    """The house style over the works of a ledger (``CitationStyle``)."""

    def note(self, cites: Sequence[Cite]) -> str:
        """Return the note: each work in full, or Family, op.cit. where it was cited before."""
        return closed("; ".join(map(self._affixed, cites)))

    def entry(self, source: Source) -> str:
        """Return the full form without a locator."""
        return closed(first(source, None))

    def sort_key(self, source: Source) -> tuple[bool, tuple[str, ...], tuple[str, ...]]:
        """Return the family names as printed, works without one last, then the title."""
        leads = leading(source)
        people = map(person, leads[: None if len(leads) < 4 else 1])
        names = " ".join(f"{author.particle} {author.family}" for author in people)
        return not names, collated(names), collated(source.title)

    def _affixed(self, cite: Cite) -> str:
        suffix = cite.suffix or ""
        blank = " " if suffix and suffix[0] not in ",;:.!?)" else ""
        return joined((cite.prefix, f"{self._cite(cite)}{blank}{suffix}"), " ")

    def _cite(self, cite: Cite) -> str:
        if cite.position == "first":
            return first(cite.source, cite.locator)
        return later(cite.source, cite.locator, ambiguous=cite.source.key in self._ambiguous)

    @cached_property
    def _ambiguous(self) -> frozenset[str]:
        """The citekeys whose short author another cited work has too."""
        named = [source for source in self._works.values() if leading(source)]
        return frozenset(source.key for group in alike(named, short_author) for source in group)


def first(source: Source, locator: Locator | None) -> str:
    """Return the full form, without its closing period."""
    led = contributors(source)
    parts: list[str | None] = [_named(led.names, led.role), quoted(source.title) if source.title else ""]
    parts += [nested(source.container or ""), *_behind(source)]
    if source.type == "journal":
        number = f"({source.issue})" if source.issue else ""
        parts += [f"{source.volume or ''}{number}", _year(source)]
    elif source.type in _IMPRINT_TYPES:
        parts += [nested(source.publisher or ""), _year(source)]
    elif source.type == "manuscript":
        when = issued(source)
        parts += [when and DAY_FIRST.of_issued(when), source.repository, source.shelfmark]
    parts.append(link(printed_url(source)))
    if locator:
        parts.append(located(locator, _LABELS, str))
    elif source.pages:
        parts.append(f"p. {source.pages.replace('–', '-')}")
    if source.accessed:
        parts.append(f"(Date of Accession: {_day(source.accessed)})")
    return joined(parts)


def _behind(source: Source) -> list[str]:
    """Bo Baker (ed.), Di Dun (trans.), 2nd ed., Gull Studies 7, White paper TR-12."""
    led = contributors(source)
    numbered = source.number or ""
    if source.type == "report" and is_number(numbered):
        numbered = f"no. {numbered}"
    series = (
        joined((nested(source.series), source.number if source.type != "report" else None), " ")
        if source.series
        else ""
    )
    return [
        _named(led.editors, "editor"),
        _named(led.translators, "translator"),
        edition(source),
        series,
        joined((source.kind, numbered if source.type == "report" else None), " "),
    ]


def _named(names: Sequence[Name], role: Role | None) -> str:
    """Ann Roe and Bo Baker (eds.)."""
    listed = _listed([person(name).in_order() for name in names])
    return f"{listed} ({_ROLES[role][len(names) > 1]})" if names and role else listed


def later(source: Source, locator: Locator | None, *, ambiguous: bool) -> str:
    """Return the short form of a work cited before, without its closing period.

    ``ambiguous``: another cited work has the same short author, so the short title joins it.
    """
    title = quoted(short_title(source)) if source.title else source.container or described(source)
    author = short_author(source)
    parts = [author, title if ambiguous else None] if author else [title]
    return joined((*parts, "op.cit.", locator and located(locator, _LABELS, str)))


def closed(note: str) -> str:
    """Return ``note`` with its closing period; ``op.cit.``, ``Inc.`` and ``“Yahoo!”`` already end in a stop."""
    return note if plain_text(note).rstrip("”’").endswith((".", "!", "?")) else f"{note}."


def short_author(source: Source) -> str:
    """Return the author as later notes name them: family names; empty when the work has none."""
    return _listed([person(name).surname for name in leading(source)])


def _listed(names: Sequence[str]) -> str:
    return nested(author_list(names, 4, 1, comma="never"))


def _year(source: Source) -> str | None:
    when = issued(source)
    first = dated(source.first_published)
    year = when and DAY_FIRST.of_issued(when._replace(season=None), 1)  # a winter is in both its years
    return joined((year, first and f"[{DAY_FIRST.of_issued(first, 1)}]"), " ")


def _day(day: date) -> str:
    return f"{day.day:02d}.{day.month:02d}.{day.year:04d}"
