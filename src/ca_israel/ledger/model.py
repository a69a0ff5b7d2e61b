"""The records of a ledger: frozen, without behaviour beyond derived fields.

Field names follow the ledger's own keys; where a key is a Python keyword (``in``) the field is
named for what it holds (``container``). Every ``x`` holds the reader's own values as TOML gave them.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias, get_args

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from ca_israel.dates import Edtf
    from ca_israel.ledger.positions import Positions

SourceType: TypeAlias = Literal[
    "journal", "news", "web", "book", "chapter", "thesis", "report", "manuscript", "other"
]
Status: TypeAlias = Literal["occurred", "planned", "claimed", "disputed", "cancelled"]
LocatorLabel: TypeAlias = Literal["page", "chapter", "section", "paragraph"]
Access: TypeAlias = Literal["free", "subscription"]
State: TypeAlias = Literal["gone", "drifted", "usurped"]
VerdictName: TypeAlias = Literal[
    "ok", "moved", "gone", "soft-404", "drifted", "usurped", "tls-error", "unsafe", "restricted", "blocked",
    "unavailable", "unconfirmed", "skipped",
]  # fmt: skip

SOURCE_TYPES: tuple[SourceType, ...] = get_args(SourceType)
STATUSES: tuple[Status, ...] = get_args(Status)
LOCATOR_LABELS: tuple[LocatorLabel, ...] = get_args(LocatorLabel)
ACCESS: tuple[Access, ...] = get_args(Access)
STATES: tuple[State, ...] = get_args(State)
CITATION_STYLES = ("house", "chicago", "apa", "mla", "ieee", "iso690")
CATEGORIES = ("diplomatic", "defense", "economic")
WARNINGS = (
    "no-footnote", "planned-past", "unused-source", "same-url", "number-gap", "plain-http", "accessed-order",
    "locator-outside-pages", "allow-expired", "allow-unused", "archive-mismatch",
    "archive-today", "author-order", "url-end", "no-title", "bc-year",
)  # fmt: skip
VERDICTS: tuple[VerdictName, ...] = get_args(VerdictName)


class Name(NamedTuple):
    """A person, or an institution when ``given`` is None; ``family`` then holds the whole name."""

    family: str
    given: str | None = None
    particle: str | None = None

    @property
    def full(self) -> str:
        """The whole name as it is spoken: Ludwig van Beethoven."""
        return " ".join(filter(None, (self.given, self.particle, self.family)))

    @property
    def written(self) -> str:
        """The name as a ledger has it in one text: van Beethoven, Ludwig."""
        family = " ".join(filter(None, (self.particle, self.family)))
        return f"{family}, {self.given}" if self.given else family


class Archive(NamedTuple):
    """An archived copy (memento) of a source and the day it was made, where the ledger gives it."""

    url: str
    date: date | None


class Checked(NamedTuple):
    """A person looked at the page and found the work there."""

    on: date
    by: str | None


class Source(NamedTuple):
    """A cited work, written once; ``key`` is its citekey, the table name, never recomputed.

    ``cai show`` prints the fields in this order. ``title`` is empty where the ledger gives none, and then there
    is a ``url``. ``number`` is that in its series, or of the report; ``kind`` says what kind of work it is in
    words ("PhD diss."); ``repository`` and ``shelfmark`` say where a manuscript lies.
    ``accessed`` is the date in the source's own table, or else the article's date of access when a
    footnote cites the source and it has a URL.
    """

    key: str
    type: SourceType
    title: str
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    translators: tuple[Name, ...] = ()
    short: str | None = None
    titles: tuple[str, ...] = ()
    kind: str | None = None
    container: str | None = None
    edition: str | None = None
    series: str | None = None
    number: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    published: Edtf | None = None
    first_published: Edtf | None = None
    publisher: str | None = None
    place: str | None = None
    repository: str | None = None
    shelfmark: str | None = None
    isbn: str | None = None
    doi: str | None = None
    language: str | None = None
    url: str | None = None
    moved_from: tuple[str, ...] = ()
    accessed: date | None = None
    access: Access | None = None
    state: State | None = None
    archive: Archive | None = None
    checked: Checked | None = None
    x: Mapping[str, Any] = {}


class Locator(NamedTuple):
    """The place inside a work that a note points at: ("page", "323-324")."""

    label: LocatorLabel
    value: str


class Citation(NamedTuple):
    """One pointing at a source: by a footnote (or one item of it), or by an event directly."""

    source: str
    locator: Locator | None = None
    prefix: str | None = None
    suffix: str | None = None


class Footnote(NamedTuple):
    """A number of the article; usually one citation, sometimes several, never none."""

    number: int
    citations: tuple[Citation, ...]
    supports: str | None = None
    quote: str | None = None


class Event(NamedTuple):
    """A dated milestone. ``countries`` are slugs; none means the region, no country named.

    ``footnotes`` are numbers; ``sources`` are citations made without a footnote. ``follows`` is the id
    of the planned event that this one resolves; ``paragraph`` counts the article's paragraphs from 1.
    """

    id: str
    date: Edtf
    title: str
    countries: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    status: Status = "occurred"
    footnotes: tuple[int, ...] = ()
    sources: tuple[Citation, ...] = ()
    place: str | None = None
    people: tuple[str, ...] = ()
    detail: str | None = None
    paragraph: int | None = None
    follows: str | None = None
    x: Mapping[str, Any] = {}


class Country(NamedTuple):
    """A country of the ledger; ``code`` is ISO 3166-1 alpha-2."""

    slug: str
    name: str
    code: str | None = None
    aliases: tuple[str, ...] = ()


class Article(NamedTuple):
    """The work whose footnotes these are; ``accessed`` is the date of access its footnotes give."""

    authors: tuple[Name, ...] = ()
    title: str | None = None
    container: str | None = None
    url: str | None = None
    published: Edtf | None = None
    accessed: date | None = None
    language: str | None = None


class Allow(NamedTuple):
    """A finding that is known and accepted, until (and on) the day ``expires``; it never skips a check.

    Of ``host``, ``url``, ``id`` and ``source`` those given must all agree; none given means every one.
    """

    host: str | None = None
    url: str | None = None
    id: str | None = None
    source: str | None = None
    verdicts: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    reason: str | None = None
    expires: date | None = None


class _Ledger(NamedTuple):
    path: Path
    title: str | None = None
    party: str | None = None
    style: str | None = None
    article: Article | None = None
    categories: tuple[str, ...] = CATEGORIES
    countries: Mapping[str, Country] = {}
    sources: Mapping[str, Source] = {}
    footnotes: Mapping[int, Footnote] = {}
    events: tuple[Event, ...] = ()
    allows: tuple[Allow, ...] = ()
    x: Mapping[str, Any] = {}
    country_slugs: Mapping[str, str] = {}


class Ledger(_Ledger):
    """A whole ledger, valid: every citekey, footnote, country, category and id in it resolves.

    ``style`` is one of CITATION_STYLES or the path of a CSL file, as written: relative to the ledger (``is_csl_file``).
    ``country_slugs`` leads from each folded slug, code, name and alias, and from the party's, to the slug.
    ``text`` is the TOML that it was read from, empty when it was not read, ``source`` its bytes as they were read;
    equality ignores them.
    """

    text = ""
    source = b""

    @cached_property
    def positions(self) -> Positions:
        """Where each key and value stands in ``text``; the first use costs a tenth of a second a megabyte."""
        from ca_israel.ledger.positions import Positions

        return Positions(self.text)

    @property
    def name(self) -> str:
        """The title; without one, the name of the file, its ending aside."""
        return self.title or self.path.stem

    def country_names(self, slugs: Iterable[str]) -> list[str]:
        """Return the names of countries; the party, where the ledger does not declare it, goes by its slug."""
        return [self.countries[slug].name if slug in self.countries else slug for slug in slugs]


def is_csl_file(style: str) -> bool:
    """Whether a citation style is named by its CSL file, in a ledger or on a command line: what ends in ``.csl`` is a file."""
    return style.lower().endswith(".csl")


class Problem(NamedTuple):
    """One thing wrong with a ledger: where (1-based line and column), what, and what to do.

    ``code`` names a warning of ``validate``; an error has none.
    """

    path: Path
    line: int
    column: int
    message: str
    hint: str | None = None
    code: str | None = None

    def __str__(self) -> str:
        kind = "warning" if self.code else "error"
        hint = f"; {self.hint}" if self.hint else ""
        code = f" [{self.code}]" if self.code else ""
        return f"{self.path}:{self.line}:{self.column}: {kind}: {self.message}{hint}{code}"
