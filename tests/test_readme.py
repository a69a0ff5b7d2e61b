"""The README is true: its help blocks are what --help prints, its commands and codes are all there.

`python tests/test_readme.py` writes the blocks anew.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from ca_israel import errors
from ca_israel.ledger.model import WARNINGS

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
CONTRIBUTING = ROOT / ".github/CONTRIBUTING.md"
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
_PICTURE = re.compile(r"(<!-- (timeline [^>]*) -->\n```text\n)(.*?)(```\n)", re.DOTALL)


def printed(*args: str) -> str:
    """Return what `cai` prints, 80 columns wide, without trailing blanks."""
    done = subprocess.run(
        [sys.executable, "-m", "ca_israel", *args],
        cwd=README.parent, capture_output=True, text=True, check=True, timeout=60, encoding="utf-8",
        env={**os.environ, "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines())


def help_blocks() -> str:
    """Return the whole last section."""
    blocks = [("cai", printed("--help")), *((f"cai {name}", printed(name, "--help")) for name in COMMANDS)]
    return "<!-- help -->\n" + "".join(f"\n### `{title}`\n\n```text\n{text}```\n" for title, text in blocks)


def anew(text: str) -> str:
    """Return the README with every printed block as the program prints it now."""
    text = _PICTURE.sub(lambda found: found[1] + printed(*found[2].split()) + found[4], text)
    return text[: text.index("<!-- help -->")] + help_blocks()


def test_every_printed_block_is_what_the_program_prints() -> None:
    text = README.read_text(encoding="utf-8")
    assert anew(text) == text, "run `python tests/test_readme.py` to write the blocks anew"


def test_it_opens_with_two_commands_for_a_bare_machine() -> None:
    run, test = re.findall(r"```sh\n(.*?)\n```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert (
        run
        == "python3 -m venv .venv && .venv/bin/pip install -q . && .venv/bin/cai timeline --country uzbekistan"
    )
    assert (
        test == "python3 -m venv .venv && .venv/bin/pip install -q -e '.[dev]' && .venv/bin/pytest -q -n auto"
    )


@pytest.mark.parametrize(
    "error",
    [
        error
        for error in vars(errors).values()
        if isinstance(error, type) and issubclass(error, errors.CaiError)
    ],
)
def test_every_exit_code_is_documented(error: type[errors.CaiError]) -> None:
    assert f"\n| {error.exit_code} | " in README.read_text(encoding="utf-8")


def test_every_command_and_warning_is_documented() -> None:
    text = README.read_text(encoding="utf-8")
    for command in COMMANDS:
        assert f"\n| `cai {command}` | " in text
    for code in WARNINGS:
        assert f"`{code}`" in text


def test_what_contributing_names_is_there() -> None:
    text = CONTRIBUTING.read_text(encoding="utf-8")
    there = {
        f"/{path.relative_to(ROOT).as_posix()}"
        for folder in ("src", "tests")
        for path in (ROOT / folder).rglob("*")
    }
    named = set(re.findall(r"[\w./-]*\w\.(?:py|json|toml)\b|\w[\w/]+/(?=[`,. ])", text))
    made_up = {"NAME.py", "test_NAME.py", "ka.toml"}
    missing = [
        name
        for name in sorted(named)
        if name.rpartition("/")[2] not in made_up
        and not any(path.endswith(f"/{name}".rstrip("/")) for path in there)
    ]
    assert missing == [], "CONTRIBUTING names files that are not there"
    assert len(named) > 25


if __name__ == "__main__":
    README.write_text(anew(README.read_text(encoding="utf-8")), encoding="utf-8")
