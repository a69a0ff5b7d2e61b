"""What the ledger has already, and what is remembered of earlier runs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from archive.conftest import source
from archive.fake import GONE, INDEX, NEWS, OTHER, PREFIX, UNTITLED, Copy, Fake, Wrong
from ca_israel.archive.find_copies import find_copies
from ca_israel.archive.protocol.client import Manners
from ca_israel.archive.protocol.web_archive import WebArchive
from ca_israel.archive.sources import Asking
from ca_israel.ledger import loader
from links.sites import page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from archive.conftest import Went

NEAR, BEFORE, AFTER, OLD = "20230320101010", "20230310101010", "20230401101010", "20190101101010"
BUSY = page(b"<h1>503</h1>", "503 Service Unavailable")
TOO_MANY = page(b"slow down", "429 Too Many Requests", "Retry-After: 60")
NAMES = ("one", "two", "three", "four", "five")


def url(name: str) -> str:
    return f"https://news.example/{name}/bridges-over-quiet-rivers"


def several(*names: str, more: str = "accessed = 2023-03-29") -> str:
    return "".join(source(name, url(name), more) for name in names)


def with_copy(archive: Fake, at: str, address: str = NEWS) -> str:
    day = f"{at[:4]}-{at[4:6]}-{at[6:8]}"
    return (
        f'accessed = 2023-03-29\narchive = {{ url = "{archive.base}{PREFIX}{at}/{address}", date = {day} }}'
    )


def verdicts(went: Went) -> list[str]:
    return [
        f"{one['source']} {one['verdict']} {one['rule']} {one['requests']}" for one in went.json["sources"]
    ]


# ------------------------------------------------------------------------------ copies that are there


def test_verify_looks_at_the_copy_that_is_there(fake: Callable[..., Fake], ask: Callable[..., Went]) -> None:
    archive = fake([Copy(NEAR)])
    went = ask(archive, "--verify", ledger=source(more=with_copy(archive, NEAR)))
    assert verdicts(went) == ["bridges kept still-there 1"]
    assert (went.code, went.chosen, went.one["memento"]["verified"]) == (0, NEAR, True)


def test_a_copy_that_does_not_show_the_work_fails_and_a_better_one_is_proposed(
    fake: Callable[..., Fake], ask: Callable[..., Went]
) -> None:
    archive = fake([Copy(NEAR, GONE), Copy(BEFORE)])
    went = ask(archive, "--verify", ledger=source(more=with_copy(archive, NEAR)))
    assert verdicts(went) == ["bridges broken broken-better 3"]
    assert (went.code, went.one["fails"], went.chosen) == (1, True, BEFORE)
    alone = fake([Copy(NEAR, raw=page(b"", "404 Not Found"))])
    went = ask(alone, "--verify", ledger=source(more=with_copy(alone, NEAR)))
    assert verdicts(went) == ["bridges broken broken 2"]
    assert (went.code, went.chosen) == (1, None)
    assert went.one["reason"].endswith("does not show the work. It is not shown by the archive.")


def test_a_broken_copy_is_known_though_nothing_more_may_be_asked(
    fake: Callable[..., Fake], ask: Callable[..., Went]
) -> None:
    archive = fake([Copy(NEAR, GONE)], wrong=[Wrong(INDEX, TOO_MANY)])
    went = ask(archive, "--verify", ledger=source(more=with_copy(archive, NEAR)) + several("two"))
    assert verdicts(went) == ["bridges broken broken 2", "two unknown too-many 0"]
    assert went.code == 1


def test_a_copy_in_doubt_and_one_that_could_not_be_looked_at_are_not_broken(
    fake: Callable[..., Fake], ask: Callable[..., Went]
) -> None:
    archive = fake([Copy(NEAR, UNTITLED)])
    went = ask(archive, "--verify", ledger=source(more=with_copy(archive, NEAR)))
    assert (verdicts(went), went.code) == (["bridges unconfirmed kept-unsure 1"], 0)
    archive = fake([Copy(NEAR)], wrong=[Wrong(NEAR, BUSY)])
    went = ask(archive, "--verify", ledger=source(more=with_copy(archive, NEAR)))
    assert (verdicts(went), went.code) == (["bridges unknown archive-fault 2"], 4)


@pytest.mark.parametrize(
    ("address", "rule"),
    [
        ("https://archive.ph/AbCd", "in-archive-never-asked"),
        ("https://elsewhere.example/web/20230320/x", "in-another-archive"),
    ],
)
def test_copies_in_other_archives_are_told_and_never_asked(
    fake: Callable[..., Fake], ask: Callable[..., Went], address: str, rule: str
) -> None:
    archive = fake([Copy(NEAR)])
    more = f'archive = {{ url = "{address}", date = 2023-03-20 }}'
    went = ask(archive, "--verify", ledger=source(more=more))
    assert (verdicts(went), archive.asked, went.code) == ([f"bridges kept {rule} 0"], [], 0)
    went = ask(archive, "--replace", ledger=source(more=more + "\naccessed = 2023-03-29"))
    assert (verdicts(went), went.chosen) == (["bridges found the-work 2"], NEAR)


def test_replace_looks_for_a_better_copy(fake: Callable[..., Fake], ask: Callable[..., Went]) -> None:
    archive = fake([Copy(NEAR), Copy(OLD)])
    better = ask(archive, "--replace", ledger=source(more=with_copy(archive, OLD)))
    assert (verdicts(better), better.chosen) == (["bridges found the-work 2"], NEAR)
    same = ask(archive, "--replace", ledger=source(more=with_copy(archive, NEAR)))
    assert (verdicts(same), same.chosen, same.one["memento"]["verified"]) == (
        ["bridges kept still-there 2"],
        NEAR,
        True,
    )
    both = ask(archive, "--replace", "--verify", ledger=source(more=with_copy(archive, OLD)))
    assert (verdicts(both), both.chosen) == (["bridges found the-work 3"], NEAR)
    nearest = ask(archive, "--replace", "--verify", ledger=source(more=with_copy(archive, NEAR)))
    assert verdicts(nearest) == ["bridges kept still-there 2"]
    none = fake([Copy(NEAR, OTHER)])
    went = ask(none, "--replace", ledger=source(more=with_copy(none, OLD)))
    assert (verdicts(went), went.code) == (["bridges kept none-better 2"], 0)


# ------------------------------------------------------------------------------------------- memory


def test_looking_and_looking_again_asks_once(fake: Callable[..., Fake], ask: Callable[..., Went]) -> None:
    archive = fake([Copy(NEAR), Copy(NEAR, GONE, url=url("one"))])
    ledger = source() + several("one", "two")
    first = ask(archive, ledger=ledger, history=True)
    again = ask(archive, ledger=ledger, history=True)
    assert first.json["requests"] == 7
    assert again.json["requests"] == 0
    for one, other in zip(first.json["sources"], again.json["sources"], strict=True):
        assert {**one, "requests": 0, "tried": []} == {**other, "requests": 0, "tried": []}
    assert len(archive.asked) == 7
    assert ask(archive, ledger=ledger).json["requests"] == 7
    assert ask(archive, ledger=source(more="accessed = 2023-03-30"), history=True).json["requests"] == 2
    assert (
        ask(
            archive,
            ledger=source(more='short = "Another way to say it"\naccessed = 2023-03-29'),
            history=True,
        ).json["requests"]
        == 2
    )
    assert ask(archive, "--cdx", "", ledger=source(), history=True).json["requests"] > 0


def test_what_could_not_be_told_is_not_remembered(
    fake: Callable[..., Fake], ask: Callable[..., Went]
) -> None:
    archive = fake([Copy(NEAR, GONE)], wrong=[Wrong(INDEX, BUSY, 4)])
    assert (
        ask(archive, history=True).one["verdict"] == "mismatch"
    )  # of one copy, where the index was not readable
    assert ask(archive, history=True).json["requests"] > 0
    assert ask(archive, history=True).json["requests"] == 2
    assert ask(archive, history=True).json["requests"] == 0


def test_it_is_remembered_for_seven_days(fake: Callable[..., Fake], tmp_path: Path) -> None:
    archive = fake([Copy(NEAR)])
    path = tmp_path / "events.toml"
    path.write_text("schema = 1\n" + source(), encoding="utf-8")
    then = datetime(2026, 11, 1, tzinfo=UTC)

    def requests(days: float) -> int:
        of = WebArchive(f"{archive.base}{PREFIX}", f"{archive.base}{INDEX}")
        manners = Manners(0, 3, allow_networks=("127.0.0.0/8",))
        return find_copies(
            loader.load(path), Asking(every=True), of, manners, then + timedelta(days=days), history=tmp_path / "h.json"
        ).requests  # fmt: skip

    assert [requests(days) for days in (0, 6.9, 7, 13.9, 6)] == [2, 0, 2, 0, 2]
