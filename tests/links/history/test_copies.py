"""What look-ups of copies found is in the history too: written and read, merged, bounded, never trusted without a look."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from ca_israel.links.history.copies import KEPT_FOR, MOST, LookedUp, newest_of
from ca_israel.links.history.file import NotAHistory, add, load, parse, record, text
from ca_israel.links.history.sightings import History, Sighting, merged
from links.history.test_file import NOW, REPORT

if TYPE_CHECKING:
    from pathlib import Path

ONE = LookedUp(NOW, "the-work", "words", "20230320101010", "https://news.example/мост", "Title \udc80", 0.5)
BARE = LookedUp(NOW, "no-copy")


def test_what_was_found_is_read_again_beside_the_sightings(tmp_path: Path) -> None:
    path = tmp_path / "history.json"
    assert add(path, History(copies={"k": ONE, "n": BARE}), NOW) is None
    assert record(path, REPORT, NOW) is None
    history, warning = load(path)
    assert (dict(history.copies), len(history.urls), warning) == ({"k": ONE, "n": BARE}, 1, None)
    assert path.read_text(encoding="ascii").startswith('{\n "schema": 1,\n "urls": {')


def test_a_history_without_look_ups_is_written_as_before() -> None:
    assert "copies" not in text(History({"u": (Sighting(NOW, "ok", "r"),)}))


def test_the_last_look_up_counts_and_old_ones_are_forgotten() -> None:
    later = BARE._replace(at=NOW + timedelta(days=1))
    for one, other in (({"k": ONE}, {"k": later}), ({"k": later}, {"k": ONE})):
        assert merged(History(copies=one), History(copies=other)).copies == {"k": later}
    old = ONE._replace(at=NOW - KEPT_FOR - timedelta(seconds=1))
    assert newest_of({"old": old}, {"k": ONE}) == {"k": ONE}
    many = {str(n): ONE._replace(at=NOW + timedelta(seconds=n)) for n in range(MOST + 5)}
    assert sorted(newest_of(many, {}), key=int) == [str(n) for n in range(5, MOST + 5)]


def test_a_clock_that_is_behind_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "history.json"
    add(path, History(copies={"k": ONE}), NOW)
    assert "the clock says" in (add(path, History(copies={"n": BARE}), NOW - timedelta(days=2)) or "")
    assert dict(load(path)[0].copies) == {"k": ONE}


@pytest.mark.parametrize(
    "copies",
    [
        [], 1, {"k": []}, {"k": {}}, {"k": {"at": "2026-11-23T10:00:00Z"}}, {"k": {"at": "2026-13-23T10:00:00Z", "rule": "r"}},
        {"k": {"at": "yesterday", "rule": "r"}}, {"k": {"at": "2026-11-23T10:00:00Z", "rule": "r", "more": 1}},
        {"k": {"at": "2026-11-23T10:00:00Z", "rule": "r", "score": "high"}}, {"k": {"at": "2026-11-23T10:00:00Z", "rule": "r", "title": 7}},
        {"k": {"at": "2026-11-23T10:00:00Z", "rule": "r", "detail": None}}, {"k": {"at": "2026-11-23T10:00:00Z", "rule": "r", "score": True}},
    ],
)  # fmt: skip
def test_a_look_up_that_is_not_ours_makes_it_no_history(copies: Any) -> None:
    with pytest.raises(NotAHistory):
        parse(json.dumps({"schema": 1, "urls": {}, "copies": copies}).encode())


def test_times_are_utc() -> None:
    data = json.dumps({"schema": 1, "urls": {}, "copies": {"k": {"at": "2026-11-23T10:00:00Z", "rule": "r"}}})
    assert parse(data.encode()).copies["k"].at == datetime(2026, 11, 23, 10, tzinfo=UTC)
