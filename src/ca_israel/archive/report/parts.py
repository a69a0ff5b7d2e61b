"""What the reports for people share: which sources are listed, and the words for a copy and for the sums."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from ca_israel.archive.verdicts import PASSED_OVER, days_off, passed_over
from ca_israel.dates.words import day_words
from ca_israel.text.counting import counted, plural

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ca_israel.archive.findings import Found, Result

# Rules of sources that are counted and not listed, with words for them.
_COUNTED = {
    "has-copy": "with a copy that was not looked at",
    "no-url": "without a URL",
    "offline": "not asked",
}


def listed(result: Result) -> list[Found]:
    """Return the sources about which there is more to say than their number."""
    return [one for one in result.found if one.rule not in _COUNTED]


def cited_by(one: Found) -> str:
    """Return ``footnote 4``, ``footnotes 4, 5``, or nothing for a source that no footnote cites."""
    numbers = one.footnotes
    return f"{plural(len(numbers), 'footnote')} {', '.join(map(str, numbers))}" if numbers else ""


def when(one: Found) -> str:
    """Return the day of a copy and how far it is off: ``20 March 2023, 9 days before access``."""
    copy = one.memento
    if copy is None or copy.date is None:
        return ""
    off = days_off(copy.gap_days, one.wanted.origin)
    return ", ".join(filter(None, (day_words(copy.date), off)))


def others(one: Found) -> str:
    """Return why other copies were passed over: ``Passed over: 2 show something else, 1 is of an error page.``."""
    shown = one.memento.url if one.memento else None
    rules = Counter(tried.rule for tried in one.tried if tried.url != shown and tried.rule in PASSED_OVER)
    told = ", ".join(f"{count} {passed_over(rule, count)}" for rule, count in rules.items())
    return f"Passed over: {told}." if told else ""


def sums(result: Result) -> Iterable[str]:
    """Yield the sum of verdicts, why some sources are not listed, what it took, and what ``--write`` would do."""
    verdicts = ", ".join(f"{count} {verdict}" for verdict, count in result.summary().items())
    unlisted = Counter(_COUNTED[one.rule] for one in result.found if one.rule in _COUNTED)
    words = ", ".join(f"{count} {word}" for word, count in unlisted.items())
    whole = f"{counted(len(result.found), 'source')}{': ' if verdicts else ''}{verdicts}"
    yield whole
    if words:
        yield f"Not listed: {words}."
    known = sum(one.from_memory for one in result.found)
    remembered = f"; {counted(known, 'source')} from memory" if known else ""
    yield f"{counted(result.requests, 'request')} to {result.archive.timegate}{remembered}"
    if result.stopped:
        yield f"Stopped: {result.stopped}."
    name = Path(result.ledger).name
    if put := _edits(one for one in result.found if one.written):
        yield f"Written into {name}: {put}"
    if put := _edits(one for one in result.found if not one.written):
        yield f"--write puts {put} into {name}"


def _edits(found: Iterable[Found]) -> str:
    """Return ``7 copies and 1 state``, or nothing."""
    keys = Counter(key for one in found for key in one.edits)
    words = {"archive": ("copy", "copies"), "state": ("state", "states")}
    return " and ".join(f"{keys[key]} {words[key][keys[key] != 1]}" for key in words if keys[key])
