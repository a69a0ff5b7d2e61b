"""The article's own style: a full note, then the short one.

Author, “Title”, Container, volume(issue), year, URL, p. locator, (Date of Accession: DD.MM.YYYY).
A later note is Family, op.cit.
The rules are those of the style's CSL form (CSL 1.0.2); the article itself is the authority.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ca_israel.model import Locator, Name, Source

_IMPRINT_TYPES = frozenset({"book", "chapter", "report", "thesis"})
_LABELS = {"page": "p.", "chapter": "chap.", "section": "sec.", "paragraph": "para."}
_QUOTES = str.maketrans({"“": "‘", "”": "’"})
SEPARATOR = "; "  # between the citations of one note


def first(source: Source, locator: Locator | None) -> str:
    """Return the full form, without its closing period."""
    parts = [_authors(source.authors), _quoted(source.title), source.container]
    if source.type == "journal":
        issue = f"({source.issue})" if source.issue else ""
        parts += [f"{source.volume or ''}{issue}", _year(source)]
    elif source.type in _IMPRINT_TYPES:
        parts += [source.publisher, _year(source)]
    parts.append(source.url)
    if locator:
        parts.append(_located(locator))
    elif source.pages:
        parts.append(f"p. {source.pages}")
    if source.accessed:
        parts.append(f"(Date of Accession: {_day(source.accessed)})")
    return ", ".join(part for part in parts if part)


def later(source: Source, locator: Locator | None, *, ambiguous: bool) -> str:
    """Return the short form of a work cited before, without its closing period.

    ``ambiguous``: another cited work has the same short author, so the short title joins it.
    """
    author, title = short_author(source), _quoted(source.short or source.title)
    parts = [author, title if ambiguous else None] if author else [title]
    return ", ".join(part for part in (*parts, "op.cit.", locator and _located(locator)) if part)


def closed(note: str) -> str:
    """Return ``note`` with its closing period; ``op.cit.`` and ``Inc.`` bring their own."""
    return note if note.endswith(".") else f"{note}."


def short_author(source: Source) -> str:
    """Return the author as later notes name him: family names; empty when the work has none."""
    return _listed([_with_particle(name) for name in source.authors])


def _authors(names: Sequence[Name]) -> str:
    return _listed([f"{n.given} {_with_particle(n)}" if n.given else _with_particle(n) for n in names])


def _with_particle(name: Name) -> str:
    return f"{name.particle} {name.family}" if name.particle else name.family


def _listed(names: Sequence[str]) -> str:
    if len(names) >= 4:
        return f"{names[0]} et al."
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""


def _quoted(title: str) -> str:
    return f"“{title.translate(_QUOTES)}”"


def _located(locator: Locator) -> str:
    return f"{_LABELS[locator.label]} {locator.value}"


def _year(source: Source) -> str | None:
    day = source.published and (source.published.earliest or source.published.latest)
    return f"{day.year}" if day else None


def _day(day: date) -> str:
    return f"{day.day:02d}.{day.month:02d}.{day.year:04d}"
