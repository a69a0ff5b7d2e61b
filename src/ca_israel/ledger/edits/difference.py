"""Where two pieces of TOML data differ: a value's kind counts, the order of a table's keys does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ca_israel.ledger.positions import TomlPath


def same(one: Any, other: Any) -> bool:
    """Whether two values are the same TOML value: 1 is neither 1.0 nor true, and nan is nan."""
    return one is other or difference(one, other) is None


def difference(one: Any, other: Any) -> TomlPath | None:
    """Return the path of the first place where two values differ, or None."""
    if type(one) is not type(other):
        return ()
    if isinstance(one, dict):
        for key, value in one.items():
            if key not in other:
                return (key,)
            if value is not other[key] and (path := difference(value, other[key])) is not None:
                return (key, *path)
        return next(((key,) for key in other if key not in one), None)
    if isinstance(one, list):
        for index, (value, held) in enumerate(zip(one, other, strict=False)):
            if value is not held and (path := difference(value, held)) is not None:
                return (index, *path)
        return None if len(one) == len(other) else (min(len(one), len(other)),)
    if isinstance(one, str):
        return None if one == other else ()
    return None if repr(one) == repr(other) else ()  # nan, -0.0, and the offset of a time
