"""How APA cites tell works apart: as many names as it takes, initials, and a, b, c after the year."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from ca_israel.cite.citation import described, is_description
from ca_israel.cite.parts.authors import author_list
from ca_israel.cite.parts.contributors import contributors
from ca_israel.cite.parts.dates import DAY_FIRST
from ca_israel.cite.parts.issued import dated, issued
from ca_israel.cite.parts.names import initials, person
from ca_israel.cite.parts.punctuation import listed, nested, quoted
from ca_israel.cite.parts.rich_text import capital, italic, joined, plain_text
from ca_israel.cite.parts.short_authors import alike
from ca_israel.cite.parts.short_titles import short_title
from ca_israel.cite.parts.sorting import collated
from ca_israel.cite.parts.title_case import in_headline_case

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from ca_israel.cite.citation import Works
    from ca_israel.cite.parts.contributors import Contributors
    from ca_israel.ledger.model import Name, Source

Key: TypeAlias = tuple[object, ...]
Named: TypeAlias = tuple[str, list[str]]  # a citekey and the names of the authors, as cites write them


class Labels:
    """The author and the year that stand for each of ``works`` in the text, told apart when first needed."""

    def __init__(self, works: Works) -> None:
        self._works = works

    def author(self, source: Source) -> str:
        """Return "Rosenberg", "D. Rosenberg & Blua", "Blua, Gadimova, et al."; the title where there is no author."""
        return self._author(source, self._shown.get(source.key, 1))

    def year(self, source: Source) -> str:
        """Return "2020", "2020b", "n.d.", "n.d.-b", "ca. 2020", "1949/1999"."""
        suffix = self._suffixes.get(source.key)
        return joined((_year(source), suffix), "-" if issued(source) is None else "")

    def sort_key(self, source: Source) -> Key:
        """Return what the cites of a note are sorted by: of three authors or more only the first counts."""
        names = led(source).names
        names = names[:1] if len(names) > 2 else names
        return (
            _filed(names, source),
            "".join(collated(plain_text(self.author(source)))),
            _filed_date(source),
        )

    def _author(self, source: Source, shown: int) -> str:
        names = self._names(source)
        if not names:
            return _substitute(source)
        et_al_min = max(3, shown + 1)
        return author_list(names, et_al_min, shown, last="&", by_commas=listed)

    def _names(self, source: Source) -> list[str]:
        return [self._short(name, primary=not at) for at, name in enumerate(led(source).names)]

    def _short(self, name: Name, *, primary: bool) -> str:
        author = person(name)
        if primary and author.surname in self._namesakes and not author.is_institution:
            given = joined((initials(author.given), author.dropping), " ")
            return nested(author._replace(dropping="", suffix="").in_order(given))
        return nested(author.surname)

    @cached_property
    def _namesakes(self) -> frozenset[str]:
        """Family names that first authors with different initials share."""
        bearers: dict[str, set[str]] = {}
        for source in self._works.values():
            names = led(source).names
            if names and names[0].given:
                author = person(names[0])
                bearers.setdefault(author.surname, set()).add(initials(author.given))
        return frozenset(family for family, different in bearers.items() if len(different) > 1)

    @cached_property
    def _shown(self) -> Mapping[str, int]:
        """How many authors of a work are named, where the first alone is ambiguous."""
        found: dict[str, int] = {}
        for group in self._alike(lambda source: self._author(source, 1)):
            fewest = min(len(led(source).names) for source in group)
            still_alike = [[(source.key, self._names(source)) for source in group]]
            # What a name more divides needs that name; works are compared name by name, never with one another.
            for shown in range(2, fewest + 1):
                divided = [list(_by_name(works, shown)) for works in still_alike]
                for parts in divided:
                    if len(parts) > 1:
                        found.update((key, shown) for part in parts for key, _ in part)
                still_alike = [part for parts in divided for part in parts if len(part) > 1]
        return found

    @cached_property
    def _suffixes(self) -> Mapping[str, str]:
        """The letters after the years of works that nothing else tells apart, in the order of the list."""
        found: dict[str, str] = {}
        for group in self._alike(self.author):
            in_order = sorted(group, key=list_key)
            found.update((source.key, _letters(number)) for number, source in enumerate(in_order))
        return found

    def _alike(self, label: Callable[[Source], str]) -> list[list[Source]]:
        """The works, two or more at a time, whose label (quoted, italic or upright) and year are the same."""
        return alike(
            self._works.values(),
            lambda source: (label(source) if led(source).names else _stand_in(source), _year(source)),
        )


def led(source: Source) -> Contributors:
    """Return who leads a work in APA, where translators never do (10.2, example 28)."""
    return contributors(source, by_translators=False)


def _by_name(works: Sequence[Named], shown: int) -> Iterable[list[Named]]:
    """Divide works whose names agree so far by the last name shown, and by whether others follow it."""
    parts: dict[tuple[str, bool], list[Named]] = {}
    for key, names in works:
        parts.setdefault((names[shown - 1], len(names) > shown), []).append((key, names))
    return parts.values()


def _substitute(source: Source) -> str:
    """What stands for an author: the publisher of a web page, or the short title as its type is set."""
    title = _stand_in(source)
    if not source.title or is_description(source):
        return nested(title)
    if source.type == "report" or (source.type == "web" and source.publisher):
        return nested(title)
    if source.container and source.type != "web":
        return quoted(title)
    return italic(nested(title))


def _stand_in(source: Source) -> str:
    if source.type == "web" and source.publisher:
        return source.publisher
    if not source.title or is_description(source):
        return f"[{source.title or capital(described(source))}]"
    return in_headline_case(short_title(source), source.language)


def _year(source: Source) -> str:
    """The year; of a reprint with that of the first edition before it, 1949/1999."""
    first, when = dated(source.first_published), issued(source)
    if not when:
        return "n.d."
    year = f"{'ca. ' if when.circa else ''}{DAY_FIRST.of_issued(when, 1)}"
    return joined((first and DAY_FIRST.of_issued(first, 1), year), "/")


def _letters(number: int) -> str:
    """0 is a, 25 z, 26 aa."""
    rest, last = divmod(number, 26)
    return (_letters(rest - 1) if rest else "") + chr(ord("a") + last)


def list_key(source: Source) -> Key:
    """Return what the reference list is sorted by: author, date, title, volume."""
    title, volume = collated(source.title), collated(source.volume or "")
    return (_filed(led(source).names, source), _filed_date(source), title, volume)


def _filed(names: Sequence[Name], source: Source) -> tuple[str, ...]:
    if names:
        return collated(", ".join(map(_inverted, names)))
    return collated(source.publisher if source.type == "web" and source.publisher else source.title)


def _inverted(name: Name) -> str:
    author = person(name)
    if author.is_east_asian:
        return f"{author.surname}{author.given}"
    return joined((author.particle.strip(), author.family, author.dropping, initials(author.given)), " ")


def _filed_date(source: Source) -> tuple[int, ...]:
    """Nothing first; books and journals by their year alone."""
    when = issued(source)
    if not when:
        return ()
    if source.type in ("journal", "book", "chapter", "report", "thesis"):
        return (when.year, 0, 0, when.end[0] if when.end and not when.season else 0, 0, 0)
    start = (when.year,) if when.season else when.start
    end = when.end if when.end and not when.season else ()
    return (*start, *(0,) * (3 - len(start)), *end, *(0,) * (3 - len(end)))
