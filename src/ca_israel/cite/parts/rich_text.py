"""Marked text: a string in which italics and links are marked, so that every format prints the same words.

The marks are noncharacters (Unicode 23.7), which text in interchange should not hold; where a ledger holds
one all the same, ``unmarked`` replaces it before a style sees it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")

_ITALIC, _ROMAN, _LINK, _SHOWN, _END = "\ufdd0\ufdd1\ufdd2\ufdd3\ufdd4"
_MARKS = re.compile("[\ufdd0-\ufdd4]")
_HIDDEN = re.compile("\ufdd2[^\ufdd3]*\ufdd3|[\ufdd0-\ufdd4]")
_OPENING = re.compile(f"(?:{_HIDDEN.pattern})*")
_TOKEN = re.compile("(\ufdd0|\ufdd1|\ufdd2[^\ufdd3]*\ufdd3|\ufdd4)")


class Run(NamedTuple):
    """A stretch of text of one look; ``href`` is the address that it leads to."""

    text: str
    italic: bool = False
    href: str | None = None


def italic(text: str) -> str:
    """Return ``text`` in italics; nothing stays nothing."""
    return f"{_ITALIC}{text}{_ROMAN}" if text else ""


def upright(text: str) -> str:
    """Return ``text`` upright, inside italics."""
    return f"{_ROMAN}{text}{_ITALIC}" if text else ""


def link(href: str | None, words: str | None = None) -> str:
    """Return ``words`` (unless given, the address itself) leading to ``href``; nothing stays nothing."""
    return f"{_LINK}{href}{_SHOWN}{words or href}{_END}" if href else ""


def plain_text(marked: str) -> str:
    """Return the words alone."""
    return _HIDDEN.sub("", marked)


def runs(marked: str) -> Iterator[Run]:
    """Yield the stretches of ``marked``, none of them empty."""
    slanted, href = False, None
    for part in _TOKEN.split(marked):
        if part == _ITALIC:
            slanted = True
        elif part == _ROMAN:
            slanted = False
        elif part.startswith(_LINK) and part.endswith(_SHOWN):
            href = part[1:-1]
        elif part == _END:
            href = None
        elif words := _MARKS.sub("", part):
            yield Run(words, slanted, href)


def joined(parts: Iterable[str | None], separator: str = ", ") -> str:
    """Return what there is of ``parts``, separated."""
    return separator.join(part for part in parts if part)


def capital(marked: str) -> str:
    """Return ``marked`` with its first letter a capital."""
    start = next(_OPENING.finditer(marked)).end()
    return marked[:start] + marked[start : start + 1].title() + marked[start + 1 :]


def unmarked(value: T) -> T:
    """Return a text, or a record of texts, with every mark in it replaced (U+FFFD), so that no text forges one."""
    return _replaced(value) if _has_mark(value) else value


def _has_mark(value: object) -> bool:
    if isinstance(value, str):
        return not value.isascii() and _MARKS.search(value) is not None
    return isinstance(value, tuple) and any(map(_has_mark, value))


def _replaced(value: Any) -> Any:
    if isinstance(value, str):
        return _MARKS.sub("\ufffd", value)
    if isinstance(value, tuple):
        parts = map(_replaced, value)
        return value._make(parts) if hasattr(value, "_make") else tuple(parts)
    return value
