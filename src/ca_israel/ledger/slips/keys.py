"""Keys and headers that TOML, or a ledger, cannot take as they are, and what to write."""

from __future__ import annotations

import re

from ca_israel.ledger.slips.letters import named
from ca_israel.text.folding import fold
from ca_israel.text.safe import in_quotes

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_NOT_IN_CITEKEYS = re.compile(r"""[\s\x00-\x1f\x7f,"'#%~\\{}=()]+""")
_HEADER = re.compile(r"""[ \t]*(\[\[?)([^\[\]"'\n]*(?:'[^\[\]"'\n]*)?)(\]\]?)[ \t]*(?:\#[^\n]*)?""")
_KEY = re.compile(r"""[ \t]*([^\s"'=\[\]{},#:.](?:[^"'=\[\]{},#:\n]*[^\s"'=\[\]{},#:])?)[ \t]*=""")
_LONGEST = 60


def citekey_for(word: str) -> str | None:
    """Return the citekey that is nearest to ``word``, None where nothing is left of it."""
    return _NOT_IN_CITEKEYS.sub("-", word.strip()).strip("-") or None


def slug_for(word: str) -> str | None:
    """Return a name for ids and countries that is nearest to ``word``; None for scripts other than Latin."""
    folded = fold(word)
    if any(sign.isalpha() and not sign.isascii() for sign in folded):
        return None
    return re.sub(r"[^a-z0-9._-]+", "-", folded).strip("-._") or None


def header_slip(line: str, column: int) -> tuple[str, str | None] | None:
    """Say what is wrong with a header that is closed, at a column of its line; None for one that is not closed."""
    header = _HEADER.fullmatch(line)
    if header is None or len(header[1]) != len(header[3]) or not header.start(2) <= column < header.end(2):
        return None
    if len(header[2]) > _LONGEST or not all(part.strip() for part in header[2].split(".")):
        return None
    sign = line[column - 1] if line[column - 1].isspace() and _BARE.match(line, column) else line[column]
    table, _, key = (part.strip() for part in header[2].partition("."))
    if table == "sources":
        unfit = _NOT_IN_CITEKEYS.match(sign)
        told = (
            f"a citekey cannot hold {named(sign)}"
            if unfit
            else f"a key that holds {named(sign)} must be in quotes"
        )
        better = citekey_for(key)
    elif table == "countries":
        told, better = f"the key of a country cannot hold {named(sign)}", slug_for(key)
        if better is None:
            return told, "write it in letters a-z, and the country's own name as name = …"
    else:
        told = f"a key that holds {named(sign)} must be in quotes"
        parts = [part.strip() for part in header[2].split(".")]
        return told, f"write {header[1]}{'.'.join(map(_written, parts))}{header[3]}"
    return told, f"write {header[1]}{table}.{_written(better)}{header[3]}" if better else None


def key_slip(text: str, begin: int, offset: int) -> tuple[str, str] | None:
    """Say that the key that begins at ``begin`` must be in quotes, for the sign at ``offset``; None if there is no key."""
    key = _KEY.match(text, begin)
    if key is None or not key.start(1) <= offset < key.end(1) or len(key[1]) > _LONGEST:
        return None
    sign = text[offset - 1] if offset > key.start(1) and text[offset - 1].isspace() else text[offset]
    parts = ".".join(map(_written, map(str.strip, key[1].split("."))))
    return f"a key that holds {named(sign)} must be in quotes", f"write {parts} = …"


def _written(key: str) -> str:
    return key if _BARE.fullmatch(key) else in_quotes(key)
