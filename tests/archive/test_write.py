"""What --write is to put into a ledger: the copy, and the state that earlier runs have proved."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from ca_israel.archive.candidates import Wanted
from ca_israel.archive.findings import Found, Memento
from ca_israel.archive.verdicts import RULES
from ca_israel.archive.write import planned, proved
from ca_israel.ledger.model import Archive, Source
from ca_israel.links.history.sightings import History, Sighting

if TYPE_CHECKING:
    from ca_israel.ledger.model import State, VerdictName

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
URL = "https://news.example/x"
COPY = Memento(
    f"https://web.archive.org/web/20230320101010/{URL}",
    "20230320101010",
    date(2023, 3, 20),
    -9,
    verified=True,
)
WRITTEN = {"url": COPY.url, "date": date(2023, 3, 20)}
THERE = Archive("https://archive.example/1", date(2023, 1, 1))


def found(
    rule: str,
    memento: Memento | None = COPY,
    *,
    named: bool = False,
    state: State | None = None,
    archive: Archive | None = None,
) -> Found:
    source = Source("a", "web", "T", url=URL, state=state, archive=archive)
    return Found(source, (), "work", Wanted(), RULES[rule].verdict, rule, "", memento=memento, named=named)


def past(*runs: tuple[float, VerdictName], work: str = "work") -> History:
    return History(
        {
            URL: tuple(
                Sighting(NOW - timedelta(days=days), verdict, "a-rule", work=work) for days, verdict in runs
            )
        }
    )


def plan(
    one: Found, history: History | None = None, *, unconfirmed: bool = False, replace: bool = False
) -> dict[str, object]:
    [same] = planned((one,), history or History(), NOW, unconfirmed=unconfirmed, replace=replace)
    assert same._replace(edits={}) == one
    return dict(same.edits)


def test_a_copy_that_shows_the_work_is_written_and_no_other() -> None:
    assert plan(found("the-work")) == {"archive": WRITTEN}
    assert plan(found("far-jump")) == {"archive": WRITTEN}
    doubtful = found("unsure", COPY._replace(verified=False))
    assert plan(doubtful) == {}
    assert plan(doubtful, unconfirmed=True) == {"archive": WRITTEN}
    for rule in RULES.keys() - {"the-work", "far-jump", "unsure", "broken-better"}:
        assert plan(found(rule), unconfirmed=True, replace=True) == {}, rule


def test_a_copy_that_is_there_is_replaced_only_where_that_was_asked_for() -> None:
    for rule in ("the-work", "broken-better"):
        assert plan(found(rule, archive=THERE)) == {}
        assert plan(found(rule, archive=THERE), replace=True) == {"archive": WRITTEN}
    assert plan(found("unsure", archive=THERE), unconfirmed=True) == {}


@pytest.mark.parametrize(
    ("runs", "named", "state"),
    [
        ([(20, "gone"), (10, "gone")], False, "gone"),
        ([(20, "soft-404"), (10, "soft-404")], False, "gone"),
        ([(20, "gone"), (10, "drifted")], False, "drifted"),
        ([(16, "usurped"), (10, "usurped")], False, "usurped"),
        ([(15.9, "gone"), (10, "gone")], False, None),
        ([(15.9, "gone"), (10, "gone")], True, "gone"),
        ([(10, "gone")], False, None),
        ([(10, "gone")], True, "gone"),
        ([(20, "gone"), (15, "ok"), (10, "gone")], False, None),
        ([(20, "gone"), (15, "ok"), (10, "gone")], True, "gone"),
        ([(20, "gone"), (15, "moved"), (14, "gone"), (2, "gone")], False, "gone"),
        ([(20, "gone"), (10, "ok")], True, None),
        ([(20, "gone"), (10, "blocked")], True, "gone"),
        ([(20, "gone"), (15, "unavailable"), (10, "gone")], False, "gone"),
        ([(20, "unavailable"), (10, "unavailable")], True, None),
        ([(20, "tls-error"), (10, "unsafe")], True, None),
        ([(60, "gone"), (30, "gone")], True, None),
        ([(60, "gone"), (29.9, "gone")], False, "gone"),
        ([(10, "gone"), (-5, "ok")], True, "gone"),
        ([], True, None),
    ],
)  # fmt: skip
def test_the_state_needs_two_failing_runs_six_days_apart_or_one_and_a_person(
    runs: list[tuple[float, VerdictName]],
    named: bool,
    state: State | None,
) -> None:
    history = past(*runs)
    assert proved(list(history.past(URL)), NOW, named=named) == state
    expected: dict[str, object] = {"archive": WRITTEN, **({"state": state} if state else {})}
    assert plan(found("the-work", named=named), history) == expected


LOST = past((20, "gone"), (10, "gone"))


def test_a_state_goes_with_a_copy_that_shows_the_work() -> None:
    assert plan(found("unsure", COPY._replace(verified=False)), LOST, unconfirmed=True) == {
        "archive": WRITTEN
    }
    assert plan(found("no-copy", None), LOST) == {}
    assert plan(found("still-there", archive=THERE), LOST) == {"state": "gone"}
    unseen = COPY._replace(verified=False)
    assert plan(found("has-copy", unseen, archive=THERE), LOST) == {}
    assert plan(found("has-copy", unseen, archive=THERE, named=True), LOST) == {"state": "gone"}
    assert plan(found("broken", None, archive=THERE, named=True), LOST) == {}


def test_a_state_that_is_there_stays() -> None:
    assert plan(found("the-work", state="drifted"), LOST) == {"archive": WRITTEN}


def test_what_another_ledger_cites_by_the_same_address_proves_nothing() -> None:
    assert plan(found("the-work"), past((20, "drifted"), (10, "drifted"), work="another")) == {
        "archive": WRITTEN
    }
