"""A TOML document to a Ledger, or to every mistake in it at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypeVar

from ca_israel.errors import CaiError
from ca_israel.ledger import document
from ca_israel.ledger.context import Keys, LoadContext, kind_of, quoted, read_keys
from ca_israel.ledger.document import without_collector
from ca_israel.ledger.events import allow, country, event, follows, name_country
from ca_israel.ledger.fields import is_table, no_repeats, nonblank, nonblanks, own_values, slug
from ca_israel.ledger.model import CATEGORIES, CITATION_STYLES, Ledger, Problem, Source, is_csl_file
from ca_israel.ledger.sources import article, footnote, source
from ca_israel.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from ca_israel.ledger.context import At, Mistake
    from ca_israel.ledger.document import Document
    from ca_israel.ledger.model import Article, Footnote

SCHEMA = 1
Addresses: TypeAlias = Literal["sound", "any"]
_T = TypeVar("_T")


class LedgerInvalid(CaiError):
    """The ledger is TOML, and its content has mistakes: every one of them, in the order of the file."""

    exit_code = 3

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems

    def __reduce__(self) -> tuple[type[LedgerInvalid], tuple[tuple[Problem, ...]]]:
        """Let it travel between processes: an exception is made anew from its message, and ours from its problems."""
        return type(self), (self.problems,)


def load(path: Path) -> Ledger:
    """Read a ledger from a file, once.

    Raises LedgerUnreadable when it cannot be opened, its subclass NotToml when it is not TOML, and
    LedgerInvalid with every mistake of its content.
    """
    return judge(document.read(path))


def load_text(source: bytes | str, path: Path, *, addresses: Addresses = "sound") -> Ledger:
    """Read a ledger that is not in a file of its own, such as a git revision; ``path`` is its name."""
    return judge(document.parse(source, path), addresses=addresses)


def judge(read: Document, *, addresses: Addresses = "sound") -> Ledger:
    """Turn a document into a ledger, in which every name resolves; raises LedgerInvalid.

    ``addresses="any"``: a source may have a ``url`` that cannot be asked. Only a check of links takes such a
    ledger, and says so of that link.
    """
    context = LoadContext()
    with without_collector():
        if _is_known_schema(context, read.data):
            ledger = _ledger(context, read.data, read.path)
            passed = addresses == "any" and all(
                _is_of_an_address(mistake, ledger) for mistake in context.mistakes
            )
            if passed or not context.mistakes:
                ledger.text, ledger.source = read.text, read.source
                return ledger
    raise LedgerInvalid(_problems(context.mistakes, read))


def _is_of_an_address(mistake: Mistake, ledger: Ledger) -> bool:
    """Whether the mistake is that a source's ``url`` holds text that is no address."""
    match mistake.path:
        case ("sources", str(key), "url"):
            return key in ledger.sources and ledger.sources[key].url is not None
        case _:
            return False


def _is_known_schema(context: LoadContext, data: dict[str, Any]) -> bool:
    """Judge the version first: by the rules of another one, everything would seem wrong."""
    version = data.get("schema")
    if version is None:
        empty = "" if data else "the file is empty: "
        context.wrong(
            (),
            f"{empty}schema = {SCHEMA} is missing",
            "write it on the first line: it says which ledger this is",
        )
    elif type(version) is not int:
        context.wrong(
            ("schema",),
            f"schema must be the number {SCHEMA}, not {kind_of(version)}",
            f"write schema = {SCHEMA}",
        )
    elif version > SCHEMA:
        known = f"this version of ca-israel knows schema {SCHEMA}"
        context.wrong(("schema",), f"schema {quoted(version)} is newer: {known}", "update ca-israel")
        return False
    elif version != SCHEMA:
        context.wrong(("schema",), f"there is no schema {quoted(version)}", f"write schema = {SCHEMA}")
    return True


def _ledger(context: LoadContext, data: dict[str, Any], path: Path) -> Ledger:
    countries = _table(context, data, "countries", country)
    for named in countries.values():
        name_country(context, named)
    # Names are entered before anything refers to them; a source with a mistake in it is known all the same.
    context.party = data["party"] if isinstance(data.get("party"), str) else None
    context.countries, context.sources = _names(data, "countries"), _names(data, "sources")
    top = read_keys(context, data, (), LEDGER_KEYS, what="a ledger")
    categories = top.get("categories", CATEGORIES)
    context.categories = frozenset(categories)
    sources = _table(context, data, "sources", source)
    numbered = _table(context, data, "footnotes", footnote)
    footnotes = {note.number: note for _, note in sorted(numbered.items(), key=lambda item: item[1].number)}
    context.footnotes = frozenset(footnotes)
    events = _list(context, data, "events", event)
    follows(context, events)
    if context.party:  # only now, as no event may name it
        context.country_slugs.setdefault(fold(context.party), context.party)
    allows = _list(context, data, "allow", allow)
    return Ledger(
        path=path,
        title=top.get("title"),
        party=top.get("party"),
        style=top.get("style"),
        article=top.get("article"),
        categories=categories,
        countries=countries,
        sources=_accessed(sources, footnotes.values(), top.get("article")),
        footnotes=footnotes,
        events=tuple(entry for entry in events if entry is not None),
        allows=tuple(entry for entry in allows if entry is not None),
        x=top.get("x", {}),
        country_slugs=context.country_slugs,
    )


def _names(data: dict[str, Any], table: str) -> frozenset[str]:
    held = data.get(table)
    return frozenset(held) if isinstance(held, dict) else frozenset()


def _categories(context: LoadContext, value: Any, at: At, key: str | int) -> tuple[str, ...]:
    names = nonblanks(context, value, at, key)
    no_repeats(context, names, (*at, key), "category")
    return names


def _style(context: LoadContext, value: object, at: At, key: str | int) -> str | None:
    """A citation style: one of ours, or the path of a CSL file, which is read when notes are printed."""
    word = nonblank(context, value, at, key)
    if word is None or word in CITATION_STYLES or is_csl_file(word):
        return word
    there = f"the styles are {', '.join(CITATION_STYLES)}, and any .csl file"
    near = context.did_you_mean(word, CITATION_STYLES)
    context.wrong((*at, key), f"unknown style {quoted(word)}", f"{near} T{there[1:]}" if near else there)
    return None


def _elsewhere(_context: LoadContext, _value: Any, _at: At, _key: str | int) -> None:
    """Leave a value that is read in its turn, after what it refers to."""


LEDGER_KEYS: Keys = {
    "schema": (_elsewhere, "The version of this format: 1."),
    "title": (nonblank, "What the timeline is about."),
    "party": (slug, "A country or body that takes part in every event; it need not be among the countries."),
    "style": (
        _style,
        "The citation style of the notes: house unless given, or the path of a CSL file, relative to this one.",
    ),
    "article": (article, "The work whose footnotes these are."),
    "categories": (
        _categories,
        "The categories of this ledger, in place of diplomatic, defense and economic.",
    ),
    "countries": (_elsewhere, "The countries that events name, by slug."),
    "sources": (_elsewhere, "The cited works, each written once, by citekey."),
    "footnotes": (_elsewhere, "The article's footnotes: number = a citekey, a table, or a list of either."),
    "events": (_elsewhere, "The events, in any order."),
    "allow": (_elsewhere, "Findings that are known and accepted."),
    "x": (own_values, "Values of your own, of any kind, nested at most 32 levels deep."),
}


def _table(
    context: LoadContext, data: dict[str, Any], name: str, read: Callable[[LoadContext, str, Any], _T | None]
) -> dict[str, _T]:
    """Read a table of named entries, those that can be read."""
    table = data.get(name, {})
    if not is_table(context, table, (name,), name):
        return {}
    found = ((key, read(context, key, value)) for key, value in table.items())
    return {key: entry for key, entry in found if entry is not None}


def _list(
    context: LoadContext, data: dict[str, Any], name: str, read: Callable[[LoadContext, int, Any], _T | None]
) -> list[_T | None]:
    """Read a list of entries; one that cannot be read leaves its place empty."""
    items = data.get(name, [])
    if not isinstance(items, list):
        context.wrong((name,), f"{name} must be a list of tables, not {kind_of(items)}", f"write [[{name}]]")
        return []
    return [read(context, index, value) for index, value in enumerate(items)]


def _accessed(
    sources: dict[str, Source], footnotes: Iterable[Footnote], citing: Article | None
) -> Mapping[str, Source]:
    """Give the article's date of access to the linked sources that its footnotes cite and that have none."""
    if citing is None or citing.accessed is None:
        return sources
    for citekey in {citation.source for note in footnotes for citation in note.citations}:
        cited = sources.get(citekey)
        if cited is not None and cited.url and cited.accessed is None:
            sources[citekey] = cited._replace(accessed=citing.accessed)
    return sources


def _problems(mistakes: Iterable[Mistake], read: Document) -> tuple[Problem, ...]:
    from ca_israel.ledger.positions import Positions

    positions = Positions(read.text)
    found = []
    for path, message, hint, on_key, first in mistakes:
        place = positions.key(path) if on_key else positions.value(path)
        there = f"it is on line {positions.value(first)[0]} already" if first else hint
        found.append(Problem(read.path, *place, message, there))
    return tuple(sorted(found, key=lambda problem: (problem.line, problem.column)))
