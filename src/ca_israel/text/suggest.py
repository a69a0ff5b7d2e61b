"""The word that was probably meant, for a mistyped key, country, id or option value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ca_israel.errors import BadUsage
from ca_israel.text.safe import in_quotes

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 80  # difflib compares in quadratic time; a longer word is not a slip of the keyboard
_LIKENESS = 0.7  # at difflib's own 0.6 "china" is taken for "ghana"


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The one of ``choices`` that ``word`` was probably meant to be, or None. Case does not count."""
    folded = word.casefold()
    if len(folded) > _LONGEST:
        return None
    slack = max(2, len(folded) // 2)
    spelled: dict[str, str] = {}
    for choice in choices:
        if abs(len(choice) - len(folded)) <= slack:
            spelled.setdefault(choice.casefold(), choice)
    from difflib import get_close_matches

    close = get_close_matches(folded, spelled, n=1, cutoff=_LIKENESS)
    return spelled[close[0]] if close else None


def _plain(word: str) -> str:
    return re.sub("[ _-]", "", word.casefold())


def did_you_mean(word: str, choices: Iterable[str], otherwise: str | None = None) -> str | None:
    """Return ``did you mean "near"?`` with the nearest of ``choices``; ``otherwise`` where none is near."""
    near = nearest(word, choices)
    return meant(near) if near else otherwise


def meant(*words: str) -> str:
    """Return the hint that names the word which was probably meant, or the words one of which was."""
    return f"did you mean {' or '.join(map(in_quotes, words))}?"


def one_of(what: str, value: str, choices: Iterable[str]) -> str:
    """Return the one of ``choices`` that is ``value``; ``what`` has that value, such as ``--format``.

    Case does not count, nor do blanks, hyphens and underscores: ``ISO 690`` is ``iso690``. Raises BadUsage with
    the nearest of them.
    """
    known = tuple(choices)
    for choice in known:
        if _plain(choice) == _plain(value):
            return choice
    hint = did_you_mean(value, known, f"choose from {', '.join(known)}")
    raise BadUsage(f'{what} cannot be "{value}"', hint=hint)
