"""The JSON Schema of the ledger (draft-07, which editors' TOML tools read)."""

from __future__ import annotations


def text() -> str:
    """The schema as JSON text. A TOML date counts as text of the form 2023-03-29."""
    from importlib.resources import files

    return files("ca_israel.ledger").joinpath("ledger.schema.json").read_text("utf-8")
