"""Text made comparable: entities, hidden marks, case, accents and kinds of apostrophes do not count."""

from __future__ import annotations

import re
from functools import lru_cache

_LONGEST = 2000  # characters; no title has more
_APOSTROPHES = dict.fromkeys(map(ord, "'`´‘’‛ʹʻʼʽˈ′ʾʿ׳"), "'")
_LETTERS = str.maketrans(
    {"ı": "i", "ə": "a", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "ӏ": None}
)
_FINAL_HEBREW = str.maketrans("ךםןףץ", "כמנפצ")
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[%$€£₪₽]")


@lru_cache(maxsize=256)  # a page names itself again and again
def tidy(text: str) -> str:
    """Return ``text`` (its first 2,000 characters) in composed form: no entities, hidden marks or odd blanks."""
    text = text[:_LONGEST]
    if "&" in text:
        from html import unescape

        text = unescape(unescape(text))  # a headline escaped twice is common
    if not text.isascii():
        from unicodedata import category, normalize

        text = normalize("NFKC", text)
        text = "".join(c for c in text if category(c) not in {"Cf", "Co", "Cs"})
    return " ".join(text.translate(_APOSTROPHES).replace("\0", "").split())


def flatten(text: str) -> str:
    """Return ``text`` in small letters without accents; apostrophes are straight, Hebrew finals are plain."""
    text = text.translate(_APOSTROPHES).casefold()
    if text.isascii():
        return text
    from unicodedata import normalize

    text = without_marks(normalize("NFKD", text))
    return text.translate(_LETTERS).translate(_APOSTROPHES).translate(_FINAL_HEBREW)


def without_marks(text: str) -> str:
    """Return ``text`` without marks that are characters of their own (vowel points, the dot of a Turkish capital I)."""
    if text.isascii():
        return text
    from unicodedata import combining

    return "".join(c for c in text if not combining(c))


def split_words(text: str) -> list[str]:
    """Return the words, numbers and signs of money in ``text``; an apostrophe ends no word."""
    return _WORD.findall(text.replace("'", ""))


def flat_words(text: str) -> list[str]:
    """Return the words of a title, tidy and flat: for phrases, quotes and names."""
    return list(_flat_words(text))


@lru_cache(maxsize=256)
def _flat_words(text: str) -> tuple[str, ...]:
    return tuple(split_words(flatten(tidy(text))))
