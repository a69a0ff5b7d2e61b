"""The JSON Schema of the ledger (draft-07, which editors' TOML tools read)."""

from __future__ import annotations


def schema_text() -> str:
    """Return the schema as JSON text; in it a TOML date is text of the form 2023-03-29.

    The file is made by tests/make_schema.py from the tables of keys that the loader reads by.
    """
    from importlib.resources import files

    return files("ca_israel.ledger").joinpath("ledger.schema.json").read_text("utf-8")
