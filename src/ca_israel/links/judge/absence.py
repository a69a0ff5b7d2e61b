"""Whether a page says that its work is not there, in its heading or in a text that is a notice to its reader.

News tells of lost documents and removed articles in the same words. What tells a notice from a report is whom it
speaks to and what else is there: it says "you", "this" or "sorry", or no more than that the page was not found,
under the name of the site and no headline of its own.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ca_israel.languages.letters import flat_words
from ca_israel.languages.vocabulary import languages, pattern, phrase_set, word_set
from ca_israel.links.judge.body_phrases import MOST, in_small, pattern_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

_LOOKED_BACK = 200  # characters in which a sentence begins
_MOST_SENTENCES = 5  # of a notice under a headline
_MOST_UNKNOWN = 8  # letters about a notice in a heading, where words are written without blanks
_WORD = re.compile(r"[^\s]+")
_MARKS = ".!?…;»”|•\n。！？"
_END = re.compile(rf"[{_MARKS}][^\w{_MARKS}]*+$")
_SENTENCE = re.compile(rf"[^{_MARKS}]*+")
_STOP = re.compile(r"[.!?…。！？](?!\w)")


def absence_in(text: str, cited: str, most: int = MOST, *, headed: bool = False) -> str | None:
    """Return the words by which a text of at most ``most`` characters says that its page is not there.

    ``headed``: the page has a headline of its own, so that only what speaks to the reader counts. None where the
    titles ``cited`` speak of such pages themselves: a work about missing pages is not missing.
    """
    if len(text) > most or pattern_of("absent").search(in_small(cited)):
        return None
    if headed and len(_STOP.findall(text)) > _MOST_SENTENCES:
        return None
    small = in_small(text)
    spans = (
        found.span()
        for absent, notices in _languages()
        for found in absent.finditer(small)
        if _is_notice(found, notices, text, headed=headed)
    )
    return next((text[start:end] for start, end in spans), None)


@cache
def _languages() -> list[tuple[re.Pattern[str], re.Pattern[str]]]:
    """Return for each language how it says that a thing is absent, and how it speaks to a reader."""
    return [
        (re.compile(absent), re.compile(pattern("notices", name) or r"(?!)"))
        for name in languages()
        if (absent := pattern("absent", name))
    ]


def _is_notice(found: re.Match[str], notices: re.Pattern[str], text: str, *, headed: bool) -> bool:
    others = _others_before(text, found.start(), notices)
    begin = max(text.rfind(mark, 0, found.start()) for mark in _MARKS) + 1
    behind = _SENTENCE.match(text, found.end())
    if notices.search(in_small(text[begin : behind.end() if behind else found.end()])):
        return others <= 1
    return not headed and others == 0 and _is_usual(_gap(found))


def _others_before(text: str, start: int, notices: re.Pattern[str]) -> int:
    """Return how many words, two at most, stand between the begin of the sentence and ``start`` that error pages do not put there."""
    if text[start].isupper() or not text[start].isalpha():
        return 0
    others = 0
    for word in reversed(_WORD.findall(text[max(0, start - _LOOKED_BACK) : start])):
        if _END.search(word) or others > 1:
            break
        if not _is_usual(word) and not notices.search(in_small(word)):
            others += 1
        elif word[0].isupper():
            break
    return others


def _gap(found: re.Match[str]) -> str:
    """Return what stands between a thing and what is said of it ("…" of a pattern)."""
    return next((group for group in found.groups() if group is not None), "")


@cache
def _usual() -> frozenset[str]:
    return word_set("around-not-found") | word_set("around-errors")


def _is_usual(text: str) -> bool:
    return _usual().issuperset(flat_words(text))


def heading_of_absence(titles: Iterable[str], cited: str, names: AbstractSet[str]) -> str | None:
    """Return the first of ``titles`` that says that the page is not there and nothing else but ``names`` of the site."""
    if pattern_of("absent").search(in_small(cited)):
        return None
    return next((title for title in titles if _says_no_more(title, names)), None)


def _says_no_more(title: str, names: AbstractSet[str]) -> bool:
    found = pattern_of("absent").search(in_small(title))
    if not found:
        return False
    rest = f"{title[: found.start()]} {_gap(found)} {title[found.end() :]}"
    unknown = [word for word in flat_words(rest) if not word.isdigit() and word not in _usual() | names]
    spaced = any(character.isspace() for character in title.strip())
    return not unknown or (not spaced and len("".join(unknown)) <= _MOST_UNKNOWN)


def has_headline(titles: Sequence[str], names: AbstractSet[str]) -> bool:
    """Whether any of ``titles`` says more than ``names`` of the site, what sites call themselves, and that there is an error.

    False where one of them is an exclamation to the reader: "Sorry!" stands over no work.
    """
    known = names | _usual() | _of_sites()
    if any(_is_usual(title) and pattern_of("notices").search(in_small(title)) for title in titles):
        return False
    return any(
        word not in known and not word.isdigit()
        for title in titles
        if not _says_no_more(title, names)
        for word in flat_words(title)
    )


@cache
def _of_sites() -> frozenset[str]:
    phrases = " ".join(phrase_set("not-found") | phrase_set("front-pages"))
    return (
        word_set("sections") | word_set("front-words") | word_set("outlet-words") | frozenset(phrases.split())
    )
