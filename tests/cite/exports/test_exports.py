"""The exports as wholes: our own footnotes byte for byte, each work once, nothing live of a usurped address."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

import pytest
from syrupy.extensions.single_file import SingleFileSnapshotExtension

from ca_israel.cite.citation import Cite
from ca_israel.cite.registry import EXPORTS
from ca_israel.cite.render import CiteRequest, render
from ca_israel.ledger import loader as ledgers
from ca_israel.terminal.look import PLAIN
from conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from syrupy.assertion import SnapshotAssertion

    from ca_israel.ledger.model import Ledger

FORMATS = [row.module.rpartition(".")[2] for row in EXPORTS.values()]
ONCE = [name for name in FORMATS if name != "wikipedia"]


class Format(Protocol):
    def render(self, works: Sequence[Cite]) -> str: ...


def format_of(name: str) -> Format:
    return cast("Format", import_module(f"ca_israel.cite.exports.{name}"))


@pytest.fixture(scope="module")
def edge_works() -> dict[str, Cite]:
    sources = ledgers.load(ROOT / "tests/data/exports.toml").sources
    return {key: Cite(source) for key, source in sources.items()}


@pytest.fixture(scope="module")
def our_footnotes(ours: Ledger) -> list[Cite]:
    notes = [note for _, note in sorted(ours.footnotes.items())]
    return [
        Cite(ours.sources[c.source], locator=c.locator, quote=note.quote)
        for note in notes
        for c in note.citations
    ]


@pytest.fixture
def golden(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """A file of its own, byte for byte."""
    return snapshot.use_extension(SingleFileSnapshotExtension)


@pytest.mark.parametrize("name", FORMATS)
def test_our_eleven_footnotes(name: str, our_footnotes: list[Cite], golden: SnapshotAssertion) -> None:
    assert format_of(name).render(our_footnotes).encode() == golden


@pytest.mark.parametrize("name", FORMATS)
def test_works_at_the_edges(name: str, edge_works: dict[str, Cite], golden: SnapshotAssertion) -> None:
    assert format_of(name).render(list(edge_works.values())).encode() == golden


@pytest.mark.parametrize("name", FORMATS)
def test_no_works_are_an_empty_answer(name: str) -> None:
    assert format_of(name).render([]) == ("[]\n" if name == "csl_json" else "")


@pytest.mark.parametrize("name", FORMATS)
def test_text_ends_in_one_newline_and_holds_no_control_character(
    name: str, edge_works: dict[str, Cite]
) -> None:
    text = format_of(name).render(list(edge_works.values()))
    assert text.endswith("\n")
    assert not text.endswith(("\n\n", "\n\r\n"))
    stray = {char for char in text if not char.isprintable()} - {"\n", "\u200d", " "}
    assert stray == ({"\r"} if name == "ris" else set())


@pytest.mark.parametrize("name", ONCE)
def test_a_work_cited_twice_is_given_once_in_the_order_first_cited(
    name: str, our_footnotes: list[Cite]
) -> None:
    rendered = format_of(name).render
    assert len(our_footnotes) == 11
    assert rendered(our_footnotes).count("rosenberg-oil") == 1
    backwards = rendered(our_footnotes[::-1])
    assert backwards.index("azernews-representation") < backwards.index("alhariri-penetration")


@pytest.mark.parametrize("name", ONCE)
def test_a_usurped_address_is_never_given(name: str, edge_works: dict[str, Cite]) -> None:
    text = format_of(name).render([edge_works["sold"], edge_works["sold-unsaved"]])
    saved = "https://web.archive.org/web/20220201000000/https://casino.example.com/story"
    assert saved in text
    assert "casino.example.com" not in text.replace(saved, "")


@pytest.mark.parametrize("name", FORMATS)
def test_a_dead_link_keeps_its_address_and_brings_the_archived_copy_and_its_date(
    name: str, edge_works: dict[str, Cite]
) -> None:
    text = format_of(name).render([edge_works["report-decade"]])
    assert "https://example.org/report" in text.replace(
        "https://web.archive.org/web/20230401101112/https://example.org/report", ""
    )
    assert "https://web.archive.org/web/20230401101112/https://example.org/report" in text
    assert "2023-04-01" in text


def test_a_format_imports_nothing_that_it_does_not_use() -> None:
    heavy = "json rich requests dateutil unicodedata urllib.parse csv"
    for name in FORMATS:
        others = [f"ca_israel.cite.exports.{other}" for other in FORMATS if other != name]
        program = (
            "import sys; before = set(sys.modules); "
            f"import ca_israel.cite.exports.{name}; "
            f"print(sorted((set(sys.modules) - before) & set({[*heavy.split(), *others]!r})))"
        )
        assert run_python(program) == "[]\n", name


MENTIONS = """
[sources.a]
type = "web"
title = "A\ufdd0"
[sources.b]
type = "web"
title = "B"
[footnotes]
1 = { source = "a", page = 7, quote = "a few words" }
2 = [{ source = "b", page = 8, quote = "of two" }, "a"]
"""


@pytest.mark.parametrize("targets", [["a", "b"], ["1", "b"], ["b", "a"], None])
def test_works_are_given_in_the_order_asked_and_no_text_forges_a_mark(
    ledger_of: Callable[[str], Ledger], targets: list[str] | None
) -> None:
    given = json.loads(render(ledger_of(MENTIONS), CiteRequest(targets, form="csl-json"), PLAIN))
    titles = [item["title"] for item in given]
    assert titles == (["B", "A\ufffd"] if targets == ["b", "a"] else ["A\ufffd", "B"])


def test_a_quote_is_that_of_a_footnote_of_one_work(ledger_of: Callable[[str], Ledger]) -> None:
    one, b, a = (
        render(ledger_of(MENTIONS), CiteRequest(targets, form="wikipedia"), PLAIN)
        for targets in (["1"], ["2"], ["a"])
    )
    assert "|page=7" in one
    assert "|quote=a few words" in one
    assert "|page=8" in b
    assert "quote" not in b + a
    assert "page" not in a


def run_python(program: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    ).stdout
