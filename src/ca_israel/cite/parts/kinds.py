"""What kind of work it is, in a style's own words for a thesis: PhD diss., Doctoral dissertation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from ca_israel.text.folding import fold

if TYPE_CHECKING:
    from ca_israel.ledger.model import Source

Degree: TypeAlias = Literal["doctor", "master"]

_LETTERS_ALONE = re.compile(r"[^a-z ]")
# What the degree of a thesis is called, without marks; any other words stand as they are written.
_DEGREES: dict[str, Degree] = {
    **dict.fromkeys(
        (
            "phd", "phd diss", "phd dissertation", "phd thesis", "doctoral diss", "doctoral dissertation",
            "doctoral thesis",
        ),
        "doctor",
    ),
    **dict.fromkeys(("master", "masters", "masters thesis", "master thesis", "masters diss"), "master"),
}  # fmt: skip


class DegreeWords(NamedTuple):
    """What a style calls a thesis for a doctorate, and for a master's degree that is not named more exactly."""

    doctor: str
    master: str = "Master’s thesis"


def kind(source: Source, words: DegreeWords) -> str:
    """Return what kind of work it is; a degree that several words name in the style's own."""
    written = source.kind or ""
    if source.type != "thesis":
        return written
    degree = _DEGREES.get(_LETTERS_ALONE.sub("", fold(written)).strip())
    return getattr(words, degree) if degree else written
