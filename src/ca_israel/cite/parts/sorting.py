"""The order of a bibliography: word by word, as the Unicode Collation Algorithm compares at its first level."""

from __future__ import annotations

import re

_DIGITS = re.compile(r"\d+")
# Letters with a stroke or a ligature have no decomposition, but file with their base letters.
_BASES = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ß": "ss", "æ": "ae", "œ": "oe"})
# Letters of Central Asia and Ukraine stand behind the Russian ones that they grew from.
_BASES |= {
    ord(letter): base + "\uffff" * place
    for base, letters in {
        "а": "ә",
        "г": "ғ",
        "е": "є",
        "и": "і",
        "к": "қ",
        "н": "ң",
        "о": "ө",
        "у": "үұ",
        "х": "һҳ",
        "ч": "ҷ",
    }.items()
    for place, letter in enumerate(letters, start=1)
}
_LETTERS = {"й": "и\uffff\uffff"}  # и with breve is a letter of its own


def collated(text: str) -> tuple[str, ...]:
    """Return the key to sort ``text`` by: case, accents and punctuation do not count, 9 comes before 10.

    Scripts follow one another as in Unicode: Latin, Greek, Cyrillic, Hebrew, Arabic, Chinese.
    """
    return tuple(map(_word, text.split()))


def _counts(letter: str) -> bool:
    """Whether a character is more than punctuation, as the turned comma of Oʻzbekiston is not."""
    return (letter.isalnum() and letter not in "ʻʼ") or letter in "$+<=>|\uffff"


def _word(word: str) -> str:
    word = word.lower()
    if not word.isascii():
        from unicodedata import normalize

        word = "".join(
            _LETTERS.get(letter) or normalize("NFD", letter)[0] for letter in normalize("NFC", word)
        )
        word = word.translate(_BASES)
    letters = "".join(letter for letter in word if _counts(letter))
    return _DIGITS.sub(lambda digits: digits[0].lstrip("0").zfill(20), letters)
