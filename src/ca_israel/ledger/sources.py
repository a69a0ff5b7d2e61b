"""Readers of what is cited and how: authors, the article, sources, citations and footnotes."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

from ca_israel.ledger.context import Keys, kind_of, quoted, read_keys
from ca_israel.ledger.fields import (
    day,
    edtf,
    is_list,
    is_table,
    nonblank,
    nonblanks,
    one_of,
    own_values,
    text_or_number,
    url,
    urls,
)
from ca_israel.ledger.model import (
    ACCESS,
    LOCATOR_LABELS,
    SOURCE_TYPES,
    STATES,
    Archive,
    Article,
    Checked,
    Citation,
    Footnote,
    Locator,
    Name,
    Source,
)
from ca_israel.ledger.slips.web_address import is_web_address

if TYPE_CHECKING:
    from ca_israel.ledger.context import At, LoadContext

FOOTNOTE_NUMBER = re.compile(r"[1-9][0-9]{0,5}")
# What BibTeX keys and our own `cai cite 1-5,8` cannot hold; the second part is a number or a range.
_CITEKEY = re.compile(r"""[^\s\x00-\x1f\x7f,"'#%~\\{}=()]+""")
_DOI = re.compile(r"(?<![0-9])(?<![0-9]\.)10\.[0-9]{4,9}(?:\.[0-9]++)*+/\S+")
# Ten digits, of which the last may be X, or thirteen, with hyphens or blanks between them (ISO 2108).
_ISBN = r"(?:[0-9][- ]?){9}[0-9Xx]|(?:[0-9][- ]?){12}[0-9]"  # read by the few that have one: not compiled at the start
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def authors(context: LoadContext, value: Any, at: At, key: str | int) -> tuple[Name, ...]:
    """Authors: "Family, Given", an institution (no comma), or { family, given, particle }."""
    if type(value) is str:
        from ca_israel.ledger.slips.people import separated

        hint = f"write {key} = [{', '.join(map(quoted, separated(value)))}]"
        context.wrong((*at, key), f"{key} must be a list, not text", hint)
        return ()
    if not is_list(context, value, at, key):
        return ()
    read = [_name(context, item, (*at, key), index) for index, item in enumerate(value)]
    return tuple(name for name in read if name)


def _name(context: LoadContext, value: Any, at: At, index: int) -> Name | None:
    if isinstance(value, dict):
        found = read_keys(context, value, (*at, index), NAME_KEYS, required=("family",), what=_one(at))
        return Name(**found) if found.get("family") else None
    if not isinstance(value, str):
        context.wrong((*at, index), f"{_one(at)} must be text or a table, not {kind_of(value)}")
        return None
    whole = nonblank(context, value, at, index)
    if whole is None:
        return None
    family, comma, given = (part.strip() for part in whole.partition(","))
    if comma and not (family and given):
        hint = 'write "Family, Given", or an institution without a comma'
        named = _one(at).partition(" ")[2]
        context.wrong((*at, index), f"the {named} {quoted(whole)} lacks a name beside the comma", hint)
    return Name(family, given or None)


def _one(at: At) -> str:
    return {"editors": "an editor", "translators": "a translator"}.get(str(at[-1]), "an author")


def _doi(context: LoadContext, value: Any, at: At, key: str | int) -> str | None:
    doi = nonblank(context, value, at, key)
    if doi is not None and not _DOI.fullmatch(doi):
        bare = re.search(_DOI, doi)
        hint = (
            f"write {quoted(bare[0])}" if bare else 'a DOI begins with "10." and four digits, a slash follows'
        )
        context.wrong((*at, key), f"{quoted(doi)} is not a DOI", hint)
    return doi


def _isbn(context: LoadContext, value: Any, at: At, key: str | int) -> str | None:
    isbn = text_or_number(context, value, at, key)
    if isbn is not None and not re.fullmatch(_ISBN, isbn):
        context.wrong(
            (*at, key), f"{quoted(isbn)} is not an ISBN", "it has 10 or 13 digits, maybe with hyphens"
        )
    return isbn


def _language(context: LoadContext, value: Any, at: At, key: str | int) -> str | None:
    tag = nonblank(context, value, at, key)
    if tag is not None and not _LANGUAGE.fullmatch(tag):
        context.wrong(
            (*at, key), f"{quoted(tag)} is not a language tag", 'write a tag such as "en" or "pt-BR"'
        )
    return tag


def _archive(context: LoadContext, value: Any, at: At, key: str | int) -> Archive | None:
    if type(value) is str and value.strip():
        copied = f"write archive = {{ url = {quoted(value)} }}"
        hint = copied if is_web_address(value) else f"write repository = {quoted(value)} for where papers lie"
        context.wrong((*at, key), "archive must be a table, not text", hint)
        return None
    if not is_table(context, value, (*at, key), "archive"):
        return None
    found = read_keys(context, value, (*at, key), ARCHIVE_KEYS, required=("url",), what="archive")
    return Archive(found.get("url", ""), found.get("date"))


def _checked(context: LoadContext, value: Any, at: At, key: str | int) -> Checked | None:
    if not is_table(context, value, (*at, key), "checked"):
        return None
    found = read_keys(context, value, (*at, key), CHECKED_KEYS, required=("on",), what="checked")
    return Checked(found["on"], found.get("by")) if "on" in found else None


NAME_KEYS: Keys = {
    "family": (nonblank, "Family name, or the whole name of an institution."),
    "given": (nonblank, "Given name."),
    "particle": (nonblank, "Particle before the family name, such as van or al-."),
}
ARCHIVE_KEYS: Keys = {
    "url": (url, "The address of the copy."),
    "date": (day, "The day it was made."),
}
CHECKED_KEYS: Keys = {
    "on": (day, "The day of that look."),
    "by": (nonblank, "Who looked."),
}
ARTICLE_KEYS: Keys = {
    "authors": (authors, "The authors of the article."),
    "title": (nonblank, "The title of the article."),
    "in": (nonblank, "The journal or site that it appeared in."),
    "url": (url, "Where the article can be read."),
    "published": (edtf, "When it appeared."),
    "accessed": (day, "The date of access that its footnotes give."),
    "language": (_language, "The language of the article."),
}
SOURCE_KEYS: Keys = {
    "type": (partial(one_of, SOURCE_TYPES), "The kind of work."),
    "authors": (authors, "The authors, in the order of the work."),
    "editors": (authors, "The editors of the work, or of the book that it is in."),
    "translators": (authors, "The translators."),
    "title": (nonblank, "The title, letter for letter; without one there must be a url."),
    "short": (nonblank, "A short title, for later notes."),
    "titles": (nonblanks, "Former or translated headlines; the page may show one of them."),
    "kind": (nonblank, 'What kind of work it is, such as "PhD diss.", "Master’s thesis", "White paper".'),
    "in": (nonblank, "The journal, paper, book or site that it appeared in."),
    "edition": (text_or_number, 'The edition: 2, or words such as "revised".'),
    "series": (nonblank, "The series that it belongs to."),
    "number": (text_or_number, "Its number in the series, or the number of the report."),
    "volume": (text_or_number, "The volume."),
    "issue": (text_or_number, "The issue."),
    "pages": (text_or_number, 'The pages of the whole work, such as "319-332".'),
    "published": (edtf, "When it appeared; never guessed from a URL."),
    "first_published": (edtf, "The year in which it first appeared, where this is a later printing."),
    "publisher": (nonblank, "The publisher; of a thesis the university."),
    "place": (nonblank, "The place of publication."),
    "repository": (nonblank, "The archive, library or collection that keeps a manuscript."),
    "shelfmark": (nonblank, "Where it lies there: collection, box, folder."),
    "isbn": (_isbn, "The ISBN."),
    "doi": (_doi, "The DOI, without https://doi.org/ before it."),
    "url": (url, "Where it can be read."),
    "moved_from": (urls, "Addresses that it had before, the first of them first."),
    "language": (_language, "The language of the work."),
    "access": (partial(one_of, ACCESS), "Whether it can be read without paying."),
    "accessed": (day, "The day it was read, if it is not that of the article."),
    "archive": (_archive, "An archived copy."),
    "state": (partial(one_of, STATES), "What is known to have become of the link."),
    "checked": (_checked, "A person looked at the page and found the work there."),
    "x": (own_values, "Values of your own, of any kind, nested at most 32 levels deep."),
}
CITATION_KEYS: Keys = {
    "source": (nonblank, "The citekey of the source that is cited."),
    "page": (text_or_number, 'The page or pages, such as 12 or "323-324".'),
    "chapter": (text_or_number, "The chapter."),
    "section": (text_or_number, "The section."),
    "paragraph": (text_or_number, "The paragraph."),
    "prefix": (nonblank, 'Words before the citation, such as "see".'),
    "suffix": (nonblank, "Words after the citation."),
}
FOOTNOTE_KEYS: Keys = {
    **CITATION_KEYS,
    "supports": (nonblank, "What the footnote is cited for, in a sentence of yours."),
    "quote": (nonblank, "A few words that the page should hold."),
}


def article(context: LoadContext, value: Any, at: At, key: str | int) -> Article | None:
    """The work whose footnotes these are."""
    if not is_table(context, value, (*at, key), "article"):
        return None
    return Article(**read_keys(context, value, (*at, key), ARTICLE_KEYS, what="the article"))


def source(context: LoadContext, key: str, value: Any) -> Source | None:
    """One source, by its citekey."""
    at = ("sources", key)
    if not _CITEKEY.fullmatch(key):
        from ca_israel.ledger.slips.keys import citekey_for

        forbidden = "a blank or one of , \" ' # % ~ \\ { } = ( )"
        better = citekey_for(key)
        hint = f"write {quoted(better)}" if better else None
        context.wrong(at, f"the citekey {quoted(key)} is empty or holds {forbidden}", hint, on_key=True)
    if not is_table(context, value, at, f"source {quoted(key)}"):
        return None
    required = ("type",) if "url" in value else ("type", "title")
    found = read_keys(context, value, at, SOURCE_KEYS, required=required, what=f"source {quoted(key)}")
    return Source(key, found.pop("type", None) or "other", found.pop("title", None) or "", **found)


def footnote(context: LoadContext, key: str, value: Any) -> Footnote | None:
    """One footnote: a citekey, a table, or a list of either; of a list the first supports and quote count."""
    at = ("footnotes", key)
    if not FOOTNOTE_NUMBER.fullmatch(key):
        number = key.lstrip("0")
        hint = f"write {number}" if FOOTNOTE_NUMBER.fullmatch(number) else None
        context.wrong(at, f"a footnote's key is a whole number from 1, not {quoted(key)}", hint, on_key=True)
        return None
    if isinstance(value, list):
        if not value:
            context.wrong(at, f"footnote {key} cites nothing")
        cited = [_cited(context, item, (*at, index), FOOTNOTE_KEYS) for index, item in enumerate(value)]
    else:
        cited = [_cited(context, value, at, FOOTNOTE_KEYS)]
    supports = next((found["supports"] for found in cited if found.get("supports")), None)
    quote = next((found["quote"] for found in cited if found.get("quote")), None)
    return Footnote(int(key), tuple(_citation(found) for found in cited), supports, quote)


def citations(context: LoadContext, value: Any, at: At, key: str | int) -> tuple[Citation, ...]:
    """The works that an event cites without a footnote: citekeys or tables."""
    if not is_list(context, value, at, key):
        return ()
    known = context.sources
    return tuple(
        Citation(item)
        if type(item) is str and item in known
        else _citation(_cited(context, item, (*at, key, index), CITATION_KEYS))
        for index, item in enumerate(value)
    )


def _cited(context: LoadContext, value: Any, at: At, keys: Keys) -> dict[str, Any]:
    """The fields of one citation; a locator is found under its label."""
    if isinstance(value, str):
        _known_source(context, value, at)
        return {"source": value}
    what = f"footnote {at[1]}" if at[0] == "footnotes" else "the citation"
    if not isinstance(value, dict):
        context.wrong(at, f"{what} must be a citekey or a table, not {kind_of(value)}")
        return {}
    if at[0] == "footnotes" and value and all(part.isdigit() for part in value):
        context.wrong(
            at,
            "a footnote's key is a whole number; TOML reads a dotted one as a table in a table",
        )
        return {}
    found = read_keys(context, value, at, keys, required=("source",), what=what)
    if found.get("source"):
        _known_source(context, found["source"], (*at, "source"))
    labels = [label for label in value if label in LOCATOR_LABELS]
    for label in labels[1:]:
        context.wrong((*at, label), f"{what} has more than one locator: {' and '.join(labels)}", on_key=True)
    return found


def _known_source(context: LoadContext, citekey: str, path: At) -> None:
    if citekey not in context.sources:
        hint = context.did_you_mean(citekey, context.sources)
        context.wrong(path, f"unknown source {quoted(citekey)}", hint)


def _citation(found: dict[str, Any]) -> Citation:
    locator = next((Locator(label, found[label]) for label in LOCATOR_LABELS if found.get(label)), None)
    return Citation(found.get("source") or "", locator, found.get("prefix"), found.get("suffix"))
