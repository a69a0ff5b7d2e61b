"""The title by which a work is named again: the ledger's short one, or the main title without its subtitle."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ca_israel.ledger.model import Source

_MAIN = r"(.{3,}?)(?::\s+|(?<=[?!])[”’\"']?\s++(?=\W{0,3}[^\W\d_a-z]))"


def short_title(source: Source) -> str:
    """Return the short title; where the ledger has none, what stands before a colon, or to a ? or ! and a capital.

    A title whose quotation or bracket would be cut in two stays whole (Chicago 13.36; MLA 6.10; APA 8.14).
    """
    if source.short:
        return source.short
    main = re.match(_MAIN, source.title)
    if not main or any(main[1].count(sign) != main[1].count(end) for sign, end in ("“”", "()", "[]")):
        return source.title
    cut = source.title[: main.end()].rstrip().removesuffix(":").rstrip()
    return source.title if cut.count('"') % 2 else cut
