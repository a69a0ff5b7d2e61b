"""Readers of the ledger's single values and lists.

A reader returns the value as the records hold it; where the value will not do, it notes a mistake
and returns None (of a list: what will do). So one pass over a ledger finds every mistake.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from ca_israel.dates import attempt, parse
from ca_israel.dates.days import year_text
from ca_israel.dates.edtf import DateError, Edtf
from ca_israel.dates.words import year_words
from ca_israel.ledger.context import At, LoadContext, fits_64_bits, kind_of, quoted
from ca_israel.ledger.slips.web_address import is_web_address
from ca_israel.text.safe import harmless
from ca_israel.text.suggest import meant

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

DEEPEST = 32  # levels of an `x` table: far above need, far below what stops a JSON writer
SLUG = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
SLUG_RULE = "may hold only letters a-z, digits and . _ - and begins with a letter or digit"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def is_table(context: LoadContext, value: object, at: At, what: str) -> bool:
    """Whether the value is a table; noted when it is not."""
    if isinstance(value, dict):
        return True
    context.wrong(at, f"{what} must be a table, not {kind_of(value)}")
    return False


def is_list(context: LoadContext, value: object, at: At, key: str | int) -> bool:
    """Whether the value is a list; noted when it is not, with the brackets it lacks."""
    if type(value) is list:
        return True
    hint = f"write {key} = [{quoted(value)}]" if type(value) in {str, int} else None
    context.wrong((*at, key), f"{key} must be a list, not {kind_of(value)}", hint)
    return False


def nonblank(context: LoadContext, value: object, at: At, key: str | int) -> str | None:
    """Text that holds more than blanks."""
    if type(value) is str:
        if value and not value.isspace():
            return value
        context.wrong((*at, key), f"{_named(at, key)} is empty")
    else:
        context.wrong((*at, key), f"{_named(at, key)} must be text, not {kind_of(value)}")
    return None


def nonblanks(context: LoadContext, value: Any, at: At, key: str | int) -> tuple[str, ...]:
    """A list of texts."""
    if not is_list(context, value, at, key):
        return ()
    return tuple(nonblank(context, item, (*at, key), index) or "" for index, item in enumerate(value))


def text_or_number(context: LoadContext, value: object, at: At, key: str | int) -> str | None:
    """Text or a whole number, kept as text: a volume, an issue, pages, a locator."""
    if type(value) is int and fits_64_bits(value):
        return str(value)
    if type(value) is str:
        return nonblank(context, value, at, key)
    if type(value) is int:
        context.wrong((*at, key), f"{key} is {quoted(value)}")
    else:
        context.wrong((*at, key), f"{key} must be text or a whole number, not {kind_of(value)}")
    return None


def whole_number(context: LoadContext, value: object, at: At, key: str | int) -> int | None:
    """A whole number from 1."""
    if type(value) is int and value > 0 and fits_64_bits(value):
        return value
    told = quoted(value) if type(value) is int else kind_of(value)
    context.wrong((*at, key), f"{key} must be a whole number from 1, not {told}")
    return None


def slug(context: LoadContext, value: object, at: At, key: str | int) -> str | None:
    """A name that can stand in a URL: ASCII letters and digits, and after the first also ``. _ -``."""
    word = nonblank(context, value, at, key)
    if word is not None and not SLUG.fullmatch(word):
        context.wrong((*at, key), f"{key} {quoted(word)} {SLUG_RULE}", slug_hint(word))
    return word


def slug_hint(word: str) -> str | None:
    """Say what to write for a name that cannot stand in a URL, where there is one in its own letters."""
    from ca_israel.ledger.slips.keys import slug_for

    better = slug_for(word)
    return f"write {quoted(better)}" if better and len(better) <= 60 else None


def edtf(context: LoadContext, value: Any, at: At, key: str | int) -> Edtf | None:
    """A date of any precision (EDTF); equal texts are read once."""
    if type(value) in {str, int, date} and value in context.dates:
        return context.dates[value]
    try:
        found = from_toml(value)
    except ValueError as error:
        context.wrong((*at, key), harmless(str(error)))
        return None
    context.dates[value] = found
    return found


def day(context: LoadContext, value: object, at: At, key: str | int) -> date | None:
    """One exact day: a TOML date, or text of the form 2023-03-29."""
    if type(value) is date:
        return value
    if type(value) is str:
        if _DAY.fullmatch(value):
            try:
                return date.fromisoformat(value)
            except ValueError:
                context.wrong((*at, key), f"{key} {quoted(value)} is not a day of the calendar")
                return None
        from ca_israel.dates.numbers import TO_HYPHENS

        plain = value.translate(TO_HYPHENS).strip()
        hint = f"write {plain}" if _DAY.fullmatch(plain) and attempt(plain) else "write it as 2023-03-29"
        context.wrong((*at, key), f"{key} {quoted(value)} is not a full day", hint)
    else:
        context.wrong((*at, key), f"{key} must be a full day, not {kind_of(value)}", "write it as 2023-03-29")
    return None


def url(context: LoadContext, value: object, at: At, key: str | int) -> str | None:
    """An absolute http or https URL; one that will not do is noted and returned all the same, for check-links."""
    found = nonblank(context, value, at, key)
    if found is None:
        return None
    if not is_web_address(found):
        from ca_israel.ledger.slips.addresses import fault

        words, hint = fault(found)
        context.wrong((*at, key), f"{_named(at, key)} {quoted(found)} {words}", hint)
    return found


def urls(context: LoadContext, value: Any, at: At, key: str | int) -> tuple[str, ...]:
    """A list of absolute http or https URLs."""
    if not is_list(context, value, at, key):
        return ()
    return tuple(url(context, item, (*at, key), index) or "" for index, item in enumerate(value))


def one_of(
    choices: tuple[str, ...], context: LoadContext, value: object, at: At, key: str | int
) -> str | None:
    """One word of a fixed list; ``partial(one_of, LIST)`` is the reader."""
    if type(value) is not str:
        context.wrong((*at, key), f"{_named(at, key)} must be text, not {kind_of(value)}")
    elif value in choices:
        return value
    else:
        name = str(at[-1] if isinstance(key, int) else key)
        from ca_israel.ledger.slips.words import types_meant

        ours = types_meant(value, choices) if name == "type" else ()
        hint = meant(*ours) if ours else context.did_you_mean(value, choices)
        hint = hint or f"it is one of {', '.join(choices)}"
        context.wrong((*at, key), f"unknown {_ONE.get(name, name)} {quoted(value)}", hint)
    return None


_ONE = {"verdicts": "verdict", "warnings": "warning"}


def some_of(
    choices: tuple[str, ...], context: LoadContext, value: Any, at: At, key: str | int
) -> tuple[str, ...]:
    """A list of words of a fixed list; ``partial(some_of, LIST)`` is the reader."""
    if not is_list(context, value, at, key):
        return ()
    return tuple(one_of(choices, context, item, (*at, key), index) or "" for index, item in enumerate(value))


def no_repeats(context: LoadContext, items: Iterable[object], path: At, what: str) -> None:
    """Note each item that was listed before."""
    seen: set[object] = set()
    for index, item in enumerate(items):
        if type(item) is str or type(item) is int:
            if item in seen:
                context.wrong((*path, index), f"{what} {quoted(item)} is listed twice")
            seen.add(item)


def own_values(context: LoadContext, value: Any, at: At, key: str | int) -> Mapping[str, Any]:
    """An ``x`` table: any TOML values, nested at most 32 deep, whole numbers within 64 bits."""
    if not is_table(context, value, (*at, key), f"{key}"):
        return {}
    level: list[tuple[At, Any]] = [((*at, key), value)]
    for _ in range(DEEPEST):
        inner: list[tuple[At, Any]] = []
        for path, holder in level:
            for name, held in holder.items() if isinstance(holder, dict) else enumerate(holder):
                if isinstance(held, (dict, list)):
                    inner.append(((*path, name), held))
                elif isinstance(held, int) and not fits_64_bits(held):
                    context.wrong((*path, name), f"{quoted(held)} cannot be kept")
        level = inner
    if level:
        context.wrong(level[0][0], f"{key} is nested more than {DEEPEST} levels deep")
    result: dict[str, Any] = value
    return result


def _named(at: At, key: str | int) -> str:
    """The name of a value in a message; an item of a list goes by the list's name."""
    return f"an item of {at[-1]}" if isinstance(key, int) else key


def from_toml(value: object) -> Edtf:
    """Read a ledger's date: EDTF in quotes, a bare year, or a TOML date; anything else is a DateError."""
    if isinstance(value, str):
        return parse(value)
    if isinstance(value, int) and not isinstance(value, bool):
        if 1000 <= value <= 9999:
            return parse(str(value))
        if 0 < value < 1000:
            raise DateError(f'quote years with four digits: "{value:04d}"')
        if -9999 <= value <= 0:
            raise DateError(f'quote a year before 1: "{year_text(value)}" is {year_words(value)}')
        raise DateError("a bare number is a year, and years outside -9999..9999 are not supported")
    if isinstance(value, date) and not isinstance(value, datetime):
        return parse(value.isoformat())
    kinds = {bool: "a boolean", float: "a number with a fraction", list: "a list", dict: "a table"}
    kind = "a time of day" if isinstance(value, datetime | time) else kinds.get(type(value), "something else")
    raise DateError(
        f'a date is EDTF in quotes ("2021-05"), a year (2014) or a TOML date (2020-09-17), not {kind}'
    )
