"""A work as a reader of a format found it: values shaped for the ledger, and what it had to leave behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from ca_israel.ledger.positions import Place

Values: TypeAlias = "dict[str, Any]"
"""TOML data by the ledger's keys, not yet judged."""


class Remark(NamedTuple):
    """Something about a work that was not carried over: ``what`` groups like remarks, ``detail`` is this one's own."""

    place: Place
    what: str
    detail: str | None = None


class Record(NamedTuple):
    """One work; ``key`` is its citekey in the file, empty where it has none."""

    place: Place
    key: str
    values: Values
    remarks: list[Remark]


class Lost(NamedTuple):
    """A work that cannot be carried over at all, and why."""

    place: Place
    why: str
    key: str = ""


class NotRead(ValueError):
    """The text is not of the format; the message says what shows it."""

    def __init__(self, place: Place, message: str) -> None:
        super().__init__(message)
        self.place = place


def not_carried(name: str) -> str:
    """Return the remark on a field that the ledger has no key for."""
    return f'the field "{name}" is not carried over'
