"""A CSL style in which every cite is a first one, for notes that are read each by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree import ElementTree as ET

_NEVER = "dimensions"  # a variable that no work of a ledger has


def without_positions(style: ET.Element, namespace: str) -> None:
    """Rewrite ``style``, so that each test of a position has the outcome that it has for a first cite (CSL 1.0.2, "Choose").

    Nor does a note lead to the one before it (``first-reference-note-number``).
    """
    for choose in [*style.iter(f"{namespace}choose")]:
        _decide(choose, namespace)
    for element in style.iter():
        if variables := element.get("variable"):
            names = (_NEVER if name == "first-reference-note-number" else name for name in variables.split())
            element.set("variable", " ".join(names))


def _decide(choose: ET.Element, namespace: str) -> None:
    """Leave of the branches those that may still be taken; after one that always is, there is no other."""
    left: list[ET.Element] = []
    for branch in choose:
        outcome = _outcome(branch)
        if outcome is not False:
            branch.tag = f"{namespace}{'else' if outcome else 'else-if' if left else 'if'}"
            left.append(branch)
        if outcome:
            branch.attrib.clear()
            break
    choose[:] = left


def _outcome(branch: ET.Element) -> bool | None:
    """Whether a branch is taken, None where that depends on more than the position."""
    positions = branch.attrib.pop("position", "").split()
    match = branch.get("match", "all")
    if not branch.attrib.keys() - {"match"} and not positions:
        return True  # an else
    true = [position == "first" for position in positions]
    if match == "any" and any(true):
        return True
    if (match == "all" and not all(true)) or (match == "none" and any(true)):
        return False
    if branch.attrib.keys() - {"match"}:
        return None
    return match != "any"
