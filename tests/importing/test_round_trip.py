"""What our exports write comes back as the same works, but for what a format has no place for."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ca_israel.cite.citation import Cite
from ca_israel.cite.parts.names import person
from ca_israel.dates import parse
from ca_israel.ledger import loader as ledgers
from ca_israel.text.safe import harmless
from conftest import ROOT
from importing.imports import imported, sources
from importing.whole_works import WHOLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ca_israel.importing.run import Imported
    from ca_israel.ledger.model import Ledger, Source

EXPORTS = {"biblatex": "bib", "bibtex": "bib", "ris": "ris", "csl_json": "csl-json"}
NASTY = "nasty:key@1;[a]|<b>^_&$!?*"
# What the formats have no field for, by the field of the record.
_NO_FIELD = {"access", "titles", "state"}
CANNOT: dict[str, dict[str, set[str]]] = {
    "biblatex": {
        "ibn-sina": {"url", "published"},  # percent-encoded; [a..b] is told as about a to about b
        "report-decade": {"published"},  # a decade is its years
        "since": {"published"},  # an open end is blank
        "saadi-bustan": {"pages"},  # -- is one dash
        "sold": {"url"},  # a usurped address is not printed
        "sold-unsaved": {"url"},
        NASTY: {"doi"},  # braces are percent-encoded
    },
    "bibtex": {
        "ibn-sina": {"url"},
        "saadi-bustan": {"pages", "issue", "number"},  # the number of a book is that in its series
        "report-decade": {"issue", "number"},
        "sold": {"url", "published", "type"},  # no day of the month, no type for news
        "sold-unsaved": {"url", "type"},  # a page without address is any work
        "drifted-undated": {"type"},
        NASTY: {"doi", "published"},
    },
    "ris": {
        "saadi-bustan": {"container", "series"},  # T2 of a book is its series
        "sold": {"url"},
        "sold-unsaved": {"url"},
        NASTY: {"authors", "url"},  # a comma makes a person of an institution; a semicolon parts addresses
    },
    "csl_json": {
        "ibn-sina": {"published"},
        "report-decade": {"published"},
        "since": {"published"},
        "sold": {"url"},
        "sold-unsaved": {"url"},
        NASTY: {"title"},  # <i> is markup in it
    },
}  # fmt: skip


def back(form: str, works: Mapping[str, Source]) -> Imported:
    text: str = import_module(f"ca_israel.cite.exports.{form}").render(
        [Cite(source) for source in works.values()]
    )
    return imported(text, EXPORTS[form])


@pytest.mark.parametrize("form", EXPORTS)
def test_the_works_of_our_ledger_come_back_the_same(form: str, ours: Ledger) -> None:
    found = back(form, ours.sources)
    expected = dict(ours.sources)
    if form == "bibtex":  # it has no type for news
        expected = {k: s._replace(type="journal") if s.type == "news" else s for k, s in expected.items()}
    assert sources(found) == expected
    assert list(sources(found)) == list(expected)
    assert not found.remarks


@pytest.mark.parametrize("form", EXPORTS)
def test_works_at_the_edges_lose_only_what_the_format_cannot_hold(form: str) -> None:
    works = ledgers.load(ROOT / "tests/data/exports.toml").sources
    found = sources(back(form, works))
    assert found.keys() == works.keys()
    for key, work in works.items():
        before, after = _comparable(work, form), _comparable(found[key], form)
        lost = {name for name in before if before[name] != after[name]}
        assert lost == CANNOT[form].get(key, set()), key


@pytest.mark.parametrize("form", EXPORTS)
def test_a_work_with_every_field_comes_back_whole(form: str) -> None:
    works = ledgers.load_text(WHOLE, Path("whole.toml")).sources
    found = back(form, works)
    expected = dict(works)
    if form == "bibtex":  # it has no day of a date
        expected["letter"] = works["letter"]._replace(published=parse("1935-02"))
    assert sources(found) == expected
    assert not found.remarks


def _comparable(source: Source, form: str) -> dict[str, Any]:
    """The fields as they print: a particle is the same apart and in the family name."""
    fields = {**source._asdict(), "authors": [person(name) for name in source.authors]}
    if form == "csl_json":
        return fields
    # Tagged formats hold one line a value, and show its control characters.
    one_line = {
        name: " ".join(harmless(v).split()) if isinstance(v, str) else v for name, v in fields.items()
    }
    return {name: value for name, value in one_line.items() if name not in _NO_FIELD}
