"""Every mistake is told at once, however many and however odd."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime
from datetime import time as datetime_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ca_israel.ledger import document
from ca_israel.ledger.loader import LedgerInvalid, judge, load_text
from ledger.marked import LEDGERS, NAME, problems_of, unmarked

ODD = [0, -1, 10**30, 1.5, float("nan"), True, "", " ", "x", [], {}, [[]], [{}], [{"a": 1}], [1, 1], {"1": {}}, {"": ""},
       date(2020, 1, 1), datetime(2020, 1, 1, tzinfo=UTC), datetime_time(1, 2)]  # fmt: skip


def paths_of(value: Any) -> list[tuple[str | int, ...]]:
    found: list[tuple[str | int, ...]] = []
    todo: list[tuple[tuple[str | int, ...], Any]] = [((), value)]
    while todo:
        path, here = todo.pop()
        found.append(path)
        pairs = here.items() if isinstance(here, dict) else enumerate(here) if isinstance(here, list) else ()
        todo += [((*path, key), inner) for key, inner in pairs]
    return found[1:]


@pytest.mark.parametrize("name", ["river-treaty.toml", "lighthouses.toml"])
def test_no_odd_value_anywhere_does_more_than_make_a_mistake(name: str) -> None:
    read = document.read(LEDGERS / name)
    invalid = 0
    for *around, key in paths_of(read.data):
        holder: Any = read.data
        for part in around:
            holder = holder[part]
        kept = holder[key]
        for odd in ODD:
            holder[key] = odd
            try:
                judge(read._replace(text=""))
            except LedgerInvalid as error:
                invalid += bool(error.problems)
        holder[key] = kept
    assert invalid > 1000
    judge(read)


@settings(deadline=None, max_examples=200)
@given(
    st.sampled_from(["river-treaty.toml", "lighthouses.toml"]),
    st.integers(0, 2500),
    st.integers(0, 9),
    st.sampled_from(
        [
            b"",
            b'"',
            b"'",
            b"[",
            b"]",
            b"{",
            b"}",
            b"=",
            b"#",
            b"\n",
            b",",
            b".",
            b"\\",
            b"\0",
            b"\xff",
            b'"""',
            b"1",
        ]
    ),
)
def test_a_ledger_with_a_few_bytes_gone_or_changed_loads_or_is_told(
    name: str, at: int, gone: int, new: bytes
) -> None:
    data = (LEDGERS / name).read_bytes()
    try:
        load_text(data[:at] + new + data[at + gone :], NAME)
    except LedgerInvalid as error:
        told = error.problems
    except document.NotToml as error:
        told = (error.problem,)
    else:
        return
    assert told
    assert all(1 <= problem.line <= data.count(b"\n") + 2 and problem.column >= 1 for problem in told)


TEN = """schema = 1
▸colour = "red"
[countries.norway]
code = ▸"no"
[sources.a]
type = ▸"wiki-page"
title = "A"
url = ▸"javascript:alert(1)"
[footnotes]
▸01 = "a"
2 = ["a", { source = ▸"b" }]
▸[[events]]
date = "2001"
title = ▸7
countries = ["norway", ▸"narway"]
footnotes = [2, ▸12]
"""


def test_ten_mistakes_are_ten_problems_each_at_its_place_in_the_order_of_the_file() -> None:
    text, places = unmarked(TEN)
    assert len(places) == 10
    problems = problems_of(text)
    assert [(problem.line, problem.column) for problem in problems] == places
    with pytest.raises(LedgerInvalid) as caught:
        load_text(text, NAME)
    assert str(caught.value).split("\n") == [str(problem) for problem in problems]


def test_names_in_messages_are_shown_harmless_and_short() -> None:
    [problem] = problems_of('schema = 1\n"\\u001b[31m' + "x" * 200 + '\\n" = 1')
    assert problem.message == 'unknown key "\\x1b[31m' + "x" * 54 + '…" in a ledger'


def test_sixty_letters_of_a_name_are_shown_whole() -> None:
    [problem] = problems_of("schema = 1\n" + "y" * 60 + " = 1")
    assert problem.message == 'unknown key "' + "y" * 60 + '" in a ledger'


def test_twenty_thousand_mistakes_are_told_in_seconds() -> None:
    sources = "".join(f"s{number} = {{type = 'web', title = 'S'}}\n" for number in range(2000))
    wrong = ", ".join(f"'q{number}'" for number in range(20_000))
    text = f"schema = 1\n[sources]\n{sources}[[events]]\nid = 'a'\ndate = '2001'\ntitle = 'A'\nsources = [{wrong}]"
    start = time.process_time()
    assert len(problems_of(text)) == 20_000
    assert time.process_time() - start < 20, "a suggestion for each would take minutes"


def test_deep_tables_do_not_overflow() -> None:
    deep = ".".join("a" * 1000)
    text = "schema = 1\nx." + ".".join("a" * 900) + " = " + "{a = " * 300 + "1" + "}" * 300 + f"\n[{deep}]\n"
    assert {problem.line for problem in problems_of(text)} == {2, 3}
