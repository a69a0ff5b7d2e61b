"""Finding and running pandoc: missing, old, failing, hanging, and the real one where there is one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ca_israel.cite.citation import Cite
from ca_israel.cite.csl import Style
from ca_israel.cite.csl.pandoc import find_pandoc
from ca_israel.cite.parts.rich_text import Run, plain_text, runs
from ca_israel.errors import BadUsage, OutputFailed, ProgramUnusable
from ca_israel.ledger.model import Locator, Name, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

DATA = Path(__file__).parents[2] / "data"
NOTES, AUTHOR_DATE = DATA / "csl_notes.csl", DATA / "csl_author_date.csl"
BOOK = Source("bk", "book", "A “great” game", (Name("al-Hariri", "Jasim"),), url="https://x.org/")
PAGE = Source("@*{pg}", "web", "iPhone <i>sales</i> & $5 *up*", url="https://x.org/é?a=b")
WORKS = {work.key: work for work in (BOOK, PAGE)}
ANSWER = '{"blocks":[{"t":"Para","c":[{"t":"Str","c":"x"}]}]}'


def style(
    csl: Path = NOTES,
    notes: Sequence[tuple[int, Sequence[Cite]]] = ((1, (Cite(BOOK),)),),
    timeout: float = 60.0,
) -> Style:
    return Style(csl, WORKS, notes, timeout=timeout)


@pytest.fixture
def pandoc_that(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Put a program called pandoc, alone, on PATH: it tells a version, and then does as it is told."""

    def make(does: str, *, version: str = "pandoc 3.9") -> Path:
        folder = tmp_path / "bin"
        folder.mkdir(exist_ok=True)
        program = folder / "pandoc"
        program.write_text(
            f'#!/bin/sh\nPATH=/usr/bin:/bin\nif [ "$1" = --version ]; then echo "{version}"; exit; fi\n{does}\n'
        )
        program.chmod(0o755)
        monkeypatch.setenv("PATH", str(folder))
        return tmp_path

    return make


def is_running(pid: str) -> bool:
    state = subprocess.run(
        ["/bin/ps", "-o", "stat=", "-p", pid], capture_output=True, text=True, check=False
    ).stdout.strip()
    return bool(state) and not state.startswith("Z")


def test_without_pandoc_one_line_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "path", [path for path in sys.path if not Path(path, "pypandoc").exists()])
    with pytest.raises(ProgramUnusable) as caught:
        style()
    assert str(caught.value) == "a CSL style needs pandoc, which is not installed"
    assert caught.value.hint == "apt install pandoc, brew install pandoc, or pip install pypandoc_binary"
    assert caught.value.exit_code == 3


def test_the_style_is_read_before_pandoc_is_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BadUsage):
        style(tmp_path / "none.csl")


def test_pandoc_inside_the_package_is_found_without_importing_it(
    pandoc_that: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pandoc_that(f"cat >/dev/null; echo '{ANSWER}'")
    package = tmp_path / "site/pypandoc"
    (package / "files").mkdir(parents=True)
    (package / "__init__.py").write_text("raise RuntimeError")
    (tmp_path / "bin/pandoc").rename(package / "files/pandoc")
    monkeypatch.syspath_prepend(tmp_path / "site")
    assert find_pandoc().program == str(package / "files/pandoc")
    assert style().notes() == {1: "X"}


def test_pandoc_on_path_comes_before_the_one_in_the_package(
    pandoc_that: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "site/pypandoc/files").mkdir(parents=True)
    for file in ("__init__.py", "files/pandoc"):
        (tmp_path / "site/pypandoc" / file).touch(0o755)
    monkeypatch.syspath_prepend(tmp_path / "site")
    folder = pandoc_that("")
    assert find_pandoc().program == str(folder / "bin/pandoc")


def test_the_first_letter_of_an_in_text_citation_is_the_style_s(pandoc_that: Callable[..., Path]) -> None:
    pandoc_that(f"cat >/dev/null; echo '{ANSWER}'")
    assert style(NOTES).notes() == {1: "X"}
    assert style(AUTHOR_DATE).notes() == {1: "x"}


@pytest.mark.parametrize("version", ["pandoc 1.19.2.4", "pandoc 2.9.2.1", "pandoc 2.10"])
def test_a_pandoc_without_citations_is_too_old(pandoc_that: Callable[..., Path], version: str) -> None:
    pandoc_that("", version=version)
    with pytest.raises(ProgramUnusable, match=r"is pandoc \d.\d+; citations need 2.11 or newer"):
        style()


@pytest.mark.parametrize("said", ["", "panda 3", "GNU pandoc"])
def test_a_program_that_only_has_the_name_is_told(pandoc_that: Callable[..., Path], said: str) -> None:
    pandoc_that("", version=said)
    with pytest.raises(ProgramUnusable, match="does not say which version of pandoc it is"):
        style()


@pytest.mark.parametrize(
    ("version", "api", "sandboxed"),
    [
        ("2.11.4", [1, 22], False),
        ("2.17.1.1", [1, 22], True),
        ("3.0", [1, 23], True),
        ("3.9-nightly", [1, 23], True),
        ("4.1", [1, 23], True),
    ],
)
def test_each_version_gets_the_form_and_the_options_that_it_knows(
    pandoc_that: Callable[..., Path], version: str, api: list[int], sandboxed: bool
) -> None:
    folder = pandoc_that(f"echo \"$@\" >$0.args; cat >$0.sent; echo '{ANSWER}'", version=f"pandoc {version}")
    style().notes()
    sent = json.loads((folder / "bin/pandoc.sent").read_text())
    assert sent["pandoc-api-version"] == api
    assert ("--sandbox" in (folder / "bin/pandoc.args").read_text()) is sandboxed


def test_pandoc_gets_nothing_of_the_user_s_and_leaves_nothing_behind(
    pandoc_that: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/somewhere")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    folder = pandoc_that(f"env >$0.env; pwd >$0.pwd; ls >$0.ls; cat >/dev/null; echo '{ANSWER}'")
    style().notes()
    names = dict(line.split("=", 1) for line in (folder / "bin/pandoc.env").read_text().splitlines())
    assert set(names) <= {"PATH", "HOME", "LANG", "PWD", "OLDPWD", "SHLVL", "_"}
    where = (folder / "bin/pandoc.pwd").read_text().strip()
    assert os.path.realpath(names["HOME"]) == os.path.realpath(where)
    assert (folder / "bin/pandoc.ls").read_text().split() == ["style.csl"]
    assert not Path(where).exists()


def test_pandoc_is_asked_once_for_notes_and_entries(pandoc_that: Callable[..., Path]) -> None:
    folder = pandoc_that(f"echo >>$0.runs; cat >/dev/null; echo '{ANSWER}'")
    asked = style()
    assert asked.notes() == {1: "X"}
    assert asked.entries() == {}
    assert asked.notes() == {1: "X"}
    assert (folder / "bin/pandoc.runs").read_text() == "\n"


@pytest.mark.parametrize(
    ("does", "said"),
    [
        ("echo 'pandoc: CiteprocParseError: oh no.' >&2; echo more >&2; exit 4", "pandoc failed: CiteprocParseError: oh no"),
        ("cat >/dev/null; printf '[WARNING] x\\n\\n\\033[31mred\\n' >&2; exit 83", "pandoc failed: \\x1b[31mred"),
        ("exit 7", "pandoc failed with exit code 7 and no message"),
        ("exec <&-; sleep 0.1; exit 7", "pandoc failed with exit code 7 and no message"),
        ("kill -9 $$", "pandoc was ended from outside: Killed"),
        ("kill -34 $$", "pandoc was ended from outside: "),
        ("head -c 100000 /dev/zero | tr '\\0' e >&2; exit 1", "pandoc failed: " + "e" * 300),
        ("cat >/dev/null", "pandoc returned something that is not a pandoc document"),
        ("cat >/dev/null; echo rubbish", "pandoc returned something that is not a pandoc document"),
        ("cat >/dev/null; head -c 1000 /dev/urandom", "pandoc returned something that is not a pandoc document"),
        ("cat >/dev/null; echo '{\"blocks\": []}'", "pandoc returned 0 notes instead of 1"),
    ],
)  # fmt: skip
def test_a_pandoc_that_fails_is_told_in_one_harmless_line(
    pandoc_that: Callable[..., Path], does: str, said: str
) -> None:
    pandoc_that(does)
    many = Source("k", "web", "x" * 3_000_000)  # more than a pipe holds
    with pytest.raises(ProgramUnusable) as caught:
        Style(NOTES, {"k": many}, [(1, (Cite(many),))]).notes()
    assert str(caught.value).startswith(said)
    assert len(str(caught.value)) < 400
    assert not {"\n", "\x1b"} & set(str(caught.value))


@pytest.mark.parametrize("hangs", ["sleep 600", "exit 0", "trap '' TERM; sleep 600; sleep 600"])
def test_a_pandoc_that_hangs_is_stopped_with_all_it_started(
    pandoc_that: Callable[..., Path], hangs: str
) -> None:
    folder = pandoc_that(f"sleep 600 & echo $! $$ >$0.pids; {hangs}")
    asked = style(timeout=0.5)
    begun = time.monotonic()
    with pytest.raises(ProgramUnusable, match=r"pandoc did not finish within 0.5 seconds and was stopped"):
        asked.notes()
    assert time.monotonic() - begun < 60, "it would sleep for ten minutes"
    started = (folder / "bin/pandoc.pids").read_text().split()
    assert len(started) == 2
    deadline = time.monotonic() + 60
    while any(map(is_running, started)) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not any(map(is_running, started))


def test_a_program_that_cannot_be_started_is_told(pandoc_that: Callable[..., Path]) -> None:
    program = pandoc_that("") / "bin/pandoc"
    program.write_bytes(b"\x7fELF no program at all")
    with pytest.raises(ProgramUnusable, match=r"cannot run .*/bin/pandoc: Exec format error"):
        style()


def test_no_room_for_the_style_is_told(
    pandoc_that: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = pandoc_that(f"echo '{ANSWER}'")
    monkeypatch.setattr(tempfile, "tempdir", str(folder / "none"))
    with pytest.raises(
        OutputFailed, match="cannot write a temporary file for pandoc: No such file or directory"
    ):
        style()


# --- the real one ---------------------------------------------------------------------------------------------


@pytest.fixture
def pandoc() -> None:
    try:
        find_pandoc()
    except ProgramUnusable as missing:
        pytest.skip(f"{missing}; {missing.hint}")


def cited(csl: Path, *notes: tuple[int, Sequence[Cite]]) -> tuple[dict[int, str], dict[str, str]]:
    asked = Style(csl, WORKS, notes)
    return (
        {number: plain_text(text) for number, text in asked.notes().items()},
        {key: plain_text(text) for key, text in asked.entries().items()},
    )


@pytest.mark.usefixtures("pandoc")
def test_positions_and_note_numbers_are_those_of_the_whole_list() -> None:
    notes, entries = cited(
        NOTES,
        (2, [Cite(BOOK)]),
        (3, [Cite(BOOK)]),
        (7, [Cite(PAGE), Cite(BOOK, locator=Locator("page", "4"))]),
        (8, [Cite(PAGE)]),
    )
    assert notes == {
        2: "al-Hariri, A „great“ game, https://x.org/.",
        3: "Ebd.",
        7: "iPhone <i>sales</i> & $5 *up*, https://x.org/é?a=b; al-Hariri, (n 2), S. 4.",
        8: "(n 7).",
    }
    assert entries == {}


@pytest.mark.usefixtures("pandoc")
def test_locators_are_known_in_the_language_of_any_style() -> None:
    labels: list[Any] = ["page", "chapter", "section", "paragraph"]
    notes, _ = cited(
        NOTES,
        (1, [Cite(PAGE)]),
        *((n, [Cite(BOOK, locator=Locator(label, "4"))]) for n, label in enumerate(labels, 2)),
    )
    assert [text.rpartition(", ")[2] for text in notes.values()][1:] == [
        "S. 4.",
        "Kap. 4.",
        "Abschn. 4.",
        "Abs. 4.",
    ]


@pytest.mark.usefixtures("pandoc")
def test_an_in_text_style_gives_its_citations_and_its_own_order() -> None:
    notes, entries = cited(AUTHOR_DATE, (1, [Cite(BOOK, locator=Locator("page", "4-5")), Cite(PAGE)]))
    assert notes == {1: "(al-Hariri, 4–5; “iPhone <i>sales</i> & $5 *up*”)"}
    assert list(entries) == [PAGE.key, BOOK.key]
    assert entries["bk"] == "al-Hariri, A “great” game, https://x.org/."


@pytest.mark.usefixtures("pandoc")
def test_a_work_that_no_note_cites_has_its_entry() -> None:
    notes, entries = cited(AUTHOR_DATE)
    assert notes == {}
    assert set(entries) == set(WORKS)


@pytest.mark.usefixtures("pandoc")
@pytest.mark.parametrize(
    ("fields", "printed"),
    [
        ({"suffix": "12 more, p. 4"}, "Ebd. 12 more, p. 4."),
        ({"suffix": ", p. 5 | x"}, "Ebd., p. 5 | x."),
        ({"suffix": "[@*] $x$ <b>"}, "Ebd. [@*] $x$ <b>."),
        ({"prefix": "see | p. 4 {"}, "see | p. 4 { ebd."),
        ({"prefix": "*Vgl.*", "suffix": "{p. 3}"}, "*Vgl.* ebd. {p. 3}."),
        ({"locator": Locator("page", "4}, p. 5")}, "Ebd., S. 4}, p. 5."),
        ({"locator": Locator("page", "{[("), "suffix": "§ 3"}, "Ebd., S. {[( § 3."),
        ({"locator": Locator("page", "<i>4</i> $x$ *y*")}, "Ebd., S. <i>4</i> $x$ *y*."),
        ({"locator": Locator("page", "S. 4")}, "Ebd., S. S. 4."),
    ],
)  # fmt: skip
def test_prefixes_suffixes_and_locators_are_printed_as_they_are(fields: dict[str, Any], printed: str) -> None:
    notes, _ = cited(NOTES, (1, [Cite(BOOK)]), (2, [Cite(BOOK, **fields)]))
    assert notes[2] == printed


@pytest.mark.usefixtures("pandoc")
@pytest.mark.parametrize(
    "title",
    [
        '<i>a</i> <b>b</b> <sup>2</sup> <span class="nocase">c</span>', "*a* _b_ **c** `d` ~~e~~ H~2~O x^2^", "$x$ \\(y\\) \\alpha",
        "[a](http://b) ![c](d) [^e] @f [@g]", "{a} {{b}} }c{", "# a", "- b", "1. c", "> d", "&amp; &lt; &#33;", "a -- b --- c ... d",
        "it's ‘90s’ 5' 6\"", "\\textbf{x} %y", "Израиль «и» Иран", "ישראל ו\u05beמרכז", "以色列", "a\u202eb\u0007c", "x" * 3000, "e\u0301", "😀",
        "a\xa0b\u2009c", "Ends in a stop. And goes on", "ALL CAPS", "iPhone",
    ],
)  # fmt: skip
def test_titles_come_out_as_they_are(title: str) -> None:
    work = BOOK._replace(title=title)
    text = Style(NOTES, {}, [(1, [Cite(work)])]).notes()[1]
    assert plain_text(text) == f"al-Hariri, {title}, https://x.org/."
    assert Run(title, italic=True) in runs(text)


@pytest.mark.usefixtures("pandoc")
def test_a_style_that_pandoc_cannot_use_is_told(tmp_path: Path) -> None:
    path = tmp_path / "bad.csl"
    path.write_text(NOTES.read_text("utf-8").replace("<choose>", "<unheard/><choose>", 1), encoding="utf-8")
    with pytest.raises(ProgramUnusable, match=r"^pandoc failed: .*unheard"):
        style(path).notes()


@pytest.mark.usefixtures("pandoc")
def test_a_language_that_pandoc_does_not_know_is_no_reason_to_ask_the_network(tmp_path: Path) -> None:
    path = tmp_path / "bad.csl"
    path.write_text(NOTES.read_text("utf-8").replace("de-DE", "zz-ZZ"), encoding="utf-8")
    assert plain_text(style(path).notes()[1]).startswith("al-Hariri, A “great” game")
