"""A difference that `git apply` takes, whatever the lines end in."""

from __future__ import annotations

import subprocess
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ca_israel.text.diff import unified_diff

if TYPE_CHECKING:
    from pathlib import Path


def test_a_difference_as_git_prints_it() -> None:
    old = "".join(f"{number}\n" for number in range(1, 21))
    new = old.replace("2\n", "2\nnew\n", 1).replace("7\n", "", 1).replace("\n18\n", "\neighteen\n")
    assert unified_diff(old, new, "events.toml") == (
        "--- a/events.toml\n+++ b/events.toml\n"
        "@@ -1,10 +1,10 @@\n 1\n 2\n+new\n 3\n 4\n 5\n 6\n-7\n 8\n 9\n 10\n"
        "@@ -15,6 +15,6 @@\n 15\n 16\n 17\n-18\n+eighteen\n 19\n 20\n"
    )


def test_no_difference_is_no_text() -> None:
    assert unified_diff("a\r\nb", "a\r\nb", "x") == ""


def test_a_missing_line_end_is_said() -> None:
    missing = "\\ No newline at end of file\n"
    assert unified_diff("a\nb", "a\nb\n", "x") == f"--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n a\n-b\n{missing}+b\n"
    assert unified_diff("a\nb", "c\nb", "x") == f"--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n-a\n+c\n b\n{missing}"


def test_from_nothing_and_to_nothing() -> None:
    assert unified_diff("", "a\n", "x") == "--- a/x\n+++ b/x\n@@ -0,0 +1,1 @@\n+a\n"
    assert unified_diff("a\n", "", "x") == "--- a/x\n+++ b/x\n@@ -1,1 +0,0 @@\n-a\n"


def applied(folder: Path, name: str, old: str, new: str, start: Path | None = None) -> str:
    """What `git apply` makes of the old text."""
    file = (start or folder) / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(old.encode())
    difference = unified_diff(old, new, name)
    subprocess.run(
        ["git", "apply", "--whitespace=nowarn", "--allow-empty", "-"],
        cwd=start or folder, input=difference.encode(), check=True, capture_output=True,
    )  # fmt: skip
    return file.read_bytes().decode()


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("repository")
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    return folder


@pytest.mark.parametrize(
    "name", ["events.toml", "a b.toml", "үй.toml", 'q"\\.toml', "tab\t.toml", "in/e.toml"]
)
def test_git_finds_the_file_by_its_name(repository: Path, name: str) -> None:
    assert applied(repository, name, "a\n", "b\n") == "b\n"


def test_a_name_is_that_from_the_folder_in_which_it_is_applied(repository: Path) -> None:
    assert applied(repository, "e.toml", "a\n", "b\n", start=repository / "below") == "b\n"


TEXTS = st.lists(
    st.sampled_from(["a", "b", "", "-- x", "@@", "\u2028", "\x0bv", *"123456789"]), min_size=1, max_size=30
).flatmap(
    lambda lines: st.tuples(*(st.sampled_from([line + "\n", line + "\r\n"]) for line in lines)).map("".join)
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS, TEXTS, st.booleans(), st.booleans())
def test_git_makes_the_new_text_of_the_old_one(
    repository: Path, old: str, new: str, cut: bool, cut_new: bool
) -> None:
    old, new = old[: -1 if cut else None] or "x", new[: -1 if cut_new else None] or "x"
    assert applied(repository, "e.toml", old, new) == new


@pytest.mark.parametrize("line", ["\n", "x = {number}\n"])
def test_time_grows_with_the_lines(line: str) -> None:
    old = "".join(line.format(number=number) for number in range(50_000))
    begin = time.process_time()
    assert unified_diff(old, "new\n" + old[: len(old) // 2] + "new\n" + old[len(old) // 2 :] + "new\n", "x")
    assert unified_diff(old, old.replace("\n", "\r\n"), "x")
    assert time.process_time() - begin < 3
