"""The JSON Schema and the loader say the same of a ledger."""

from __future__ import annotations

import json
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
import tomli
from jsonschema import Draft7Validator  # type: ignore[import-untyped]  # it ships no types

import make_schema
from ca_israel.ledger import events, model, schema, sources
from ca_israel.ledger.loader import LEDGER_KEYS, LedgerInvalid, load, load_text
from ca_israel.ledger.model import SOURCE_TYPES, STATUSES

ROOT = Path(__file__).parents[2]
LEDGERS = sorted((ROOT / "tests" / "ledgers").glob("*.toml"))
SCHEMA = json.loads(schema.schema_text())
VALIDATOR = Draft7Validator(SCHEMA)
NAME = Path("ledger.toml")


def as_json(value: Any) -> Any:
    """What an editor's TOML tool hands to its schema check: dates are text."""
    if isinstance(value, dict):
        return {key: as_json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_json(inner) for inner in value]
    return value.isoformat() if isinstance(value, (date, time)) else value


def is_valid(text: str) -> bool:
    return bool(VALIDATOR.is_valid(as_json(tomli.loads(text))))


def test_the_schema_is_one() -> None:
    Draft7Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    "path",
    [*LEDGERS, ROOT / "events.toml", ROOT / "src" / "ca_israel" / "ledger" / "starter.toml"],
    ids=lambda path: path.name,
)
def test_ledgers_that_load_are_valid(path: Path) -> None:
    load(path)
    assert [
        error.message for error in VALIDATOR.iter_errors(as_json(tomli.loads(path.read_text("utf-8"))))
    ] == []


def test_the_schema_is_made_from_the_keys_of_the_loader() -> None:
    assert schema.schema_text() == make_schema.made(), (
        "run .venv/bin/python tests/make_schema.py > src/ca_israel/ledger/ledger.schema.json"
    )


def inner(*names: str) -> dict[str, Any]:
    here: dict[str, Any] = SCHEMA
    for name in names:
        here = here["properties"][name]
        here = here.get("additionalProperties") or here.get("items") or here
    return here


NOTE = inner("footnotes")["oneOf"][1]
AUTHOR = SCHEMA["definitions"]["authors"]["items"]["oneOf"][1]


@pytest.mark.parametrize(
    ("table", "keys"),
    [
        (SCHEMA, LEDGER_KEYS),
        (SCHEMA["properties"]["article"], sources.ARTICLE_KEYS),
        (inner("countries"), events.COUNTRY_KEYS),
        (inner("sources"), sources.SOURCE_KEYS),
        (inner("sources")["properties"]["archive"], sources.ARCHIVE_KEYS),
        (inner("sources")["properties"]["checked"], sources.CHECKED_KEYS),
        (AUTHOR, sources.NAME_KEYS),
        (NOTE, sources.FOOTNOTE_KEYS),
        (inner("footnotes")["oneOf"][2]["items"]["oneOf"][1], sources.FOOTNOTE_KEYS),
        (inner("events"), events.EVENT_KEYS),
        (inner("events")["properties"]["sources"]["items"]["oneOf"][1], sources.CITATION_KEYS),
        (inner("allow"), events.ALLOW_KEYS),
    ],
)
def test_the_schema_knows_the_keys_that_the_loader_knows(table: dict[str, Any], keys: dict[str, Any]) -> None:
    assert set(table["properties"]) == set(keys)
    assert table["additionalProperties"] is False
    assert all(entry["description"].endswith(".") for entry in table["properties"].values())


def test_the_schema_knows_the_words_that_the_loader_knows() -> None:
    source, event, allow = (inner(name)["properties"] for name in ("sources", "events", "allow"))
    assert tuple(source["type"]["enum"]) == SOURCE_TYPES
    assert tuple(source["access"]["enum"]) == model.ACCESS
    assert tuple(source["state"]["enum"]) == model.STATES
    assert tuple(event["status"]["enum"]) == STATUSES
    assert tuple(allow["verdicts"]["items"]["enum"]) == model.VERDICTS
    assert tuple(allow["warnings"]["items"]["enum"]) == model.WARNINGS


SOURCE = "schema = 1\n[sources.a]\ntype = 'web'\ntitle = 'A'\n"
NOTES = SOURCE + "[footnotes]\n"
EVENT = NOTES + "1 = 'a'\n[[events]]\nid = 'e'\ndate = '2001'\ntitle = 'E'\n"


@pytest.mark.parametrize("text", [SOURCE, NOTES, EVENT])
def test_what_the_mistakes_are_written_into_is_valid(text: str) -> None:
    assert is_valid(text)
    load_text(text, NAME)


@pytest.mark.parametrize(
    "text",
    [
        "title = 'x'", "schema = 2", "schema = '1'", "schema = 1\ncolour = 'red'", "schema = 1\ntitle = ' '",
        "schema = 1\nparty = 'a b'", "schema = 1\nstyle = 'Chicago'", "schema = 1\nstyle = 'a.xml'", "schema = 1\ncategories = ['x', 'x']", "schema = 1\nevents = {}",
        "schema = 1\nx = 1", "schema = 1\n[sources.s]\ntitle = 'S'", "schema = 1\n[sources.s]\ntype = 'web'",
        "schema = 1\n[sources.'a b']\ntype = 'web'\ntitle = 'S'",
        "schema = 1\n[countries.'a b']", "schema = 1\n[countries.a]\ncode = 'no'", "schema = 1\n[countries.a]\nnom = 'x'",
        SOURCE + "colour = 1", SOURCE + "url = 'javascript:alert(1)'", SOURCE + "url = 'https://u@a.example/'",
        SOURCE + "url = 'https:///x'", SOURCE + "url = 'https://a.example/a b'", SOURCE + "authors = 'A'",
        SOURCE + "authors = ['A,']", SOURCE + "authors = [',A']", SOURCE + "authors = [{ given = 'A' }]",
        SOURCE + "editors = 'A'", SOURCE + "edition = []", SOURCE + "isbn = '12'", SOURCE + "first_published = 'May 1949'",
        "schema = 1\n[sources.s]\ntype = 'web'\ndoi = '10.1000/1'", SOURCE + "volume = 1.5", SOURCE + "accessed = '2020'", SOURCE + "accessed = 2020", SOURCE + "access = 'paid'",
        SOURCE + "state = 'dead'", SOURCE + "archive = { date = 2020-01-01 }", SOURCE + "checked = { by = 'x' }",
        SOURCE + "doi = 'https://doi.org/10.1000/1'", SOURCE + "language = 'the English'", SOURCE + "published = 'May 2020'",
        NOTES + "01 = 'a'", NOTES + "0 = 'a'", NOTES + "one = 'a'", NOTES + "1.2 = 'a'", NOTES + "1 = []",
        NOTES + "1 = { page = 1 }", NOTES + "1 = { source = 'a', page = 1, section = 2 }", NOTES + "1 = 7",
        NOTES + "1 = ['a', { source = 'a', colour = 1 }]", EVENT + "colour = 1", EVENT + "status = 'maybe'",
        EVENT + "countries = 'a'", EVENT + "footnotes = [0]", EVENT + "footnotes = [1, 1]", EVENT + "paragraph = 0",
        EVENT + "sources = [{ source = 'a', quote = 'x' }]", EVENT + "[[events]]\nid = 'f'\ndate = '2001'",
        EVENT.replace("'e'", "'e/1'"), EVENT.replace("'2001'", "true"), EVENT.replace("'2001'", "'July 2001'"),
        EVENT.replace("title = 'E'", "title = ''"), EVENT + "[[allow]]\nreason = 'x'", EVENT + "[[allow]]\nverdicts = []",
        EVENT + "[[allow]]\nverdicts = ['dead']", EVENT + "[[allow]]\nwarnings = ['x']",
        EVENT + "[[allow]]\nverdicts = ['gone']\nhost = 'https://a.example'",
    ],
)  # fmt: skip
def test_the_loader_and_the_schema_refuse_the_same_mistakes(text: str) -> None:
    assert not is_valid(text)
    with pytest.raises(LedgerInvalid):
        load_text(text, NAME)
