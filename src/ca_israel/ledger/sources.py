"""Readers of what is cited and how: authors, the article, sources, citations and footnotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ca_israel.ledger.context import Keys, kind, read_keys, shown
from ca_israel.ledger.fields import (
    day,
    edtf,
    is_list,
    is_table,
    one_of,
    own_values,
    text,
    text_or_number,
    texts,
    url,
)
from ca_israel.ledger.model import (
    LOCATOR_LABELS,
    SOURCE_TYPES,
    Archive,
    Article,
    Checked,
    Citation,
    Footnote,
    Locator,
    Name,
    Source,
)

if TYPE_CHECKING:
    from ca_israel.ledger.context import At, LoadContext

ACCESS = ("free", "subscription")
STATES = ("gone", "drifted", "usurped")
FOOTNOTE_NUMBER = re.compile(r"[1-9][0-9]{0,5}")
# What BibTeX keys and our own `cai cite 1-5,8` cannot hold; the second part is a number or a range.
_CITEKEY = re.compile(r"""[^\s\x00-\x1f\x7f,"'#%~\\{}=()]+""")
_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def authors(reading: LoadContext, value: Any, at: At, key: str | int) -> tuple[Name, ...]:
    """Authors: "Family, Given", an institution (no comma), or { family, given, particle }."""
    if not is_list(reading, value, at, key):
        return ()
    names = [_name(reading, item, (*at, key), index) for index, item in enumerate(value)]
    return tuple(name for name in names if name)


def _name(reading: LoadContext, value: Any, at: At, index: int) -> Name | None:
    if isinstance(value, dict):
        found = read_keys(reading, value, (*at, index), NAME_KEYS, required=("family",), what="an author")
        return Name(**found) if found.get("family") else None
    if not isinstance(value, str):
        reading.wrong((*at, index), f"an author must be text or a table, not {kind(value)}")
        return None
    whole = text(reading, value, at, index)
    if whole is None:
        return None
    family, comma, given = (part.strip() for part in whole.partition(","))
    if comma and not (family and given):
        hint = 'write "Family, Given", or an institution without a comma'
        reading.wrong((*at, index), f"the author {shown(whole)} lacks a name beside the comma", hint)
    return Name(family, given or None)


def _doi(reading: LoadContext, value: Any, at: At, key: str | int) -> str | None:
    doi = text(reading, value, at, key)
    if doi is not None and not _DOI.fullmatch(doi):
        bare = re.search(_DOI, doi)
        hint = (
            f"write {shown(bare[0])}" if bare else 'a DOI begins with "10." and four digits, a slash follows'
        )
        reading.wrong((*at, key), f"{shown(doi)} is not a DOI", hint)
    return doi


def _language(reading: LoadContext, value: Any, at: At, key: str | int) -> str | None:
    tag = text(reading, value, at, key)
    if tag is not None and not _LANGUAGE.fullmatch(tag):
        reading.wrong(
            (*at, key), f"{shown(tag)} is not a language tag", 'write a tag such as "en" or "pt-BR"'
        )
    return tag


def _archive(reading: LoadContext, value: Any, at: At, key: str | int) -> Archive | None:
    if not is_table(reading, value, (*at, key), "archive"):
        return None
    found = read_keys(reading, value, (*at, key), ARCHIVE_KEYS, required=("url",), what="archive")
    return Archive(found.get("url", ""), found.get("date"))


def _checked(reading: LoadContext, value: Any, at: At, key: str | int) -> Checked | None:
    if not is_table(reading, value, (*at, key), "checked"):
        return None
    found = read_keys(reading, value, (*at, key), CHECKED_KEYS, required=("on",), what="checked")
    return Checked(found["on"], found.get("by")) if "on" in found else None


NAME_KEYS: Keys = {"family": ("family", text), "given": ("given", text), "particle": ("particle", text)}
ARCHIVE_KEYS: Keys = {"url": ("url", url), "date": ("date", day)}
CHECKED_KEYS: Keys = {"on": ("on", day), "by": ("by", text)}
ARTICLE_KEYS: Keys = {
    "authors": ("authors", authors),
    "title": ("title", text),
    "in": ("container", text),
    "url": ("url", url),
    "published": ("published", edtf),
    "accessed": ("accessed", day),
    "language": ("language", _language),
}
SOURCE_KEYS: Keys = {
    "type": ("type", one_of(SOURCE_TYPES)),
    "authors": ("authors", authors),
    "title": ("title", text),
    "short": ("short", text),
    "in": ("container", text),
    "url": ("url", url),
    "volume": ("volume", text_or_number),
    "issue": ("issue", text_or_number),
    "pages": ("pages", text_or_number),
    "published": ("published", edtf),
    "publisher": ("publisher", text),
    "place": ("place", text),
    "doi": ("doi", _doi),
    "language": ("language", _language),
    "accessed": ("accessed", day),
    "access": ("access", one_of(ACCESS)),
    "titles": ("titles", texts),
    "archive": ("archive", _archive),
    "state": ("state", one_of(STATES)),
    "checked": ("checked", _checked),
    "x": ("x", own_values),
}
CITATION_KEYS: Keys = {
    "source": ("source", text),
    "page": ("page", text_or_number),
    "chapter": ("chapter", text_or_number),
    "section": ("section", text_or_number),
    "paragraph": ("paragraph", text_or_number),
    "prefix": ("prefix", text),
    "suffix": ("suffix", text),
}
FOOTNOTE_KEYS: Keys = {**CITATION_KEYS, "supports": ("supports", text), "quote": ("quote", text)}


def article(reading: LoadContext, value: Any) -> Article | None:
    """The work whose footnotes these are."""
    if not is_table(reading, value, ("article",), "article"):
        return None
    return Article(**read_keys(reading, value, ("article",), ARTICLE_KEYS, what="the article"))


def source(reading: LoadContext, key: str, value: Any) -> Source | None:
    """One source, by its citekey."""
    at = ("sources", key)
    if not _CITEKEY.fullmatch(key):
        forbidden = "a blank or one of , \" ' # % ~ \\ { } = ( )"
        reading.wrong(at, f"the citekey {shown(key)} is empty or holds {forbidden}", on_key=True)
    if not is_table(reading, value, at, f"source {shown(key)}"):
        return None
    found = read_keys(
        reading, value, at, SOURCE_KEYS, required=("type", "title"), what=f"source {shown(key)}"
    )
    return Source(key, found.pop("type", None) or "other", found.pop("title", None) or "", **found)


def footnote(reading: LoadContext, key: str, value: Any) -> Footnote | None:
    """One footnote: a citekey, a table, or a list of either; of a list the first supports and quote count."""
    at = ("footnotes", key)
    if not FOOTNOTE_NUMBER.fullmatch(key):
        number = key.lstrip("0")
        hint = f"write {number}" if FOOTNOTE_NUMBER.fullmatch(number) else None
        reading.wrong(at, f"a footnote's key is a whole number from 1, not {shown(key)}", hint, on_key=True)
        return None
    if isinstance(value, list):
        if not value:
            reading.wrong(at, f"footnote {key} cites nothing")
        cited = [_cited(reading, item, (*at, index), FOOTNOTE_KEYS) for index, item in enumerate(value)]
    else:
        cited = [_cited(reading, value, at, FOOTNOTE_KEYS)]
    supports = next((found["supports"] for found in cited if found.get("supports")), None)
    quote = next((found["quote"] for found in cited if found.get("quote")), None)
    return Footnote(int(key), tuple(_citation(found) for found in cited), supports, quote)


def citations(reading: LoadContext, value: Any, at: At, key: str | int) -> tuple[Citation, ...]:
    """The works that an event cites without a footnote: citekeys or tables."""
    if not is_list(reading, value, at, key):
        return ()
    known = reading.sources
    return tuple(
        Citation(item)
        if type(item) is str and item in known
        else _citation(_cited(reading, item, (*at, key, index), CITATION_KEYS))
        for index, item in enumerate(value)
    )


def _cited(reading: LoadContext, value: Any, at: At, keys: Keys) -> dict[str, Any]:
    """The fields of one citation; a locator is found under its label."""
    if isinstance(value, str):
        _known_source(reading, value, at)
        return {"source": value}
    what = f"footnote {at[1]}" if at[0] == "footnotes" else "the citation"
    if not isinstance(value, dict):
        reading.wrong(at, f"{what} must be a citekey or a table, not {kind(value)}")
        return {}
    if at[0] == "footnotes" and value and all(part.isdigit() for part in value):
        reading.wrong(
            at,
            "a footnote's key is a whole number; TOML reads a dotted one as a table in a table",
        )
        return {}
    found = read_keys(reading, value, at, keys, required=("source",), what=what)
    if found.get("source"):
        _known_source(reading, found["source"], (*at, "source"))
    labels = [label for label in value if label in LOCATOR_LABELS]
    for label in labels[1:]:
        reading.wrong((*at, label), f"{what} has more than one locator: {' and '.join(labels)}", on_key=True)
    return found


def _known_source(reading: LoadContext, citekey: str, path: At) -> None:
    if citekey not in reading.sources:
        hint = reading.did_you_mean(citekey, reading.sources)
        reading.wrong(path, f"unknown source {shown(citekey)}", hint)


def _citation(found: dict[str, Any]) -> Citation:
    locator = next((Locator(label, found[label]) for label in LOCATOR_LABELS if found.get(label)), None)
    return Citation(found.get("source") or "", locator, found.get("prefix"), found.get("suffix"))
