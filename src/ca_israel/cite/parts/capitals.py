"""Capitals of names, by the rules of their language."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ca_israel.ledger.model import Name

_TURKIC = frozenset("şğıİəŞĞƏ")  # letters by which a name shows that its i has a dot in capitals
_NOT_TURKIC = frozenset("qwxQWX")
_DOTTED = str.maketrans({"i": "İ", "ı": "I"})


def capitals(text: str, name: Name, language: str | None) -> str:
    """Return ``text``, a part of ``name``, in capitals; i is İ in Turkish and Azerbaijani (Unicode 5.18).

    A letter of those languages tells, or ``language``, that of the work, where the name is a person's.
    """
    whole = set(name.full)
    written = name.given is not None and (language or "").split("-")[0].lower() in ("tr", "az")
    turkic = whole & _TURKIC or (written and not whole & _NOT_TURKIC)
    return (text.translate(_DOTTED) if turkic else text).upper()
