"""The words that dates are written in, and a text as the tokens they make: every file in ``languages`` is one language.

The files are read once, when the first date in words is; what no language knows is a token of the kind ``x``.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from ca_israel.dates.numbers import NUMERIC, TO_HYPHENS
from ca_israel.text.folding import fold

_FOLDER = Path(__file__).parent / "languages"

# The kinds of words by the key they stand under; a blank is what says nothing.
_KINDS = {
    "circa": "~", "doubt": "?", "bc": "B", "ad": "A", "century": "C", "millennium": "K", "decade-of": "D", "small": " ",
    "early": "e", "mid": "m", "late": "l", "first-half": "1", "second-half": "2",
    "before": "<", "after": ">", "from": "F", "to": "T", "between": "b", "and": "&", "or": "|", "now": "P",
    "or-earlier": "z", "or-later": "Z", "start-unknown": "u", "end-unknown": "w", "quarter": "Q",
}  # fmt: skip
_ENDINGS = {"decade": "D", "ordinal": "O", "ending": " "}
_COUNTED = {"months": "M", "seasons": "S", "weekdays": "W", "numerals": "R"}
_PIECE = re.compile(rf"(\s*)({NUMERIC}|[0-9]{{1,3}}(?:,[0-9]{{3}})+(?![0-9])|[0-9]+|[^\W\d_]+|[^\s])")
_DASHES = TO_HYPHENS | dict.fromkeys(map(ord, "‒–—―"), "–")  # what is broader than a hyphen stays so
_ABBREVIATED = re.compile(r"(?<=[^\W\d_])\.")
_ROMAN = re.compile(r"(?=.)(x{0,3}(?:ix|iv|v?i{0,3}))(?:e|eme|er|ere|th|st|nd|rd)?")
_TO_LATIN = str.maketrans("хі", "xi")  # Russian writes its centuries with either
_MOST_PIECES = 200


class Word(NamedTuple):
    """What a word may be, a character for each kind, and which month, season, weekday or number it names."""

    kinds: str
    number: int = 0


class Token(NamedTuple):
    """A word, a number or a sign; ``text`` is folded.

    ``kind`` is one of the tables above, or ``N`` a number, ``I`` a date in numbers, ``-`` a dash without blanks, ``–`` one
    with, another sign itself, ``x`` what nobody knows. ``number`` is the value of what counts.
    """

    kind: str
    text: str
    number: int = 0


class Vocabulary(NamedTuple):
    """Phrases by their pieces, the endings of numbers, and the most pieces that a phrase has."""

    phrases: dict[tuple[str, ...], Word]
    endings: dict[str, str]
    longest: int


@cache
def vocabulary() -> Vocabulary:
    """Return the words of all languages together, since a date may be in any of them."""
    phrases: dict[tuple[str, ...], Word] = {}
    endings: dict[str, str] = {}
    for language in _languages():
        for key, kind in _KINDS.items():
            for phrase in _listed(language.get(key, "")):
                known = phrases.get(phrase, Word(""))
                phrases[phrase] = Word("".join(dict.fromkeys(known.kinds + kind)), known.number)
        for key, kind in _COUNTED.items():
            for number, forms in enumerate(_groups(language.get(key, ())), 1):
                phrases |= {form: Word(kind, number) for form in forms}
        for key, kind in _ENDINGS.items():
            for (ending,) in _listed(language.get(key, "")):
                endings[ending] = "".join(dict.fromkeys(endings.get(ending, "") + kind))
    return Vocabulary(phrases, endings, max(map(len, phrases)))


def month_or_season(word: str) -> int | None:
    """Return the number of a month, 1 to 12, or EDTF's of a season, 21 to 24, by its name; None for another word."""
    found = vocabulary().phrases.get((fold(word),), Word(""))
    return found.number + 20 * (found.kinds == "S") if found.kinds in {"M", "S"} else None


def tokens(text: str, most: int = _MOST_PIECES) -> tuple[Token, ...]:
    """Return ``text`` as tokens, without what says nothing; empty where it has more than ``most`` words and signs."""
    plain = _ABBREVIATED.sub(" ", fold(text.translate(_DASHES)))
    pieces = _pieces(plain)
    if len(pieces) > most:
        return ()
    found: list[Token] = []
    at = 0
    while at < len(pieces):
        taken, token = _token(pieces, at, found[-1] if found else None)
        at += taken
        if token.kind != " ":
            found.append(token)
    return tuple(found)


def _token(pieces: list[tuple[str, str]], at: int, before: Token | None) -> tuple[int, Token]:
    """The token that begins at a piece, and how many pieces it takes."""
    blank, piece = pieces[at]
    if before and before.kind == "N" and not blank and (ended := _ending(pieces, at, before)):
        return ended
    known = vocabulary()
    for length in range(min(known.longest, len(pieces) - at), 0, -1):
        word = known.phrases.get(tuple(text for _, text in pieces[at : at + length]))
        if word:
            follows = pieces[at + length][1] if at + length < len(pieces) else ""
            if numeral := _numeral(piece) if length == 1 and _is_century(follows) else 0:
                return 1, Token("R", piece, numeral)
            return length, Token(_chosen(word.kinds, before, follows), piece, word.number)
    if piece[0].isascii() and piece[0].isdigit():
        if not piece[1:].replace(",", "0").isdigit() and len(piece) > 1:
            return 1, Token("I", piece)
        digits = piece.replace(",", "")
        return 1, Token("N", digits, int(digits) if len(digits) < 10 else 0)
    if piece[0].isalpha():
        numeral = _numeral(piece)
        return 1, Token("R" if numeral else "x", piece, numeral)
    ends_number = piece == "." and before and before.kind in "IN" and not blank
    if piece in "()," or (ends_number and pieces[at + 1 : at + 2] != [("", ".")]):
        return 1, Token(" ", piece)
    if piece in "-–":
        spaced = blank and at + 1 < len(pieces) and pieces[at + 1][0]
        return 1, Token("–" if spaced else "-", piece)
    return 1, Token(piece if piece in "/?~" else "x", piece)


def _ending(pieces: list[tuple[str, str]], at: int, number: Token) -> tuple[int, Token] | None:
    """What is written to the end of a number, with or without a hyphen: 1850s, 19th, 19-й."""
    taken = 1
    if pieces[at][1] == "-" and at + 1 < len(pieces) and not pieces[at + 1][0]:
        at, taken = at + 1, 2
    kinds = vocabulary().endings.get(pieces[at][1])
    if kinds is None:
        return None
    if "D" in kinds and len(number.text) > 1 and number.text.endswith("0"):
        kind = "D"
    elif "O" in kinds and number.number <= 100:
        kind = "O"
    elif " " not in kinds:
        return None
    else:
        kind = " "
    return taken, Token(kind, pieces[at][1])


def _chosen(kinds: str, before: Token | None, follows: str) -> str:
    """The kind of a word that may be several: ``c`` is about, and a century after a number that counts."""
    if len(kinds) == 1:
        return kinds
    counted = before is not None and (before.kind in "RO" or (before.kind == "N" and not follows.isdigit()))
    if "C" in kinds and counted:
        return "C"
    rest = kinds.replace("C", "")
    first = next((kind for kind in rest if kind in "<F"), "") if before is None else ""
    return first or next((kind for kind in rest if kind not in "<F"), rest[:1])


def _is_century(piece: str) -> bool:
    word = vocabulary().phrases.get((piece,))
    return word is not None and not {*word.kinds}.isdisjoint("CK")


def _numeral(piece: str) -> int:
    """The number that a Roman numeral up to 39 writes, whatever its ending; 0 for another word."""
    match = _ROMAN.fullmatch(piece.translate(_TO_LATIN))
    if match is None or not match[1]:
        return 0
    values = [{"i": 1, "v": 5, "x": 10}[letter] for letter in match[1]]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def _languages() -> list[dict[str, Any]]:
    from tomli import loads

    return [loads(path.read_text(encoding="utf-8")) for path in sorted(_FOLDER.glob("*.toml"))]


def _listed(text: str) -> list[tuple[str, ...]]:
    return [_phrase(phrase) for phrase in text.split(",")] if text else []


def _groups(value: Any) -> list[list[tuple[str, ...]]]:
    """The forms of each month, season or weekday; of numerals each is its own."""
    if isinstance(value, str):
        return [[phrase] for phrase in _listed(value)]
    return [[_phrase(form) for form in forms.split()] for forms in value]


def _phrase(text: str) -> tuple[str, ...]:
    return tuple(piece for _, piece in _pieces(fold(text)))


def _pieces(text: str) -> list[tuple[str, str]]:
    """Words, numbers and signs, each with the blanks before it."""
    return [(found[1], found[2]) for found in _PIECE.finditer(text)]
