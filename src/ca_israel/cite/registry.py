"""Which styles and formats there are; only the one named is imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.terminal.formats import Formats, for_people, for_programs

if TYPE_CHECKING:
    from ca_israel.cite.citation import CitationStyle, Works


STYLES = {
    "house": "ca_israel.cite.styles.house",
    "chicago": "ca_israel.cite.styles.chicago",
    "apa": "ca_israel.cite.styles.apa",
    "mla": "ca_israel.cite.styles.mla",
    "ieee": "ca_israel.cite.styles.ieee",
    "iso690": "ca_israel.cite.styles.iso690",
}


# In these a dash stands for the authors of the entry before: they must know which entry is printed before.
REPEATING = frozenset({"mla"})


# These print notes and bibliographies in a style; the others export works.
PRINTED = Formats(
    text=for_people("ca_israel.cite.formats.text", ".txt"),
    markdown=for_programs("ca_israel.cite.formats.markdown", ".md"),
    html=for_programs("ca_israel.cite.formats.html", ".html", ".htm"),
)
EXPORTS = Formats(
    {
        "csl-json": for_programs("ca_israel.cite.exports.csl_json", ".json"),
        "biblatex": for_programs("ca_israel.cite.exports.biblatex", ".bib"),
        "bibtex": for_programs("ca_israel.cite.exports.bibtex"),
        "ris": for_programs("ca_israel.cite.exports.ris", ".ris"),
        "wikipedia": for_programs("ca_israel.cite.exports.wikipedia", ".wiki"),
    }
)
FORMATS = Formats(PRINTED | EXPORTS)


def style_called(name: str, works: Works) -> CitationStyle:
    """Return the style called ``name``, one of STYLES, over ``works``; only that style is imported."""
    from importlib import import_module

    module = import_module(STYLES[name])
    style: CitationStyle = module.Style(works)
    return style
