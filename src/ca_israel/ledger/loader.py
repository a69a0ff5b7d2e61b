"""A TOML document to a Ledger, or to every mistake in it at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from ca_israel.errors import CaiError
from ca_israel.ledger import document
from ca_israel.ledger import events as entries
from ca_israel.ledger import sources as works
from ca_israel.ledger.context import Keys, LoadContext, kind, read_keys, shown
from ca_israel.ledger.document import without_collector
from ca_israel.ledger.events import name_country
from ca_israel.ledger.fields import is_table, no_repeats, own_values, slug, text, texts
from ca_israel.ledger.model import CATEGORIES, Ledger, Problem, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from ca_israel.ledger.context import At, Mistake
    from ca_israel.ledger.document import Document
    from ca_israel.ledger.model import Article, Footnote

SCHEMA = 1
_T = TypeVar("_T")


class LedgerInvalid(CaiError):
    """The ledger is TOML, and its content has mistakes: every one of them, in the order of the file."""

    exit_code = 3

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def load(path: Path) -> Ledger:
    """Read a ledger from a file, once.

    Raises LedgerUnreadable when it cannot be opened, its subclass NotToml when it is no TOML, and
    LedgerInvalid with every mistake of its content.
    """
    return judge(document.read(path))


def load_text(source: bytes | str, path: Path) -> Ledger:
    """Read a ledger that is not in a file of its own, such as a git revision; ``path`` is its name."""
    return judge(document.parse(source, path))


def judge(read: Document) -> Ledger:
    """Turn a document into a ledger, in which every name resolves; raises LedgerInvalid."""
    reading = LoadContext()
    with without_collector():
        if _is_known_schema(reading, read.data):
            ledger = _ledger(reading, read.data, read.path)
            if not reading.mistakes:
                return ledger
    raise LedgerInvalid(_problems(reading.mistakes, read))


def _is_known_schema(reading: LoadContext, data: dict[str, Any]) -> bool:
    """Judge the version first: by the rules of another one, everything would seem wrong."""
    version = data.get("schema")
    if version is None:
        empty = "" if data else "the file is empty: "
        reading.wrong(
            (),
            f"{empty}schema = {SCHEMA} is missing",
            "write it on the first line: it says which ledger this is",
        )
    elif type(version) is not int:
        reading.wrong(
            ("schema",),
            f"schema must be the number {SCHEMA}, not {kind(version)}",
            f"write schema = {SCHEMA}",
        )
    elif version > SCHEMA:
        known = f"this version of ca-israel knows schema {SCHEMA}"
        reading.wrong(("schema",), f"schema {shown(version)} is newer: {known}", "update ca-israel")
        return False
    elif version != SCHEMA:
        reading.wrong(("schema",), f"there is no schema {shown(version)}", f"write schema = {SCHEMA}")
    return True


def _ledger(reading: LoadContext, data: dict[str, Any], path: Path) -> Ledger:
    countries = _table(reading, data, "countries", entries.country)
    for country in countries.values():
        name_country(reading, country)
    # What things are called comes before what calls them; a source with a mistake is a known one still.
    reading.party = data["party"] if isinstance(data.get("party"), str) else None
    reading.countries = (
        frozenset(data["countries"]) if isinstance(data.get("countries"), dict) else frozenset()
    )
    reading.sources = frozenset(data["sources"]) if isinstance(data.get("sources"), dict) else frozenset()
    top = read_keys(reading, data, (), LEDGER_KEYS, what="a ledger")
    categories = top.get("categories", CATEGORIES)
    reading.categories = frozenset(categories)
    sources = _table(reading, data, "sources", works.source)
    numbered = _table(reading, data, "footnotes", works.footnote)
    footnotes = {note.number: note for _, note in sorted(numbered.items(), key=lambda item: item[1].number)}
    reading.footnotes = frozenset(footnotes)
    events = _list(reading, data, "events", entries.event)
    entries.follows(reading, events)
    allows = _list(reading, data, "allow", entries.allow)
    return Ledger(
        path=path,
        title=top.get("title"),
        party=top.get("party"),
        article=top.get("article"),
        categories=categories,
        countries=countries,
        sources=_accessed(sources, footnotes.values(), top.get("article")),
        footnotes=footnotes,
        events=tuple(event for event in events if event is not None),
        allows=tuple(allow for allow in allows if allow is not None),
        x=top.get("x", {}),
    )


def _categories(reading: LoadContext, value: Any, at: At, key: str | int) -> tuple[str, ...]:
    names = texts(reading, value, at, key)
    no_repeats(reading, names, (*at, key), "category")
    return names


def _elsewhere(_reading: LoadContext, _value: Any, _at: At, _key: str | int) -> None:
    """The value is read in its turn."""


LEDGER_KEYS: Keys = {
    "schema": ("schema", _elsewhere),
    "title": ("title", text),
    "party": ("party", slug),
    "article": ("article", lambda reading, value, _at, _key: works.article(reading, value)),
    "categories": ("categories", _categories),
    "countries": ("countries", _elsewhere),
    "sources": ("sources", _elsewhere),
    "footnotes": ("footnotes", _elsewhere),
    "events": ("events", _elsewhere),
    "allow": ("allow", _elsewhere),
    "x": ("x", own_values),
}


def _table(
    reading: LoadContext, data: dict[str, Any], name: str, read: Callable[[LoadContext, str, Any], _T | None]
) -> dict[str, _T]:
    """Read a table of named entries, those that can be read."""
    table = data.get(name, {})
    if not is_table(reading, table, (name,), name):
        return {}
    found = ((key, read(reading, key, value)) for key, value in table.items())
    return {key: entry for key, entry in found if entry is not None}


def _list(
    reading: LoadContext, data: dict[str, Any], name: str, read: Callable[[LoadContext, int, Any], _T | None]
) -> list[_T | None]:
    """Read a list of entries; one that cannot be read leaves its place empty."""
    items = data.get(name, [])
    if not isinstance(items, list):
        reading.wrong((name,), f"{name} must be a list of tables, not {kind(items)}", f"write [[{name}]]")
        return []
    return [read(reading, index, value) for index, value in enumerate(items)]


def _accessed(
    sources: dict[str, Source], footnotes: Iterable[Footnote], article: Article | None
) -> Mapping[str, Source]:
    """Give the article's date of access to the linked sources that its footnotes cite and that have none."""
    if article is None or article.accessed is None:
        return sources
    given = dict(sources)
    for citekey in {citation.source for note in footnotes for citation in note.citations}:
        source = given.get(citekey)
        if source is not None and source.url and source.accessed is None:
            given[citekey] = source._replace(accessed=article.accessed)
    return given


def _problems(mistakes: Iterable[Mistake], read: Document) -> tuple[Problem, ...]:
    positions = read.positions()
    found = []
    for path, message, hint, on_key in mistakes:
        line, column = positions.key(path) if on_key else positions.value(path)
        found.append(Problem(read.path, line, column, message, hint))
    return tuple(sorted(found, key=lambda problem: (problem.line, problem.column)))
