"""Forms of a word: English with care, Russian and the Turkic languages where the endings are certain.

A form here is not a dictionary's: it only has to be the same for two forms of one word, and not for two words.
"""

from __future__ import annotations

from functools import cache

from ca_israel.languages.vocabulary import first_of, flat_set, languages, word_set

_VOWELS = set("aeiouy")
_SIBILANTS = ("s", "x", "z", "ch", "sh", "o")


def lemmas(word: str, language: str = "") -> set[str]:
    """Return ``word`` (flat) and all that it may be a form of."""
    found = {word}
    irregular = first_of("irregular")
    if len(word) < 4 or word in word_set("uninflected"):
        return found | ({irregular[word]} if word in irregular else set())
    if word.isascii():
        found |= _english(word)
        found |= {irregular[form] for form in found if form in irregular}
        found |= _without(word, _endings(language))
    elif word[0] >= "Ͱ":  # not Latin; what is Cyrillic and of a language without endings is taken for Russian
        found |= _without(word, _endings(language) or _endings("ru" if "а" <= word[0] <= "ӹ" else ""))
    return found


@cache
def _endings(language: str) -> frozenset[str]:
    held = languages().get(language, {})
    like = languages().get(held.get("endings-like", ""), held)
    return flat_set(like.get("endings", ""))


def _without(word: str, endings: frozenset[str]) -> set[str]:
    fitting = (ending for ending in endings if word.endswith(ending) and len(word) - len(ending) >= 4)
    return {"=" + word.removesuffix(max(fitting, key=len, default=""))} if endings else set()


def _english(word: str) -> set[str]:
    found: set[str] = set()
    if word.endswith("ies"):
        found |= {word[:-3] + "y", word[:-1]}
    elif word.endswith("es"):
        found.add(word[:-1])
        if word[:-2].endswith(_SIBILANTS):
            found.add(word[:-2])
    elif word.endswith("s") and word[-2] not in "sui":
        found.add(word[:-1])
    elif word.endswith("ied"):
        found.add(word[:-3] + "y")
    elif word.endswith("ed"):
        found |= _verb(word[:-2])
    elif word.endswith("ing"):
        found |= _verb(word[:-3])
    return {form for form in found if len(form) >= 3 and not _VOWELS.isdisjoint(form)}


def _verb(stem: str) -> set[str]:
    """Return what a verb is without its ending: open-ing, clos(e)-ing, plan(n)-ing."""
    if not stem or _VOWELS.isdisjoint(stem):
        return set()
    found = {stem, stem + "e"}
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "aeiou":
        found.add(stem[:-1])
    return found


def spellings(forms: set[str]) -> set[str]:
    """Return the American spelling of those of ``forms`` that are British."""
    american = first_of("spellings")
    found: set[str] = set()
    for form in forms:
        if form in american:
            found.add(american[form])
        elif len(form) >= 7 and form.endswith(("ise", "yse")):
            found.add(form[:-2] + "ze")
        elif "isation" in form[3:]:
            found.add(form.replace("isation", "ization"))
    return found
