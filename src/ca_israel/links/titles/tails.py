"""What stands before and behind a headline, and whether it may come off: names may, whatever makes it another work may not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias

from ca_israel.languages.gazetteer import place_of
from ca_israel.languages.letters import flat_words, tidy
from ca_israel.languages.vocabulary import first_of, word_set
from ca_israel.links.titles.dressings import is_platform

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

Known: TypeAlias = Literal["named", "signed"] | None

_COUNT = re.compile(r"\d+|[ivx]+|[^\W\d_]")
_ROMAN = re.compile(r"(?:x{0,3})(?:ix|iv|v?i{0,3})")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}", re.IGNORECASE)
_DAY = re.compile(
    r"\d{1,2}\.? [^\W\d_]{3,12}\.?,? \d{4}|[^\W\d_]{3,12}\.? \d{1,2},? \d{4}|\d{4}[-./]\d\d?[-./]\d\d?|\d\d?[-./]\d\d?[-./]\d{4}"
)
_MOST_NAME_WORDS = 5


def tells_otherwise(dropped: str) -> bool:
    """Whether what was cut off may make it another work: a number, a part of a series, a denial, a review of it.

    A whole date does not: sites stamp their pages with it.
    """
    found = flat_words(_DAY.sub(" ", tidy(dropped)))
    if not word_set("doubts").isdisjoint(found) or any(word[0].isdigit() for word in found):
        return True
    if len(found) == 1 and _ROMAN.fullmatch(found[0]):
        return True
    counted = any(
        word in word_set("part-words") and (_is_count(after) or _is_count(before))
        for before, word, after in zip(["", *found], found, [*found[1:], ""], strict=False)
    )
    return counted or _is_other_kind(dropped, found)


def announces_other(kicker: str) -> bool:
    """Whether what stands before a colon makes it another work: "Part 2", "Our review"; the last word tells the kind."""
    last = flat_words(kicker)[-1:]
    return tells_otherwise(kicker) or not word_set("other-works").isdisjoint(last)


def _is_other_kind(text: str, found: list[str]) -> bool:
    """Whether it says what else of the work this is: "Second edition", "A review by our critic", not "The New York Times"."""
    kinds, light = word_set("other-works"), word_set("light-words")
    heavy = [word for word in found if word not in light and not _is_count(word)]
    if not heavy:
        return False
    begins = found[0] in light and heavy[0] in kinds and not _is_capitalised(text)
    return begins or kinds.issuperset(heavy)


def _is_capitalised(text: str) -> bool:
    """Whether all words of ``text`` but its articles and the like begin with a capital."""
    light = word_set("light-words")
    return all(
        word[0] != word[0].lower() for word in text.split() if word[0].isalpha() and word.lower() not in light
    )


def _is_count(word: str) -> bool:
    return word in word_set("part-counts") or word in first_of("numbers") or bool(_COUNT.fullmatch(word))


def may_be_name(part: str, site: AbstractSet[str], known: Known = None) -> bool:
    """Whether ``part``, behind a dash, can be nothing but the name of a site; ``site`` are the words of its known names.

    Where the outlet has signed already, only a platform may do so too; where its name is known, a single word is no
    other name of it.
    """
    text = tidy(part)
    found = flat_words(text)
    if not found or tells_otherwise(text):
        return False
    if is_platform(text):
        return True
    if known == "signed":
        return False
    if _HOST.fullmatch(text):
        return True
    light, outlets = word_set("light-words"), word_set("outlet-words")
    heavy = [word for word in found if word not in light]
    # "BBC News" at bbc.co.uk, "Steppe Courier Online"
    own = [word for word in heavy if word in site and len(word) > 2]
    if own and all(word in site or word in outlets for word in heavy):
        return True
    if len(found) > _MOST_NAME_WORDS or not _is_capitalised(text):
        return False
    if len(heavy) == 1:
        return known is None and heavy[0].isalpha() and not place_of(heavy[0])
    return bool(heavy) and (heavy[0] in outlets or heavy[-1] in outlets)
