"""What a word of the command line names: a country, a category, a footnote, a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.errors import NotInLedger
from ca_israel.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ca_israel.ledger.model import Ledger


def country_named(ledger: Ledger, word: str) -> str:
    """Return the slug of the country called ``word``: slug, code (of two letters or three), name or alias.

    Accents and case do not count.

    Raises NotInLedger, with the nearest name, when there is none.
    """
    known, folded = ledger.country_slugs, fold(word)
    if folded and folded in known:
        return known[folded]
    from ca_israel.ledger.slips.country_codes import two_letters

    code = two_letters(folded)
    if code and fold(code) in known:
        return known[fold(code)]
    if folded in map(fold, ledger.categories):
        raise NotInLedger(f'no country "{word}" in this ledger', hint=f"it is a category: --category {word}")
    raise not_there("country", word, known, listing=sorted(set(known.values())))


def category_named(ledger: Ledger, word: str) -> str:
    """Return the ledger's category called ``word``. Raises NotInLedger."""
    known = {fold(name): name for name in ledger.categories}
    if fold(word) in known:
        return known[fold(word)]
    raise not_there("category", word, known, listing=ledger.categories)


def footnote_numbered(ledger: Ledger, number: int) -> int:
    """Return ``number`` if the ledger has that footnote. Raises NotInLedger, naming those it has."""
    if number in ledger.footnotes:
        return number
    raise NotInLedger(f"no footnote {number}; {_footnotes_there(ledger)}")


def source_keyed(ledger: Ledger, key: str) -> str:
    """Return ``key`` if it is a citekey of the ledger. Raises NotInLedger with the nearest."""
    if key in ledger.sources:
        return key
    raise not_there("source", key, ledger.sources)


def not_there(
    kind: str, word: str, known: Iterable[str], listing: Iterable[str] | None = None
) -> NotInLedger:
    """Return the error for a word the ledger does not have, with the nearest of ``known`` or the whole listing."""
    from ca_israel.text.suggest import did_you_mean

    hint = did_you_mean(fold(word), known)
    if hint is None and listing is not None:
        names = ", ".join(listing)
        hint = f"this ledger has {names}" if names else f"this ledger has no {kind}"
    return NotInLedger(f'no {kind} "{word}" in this ledger', hint=hint)


def _footnotes_there(ledger: Ledger) -> str:
    runs: list[list[int]] = []
    for number in sorted(ledger.footnotes):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    if not runs:
        return "this ledger has no footnotes"
    return "this ledger has " + ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)
