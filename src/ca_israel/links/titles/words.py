"""Words of titles: flat, sorted by what they do, and equal by rules that are listed, never by nearness.

Two words are equal when they are spelled alike, or differ by inflection, by British and American spelling,
by a listed alias, or by how one name is written in Latin letters. Anything else is another word.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from ca_israel.languages.gazetteer import place_of, several_words
from ca_israel.languages.inflection import lemmas, spellings
from ca_israel.languages.letters import flatten, split_words, tidy, without_marks
from ca_israel.languages.vocabulary import first_of, word_set

if TYPE_CHECKING:
    from collections.abc import Iterable

Sort: TypeAlias = Literal["content", "light", "modal", "negation", "number", "place"]

LIGHT_WEIGHT = 0.25  # of a function word, where a content word weighs 1
_OF_A_WORD = 0.4  # of a word: a character that stands without blanks
_MOST_WORDS = 120  # of one title; no headline has more

# How a letter of a Latin alphabet is written where that alphabet is not at hand.
_SPELLED_OUT = str.maketrans({"ş": "sh", "š": "sh", "ç": "ch", "č": "ch", "ž": "zh", "ğ": "gh", "ə": "e", "ö": "oe", "ü": "ue", "ä": "ae", "ı": "y", "x": "kh", "ś": "s", "ý": "y"})  # fmt: skip
_CLITIC = re.compile(r"(?<=\w)'s(?!\w)|(?<=\ws)'(?!\w)")
_NOT = re.compile(r"\b(ca|wo|is|are|was|were|do|does|did|has|have|had|could|would|should|must)n'?t\b")
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_US = re.compile(r"\bUS\b")
_AMBIGUOUS_US = "usorusa"  # in a title without capitals, or with no other letters
_FEWEST_CASED = 4  # words by which a title shows how it uses capitals
# Written without blanks: each character counts as a word.
UNSPACED = re.compile(
    "[\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+$")
_SIGNS = {"%": "percent", "$": "dollar", "€": "euro", "£": "pound", "₪": "shekel", "₽": "ruble"}


class Word(NamedTuple):
    """A flat word; ``forms`` is all that it may also be spelled as: two words that share one are equal."""

    text: str
    sort: Sort
    forms: frozenset[str]

    @property
    def weight(self) -> float:
        """What the word counts for in a score."""
        return LIGHT_WEIGHT if self.sort in {"light", "modal"} else 1.0


@lru_cache(maxsize=1024)
def words(text: str, language: str | None = None) -> tuple[Word, ...]:
    """Return the words of a title, at most 120. ``language`` (BCP 47) adds that language's inflection."""
    dressed = tidy(text)
    dressed = _INITIALS.sub(lambda found: found[0].replace(".", ""), dressed)
    small = without_marks(_told_from_us(dressed).casefold())
    small = _NOT.sub("not", _CLITIC.sub("", small)).replace("&", " and ")
    found = split_words(UNSPACED.sub(r" \g<0> ", small))[:_MOST_WORDS]
    # All at once: a page's titles may have a thousand runs of segments.
    flat = flatten("\n".join(found)).split("\n") if found else []
    return tuple(_sorted_words(found, flat, (language or "").split("-")[0].lower()))


def _told_from_us(text: str) -> str:
    """Tell "US", the country, from "us"; where capitals do not show which it is, it may be either."""
    if "us" not in text.casefold():
        return text
    letters = text.split()
    unclear = len(letters) >= _FEWEST_CASED and (text.isupper() or text[1:] == text[1:].lower())
    if unclear:
        return re.sub(r"\bus\b", _AMBIGUOUS_US, text, flags=re.IGNORECASE)
    return _US.sub("usa", text)


def _sorted_words(accented: list[str], flat: list[str], language: str) -> list[Word]:
    numbers, tens, ones = _numbers()
    result: list[Word] = []
    at = 0
    while at < len(flat):
        named = several_words(flat, at)
        if named:
            result.append(Word(" ".join(flat[at : at + named[1]]), "place", frozenset({"@" + named[0]})))
            at += named[1]
            continue
        if flat[at] in tens and at + 1 < len(flat) and flat[at + 1] in ones:
            whole = str(int(numbers[flat[at]]) + int(numbers[flat[at + 1]]))
            result.append(Word(whole, "number", frozenset({"#" + whole})))
            at += 2
            continue
        after_number = bool(result) and result[-1].sort == "number"
        result.append(_word(accented[at], flat[at], language, after_number=after_number))
        at += 1
    return result


@cache
def _numbers() -> tuple[dict[str, str], frozenset[str], frozenset[str]]:
    """Return the values of number words, then the tens (twenty) and the ones (two), which are added up."""
    numbers = first_of("numbers")
    tens = frozenset(name for name, value in numbers.items() if value[1:] == "0" and value != "10")
    return numbers, tens, frozenset(name for name, value in numbers.items() if value in set("123456789"))


@lru_cache(maxsize=2048)  # each is in many runs of its title's segments
def _word(accented: str, flat: str, language: str, *, after_number: bool) -> Word:
    flat = _SIGNS.get(flat, flat)
    if after_number:
        flat = first_of("after-numbers").get(flat, flat)
    if flat[0].isdigit() or flat in first_of("numbers"):
        return Word(flat, "number", frozenset({"#" + _number(flat)}))
    if flat == _AMBIGUOUS_US:
        return Word(flat, "content", frozenset({"us", "@usa"}))
    if flat in word_set("negations"):
        return Word(flat, "negation", frozenset({"!not"}))
    if flat in word_set("light-words"):
        # "&" and "and" are the "und", "et", "ve" of other languages
        return Word(flat, "light", frozenset({flat, first_of("aliases").get(flat, flat)}))
    if flat in word_set("modals"):
        return Word(flat, "modal", frozenset({flat}))
    place = None if flat == "us" else place_of(flat)
    if place:
        return Word(flat, "place", frozenset({"@" + place}))
    aliases = first_of("aliases")
    forms = {form for known in (flat, aliases.get(flat, flat)) for form in lemmas(known, language)}
    forms |= {aliases[form] for form in forms if form in aliases}
    forms |= spellings(forms)
    if flat.isascii() and not accented.isascii():
        out = flatten(accented.translate(_SPELLED_OUT))
        forms |= {out, *_skeleton(out)}
    return Word(flat, "content", frozenset(forms | _skeleton(flat)))


def _number(text: str) -> str:
    text = first_of("numbers").get(text, text)
    text = text.replace(",", "") if _THOUSANDS.match(text) else text.replace(",", ".")
    return text.lstrip("0") or "0"


def _skeleton(word: str) -> set[str]:
    """Return what is left of a name when the habits of transliteration are taken out (nothing for short words)."""
    if len(word) < 5 or not word.isascii():
        return set()
    bare = (
        word.replace("dzh", "j").replace("dj", "j").replace("zh", "j").replace("kh", "h").replace("gh", "g")
    )
    bare = bare.replace("q", "k")
    bare = bare[0] + bare[1:].replace("iy", "i").replace("ye", "e").replace("y", "i").replace("ii", "i")
    bare = re.sub(r"([oe])w(a?)$", r"\1v\2", bare)
    return {"~" + bare}


def weighty(found: Iterable[Word]) -> float:
    """Return how many content words there are; two or three characters that stand without blanks make one."""
    return sum(
        _OF_A_WORD if UNSPACED.fullmatch(word.text) else 1 for word in found if word.weight > LIGHT_WEIGHT
    )


def same(one: Word, other: Word) -> bool:
    """Whether two words are equal by a rule."""
    return not one.forms.isdisjoint(other.forms)


def near(one: Word, other: Word) -> bool:
    """Whether two words that are not equal look so alike that a person must decide (production, protection)."""
    # A place may be misspelled; two places, two numbers are two.
    if {one.sort, other.sort} not in ({"content"}, {"content", "place"}):
        return False
    a, b = one.text, other.text
    shorter, longer = sorted((len(a), len(b)))
    if shorter < 5 or a[0] != b[0]:
        return False
    shared = next((i for i in range(shorter) if a[i] != b[i]), shorter)
    if shared >= 5 and shared * 5 >= longer * 3:
        return True
    return longer - shorter <= 2 and _distance(a, b) <= (2 if longer >= 9 else 1)


def _distance(a: str, b: str) -> int:
    if len(a) > 40 or len(b) > 40:
        return 99
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]
