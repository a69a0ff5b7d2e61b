"""Words of titles: folded, told apart by what they do, and equal by rules that are listed, never by nearness.

Two words are equal when they are spelled alike, or differ by inflection, by British and American spelling,
by a listed alias, or by how one name is written in Latin letters. Anything else is another word.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from ca_israel.links.titles.folding import fold, plain
from ca_israel.links.titles.gazetteer import place_of, several_words
from ca_israel.links.titles.inflection import lemmas, spellings

Sort: TypeAlias = Literal["content", "light", "modal", "negation", "number", "place"]

LIGHT_WEIGHT = 0.25  # of a function word, where a content word weighs 1
_MOST_WORDS = 120  # of one title; no headline has more

# How a letter of a Latin alphabet is written where that alphabet is not at hand.
_SPELLED_OUT = str.maketrans({"ş": "sh", "š": "sh", "ç": "ch", "č": "ch", "ž": "zh", "ğ": "gh", "ə": "e", "ö": "oe", "ü": "ue", "ä": "ae", "ı": "y", "x": "kh", "ś": "s", "ý": "y"})  # fmt: skip
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[%$€£₪₽]")
_CLITIC = re.compile(r"(?<=\w)'s(?!\w)|(?<=\ws)'(?!\w)")
_NOT = re.compile(r"\b(ca|wo|is|are|was|were|do|does|did|has|have|had|could|would|should|must)n'?t\b")
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+$")
_SIGNS = {"%": "percent", "$": "dollar", "€": "euro", "£": "pound", "₪": "shekel", "₽": "ruble"}

_LIGHT = set(
    fold("a an the of in on at to for with and or as is are was were be been being am has have had having do does did"
    " its it their his her hers our your my this that these those than then so also into onto upon via th st nd rd s"
    " и а в во на с со к ко о об обо по у для же ли это за"
    " ve ile bir bu da de icin olan va bilan uchun ham va билан учун ҳам ва жана менен үчүн менен және мен үшін"
    " את של על עם גם או").split()
)  # fmt: skip
_MODAL = {
    "will", "would", "may", "might", "could", "should", "must", "can", "shall",
}  # fmt: skip
_NEGATION = set(
    fold("not no never nor neither non none cannot without не нет ни без никогда нельзя degil yok hayir emas yoq эмас"
    " йуқ йуқ йук жок эмес жоқ емес deyil yox לא אין בלי").split()
)  # fmt: skip
_NUMBERS = {
    name: str(value)
    for value, names in {
        0: "zero", 1: "one один", 2: "two два", 3: "three три", 4: "four", 5: "five пять", 6: "six", 7: "seven",
        8: "eight", 9: "nine", 10: "ten десять", 11: "eleven", 12: "twelve", 13: "thirteen", 14: "fourteen",
        15: "fifteen", 16: "sixteen", 17: "seventeen", 18: "eighteen", 19: "nineteen", 20: "twenty",
        30: "thirty", 40: "forty", 50: "fifty", 60: "sixty", 70: "seventy", 80: "eighty", 90: "ninety",
    }.items()
    for name in fold(names).split()
}  # fmt: skip
_TENS = {name for name, value in _NUMBERS.items() if len(value) == 2 and value[1] == "0" and value != "10"}
_ONES = {name for name, value in _NUMBERS.items() if len(value) == 1 and value != "0"}
_AFTER_NUMBERS = {"m": "million", "mn": "million", "mln": "million", "bn": "billion", "bln": "billion", "k": "thousand", "pct": "percent"}  # fmt: skip
_ALIASES = {
    "govt": "government", "intl": "international", "vs": "versus", "pct": "percent",
    "mirziyaev": "mirziyoyev", "mirziyayev": "mirziyoyev", "mirziyoev": "mirziyoyev", "mirzijojew": "mirziyoyev",
    "tokaev": "tokayev", "toqaev": "tokayev", "toqayev": "tokayev", "tokaiev": "tokayev",
    "rahmon": "rakhmon", "rakhmonov": "rakhmon", "rahmonov": "rakhmon", "japarov": "zhaparov",
    "berdimuhamedov": "berdimuhamedow", "berdymukhamedov": "berdimuhamedow", "berdimukhamedov": "berdimuhamedow",
    "berdymuhamedov": "berdimuhamedow", "nazarbaev": "nazarbayev", "aliev": "aliyev", "netanjahu": "netanyahu",
}  # fmt: skip


class Word(NamedTuple):
    """A folded word; ``forms`` is all that it may also be spelled as: two words that share one are equal."""

    text: str
    sort: Sort
    forms: frozenset[str]

    @property
    def weight(self) -> float:
        """What the word counts for in a score."""
        return LIGHT_WEIGHT if self.sort in {"light", "modal"} else 1.0


def folded_words(text: str) -> list[str]:
    """Return the words of ``text`` folded, without signs: for phrases, quotes and names."""
    return list(_folded_words(text))


@lru_cache(maxsize=256)
def _folded_words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(plain(text)).replace("'", "")))


@lru_cache(maxsize=1024)
def words(text: str, language: str | None = None) -> tuple[Word, ...]:
    """Return the words of a title, at most 120. ``language`` (BCP 47) adds that language's inflection."""
    dressed = plain(text)
    dressed = _INITIALS.sub(lambda found: found[0].replace(".", ""), dressed)
    # "US" is the country, "us" is not; in a headline all in capitals it is taken for the country.
    small = _bare(re.sub(r"\bUS\b", "usa", dressed).casefold())
    small = _NOT.sub("not", _CLITIC.sub("", small)).replace("&", " and ").replace("'", "")
    found = _WORD.findall(small)[:_MOST_WORDS]
    folded = (
        fold("\n".join(found)).split("\n") if found else []
    )  # at once: a page may have a thousand titles' runs
    return tuple(_sorted_words(found, folded, (language or "").split("-")[0].lower()))


def _bare(text: str) -> str:
    """Return ``text`` without marks that stand by themselves (the dot that a Turkish capital I leaves, vowel points)."""
    if text.isascii():
        return text
    from unicodedata import combining

    return "".join(c for c in text if not combining(c))


def _sorted_words(accented: list[str], folded: list[str], language: str) -> list[Word]:
    result: list[Word] = []
    at = 0
    while at < len(folded):
        named = several_words(folded, at)
        if named:
            result.append(Word(" ".join(folded[at : at + named[1]]), "place", frozenset({"@" + named[0]})))
            at += named[1]
            continue
        if folded[at] in _TENS and at + 1 < len(folded) and folded[at + 1] in _ONES:
            whole = str(int(_NUMBERS[folded[at]]) + int(_NUMBERS[folded[at + 1]]))
            result.append(Word(whole, "number", frozenset({"#" + whole})))
            at += 2
            continue
        after_number = bool(result) and result[-1].sort == "number"
        result.append(_word(accented[at], folded[at], language, after_number=after_number))
        at += 1
    return result


@lru_cache(maxsize=2048)  # each is in many runs of its title's segments
def _word(accented: str, folded: str, language: str, *, after_number: bool) -> Word:
    folded = _SIGNS.get(folded, folded)
    if after_number:
        folded = _AFTER_NUMBERS.get(folded, folded)
    if folded[0].isdigit() or folded in _NUMBERS:
        return Word(folded, "number", frozenset({"#" + _number(folded)}))
    if folded in _NEGATION:
        return Word(folded, "negation", frozenset({"!not"}))
    if folded in _LIGHT:
        return Word(folded, "light", frozenset({folded}))
    if folded in _MODAL:
        return Word(folded, "modal", frozenset({folded}))
    place = None if folded == "us" else place_of(folded)
    if place:
        return Word(folded, "place", frozenset({"@" + place}))
    forms = {form for known in (folded, _ALIASES.get(folded, folded)) for form in lemmas(known, language)}
    forms |= {_ALIASES[form] for form in forms if form in _ALIASES}
    forms |= spellings(forms)
    if folded.isascii() and not accented.isascii():
        out = fold(accented.translate(_SPELLED_OUT))
        forms |= {out, *_skeleton(out)}
    return Word(folded, "content", frozenset(forms | _skeleton(folded)))


def _number(text: str) -> str:
    text = _NUMBERS.get(text, text)
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


def same(one: Word, other: Word) -> bool:
    """Whether two words are equal by a rule."""
    return not one.forms.isdisjoint(other.forms)


def near(one: Word, other: Word) -> bool:
    """Whether two words that are not equal look so alike that only a person can tell (production, protection)."""
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
