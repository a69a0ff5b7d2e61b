"""Years before our era that a text names, in any language of the vocabulary."""

from __future__ import annotations

from ca_israel.dates.vocabulary import tokens

_LONGEST = 20_000  # words and signs that are looked at
_MOST = 10_000  # BC, as far back as dates go
_TO = "-–T&|"
_AFTER_ITS_YEAR = {"bc", "bce", "b", "before"}  # "Vancouver, BC 2010" names no year before our era


def years_named(text: str) -> frozenset[int]:
    """Return the years BC that ``text`` names, as astronomical years: of "100–44 BC" both, -99 and -43."""
    found = tokens(text, most=_LONGEST)
    kinds = "".join(token.kind for token in found) + "  "
    named: set[int] = set()
    for at, token in enumerate(found):
        if token.kind != "N" or not 0 < token.number <= _MOST:
            continue
        shares = (
            kinds[at + 1] in _TO and kinds[at + 2 : at + 4] == "NB" and token.number > found[at + 2].number
        )
        follows = at > 0 and kinds[at - 1] == "B" and found[at - 1].text not in _AFTER_ITS_YEAR
        if kinds[at + 1] == "B" or shares or (follows and (at < 2 or kinds[at - 2] != "N")):
            named.add(1 - token.number)
    return frozenset(named)
