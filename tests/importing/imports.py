"""What these tests share: a text imported, and what a ledger reads of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from ca_israel.importing.run import Imported, read
from ca_israel.ledger.loader import load_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ca_israel.ledger.model import Source

NAMES = {"bib": "refs.bib", "ris": "refs.ris", "csl-json": "refs.json"}


def imported(text: str, form: str = "bib") -> Imported:
    return read(text, form, Path(NAMES[form]))


def sources(found: Imported) -> Mapping[str, Source]:
    return load_text(f"schema = 1\n{found.toml}", Path("pasted.toml")).sources


def only(text: str, form: str = "bib") -> Source:
    """Return the one work of a text, as a ledger reads it."""
    (source,) = sources(imported(text, form)).values()
    return source


def field(name: str, value: str, kind: str = "misc") -> Any:
    """Return what the ledger has of a BibTeX work with one field beside its title."""
    return only(f"@{kind}{{key, title = {{T}}, {name} = {{{value}}}}}")
