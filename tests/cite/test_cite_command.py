"""`cai cite` as people meet it: styles, formats, suffixes, bibliographies, what rests on one work alone, clear refusals."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from ca_israel.cite.notes import cited_works, compose
from ca_israel.cite.registry import EXPORTS, FORMATS, STYLES, style_class
from ca_israel.cite.render import CiteRequest, render
from ca_israel.cite.style import style_named
from ca_israel.terminal.look import PLAIN
from cite.reference_works import footnotes_and_repeats, outputs_of
from conftest import ROOT, pseudo_terminal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ca_israel.ledger.model import Ledger
    from conftest import Ran


def spaces(text: str) -> str:
    """Return ``text`` with its no-break spaces plain and a label's blank as we print it."""
    return " ".join(text.split())


@pytest.mark.parametrize("style", STYLES)
def test_the_footnotes_are_what_the_reference_engine_prints(cai: Callable[..., Ran], style: str) -> None:
    expected = outputs_of(style)["notes"]
    shown = cai("cite", "--all", "--style", style).out.splitlines()
    assert [line.split(" ", 1)[1] for line in shown] == [spaces(expected[str(n)]) for n in range(1, 12)]


@pytest.mark.parametrize("style", STYLES)
def test_repeats_and_locators_are_what_the_reference_engine_prints(ours: Ledger, style: str) -> None:
    notes = compose(ours, footnotes_and_repeats(), style_class(style)(cited_works(ours)))
    expected = outputs_of(style)["notes"]
    assert {str(n): note.text for n, note in notes.items()} == {
        n: spaces(text) for n, text in expected.items()
    }


@pytest.mark.parametrize("style", STYLES)
def test_the_bibliography_is_what_the_reference_engine_prints(cai: Callable[..., Ran], style: str) -> None:
    expected = outputs_of(style)["bibliography"]
    shown = cai("cite", "--all", "--style", style, "--bibliography").out.splitlines()
    entries = [spaces(entry) for entry in expected.values()]
    if style == "iso690":  # the style file leaves the period out behind a date and numbers alone
        assert [entry.removesuffix(".") for entry in shown] == [entry.removesuffix(".") for entry in entries]
    else:
        assert shown == entries


@pytest.mark.parametrize("style", STYLES)
def test_piped_it_is_the_citation_and_a_newline(cai: Callable[..., Ran], style: str) -> None:
    ran = cai("cite", "2", "--style", style)
    assert ran.out.count("\n") == 1
    assert "\x1b" not in ran.out
    assert ran.err == ""


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_is_the_same_with_and_without_a_terminal(tmp_path: Path, name: str) -> None:
    command = [sys.executable, "-m", "ca_israel", "--color", "always", "cite", "1-5", "-f", name, "-o"]
    env = {**os.environ, "FORCE_COLOR": "1", "COLUMNS": "30"}
    subprocess.run([*command, str(tmp_path / "piped")], cwd=ROOT, check=True, capture_output=True, env=env)
    master, slave = pseudo_terminal()
    subprocess.run(
        [*command, str(tmp_path / "shown")], cwd=ROOT, check=True, stdout=slave, stderr=slave, env=env
    )
    os.close(slave)
    os.close(master)
    written = (tmp_path / "piped").read_bytes()
    assert written == (tmp_path / "shown").read_bytes()
    assert written
    assert b"\x1b" not in written


@pytest.mark.parametrize(("suffix", "name"), FORMATS.suffixes.items())
def test_the_suffix_of_a_file_names_the_format(
    cai: Callable[..., Ran], tmp_path: Path, suffix: str, name: str
) -> None:
    file = tmp_path / f"refs{suffix}"
    assert cai("cite", "--all", "-o", str(file)) == (0, "", "")
    assert file.read_bytes().decode() == cai("cite", "--all", "-f", name).out


def test_order_and_numbering_are_kept(cai: Callable[..., Ran]) -> None:
    shown = cai("cite", "5", "4", "--style", "chicago").out.splitlines()
    assert [line[:3] for line in shown] == ["[5]", "[4]"]
    assert shown[0] == "[5] Rosenberg, “Oil, Cyber and Weapons.”"
    assert cai("cite", "8", "--style", "ieee").out == "[8] [7]\n"


def test_an_export_holds_each_work_once_in_the_order_asked(cai: Callable[..., Ran]) -> None:
    items = json.loads(cai("cite", "8,5,4", "invest-forum", "-f", "csl-json").out)
    assert [item["id"] for item in items] == ["invest-forum", "rosenberg-oil"]


def test_an_export_of_all_holds_works_that_nothing_cites(ledger_of: Any) -> None:
    ledger = ledger_of(
        '[sources.b]\ntype = "web"\ntitle = "B"\n[sources.a]\ntype = "web"\ntitle = "A"\n'
        '[sources.c]\ntype = "web"\ntitle = "C"\n[footnotes]\n1 = "c"\n'
        '[[events]]\nid = "e"\ndate = "2001"\ntitle = "t"\nsources = ["a"]\n'
    )
    items = json.loads(render(ledger, CiteRequest(form="csl-json"), PLAIN))
    assert [item["id"] for item in items] == ["c", "a", "b"]


WITHOUT_FOOTNOTES = """
[sources.b]
type = "web"
title = "B"
[sources.a]
type = "web"
title = "A"
"""


def test_a_ledger_without_footnotes_gives_its_works(ledger_of: Any) -> None:
    ledger = ledger_of(WITHOUT_FOOTNOTES)
    assert render(ledger, CiteRequest(), PLAIN) == "“B”.\n“A”.\n"
    assert render(ledger, CiteRequest(bibliography=True), PLAIN) == "“A”.\n“B”.\n"


@pytest.mark.parametrize(
    ("style", "note", "entry"),
    [
        ("chicago", "“A.”", "“A.”"),
        ("apa", "(A, n.d.)", "A. (n.d.)."),
        ("mla", "(A)", "A."),
        ("ieee", "[2]", "[2] “A.”"),
    ],
)
def test_a_work_that_nothing_cites_can_be_cited_by_its_citekey(
    ledger_of: Any, style: str, note: str, entry: str
) -> None:
    ledger = ledger_of(WITHOUT_FOOTNOTES + '[footnotes]\n1 = "b"\n')
    assert render(ledger, CiteRequest(["a"], style_named(style)), PLAIN) == f"{note}\n"
    assert render(ledger, CiteRequest(["a"], style_named(style), bibliography=True), PLAIN) == f"{entry}\n"


def test_a_citekey_is_printed_in_the_style_asked_for(ours: Ledger) -> None:
    shown = render(ours, CiteRequest(["rosenberg-oil"], style_named("apa")), PLAIN)
    assert shown == "(Rosenberg, n.d.)\n"


def test_a_work_that_is_neither_cited_nor_asked_for_changes_no_other(ledger_of: Any) -> None:
    ledger = ledger_of(
        "".join(
            f'[sources.{key}]\ntype = "book"\ntitle = "{key.title()}"\nauthors = ["Kim, Anna"]\npublished = 2004\n'
            for key in ("one", "two")
        )
        + '[footnotes]\n1 = "one"\n'
    )
    shown = render(ledger, CiteRequest(["1"], style_named("apa"), bibliography=True), PLAIN)
    assert shown == "Kim, A. (2004). One.\n"
    assert "2004a" in render(ledger, CiteRequest(["1", "two"], style_named("apa"), bibliography=True), PLAIN)


def test_in_full_each_note_stands_as_if_alone(ledger_of: Any) -> None:
    ledger = ledger_of(
        '[sources.one]\ntype = "book"\ntitle = "One"\nauthors = ["Kim, Anna"]\n'
        '[footnotes]\n1 = "one"\n2 = [{ source = "one", page = 3 }, { source = "one", page = 7 }]\n'
    )
    assert (
        render(ledger, CiteRequest(["2"], in_full=True), PLAIN)
        == "[2] Anna Kim, “One”, p. 3; Kim, op.cit., p. 7.\n"
    )
    assert render(ledger, CiteRequest(["2"]), PLAIN) == "[2] Kim, op.cit., p. 3; Kim, op.cit., p. 7.\n"


def test_a_bibliography_holds_what_is_asked_for_in_the_order_of_the_style(ledger_of: Any) -> None:
    ledger = ledger_of(
        "".join(f'[sources.{key}]\ntype = "web"\ntitle = "{key.upper()}"\n' for key in "dcba")
        + '[footnotes]\n1 = "d"\n'
    )
    assert render(ledger, CiteRequest(["c", "a"], bibliography=True), PLAIN) == "“A”.\n“C”.\n"
    numbered = render(
        ledger, CiteRequest(["c", "a", "b", "1"], style_named("ieee"), bibliography=True), PLAIN
    )
    assert numbered == "[1] “D.”\n[2] “C.”\n[3] “A.”\n[4] “B.”\n"


def test_short_forms_are_the_default(ours: Ledger) -> None:
    assert render(ours, CiteRequest(["5"]), PLAIN) == "[5] Rosenberg, op.cit.\n"


def test_a_bibliography_is_written_in_markdown_and_html_too(ours: Ledger) -> None:
    entry = render(ours, CiteRequest(["8"], bibliography=True), PLAIN)
    assert render(ours, CiteRequest(["8"], form="markdown", bibliography=True), PLAIN).startswith("- ")
    fragment = render(ours, CiteRequest(["8"], form="html", bibliography=True), PLAIN)
    assert fragment.startswith('<ul class="bibliography">')
    assert entry[:20] in fragment


def test_an_empty_ledger_gives_nothing(ledger_of: Any) -> None:
    for name in FORMATS:
        shown = render(ledger_of(""), CiteRequest(form=name), PLAIN)
        assert shown in {"", "[]\n", '<ul class="bibliography">\n</ul>\n'}


def test_sole_keeps_the_events_that_rest_on_this_work_alone(cai: Callable[..., Ran], ours: Ledger) -> None:
    shared = cai("cite", "rosenberg-oil", "--details").out
    alone = cai("cite", "rosenberg-oil", "--sole").out
    assert "kz-2021-uav-production" in shared
    ids = {event.id for event in ours.events if event.footnotes and {4, 5}.issuperset(event.footnotes)}
    for event in ours.events:
        assert (event.id in alone) == (event.id in ids)
    assert ids


def test_sole_says_so_when_no_event_does(ledger_of: Any) -> None:
    ledger = ledger_of(
        WITHOUT_FOOTNOTES + '[[events]]\nid = "e"\ndate = "2001"\ntitle = "t"\nsources = ["a", "b"]\n'
    )
    shown = render(ledger, CiteRequest(["a"], sole=True), PLAIN)
    assert shown.splitlines()[-1].split() == ["event", "none", "rests", "on", "this", "alone"]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("",), "no footnote or citekey is named; such as 4, 1-5,8 or rosenberg-oil"),
        (("4", "--style", "chigaco"), '--style cannot be "chigaco"; did you mean "chicago"?'),
        (("4", "-f", "bibtext"), '--format cannot be "bibtext"; did you mean "bibtex"?'),
        (("4", "-f", "bibtex", "--style", "apa"), "bibtex has no style; a style is for text, markdown and html"),
        (("4", "--csl", "x.csl", "--style", "apa"), "either --style or --csl, not both"),
        (("4", "--all"), "footnotes or --all, not both; try"),
        (("4", "-f", "ris", "--full"), "ris holds works, not notes; --full is for text, markdown and html"),
        (("4", "-f", "html", "--sole"), "html holds no details; they are for text"),
        (("4", "--style", "x.csl", "-f", "html"), "there is no CSL file x.csl"),
        (("4", "-o", "refs.odt"), 'no format goes by the name "refs.odt"; name one with -f, or end it in .txt'),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_refused_clearly(
    cai: Callable[..., Ran], args: tuple[str, ...], said: str
) -> None:
    ran = cai("cite", *args)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"cai: {said}")


@pytest.mark.parametrize("name", EXPORTS)
def test_a_footnote_or_citekey_that_is_not_there_is_told_in_every_format(
    cai: Callable[..., Ran], name: str
) -> None:
    assert cai("cite", "12", "-f", name) == (1, "", "cai: no footnote 12; this ledger has 1-11\n")
    assert cai("cite", "nobody", "-f", name).code == 1


def test_the_house_style_is_printed_as_csl(cai: Callable[..., Ran]) -> None:
    ran = cai("cite", "--print-csl")
    assert ran.out == (ROOT / "src/ca_israel/cite/house.csl").read_text(encoding="utf-8")
    assert ran.code == 0


def test_a_dash_stands_for_the_authors_of_the_entry_printed_before(ledger_of: Any) -> None:
    ledger = ledger_of(
        "".join(
            f'[sources.{key}]\ntype = "book"\ntitle = "{key.title()}"\nauthors = ["Kim, Anna"]\n'
            for key in ("one", "two")
        )
        + '[footnotes]\n1 = "one"\n2 = "two"\n'
    )
    both = render(ledger, CiteRequest(["1", "2"], style_named("mla"), bibliography=True), PLAIN)
    assert both == "Kim, Anna. One.\n———. Two.\n"
    assert (
        render(ledger, CiteRequest(["2"], style_named("mla"), bibliography=True), PLAIN)
        == "Kim, Anna. Two.\n"
    )


def test_what_a_later_note_stands_for_is_told_in_its_own_style(cai: Callable[..., Ran]) -> None:
    assert (
        "  stands for  [4] David Rosenberg, “Oil, Cyber and Weapons: Inside"
        in cai("cite", "5", "--details").out
    )
    chicago = cai("cite", "5", "--details", "--style", "chicago").out
    assert "Relationship With Kazakhstan,” Haaretz, n.d." in " ".join(chicago.split())
    assert "stands for" not in cai("cite", "5", "--details", "--style", "apa").out
