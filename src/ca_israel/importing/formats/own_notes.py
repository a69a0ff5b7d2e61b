"""What exports of ours put into a note because the format has no field for it: "Accessed 2023-03-29"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ca_israel.importing.values.dates import from_words

if TYPE_CHECKING:
    from ca_israel.importing.record import Values

_NOTE = re.compile(
    r"""(?: Dated[ ](?P<dated>.{4,60}?) (?:\.[ ]|\.?$) )?
        (?: First[ ]published[ ](?P<first>.{4,60}?) (?:\.[ ](?=A)|\.?$) )?
        (?: [Aa]ccessed:?[ ](?P<accessed>[\w., -]{8,30}?) (?:\.[ ]|\.?$) )?
        (?: (?P<archived>Archived) (?:[ ](?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2}))? (?:[ ]at[ ](?P<copy>\S+))? )?""",
    re.VERBOSE,
)


def annotated(values: Values, note: str) -> bool:
    """Add to ``values`` what ``note`` says; False when it says anything else.

    "Archived" without an address means the work's own, so ``values`` has its ``url`` by now.
    """
    match = _NOTE.fullmatch(note.strip()) if len(note) < 5000 else None
    if not match or not any(match.groups()):
        return False
    dated = from_words(match["dated"]) if match["dated"] else None
    if match["dated"] and not dated:
        return False
    first = from_words(match["first"]) if match["first"] else None
    if match["first"] and not first:
        return False
    copy = match["copy"] or (values.get("url") if match["archived"] else None)
    if dated:
        values["published"] = dated
    if first:
        values["first_published"] = first
    if match["accessed"]:
        values["accessed"] = values.get("accessed") or from_words(match["accessed"])
    if copy:
        values["archive"] = {"url": copy} | ({"date": match["day"]} if match["day"] else {})
    return True
