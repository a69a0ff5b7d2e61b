"""IEEE (Reference Guide of 2023): numbered cites, [4, p. 330], and a list in the order of citation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.cite.citation import CitationStyle, described, doi_url, printed_url, sorted_cites
from ca_israel.cite.parts.authors import author_list
from ca_israel.cite.parts.contributors import contributors
from ca_israel.cite.parts.dates import DateForm
from ca_israel.cite.parts.editions import edition
from ca_israel.cite.parts.issued import issued
from ca_israel.cite.parts.kinds import DegreeWords, kind
from ca_israel.cite.parts.names import initials, person
from ca_israel.cite.parts.numbers import LABELS, labelled, located, volume_and_issue
from ca_israel.cite.parts.punctuation import listed, nested, quoted, spliced, then
from ca_israel.cite.parts.rich_text import capital, italic, joined, link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ca_israel.cite.citation import Cite, Works
    from ca_israel.cite.parts.contributors import Role
    from ca_israel.ledger.model import Name, Source

_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "Jun.", "Jul.", "Aug.", "Sep.", "Oct.", "Nov.", "Dec.")
_DATES = DateForm(_MONTHS, day="{:02d}", month_first=True)
_DEGREES = DegreeWords("Ph.D. dissertation")
_ROLES: dict[Role, tuple[str, str]] = {"editor": ("Ed.", "Eds."), "translator": ("Trans.", "Trans.")}
_LABELS = LABELS | {
    "chapter": ("Ch.", "Ch."),
    "section": ("Sec.", "Secs."),
    "paragraph": ("Para.", "Paras."),
}
# How exactly the date is printed: 3 to the day, 0 not at all.
_PRECISION = {"journal": 2, "report": 2, "book": 1, "chapter": 1, "thesis": 1, "web": 0}


class Style(CitationStyle):
    """The works of a ledger, numbered as it first cites them."""

    def __init__(self, works: Works) -> None:
        super().__init__(works)
        self._number = {key: number for number, key in enumerate(works, start=1)}

    def note(self, cites: Sequence[Cite]) -> str:
        """Return "[1], [4, p. 330]", by number."""
        cites = sorted_cites(cites, lambda cite: self.sort_key(cite.source))
        return spliced(map(self._cite, cites), cites, ", ")

    def entry(self, source: Source) -> str:
        """Return "[4] " and the entry."""
        label = f"[{self._number[source.key]}]"
        return joined((label, then(_leading(source), ","), _work(source), _access(source)), " ")

    def sort_key(self, source: Source) -> int:
        """Return the number of the work."""
        return self._number[source.key]

    def _cite(self, cite: Cite) -> str:
        place = cite.locator and located(cite.locator, _LABELS)
        return f"[{joined((str(self._number[cite.source.key]), place))}]"


def _authors(names: Sequence[Name]) -> str:
    """Up to six of them; of more the first alone."""
    printed = [nested(author.in_order(initials(author.given))) for author in map(person, names)]
    return author_list(printed, 7, 1, et_al=italic("et al."), by_commas=listed)


def _leading(source: Source) -> str:
    """Who leads the entry: B. Baker and C. Cook, Eds."""
    led = contributors(source)
    return listed((_authors(led.names), led.role and _ROLES[led.role][len(led.names) > 1]))


def _contributed(source: Source) -> list[str]:
    """Those behind the title: B. Baker, Ed.; C. Cook, Trans."""
    led = contributors(source)
    pairs: tuple[tuple[Role, Sequence[Name]], ...] = (
        ("editor", led.editors),
        ("translator", led.translators),
    )
    return [listed((_authors(names), _ROLES[role][len(names) > 1])) for role, names in pairs if names]


def _numbered(source: Source) -> str:
    """The kind and number of a report: Tech. Rep. TR-12, Rep. 7."""
    return joined((source.kind or (source.number and "Rep."), source.number), " ")


def _work(source: Source) -> str:
    """The work and where it appeared, closed."""
    title = quoted(source.title) if source.title else capital(described(source))
    container = source.container and nested(source.container)
    series = source.series and f"({nested(joined((source.series, source.number), ' '))})"
    dated, precision = issued(source), _PRECISION.get(source.type, 3)
    when = _DATES.of_issued(dated, precision) if dated and precision else None
    publisher, place = source.publisher and nested(source.publisher), source.place and nested(source.place)
    imprint = joined((publisher, place))
    volume, pages = volume_and_issue(source), labelled(source.pages, _LABELS["page"])
    match source.type:
        case "journal":
            parts = [title, italic(container or ""), *volume, pages, when]
            return then(listed(parts), "," if source.doi or printed_url(source) else ".")
        case "chapter":
            within = container and joined((f"in {italic(container)}", series), " ")
            head = listed([title, within, edition(source), *volume, *_contributed(source)])
            imprint = listed([joined((place, publisher), ": "), when, pages])
            return joined((then(head, "."), then(imprint, ".")), " ")
        case "report":
            parts = [title, imprint, _numbered(source), when]
        case "thesis":
            parts = [title, kind(source, _DEGREES), imprint, when]
        case "manuscript":
            parts = [title, source.kind, imprint, when, source.repository, source.shelfmark]
        case "web":
            parts = [title, container]
        case "news":
            parts = [title, italic(container or ""), *volume, imprint, pages, when]
        case "book":
            name = joined((italic(nested(source.title)) or title, series), " ")
            head = listed([name, edition(source), *volume, *_contributed(source)])
            imprint = listed([joined((place, publisher), ": "), when, pages])
            return joined((then(head, "."), then(imprint, ".")), " ")
        case _:
            head = listed([title, italic(container or ""), *volume])
            return joined((then(head, "."), then(listed([imprint, pages, when]), ".")), " ")
    return then(listed(parts), ".")


def _access(source: Source) -> str | None:
    url = printed_url(source)
    if source.doi and source.type != "web":
        return f"doi: {link(doi_url(source), source.doi)}."
    if not url:
        return None
    accessed = f"Accessed: {_DATES.of_day(source.accessed)}." if source.accessed else None
    return joined((accessed, "[Online].", f"Available: {link(url)}"), " ")
