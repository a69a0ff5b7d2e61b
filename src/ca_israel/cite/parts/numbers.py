"""Numbers of pages, chapters and volumes, and their labels; read as CSL processors read them: one, several, a range."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ca_israel.ledger.model import Locator, LocatorLabel, Source

Labels: TypeAlias = "Mapping[LocatorLabel, tuple[str, str]]"

# For one and for several; a style names those that it writes otherwise: ``LABELS | {"page": ("", "")}``.
LABELS: dict[LocatorLabel, tuple[str, str]] = {
    "page": ("p.", "pp."),
    "chapter": ("chap.", "chaps."),
    "section": ("sec.", "secs."),
    "paragraph": ("para.", "paras."),
}

# Blanks before a sign are taken from the first of them on, or each would be tried as the first.
_JOINER = re.compile(r"((?:(?<!\s)\s++)?(?:&|[-–]++)\s*+|(?:,\s++|(?<!\s)\s++)and\s++|[;,]\s++)")
_OWN_LABEL = re.compile(r"[a-z]+\. ?\d")
_NUMBER = re.compile(r"(?:[0-9]*+[a-zA-Z]++)?[0-9]++(?:[-,a-zA-Z]*|(?:/[0-9]++)++)|[ivx][-,:a-zA-Z]*")
_FIGURE = r"\d|\b[IVXLCDMivxlcdm]+\b|\b\w\b"
_RANGED = re.compile(r"([0-9]*+[a-zA-Z]++(?:0(?=[0-9]))*+)?([0-9]++)[a-z]*|[ivxlcmIVXLCM]+")


def has_own_label(value: str) -> bool:
    """Tell whether ``value`` says itself what it is: n. 4, fol. 12."""
    return _OWN_LABEL.match(value) is not None


def is_number(value: str) -> bool:
    """Tell whether ``value`` begins with a number: 12, A4, xii, 3a, 3/4; not 3.2 or II."""
    return _NUMBER.fullmatch(_JOINER.split(value)[0]) is not None


def is_in_words(value: str) -> bool:
    """Tell whether ``value`` is words that no label introduces: Special Issue, Spring; not 12a, ED-11 or XII."""
    return bool(value) and re.search(_FIGURE, value) is None


def is_plural(value: str) -> bool:
    """Tell whether ``value`` names more than one number: 323-324, "12, 15"."""
    return is_number(value) and _JOINER.search(value) is not None


def ranged(value: str, *, expanded: bool = False) -> str:
    """Return ``value`` with en dashes in its ranges; ``expanded`` makes 323-24 of 323–324."""
    parts = _JOINER.split(value.strip())
    for at in range(1, len(parts), 2):
        joiner = parts[at].strip()
        if joiner == "&":
            parts[at] = " & "
        elif joiner.strip("-–") == "":
            first, last = _RANGED.fullmatch(parts[at - 1]), _RANGED.fullmatch(parts[at + 1])
            if not (first and last):
                continue
            parts[at] = "–"
            if expanded and first[2] and last[2] and first[1] == last[1]:
                parts[at + 1] = _expanded(first[2], last[2], last[0])
    return "".join(parts)


def labelled(value: str | None, labels: tuple[str, str], ranges: Callable[[str], str] = ranged) -> str:
    """Return "p. 3" or "pp. 3–4" with ``labels`` for one and for several; nothing stays nothing."""
    if not value:
        return ""
    return f"{labels[is_plural(value)]} {ranges(value)}".lstrip(" ")


def located(locator: Locator, labels: Labels = LABELS, ranges: Callable[[str], str] = ranged) -> str:
    """Return the place with its label, a place with a label of its own (n. 4) as it is."""
    label, value = locator
    return value if has_own_label(value) else labelled(value, labels[label], ranges)


def volume_and_issue(source: Source) -> tuple[str | None, str | None]:
    """Return "vol. 4" and "no. 3", each where the work has one; one in words has no label."""
    pairs = (("vol.", source.volume), ("no.", source.issue))
    volume, issue = (
        value and (value if is_in_words(value) else f"{label} {ranged(value)}") for label, value in pairs
    )
    return volume, issue


def _expanded(first: str, last: str, written: str) -> str:
    """The last number of a range in full (108 of 101-08), where that makes it the greater one."""
    whole = first[: max(0, len(first) - len(last))] + last
    return whole if len(last) < len(first) and is_greater(whole, first) else written


def is_greater(number: str, other: str) -> bool:
    """Compare two whole numbers as they are written, in figures 0 to 9, of any length."""
    bare, less = number.lstrip("0"), other.lstrip("0")
    return (len(bare), bare) > (len(less), less)
