"""Pages as ranges of numbers, to tell whether a locator lies within its work."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from operator import itemgetter

_PAGES = re.compile(r"\s*([0-9]{1,9})\s*(?:[-‐‑‒–—]+\s*([0-9]{1,9})\s*)?")


def within(wanted: list[tuple[int, int]], whole: list[tuple[int, int]]) -> bool:
    """Whether each of the ranges ``wanted`` lies inside one of ``whole``; sorted, since either may be long."""
    starts = sorted(whole)
    reach = list(accumulate((end for _, end in starts), max))  # how far the ranges up to here go at most
    places = (bisect_right(starts, low, key=itemgetter(0)) for low, _ in wanted)
    return all(at and high <= reach[at - 1] for at, (_, high) in zip(places, wanted, strict=True))


def page_ranges(pages: str) -> list[tuple[int, int]]:
    """Page ranges in figures, "323-4" being 323 to 324; none at all when a part is something else."""
    found = []
    for part in re.split("[,;]", pages):
        match = _PAGES.fullmatch(part)
        if match is None:
            return []
        low, high = match[1], match[2] or match[1]
        found.append((int(low), int(low[: max(0, len(low) - len(high))] + high)))
    return found
