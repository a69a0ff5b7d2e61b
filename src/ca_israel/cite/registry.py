"""Registry."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ca_israel.cite.citation import CitationStyle, Works


# style -> module of this package
STYLES = {
    "house": "styles.house",
    "chicago": "styles.chicago",
    "apa": "styles.apa",
    "mla": "styles.mla",
    "ieee": "styles.ieee",
    "iso690": "styles.iso690",
}


# In these a dash stands for the authors of the entry before: they must know which entry is printed before.
REPEATING = frozenset({"mla"})


# format -> module: the first three print notes and bibliographies in a style, the others export works
PRINTED = {"text": "formats.text", "markdown": "formats.markdown", "html": "formats.html"}


EXPORTS = {
    "csl-json": "exports.csl_json",
    "biblatex": "exports.biblatex",
    "bibtex": "exports.bibtex",
    "ris": "exports.ris",
    "wikipedia": "exports.wikipedia",
}


FORMATS = {**PRINTED, **EXPORTS}


SUFFIXES = {
    ".txt": "text",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".bib": "biblatex",
    ".ris": "ris",
    ".json": "csl-json",
    ".wiki": "wikipedia",
}


def style_called(name: str, works: Works) -> CitationStyle:
    """Return the style called ``name``, one of STYLES, over ``works``; only that style is imported."""
    from importlib import import_module

    module = import_module(f"{__package__}.{STYLES[name]}")
    style: CitationStyle = module.Style(works)
    return style
