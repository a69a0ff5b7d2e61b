"""What is asked of a ledger, and the data that it would hold then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from ca_israel.ledger.context import quoted
from ca_israel.ledger.edits.values import key_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ca_israel.ledger.positions import TomlPath


class Edit(NamedTuple):
    """One change: ``value`` is set at ``path``, or is new there (``add``), or goes behind the items of a list there (``append``).

    Values are what TOML holds, as ``tomli`` gives it: text, numbers, booleans, dates and times, lists, tables.
    """

    path: TomlPath
    value: Any
    how: Literal["set", "add", "append"] = "set"


class Refused(Exception):
    """An edit cannot be made: why, and the path that it is about. ``apply`` gives it file, line and column."""

    def __init__(self, path: TomlPath, message: str) -> None:
        super().__init__(message)
        self.path = path


def set_key(path: TomlPath, value: Any) -> Edit:
    """Set or replace one key: ``set_key(("sources", "rosenberg-oil", "state"), "gone")``.

    What of a table or a list stays the same keeps its characters; a key that a new table lacks goes.
    """
    return Edit(path, value)


def add_source(citekey: str, values: Mapping[str, Any]) -> Edit:
    """Add a source, its keys in the order given."""
    return Edit(("sources", citekey), dict(values), "add")


def add_footnote(number: int, cited: str | dict[str, Any] | list[Any]) -> Edit:
    """Add a footnote: a citekey, a table, or a list of either."""
    return Edit(("footnotes", str(number)), cited, "add")


def add_event(values: Mapping[str, Any]) -> Edit:
    """Add an event behind the others, its keys in the order given."""
    return Edit(("events",), dict(values), "append")


def add_allow(values: Mapping[str, Any]) -> Edit:
    """Add an ``[[allow]]`` behind the others, its keys in the order given."""
    return Edit(("allow",), dict(values), "append")


def changed(data: dict[str, Any], edit: Edit) -> dict[str, Any]:
    """Return the data with an edit made; what the edit does not reach is shared with ``data``. Raises Refused."""
    found: dict[str, Any] = _changed(data, edit, 0)
    return found


def _changed(holder: Any, edit: Edit, depth: int) -> Any:
    """Return a copy of what ``edit.path[:depth]`` holds, with the edit made."""
    path, value, how = edit
    if depth == len(path):
        if how == "append":
            return [*_list(holder, path), value]
        return value
    key, here = path[depth], path[: depth + 1]
    if isinstance(holder, list) and isinstance(key, int):
        if not 0 <= key < len(holder):
            raise Refused(path[:depth], f"there is no {named(here)}")
        items = list(holder)
        items[key] = _changed(items[key], edit, depth + 1)
        return items
    if not isinstance(holder, dict) or not isinstance(key, str):
        raise Refused(path[:depth], f"{named(path[:depth])} is not a table with keys")
    is_last = here == path
    if is_last and how == "add" and key in holder:
        raise Refused(path, f"{named(path)} is there already")
    if not is_last and depth and key not in holder:
        raise Refused(path[:depth], f"there is no {named(here)}")
    missing: Any = [] if is_last or isinstance(path[depth + 1], int) else {}
    return {**holder, key: _changed(holder.get(key, missing), edit, depth + 1)}


def _list(holder: Any, path: TomlPath) -> list[Any]:
    if not isinstance(holder, list):
        raise Refused(path, f"{named(path)} is not a list")
    return holder


def named(path: TomlPath) -> str:
    """Name a path in a message."""
    match path:
        case ("sources", str(key)):
            return f"source {quoted(key)}"
        case ("footnotes", str(number)):
            return f"footnote {key_text(number)}"
        case ("events", int(index)):
            return f"event number {index + 1}"
        case _:
            return ".".join(key_text(part) if isinstance(part, str) else str(part) for part in path)
