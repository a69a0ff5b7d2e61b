"""``cai cite``: the notes asked for, as the article prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.targets import wanted
from ca_israel.text import harmless

from .details import details
from .notes import footnote_notes, source_note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ca_israel.model import Ledger
    from ca_israel.style import Style


def printed(
    ledger: Ledger,
    targets: Sequence[str] | None,
    style: Style,
    *,
    in_full: bool = False,
    with_details: bool = False,
) -> str:
    """Return the notes of ``targets`` (None: every footnote), one a line, never wrapped.

    Raises NotInLedger for a footnote or citekey the ledger lacks.
    """
    if targets is None:
        asked: tuple[int | str, ...] = tuple(sorted(ledger.footnotes))
    else:
        asked = wanted(ledger, targets)
    notes = footnote_notes(ledger, in_full=in_full)
    parts: list[str] = []
    for key in asked:
        note = notes[key] if isinstance(key, int) else source_note(ledger, key)
        lines = [style.clickable(style.glyphs(harmless(str(note))))]
        if with_details:
            lines += details(ledger, note, style)
        parts.append("\n".join(line.rstrip() for line in lines) + "\n")
    return ("\n" if with_details else "").join(parts)
