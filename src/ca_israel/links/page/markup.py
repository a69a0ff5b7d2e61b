"""HTML made fit for the parser: bounded, so that no page takes longer than its length deserves."""

from __future__ import annotations

import re
from collections import Counter

LIMIT = 256 * 1024  # characters
_FEW_TAGS = 3000  # a page with fewer cannot be nested deep enough to matter
_DEEPEST = 1000  # elements inside one another; the parser takes time by the square of that
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,30})")
# Elements without content, and those that the next of their kind ends.
_NOT_NESTED = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr", "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot",
    "colgroup", "rp", "rt", "html", "head", "body",
}  # fmt: skip
# 300 attributes and all that follow: the parser compares each with each.
_OVERLOADED = re.compile(
    r"(<[a-zA-Z][^\s/>]{0,100}+)(?:[\s/]++[^\s/>=]++(?:\s*+=\s*+(?:\"[^\"]*\"|'[^']*'|[^\s\"'>][^\s>]*+)?+)?+){300,}+"
)


def bounded(text: str) -> str:
    """Return ``text`` without NUL, at most 256 Ki characters, cut where elements lie 1,000 deep."""
    text = text[:LIMIT].replace("\0", "")
    if text.count("=") + text.count(" ") >= 300:
        text = _OVERLOADED.sub(r"\1 ", text)
    return text if text.count("<") < _FEW_TAGS else _cut_where_deep(text)


def _cut_where_deep(text: str) -> str:
    depth: Counter[str] = Counter()
    total = 0
    for tag in _TAG.finditer(text):
        name = tag[2].lower()
        if name in _NOT_NESTED:
            continue
        if not tag[1]:
            depth[name] += 1
            total += 1
            if total > _DEEPEST:
                return text[: tag.start()]
        elif depth[name]:
            depth[name] -= 1
            total -= 1
    return text


def may_send_on(small: bytes) -> bool:
    """Whether a page, in small letters, may hold a ``<meta http-equiv=refresh>``: most do not."""
    return b"http-equiv" in small and b"refresh" in small
