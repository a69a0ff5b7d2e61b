"""Headline case (title case) of English titles, as Chicago and MLA ask for it; others stay as they are written."""

from __future__ import annotations

import re
from functools import cache

# Articles, conjunctions, prepositions and name particles: in lower case, but for the first and the last word.
_SMALL_WORDS = """
    a an the and but for nor or so yet
    about above across afore after against along alongside amid amidst among amongst anenst apropos apud
    around as aside astride at athwart atop barring before behind below beneath beside besides between
    beyond by circa despite down during except forenenst from given in inside into lest like modulo near
    next notwithstanding of off on onto out over per plus pro qua sans since than through throughout
    thruout till to toward towards under underneath until unto up upon versus via vs v with within without
    al c ca de et van von
"""
_SMALL = frozenset(_SMALL_WORDS.split())
# Texts are separated by marks, before an apostrophe by an empty one; the point of kun.uz is not a mark.
_MARK = re.compile(
    r"""( ["']|(?<!\w)\.|\.(?!\w\w)|[‘’“”"\-–—/,;?!:\[\]()]|'(?=$| ["']|[‘’“”"'\-–—/.,;?!:\[\]()])|(?='))"""
)
_BLANK = re.compile("([ \xa0\u2000-\u200b\u205f\u3000]+)")
_LONE_GREEK = re.compile("[\u0370-\u03ff]")
_CLOSING = {"“": "”", "‘": "’", ' "': '"', " '": "'"}
_NESTED = {"“": "“", "‘": "‘", ' "': " '", " '": ' "'}


def headline(title: str) -> str:
    """Return ``title`` in headline case: CSL 1.0.2 ``text-case="title"`` as citeproc-js reads it.

    Words that hold a capital stay as they are. What follows an apostrophe, or an unpaired quotation mark,
    stays too. English only: the caller leaves titles in other languages alone.
    """
    pieces = _MARK.split(title)
    texts, marks = pieces[::2], ["", *pieces[1::2]]
    cased: list[str] = []
    opened: list[tuple[str, int | None]] = []  # quotation marks, each with the text behind it
    kept: list[int] = []  # the texts that begin as they were written
    last: int | None = None  # the text with the last word, unless a stray mark stands before it
    raised = True
    for at, (mark, text) in enumerate(zip(marks, texts, strict=True)):
        raised = raised or mark in ("?", "!", ":")
        words = _BLANK.split(text)
        for place in range(0, len(words), 2):
            word = words[place]
            if not word:
                continue
            compound = at == 0 and place == len(words) - 1 and pieces[1:2] == ["-"]
            if raised or compound or (len(word) > 1 and word not in _SMALL):
                words[place] = _capitalised(word)
            raised, last = False, at
        cased.append("".join(words))
        stray = _stray(mark, at, opened)
        if stray is not None:
            kept.append(stray)
            last = None
    for lone in (*kept, *(at for _, at in opened)):
        if lone is not None:
            cased[lone] = texts[lone][:1] + cased[lone][1:]
    if last is not None:
        cased[last] = _last_raised(cased[last])
    return "".join(part for pair in zip(marks, cased, strict=True) for part in pair)


def in_headline_case(title: str, language: str | None) -> str:
    """Return a title in headline case where it is English: by its ``language``, or without one by its small words."""
    return headline(title) if _is_english(language) or (not language and _leaning(title) > 0) else title


def name_in_headline_case(name: str, language: str | None) -> str:
    """Return the name of a journal or site in headline case where it is English; ``language`` is that of a work in it.

    A name in another language, and the host of a site (kun.uz), stay as they are.
    """
    if not name or ("." in name and " " not in name):
        return name
    leaning = _leaning(name)
    return headline(name) if leaning > 0 or (leaning == 0 and _is_english(language)) else name


def _is_english(language: str | None) -> bool:
    return language is not None and language.split("-")[0].lower() == "en"


@cache
def _leaning(title: str) -> int:
    """Which way the small words of a title point, to English where positive; the words are read when one is asked for."""
    from ca_israel.languages.english import leaning

    return leaning(title)


def _capitalised(word: str) -> str:
    if word != word.lower() or _LONE_GREEK.fullmatch(word):
        return word
    return word[0].upper() + word[1:]


def _last_raised(text: str) -> str:
    """Capitalise the last word although it is a small one."""
    words = _BLANK.split(text)
    place = max(place for place in range(0, len(words), 2) if words[place])
    if len(words[place]) > 1 and words[place] in _SMALL:
        words[place] = _capitalised(words[place])
    return "".join(words)


def _stray(mark: str, at: int, opened: list[tuple[str, int | None]]) -> int | None:
    """Follow the quotation marks; return the text whose mark has turned out to have no fellow."""
    if mark in _CLOSING:
        if opened and mark != _NESTED[opened[-1][0]]:
            _, before = opened.pop()
            opened.append((mark, None))
            return before
        opened.append((mark, at))
    elif mark in _CLOSING.values():
        if not opened or _CLOSING[opened[-1][0]] != mark:
            return at
        opened.pop()
    return None
