"""Pandoc's answer as marked text: every word as the engine printed it, italics and links marked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ca_israel.cite.parts.rich_text import italic, link, unmarked, upright
from ca_israel.errors import ProgramUnusable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_QUOTES = {"DoubleQuote": ("“", "”"), "SingleQuote": ("‘", "’")}
_BLANKS = re.compile(" {2,}")
_OWN_LINE = frozenset({"csl-block", "csl-indent"})  # what a style puts on a line of its own


def read_answer(answer: str, *, notes: int) -> tuple[list[str], dict[str, str]]:
    """Return the text of each of the ``notes`` paragraphs, and the bibliography entries by pandoc's ids.

    ``answer`` is a document in pandoc's JSON form. Raises ProgramUnusable for anything else.
    """
    import json

    try:
        blocks = json.loads(answer)["blocks"]
        texts = [_text(block) for block in blocks if block["t"] != "Div"]
        entries = dict(_entries(blocks))
    except (LookupError, TypeError, ValueError, AttributeError, RecursionError):
        raise ProgramUnusable("pandoc returned something that is not a pandoc document") from None
    if len(texts) != notes:
        raise ProgramUnusable(f"pandoc returned {len(texts)} notes instead of {notes}")
    return texts, entries


def _entries(blocks: Sequence[Any]) -> Iterator[tuple[str, str]]:
    for block in blocks:
        if block["t"] == "Div":
            (name, classes, _), parts = block["c"]
            if "csl-entry" in classes:
                yield name.removeprefix("ref-"), _tidy(" ".join(map(_text, parts)))
            else:
                yield from _entries(parts)


def _text(block: Any) -> str:
    """The marked text of a paragraph, whatever else pandoc calls it (Para, Plain)."""
    return _tidy("".join(_marked(block["c"])))


def _tidy(text: str) -> str:
    return _BLANKS.sub(" ", text).strip(" ")


def _marked(inlines: Sequence[Any], *, slanted: bool = False) -> Iterator[str]:
    """Yield the text of ``inlines``; italics within italics are upright, as CSL has them."""
    for inline in inlines:
        kind, content = inline["t"], inline.get("c")
        match kind:
            case "Str":
                yield unmarked(content)
            case "Space" | "SoftBreak" | "LineBreak":
                yield " "
            case "Emph":
                within = "".join(_marked(content, slanted=not slanted))
                yield upright(within) if slanted else italic(within)
            case "Strong" | "SmallCaps" | "Superscript" | "Subscript" | "Underline" | "Strikeout":
                yield from _marked(content, slanted=slanted)
            case "Span":
                blank = "" if _OWN_LINE.isdisjoint(content[0][1]) else " "
                yield "".join((blank, *_marked(content[1], slanted=slanted), blank))
            case "Cite" | "Image":
                yield from _marked(content[1], slanted=slanted)
            case "Quoted":
                opening, closing = _QUOTES[content[0]["t"]]
                yield "".join((opening, *_marked(content[1], slanted=slanted), closing))
            case "Link":
                shown = "".join(_marked(content[1], slanted=slanted))
                yield link(unmarked(content[2][0]), shown) if shown else ""
            case "Code" | "Math" | "RawInline":
                yield unmarked(content[1])
            case "Note":
                yield " ".join(map(_text, content))
            case _:
                raise ValueError(kind)
