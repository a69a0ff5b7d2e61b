"""Commands over ledgers of hostile texts: time grows with the text, and no number is too long."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ca_israel.cite.registry import STYLES
from hostile.growth import COMMANDS, FIELDS, grows, ledger, run
from hostile.inputs import INPUTS, WITHOUT_A_COMMAND
from hostile.texts import PIECES, text

if TYPE_CHECKING:
    from pathlib import Path

LONG = "9" * 5000
QUICK = [
    args
    for args in COMMANDS
    if args[0] in {"validate", "coverage"} or {*args} & {"text", "csv", "mla", "wikipedia"}
]


def _packed(length: int, shift: int) -> str:
    """A ledger with a work for each kind of text, in three of its fields."""
    count = len(FIELDS)
    return ledger(
        {FIELDS[(at + shift + step) % count]: text(kind, length) for step in (0, 7, 14)}
        for at, kind in enumerate(PIECES)
    )


@pytest.mark.parametrize("args", QUICK, ids=" ".join)
def test_time_grows_with_the_text(args: tuple[str, ...], tmp_path: Path) -> None:
    path = tmp_path / "events.toml"
    shift = QUICK.index(args)

    def measure(length: int) -> float:
        path.write_text(_packed(length, shift), encoding="utf-8")
        ran = run("validate", path) if args == ("validate",) else run(*args, "--ledger", path)
        assert ran.code in {0, 1}, ran.err
        return ran.seconds

    measure(1)  # what is imported is not counted
    assert not grows(measure, 400, 0.1)


def _many(count: int) -> str:
    """Works, each with its footnote and its allowance."""
    works = (
        f'[sources.k{at}]\ntype = "book"\ntitle = "T"\nauthors = ["Doe, Jane"]\npublished = 2001\nurl = "https://a.example/{at}"\n'
        f'[[allow]]\nurl = "https://a.example/{at}"\nverdicts = ["gone"]\nreason = "It is known."\n'
        for at in range(count)
    )
    return (
        "schema = 1\n"
        + "".join(works)
        + "[footnotes]\n"
        + "".join(f'{at + 1} = "k{at}"\n' for at in range(count))
    )


@pytest.mark.parametrize("args", [("validate",), ("check-links", "--offline", "--no-history")], ids=" ".join)
def test_time_grows_with_the_number_of_works(args: tuple[str, ...], tmp_path: Path) -> None:
    path = tmp_path / "events.toml"

    def measure(count: int) -> float:
        path.write_text(_many(count), encoding="utf-8")
        ran = run("validate", path) if args == ("validate",) else run(*args, "--ledger", path)
        assert ran.code == 0, ran.err
        return ran.seconds

    measure(1)
    assert not grows(measure, 500, 0.1, 2.6)


def test_letters_without_end_are_wrapped_in_linear_time(tmp_path: Path) -> None:
    path = tmp_path / "events.toml"

    def measure(length: int) -> float:
        path.write_text(ledger([{"e-title": "a" * length}]), encoding="utf-8")
        return run("timeline", "-f", "text", "--ledger", path).seconds

    measure(1)
    assert not grows(measure, 6000)


@pytest.mark.parametrize("written", ['9{}"', "1{}'", "[{}..x", "10.1234.{}"])
def test_a_slip_after_figures_without_end_is_found_in_linear_time(written: str, tmp_path: Path) -> None:
    path = tmp_path / "events.toml"

    def measure(length: int) -> float:
        path.write_text("schema = 1\n" + written.format("9" * length), encoding="utf-8")
        ran = run("validate", path)
        assert (ran.code, ran.out.count("error: ")) == (3, 1), ran.out
        return ran.seconds

    measure(1)
    assert not grows(measure, 5000)


@pytest.mark.parametrize("name", INPUTS)
def test_no_kind_of_text_brings_down_what_reads_it(name: str, tmp_path: Path) -> None:
    INPUTS[name]("".join(text(kind, 40) for kind in PIECES), tmp_path)
    if name in WITHOUT_A_COMMAND:  # a command for each kind takes its time, and is run by hand
        for kind in PIECES:
            INPUTS[name](text(kind, 40), tmp_path)


PAGES = (LONG, f"1-{LONG}", f"{LONG}-{LONG}", f"{LONG}-12", f"A{LONG}-A{LONG}", f"{LONG}–9{LONG}")


@pytest.mark.parametrize("style", STYLES)
def test_numbers_of_any_length_are_printed_as_written(style: str, tmp_path: Path) -> None:
    path = tmp_path / "events.toml"
    for pages in PAGES:
        source = f'type = "journal"\ntitle = "T {LONG}"\nin = "J"\nvolume = "{LONG}"\nissue = "{LONG}"\npages = "{pages}"'
        path.write_text(
            f'schema = 1\n[sources.a]\n{source}\n[footnotes]\n1 = {{ source = "a", page = "{pages}" }}\n',
            "utf-8",
        )
        for more in ((), ("--bibliography",)):
            ran = run("cite", "--all", "--style", style, *more, "--ledger", path)
            assert (ran.code, LONG in ran.out) == (0, True), ran.err
        assert run("validate", path).code == 0


@pytest.mark.parametrize(
    ("name", "work"),
    [
        ("a.bib", f"@book{{k, title={{T}}, year=2001, month=5, day={LONG}}}"),
        ("a.bib", f"@book{{k, title={{T}}, year={LONG}, month={LONG}, volume={LONG}, pages={{1--{LONG}}}}}"),
        ("a.ris", f"TY  - BOOK\nTI  - T\nPY  - {LONG}\nDA  - 2001/{LONG}/1\nVL  - {LONG}\nER  - \n"),
        ("a.json", f'[{{"id": 1, "type": "book", "title": "T", "volume": {LONG}, "issued": {{"date-parts": [[{LONG}]]}}}}]'),
        ("a.json", f'[{{"id": {LONG}, "type": "book", "title": "T", "issued": {{"season": {LONG}, "date-parts": [[2001]]}}}}]'),
    ],
)  # fmt: skip
def test_numbers_of_any_length_are_imported_or_remarked_upon(name: str, work: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(work, encoding="utf-8")
    ran = run("import", tmp_path / name)
    assert (ran.code, "title" in ran.out) == (0, True), ran.err


@pytest.mark.parametrize(
    "line",
    [f"schema = {LONG}", f"schema = 1\n[[events]]\nid = 'e'\ntitle = 'T'\ndate = 0x{'f' * 9000}", f"schema = 1\nx = 0x{'f' * 9000}",
     f"schema = 1\n[footnotes]\n{LONG} = 'a'", f"schema = 1\n[[events]]\nid = 'e'\ntitle = 'T'\ndate = '{LONG}'"],
)  # fmt: skip
def test_numbers_of_any_length_in_a_ledger_are_refused_at_their_place(line: str, tmp_path: Path) -> None:
    path = tmp_path / "events.toml"
    path.write_text(line, encoding="utf-8")
    ran = run("validate", path)
    assert (ran.code in {1, 3}, f"{path.name}:" in ran.out) == (True, True), ran.out


def test_numbers_of_any_length_are_arguments(tmp_path: Path) -> None:
    path = tmp_path / "events.toml"
    path.write_text(ledger([{}]), encoding="utf-8")
    for args in (
        ("timeline", "--limit", LONG), ("timeline", "--since", LONG), ("timeline", "--footnote", LONG), ("show", LONG),
        ("cite", LONG), ("cite", f"1-{LONG}"), ("check-links", "--offline", "--max-age", LONG),
    ):  # fmt: skip
        assert run(*args, "--ledger", path).code in {0, 1, 2}, args
