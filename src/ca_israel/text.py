"""Text that comes from elsewhere, made fit for a line: harmless, measured in cells, wrapped, folded.

What a ledger, a page or a header says is never trusted to leave a terminal as it found it.
"""

from __future__ import annotations

import re
from typing import Any

# Controls that a terminal obeys (C0, DEL, C1: U+009B is CSI), characters that reorder a whole line
# (Unicode bidi embeddings, overrides and isolates, TR36 3.2), and invisible ones that carry hidden text.
_HARMFUL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_BLANKS = re.compile("[\t\n\r\x85\u2028\u2029]+")
_JSON_HARMFUL = re.compile(
    "[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
# One cell each, for certain: Latin, Greek, Cyrillic, Armenian and Hebrew letters, our punctuation and marks.
_NARROW = re.compile(
    "[ -~\xa1-\xac\xae-\u02ff\u0370-\u0482\u048a-\u058f\u05d0-\u05ea\u2010-\u2027\u2030-\u205e\u2190-\u2195\u2500-\u25cf]*"
)
_APOSTROPHES = dict.fromkeys(map(ord, "'`´‘’‛ʹʻʼʽˈ′"))
_URL = re.compile(r"\S*[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def harmless(text: str) -> str:
    r"""Return ``text`` as one line that no terminal obeys: nothing lost, controls shown as ``\x1b``.

    Line breaks and tabs become a blank; bidi overrides and hidden characters become ``\u202e``.
    """
    if text.isprintable():
        return text
    return _HARMFUL.sub(_escaped, _BLANKS.sub(" ", text))


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


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
        if cells > width and not _URL.match(word):
            *full, word = _chopped(word, max(width, 2))  # noqa: PLW2901 - its last part goes on as the word
            lines += full
            cells = cell_width(word)
        line, used = word, cells
    return [*lines, line] if line or not lines else lines


def _chopped(word: str, width: int) -> list[str]:
    from rich.cells import chop_cells

    return chop_cells(word, width)


def fold(text: str) -> str:
    """Return ``text`` for comparing: case, accents, apostrophes and compatibility forms do not count."""
    text = text.translate(_APOSTROPHES).casefold()
    if text.isascii():
        return " ".join(text.split())
    from unicodedata import combining, normalize

    bare = "".join(c for c in normalize("NFKD", text) if not combining(c)).replace("ı", "i")
    return " ".join(bare.translate(_APOSTROPHES).split())


def json_text(value: Any, *, indent: int | None = 2, ascii_only: bool = False) -> str:
    """Return ``value`` as JSON that is the same data and that no terminal obeys (RFC 8259, 7).

    TOML dates and times become ISO 8601 text; infinite and not-a-number floats, which JSON lacks, become
    text. ``ascii_only`` is for a stream whose encoding is not Unicode.
    """
    import json

    try:
        text = json.dumps(value, ensure_ascii=ascii_only, indent=indent, default=str, allow_nan=False)
    except ValueError:
        text = json.dumps(_finite(value), ensure_ascii=ascii_only, indent=indent, default=str)
    if text.isascii() and "\x7f" not in text:
        return text
    return _JSON_HARMFUL.sub(_json_escaped, text)


def _json_escaped(match: re.Match[str]) -> str:
    return "".join(f"\\u{unit:04x}" for unit in memoryview(match[0].encode("utf-16-le")).cast("H"))


def _finite(value: Any) -> Any:
    if isinstance(value, float) and (value != value or value in {float("inf"), float("-inf")}):  # noqa: PLR0124
        return str(value)
    if isinstance(value, dict):
        return {key: _finite(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(item) for item in value]
    return value
