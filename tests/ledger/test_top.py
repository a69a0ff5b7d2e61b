"""A ledger is known by its top alone: broken, huge, in any encoding; what only mentions a schema is none."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from ca_israel.ledger.top import is_ledger
from hostile.growth import grows, took

if TYPE_CHECKING:
    from pathlib import Path

LEDGERS = {
    "plain": "schema = 1\n",
    "without blanks": "schema=1",
    "indented, with a remark": "\t schema \t=  1  # ours\n",
    "its key in quotes": '"schema" = 1\n',
    "its key in other quotes": "'schema' = 1\n",
    "newer": "schema = 1_000\n",
    "in hexadecimal": "schema = 0x1\n",
    "with a sign": "schema = +1\n",
    "after other keys": 'title = "T"\ncategories = ["a", "b"]\nallow = { a = 1 }\nschema = 1\n',
    "after an array of many lines": 'categories = [\n  "a",  # one\n  ["b"],\n]\nschema = 1\n',
    "after a text of many lines": 'title = """\n[x]\n{ " \\""" \n"""\nschema = 1\n',
    "after another text of many lines": "title = '''\n[x]\n{ \\'''\nschema = 1\n",
    "after quotes at a text's end": 'title = """a"""""\nschema = 1\n',
    "after remarks": "# [x]\n# schema: not here\n\n\nschema = 1\n",
    "CRLF": "# a\r\nschema = 1\r\n[x]\r\n",
    "CR": "# a\rschema = 1\r",
    "broken after it": "schema = 1\nnot TOML",
    "broken before it": "<<<<<<< HEAD\nschema = 1\n",
    "after a quote without its end": 'title = "T\nschema = 1\n',
    "after a text without its end": 'title = """T\nschema = 1\n',
    "after a literal text without its end": "title = '''T\nschema = 1\n",
    "after an array without its end": 'categories = ["a"\nschema = 1\n',
    "after a brace too many": "a = 1 }\nschema = 1\n",
}
OTHERS = {
    "nothing": "",
    "a table's key": "[sources.a]\nschema = 1\n",
    "a table of that name": "[sources.schema]\n",
    "an indented table's key": "  [x]\n  schema = 1\n",
    "in an array of tables": "[[x]]\nschema = 1\n",
    "a text": 'schema = "1"\n',
    "a float": "schema = 1.0\n",
    "a date": "schema = 2001-01-01\n",
    "a truth": "schema = true\n",
    "a dotted key": "schema.x = 1\n",
    "a longer key": "schemas = 1\nmy-schema = 1\n",
    "a remark": "# schema = 1\n",
    "within a text": 'title = """\nschema = 1\n"""\n',
    "within a literal text": "title = '''\nschema = 1\n'''\n",
    "JSON": '{\n "schema": 1,\n "x": "\\n"\n}\n',
    "JSON with such a line": '{"a":\n"schema" = 1\n}',
    "BibTeX": "@book{a,\n  schema = 1\n}\n",
    "YAML": "schema: 1\n",
}
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("name", LEDGERS)
def test_a_ledger_is_known_however_it_is_written(tmp_path: Path, name: str, encoding: str) -> None:
    path = tmp_path / "any.name"
    path.write_bytes(LEDGERS[name].encode(encoding))
    assert is_ledger(path)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("name", OTHERS)
def test_what_has_no_schema_at_its_top_is_somebody_else_s(tmp_path: Path, name: str, encoding: str) -> None:
    path = tmp_path / "events.toml"
    path.write_bytes(OTHERS[name].encode(encoding))
    assert not is_ledger(path)


def test_what_is_no_file_or_cannot_be_read_is_no_ledger(tmp_path: Path) -> None:
    assert not is_ledger(tmp_path)
    assert not is_ledger(tmp_path / "nowhere")
    assert not is_ledger(tmp_path / ("a" * 300))


def test_bytes_that_are_no_text_harm_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"# \xff\xfe\nschema = 1\n\xff")
    assert is_ledger(path)


@pytest.mark.parametrize(
    ("again", "is_one"),
    [
        ('"""\n\\', True), ("'''", True), ("\"'", True), (" ", True), ("\n", True), ("x schema = 1\n", True), ("a ", True),
        ("a[", True), ("{", False), ("[x]\n", False), ('{"schema": 1}\n', True), ("# a\n", True), ('a = """\n', True),
    ],
)  # fmt: skip
def test_a_file_is_judged_in_linear_time(tmp_path: Path, again: str, is_one: bool) -> None:
    path = tmp_path / "x"

    def measure(length: int) -> float:
        path.write_text(again * (length // len(again)) + "\nschema = 1\n", encoding="utf-8")
        return took(is_ledger, path)

    assert not grows(measure, 10_000)
    assert is_ledger(path) is is_one


def test_of_a_huge_file_the_top_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_text("schema = 1\n", encoding="utf-8")
    os.truncate(path, 1 << 33)  # a hole: no disk is used
    assert is_ledger(path)
