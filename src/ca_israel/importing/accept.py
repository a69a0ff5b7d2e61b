"""The ledger's own readers judge what a file says: a value they would refuse is left out, with a remark."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from ca_israel.dates import attempt
from ca_israel.importing.record import Lost, Record, Remark
from ca_israel.importing.values.dates import partly
from ca_israel.ledger.context import LoadContext, quoted
from ca_israel.ledger.sources import SOURCE_KEYS

if TYPE_CHECKING:
    from ca_israel.importing.citekeys import Citekeys

_SURROGATES = re.compile("[\ud800-\udfff]")
_NUMBER = re.compile(r"0|[1-9][0-9]{0,17}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DATES = ("published", "first_published")
_NUMBERS = ("volume", "issue", "number", "edition")
_YEAR = re.compile(r"[1-9][0-9]{3}")


def accept(work: Record, citekeys: Citekeys) -> Record | Lost:
    """Return ``work`` with its citekey for the ledger and the values that a ledger takes."""
    values, remarks = {}, work.remarks
    for name, value in list(work.values.items()):
        if value is None or value in ("", [], {}):
            continue
        shaped = _shaped(name, _clean(value))
        fault = _fault(work.key, name, shaped)
        if fault and name in _DATES and isinstance(shaped, str):
            year, first = partly(shaped)
            if year:
                values[name] = _shaped(name, year)
                if first and not work.values.get("first_published"):
                    values["first_published"] = _shaped(name, first)
                else:
                    remarks.append(
                        Remark(work.place, f'of "{name}" the year alone is carried over', quoted(shaped))
                    )
                continue
            fault = f"{quoted(shaped)} is not a date"
        if fault:
            remarks.append(Remark(work.place, f'"{name}" is left out', fault))
        else:
            values[name] = shaped
    if not str(values.get("title") or "").strip() and "url" not in values:
        why = "has neither a title nor an address, and a ledger wants one of them; it is left out"
        return Lost(work.place, why, _clean(work.key))
    if values.get("archive", {}).get("url") == values.get("url"):
        values.pop("url", None)  # exports put the copy where the work has no address of its own
    wanted = _clean(work.key)
    key = citekeys.give(wanted, values)
    if not wanted:
        remarks.append(Remark(work.place, "it had no citekey; this one is made"))
    elif key != wanted:
        remarks.append(Remark(work.place, "its citekey is new", f"it was {wanted[:60]}"))
    return Record(work.place, key, values, remarks)


def _fault(key: str, name: str, value: Any) -> str | None:
    """Say why the ledger would refuse a value; None for one that it takes."""
    context = LoadContext()
    SOURCE_KEYS[name][0](context, value, ("sources", key), name)
    return context.mistakes[0].message if context.mistakes else None


def _shaped(name: str, value: Any) -> Any:
    """Return a value with its number or day as a ledger would write it."""
    if name == "archive" and isinstance(value, dict):
        return {part: _day(held) if part == "date" else held for part, held in value.items()}
    if not isinstance(value, str):
        return value
    pattern = {"published": _YEAR, "first_published": _YEAR}.get(name) or (
        _NUMBER if name in _NUMBERS else None
    )
    if pattern and pattern.fullmatch(value):
        return int(value)
    return _day(value) if name in {*_DATES, "accessed"} else value


def _day(value: Any) -> Any:
    """The day that ``value`` names, ``value`` itself when it names none."""
    is_day = isinstance(value, str) and _DAY.fullmatch(value) and attempt(value)
    return date.fromisoformat(value) if is_day else value


def _clean(value: Any) -> Any:
    """Replace halves of surrogate pairs, which are not characters (RFC 3629): TOML cannot hold them."""
    if isinstance(value, str):
        return value if value.isascii() else _SURROGATES.sub("\ufffd", value)
    if isinstance(value, list):
        return [_clean(item) for item in value if item is not None]
    if isinstance(value, dict):
        return {key: _clean(item) for key, item in value.items() if item is not None}
    return value
