"""Layout."""

from __future__ import annotations

import re

# One cell each, for certain: Latin, Greek, Cyrillic, Armenian and Hebrew letters, our punctuation and marks.
_NARROW = re.compile(
    "[ -~\xa1-\xac\xae-\u02ff\u0370-\u0482\u048a-\u058f\u05d0-\u05ea\u2010-\u2027\u2030-\u205e\u2190-\u2195\u2500-\u25cf]*"
)


# A scheme is looked for once in each run of its signs, at the run's beginning.
_URL = re.compile(r"(?<![a-z0-9+.-])[0-9+.-]*+[a-z][a-z0-9+.-]*+://", re.IGNORECASE)


def cell_width(text: str) -> int:
    """Return how many terminal cells ``text`` takes (East Asian wide 2, combining 0)."""
    if _NARROW.fullmatch(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def pad(text: str, width: int) -> str:
    """Fill ``text`` with blanks up to ``width`` cells."""
    return text + " " * (width - cell_width(text))


def wrap(text: str, width: int) -> list[str]:
    """Break ``text`` at blanks into lines of at most ``width`` cells; at least one line.

    A word wider than a line is broken where it must be, a URL never: it stands whole on its own line.
    """
    lines: list[str] = []
    line, used = "", 0
    for word in text.split(" "):
        cells = cell_width(word)
        if line and used + 1 + cells <= width:
            line, used = f"{line} {word}", used + 1 + cells
            continue
        if line:
            lines.append(line)
        if cells > width and not _URL.search(word):
            *full, word = _chopped(word, max(width, 2))  # noqa: PLW2901 - its last part goes on as the word
            lines += full
            cells = cell_width(word)
        line, used = word, cells
    return [*lines, line] if line or not lines else lines


def _chopped(word: str, width: int) -> list[str]:
    from rich.cells import chop_cells

    return chop_cells(word, width)
