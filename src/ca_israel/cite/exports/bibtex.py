"""Works for BibTeX: what its plain styles print; the day of a date is lost (``biblatex`` keeps it)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.cite.exports import tex
from ca_israel.cite.exports.exported import address, once, vague_date
from ca_israel.cite.parts.editions import ordinal
from ca_israel.cite.parts.issued import issued
from ca_israel.dates.words import words, year_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ca_israel.cite.citation import Cite
    from ca_israel.ledger.model import Source

_TYPES = {
    "journal": "article",
    "news": "article",
    "book": "book",
    "chapter": "incollection",
    "thesis": "phdthesis",
    "report": "techreport",
    "manuscript": "unpublished",
}
_CONTAINERS = {
    "journal": "journal",
    "news": "journal",
    "web": "howpublished",
    "chapter": "booktitle",
    "other": "howpublished",
}
_PUBLISHERS = {"thesis": "school", "report": "institution"}
# Without a `type` the styles would print "PhD thesis" and "Technical Report", which the ledger does not say.
_KINDS = {"thesis": "{Thesis}", "report": "{Report}"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def render(cites: Sequence[Cite]) -> str:
    """Return the works as BibTeX entries, each once, its citekey unchanged."""
    return "\n".join(_entry(source) for source in once(cites))


def _entry(source: Source) -> str:
    when = issued(source)
    container = _CONTAINERS.get(source.type, "booktitle")
    contained = tex.title if container == "booktitle" else tex.field
    is_master = source.type == "thesis" and "master" in (source.kind or "").casefold()
    fields = {
        "author": tex.names(source.authors),
        "editor": tex.names(source.editors),
        "translator": tex.names(source.translators),
        "title": tex.title(source.title),
        "shorttitle": tex.title(source.short),
        container: contained(source.container),
        "type": tex.field(source.kind) or _KINDS.get(source.type),
        "edition": tex.field(_edition(source)),
        "series": tex.field(source.series),
        "volume": tex.field(source.volume),
        "number": tex.field(source.number or source.issue),
        "issue": tex.field(source.issue) if source.number else None,
        "pages": tex.pages(source.pages),
        "year": f"{{{_year(when.year)}}}" if when else None,
        "month": _MONTHS[when.start[1] - 1] if when and len(when.start) > 1 else None,
        _PUBLISHERS.get(source.type, "publisher"): tex.field(source.publisher),
        "address": tex.field(source.place),
        "library": tex.field(source.repository),
        "shelfmark": tex.field(source.shelfmark),
        "isbn": tex.field(source.isbn),
        "doi": tex.argument(tex.doi(source.doi)),
        "url": tex.argument(tex.url(address(source))),
        "note": _note(source),
        "language": tex.field(source.language),
    }
    return tex.entry("mastersthesis" if is_master else _TYPES.get(source.type, "misc"), source.key, fields)


def _edition(source: Source) -> str | None:
    """A number as the plain styles want it before the word "edition": 2nd."""
    return ordinal(source.edition) if source.edition and source.edition.isdecimal() else source.edition


def _year(year: int) -> str:
    """Four figures, as BibTeX wants them (its manual, 3.2); before year 1 what the styles should print."""
    return f"{year:04d}" if year > 0 else year_words(year)


def _note(source: Source) -> str | None:
    """What the plain styles would not print from fields of their own."""
    dated = vague_date(source)
    sentences = (
        f"Dated {tex.tex_text(dated)}" if dated else None,
        f"First published {tex.tex_text(words(source.first_published))}" if source.first_published else None,
        f"Accessed {source.accessed.isoformat()}" if source.accessed else None,
        tex.archived_at(source),
    )
    said = ". ".join(filter(None, sentences))
    return f"{{{said}}}" if said else None
