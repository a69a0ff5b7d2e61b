"""Ledger TOML of a work, laid out as in ``events.toml``."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from ca_israel.ledger.sources import SOURCE_KEYS

if TYPE_CHECKING:
    from ca_israel.importing.record import Values

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPES = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_PLAIN = re.compile(r"[ !#-\[\]-~]*")
_JOINERS = "\u200c\u200d"  # Persian and Indic words are written with them


def table(key: str, values: Values) -> str:
    """Return the table ``[sources.KEY]``, its values in the ledger's order and aligned."""
    width = max(map(len, values))
    rows = [f"{name:<{width}} = {_value(values[name])}\n" for name in SOURCE_KEYS if name in values]
    return f"[sources.{key if _BARE.fullmatch(key) else _string(key)}]\n{''.join(rows)}"


def _value(value: Any) -> str:
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{name} = {_value(held)}" for name, held in value.items()) + " }"
    return str(value)


def _string(text: str) -> str:
    """A basic string (TOML 1.0.0); what would not be seen, or a terminal would obey, is escaped."""
    if _PLAIN.fullmatch(text):
        return f'"{text}"'
    return f'"{"".join(map(_character, text))}"'


def _character(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if char.isprintable() or char in _JOINERS:
        return char
    return f"\\u{ord(char):04X}" if ord(char) < 0x10000 else f"\\U{ord(char):08X}"
