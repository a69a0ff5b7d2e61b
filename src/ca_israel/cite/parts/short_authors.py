"""Authors in short cites (MLA's in the text, Chicago's later notes): as short as still tells works apart.

A cite names family names, "et al." after the first of three or more. Works whose cites would read alike
add, until they differ (MLA Handbook, 6.5 to 6.8; the order is CSL's): initials and given names, further
authors, and at last the title.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from ca_israel.cite.parts.authors import author_list
from ca_israel.cite.parts.contributors import leading
from ca_israel.cite.parts.names import initials, person

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from ca_israel.ledger.model import Source


class Short(NamedTuple):
    """How much of the authors a cite names: how many, and the given name of each (0 none, 1 initials, 2 whole)."""

    shown: int
    given: tuple[int, ...]
    with_title: bool = False


def told_apart(works: Iterable[Source]) -> dict[str, Short]:
    """Return how the works with authors whose plainest cites read alike are cited, by citekey."""
    found: dict[str, Short] = {}
    named = (source for source in works if leading(source))
    for group in alike(named, lambda source: short_authors(source, plainest(source))):
        found |= _apart(group)
    return found


def alike(works: Iterable[Source], label: Callable[[Source], Hashable]) -> list[list[Source]]:
    """Return the works, two or more at a time, that have the same label."""
    return [group for group in _by_label(works, label) if len(group) > 1]


def _by_label(works: Iterable[Source], label: Callable[[Source], Hashable]) -> list[list[Source]]:
    groups: dict[Hashable, list[Source]] = {}
    for source in works:
        groups.setdefault(label(source), []).append(source)
    return list(groups.values())


def plainest(source: Source) -> Short:
    """Return the shortest cite, that of a work that needs no telling apart."""
    authors = len(leading(source))
    return Short(1 if authors > 2 else authors, (0,) * authors)


def short_authors(source: Source, short: Short) -> str:
    """Return the authors as ``short`` has them: al-Hariri; A. Smith and Lee; Smith et al."""
    people = [person(name) for name in leading(source)]
    levels = (*short.given, *[0] * len(people))
    names = [
        author.in_order(("", initials(author.given), author.given)[level])
        for author, level in zip(people, levels, strict=False)
    ]
    return author_list(names, short.shown + 1, short.shown)


def _steps(group: Sequence[Source]) -> Iterator[tuple[int, int, int]]:
    """What to try, in order: (authors shown, the author whose given name is lengthened, to what)."""
    shown = plainest(group[0]).shown
    for at in range(max(len(leading(source)) for source in group)):
        for given in (0, 1, 2):
            if given or at >= shown:
                yield max(shown, at + 1), at, given


def _apart(group: Sequence[Source]) -> dict[str, Short]:
    """Take the steps, keep those that divide a group, and add the title to works that still read alike."""
    steps = tuple(_steps(group))
    found: dict[str, Short] = {}
    waiting: list[tuple[Sequence[Source], Short, int]] = [(group, plainest(group[0]), 0)]
    while waiting:
        same, kept, taken = waiting.pop()
        if len(same) == 1:
            found[same[0].key] = kept
            continue
        tried = kept
        for number, step in enumerate(steps[taken:], start=taken + 1):
            tried = _grown(tried, *step)
            parted = _by_label(same, partial(short_authors, short=tried))
            if len(parted) > 1:
                waiting += [(some, _grown(kept, *step), number) for some in parted]
                break
        else:
            found |= {source.key: kept._replace(with_title=True) for source in same}
    return found


def _grown(short: Short, shown: int, at: int, given: int) -> Short:
    levels = [*short.given, *[0] * (at + 1 - len(short.given))]
    levels[at] = given
    return Short(shown, tuple(levels))
