"""What people name as footnotes and works: ``4``, ``[4]``, ``1-5,8``, ``rosenberg-oil``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from ca_israel.dates.numbers import TO_HYPHENS
from ca_israel.errors import BadUsage
from ca_israel.query.lookup import footnote_numbered, not_there

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ca_israel.ledger.model import Ledger

_T = TypeVar("_T")
_RANGE = re.compile(r"([0-9]{1,9})(?:-([0-9]{1,9}))?")
# A footnote as it is printed, or as people write one: [4], #4, [^4], (4), [4]-[6], [1–5, 8].
_PRINTED = re.compile(r"[0-9\s,;\[\]()#^‐‑‒–—―−-]+")
_SIGNS = re.compile(r"[\s\[\]()#^]+")


def listed(given: Iterable[_T]) -> tuple[_T, ...]:
    """Return what was given, one text or number too: a text is an iterable of letters, and never meant as one."""
    return (given,) if isinstance(given, str | int) else tuple(given)  # type: ignore[return-value]


def plain_numbers(target: str) -> str:
    """Return ``4-6`` for ``[4]–[6]`` and the like: numbers without the signs around them; others as they are."""
    if not _PRINTED.fullmatch(target):
        return target
    return _SIGNS.sub("", target.translate(TO_HYPHENS).replace(";", ","))


def wanted(ledger: Ledger, targets: Iterable[str]) -> tuple[int | str, ...]:
    """Return the footnote numbers and citekeys that ``targets`` ("1-5,8", "rosenberg-oil") name, in order.

    Raises NotInLedger for what the ledger does not have, BadUsage for a range that
    runs backwards and where nothing is named.
    """
    found: list[int | str] = []
    for word in (word for target in targets for word in _words(ledger, target)):
        match = _RANGE.fullmatch(word)
        if match and not (word in ledger.sources and int(match[1]) not in ledger.footnotes):
            start, end = int(match[1]), int(match[2] or match[1])
            if end < start:
                raise BadUsage(f"the range {word} runs backwards", hint=f"write {end}-{start}")
            found += _numbers(ledger, start, end)
        elif word in ledger.sources:
            found.append(word)
        elif word:
            raise not_there("footnote or source", word, ledger.sources)
    if not found:
        raise BadUsage("no footnote or citekey is named", hint="such as 4, 1-5,8 or rosenberg-oil")
    return tuple(dict.fromkeys(found))


def _words(ledger: Ledger, target: str) -> list[str]:
    if target in ledger.sources:
        return [target]
    return [word.strip() for word in plain_numbers(target).split(",")]


def _numbers(ledger: Ledger, start: int, end: int) -> list[int]:
    """The footnotes from ``start`` to ``end``; raises NotInLedger at the first that is missing, however long the range."""
    return [footnote_numbered(ledger, number) for number in range(start, end + 1)]
