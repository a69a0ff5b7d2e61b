"""Ledger TOML of a work, laid out as in ``events.toml``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.ledger.edits.values import key_text, value_text
from ca_israel.ledger.sources import SOURCE_KEYS

if TYPE_CHECKING:
    from ca_israel.importing.record import Values


def table(key: str, values: Values) -> str:
    """Return the table ``[sources.KEY]``, its values in the ledger's order and aligned."""
    width = max(map(len, values))
    rows = [f"{name:<{width}} = {value_text(values[name])}\n" for name in SOURCE_KEYS if name in values]
    return f"[sources.{key_text(key)}]\n{''.join(rows)}"
