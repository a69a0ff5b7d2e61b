"""What a page is when it is not a work, by whole phrases in its titles and headings, never by its text.

A phrase that is in the cited title too proves nothing: a work about missing pages is not missing.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from ca_israel.languages.gazetteer import place_of
from ca_israel.languages.letters import flat_words, flatten, tidy
from ca_israel.languages.vocabulary import phrase_set, word_set
from ca_israel.links.titles.candidates import is_section, names_of, segments
from ca_israel.links.urls import host_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ca_israel.languages.vocabulary import WordsKey
    from ca_israel.links.page.read import Page
    from ca_israel.links.titles.candidates import OutletNames

ErrorKind: TypeAlias = Literal["not-found", "challenge", "login", "gate", "maintenance", "parked"]
PageKind: TypeAlias = Literal[ErrorKind, "gambling", "search", "index", "home", "section"]
Strength: TypeAlias = Literal["whole", "part"]

# Readers see these; errors are not announced in titles for indexes and citations.
_LOOKED_AT = ("title", "h1", "og:title", "twitter:title")
_HOST = re.compile(r"(?<![\w-])(?<![a-z0-9-]\.)-*+[a-z0-9][a-z0-9-]*+(?:\.[a-z0-9-]+)*\.[a-z]{2,12}\b")
# What may stand beside the phrases of each kind. A title that has phrases of two is of the first.
_AROUND: dict[ErrorKind, tuple[WordsKey, ...]] = {
    "not-found": ("around-not-found", "around-errors"),
    "challenge": ("around-challenge", "around-errors"),
    "login": ("around-login",),
    "gate": ("around-gate",),
    "maintenance": ("around-maintenance", "around-errors"),
    "parked": ("around-parked",),
}
# "500px": a number that is written with letters is no error's, unless those are an error's word.
_GLUED = re.compile(
    r"\b(?!(?:error|http|err|code|page)?\d+(?:error|page|html?)?\b)(?=\w*\d{3})(?=\w*[^\W\d_])\w+"
)
_SHORT_TEXT = 600  # characters
_MOST_SIGN_IN = 4  # words
_INDEX = re.compile(r"index of /|directory listing (?:for|of) /|directory: /", re.IGNORECASE)


class PhraseMatch(NamedTuple):
    """``whole``: the title says this and nothing else but the outlet; ``part``: it says other things too."""

    kind: PageKind
    strength: Strength
    text: str
    origin: str | None = None


def kind_of_page(page: Page, cited: Sequence[str], outlets: Iterable[str] = ()) -> PhraseMatch | None:
    """Return what ``page`` is instead of a work, by its titles and headings; the surest kind of several."""
    kinds = kinds_of_page(page, cited, outlets)
    return min(
        kinds,
        key=lambda kind: (
            kind.kind in {"home", "section"},
            kind.strength == "part",
            kind.kind == "maintenance",  # IIS says "Server Error" above whatever it reports
        ),
        default=None,
    )


def kinds_of_page(page: Page, cited: Sequence[str], outlets: Iterable[str] = ()) -> list[PhraseMatch]:
    """Return the kinds that the titles and headings of ``page`` show, in their order."""
    names = names_of(host_of(page.url), [*outlets, *page.site_names])
    found = [
        kind._replace(origin=title.origin)
        for title in page.titles
        if title.origin in _LOOKED_AT and (kind := kind_of_title(title.text, cited, names))
    ]
    if not found and len(page.text) <= _SHORT_TEXT:
        found += [
            PhraseMatch("login", "whole", title.text, title.origin)
            for title in page.titles
            if title.origin in _LOOKED_AT and _is_sign_in(title.text, cited)
        ]
    # For front pages and sections only the window's title counts: many articles have "News" as an h1.
    return [kind for kind in found if kind.kind not in {"home", "section"} or kind.origin == "title"]


def _is_sign_in(title: str, cited: Iterable[str]) -> bool:
    """Whether a short title ends in the words of a login, behind a name that nobody here knows ("EBSCOhost Login")."""
    found = flat_words(title)
    if not 1 < len(found) <= _MOST_SIGN_IN or any(flat_words(own) == found for own in cited):
        return False
    return any(f" {' '.join(found)}".endswith(f" {phrase}") for phrase in phrase_set("login"))


def denies(kind: PhraseMatch) -> bool:
    """Whether a page of this kind cannot be the work even if it prints the title: it repeats what was asked for.

    A heading that is only "Search" belongs to the search box of many pages.
    """
    bare = kind.origin == "h1" and len(flat_words(kind.text)) == 1
    return kind.kind == "not-found" or (kind.kind == "search" and not bare)


def kind_of_title(title: str, cited: Iterable[str], names: OutletNames) -> PhraseMatch | None:
    """Return the kind of page that ``title`` shows; None when it may be the title of a work."""
    parts = segments(title)
    if not parts:
        return None
    text = tidy(title)
    if _INDEX.match(text):
        return PhraseMatch("index", "whole", text)
    known = [f" {' '.join(flat_words(own))} " for own in cited]
    listed = _list_page(parts, known)
    if listed:
        return PhraseMatch(*listed)
    kinds = [_by_phrase(part, names, known) for part in parts]
    whole = _by_phrase(text, names, known)
    if whole:
        return PhraseMatch(whole, "whole", text)
    for part, kind in zip(parts, kinds, strict=True):
        if kind:
            rest = [p for p, other in zip(parts, kinds, strict=True) if not other and not names.sign(p)]
            return PhraseMatch(kind, "whole" if all(map(is_section, rest)) else "part", part)
    return _front(parts, names, known) or _gambling(text, known)


def _list_page(parts: list[str], known: list[str]) -> tuple[PageKind, Strength, str] | None:
    """Recognise pages that list works: their titles repeat what was searched for, perhaps the cited title."""
    for part in parts:
        found = flat_words(part)
        row = " ".join(found)
        if _in_any(row, known):
            continue
        marked = re.match(r"[^:\"'«“„]{2,60}? ?(?=[:\"«“„'])", tidy(part))
        before = " ".join(flat_words(marked[0])) if marked else row
        behind = phrase_set("search-behind")
        quoted = " ".join(flat_words(re.split("[\"'»”“]", tidy(part))[-1]))
        if before in phrase_set("search-before") or row in behind or (quoted != row and quoted in behind):
            return "search", "whole" if len(parts) == 1 or marked else "part", part
        if _begins(row, "search-opens") or row.endswith(tuple(phrase_set("search-ends"))):
            return "search", "whole", part
        if _begins(row, "list-opens"):
            return "section", "part", part
        if marked and before in phrase_set("list-before") and ":" in part:
            return "section", "whole", part
        ends = len(parts) > 1 and len(found) > 1 and found[-1] in phrase_set("list-ends")
        if ends and (len(found) == 2 or _is_place(part)):
            return "section", "part", part
    return None


def _by_phrase(part: str, names: OutletNames, known: list[str]) -> PageKind | None:
    found = flat_words(_GLUED.sub(" glued ", _HOST.sub(" ", flatten(tidy(part)))))
    row = " ".join(found)
    if not found or _in_any(row, known):
        return None
    phrases = _by_first_word()
    said = {
        kind
        for word in found
        for phrase, kind in phrases.get(word, ())
        # an outlet may be called by a number
        if phrase in f" {row} " and not (word.isdigit() and phrase == f" {word} " and word in names.words)
    }
    for kind, around in _words_of_kinds() if said else ():
        if kind in said and all(word in around or word in names.words for word in found):
            return kind
    return None


@cache
def _by_first_word() -> dict[str, list[tuple[str, ErrorKind]]]:
    index: dict[str, list[tuple[str, ErrorKind]]] = {}
    for kind in _AROUND:
        for phrase in phrase_set(kind):
            index.setdefault(phrase.partition(" ")[0], []).append((f" {phrase} ", kind))
    return index


@cache
def _words_of_kinds() -> list[tuple[ErrorKind, frozenset[str]]]:
    """Return for each kind, in their order, all words that its titles are made of."""
    return [
        (kind, frozenset(" ".join(phrase_set(kind)).split()).union(*map(word_set, around)))
        for kind, around in _AROUND.items()
    ]


def _front(parts: list[str], names: OutletNames, known: list[str]) -> PhraseMatch | None:
    """Recognise a front page (only the outlet and what outlets call themselves) or that of a section."""
    text = " - ".join(parts)
    if f" {' '.join(flat_words(text))} " in known:
        return None
    rest = [part for part in parts if not names.sign(part)]
    if all(" ".join(flat_words(part)) in phrase_set("front-pages") for part in rest):
        return PhraseMatch("home", "whole", text)
    words = [word for part in rest for word in flat_words(part)]
    site_words = word_set("front-words")
    if all(word in site_words or word in names.words or place_of(word) for word in words):
        if not word_set("front-signs").isdisjoint(words):
            return PhraseMatch("home", "part", text)
        if len(rest) < len(parts) or not names.words.isdisjoint(words):
            return PhraseMatch("section", "part", text)
    if len(rest) < len(parts) and all(is_section(part) or _is_place(part) for part in rest):
        return PhraseMatch("section", "part", text)
    return None


def _is_place(part: str) -> bool:
    found = flat_words(part)
    return len(found) <= 3 and all(place_of(word) or is_section(word) for word in found)


def _gambling(text: str, known: list[str]) -> PhraseMatch | None:
    found = flat_words(text)
    row = [f" {' '.join(found)} "]
    sure = any(_in_any(phrase, row) and not _in_any(phrase, known) for phrase in phrase_set("gambling"))
    hints = {word for word in word_set("gambling-hints").intersection(found) if not _in_any(word, known)}
    if sure or len(hints) >= 3:
        return PhraseMatch("gambling", "whole" if sure else "part", text)
    return None


def _in_any(phrase: str, known: list[str]) -> bool:
    return any(f" {phrase} " in own for own in known)


def _begins(row: str, key: Literal["search-opens", "list-opens"]) -> bool:
    return row.startswith(tuple(phrase + " " for phrase in phrase_set(key)))
