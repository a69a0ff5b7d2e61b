"""Which styles and formats there are; only the one named is imported."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from ca_israel.ledger.model import CITATION_STYLES
from ca_israel.terminal.formats import Formats, for_people, for_programs

if TYPE_CHECKING:
    from ca_israel.cite.citation import CitationStyle

# Each module has a class ``Style``, a ``CitationStyle``.
STYLES = {name: f"ca_israel.cite.styles.{name}" for name in CITATION_STYLES}
# Notes in these are citations of a text, "(Kim, 2004)"; which work that is, its entry says.
IN_TEXT = frozenset({"apa", "mla", "ieee"})

# These print notes and bibliographies in a style: ``render(printed: NotesToPrint, look: Look) -> str``.
PRINTED = Formats(
    text=for_people("ca_israel.cite.formats.text", ".txt"),
    markdown=for_programs("ca_israel.cite.formats.markdown", ".md"),
    html=for_programs("ca_israel.cite.formats.html", ".html", ".htm"),
)
# These hold works for other programs: ``render(works: Sequence[Cite]) -> str``.
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


def style_class(name: str) -> type[CitationStyle]:
    """Return the style called ``name``, one of STYLES; only that style is imported."""
    style: type[CitationStyle] = import_module(STYLES[name]).Style
    return style
