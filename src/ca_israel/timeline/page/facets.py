"""What the events can be filtered by, and the style rules that filter them where no script runs.

Values are told apart by tokens of our own, ``c0``, ``k1``, ``s2``: no text of a ledger reaches a selector.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from ca_israel.ledger.model import STATUSES
from ca_israel.text.folding import fold
from ca_israel.text.safe import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ca_israel.ledger.model import Event, Ledger

TONES = 8  # accents in style.css; countries beyond take them in turn
NOWHERE = "-"  # the value of `country` for events that name none: no slug begins so


class Chip(NamedTuple):
    """One value to filter by: its name in the address, its label, how many events have it.

    ``known_as`` are the folded words it also goes by: aliases and codes of a country.
    """

    token: str
    value: str
    label: str
    events: int
    tone: str = ""
    known_as: str = ""


class Facet(NamedTuple):
    """A field to filter by; ``letter`` begins its tokens and names its switch in style.css."""

    letter: str
    name: str
    label: str
    chips: tuple[Chip, ...]

    @property
    def offered(self) -> bool:
        """Whether there is anything to choose: two values or more."""
        return len(self.chips) > 1


def facets(ledger: Ledger, events: Sequence[Event]) -> tuple[Facet, Facet, Facet]:
    """Return countries, categories and statuses that occur in ``events``, in the ledger's order."""
    countries = Counter(slug for event in events for slug in event.countries or (NOWHERE,))
    order = [*ledger.countries, NOWHERE] if ledger.countries else []
    country_chips = [
        Chip(
            f"c{n}",
            slug,
            country_label(ledger, slug),
            countries[slug],
            tone(ledger, slug),
            _aliases(ledger, slug),
        )
        for n, slug in enumerate(slug for slug in order if countries[slug])
    ]
    kinds = Counter(category for event in events for category in event.categories)
    statuses: Counter[str] = Counter(event.status for event in events)
    return (
        Facet("c", "country", "Country", tuple(country_chips)),
        Facet("k", "category", "Category", tuple(_chips("k", ledger.categories, kinds))),
        Facet("s", "status", "Status", tuple(_chips("s", STATUSES, statuses))),
    )


def tokens(found: Iterable[Facet]) -> dict[tuple[str, str], str]:
    """Return the token of each field and value as the page names them."""
    return {(facet.name, chip.value): chip.token for facet in found for chip in facet.chips}


def event_tokens(known: Mapping[tuple[str, str], str], event: Event) -> str:
    """Return the tokens of what ``event`` can be found by, parted by blanks."""
    keys = [("country", slug) for slug in event.countries or (NOWHERE,)]
    keys += [("category", harmless(name)) for name in event.categories]
    keys.append(("status", event.status))
    return " ".join(known[key] for key in keys if key in known)


def rules(found: Iterable[Facet]) -> str:
    """Return the style rules that let through what a checked chip asks for; style.css has the other half."""
    return "".join(
        f":root:not(.on):has(#_{chip.token}:checked) .{chip.token}{{--{facet.letter}:initial}}\n"
        for facet in found
        if facet.offered
        for chip in facet.chips
    )


def country_label(ledger: Ledger, slug: str) -> str:
    """Return a country's name, harmless; that of no country is a label of its own."""
    return "No country named" if slug == NOWHERE else harmless(ledger.countries[slug].name)


def tone(ledger: Ledger, slug: str) -> str:
    """Return the class that gives a country its accent; the region has none."""
    if slug == NOWHERE:
        return ""
    return f"t{list(ledger.countries).index(slug) % TONES}"


def _chips(letter: str, order: Iterable[str], counts: Counter[str]) -> Iterable[Chip]:
    occurring = [value for value in order if counts[value]]
    for n, value in enumerate(occurring):
        name = harmless(value)
        yield Chip(f"{letter}{n}", name, name[:1].upper() + name[1:], counts[value])


def _aliases(ledger: Ledger, slug: str) -> str:
    if slug == NOWHERE:
        return ""
    country = ledger.countries[slug]
    return harmless("|".join(map(fold, filter(None, (country.name, country.code, *country.aliases)))))
