"""The markup that CSL-JSON allows in titles (citeproc-js, "HTML-like formatting tags")."""

from __future__ import annotations

import re

_TAG = re.compile(r"<(?P<end>/)?(?P<name>i|b|sup|sub|sc|span)(?P<looks> (?:class|style)=\"[^\"<>]*\")?>")


def without_markup(title: str) -> str:
    """Return ``title`` without its tags; one that is never closed, or never opened, is a word of the title."""
    parts: list[str] = []
    opened: list[tuple[str, int]] = []  # name and place among the parts
    at = 0
    for tag in _TAG.finditer(title):
        parts += (title[at : tag.start()], tag[0])
        at = tag.end()
        if not tag["end"]:
            opened.append((tag["name"], len(parts) - 1))
        elif opened and opened[-1][0] == tag["name"]:
            parts[opened.pop()[1]] = parts[-1] = ""
    return "".join(parts) + title[at:]
