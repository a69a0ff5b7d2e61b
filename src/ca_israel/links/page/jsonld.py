"""What a page's JSON-LD says of the work it shows (schema.org); broken, cut off or endlessly nested, it never raises."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

_MOST_NODES = 2000
_MOST_BLOCKS = 20
# Only these lead to the page's own work; under the others hang lists of other works.
_OWN = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "subjectOf")
_WORKS = re.compile(
    r"(?:\w*Article|\w*BlogPosting|Report|\w*WebPage|CreativeWork|ScholarlyArticle|VideoObject|Book|Thesis|ItemPage)"
)
_INSTITUTIONS = re.compile(r".*(?:Organization|Agency|Corporation|Newspaper|GovernmentOffice|Person's)")
_WRAPPED = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|\]\]>|/\*\s*\]\]>\s*\*/)\s*$")  # fmt: skip
_FIELD = re.compile(r'"(headline|datePublished)"\s*:\s*"((?:[^"\\]|\\.){1,1000})"')


class LinkedData(NamedTuple):
    """One work as JSON-LD gives it; lists are empty where it says nothing."""

    headline: str | None = None
    published: str | None = None
    persons: tuple[str, ...] = ()
    free: bool | None = None
    url: str | None = None
    language: str | None = None
    identifier: str | None = None


def works(blocks: list[str]) -> list[LinkedData]:
    """Return the works that the page's own JSON-LD blocks tell of, in their order."""
    found: list[LinkedData] = []
    for block in blocks[:_MOST_BLOCKS]:
        data = _parsed(_WRAPPED.sub("", block))
        if data is None:
            fields = dict(reversed(_FIELD.findall(block)))  # the first of each
            if fields:
                found.append(LinkedData(_unescaped(fields.get("headline")), fields.get("datePublished")))
            continue
        found += _walked(data)
    return found


def _parsed(block: str) -> Any:
    import json

    try:
        return json.loads(block, strict=False)
    except (ValueError, RecursionError):
        return None


def _unescaped(escaped: str | None) -> str | None:
    if escaped is None:
        return None
    parsed = _parsed(f'"{escaped}"')
    return parsed if isinstance(parsed, str) else escaped


def _walked(data: Any) -> list[LinkedData]:
    found: list[LinkedData] = []
    waiting = [data]
    seen = 0
    while waiting and seen < _MOST_NODES:
        node = waiting.pop()
        seen += 1
        if isinstance(node, list):
            waiting += reversed(node[:_MOST_NODES])
        elif isinstance(node, dict):
            waiting += [node[key] for key in reversed(_OWN) if isinstance(node.get(key), dict | list)]
            if any(_WORKS.fullmatch(kind) for kind in _texts(node.get("@type"))):
                found.append(_work(node))
    return [work for work in found if any(work)]


def _work(node: dict[str, Any]) -> LinkedData:
    persons: list[str] = []
    for author in _listed(node.get("author"))[:20]:
        if isinstance(author, str):
            persons.append(author)
        elif isinstance(author, dict) and not any(map(_INSTITUTIONS.fullmatch, _texts(author.get("@type")))):
            persons += _texts(author.get("name"))
    free = node.get("isAccessibleForFree")
    free = str(free).strip().lower().rpartition("/")[2] if isinstance(free, bool | str) else ""
    own = node.get("mainEntityOfPage")
    url = _first(node.get("url")) or _first(own.get("@id") if isinstance(own, dict) else own)
    return LinkedData(
        _first(node.get("headline")),
        _first(node.get("datePublished")),
        tuple(persons),
        {"true": True, "false": False}.get(free),
        url,
        _first(node.get("inLanguage")),
        _first(node.get("identifier")),
    )


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _texts(value: Any) -> list[str]:
    return [item.strip() for item in _listed(value)[:20] if isinstance(item, str) and item.strip()]


def _first(value: Any) -> str | None:
    return next(iter(_texts(value)), None)
