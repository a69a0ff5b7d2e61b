"""BibTeX as text: what closes a value, what an entry that is broken costs, and how long anything may take."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ca_israel.importing.formats.bibtex_grammar import Broken, Entry, entries
from hostile.growth import grows, took
from importing.imports import imported


def fields(text: str) -> dict[str, str]:
    (entry,) = entries(text)
    assert isinstance(entry, Entry)
    return {name: found.value for name, found in entry.fields.items()}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("{a {b} c}", "a {b} c"),
        ('"a {"}b{"} c"', 'a {"}b{"} c'),
        ('"G\\"odel"', 'G\\"odel'),
        ('{G\\"odel \\{ x}', 'G\\"odel \\{ x'),
        ("{\\} and \\{}", "\\} and \\{"),
        ("{C:\\dir\\}", "C:\\dir\\"),
        ("{@article{inner,\n@book{x}}}", "@article{inner,\n@book{x}}"),
        ("1984", "1984"),
        ("jan", "January"),
        ('jan # "~4"', "January~4"),
        ('{a} # "b"\n # own', "abown word"),
        ("OWN", "own word"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("behind", ["}", ", year = 1}", ",\n}", "\n}\n@misc{z}"])
def test_values_close_where_bibtex_and_its_users_close_them(written: str, value: str, behind: str) -> None:
    found = [*entries(f'@string{{own = "own word"}}\n@misc{{key, title = {written}{behind}')]
    assert isinstance(found[0], Entry)
    assert (found[0].key, found[0].fields["title"].value) == ("key", value)
    assert not found[0].slips


def test_entries_stand_in_braces_or_parentheses_with_or_without_a_key() -> None:
    found = list(
        entries("@misc(a, t={)}) words me@here {x} @Book{ C:1 , T = 1 ,, } @misc{title={x}} @misc{}")
    )
    assert [(item.key, item.kind) for item in found if isinstance(item, Entry)] == [
        ("a", "misc"), ("C:1", "book"), ("", "misc"), ("", "misc"),
    ]  # fmt: skip
    assert fields("@misc(a, t={)}, u=2)") == {"t": ")", "u": "2"}


def test_what_can_be_read_all_the_same_is_told() -> None:
    (entry,) = entries('@misc{a, title = {T} year = nosuch, TITLE = "U"}')
    assert isinstance(entry, Entry)
    assert {name: found.value for name, found in entry.fields.items()} == {"title": "T", "year": "nosuch"}
    assert [slip.what for slip in entry.slips] == [
        'a comma is missing before "year"',
        'the macro "nosuch" is not defined; its name stands for it',
        'the field "title" is there twice; the first counts',
    ]


@pytest.mark.parametrize(
    ("broken", "place"),
    [
        ("@misc{b, title = {never closed, year = 1}\n", "3:1"),
        ('@misc{b, title = "never closed, year = 1}\n', "2:18"),
        ("@misc{b, title = }\n", "2:18"),
        ("@misc{b, title {x}}\n", "2:10"),
        ("@misc{b, title = {x}\n", "3:1"),
        ("@misc{b, = {x}}\n", "2:10"),
    ],
)
def test_a_broken_entry_costs_itself_alone_and_is_told_at_its_place(broken: str, place: str) -> None:
    found = imported(f"@misc{{a, title={{A}}}}\n{broken}@misc{{c, title={{C}}}}\n@misc{{d, title={{D}}}}")
    assert (found.works, found.lost) == (3, 1)
    assert found.remarks[0].startswith(f"refs.bib:{place}: error: b: ")


@pytest.mark.parametrize(
    ("there", "quoted"), [("x" * 20, "x" * 20), ("x" * 21, "x" * 20), ("xyz\nmore", "xyz")]
)
def test_what_stands_in_the_place_of_a_field_is_quoted_as_far_as_twenty_characters(
    there: str, quoted: str
) -> None:
    assert [*entries(f"@misc{{b, {there}")] == [
        Broken("b", 9, f'a field or "}}" is wanted here, not "{quoted}"')
    ]


def test_a_broken_comment_or_macro_costs_its_line() -> None:
    found = list(entries("@comment{ open\n@misc{a, t=1}\n@string{x = }\n@misc{b, t=1}"))
    assert [item.key for item in found] == ["a", "@string", "b"]
    assert isinstance(found[1], Broken)


def test_macros_of_macros_do_not_grow_without_end() -> None:
    doubling = "".join(f"@string{{m{n + 1} = m{n} # m{n}}}\n" for n in range(60))
    found = imported(f'@string{{m0 = "ha"}}\n{doubling}@misc{{a, title = m60}}\n@misc{{b, title = {{B}}}}')
    assert found.works == 2
    assert any("longer than a million characters" in remark for remark in found.remarks)


@pytest.mark.parametrize(
    ("before", "again", "behind"),
    [
        ("@misc{d, title={", "{", "x"),
        ("@misc{d, title={", "{}", "}}\n"),
        ('@misc{d, title="a"', ' # "a"', "}\n"),
        ("", "@misc{d, title={\n", ""),
        ("@misc{d,", "x={\\},\n", ""),
        ("@misc{d, author={", "and ", "}, title={T}}"),
        ("", "@", ""),
        ("", "@comment{\n", ""),
        ("@misc{d,", 'x="G\\"o",\n', ""),
        ("@misc{", " ", ""),
        ("@", "a", ""),
        ("@misc{d, ", "a", ""),
        ("@misc{d, title={", "\\'", "}}"),
        ("@misc{d, title={", "$a", "}}"),
    ],
)
def test_time_grows_with_the_length_alone(before: str, again: str, behind: str) -> None:
    def measure(count: int) -> float:
        return took(imported, before + again * count + behind + "\n@misc{last, title={Last}}\n")

    assert not grows(measure, 4000)


def test_braces_within_braces_take_linear_time() -> None:
    def measure(count: int) -> float:
        return took(imported, "@misc{d, title={" + "{" * count + "x" + "}" * count + "}}\n")

    assert not grows(measure, 10_000)


@given(st.text(alphabet="@misc{}()\"=,#\\ \nab%$'"))
@example("@misc{a, title={x}}@misc{b, title={y}}")
def test_no_text_stops_the_reader(text: str) -> None:
    for item in entries(text):
        assert 0 <= item.offset <= len(text)
    imported("@misc{begin, title={x}}\n" + text)
