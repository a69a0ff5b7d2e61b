"""Nothing is destroyed: no command writes over what it reads, over its other outputs, or over a ledger."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
import typer

from ca_israel.commands.app import COMMANDS, app
from conftest import ROOT, Ran, command, run_alone

if TYPE_CHECKING:
    from collections.abc import Callable

LEDGER = 'schema = 1\n[sources.a]\ntype = "web"\ntitle = "T"\n[footnotes]\n1 = "a"\n'
STYLED = LEDGER.replace("\n", '\nstyle = "style.csl"\n', 1)
STYLE = '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note"><info><title>S</title>'
PARENT = f"{STYLE}</info><citation><layout/></citation></style>"
CHILD = f'{STYLE}<link rel="independent-parent" href="http://x.example/parent"/></info></style>'


class Line(NamedTuple):
    """How a command is called; ``{ledger}``, ``{file}`` and ``{history}`` are what it reads, and must stay."""

    words: str
    reads: dict[str, str]


LINES = [
    Line("timeline --ledger {ledger} -f json", {"ledger": LEDGER}),
    Line("--ledger {ledger} timeline -f csv", {"ledger": LEDGER}),
    Line("show 1 --ledger {ledger}", {"ledger": LEDGER}),
    Line("cite 1 --ledger {ledger} -f text", {"ledger": LEDGER}),
    Line("cite 1 --ledger {ledger} --csl {file} -f text", {"ledger": LEDGER, "file": PARENT}),
    *(
        Line(words, {"ledger": STYLED, "style.csl": PARENT})
        for words in (
            "timeline --ledger {ledger} -f markdown",
            "show a --ledger {ledger}",
            "cite a --ledger {ledger} -f ris",
            "validate {ledger} -f text",
        )
    ),
    Line("cite --print-csl", {}),
    Line("check-links --offline --no-history --ledger {ledger} -f json", {"ledger": LEDGER}),
    Line("check-links --offline --history {history} --ledger {ledger} -f json", {"ledger": LEDGER, "history": ""}),
    Line("check-links --explain all", {}),
    Line("archive --offline --no-history --ledger {ledger} -f json", {"ledger": LEDGER}),
    Line("archive --offline --history {history} --ledger {ledger} -f json", {"ledger": LEDGER, "history": ""}),
    Line("validate {ledger} {file} -f json", {"ledger": LEDGER, "file": LEDGER}),
    Line("validate --ledger {ledger} -f json", {"ledger": LEDGER}),
    Line("coverage --ledger {ledger} -f json", {"ledger": LEDGER}),
    Line("coverage --history {history} --ledger {ledger} -f json", {"ledger": LEDGER, "history": ""}),
    Line("import {file} -f bib", {"file": "@book{a,title={T}}\n"}),
    Line("schema", {}),
]  # fmt: skip
CASES = [(line, name) for line in LINES for name in line.reads]
WAYS = ["itself", "by a link", "by a link to a link", "by another name of it", "by a roundabout way"]


def test_every_command_that_writes_and_every_file_that_it_reads_is_in_the_table() -> None:
    group: Any = typer.main.get_command(app)
    called = [" ".join(line.words.split()) for line in LINES]
    for name in COMMANDS:
        if name == "init":  # never over anything that exists
            continue
        options = {option.name: option for option in group.get_command(None, name).params}
        assert "output" in options, name
        mine = [words for words in called if name in words.split()]
        assert mine, f"{name} is not in the table"
        files = {o.name: o.opts[0] for o in options.values() if "Path" in repr(o.type)} | {
            o.name: o.opts[0] for o in options.values() if type(o.type).__name__ == "TyperPath"
        }
        for parameter, option in files.items():
            if parameter not in {"output", "report"}:  # outputs, tried below
                placeholder = option if option.startswith("-") else "{"
                assert any(placeholder in words for words in mine), (
                    f"{name} reads {option}: add it to the table"
                )


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("line", "name"), CASES, ids=lambda value: getattr(value, "words", value))
def test_no_command_writes_over_what_it_reads(
    cai: Callable[..., Ran], tmp_path: Path, line: Line, name: str, way: str
) -> None:
    files = {each: tmp_path / each for each in line.reads}
    for each, path in files.items():
        path.write_text(line.reads[each], encoding="utf-8")
    target, output = files[name], tmp_path / "out"
    if way == "itself":
        output = target
    elif way == "by a link":
        output.symlink_to(target)
    elif way == "by a link to a link":
        (tmp_path / "between").symlink_to(name)
        output.symlink_to("between")
    elif way == "by another name of it":
        output.hardlink_to(target)
    else:
        (tmp_path / "sub").mkdir()
        output = tmp_path / "sub" / ".." / name
    before = listing(tmp_path)
    ran = cai(*line.words.format(**files).split(), "-o", output)
    assert (ran.code, ran.out) == (2, "")
    assert str(output) in ran.err
    assert ran.err.count("\n") == 1
    assert listing(tmp_path) == before


def listing(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.words)
def test_no_command_writes_over_a_ledger_that_it_does_not_read(
    cai: Callable[..., Ran], tmp_path: Path, line: Line
) -> None:
    files = {each: tmp_path / each for each in line.reads}
    for each, path in files.items():
        path.write_text(line.reads[each], encoding="utf-8")
    other = tmp_path / "other"
    other.write_text(LEDGER, encoding="utf-8")
    ran = cai(*line.words.format(**files).split(), "-o", other)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"cai: -o {other} holds a ledger, which is never written over; nothing is written; name another file\n"
    )
    assert other.read_text(encoding="utf-8") == LEDGER


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.words)
def test_every_command_writes_anew_what_it_wrote_before(
    cai: Callable[..., Ran], tmp_path: Path, line: Line
) -> None:
    files = {each: tmp_path / each for each in line.reads}
    for each, path in files.items():
        path.write_text(line.reads[each], encoding="utf-8")
    output = tmp_path / "out"
    asked = [*line.words.format(**files).split(), "-o", output]
    first = cai(*asked)
    if first.code == 3:  # no pandoc here
        pytest.skip(first.err)
    written = output.read_bytes()
    output.write_bytes(b"{}")
    assert cai(*asked).code == first.code in {0, 1}
    assert len(output.read_bytes()) == len(written)


# --------------------------------------------------------------- however the ledger is found


def test_the_ledger_is_protected_however_it_is_found(
    cai: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = tmp_path / "events.toml"
    ledger.write_text(LEDGER, encoding="utf-8")
    found = cai("timeline", "-f", "json", "-o", "events.toml", cwd=tmp_path)
    assert found == (
        2,
        "",
        "cai: -o events.toml is a file that this command reads; nothing is written; name another file\n",
    )
    own = tmp_path / "own.csv"
    ledger.rename(own)
    monkeypatch.setenv("CAI_LEDGER", "own.csv")
    assert cai("timeline", "-o", "own.csv", cwd=tmp_path).code == 2
    monkeypatch.delenv("CAI_LEDGER")
    settings = tmp_path / "pyproject.toml"
    settings.write_text('[tool.cai]\nledger = "own.csv"\n', encoding="utf-8")
    assert cai("timeline", "-o", "own.csv", cwd=tmp_path).code == 2
    assert cai("timeline", "-o", "pyproject.toml", "-f", "csv", cwd=tmp_path).code == 2
    assert own.read_text(encoding="utf-8") == LEDGER
    assert settings.read_text(encoding="utf-8").startswith("[tool.cai]")


def test_the_ledger_that_comes_with_cai_is_protected(cai: Callable[..., Ran], tmp_path: Path) -> None:
    before = (ROOT / "events.toml").read_bytes()
    ran = cai("timeline", "-f", "json", "-o", ROOT / "events.toml", cwd=tmp_path)
    assert ran.code == 2
    assert "is a file that this command reads" in ran.err
    assert (ROOT / "events.toml").read_bytes() == before


def test_the_parent_of_a_style_is_read_too(cai: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "parent.csl").write_text(PARENT, encoding="utf-8")
    (tmp_path / "child.csl").write_text(CHILD, encoding="utf-8")
    asked = ["cite", "4", "--ledger", ROOT / "events.toml", "--csl", tmp_path / "child.csl", "-f", "text"]
    assert cai(*asked, "-o", tmp_path / "parent.csl").code == 2
    assert (tmp_path / "parent.csl").read_text(encoding="utf-8") == PARENT


def test_what_is_piped_in_is_not_written_over(
    cai: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bib = tmp_path / "refs.bib"
    bib.write_text("@book{a,title={T}}", encoding="utf-8")
    with bib.open("rb") as file:
        before = os.dup(0)
        os.dup2(file.fileno(), 0)
        try:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(file))
            assert cai("import", "-", "-o", bib).code == 2
        finally:
            os.dup2(before, 0)
            os.close(before)
    assert bib.read_text(encoding="utf-8") == "@book{a,title={T}}"


# ------------------------------------------------------------------------ further outputs of a check


@pytest.mark.parametrize(
    "more",
    [
        "-o a.json --report a.json", "-o a.json --report ./a.json", "-o b.md --report c.md --report sub/../c.md",
        "--history h.json -o h.json", "--history h.json -o x.md --report h.json", "-o dangling.json --report aim.json",
    ],
)  # fmt: skip
def test_no_file_is_named_twice(cai: Callable[..., Ran], tmp_path: Path, more: str) -> None:
    (tmp_path / "l.toml").write_text(LEDGER, encoding="utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "dangling.json").symlink_to("aim.json")
    before = sorted(path.name for path in tmp_path.iterdir())
    history = "" if "--history" in more else "--no-history "
    ran = cai(*f"check-links --ledger l.toml --offline {history}{more}".split(), cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "are one file; nothing is written; name two" in ran.err
    assert sorted(path.name for path in tmp_path.iterdir()) == before


@pytest.mark.parametrize("name", ["l.toml", "other.toml"])
@pytest.mark.parametrize("option", ["--report", "--history", "GITHUB_STEP_SUMMARY"])
def test_no_output_of_a_check_is_a_ledger(
    cai: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: str, name: str
) -> None:
    for each in ("l.toml", "other.toml"):
        (tmp_path / each).write_text(LEDGER, encoding="utf-8")
    asked = ["check-links", "--ledger", "l.toml", "--offline", "-f", "github"]
    if option.startswith("-"):
        asked += [option, name]
    else:
        monkeypatch.setenv(option, name)
    ran = cai(*asked, cwd=tmp_path)
    if option == "--report":  # no format goes by that name
        assert ran.code == 2
    else:
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith(f"cai: {option} {name} ")
    assert listing(tmp_path) == {"l.toml": LEDGER.encode(), "other.toml": LEDGER.encode()}


def test_a_history_that_never_was_one_stays_and_nothing_is_asked(
    cai: Callable[..., Ran], tmp_path: Path
) -> None:
    (tmp_path / "l.toml").write_text(LEDGER, encoding="utf-8")
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    ran = cai(
        "check-links",
        "--ledger",
        "l.toml",
        "--offline",
        "--history",
        "notes.txt",
        "-o",
        "x.json",
        cwd=tmp_path,
    )
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"cai: {tmp_path.resolve()}/notes.txt is not a history of links (it is not JSON);"
        " it stays as it is; name another with --history FILE\n"
    )
    assert listing(tmp_path) == {"l.toml": LEDGER.encode(), "notes.txt": b"mine"}


# -------------------------------------------------------------------------- descriptors that are open


def shell(line: str, cwd: Path) -> Ran:
    program = " ".join(command())
    done = subprocess.run(
        ["bash", "-c", f'cai() {{ {program} "$@"; }}; {line}'], cwd=cwd, capture_output=True, text=True, timeout=60, check=False
    )  # fmt: skip
    return Ran(done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize(
    "line",
    [
        "cai validate -f json l.toml >> l.toml", "cai timeline --ledger l.toml >> l.toml",
        "cai timeline --ledger l.toml -o - >> l.toml", "cai timeline --ledger l.toml -o /dev/stdout >> l.toml",
        "cai timeline --ledger l.toml -o /dev/fd/7 7>> l.toml", "cai check-links --offline --no-history --ledger l.toml 1<> l.toml",
    ],
)  # fmt: skip
def test_nothing_is_added_to_what_is_read(tmp_path: Path, line: str) -> None:
    (tmp_path / "l.toml").write_text(LEDGER, encoding="utf-8")
    ran = shell(line, tmp_path)
    assert ran.code == 2
    assert "is a file that this command reads" in ran.err
    assert (tmp_path / "l.toml").read_text(encoding="utf-8") == LEDGER


@pytest.mark.parametrize(
    "line",
    [
        "cai cite 1 -o /dev/stdout >> log", "cai cite 1 -o /dev/fd/1 >> log", "cai cite 1 -o /proc/self/fd/1 >> log",
        "cai cite 1 -o /dev/stderr 2>> log", "cai cite 1 -o /dev/fd/5 5>> log", "cai cite 1 -o link >> log",
    ],
)  # fmt: skip
def test_an_open_descriptor_is_added_to_by_its_name(tmp_path: Path, line: str) -> None:
    if "/proc" in line and not Path("/proc/self/fd").is_dir():
        pytest.skip("this system has no /proc")
    (tmp_path / "events.toml").write_text(LEDGER, encoding="utf-8")
    (tmp_path / "link").symlink_to("/dev/stdout")
    log = tmp_path / "log"
    log.write_text("begun\n", encoding="utf-8")
    inode = log.stat().st_ino
    ran = shell(line, tmp_path)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert log.read_text(encoding="utf-8").startswith("begun\n[1] ")
    assert log.stat().st_ino == inode
    assert (tmp_path / "link").is_symlink()


def test_two_outputs_may_go_through_descriptors_to_one_file(tmp_path: Path) -> None:
    (tmp_path / "events.toml").write_text(LEDGER, encoding="utf-8")
    ran = shell("cai check-links --offline --no-history --report /dev/stderr > log 2>&1", tmp_path)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert shell("cai check-links --offline --no-history -o x.md --report x.md > log", tmp_path).code == 2


def test_a_descriptor_that_is_not_open_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "events.toml").write_text(LEDGER, encoding="utf-8")
    ran = shell("cai cite 1 -o /dev/fd/9 9>&-", tmp_path)
    assert (ran.code, ran.err) == (74, "cai: cannot write /dev/fd/9: Bad file descriptor\n")


# ------------------------------------------------------------------------------------ odd places


def test_a_circle_of_links_cannot_be_written(cai: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "a.csv").symlink_to("b.csv")
    (tmp_path / "b.csv").symlink_to("a.csv")
    ran = cai("timeline", "-o", tmp_path / "a.csv")
    assert (ran.code, ran.err) == (
        74,
        f"cai: cannot write {tmp_path}/a.csv: Too many levels of symbolic links\n",
    )


def test_a_folder_that_is_gone_needs_the_ledger_named(tmp_path: Path) -> None:
    def gone(what: str) -> Ran:
        return shell(f"mkdir gone; cd gone; rmdir ../gone; {what}", tmp_path)

    ledger = ROOT / "events.toml"
    assert gone(f"cai cite 5 --ledger {ledger}")[:2] == (0, "[5] Rosenberg, op.cit.\n")
    assert gone(f"CAI_LEDGER={ledger} cai cite 5").code == 0
    without = gone("cai cite 5")
    assert without.code == 3
    assert without.err.endswith(
        "cai: this folder is gone; go to another, or name a ledger with --ledger FILE\n"
    )
    into = gone(f"cai cite 5 --ledger {ledger} -o x.txt")
    assert into.code == 74
    assert into.err.endswith("cai: cannot write x.txt: No such file or directory\n")
    assert run_alone("--version").code == 0


# ----------------------------------------------------------------------- what may not be read


def test_no_path_is_asked_about_before_its_reader_opens_it() -> None:
    group: Any = typer.main.get_command(app)
    for each in (group, *(group.get_command(None, name) for name in COMMANDS)):
        for option in each.params:
            assert not getattr(option.type, "readable", False), (each.name, option.name)


AS_NOBODY = """
import importlib, os, pkgutil, sys
import ca_israel
from ca_israel.__main__ import main
# What is installed may be closed to nobody, so all is imported before.
for module in pkgutil.walk_packages(ca_israel.__path__, "ca_israel."):
    if module.name.endswith("__main__") is False:
        importlib.import_module(module.name)
import json, tomli
os.chdir(sys.argv[1])
os.setgroups([]); os.setgid(65534); os.setuid(65534)
for words in ("validate l.toml", "timeline --ledger l.toml", "import l.toml", "schema -o old.json"):
    sys.argv = ["cai", *words.split()]
    print(main(), flush=True)
"""


def _open_to_others(path: Path) -> bool:
    return all(folder.stat().st_mode & 0o005 == 0o005 for folder in (path, *path.parents))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become nobody")
@pytest.mark.skipif(
    not (_open_to_others(ROOT) and _open_to_others(Path(sys.executable).parent)),
    reason="the checkout or its interpreter is closed to other users, who could not run cai at all",
)
def test_what_may_not_be_read_is_no_mistake_of_the_line() -> None:
    place = Path(mkdtemp())  # the test's own folder lies in one that is closed to others
    place.chmod(0o777)
    for name, text in (("l.toml", LEDGER), ("old.json", "old")):
        (place / name).write_text(text, encoding="utf-8")
        os.chown(place / name, 65534, 65534)
        (place / name).chmod(0o200)  # it may be written, and not read
    done = subprocess.run(
        [sys.executable, "-c", AS_NOBODY, place], capture_output=True, text=True, timeout=60, check=False, cwd=ROOT,
        env={name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")},  # nobody may write its data
    )  # fmt: skip
    assert [line for line in done.stdout.splitlines() if line.isdigit()] == ["3", "3", "3", "0"]
    assert done.stdout.count("no permission to read it") == 1
    assert done.stderr.splitlines() == ["cai: cannot read l.toml: no permission to read it"] * 2
    assert (place / "old.json").read_text(encoding="utf-8").startswith("{")
    rmtree(place)
