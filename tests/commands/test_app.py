"""The program as people meet it: exit codes, help, suggestions, completion, and what a start imports."""

from __future__ import annotations

import gc
import os
import re
import shlex
import subprocess
import sys
from shutil import which
from typing import TYPE_CHECKING

import pytest

from ca_israel import __main__ as entry
from ca_israel import __version__
from ca_israel.ledger import starter
from conftest import ROOT, command, run_alone

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

COMMANDS = [
    "timeline",
    "show",
    "cite",
    "check-links",
    "archive",
    "validate",
    "coverage",
    "import",
    "init",
    "schema",
]
HEAVY = {
    "rich",
    "requests",
    "urllib3",
    "dateutil",
    "tomllib",
    "difflib.SequenceMatcher",
    "tempfile",
    "ssl",
    "http",
    "asyncio",
}


def loaded_after(*args: str) -> set[str]:
    """Run `cai` in a fresh interpreter and return the modules it had loaded at its end."""
    program = (
        "import sys; sys.argv = ['cai', *sys.argv[1:]]\n"
        "from ca_israel.__main__ import main\n"
        "code = main()\n"
        "print('loaded', *sys.modules, file=sys.stderr)\n"
        "sys.exit(code)"
    )
    # a coverage run starts itself in every child, with all that it imports
    env = {key: value for key, value in os.environ.items() if not key.startswith("COVERAGE")}
    done = subprocess.run(
        [sys.executable, "-c", program, *args],
        env=env,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return set(done.stderr.splitlines()[-1].split())


def test_the_version_needs_nothing_else(cai: Callable[..., Ran]) -> None:
    assert cai("--version") == cai("-V") == cai("-v", "--version") == (0, f"cai {__version__}\n", "")
    loaded = loaded_after("--version")
    assert not loaded & {"typer", "tomli", "json", "inspect", "datetime"}
    assert {module for module in loaded if module.startswith("ca_israel")} <= {
        "ca_israel", "ca_israel.__main__", "ca_israel.terminal.output", "ca_israel.errors", "ca_israel.terminal.look", "ca_israel.text.safe",
    }  # fmt: skip


@pytest.mark.parametrize(
    "args",
    [
        ("timeline",),
        ("timeline", "-f", "json"),
        ("timeline", "--country", "UZ", "--since", "2021"),
        ("cite", "4"),
    ],
)
def test_a_start_imports_nothing_heavy(args: tuple[str, ...]) -> None:
    loaded = loaded_after(*args)
    assert not loaded & HEAVY
    assert not {
        module for module in loaded if module.startswith(("ca_israel.links", "ca_israel.cite.csl", "xml"))
    }


def test_cycles_are_looked_for_less_often_and_as_before_when_it_is_over(
    cai: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    usual, during = gc.get_threshold(), []
    monkeypatch.setattr(
        "ca_israel.commands.timeline.write", lambda *_, **__: during.append(gc.get_threshold())
    )
    cai("timeline", "-f", "json")
    assert during[0][0] > usual[0]
    cai("no-such-command")
    assert gc.get_threshold() == usual


def test_a_timeline_imports_one_format_alone() -> None:
    formats = {
        module
        for module in loaded_after("timeline", "-f", "jsonl")
        if module.startswith("ca_israel.timeline.")
    }
    assert formats == {f"ca_israel.timeline.{name}" for name in ("jsonl", "records", "timeline")}


@pytest.mark.parametrize("form", ["plain", "jsonl"])
def test_where_no_note_is_printed_no_style_is_imported(form: str) -> None:
    assert not {
        name for name in loaded_after("timeline", "-f", form) if name.startswith("ca_israel.cite.styles.")
    }


def test_as_a_module_it_is_the_same_program() -> None:
    ran = run_alone("cite", "4")
    assert ran.code == 0
    assert ran.out.startswith("[4] David Rosenberg")
    assert run_alone("--help").out.startswith("Usage: cai ")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_that_begins_with_examples(cai: Callable[..., Ran], command: str) -> None:
    ran = cai(command, "-h")
    assert ran.code == 0
    assert ran.out == cai(command, "--help").out
    assert ran.out.index("Examples:") < ran.out.index("Options:")
    assert f"\n    cai {command}" in ran.out


def test_without_arguments_there_is_help(cai: Callable[..., Ran]) -> None:
    ran = cai()
    assert "Usage: cai" in ran.out + ran.err
    for name in COMMANDS:
        assert f"\n  {name} " in ran.out + ran.err


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["timelin"], 'No such command "timelin". Did you mean "timeline"?'),
        (["check"], 'Did you mean "check-links" or "validate"?'),
        (["link"], 'Did you mean "check-links"?'),
        (["lint"], 'Did you mean "validate"?'),
        (["Timeline"], 'Did you mean "timeline"?'),
        (["zzz"], "No such command 'zzz'."),
        (["help", "zzz"], "No such command 'zzz'."),
        (["\x1b[31mtimeline"], 'Did you mean "timeline"?'),
        (
            ["coverage", "kazakhstan"],
            "cai: coverage is of the whole ledger, not of kazakhstan; `cai timeline kazakhstan` prints the events of a country\n",
        ),
        (["timeline", "--contry", "UZ"], "--country"),
        (["timeline", "--status", "plannd"], 'cai: --status cannot be "plannd"; did you mean "planned"?'),
        (
            ["timeline", "--color", "sometimes"],
            'cai: --color cannot be "sometimes"; choose from auto, always, never',
        ),
        (["timeline", "--limit", "-1"], "--limit"),
        (["timeline", "--raw"], "cai: --raw is for CSV, not for plain; -f csv makes it\n"),
        (["timeline", "--ids"], "cai: --ids is for a document, not for plain; -f markdown makes one\n"),
        (
            ["timeline", "--vague", "skip", "-f", "json"],
            "cai: --vague is for a calendar, not for json; -f ics makes one\n",
        ),
        (["timeline", "--vague", ""], 'cai: --vague cannot be ""; choose from skip, span, first\n'),
        (["timeline", "--since", "02/03/2022"], "cai: --since: "),
        (["validate", "-f", "yaml"], 'cai: --format cannot be "yaml"; choose from auto, text, json, github'),
        (["show"], "Missing argument"),
        (["cite"], "cai: no footnote or citekey is named; try `cai cite 4` or `cai cite --all`"),
    ],
)
def test_bad_usage_exits_2_with_a_word_that_helps(
    cai: Callable[..., Ran], args: list[str], said: str
) -> None:
    ran = cai(*args)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (["timeline", "Uzbekistan", "KZ"], ["timeline", "-c", "uzbekistan", "-c", "kazakhstan"]),
        (["timeline", "tm", "-c", "uzb"], ["timeline", "-c", "turkmenistan", "-c", "uzbekistan"]),
        (["timeline", "--status", "Planned"], ["timeline", "--status", "planned"]),
        (["timeline", "-f", "ICS", "--vague", "Span"], ["timeline", "-f", "ics", "--vague", "span"]),
        (["cite", "[4]", "--style", "Chicago"], ["cite", "4", "--style", "chicago"]),
        (["cite", "#4", "--style", "ISO 690"], ["cite", "4", "--style", "iso690"]),
        (["cite", "[4]-[6]", "-f", "CSL_JSON"], ["cite", "4-6", "-f", "csl-json"]),
        (["--color", "ALWAYS", "show", "[4]"], ["--color", "always", "show", "4"]),
        (["help"], ["--help"]),
        (["help", "cite"], ["cite", "--help"]),
        (["--color", "never", "help", "check-links"], ["check-links", "--help"]),
    ],
)
def test_what_people_type_is_read_as_what_they_mean(
    cai: Callable[..., Ran], typed: list[str], meant: list[str]
) -> None:
    ran = cai(*typed)
    assert (ran.code, ran.out) == (0, cai(*meant).out)
    assert ran.out


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (
            ["timeline", "-c", "uzbekstan"],
            'cai: no country "uzbekstan" in this ledger; did you mean "uzbekistan"?\n',
        ),
        (["timeline", "--footnote", "12"], "cai: no footnote 12; this ledger has 1-11\n"),
        (["show", "uz-2022-busines-forum"], 'did you mean "uz-2022-business-forum"?\n'),
        (
            ["timeline", "uzbekstan"],
            'cai: no country "uzbekstan" in this ledger; did you mean "uzbekistan"?\n',
        ),
        (["timeline", "defense"], "; it is a category: --category defense\n"),
        (
            ["show", "Uzbekistan"],
            'cai: "Uzbekistan" is a country; `cai timeline Uzbekistan` prints its events\n',
        ),
        (["show", "12"], "cai: no footnote 12; this ledger has 1-11\n"),
        (["show", "\x1b[31m"], "\\x1b[31m"),
    ],
)
def test_what_the_ledger_lacks_exits_1(cai: Callable[..., Ran], args: list[str], said: str) -> None:
    ran = cai(*args)
    assert (ran.code, ran.out) == (1, "")
    assert said in ran.err
    assert "\x1b" not in ran.err


def test_nothing_matched_is_fine_and_told(cai: Callable[..., Ran]) -> None:
    ran = cai("timeline", "--since", "2024")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "cai: since 1 January 2024\ncai: no event matches; the ledger has 9\n"


def test_a_bug_is_told_in_two_lines(cai: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> int:
        raise RecursionError("deep \x1b[31m")

    monkeypatch.setattr(entry, "_run", broken)
    ran = cai("timeline")
    assert (ran.code, ran.out) == (70, "")
    assert ran.err.startswith("cai: this is a bug: RecursionError: deep \\x1b[31m\ncai: please report it")
    monkeypatch.setenv("CAI_DEBUG", "1")
    assert "Traceback" in cai("timeline").err


# ------------------------------------------------------------------------------------------------ show


def test_show_tells_all_of_an_event(cai: Callable[..., Ran]) -> None:
    out = cai("show", "tj-2022-dushanbe-talks").out
    for part in ("18 August 2022 (2022-08-18: that day)", "Tajikistan", "diplomatic, economic", "Dushanbe", "Simona Halper",
                 "11 of the article", "[10] “Tajikistan and Israel Discuss"):  # fmt: skip
        assert part in out


def test_show_tells_all_of_a_footnote_and_its_source(cai: Callable[..., Ran]) -> None:
    out = cai("show", "5").out
    for part in (
        "[5] Rosenberg, op.cit.",
        "stands for",
        "cited for",
        "through footnote 4",
        "citekey     rosenberg-oil",
        "2023-03-29",
    ):
        assert part in out


def test_show_tells_all_of_a_source(
    ledger_of: Callable[[str], object], cai: Callable[..., Ran], tmp_path: Path
) -> None:
    ledger_of(
        '[sources.all]\ntype = "journal"\ntitle = "T"\nshort = "S"\ntitles = ["Old", "Older"]\n'
        'authors = ["Doe, Jane", { family = "Gogh", given = "V", particle = "van" }, "Board"]\nin = "J"\nvolume = 1\nissue = 2\n'
        'pages = "3-4"\npublished = "2001-07"\npublisher = "P"\nplace = "Rome"\ndoi = "10.1000/1"\nlanguage = "en"\n'
        'url = "https://example.org/a"\naccessed = 2002-01-02\naccess = "free"\nstate = "gone"\n'
        'archive = { url = "https://web.archive.org/web/20020102000000/https://example.org/a", date = 2002-01-02 }\n'
        'checked = { on = 2003-04-05, by = "RM" }\nx = { mine = [1, 2] }\n'
        '[[events]]\nid = "plan"\ndate = "2001"\ntitle = "P"\nstatus = "planned"\nsources = ["all"]\n'
        '[[events]]\nid = "done"\ndate = "/2002"\ntitle = "D"\nfollows = "plan"\n'
    )
    out = re.sub(r"\s+", " ", cai("show", "all", cwd=tmp_path).out)
    for part in ("Doe, Jane; Gogh, V, van; Board", "titles Old; Older", "volume 1", "issue 2", "pages 3-4", "published July 2001", "place Rome",
                 "doi 10.1000/1", "accessed 2002-01-02", "access free", "state gone", "(2002-01-02)", "checked 2003-04-05 by RM",
                 "x.mine [1, 2]", "event 2001: P · plan"):  # fmt: skip
        assert part in out, part
    assert "followed by done" in cai("show", "plan", cwd=tmp_path).out
    done = cai("show", "done", cwd=tmp_path).out
    assert "open to 2002-12-31" in done
    assert "follows     plan" in done


# ------------------------------------------------------------------------------------- init and schema


def test_init_writes_a_ledger_that_validates_and_never_over_another(
    cai: Callable[..., Ran], tmp_path: Path
) -> None:
    assert cai("init", cwd=tmp_path) == (
        0,
        "",
        "cai: wrote events.toml; try `cai timeline --ledger events.toml`\n",
    )
    assert cai("validate", "--strict", cwd=tmp_path).code == 0
    (tmp_path / "events.toml").write_text("mine")
    assert cai("init", cwd=tmp_path).code == 2
    assert (tmp_path / "events.toml").read_text() == "mine"
    assert cai("init", "no/such/folder.toml", cwd=tmp_path).code == 74


def test_the_starter_is_in_the_package() -> None:
    assert "schema = 1" in starter.starter()


def test_schema_prints_a_json_schema(cai: Callable[..., Ran]) -> None:
    import json

    assert json.loads(cai("schema").out)["$schema"].startswith("http")


# ------------------------------------------------------------------------------------------ completion


def typed(shell: str, line: str) -> dict[str, str]:
    """Return the environment in which the script of a shell asks what may stand at the end of ``line``."""
    asked = {
        "bash": {"COMP_WORDS": line, "COMP_CWORD": str(line.count(" "))},
        "zsh": {"_TYPER_COMPLETE_ARGS": line},
        "fish": {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
    }[shell]
    return {**asked, "_CAI_COMPLETE": f"complete_{shell}"}


@pytest.fixture
def completed(cai: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Return what pressing TAB at the end of a line offers."""

    def run(shell: str, line: str, cwd: Path = ROOT) -> list[str]:
        for name, value in typed(shell, line).items():
            monkeypatch.setenv(name, value)
        ran = cai(cwd=cwd)
        assert ran.err == ""
        return ran.out.splitlines()

    return run


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_values_of_the_ledger_are_completed(shell: str, completed: Callable[..., list[str]]) -> None:
    for line, value in [
        ("cai timeline --country uz", "uzbekistan"), ("cai timeline --category ec", "economic"), ("cai cite 1", "11"),
        ("cai cite rosen", "rosenberg-oil"), ("cai show tm-", "tm-2023-embassy"), ("cai timeline --status pl", "planned"),
        ("cai timeline --format js", "jsonl"), ("cai timeline --footnote 1", "10"), ("cai timeline --source kab", "kabar-deepen"),
    ]:  # fmt: skip
        assert any(value in offered for offered in completed(shell, line)), (line, value)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_works_in_the_program_as_shells_start_it(shell: str) -> None:
    ran = run_alone(cwd=ROOT, stdin=None, **typed(shell, "cai timeline --country uz"))
    assert "uzbekistan" in ran.out
    assert ran.err == ""


def test_completion_offers_nothing_where_the_ledger_is_broken(
    tmp_path: Path, completed: Callable[..., list[str]]
) -> None:
    (tmp_path / "events.toml").write_text("schema = 1\n[[")
    assert completed("bash", "cai timeline --country u", tmp_path) == [""]


def test_completion_reads_the_ledger_that_the_line_names(
    tmp_path: Path, completed: Callable[..., list[str]]
) -> None:
    (tmp_path / "a.toml").write_text('schema = 1\n[countries.ruritania]\nname = "Ruritania"\n')
    assert completed("bash", "cai timeline --ledger a.toml --country ru", tmp_path) == ["ruritania"]
    assert completed("bash", "cai --ledger a.toml timeline --country ru", tmp_path) == ["ruritania"]


def test_completion_never_hands_a_shell_something_to_run(
    tmp_path: Path, completed: Callable[..., list[str]]
) -> None:
    (tmp_path / "events.toml").write_text(
        "schema = 1\ncategories = ['ok', '$(touch ran)', 'a;b', '`c`']\n"
        '[sources.fine]\ntype = "web"\ntitle = "$(touch ran) `x` \'y\' \\"z\\" : end"\n'
    )
    assert completed("bash", "cai timeline --category ", tmp_path) == ["ok"]
    for shell in ("bash", "zsh", "fish"):
        offered = "\n".join(completed(shell, "cai cite ", tmp_path))
        assert "fine" in offered
        assert "$(" not in offered
        assert "`" not in offered


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_completion_script_of_a_shell_is_printed(shell: str) -> None:
    for asked in (["--show-completion", shell], [f"--show-completion={shell}"]):
        ran = run_alone(*asked)  # whichever shell is above us
        assert (ran.code, ran.err) == (0, "")
        assert f"_CAI_COMPLETE=complete_{shell}" in ran.out


def test_the_completion_of_a_shell_is_installed(tmp_path: Path) -> None:
    ran = run_alone("--install-completion", "fish", HOME=str(tmp_path))
    assert (ran.code, ran.err) == (0, "")
    assert (tmp_path / ".config/fish/completions/cai.fish").is_file()


def test_a_shell_that_cai_does_not_know_is_told(
    cai: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    import shellingham  # type: ignore[import-untyped]

    told = cai("--show-completion", "zhs")
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith('cai: --show-completion cannot be "zhs"; ')

    def none_above() -> None:
        raise shellingham.ShellDetectionFailure

    for detected in (none_above, lambda: ("dash", "/bin/dash")):
        monkeypatch.setattr(shellingham, "detect_shell", detected)
        told = cai("--show-completion")
        assert (told.code, told.out) == (2, "")
        assert told.err == (
            "cai: the shell that runs cai is not known;"
            " name one: cai --show-completion bash|zsh|fish|powershell|pwsh\n"
        )


@pytest.mark.skipif(which("bash") is None, reason="there is no bash here to be found among the parents")
def test_the_shell_that_runs_cai_is_detected() -> None:
    line = (
        f"{shlex.join(command('--show-completion'))}; exit $?"  # a shell that has more to do stays the parent
    )
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, timeout=60, check=False)
    assert "_CAI_COMPLETE=complete_bash" in done.stdout
