"""Works for biblatex (3.9 or later) and biber: dates to the day and in EDTF, languages, archived copies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.cite.exports import tex
from ca_israel.cite.exports.exported import address, once
from ca_israel.dates import Precision
from ca_israel.dates.days import year_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ca_israel.cite.citation import Cite
    from ca_israel.dates import Edtf, End
    from ca_israel.ledger.model import Source

_TYPES = {
    "journal": "article",
    "news": "article",
    "web": "online",
    "book": "book",
    "chapter": "incollection",
    "thesis": "thesis",
    "report": "report",
    "manuscript": "unpublished",
    "other": "misc",
}
_CONTAINERS = {
    "journal": "journaltitle",
    "news": "journaltitle",
    "web": "organization",
    "chapter": "booktitle",
    "other": "howpublished",
}
# Language tags and babel's names for them; of other languages the tag itself is given.
LANGID = {
    "ar": "arabic",
    "de": "ngerman",
    "en": "english",
    "en-GB": "british",
    "en-US": "american",
    "es": "spanish",
    "fa": "persian",
    "fr": "french",
    "he": "hebrew",
    "it": "italian",
    "pl": "polish",
    "pt": "portuguese",
    "pt-BR": "brazilian",
    "ru": "russian",
    "tr": "turkish",
    "uk": "ukrainian",
}


def render(cites: Sequence[Cite]) -> str:
    """Return the works as biblatex entries, each once, its citekey unchanged."""
    return "\n".join(_entry(source) for source in once(cites))


def _entry(source: Source) -> str:
    container = _CONTAINERS.get(source.type, "booktitle")
    issue = "number" if source.type in tex.NUMBERED_BY_ISSUE and not source.number else "issue"
    publisher = "institution" if source.type in {"thesis", "report"} else "publisher"
    contained = tex.title if container == "booktitle" else tex.institution
    fields = {
        "author": tex.names(source.authors),
        "editor": tex.names(source.editors),
        "translator": tex.names(source.translators),
        "title": tex.title(source.title),
        "shorttitle": tex.title(source.short),
        container: contained(source.container),
        "type": tex.field(source.kind),
        "edition": tex.field(source.edition),
        "series": tex.field(source.series),
        "entrysubtype": "{newspaper}" if source.type == "news" else None,
        "volume": tex.field(source.volume),
        issue: tex.field(source.issue),
        **({"number": tex.field(source.number)} if source.number else {}),
        "pages": tex.pages(source.pages),
        "date": f"{{{_date(source.published)}}}" if source.published else None,
        "origdate": f"{{{_date(source.first_published)}}}" if source.first_published else None,
        publisher: tex.institution(source.publisher),
        "location": tex.institution(source.place),
        "library": tex.institution(source.repository),
        "shelfmark": tex.field(source.shelfmark),
        "isbn": tex.field(source.isbn),
        "doi": tex.doi(source.doi),
        "url": tex.url(address(source)),
        "urldate": f"{{{source.accessed.isoformat()}}}" if source.accessed else None,
        "addendum": _addendum(source),
        "langid": tex.field(source.language and LANGID.get(source.language, source.language)),
    }
    return tex.entry(_TYPES[source.type], source.key, fields)


def _addendum(source: Source) -> str | None:
    said = tex.archived_at(source)
    return said and f"{{{said}}}"


def _date(when: Edtf) -> str:
    """EDTF as biblatex takes it (its manual, 2.3.8: years before 1 are astronomical), in the form that other readers know too.

    Open and unknown ends are left blank, decades and centuries are their years, ``[a..b]`` is about a to about b.
    """
    if when.shape == "point":
        return _end(when.left)
    return "/".join(
        f"{_end(end)}~" if end and when.shape == "one-of" else _end(end) for end in (when.left, when.right)
    )


def _end(end: End | None) -> str:
    if end is None:
        return ""
    if end.precision in {Precision.DECADE, Precision.CENTURY}:
        return f"{year_text(end.first.year)}{end.qualifier}/{year_text(end.last.year)}{end.qualifier}"
    return end.text.replace("-XX", "")
