"""Works and notes as a pandoc document: nothing in it is markup, so nothing in it is read as markup.

The works go as metadata (CSL-JSON in pandoc's own form), not as a bibliography file, where pandoc reads
HTML tags in titles; they have ids of our own, so that no citekey means anything to pandoc.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias

from ca_israel.cite.citation import printed_url
from ca_israel.cite.exports.csl_item import csl_item
from ca_israel.cite.parts.short_titles import short_title

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ca_israel.cite.citation import Cite
    from ca_israel.ledger.model import LocatorLabel, Source

Element: TypeAlias = "dict[str, Any]"

# What stands for a locator's label. Pandoc knows labels only by the words of the style's language, so the
# style is given these words too (``style_file``), in a form that no style prints.
LABEL_WORDS: dict[LocatorLabel, str] = {
    "page": "caipage",
    "chapter": "caichapter",
    "section": "caisection",
    "paragraph": "caiparagraph",
}
_TITLES = frozenset({"title", "title-short", "container-title"})
_QUOTED = re.compile(r'“([^“”]*)”|(?<![\w=])"([^"]*)"(?!\w)')
_BLANKS = re.compile("[ \t\r\n]+")
_SURROGATES = re.compile("[\ud800-\udfff]")
_STOPS = (",", ";", ":", ".", "!", "?", ")")  # a suffix that begins so has no blank before it
_LAST_NUMBER = 2**31 - 1  # of a note, to pandoc


def pandoc_document(
    works: Mapping[str, Source],
    ids: Mapping[str, str],
    notes: Sequence[tuple[int, Sequence[Cite]]],
    *,
    api: Sequence[int],
) -> Element:
    """Return the document in the form of pandoc's API version ``api``: a paragraph for each note.

    ``ids`` has pandoc's id for each citekey. Works that no note cites are in the bibliography too.
    """
    references = [_reference(source, ids[key]) for key, source in works.items()]
    everything = _cite([_citation("*", [], [], 0)])
    return {
        "pandoc-api-version": list(api),
        "meta": {
            "references": {"t": "MetaList", "c": references},
            "nocite": {"t": "MetaInlines", "c": [everything]},
        },
        "blocks": [_note(number, cites, ids) for number, cites in notes],
    }


def _reference(source: Source, id_: str) -> Element:
    item = csl_item(source, id_) | {"URL": printed_url(source), "title-short": short_title(source)}
    return {"t": "MetaMap", "c": {k: _value(v, k) for k, v in item.items() if v and k != "custom"}}


def _value(value: object, variable: str = "") -> Element:
    if isinstance(value, dict):
        return {"t": "MetaMap", "c": {key: _value(part) for key, part in value.items()}}
    if isinstance(value, list):
        return {"t": "MetaList", "c": [_value(part) for part in value]}
    if isinstance(value, bool):
        return {"t": "MetaBool", "c": value}
    if variable in _TITLES:
        return {"t": "MetaInlines", "c": _title(str(value))}
    return {"t": "MetaString", "c": _clean(str(value))}


def _title(text: str) -> list[Element]:
    """Return a title word by word; what stands in double quotes is a quotation, so that styles can nest it."""
    inlines: list[Element] = []
    end = 0
    for match in _QUOTED.finditer(text):
        inlines += _words(text[end : match.start()])
        words = _words(match[1] or match[2] or "")
        inlines.append({"t": "Quoted", "c": [{"t": "DoubleQuote"}, words]})
        end = match.end()
    return inlines + _words(text[end:])


def _words(text: str) -> list[Element]:
    inlines: list[Element] = []
    for number, word in enumerate(_BLANKS.split(text)):
        if number:
            inlines.append({"t": "Space"})
        if word:
            inlines.append(_str(word))
    return inlines


def _note(number: int, cites: Sequence[Cite], ids: Mapping[str, str]) -> Element:
    """Return a footnote that is one citation: inside a note pandoc leaves the first letter as it is."""
    citations = [
        _citation(ids[cite.source.key], _prefix(cite), _suffix(cite), min(number, _LAST_NUMBER))
        for cite in cites
    ]
    note = {"t": "Note", "c": [{"t": "Para", "c": [_cite(citations)]}]}
    return {"t": "Para", "c": [note]}


def _cite(citations: list[Element]) -> Element:
    return {"t": "Cite", "c": [citations, [_str("?")]]}


def _citation(id_: str, prefix: list[Element], suffix: list[Element], number: int) -> Element:
    return {
        "citationId": id_,
        "citationPrefix": prefix,
        "citationSuffix": suffix,
        "citationMode": {"t": "NormalCitation"},
        "citationNoteNum": number,
        "citationHash": 0,
    }


def _prefix(cite: Cite) -> list[Element]:
    return [_opaque(cite.prefix.strip())] if cite.prefix else []


def _suffix(cite: Cite) -> list[Element]:
    """Return locator and suffix: pandoc has one place for both, and takes a locator out of its beginning."""
    suffix: list[Element] = []
    if cite.locator:
        label = LABEL_WORDS[cite.locator.label]
        suffix += [_str("{"), _str(label), {"t": "Space"}, _opaque(cite.locator.value), _str("}")]
    if after := (cite.suffix or "").strip():
        stop = after[0] if after.startswith(_STOPS) else ""
        suffix.append(_str(stop) if stop else {"t": "Space"})
        # Where pandoc looks for a locator, a formula ends the search: "12 more pages" is not page 12.
        suffix += [{"t": "Math", "c": [{"t": "InlineMath"}, ""]}, _opaque(after.removeprefix(stop))]
    return suffix


def _opaque(text: str) -> Element:
    """Return ``text`` where pandoc does not look into it for ``|``, braces or locators."""
    return {"t": "Span", "c": [["", [], []], [_str(text)]]}


def _str(text: str) -> Element:
    return {"t": "Str", "c": _clean(text)}


def _clean(text: str) -> str:
    return _SURROGATES.sub("\ufffd", text)
