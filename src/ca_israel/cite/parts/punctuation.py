"""Quotation marks that nest, and what American typesetting does where a comma or a period meets them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ca_israel.cite.parts.rich_text import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ca_israel.cite.citation import Cite

_QUOTE = re.compile("[“”‘’\"']")
_MATES = {"”": "“", "’": "‘", '"': '"', "'": "'"}  # what closes what
_GLYPHS = (("“", "”"), ("‘", "’"))
_SILENT = {".": (".", "?", "!", ":", ";"), ",": (",",)}  # after these the mark is not set again


def nested(text: str, *, inside: bool = False) -> str:
    """Return ``text`` with its quotations double and single in turn, ``inside`` quotation marks single first.

    Straight quotes in pairs become typographic, a straight apostrophe too; a stray mark stays.
    """
    if not _QUOTE.search(text):
        return text
    pairs = _pairs(text)
    letters = list(text)
    closers: list[int] = []
    for at in sorted(pairs):
        while closers and closers[-1] < at:
            closers.pop()
        single = inside or (text[at] == "‘" and not closers)
        opening, closing = _GLYPHS[(single + len(closers)) % 2]
        letters[at], letters[pairs[at]] = opening, closing
        closers.append(pairs[at])
    return "".join(letters).replace("'", "’")


def quoted(title: str) -> str:
    """Return ``title`` in double quotation marks, quotations in it in single ones."""
    return f"“{nested(title, inside=True)}”"


def then(marked: str, mark: str) -> str:
    """Return ``marked`` with a comma or a period, inside closing quotes; after a mark that replaces it unchanged.

    A comma follows a question mark (“Who rules?,”), a period does not.
    """
    words = plain_text(marked)
    if not words or words.rstrip("’”").endswith(_SILENT[mark]):
        return marked
    closers = set(_pairs(words).values())
    if words.endswith("”") and "“" in words:
        closers.add(len(words) - 1)  # a stray quote inside has taken its place
    at, end = len(marked), len(words)
    while end - 1 in closers:
        end -= 1
        at = marked.rfind(words[end], 0, at)
    return f"{marked[:at]}{mark}{marked[at:]}"


def listed(parts: Iterable[str | None]) -> str:
    """Return what there is of ``parts``, separated by commas that stand inside closing quotes."""
    there = [part for part in parts if part]
    return " ".join([*(then(part, ",") for part in there[:-1]), *there[-1:]])


def spliced(texts: Iterable[str], cites: Sequence[Cite], delimiters: str | Sequence[str]) -> str:
    """Return the ``texts`` of the cites of one note joined, each with its prefix and suffix.

    ``delimiters`` is one for all, or one before each cite but the first. A suffix that begins with a mark
    stands close to its cite; where marks meet, only the blank of the delimiter is kept.
    """
    parts: list[str] = []
    before = ""
    for at, (text, cite) in enumerate(zip(texts, cites, strict=True)):
        if at:
            delimiter = delimiters if isinstance(delimiters, str) else delimiters[at - 1]
            parts.append(delimiter.lstrip(",;") if before.endswith((";", ".", ",")) else delimiter)
        prefix, suffix = cite.prefix or "", cite.suffix or ""
        blank = "" if prefix.rstrip().endswith(("(", "[", "“", "‘", "-", "–", "—")) else " "
        parts.append(f"{prefix.rstrip()}{blank}{text}" if prefix else text)
        parts.append(f" {suffix}" if suffix and (suffix[0].isalnum() or suffix[0] in "([&“‘") else suffix)
        before = suffix
    return "".join(parts)


def _pairs(text: str) -> dict[int, int]:
    """Where quotations open, and where each of them closes."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    depths: dict[
        str, list[int]
    ] = {}  # of each mark, where it stands in ``opened``: no search among thousands
    for found in _QUOTE.finditer(text):
        at, mark = found.start(), found[0]
        before, after = text[at - 1 : at] if at else " ", text[at + 1 : at + 2] or " "
        mates = depths.get(_MATES.get(mark, ""))
        if mates and not after.isalnum():
            depth = mates[-1]
            pairs[opened[depth]] = at
            for closed in opened[depth:]:
                depths[text[closed]].pop()
            del opened[depth:]
        elif mark in "“‘" or _opens(mark, before, after):
            depths.setdefault(mark, []).append(len(opened))
            opened.append(at)
    return pairs


def _opens(mark: str, before: str, after: str) -> bool:
    """Whether a straight quote opens a quotation: '90s does not."""
    free = mark in "\"'" and not before.isalnum() and not after.isspace()
    return free and not (mark == "'" and after.isdigit())
