"""Counts in English."""

from __future__ import annotations


def plural(number: int, word: str) -> str:
    """Return ``word`` as it stands behind ``number``: ``link``, ``links``, ``searches``."""
    return word if number == 1 else word + ("es" if word.endswith(("s", "ch", "sh", "x")) else "s")


def counted(number: int, word: str) -> str:
    """Return ``1 link``, ``2 links``."""
    return f"{number} {plural(number, word)}"
