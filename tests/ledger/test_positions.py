"""Positions: every value of a TOML text is found where it stands, whatever the writing."""

from __future__ import annotations

from typing import Any

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st
from tomli._parser import parse_value

from ca_israel.ledger.positions import Place, Positions, TomlPath
from hostile.growth import grows, took

EVERYTHING = '''# a comment = "not a key"
title = "A # is no comment"  # but this is
'quoted key' = 'C:\\path'
"esc\\u0041ped" = 1
a.b."c.d" = true
 spaced . out = [ 1,2 ,
  # inside, with ] and }
  [ "x", 'y', ], # tail
  { k = "v", deep.er = [ { z = 1979-05-27 07:32:00Z }, ] },
]
empty = []
none = {}
text = """
one ""two"" \\
   three """""
raw = \'\'\'
it's ''fine\'\'\'\'\'
"" = "empty key"
hex = 0xDEAD_beef
when = 1979-05-27T00:32:00.999-07:00
clock = 07:32:00
odd = -inf

[table]
x = 1
[table.sub."dotted.name"]
y = 2
[[list]]
n = 1
[[list.inner]]
m = 1
[[list.inner]]
m = 2
[list.inner.last]
q = "Ünïcödé"
[[list]]
n = 2
[late]
[late.too]
'''


def leaves(value: Any, path: TomlPath = ()) -> list[tuple[TomlPath, Any]]:
    found: list[tuple[TomlPath, Any]] = []
    todo: list[tuple[TomlPath, Any]] = [(path, value)]
    while todo:
        at, here = todo.pop()
        if isinstance(here, dict):
            todo += [((*at, key), inner) for key, inner in here.items()]
        elif isinstance(here, list):
            todo += [((*at, index), inner) for index, inner in enumerate(here)]
        else:
            found.append((at, here))
    return found


def assert_all_located(text: str) -> int:
    lines = text.split("\n")
    positions = Positions(text)
    found = leaves(tomli.loads(text))
    for path, value in found:
        line, column = positions.value(path)
        assert path in positions
        rest = "\n".join(lines[line - 1 :])
        end, read = parse_value(rest, column - 1, float, 0)
        assert read == value, path
        node = positions.node(path)
        assert node is not None
        assert node.end - node.value == end - column + 1, path
    return len(found)


def test_every_value_of_a_text_with_all_that_toml_has_is_located() -> None:
    assert assert_all_located(EVERYTHING) == 24


def place_of(marked: str) -> Place:
    """The place of the ``^`` in a piece of EVERYTHING that is there once."""
    before, _, after = marked.partition("^")
    assert EVERYTHING.count(before + after) == 1
    lines = EVERYTHING[: EVERYTHING.index(before + after) + len(before)].split("\n")
    return Place(len(lines), len(lines[-1]) + 1)


@pytest.mark.parametrize(
    ("path", "marked"),
    [
        (("title",), 'title = ^"A'),
        (("quoted key",), "'quoted key' = ^'C"),
        (("escAped",), 'ped" = ^1'),
        (("a", "b", "c.d"), '"c.d" = ^true'),
        (("spaced", "out"), "out = ^[ 1"),
        (("spaced", "out", 1), "[ 1,^2 ,"),
        (("spaced", "out", 2, 1), "\"x\", ^'y'"),
        (("spaced", "out", 3, "deep", "er", 0, "z"), "{ z = ^1979"),
        (("table", "sub", "dotted.name"), '^[table.sub."dotted.name"]'),
        (("table", "sub"), '[table.^sub."dotted.name"]'),
        (("list",), "^[[list]]\nn = 1"),
        (("list", 0), "^[[list]]\nn = 1"),
        (("list", 0, "inner", 1), "^[[list.inner]]\nm = 2"),
        (("list", 0, "inner", 1, "m"), "m = ^2"),
        (("list", 0, "inner", 1, "last"), "^[list.inner.last]"),
        (("list", 1, "n"), "n = ^2"),
        ((), "^# a comment = "),
    ],
)
def test_values_stand_where_they_begin_and_tables_at_their_header(path: TomlPath, marked: str) -> None:
    assert Positions(EVERYTHING).value(path) == place_of(marked)


@pytest.mark.parametrize(
    ("path", "marked"),
    [
        (("title",), "^title = "),
        (("a", "b", "c.d"), 'a.b.^"c.d"'),
        (("spaced", "out"), " spaced . ^out"),
        (("spaced", "out", 1), "[ 1,^2 ,"),
        (("spaced", "out", 3, "deep", "er"), "deep.^er = "),
        (("table",), "[^table]"),
        (("table", "sub", "dotted.name"), '[table.sub.^"dotted'),
        (("list", 1), "^[[list]]\nn = 2"),
    ],
)
def test_keys_stand_where_they_are_first_written(path: TomlPath, marked: str) -> None:
    assert Positions(EVERYTHING).key(path) == place_of(marked)


def test_a_path_that_is_not_there_answers_with_what_is_around_it() -> None:
    positions = Positions('[a]\nb = ["x"]\n')
    assert positions.value(("a", "b", 4)) == (2, 5)
    assert positions.key(("a", "nothing")) == (1, 1)
    assert positions.value(("z", "y")) == (1, 1)
    assert ("a", "nothing") not in positions
    assert ("a", "b", 0) in positions


def test_byte_order_mark_and_carriage_returns_move_no_column() -> None:
    plain = 'a = 1\nb = """x\ny"""\nc = [\n  2]\n'
    marked = Positions("\ufeff" + plain.replace("\n", "\r\n"))
    for path in (("a",), ("b",), ("c", 0)):
        assert marked.value(path) == Positions(plain).value(path)
    assert marked.value(("c", 0)) == (5, 3)


def test_columns_count_characters_not_bytes() -> None:
    assert Positions('k = ["ʻ😀", "b"]').value(("k", 1)) == (1, 12)


@pytest.mark.parametrize(
    ("text", "again", "first"),
    [
        ("a = 1\nb = 2\na = 3", 12, 0),
        ("[t]\nx = [1]\nx = 2", 12, 4),
        ("[t]\n[u]\n[t]", 8, 0),
        ("t = {x = 1, x = 2}", 12, 5),
        ("[t]\n[[t]]", 4, 0),
        ("[[t]]\n[t]", 6, 0),
    ],
)
def test_what_is_written_twice_is_remembered(text: str, again: int, first: int) -> None:
    assert Positions(text).repeated == (again, first)


def test_nothing_is_written_twice_in_valid_toml() -> None:
    assert Positions(EVERYTHING).repeated is None


@pytest.mark.parametrize("end", range(0, len(EVERYTHING), 7))
def test_a_text_cut_short_is_read_as_far_as_it_goes(end: int) -> None:
    assert Positions(EVERYTHING[:end]).value(("title",)).line in {1, 2}


@pytest.mark.parametrize(
    "text",
    [
        '"\\q" = 1',
        "= 1",
        "a : 1",
        "[",
        "[[",
        "[a",
        "a = ",
        "a = [1 2 3]",
        "a = {b 1}",
        '"',
        "\x00",
        "a.",
        "]",
    ],
)
def test_what_is_no_toml_does_no_harm(text: str) -> None:
    assert Positions(text).value(("zzz",)) == (1, 1)


@pytest.mark.parametrize(
    "text",
    [
        ("a = ", "[", ""),
        ("a = ", "{a=", ""),
        ("a", ".a", " = 1"),
        ("", '"', ""),
        ("", "[", ""),
    ],
)
def test_deep_and_hostile_texts_take_linear_time_and_no_recursion(text: tuple[str, str, str]) -> None:
    before, again, behind = text
    assert not grows(lambda count: took(Positions, before + again * count + behind), 10_000)


def test_a_header_and_a_statement_are_found_whole() -> None:
    text = "a = 1\n [ x . 'y]' ] # c\n  b . \"c\"\t=  [ 1,\n 2 ] # c\n[[l]]\n"
    positions = Positions(text)
    table = positions.node(("x", "y]"))
    assert table is not None
    assert table.is_section
    assert positions.section(table.value) is table
    assert text[table.value : positions.header_end(table.value)] == "[ x . 'y]' ]"
    found = positions.statement(table.last)
    assert text[found.parts[0] : found.parts[1]] == "b . "
    assert text[found.parts[1] : found.equals] == '"c"\t'
    assert text[found.value : found.end] == "[ 1,\n 2 ]"
    item = positions.node(("l", 0))
    assert item is not None
    assert text[item.value : positions.header_end(item.value)] == "[[l]]"
    assert (item.last, positions.section(item.value)) == (-1, item)
    assert positions.node(("x", "z")) is None


def test_the_last_key_and_the_last_header_of_a_table_are_known() -> None:
    text = "a.b = 1\na.c = {x.y = 1, x.z = 2, w = [{}, {k = 3}]}\nd = 4\n[s.t]\n[[s.l]]\nk = 1\n[s.l.m]\nn.o = 2\np = 3\n[q]\n"
    positions = Positions(text)

    def at(path: TomlPath, slot: str) -> str:
        node = positions.node(path)
        assert node is not None
        offset = getattr(node, slot)
        return text[offset : offset + 5] if offset >= 0 else ""

    assert [at(path, "last") for path in [(), ("a",), ("a", "b"), ("a", "c"), ("d",)]] == [
        "d = 4", "a.c =", "a.b =", "a.c =", "d = 4",
    ]  # fmt: skip
    assert [at(("a", "c", *path), "last") for path in [("x",), ("x", "y"), ("w",), ("w", 1, "k")]] == [
        "x.z =", "x.y =", "w = [", "k = 3",
    ]  # fmt: skip
    assert [at(path, "inner") for path in [("a",), ("a", "c"), ("a", "c", "w", 0), ("a", "c", "w", 1)]] == [
        "", "w = [", "", "k = 3",
    ]  # fmt: skip
    assert [at(path, "under") for path in [("a",), ("s",), ("s", "t"), ("s", "l"), ("s", "l", 0)]] == [
        "", "[s.l.", "[s.t]", "[s.l.", "[s.l.",
    ]  # fmt: skip
    assert [at(path, "last") for path in [("s", "t"), ("s", "l", 0), ("s", "l", 0, "m"), ("s", "l", 0, "m", "n")]] == [
        "", "k = 1", "p = 3", "n.o =",
    ]  # fmt: skip


BLANK = st.sampled_from(["", " ", "\t", "  "])
GAP = st.sampled_from(["", " ", "\n", '\n  # ] } = "\n', " # '\n\t"])
KEYS = st.sampled_from(["a", "b-1", "3", '"q k"', "'l.k'", '"\\u0062"', '""', '"]"', "'#'"])
SCALARS = st.sampled_from(
    [
        "1", "-0.5e3", "true", '"t # ] }"', '"\\"q\\""', "'l\\'", '""', "''", "2020-09-17", "2020-09-17 10:00:00",
        "10:00:00", "0x1F", "inf", '"""m\n"" \\"""\n """', "'''l\n'' ]'''", '""""""', '"""""x"""""',
    ]
)  # fmt: skip


@st.composite
def values(draw: st.DrawFn, depth: int = 3) -> str:
    shape = draw(st.integers(0, 4)) if depth else 0
    if shape < 3:
        return draw(SCALARS)
    if shape == 3:
        items = draw(st.lists(values(depth - 1), max_size=3))
        inner = "".join(f"{draw(GAP)}{item}{draw(GAP)}," for item in items)
        return f"[{inner.removesuffix(',') if draw(st.booleans()) else inner}{draw(GAP)}]"
    names = draw(st.lists(KEYS, max_size=3, unique_by=lambda name: tomli.loads(f"{name}=1").popitem()[0]))
    pairs = [f"{name}{draw(BLANK)}={draw(BLANK)}{draw(values(depth - 1))}" for name in names]
    return "{" + f"{draw(BLANK)},{draw(BLANK)}".join(pairs) + "}"


@st.composite
def documents(draw: st.DrawFn) -> str:
    lines: list[str] = []
    for number in range(draw(st.integers(0, 6))):
        shape = draw(st.integers(0, 3))
        if shape == 0:
            lines.append(f"[{draw(BLANK)}t{number}{draw(BLANK)}.{draw(KEYS)}{draw(BLANK)}] # [x]")
        elif shape == 1:
            lines.append("[[list]]")
        elif shape == 2:
            lines.append("[[list.inner]]" if "[[list]]" in lines else f"[only{number}]")
        for index in range(draw(st.integers(0, 2))):
            dotted = f".{draw(KEYS)}" if draw(st.booleans()) else ""
            lines.append(
                f"{draw(BLANK)}k{number}{index}{dotted}{draw(BLANK)}={draw(BLANK)}{draw(values())}{draw(BLANK)}"
            )
    return "\n".join(lines)


@settings(deadline=None, max_examples=150)
@given(documents())
def test_reading_again_at_a_position_gives_the_value(text: str) -> None:
    assert_all_located(text)


@settings(deadline=None, max_examples=100)
@given(st.text(alphabet="ab=[]{}\"'#.,\\\n 1\r", max_size=60))
def test_no_text_at_all_raises(text: str) -> None:
    assert Positions(text).value(("a", 0)).line >= 1
