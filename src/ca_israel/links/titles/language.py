"""Which script a text is in, and, where small words tell, which language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias

from ca_israel.links.titles.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

Script: TypeAlias = Literal["latin", "cyrillic", "hebrew", "arabic", "other"]

_SAMPLE = 2000  # characters that are enough to tell
_SCRIPTS: tuple[tuple[Script, re.Pattern[str]], ...] = (
    ("latin", re.compile("[A-Za-zÀ-ɏḀ-ỿ]+")),
    ("cyrillic", re.compile("[Ѐ-ԯ]+")),
    ("hebrew", re.compile("[א-ת]+")),
    ("arabic", re.compile("[؀-ۿݐ-ݿﭐ-﻿]+")),
)
_LETTER = re.compile(r"[^\W\d_]+")
_SMALL_WORDS = {
    "en": "the of and in to for with on at by from is are as after over says its his will between about against",
    "ru": "и в на с по для о об из что как не его при после между будет года году были",
    "tr": "ve ile bir bu için olarak olan ilgili sonra gibi daha kadar",
    "uz": "va bilan uchun bo'lib o'tdi bu haqida yili bo'yicha o'rtasida ham qilindi bo'ldi shahrida",
    "az": "və ilə üçün bu olan edib olub haqqında görə arasında keçirilib",
    "de": "der die das und in mit von für auf den dem ist nach zu im",
    "fr": "le la les des et en du pour dans avec sur une est au aux",
    "es": "el la los las y en del para con por una es al sobre",
    "it": "il la e di del della per con nel una che dei",
    "ky": "жана менен үчүн жөнүндө болуп боюнча ортосунда эмес",
    "kk": "және мен үшін туралы бойынша арасында жылы болды",
    "uz-cyrl": "ва билан учун ҳақида бўлиб ўтди бўйича ўртасида йили",
    "tg": "ва бо дар аз барои ки ба миёни шуд",
    "he": "של על את עם לא בין כי גם הוא אל",
}
_BY_LANGUAGE = {language: frozenset(fold(words).replace("'", "").split()) for language, words in _SMALL_WORDS.items()}  # fmt: skip
_SCRIPT_OF = {"ru": "cyrillic", "ky": "cyrillic", "kk": "cyrillic", "uz-cyrl": "cyrillic", "tg": "cyrillic", "he": "hebrew"}  # fmt: skip


def script_of(text: str) -> Script | None:
    """Return the script of most letters of ``text`` (of its first 2,000 characters); None without letters."""
    shares = _shares(text)
    return max(shares.items(), key=lambda item: item[1])[0] if shares else None


def share_of(script: Script, text: str) -> float:
    """Return which part of the letters is in ``script``, 0 to 1; 0 without letters."""
    return _shares(text).get(script, 0.0)


def _shares(text: str) -> dict[Script, float]:
    text = text[:_SAMPLE]
    letters = sum(map(len, _LETTER.findall(text)))
    if not letters:
        return {}
    shares: dict[Script, float] = {
        name: count / letters for name, pattern in _SCRIPTS if (count := sum(map(len, pattern.findall(text))))
    }
    rest = 1 - sum(shares.values())
    if rest > 0.001:
        shares["other"] = rest
    return shares


def guess(text: str) -> str | None:
    """Return the language (BCP 47) that the small words of ``text`` show; None where they do not tell.

    Uzbek is ``uz`` in either script.
    """
    return of_words(re.findall(r"[^\W\d_]+", fold(text[:_SAMPLE]).replace("'", "")), script_of(text))


def of_words(words: Iterable[str], script: Script | None) -> str | None:
    """Return the language that folded words in ``script`` show, by the small ones among them."""
    counts = {
        language: sum(word in small for word in words)
        for words in [list(words)]
        for language, small in _BY_LANGUAGE.items()
        if _SCRIPT_OF.get(language, "latin") == script
    }
    best = sorted(counts, key=counts.__getitem__, reverse=True)[:2]
    if not best or not counts[best[0]] or (len(best) > 1 and counts[best[0]] == counts[best[1]]):
        return None
    return best[0].split("-", maxsplit=1)[0]


def primary(label: str | None) -> str | None:
    """Return the language of a label: ``en-US``, ``en_US`` and ``EN`` are ``en``."""
    found = re.match(r"\s*([A-Za-z]{2,3})(?:[-_]|\s*$|,|;)", label or "")
    return found[1].lower().replace("iw", "he") if found else None
