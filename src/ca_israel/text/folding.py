"""Folding: texts that differ in case, accents, apostrophes or blanks alone are one text for a search or a name."""

from __future__ import annotations

_APOSTROPHES = dict.fromkeys(map(ord, "'`´‘’‛ʹʻʼʽˈ′"))


def fold(text: str) -> str:
    """Return ``text`` for comparing: case, accents, apostrophes and compatibility forms do not count."""
    text = text.translate(_APOSTROPHES).casefold()
    if text.isascii():
        return " ".join(text.split())
    from unicodedata import combining, normalize

    bare = "".join(c for c in normalize("NFKD", text) if not combining(c)).replace("ı", "i")
    return " ".join(bare.translate(_APOSTROPHES).split())
