"""Make the JSON Schema of the ledger from the tables of keys that the loader reads by.

    .venv/bin/python tests/make_schema.py > src/ca_israel/ledger/ledger.schema.json

The keys and what each holds stand in those tables (``*_KEYS``); here stands what JSON Schema says of the
readers. A key with a reader that is known here needs nothing here.
"""

from __future__ import annotations

import json
from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING, Any

from ca_israel.ledger import events, fields, loader, sources
from ca_israel.ledger.model import CITATION_STYLES, LOCATOR_LABELS

if TYPE_CHECKING:
    from ca_israel.ledger.context import FieldReader, Keys

_SIGN = r'[^\s./?#:@\[\]<>"\\^`{|}]'
_HOST_SIGN = r'[^\s./?#:@*\[\]<>"\\^`{|}]'
NONBLANK = {"type": "string", "pattern": r"\S"}


def refer(name: str) -> dict[str, Any]:
    """Return a reference to a definition; draft-07 ignores what stands beside a bare one."""
    return {"allOf": [{"$ref": f"#/definitions/{name}"}]}


SLUG, CITEKEY = refer("slug"), refer("citekey")
DEFINITIONS: dict[str, dict[str, Any]] = {
    "slug": {"type": "string", "pattern": f"^{fields.SLUG.pattern}$"},
    "citekey": {"type": "string", "pattern": r"""^[^\s,"'#%~\\{}=()]+$"""},
    "number or text": {"type": ["integer", "string"], "pattern": r"\S"},
    "day": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    "date": {"type": ["string", "integer"], "pattern": r"^[-\[\]0-9X?~%./]+$", "minimum": 1, "maximum": 9999},
    "url": {
        "type": "string",
        "pattern": rf"^[Hh][Tt][Tt][Pp][Ss]?://(\[[0-9A-Fa-f:.]+\]|{_SIGN}{_SIGN.replace('.', '')}*)"
        r'(:[0-9]{0,5})?([/?#][^\s"<>\\^`{|}]*)?$',
    },
    "language": {"type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"},
}
OF_READERS: dict[FieldReader, dict[str, Any]] = {
    fields.nonblank: NONBLANK,
    fields.nonblanks: {"type": "array", "items": NONBLANK},
    fields.text_or_number: refer("number or text"),
    fields.whole_number: {"type": "integer", "minimum": 1},
    fields.slug: SLUG,
    fields.edtf: refer("date"),
    fields.day: refer("day"),
    fields.url: refer("url"),
    fields.urls: {"type": "array", "items": {"$ref": "#/definitions/url"}},
    fields.own_values: {"type": "object", "additionalProperties": True},
    sources.authors: refer("authors"),
    sources._language: refer("language"),
    sources._isbn: {"type": ["integer", "string"], "pattern": f"^({sources._ISBN})$"},
    sources._doi: {"type": "string", "pattern": r"^10\.[0-9]{4,9}(\.[0-9]+)*/\S+$"},
    events._code: {"type": "string", "pattern": "^[A-Z]{2}$"},
    events._host: {"type": "string", "pattern": rf"^{_HOST_SIGN}+(\.{_HOST_SIGN}+)*$"},
    events._categories: {"type": "array", "uniqueItems": True, "items": NONBLANK},
    events._countries: {"type": "array", "uniqueItems": True, "items": {"$ref": "#/definitions/slug"}},
    events._footnotes: {"type": "array", "uniqueItems": True, "items": {"type": "integer", "minimum": 1}},
    loader._categories: {"type": "array", "uniqueItems": True, "items": NONBLANK},
    loader._style: {
        "anyOf": [{"enum": list(CITATION_STYLES)}, {"type": "string", "pattern": r"\.[Cc][Ss][Ll]$"}]
    },
}


def of_reader(reader: FieldReader) -> dict[str, Any]:
    """Return what JSON Schema says of the values that ``reader`` reads."""
    if isinstance(reader, partial):
        words = {"enum": list(reader.args[0])}
        return {"type": "array", "items": words} if reader.func is fields.some_of else words
    return OF_READERS[reader]


def table(keys: Keys, about: str, *required: str, **other: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a table; ``other`` holds, by key, what is said instead of what the reader says.

    Of a table inside another one the key that holds it says what it is about.
    """
    properties = {
        key: (other[key] if key in other else of_reader(reader)) | {"description": what}
        for key, (reader, what) in keys.items()
    }
    found = {"type": "object", "description": about, "properties": properties, "additionalProperties": False}
    return found | ({"required": list(required)} if required else {})


def by_name(key: dict[str, Any], entry: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a table of named entries."""
    return {"type": "object", "propertyNames": key, "additionalProperties": entry}


def citation(keys: Keys) -> list[dict[str, Any]]:
    """Return what a citation may be: a citekey, or a table with at most one locator."""
    pairs = [{"required": list(pair)} for pair in combinations(LOCATOR_LABELS, 2)]
    cited = table(keys, "A source with the place in it.", "source", source=CITEKEY)
    return [{"$ref": "#/definitions/citekey"}, cited | {"not": {"anyOf": pairs}}]


def schema() -> dict[str, Any]:
    """Return the whole schema."""
    name = table(sources.NAME_KEYS, "A name that needs its parts.", "family")
    one_name = {"type": "string", "pattern": r"^\s*[^\s,][^,]*$|^\s*[^\s,][^,]*,\s*\S"}
    country = table(events.COUNTRY_KEYS, "A country, by the slug that events use.")
    source = table(
        sources.SOURCE_KEYS, "A cited work; the table's name is its citekey.", "type",
        archive=table(sources.ARCHIVE_KEYS, "", "url"),
        checked=table(sources.CHECKED_KEYS, "", "on"),
    )  # fmt: skip
    source["anyOf"] = [{"required": ["title"]}, {"required": ["url"]}]
    note = citation(sources.FOOTNOTE_KEYS)
    event = table(
        events.EVENT_KEYS, "A dated event.", *events._EVENT_NEEDS,
        status=of_reader(events.EVENT_KEYS["status"][0]) | {"default": "occurred"},
        sources={"type": "array", "items": {"oneOf": citation(sources.CITATION_KEYS)}},
        follows=SLUG,
    )  # fmt: skip
    allow = table(
        events.ALLOW_KEYS,
        "A finding that is known and accepted, until a day."
        " Of host, url, id and source all that are given must agree.",
        id=SLUG,
        source=CITEKEY,
    )
    allow["anyOf"] = [
        {"required": [key], "properties": {key: {"minItems": 1}}} for key in ("verdicts", "warnings")
    ]
    footnote = {
        "description": "What the footnote cites.",
        "oneOf": [*note, {"type": "array", "minItems": 1, "items": {"oneOf": note}}],
    }
    whole = table(
        loader.LEDGER_KEYS, "Sources, an article's footnotes, and events that rest on them. Only schema is required.",
        "schema",
        schema={"const": loader.SCHEMA},
        article=table(sources.ARTICLE_KEYS, ""),
        countries=by_name({"$ref": "#/definitions/slug"}, country),
        sources=by_name({"$ref": "#/definitions/citekey"}, source),
        footnotes=by_name({"pattern": f"^{sources.FOOTNOTE_NUMBER.pattern}$"}, footnote),
        events={"type": "array", "items": event},
        allow={"type": "array", "items": allow},
    )  # fmt: skip
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Ledger of dated events (cai, schema 1)",
        **whole,
        "definitions": DEFINITIONS | {"authors": {"type": "array", "items": {"oneOf": [one_name, name]}}},
    }


def laid_out(value: Any, margin: str = "") -> str:
    """Return JSON in which what fits on a line stands on one."""
    flat = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, (dict, list)) or len(margin + flat) <= 100:
        return flat
    inner = f"{margin}  "
    if isinstance(value, dict):
        rows = [f"{json.dumps(key)}: {laid_out(held, inner)}" for key, held in value.items()]
    else:
        rows = [laid_out(held, inner) for held in value]
    return f"{flat[0]}\n{inner}" + f",\n{inner}".join(rows) + f"\n{margin}{flat[-1]}"


def made() -> str:
    """Return the text of the file."""
    return f"{laid_out(schema())}\n"


if __name__ == "__main__":
    print(made(), end="")
