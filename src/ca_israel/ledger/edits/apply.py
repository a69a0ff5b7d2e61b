"""The text of a ledger with edits made, proved by parsing it before anybody takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ca_israel.errors import EditRefused
from ca_israel.ledger import document
from ca_israel.ledger.edits.difference import difference, same
from ca_israel.ledger.edits.edit import Refused, changed, named
from ca_israel.ledger.edits.line_ends import Lines
from ca_israel.ledger.edits.plan import spans
from ca_israel.ledger.model import Problem
from ca_israel.ledger.positions import Positions

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ca_israel.ledger.edits.edit import Edit
    from ca_israel.ledger.positions import TomlPath

_BY_HAND = "nothing is written; make this change by hand"


def apply(source: bytes | str, edits: Iterable[Edit], path: Path) -> str:
    """Return the text with all of the edits made, one after the other; every other character is kept.

    ``source`` is the file as it is, with its line ends and byte-order mark; ``path`` is what messages call it.
    What is set to the value that it has changes nothing. Raises NotToml where the source is none, EditRefused
    where an edit cannot be made, or the result, parsed, is not the old data with just these changes.
    """
    text = source if isinstance(source, str) else document.decoded(source, path)
    old = document.parse(text, path).data
    lines = Lines(text)
    positions = Positions(lines.plain)
    new: dict[str, Any] = old
    asked = list(edits)
    try:
        for edit in asked:
            new = changed(new, edit)
        result = lines.with_spans(spans(lines.plain, positions, old, new))
        if result != text or not same(old, new):
            _prove(result, new, asked[0].path, path)
    except RecursionError:
        raise EditRefused(f"{path}:1:1: error: the tables are nested too deeply; {_BY_HAND}") from None
    except Refused as error:
        problem = Problem(path, *positions.value(error.path), str(error), _BY_HAND)
        raise EditRefused(str(problem)) from None
    return result


def _prove(result: str, wanted: dict[str, Any], first: TomlPath, path: Path) -> None:
    """Raise Refused where a text does not hold the data that it should."""
    try:
        found = document.parse(result, path).data
    except document.NotToml as error:
        raise Refused(first, f"the edited ledger would not be TOML: {error.problem.message}") from None
    if (place := difference(wanted, found)) is not None:
        raise Refused(place, f"the edited ledger would not hold what was asked at {named(place)}")
