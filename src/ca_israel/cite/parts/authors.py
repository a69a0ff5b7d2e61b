"""Lists of authors: how many are named, what joins them, and "et al." for the rest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from ca_israel.cite.parts.names import initials
from ca_israel.cite.parts.punctuation import nested
from ca_israel.cite.parts.rich_text import joined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ca_israel.cite.parts.names import Person

_INITIALS = re.compile(r"(?:[A-Z](?:\.\s*|\s+|$))+")


def author_list(
    names: Sequence[str],
    et_al_min: int,
    et_al_use_first: int,
    *,
    last: str = "and",
    et_al: str = "et al.",
    comma: Literal["contextual", "always", "never"] = "contextual",
    by_commas: Callable[[Iterable[str]], str] = joined,
) -> str:
    """Return "Roe and Doe", "Roe, Doe, and Poe"; of ``et_al_min`` names or more the first ones and ``et_al``.

    The numbers, and ``comma`` before the last name and before "et al.", are those of CSL 1.0.2 ("Names"):
    contextual is after two names or more. ``by_commas`` is ``listed`` where commas stand inside quotes.
    """
    if len(names) < 2:
        return "".join(names)
    cut = len(names) >= et_al_min
    first, closing = (names[:et_al_use_first], et_al) if cut else (names[:-1], f"{last} {names[-1]}")
    if comma == "always" or (comma == "contextual" and len(first) > 1):
        return by_commas([*first, closing])
    return f"{by_commas(first)} {closing}"


def inverted_list(first: str, people: Sequence[Person], et_al_min: int, et_al_use_first: int) -> str:
    """Return the authors of a bibliography entry, the ``first`` as given, inverted: Roe, Ann, and Ben Doe."""
    names = [first, *map(spoken, people[1:])]
    if len(people) == 2 and all(author.is_institution for author in people):  # nothing is inverted
        return nested(author_list(names, et_al_min, et_al_use_first))
    return nested(author_list(names, et_al_min, et_al_use_first, comma="always"))


def spoken(author: Person) -> str:
    """Return the whole name, its given name first."""
    return author.in_order(spaced(author.given))


def spaced(given: str) -> str:
    """Return a given name of initials alone with its periods and blanks: X. Y. of "X Y"."""
    return initials(given) if _INITIALS.fullmatch(given) else given
