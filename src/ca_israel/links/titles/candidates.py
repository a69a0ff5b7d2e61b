"""Which parts of a page's title may be the headline, once outlet, section, rubric and flags are taken off.

A title is cut at separators between blanks, never at a hyphen inside a word; what was cut off is kept, since it
may show that the page is another work ("Part 2", "Fact check").
"""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from ca_israel.languages.gazetteer import place_of
from ca_israel.languages.letters import flat_words, flatten, tidy
from ca_israel.languages.vocabulary import entries, word_set
from ca_israel.links.titles.dressings import bared, behind_kicker
from ca_israel.links.titles.tails import announces_other

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MOST_SEGMENTS = 8
MOST_CANDIDATES = 76  # of one title: four, and all runs of eight segments; what comes off them is not counted
_RUBRIC = 30  # characters of a rubric before a colon; "News: ", "Business & Innovation: "
_SEPARATOR = re.compile(
    r"(?<!\s)\s++(?:[|‖¦·•»«›‹–—―−~/<>-]|::?|//|>>|--)\s++|(?:(?<!\s)\s++)?(?:[|‖]\s*+|»\s*+$)"
)
_TAG_AT_END = re.compile(r"(?:(?<!\s)\s++)?[\[(]([^\[\]()]{1,60})[\])]\s*+$")
_TAG_AT_START = re.compile(r"^\s*[\[(]([^\[\]()]{1,60})[\])]\s*")
_DASH = re.compile(r"\s*(?:[–—―−~-]|--|:)\s*")


class OutletNames(NamedTuple):
    """The outlet's names, each flat and without blanks; ``words`` are the single words in them."""

    joined: frozenset[str]
    words: frozenset[str]

    def sign(self, segment: str) -> bool:
        """Whether ``segment`` is nothing but the outlet's name, its host or its site's."""
        keys = _keys(segment) | _short_forms(segment)
        return not keys.isdisjoint(self.joined)


class Candidate(NamedTuple):
    """A part of a title that may be the headline, and the parts that were cut off for it.

    ``dashed`` are those of them behind a dash, which may be a part of the headline as well; ``taken`` is the title
    from which a kicker or a platform's words came off.
    """

    text: str
    dropped: tuple[str, ...] = ()
    dashed: tuple[str, ...] = ()
    taken: str = ""


def names_of(host: str, outlets: Iterable[str | None]) -> OutletNames:
    """Return the names under which the outlet at ``host`` may sign a title."""
    joined: set[str] = set()
    words: set[str] = set()
    labels = [label for label in flatten(host).removeprefix("www.").split(".") if label]
    if labels:
        joined |= {"".join(labels), "".join(labels).replace("-", "")}
        # "en.kabar.kg" signs as "Kabar", "en.kabar.kg" and "kabar.kg"; "invest.gov.uz" as "Invest".
        for first in range(len(labels) - 1):
            joined.add("".join(labels[first:]).replace("-", ""))
        known = [label for label in labels[:-1] if len(label) > 3 or label == labels[0]]
        joined |= {
            label.replace("-", "") for label in known if label not in {"en", "eng", "old", "news", "online"}
        }
        words |= {part for label in labels for part in label.split("-")}
    for outlet in outlets:
        if outlet:
            joined |= _keys(outlet)
            words |= set(flat_words(outlet)) - {"the", "of", "and"}
    return OutletNames(frozenset(joined), frozenset(words))


def _keys(name: str) -> set[str]:
    found = flat_words(name)
    whole = "".join(found)
    bare = "".join(found[1:]) if found[:1] == ["the"] else whole
    return {key for key in (whole, bare, whole.removeprefix("www")) if key}


def _short_forms(name: str) -> set[str]:
    """Return how hosts shorten a name: "The Jerusalem Post" is jpost, "Radio Free Europe" rfe."""
    found = [word for word in flat_words(name) if word not in {"the", "of", "and"}]
    if not 2 <= len(found) <= 6:
        return set()
    initials = "".join(word[0] for word in found)
    return {initials[:-1] + found[-1], *([initials] if len(initials) > 2 else [])}


def segments(title: str) -> list[str]:
    """Return the parts of a title between separators that stand free; at most eight, the last holds the rest."""
    return [part for _, part in _pieces(tidy(title))]


def _pieces(text: str) -> list[tuple[bool, str]]:
    """Return the parts of a title, and of each whether no more than a dash stands before it."""
    found: list[tuple[bool, str]] = []
    start, dashed = 0, True
    for separator in _SEPARATOR.finditer(text):
        if len(found) == _MOST_SEGMENTS - 1:
            break
        if part := text[start : separator.start()].strip():
            found.append((dashed, part))
            dashed = True
        dashed = dashed and bool(_DASH.fullmatch(separator[0]))
        start = separator.end()
    if part := text[start:].strip():
        found.append((dashed, part))
    return found


def candidates(title: str, names: OutletNames, most: int = MOST_CANDIDATES) -> list[Candidate]:
    """Return the parts of ``title`` that may be the headline: the whole and every run of segments, without flags.

    When there are more than ``most``, the whole and what the outlet has not signed alone, four at most.
    """
    whole = tidy(title)
    pieces = _pieces(whole)
    found = [Candidate(whole), Candidate(undressed(whole, names))]
    rest = " - ".join(part for _, part in pieces if not names.sign(part))
    found += [Candidate(rest), Candidate(undressed(rest, names))]
    if len(pieces) * (len(pieces) + 1) + len(found) <= most:
        found += _runs(pieces, names)
    return [candidate for candidate in dict.fromkeys(found) if candidate.text]


def taken_off(found: Iterable[Candidate], names: OutletNames) -> list[Candidate]:
    """Return what is left of those candidates that begin with a kicker or that a platform has dressed."""
    left: list[Candidate] = []
    for one in found:
        bare = bared(one.text)
        if bare:
            left.append(one._replace(text=bare, taken=one.text))
        for kicker, text in behind_kicker(bare or one.text):
            if not announces_other(kicker) and not _is_place(kicker):
                left.append(one._replace(text=text, taken=one.text))
                left.append(one._replace(text=undressed(text, names), taken=one.text))
    return list(dict.fromkeys(left))


def _is_place(kicker: str) -> bool:
    return any(place_of(word) for word in flat_words(kicker))


def _runs(pieces: list[tuple[bool, str]], names: OutletNames) -> Iterator[Candidate]:
    """Yield every run of segments, and the same undressed: n (n + 1) for n segments."""
    parts = [part for _, part in pieces]
    for first in range(len(parts)):
        for last in range(first + 1, len(parts) + 1):
            run = " - ".join(parts[first:last])
            dropped = tuple(part for part in parts[:first] + parts[last:] if not names.sign(part))
            # outwards from the run, as far as nothing but dashes stand between
            behind = takewhile(lambda piece: piece[0], pieces[last:])
            ahead = takewhile(lambda at: pieces[at + 1][0], range(first - 1, -1, -1))
            near = [part for _, part in behind] + [parts[at] for at in ahead]
            dashed = tuple(part for part in near if not names.sign(part))
            yield Candidate(run, dropped, dashed)
            yield Candidate(undressed(run, names), dropped, dashed)


def undressed(text: str, names: OutletNames) -> str:
    """Return ``text`` without flags before it and tags behind it ("UPDATED:", "[PHOTO/VIDEO]", "Outlet:")."""
    for _ in range(4):
        before = text
        if flag := _flag().match(text):
            text = text[flag.end() :]
        for pattern in (_TAG_AT_END, _TAG_AT_START):
            if (tag := pattern.search(text)) and _only_tags(tag[1], names):
                text = text[: tag.start()] + text[tag.end() :]
        head, colon, tail = text.partition(": ")
        if colon and tail.strip() and (names.sign(head) or (is_section(head) and len(head) <= _RUBRIC)):
            text = tail
        if text == before:
            break
    return text.strip() or before


@cache
def _flag() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{'|'.join(map(re.escape, entries('flags')))})\s*[:!|]\s+", re.IGNORECASE)


def _only_tags(text: str, names: OutletNames) -> bool:
    return names.sign(text) or word_set("tags").issuperset(flat_words(text))


def is_section(segment: str) -> bool:
    """Whether ``segment`` is made of words of sections and rubrics alone."""
    found = flat_words(segment)
    return bool(found) and word_set("sections").issuperset(found)


def is_rubric(segment: str) -> bool:
    """Whether ``segment`` is a section, perhaps of a place ("Israel News"): a place alone may belong to a headline."""
    found = [word for word in flat_words(segment) if not place_of(word)]
    return bool(found) and word_set("sections").issuperset(found)
