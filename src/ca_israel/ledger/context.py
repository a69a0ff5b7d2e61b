"""One pass over a ledger's tables: what it knows so far, what it found wrong, and how it says so."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from ca_israel.text.safe import in_quotes
from ca_israel.text.suggest import did_you_mean, meant

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from ca_israel.dates import Edtf

At: TypeAlias = tuple[str | int, ...]

_EFFORT = 300_000  # words compared for suggestions in one pass; later mistakes are reported without one
_KINDS: dict[type, str] = {
    str: "text", int: "a number", float: "a number", list: "a list", dict: "a table",
    datetime: "a date with a time", date: "a date", time: "a time of day",
}  # fmt: skip


class Mistake(NamedTuple):
    """Something wrong at a path of the ledger: its value or, with ``on_key``, its key.

    ``first`` is the path of what was there before, where the mistake is that a name is given again.
    """

    path: At
    message: str
    hint: str | None
    on_key: bool
    first: At | None = None


class LoadContext:
    """The names that a pass over a ledger knows so far, and the mistakes it found."""

    def __init__(self) -> None:
        self.mistakes: list[Mistake] = []
        self.countries: frozenset[str] = frozenset()
        self.country_slugs: dict[str, str] = {}  # folded slug, name, code or alias, to slug
        self.categories: frozenset[str] = frozenset()
        self.sources: frozenset[str] = frozenset()
        self.footnotes: frozenset[int] = frozenset()
        self.ids: dict[str, int] = {}  # event id to its place in the list
        self.party: str | None = None
        self.dates: dict[str | int | date, Edtf] = {}
        self._hints: dict[tuple[str, int], str | None] = {}
        self._effort = 0

    def wrong(
        self,
        path: At,
        message: str,
        hint: str | None = None,
        *,
        on_key: bool = False,
        first: At | None = None,
    ) -> None:
        """Note a mistake."""
        self.mistakes.append(Mistake(path, message, hint, on_key, first))

    def did_you_mean(self, word: str, choices: Collection[str]) -> str | None:
        """A hint that names the nearest choice. ``choices`` must live as long as the pass."""
        question = (word, id(choices))
        if question not in self._hints:
            self._effort += len(choices)
            if self._effort > _EFFORT:
                return None
            self._hints[question] = did_you_mean(word, choices)
        return self._hints[question]


FieldReader: TypeAlias = Callable[[LoadContext, Any, At, str | int], Any]
"""Reads a value at (the path around it, its key or index); returns None for one that will not do."""

Keys: TypeAlias = Mapping[str, tuple[FieldReader, str]]
"""A table's expected keys: to each the reader of its value, and what the JSON Schema says of it."""

BARE_KEY = re.compile(r"[A-Za-z0-9_-]{1,40}")  # TOML takes it without quotes
_FIELDS = {"in": "container"}  # keys that the records cannot have as names


def read_keys(
    context: LoadContext,
    table: Mapping[str, Any],
    at: At,
    keys: Keys,
    *,
    required: Iterable[str] = (),
    what: str,
) -> dict[str, Any]:
    """Read a table by its expected keys, into the fields of its record; notes unknown and missing keys."""
    found: dict[str, Any] = {}
    for key, value in table.items():
        expected = keys.get(key)
        if expected is None:
            context.wrong(
                (*at, key),
                f"unknown key {quoted(key)} in {what}",
                _meant(context, key, keys, table),
                on_key=True,
            )
        else:
            found[_FIELDS.get(key, key)] = expected[0](context, value, at, key)
    for key in required:
        if key not in table:
            context.wrong(at, f"{what} has no {key}", f"add {key} = …")
    return found


def _meant(context: LoadContext, key: str, keys: Keys, table: Mapping[str, Any]) -> str | None:
    """What to write for a key that is unknown: ours for a word of other programs, the nearest, or one in ``x``."""
    from ca_israel.ledger.slips.words import keys_meant

    if ours := keys_meant(key, [one for one in keys if one not in table or isinstance(table[one], list)]):
        return meant(*ours)
    if hint := context.did_you_mean(key, keys):
        return hint
    own = key if BARE_KEY.fullmatch(key) else "…"
    return f"what is your own goes in x = {{ {own} = … }}" if "x" in keys else None


def quoted(value: object) -> str:
    """A value as a message quotes it: on one line, harmless, not too long."""
    if isinstance(value, str):
        return in_quotes(value)
    if isinstance(value, int) and not fits_64_bits(value):
        return "a number beyond 64 bits"  # Python refuses to print it at some length
    return str(value)


def kind_of(value: object) -> str:
    """What a TOML value is, in plain words."""
    return str(value).lower() if isinstance(value, bool) else _KINDS[type(value)]


def fits_64_bits(number: int) -> bool:
    """Whether TOML promises to hold the number (TOML 1.0, Integer); hexadecimal ones may be longer."""
    return -(2**63) <= number < 2**63
