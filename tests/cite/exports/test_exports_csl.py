"""CSL-JSON: valid against the schema of the citation-style-language project, equal to the reference."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator  # type: ignore[import-untyped]  # it ships no types

from ca_israel.cite.citation import Cite
from ca_israel.cite.exports.csl_item import csl_item
from ca_israel.cite.exports.csl_json import render
from ca_israel.dates import parse
from ca_israel.ledger import loader as ledgers
from ca_israel.ledger.model import Archive, Name, Source
from conftest import ROOT
from importing.whole_works import WHOLE

if TYPE_CHECKING:
    from ca_israel.ledger.model import Ledger

# Copied from the Citation Style Language project (MIT, see csl-data.license.txt).
SCHEMA = json.loads((ROOT / "tests/data/csl-data.json").read_text(encoding="utf-8"))
PANDOC = shutil.which("pandoc")
TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


def read(*sources: Source) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads(render([Cite(source) for source in sources]))
    Draft7Validator(SCHEMA).validate(items)
    return items


def item(**fields: Any) -> dict[str, Any]:
    (found,) = read(Source("key", fields.pop("type", "news"), fields.pop("title", "A Title"), **fields))
    return found


def test_our_works_are_those_of_the_reference(ours: Ledger) -> None:
    titles = [
        ("alhariri-penetration", "article-journal"),
        ("rosenberg-oil", "article-newspaper"),
        ("invest-forum", "webpage"),
    ]
    items = {found["id"]: found for found in read(*ours.sources.values())}
    assert len(items) == 10
    assert [(key, items[key]["type"]) for key, _ in titles] == titles
    assert items["alhariri-penetration"] == {
        "id": "alhariri-penetration",
        "type": "article-journal",
        "author": [{"family": "al-Hariri", "given": "Jasim Unis"}],
        "title": "Israeli Penetration of Central Asian Nations and Repercussions for Relations with the Arab World",
        "title-short": "Israeli Penetration of Central Asian Nations",
        "container-title": "Contemporary Arab Affairs",
        "volume": "4",
        "issue": "3",
        "issued": {"date-parts": [[2011]]},
        "language": "en",
    }
    assert items["azernews-representation"] == {
        "id": "azernews-representation",
        "type": "article-newspaper",
        "title": "Israel Opens Permanent Representation in Turkmenistan-Minister",
        "container-title": "Azernews",
        "URL": "https://www.azernews.az/region/207225.html",
        "accessed": {"date-parts": [[2023, 3, 29]]},
        "language": "en",
    }


def test_works_at_the_edges_are_valid_and_lose_no_text() -> None:
    sources = ledgers.load(ROOT / "tests/data/exports.toml").sources
    items = read(*sources.values())
    for source, found in zip(sources.values(), items, strict=True):
        assert found["title"] == source.title
        assert found.get("title-short") == source.short
        assert found.get("container-title") == source.container
        assert found.get("page") == source.pages
        assert found.get("DOI") == source.doi
        assert found.get("language") == source.language
        assert len(found.get("author", [])) == len(source.authors)
    nasty = sources["nasty:key@1;[a]|<b>^_&$!?*"]
    assert items[-1]["id"] == nasty.key
    assert items[-1]["URL"] == nasty.url
    assert items[-1]["author"][0] == {"family": nasty.authors[0].family, "given": nasty.authors[0].given}
    assert items[-1]["author"][1] == {"literal": nasty.authors[1].family}


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("journal", "article-journal"), ("news", "article-newspaper"), ("web", "webpage"), ("book", "book"),
        ("chapter", "chapter"), ("thesis", "thesis"), ("report", "report"), ("other", "document"),
    ],
)  # fmt: skip
def test_each_type_is_a_type_of_csl(kind: str, expected: str) -> None:
    assert item(type=kind)["type"] == expected


@pytest.mark.parametrize(
    ("published", "issued"),
    [
        ("2011", {"date-parts": [[2011]]}),
        ("2011-05", {"date-parts": [[2011, 5]]}),
        ("2011-05-03", {"date-parts": [[2011, 5, 3]]}),
        ("2011~", {"date-parts": [[2011]], "circa": True}),
        ("2011-05?", {"date-parts": [[2011, 5]], "circa": True}),
        ("2011/2012", {"date-parts": [[2011], [2012]]}),
        ("2011-05-03/2011-06-01", {"date-parts": [[2011, 5, 3], [2011, 6, 1]]}),
        ("2011-21", {"date-parts": [[2011]], "season": 1}),
        ("2011-24~", {"date-parts": [[2011]], "season": 4, "circa": True}),
        ("201X", {"date-parts": [[2010], [2019]]}),
        ("[1992..1994]", {"date-parts": [[1992], [1994]], "circa": True}),
        ("1991/..", {"date-parts": [[1991]]}),
    ],
)
def test_a_date_is_as_precise_as_it_is_given(published: str, issued: object) -> None:
    assert item(published=parse(published))["issued"] == issued


def test_a_particle_is_kept_apart_and_an_institution_whole() -> None:
    authors = (Name("Berg", "Jan", "van der"), Name("World Bank"), Name("Forschung", None, "für"))
    assert item(authors=authors)["author"] == [
        {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"},
        {"literal": "World Bank"},
        {"literal": "für Forschung"},
    ]


def test_the_archived_copy_and_what_csl_has_no_variable_for_are_kept_as_custom() -> None:
    archive = Archive("https://web.archive.org/web/2023/https://example.org/", date(2023, 4, 1))
    found = item(
        url="https://example.org/", archive=archive, state="gone", access="subscription", titles=("Before",)
    )
    assert found["URL"] == "https://example.org/"
    assert found["custom"] == {
        "archive-url": archive.url,
        "archive-date": "2023-04-01",
        "state": "gone",
        "access": "subscription",
        "titles": ["Before"],
    }


def test_a_key_other_than_the_citekey_can_be_given() -> None:
    assert csl_item(Source("key", "web", "A Title"), "other")["id"] == "other"


def test_the_schema_is_one_that_refuses() -> None:
    assert list(Draft7Validator(SCHEMA).iter_errors([{"id": "a", "type": "blog"}]))
    assert list(Draft7Validator(SCHEMA).iter_errors([{"id": "a", "type": "book", "archive-url": "x"}]))


@given(title=TEXT, family=TEXT, given_name=TEXT, particle=st.none() | TEXT)
def test_any_text_comes_back(title: str, family: str, given_name: str, particle: str | None) -> None:
    found = item(title=title, short=title, authors=(Name(family, given_name, particle), Name(family)))
    assert (found["title"], found["title-short"]) == (title, title)
    assert found["author"][0]["family"] == family
    assert found["author"][0]["given"] == given_name
    assert found["author"][0].get("non-dropping-particle") == particle
    assert found["author"][1] == {"literal": family}


@pytest.mark.skipif(PANDOC is None, reason="pandoc is not on PATH")
def test_pandoc_reads_every_work() -> None:
    assert PANDOC
    sources = ledgers.load(ROOT / "tests/data/exports.toml").sources
    text = render([Cite(source) for source in sources.values()])
    told = subprocess.run(
        [PANDOC, "-f", "csljson", "-t", "csljson"],
        input=text, capture_output=True, encoding="utf-8", check=True, timeout=60,
    ).stdout  # fmt: skip
    assert [found["id"] for found in json.loads(told)] == list(sources)
    assert [found["type"] for found in json.loads(told)] == [found["type"] for found in json.loads(text)]


def test_works_with_every_field_are_valid_and_say_them_by_csl_s_names() -> None:
    works = ledgers.load_text(WHOLE, Path("whole.toml")).sources
    items: dict[str, Any] = {key: csl_item(source) for key, source in works.items()}
    Draft7Validator(SCHEMA).validate(list(items.values()))
    assert items["edited"] == {
        "id": "edited",
        "type": "book",
        "editor": [{"family": "Baker", "given": "Bo"}, {"family": "van der Cook", "given": "Cy"}],
        "title": "Tides of the North",
        "edition": "2",
        "collection-title": "Gull Studies",
        "collection-number": "7",
        "publisher": "Gull",
        "publisher-place": "Tolland",
        "issued": {"date-parts": [[2001]]},
        "ISBN": "978-0-14-044918-1",
    }
    assert items["chapter"]["original-date"] == {"date-parts": [[1949]]}
    assert items["chapter"]["translator"] == [{"family": "Dun", "given": "Di"}]
    assert (items["report"]["genre"], items["report"]["number"]) == ("White paper", "TR-12")
    assert (items["letter"]["archive"], items["letter"]["archive_location"]) == (
        "Harbor Record Office",
        "Able Papers, box 3, folder 4",
    )
    assert "title" not in items["untitled"]
