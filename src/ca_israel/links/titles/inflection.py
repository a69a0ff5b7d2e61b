"""Forms of a word: English with care, Russian and the Turkic languages where the endings are certain.

A form here is not a dictionary's: it only has to be the same for two forms of one word, and not for two words.
"""

from __future__ import annotations

_IRREGULAR = {
    form: forms.split()[0]
    for forms in (
        "hold held", "meet met", "lead led", "say said", "win won", "build built", "sell sold", "buy bought",
        "make made", "give gave given", "take took taken", "send sent", "keep kept", "find found",
        "begin began begun", "rise rose risen", "grow grew grown", "fall fell fallen", "go went gone goes",
        "become became", "come came", "see saw seen", "speak spoke spoken", "tell told", "lose lost", "pay paid",
        "strike struck", "draw drew drawn", "fly flew flown", "know knew known", "write wrote written",
        "seek sought", "bring brought", "think thought", "teach taught", "catch caught", "fight fought",
        "stand stood", "show shown showed", "choose chose chosen", "drive drove driven", "break broke broken",
        "man men", "woman women", "child children", "die dying", "tie tying", "lie lying", "get got gotten",
        "thief thieves", "leaf leaves", "half halves", "life lives", "crisis crises", "basis bases",
        "analysis analyses", "person persons",
    )
    for form in forms.split()
}  # fmt: skip
_WHOLE = {
    "news", "arms", "means", "goods", "customs", "united", "hundred", "indeed", "need", "seed", "speed", "breed",
    "series", "species", "during", "nothing", "something", "anything", "everything", "morning", "evening",
    "spring", "string", "bring", "king", "wing", "ring", "sing", "beijing", "housing", "always", "perhaps",
    "politics", "economics", "physics", "besides", "kudos", "ethics", "athletics", "wedding", "pudding",
    "sacred", "naked", "wicked", "rugged", "exceed", "proceed", "succeed", "agreed", "freed", "glasses",
}  # fmt: skip
_VOWELS = set("aeiouy")
_SIBILANTS = ("s", "x", "z", "ch", "sh", "o")
_TURKIC = {"tr", "az", "uz", "tk", "kk", "ky"}
# Plural, then case; a stem of four letters or more must be left.
_TURKIC_ENDINGS = (
    "larning", "lerning", "larini", "lerini", "lardan", "lerden", "larda", "lerde", "larga", "lerga", "larin",
    "lerin", "lari", "leri", "lar", "ler", "ning", "dan", "den", "tan", "ten", "nin", "nun", "da", "de", "ta", "te",
    "ga", "ka", "qa", "ni", "nu",
    "ларнинг", "ларни", "ларга", "ларда", "лардан", "лари", "лар", "нинг", "дан", "да", "га", "ни",
)  # fmt: skip
_RUSSIAN_ENDINGS = (
    "иями", "ями", "ами", "иях", "ях", "ах", "ием", "ией", "иям", "ого", "его", "ому", "ему", "ыми", "ими",
    "ов", "ев", "ей", "ом", "ем", "ам", "ям", "ой", "ый", "ий", "ая", "яя", "ое", "ее", "ые", "ие", "ых", "их",
    "ым", "им", "ую", "юю", "ию", "ия", "ии", "ью", "а", "я", "о", "е", "ы", "и", "у", "ю", "ь", "й",
)  # fmt: skip
_PAIRS = {
    other: first
    for first, other in (
        line.split()
        for line in (
            "defense defence", "offense offence", "license licence", "pretense pretence", "practice practise",
            "program programme", "gray grey", "tire tyre", "check cheque", "catalog catalogue",
            "dialog dialogue", "skeptic sceptic", "skeptical sceptical", "plow plough", "aging ageing",
            "judgment judgement", "maneuver manoeuvre", "aluminum aluminium", "jewelry jewellery",
            "airplane aeroplane", "mold mould", "enroll enrol", "fulfill fulfil", "skillful skilful",
            "pajamas pyjamas", "story storey", "toward towards", "among amongst", "while whilst",
        )
    )
}  # fmt: skip
_OUR = {
    "labour", "colour", "favour", "harbour", "neighbour", "honour", "humour", "rumour", "behaviour",
    "endeavour", "armour", "flavour", "vapour", "favourable", "favourite", "honourable", "neighbouring",
    "neighbourhood", "neighbourly",
}  # fmt: skip
_RE = {
    "centre", "theatre", "metre", "kilometre", "litre", "fibre", "calibre", "spectre", "sombre", "meagre",
    "lustre",
}  # fmt: skip


def lemmas(word: str, language: str = "") -> set[str]:
    """Return ``word`` (folded) and all that it may be a form of."""
    found = {word}
    if len(word) < 4 or word in _WHOLE:
        return found | ({_IRREGULAR[word]} if word in _IRREGULAR else set())
    if word.isascii():
        found |= _english(word)
        found |= {_IRREGULAR[form] for form in found if form in _IRREGULAR}
        if language in _TURKIC:
            found |= _without(word, _TURKIC_ENDINGS, 4)
    elif "а" <= word[0] <= "ӹ":
        found |= _without(word, _TURKIC_ENDINGS if language in _TURKIC else _RUSSIAN_ENDINGS, 4)
    return found


def _without(word: str, endings: tuple[str, ...], least: int) -> set[str]:
    longest = max(
        (e for e in endings if word.endswith(e) and len(word) - len(e) >= least), key=len, default=""
    )
    stem = word[: len(word) - len(longest)]
    return {"=" + stem} if len(stem) >= least else set()


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
    found: set[str] = set()
    for form in forms:
        if form in _PAIRS:
            found.add(_PAIRS[form])
        elif form in _OUR:
            found.add(form.replace("our", "or", 1) if form != "armour" else "armor")
        elif form in _RE:
            found.add(form[:-2] + "er")
        elif len(form) >= 7 and form.endswith(("ise", "yse")):
            found.add(form[:-2] + "ze")
        elif "isation" in form[3:]:
            found.add(form.replace("isation", "ization"))
    return found
