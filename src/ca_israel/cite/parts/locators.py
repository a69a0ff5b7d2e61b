"""The place in a work that a cite points at: p. 4, chaps. 2–3."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from ca_israel.cite.parts.numbers import has_own_label, labelled, ranged

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ca_israel.ledger.model import Locator, LocatorLabel

Labels: TypeAlias = "Mapping[LocatorLabel, tuple[str, str]]"

# For one and for several; a style names those that it writes otherwise: ``LABELS | {"page": ("", "")}``.
LABELS: dict[LocatorLabel, tuple[str, str]] = {
    "page": ("p.", "pp."),
    "chapter": ("chap.", "chaps."),
    "section": ("sec.", "secs."),
    "paragraph": ("para.", "paras."),
}


def located(locator: Locator, labels: Labels = LABELS, ranges: Callable[[str], str] = ranged) -> str:
    """Return the place with its label, a place with a label of its own (n. 4) as it is."""
    label, value = locator
    return value if has_own_label(value) else labelled(value, labels[label], ranges)
