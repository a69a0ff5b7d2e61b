"""Files that are not what they are taken for: exit code 3, and the place where it shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from ca_israel.importing.run import Imported, NotThisFormat, detect, imported


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.bib", b"hello", "a.bib:1:1: error: this is not BibTeX: no entry begins with @"),
        ("a.bib", b'[{"id": 1}]', "a.bib:1:1: error: this is not BibTeX: no entry begins with @; it looks like CSL-JSON"),
        ("a.bib", b"@misc{a,\n title={M\xfcller}}", "a.bib:2:10: error: byte 0xfc is not UTF-8 text; save it as UTF-8"),
        ("a.ris", b"hello", "a.ris:1:1: error: this is not RIS: no record begins with a line TY"),
        ("a.ris", b"@misc{a}", "a.ris:1:1: error: this is not RIS: no record begins with a line TY; it looks like BibTeX"),
        ("a.json", b"TY  - JOUR\n", "a.json:1:1: error: this is not JSON: expecting value; it looks like RIS"),
        ("a.json", b'[{"id": 1,\n "title" 2}]', "a.json:2:10: error: this is not JSON: expecting ':' delimiter"),
        ("a.json", b'[{"title": "a"}]\n\n x', "a.json:3:2: error: more follows behind the JSON"),
        ("a.json", b"3", "a.json:1:1: error: this is not CSL-JSON: it wants a list of items"),
        ("a.json", b'{"a": 1}', "a.json:1:1: error: this is not CSL-JSON: it wants a list of items"),
        ("a.json", b"[" * 100_000, "a.json:1:1: error: the JSON is nested too deeply"),
        ("-", b"hello", "-:1:1: error: this is neither BibTeX nor RIS nor CSL-JSON"),
    ],
)  # fmt: skip
def test_another_thing_altogether_is_an_error_at_its_place(name: str, data: bytes, told: str) -> None:
    with pytest.raises(NotThisFormat) as wrong:
        imported(data, Path(name))
    assert str(wrong.value) == told
    assert wrong.value.exit_code == 3


@pytest.mark.parametrize("name", ["a.bib", "a.ris", "a.json", "-"])
@pytest.mark.parametrize("data", [b"", b" \n", b"\xef\xbb\xbf"])
def test_an_empty_file_has_no_works(name: str, data: bytes) -> None:
    assert imported(data, Path(name)) == Imported("", 0)


@pytest.mark.parametrize("text", ["% nothing yet\n", '@string{a = "b"}', "@comment{x}", "@preamble{{x}}"])
def test_bibtex_without_entries_has_no_works(text: str) -> None:
    assert imported(text.encode(), Path("a.bib")) == Imported("", 0)


@pytest.mark.parametrize(
    ("name", "text", "form"),
    [
        ("A.BIB", "[]", "bib"),
        ("a.bibtex", "", "bib"),
        ("a.txt", " [ ]", "csl-json"),
        ("a.txt", "Provider: x\n\nTY  - JOUR\n", "ris"),
        ("a", "some words\n@article{a,}", "bib"),
        ("a", "me@example (TY)\n@misc{", "bib"),
    ],
)
def test_the_suffix_names_the_format_else_the_text_shows_it(name: str, text: str, form: str) -> None:
    assert detect(text, Path(name)) == form


def test_a_format_that_is_named_wins_over_the_suffix() -> None:
    assert imported(b"@misc{a, title={T}}", Path("a.json"), "bib").works == 1
