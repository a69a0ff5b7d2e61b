"""What else knows of copies and of former addresses: `coverage`, `validate`, and the look-up itself."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from archive.conftest import source, words
from archive.fake import GOOD, NEWS, OTHER, PREFIX, UNTITLED, WORK, Copy, Fake

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from archive.conftest import Went
    from conftest import Ran

NEAR = "20230320101010"
FORMER, OLDER = "https://old.example/a/bridges", "https://older.example/b/bridges"


# ------------------------------------------------------------------------------------------- coverage


@pytest.fixture
def held(cai: Callable[..., Ran], tmp_path: Path) -> Callable[..., Any]:
    def run(*more: object) -> Any:
        ran = cai("coverage", "-f", "json", *more, cwd=tmp_path)
        assert (ran.code, ran.err) == (0, "")
        return json.loads(ran.out)["sources"]

    return run


def test_coverage_counts_the_copies_that_a_run_saw_to_show_the_work(
    fake: Callable[..., Fake], cai: Callable[..., Ran], held: Callable[..., Any], tmp_path: Path
) -> None:
    archive = fake([Copy(NEAR)])
    ledger = tmp_path / "events.toml"
    copied = 'archive = { url = "https://web.archive.org/web/2023/https://b.example/" }'
    text = source() + source("b", "https://b.example/", copied) + source("c", "https://c.example/")
    ledger.write_text(f"schema = 1\n{text}", encoding="utf-8")
    assert held("--history", "h.json")["verified"] is None
    assert cai("archive", "--write", "--history", "h.json", *words(archive), cwd=tmp_path).code == 0
    counts = held("--history", "h.json")
    assert (counts["archived"], counts["verified"], counts["without_archive"]) == (2, 1, ["c"])
    assert "  verified copy" in cai("coverage", "--history", "h.json", cwd=tmp_path).out
    assert held("--no-history")["verified"] is None
    assert held()["verified"] is None
    assert "verified" not in cai("coverage", cwd=tmp_path).out
    ledger.write_text(ledger.read_text(encoding="utf-8").replace(WORK, "Another work"), encoding="utf-8")
    assert held("--history", "h.json")["verified"] == 0


@pytest.mark.parametrize(
    ("url", "verified"),
    [
        (f"{PREFIX}{NEAR}/{NEWS}", 1),
        (f"{PREFIX}20230320/{NEWS}", 1),
        (f"{PREFIX}{NEAR}id_/{NEWS}", 1),
        (f"{PREFIX}20230321/{NEWS}", 0),
        (f"{PREFIX}{NEAR}/{NEWS}x", 0),
        ("/AbCd", 0),
    ],
)
def test_a_copy_is_verified_by_its_time_and_its_original(
    fake: Callable[..., Fake],
    cai: Callable[..., Ran],
    held: Callable[..., Any],
    tmp_path: Path,
    url: str,
    verified: int,
) -> None:
    archive = fake([Copy(NEAR)])
    ledger = tmp_path / "events.toml"
    ledger.write_text(f"schema = 1\n{source()}", encoding="utf-8")
    cai("archive", "--history", "h.json", *words(archive), cwd=tmp_path)
    copied = f'accessed = 2023-03-29\narchive = {{ url = "{archive.base}{url}" }}'
    ledger.write_text(f"schema = 1\n{source(more=copied)}", encoding="utf-8")
    assert held("--history", "h.json")["verified"] == verified


def test_a_copy_of_which_nobody_can_tell_is_not_verified(
    fake: Callable[..., Fake], cai: Callable[..., Ran], held: Callable[..., Any], tmp_path: Path
) -> None:
    archive = fake([Copy(NEAR, UNTITLED)])
    (tmp_path / "events.toml").write_text(f"schema = 1\n{source()}", encoding="utf-8")
    cai("archive", "--write", "--unconfirmed", "--history", "h.json", *words(archive), cwd=tmp_path)
    counts = held("--history", "h.json")
    assert (counts["archived"], counts["verified"]) == (1, 0)


def test_coverage_never_writes_over_the_history(cai: Callable[..., Ran], tmp_path: Path) -> None:
    ledger = tmp_path / "events.toml"
    ledger.write_text(f"schema = 1\n{source()}", encoding="utf-8")
    (tmp_path / "h.json").write_text("")
    ran = cai("coverage", "--history", "h.json", "-o", "h.json", cwd=tmp_path)
    assert (ran.code, (tmp_path / "h.json").read_text()) == (2, "")


# ------------------------------------------------------------------------------------ former addresses


def moved(*former: str) -> str:
    listed = ", ".join(f'"{one}"' for one in former)
    return source(more=f"accessed = 2023-03-29\nmoved_from = [{listed}]")


def test_a_work_that_moved_is_looked_for_at_its_former_addresses(
    fake: Callable[..., Fake], ask: Callable[..., Went]
) -> None:
    archive = fake([Copy(NEAR, url=FORMER)])
    went = ask(archive, ledger=moved(OLDER, FORMER))
    assert (went.one["verdict"], went.one["url"]) == ("found", NEWS)
    assert went.one["memento"]["url"] == f"{archive.base}{PREFIX}{NEAR}/{FORMER}"
    assert not [path for path in archive.asked if "older.example" in path]  # the last one had it
    went = ask(fake([Copy(NEAR, url=OLDER)]), ledger=moved(OLDER, FORMER))
    assert went.one["memento"]["url"].endswith(OLDER)
    assert ask(archive).one["verdict"] == "absent"


def test_a_former_address_is_asked_only_where_the_present_one_has_no_copy(
    fake: Callable[..., Fake], ask: Callable[..., Went]
) -> None:
    archive = fake([Copy(NEAR), Copy(NEAR, url=FORMER)])
    assert ask(archive, ledger=moved(FORMER)).json["requests"] == 2
    other = fake([Copy(NEAR, OTHER), Copy(NEAR, url=FORMER)])
    assert ask(other, ledger=moved(FORMER)).one["verdict"] == "mismatch"


def test_what_leads_from_a_former_address_to_a_home_page_is_not_the_work(
    fake: Callable[..., Fake], ask: Callable[..., Went]
) -> None:
    archive = fake([Copy(NEAR, b"", 301, "/", url=FORMER), Copy(NEAR, url="https://old.example/")])
    ledger = moved(FORMER).replace(NEWS, "https://bridges.example/")
    assert ask(archive, ledger=ledger).one["verdict"] == "mismatch"


def test_no_address_is_asked_for_twice(fake: Callable[..., Fake], ask: Callable[..., Went]) -> None:
    once = ask(fake()).json["requests"]
    assert ask(fake(), ledger=moved(NEWS, NEWS)).json["requests"] == once


def test_a_former_address_that_is_noted_later_is_asked_for(
    fake: Callable[..., Fake], ask: Callable[..., Went]
) -> None:
    archive = fake([Copy(NEAR, GOOD, url=FORMER)])
    assert ask(archive, history=True).one["verdict"] == "absent"
    assert ask(archive, ledger=moved(FORMER), history=True).one["verdict"] == "found"


def test_the_copy_of_a_former_address_validates_clean(
    fake: Callable[..., Fake], cai: Callable[..., Ran], tmp_path: Path
) -> None:
    archive = fake([Copy(NEAR, url=FORMER)])
    ledger = tmp_path / "events.toml"
    cited = '[footnotes]\n1 = "bridges"\n'
    ledger.write_text(f"schema = 1\n{moved(FORMER)}{cited}", encoding="utf-8")
    cai("archive", "--write", "--no-history", *words(archive), cwd=tmp_path)
    assert FORMER in ledger.read_text(encoding="utf-8").rpartition("archive = ")[2]
    assert "archive-mismatch" not in cai("validate", cwd=tmp_path).out
