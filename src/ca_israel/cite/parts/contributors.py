"""Who made a work: the names that it goes by, and those that stand behind its title."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from ca_israel.ledger.model import Name, Source

Role: TypeAlias = Literal["editor", "translator"]


class Contributors(NamedTuple):
    """``names`` lead the work, in the ``role`` of editors or translators where it has no authors.

    ``editors`` and ``translators`` are those who do not lead it.
    """

    names: tuple[Name, ...]
    role: Role | None
    editors: tuple[Name, ...]
    translators: tuple[Name, ...]


def contributors(source: Source, *, by_translators: bool = True) -> Contributors:
    """Return who leads the work and who stands behind its title.

    Where a work has no authors its editors lead it, and without editors its translators, where the style has them
    lead (``by_translators``). Those of a part of a larger work never do: its editors are the book's.
    """
    authors, editors, translators = source.authors, source.editors, source.translators
    if authors or source.container:
        return Contributors(authors, None, editors, translators)
    if editors:
        return Contributors(editors, "editor", (), translators)
    if translators and by_translators:
        return Contributors(translators, "translator", (), ())
    return Contributors((), None, editors, translators)


def leading(source: Source) -> tuple[Name, ...]:
    """Return the names that a work goes by where translators may lead it (``contributors``)."""
    return contributors(source).names
