"""Zotero's "Extra" lines: variables of CSL that stand in a note, one a line, "DOI: 10.1000/1"."""

from __future__ import annotations

import re
from typing import Any

_LINE = re.compile(r"\{?:?[ \t]*([A-Za-z][A-Za-z _-]{1,30}):[ \t]*(\S.*?)[ \t]*\}?")
_TEXTS = frozenset(
    [
        "type",
        "title",
        "title-short",
        "container-title",
        "collection-title",
        "collection-number",
        "number",
        "volume",
        "issue",
        "page",
        "edition",
        "genre",
        "publisher",
        "publisher-place",
        "archive",
        "archive_location",
        "language",
        "DOI",
        "URL",
        "ISBN",
    ]
)
_DATES = frozenset({"issued", "accessed", "original-date"})
_NAMES = frozenset({"author", "editor", "translator"})
_BY_WORD = {name.lower().replace("_", "-"): name for name in (*_TEXTS, *_DATES, *_NAMES)}


def with_extra(item: dict[str, Any]) -> dict[str, Any]:
    """Return an item with the variables that its note holds and it lacks; what else the note says stays the note."""
    note = item.get("note")
    if not isinstance(note, str):
        return dict(item)
    found: dict[str, Any] = dict(item)
    rest: list[str] = []
    for line in note.splitlines():
        match = _LINE.fullmatch(line.strip())
        name = _BY_WORD.get(re.sub(r"[ _]+", "-", match[1].strip().lower())) if match else None
        if not match or name is None or (item.get(name) and name != "type"):
            rest.append(line)
        elif name in _NAMES:
            family, _, given = match[2].partition("||")
            held = found.get(name, [])
            parts = {"family": family.strip(), "given": given.strip()}
            found[name] = [*held, parts if given else {"literal": family.strip()}]
        else:
            found[name] = {"raw": match[2]} if name in _DATES else match[2]
    found["note"] = "\n".join(rest).strip()
    return found
