"""The file of the history: whole, shared by runs at once, and never trusted without a look."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from ca_israel.errors import BadUsage
from ca_israel.ledger.model import Source
from ca_israel.links.answer import Answer, Fault
from ca_israel.links.findings import Finding, Link, Report
from ca_israel.links.history import file as history_file
from ca_israel.links.history.file import default_path, load, parse, record, text
from ca_israel.links.history.sightings import History, Sighting
from ca_israel.links.verdict import Judgement
from ca_israel.terminal import lock

NOW = datetime(2026, 11, 23, 10, 0, 0, tzinfo=UTC)
URL = "https://a.example/x"
DAY = timedelta(days=1)


def found(url: str = URL, status: int = 200, title: str | None = "Заголовок \udc80") -> Finding:
    answer = Answer(url, url, status, received=9, seconds=0.25)
    return Finding(
        Link(url, (Source("key", "web", "T"),)),
        Judgement("ok", "passes", "The page answers.", None, "answers"),
        answer,
        title=title,
    )


REPORT = Report((found(),))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "links.json"


def left(path: Path) -> list[str]:
    return sorted(one.name for one in path.parent.iterdir())


def test_what_is_recorded_is_read_again(path: Path) -> None:
    assert load(path) == (History(), None)
    assert record(path, REPORT, NOW) is None
    history, warning = load(path)
    assert warning is None
    (seen,) = history.urls[URL]
    assert (seen.at, seen.verdict, seen.status, seen.title) == (NOW, "ok", 200, "Заголовок \udc80")
    assert record(path, REPORT, NOW + DAY) is None
    assert len(load(path)[0].urls[URL]) == 2
    assert left(path) == ["links.json"], "neither a lock nor a part stays behind"


def test_the_file_is_small_sorted_json_with_a_schema(path: Path) -> None:
    record(path, Report((found("https://b.example/"), found(title=None))), NOW)
    document = json.loads(path.read_text(encoding="ascii"))
    assert document["schema"] == 1
    assert list(document["urls"]) == [URL, "https://b.example/"]
    ((row,),) = [document["urls"][URL]]
    assert list(row) == sorted(row)
    assert row == {
        "at": "2026-11-23T10:00:00Z", "rule": "answers", "status": 200, "verdict": "ok", "work": row["work"],
    }  # fmt: skip
    assert text(parse(path.read_bytes())) == path.read_text(encoding="ascii")


def test_the_default_is_one_file_in_the_user_s_state_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert default_path({"XDG_STATE_HOME": str(tmp_path)}) == tmp_path / "cai" / "link-history.json"
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    usual = default_path({})
    assert usual is not None
    assert usual.is_relative_to(tmp_path / "home")
    assert default_path({"XDG_STATE_HOME": "relative/state"}) == usual


@pytest.mark.parametrize("told", [Path("~/.local/state/cai"), RuntimeError("no home")])
def test_a_user_without_a_home_has_no_default(told: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    import platformdirs

    def place(*_args: Any, **_more: Any) -> Path:
        if isinstance(told, Path):
            return told
        raise told

    monkeypatch.setattr(platformdirs, "user_state_path", place)
    assert default_path({}) is None


def test_the_folder_is_the_user_s_alone_and_a_file_keeps_its_mode(path: Path) -> None:
    record(path, REPORT, NOW)
    assert path.parent.stat().st_mode & 0o777 == 0o700
    path.chmod(0o640)
    record(path, REPORT, NOW + DAY)
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_link_to_the_file_stays_a_link(path: Path, tmp_path: Path) -> None:
    alias = tmp_path / "alias.json"
    alias.symlink_to(path)
    assert record(alias, REPORT, NOW) is None
    assert alias.is_symlink()
    assert load(alias)[0] == load(path)[0] != History()


# what is no history

ROW = {"at": "2026-11-23T10:00:00Z", "verdict": "ok", "rule": "answers"}


def whole(row: Any = ROW, **more: Any) -> bytes:
    return json.dumps({"schema": 1, "urls": {URL: [row]}, **more}).encode()


def without(key: str) -> dict[str, str]:
    return {name: value for name, value in ROW.items() if name != key}


CORRUPT: dict[str, bytes] = {
    "cut after the first sign": b"{",
    "cut within the opening": b'{\n "schema": 1,\n "ur',
    "cut short": whole()[:-9],
    "with a byte-order mark, cut short": b"\xef\xbb\xbf" + whole()[:-9],
    "no UTF-8": b'{"schema": 1, "urls": {"\xff": []}}',
    "no sightings": b'{"schema": 1, "urls": {"u": []}}',
    "sightings a table": b'{"schema": 1, "urls": {"u": {}}}',
    "a sighting that is text": whole("ok"),
    "a sighting with more": whole({**ROW, "body": "…"}),
    "unknown verdict": whole({**ROW, "verdict": "fine"}),
    "verdict a list": whole({**ROW, "verdict": []}),
    "no verdict": whole(without("verdict")),
    "no time": whole(without("at")),
    "no rule": whole(without("rule")),
    "rule a number": whole({**ROW, "rule": 1}),
    "no such day": whole({**ROW, "at": "2026-02-30T10:00:00Z"}),
    "no zone": whole({**ROW, "at": "2026-02-20T10:00:00"}),
    "year 0": whole({**ROW, "at": "0000-02-20T10:00:00Z"}),
    "digits of another script": whole({**ROW, "at": "٢٠٢٦-02-20T10:00:00Z"}),
    "status true": whole({**ROW, "status": True}),
    "status a float": whole({**ROW, "status": 200.5}),
    "status NaN": b'{"schema": 1, "urls": {"u": [{"at": "2026-11-23T10:00:00Z", "verdict": "ok", "rule": "a", "status": NaN}]}}',
    "elapsed below 0": whole({**ROW, "elapsed_ms": -1}),
    "elapsed beyond reason": whole({**ROW, "elapsed_ms": 10**300}),
    "title a list": whole({**ROW, "title": []}),
}

FOREIGN: dict[str, bytes] = {
    "text": b"my notes\n",
    "a ledger": b"schema = 1\n",
    "text that mentions ours": b'see {"schema": 1, "urls": {',
    "no JSON": b"url,status\n",
    "zeros": b"\0" * 4096,
    "UTF-16": whole().decode().encode("utf-16"),
    "nested without end": b"[" * 200_000,
    "a number without end": b'{"schema": ' + b"1" * 9000 + b"}",
    "another program's": b'{"version": 3, "links": []}',
    "a list": b"[]",
    "null": b"null",
    "no schema": b'{"urls": {}}',
    "schema true": b'{"schema": true, "urls": {}}',
    "schema 0": b'{"schema": 0, "urls": {}}',
    "schema 1.0": b'{"schema": 1.0, "urls": {}}',
    "newer": b'{"schema": 2, "urls": {}}',
    "a schema of 4,000 digits": b'{"schema": ' + b"9" * 4000 + b', "urls": {}}',
    "urls a list": b'{"schema": 1, "urls": []}',
}


@pytest.mark.parametrize("name", CORRUPT)
def test_a_history_that_is_damaged_is_set_aside_whole_and_told(name: str, path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(CORRUPT[name])
    history, warning = load(path)
    assert history == History()
    (aside,) = path.parent.iterdir()
    assert aside.name.startswith("links.json.set-aside-")
    assert aside.read_bytes() == CORRUPT[name]
    assert warning
    assert str(aside) in warning
    assert "\n" not in warning
    assert len(warning) < 600


@pytest.mark.parametrize("name", FOREIGN)
def test_what_never_was_a_history_stays_and_is_refused(name: str, path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(FOREIGN[name])
    with pytest.raises(BadUsage, match="is not a history of links ") as told:
        load(path)
    assert len(str(told.value)) < 600
    assert (record(path, REPORT, NOW) or "").startswith("cannot write the history ")
    assert left(path) == ["links.json"]
    assert path.read_bytes() == FOREIGN[name]


@pytest.mark.parametrize("data", [b"", b" \n", b'{"schema": 1, "urls": {}}', whole({**ROW, "title": None})])
def test_what_is_empty_or_whole_stays(data: bytes, path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(data)
    assert load(path)[1] is None
    assert path.read_bytes() == data


def test_what_cai_0_4_wrote_is_still_read_and_its_milliseconds_are_dropped(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(whole({**ROW, "elapsed_ms": 250}))
    history, warning = load(path)
    assert (history, warning) == (parse(whole()), None)
    assert "elapsed_ms" not in text(history)


def test_a_file_that_went_bad_during_the_run_is_set_aside_when_recording(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"{")
    warning = record(path, REPORT, NOW)
    assert warning is not None
    assert "set aside" in warning
    assert URL in load(path)[0].urls
    assert [one.read_bytes() for one in path.parent.glob("*set-aside*")] == [b"{"]


def test_nothing_that_was_set_aside_is_overwritten(path: Path) -> None:
    path.parent.mkdir()
    for n in range(5):
        path.write_bytes(whole()[: 30 + n])
        load(path)
    assert sorted(one.read_bytes() for one in path.parent.iterdir()) == [whole()[: 30 + n] for n in range(5)]


@pytest.mark.parametrize("opening", [b"", whole()[:30]])
def test_a_huge_file_is_not_read_to_its_end(path: Path, opening: bytes) -> None:
    path.parent.mkdir()
    with path.open("wb") as file:
        file.write(opening)
        file.truncate(3 * 2**30)  # a hole: no disk is used
    if opening:
        assert "larger than 32 MiB" in (load(path)[1] or "")
        assert not path.exists(), "it was set aside"
    else:
        with pytest.raises(BadUsage, match="larger than 32 MiB"):
            load(path)
        assert path.stat().st_size == 3 * 2**30


def test_what_grows_too_large_is_cut_before_it_is_written(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = History(
        {
            f"https://{n:03}.example/": tuple(
                Sighting(NOW - (n + h) * DAY, "ok", "a") for h in range(20, 0, -1)
            )
            for n in range(100)
        }
    )
    path.parent.mkdir()
    path.write_text(text(many), encoding="ascii")
    monkeypatch.setattr(history_file, "MOST_BYTES_WRITTEN", 90_000)
    assert record(path, REPORT, NOW) is None
    assert {len(past) for past in load(path)[0].urls.values()} == {1, 10}
    monkeypatch.setattr(history_file, "MOST_BYTES_WRITTEN", 45_000)
    assert record(path, REPORT, NOW) is None
    assert path.stat().st_size <= 45_000
    kept = load(path)[0].urls
    assert {URL, "https://000.example/"} <= set(kept)
    assert len(kept) > 50, "sightings go before URLs do"
    monkeypatch.setattr(history_file, "MOST_BYTES_WRITTEN", 3_000)
    assert record(path, REPORT, NOW) is None
    assert path.stat().st_size <= 3_000
    assert URL in load(path)[0].urls


# what cannot be used is a warning


def test_a_place_that_cannot_be_used_is_a_warning(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    os.mkfifo(tmp_path / "pipe")
    for place in ("file/links.json", "loop", "loop/links.json", "", "pipe", "a" * 300):
        warning = record(tmp_path / place, REPORT, NOW)
        assert warning is not None
        assert warning.startswith("cannot write the history ")
        load(tmp_path / place)
    for place in ("", "pipe", "a" * 300):
        history, warning = load(tmp_path / place)
        assert history == History()
        assert warning is not None
        assert warning.startswith("cannot read the history ")


def test_a_place_with_escapes_in_its_name_is_told_harmless(tmp_path: Path) -> None:
    warning = record(tmp_path / "\x1b[2J\n" / ("a" * 300), REPORT, NOW)
    assert warning is not None
    assert warning.isprintable()


def test_a_full_disk_leaves_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record(path, REPORT, NOW)
    before = path.read_bytes()

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert "No space left on device" in (record(path, REPORT, NOW + DAY) or "")
    assert path.read_bytes() == before
    assert left(path) == ["links.json"]


def test_a_file_that_cannot_be_set_aside_is_neither_used_nor_overwritten(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.parent.mkdir()
    path.write_bytes(b"{")

    def refuse(*_args: Any) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "rename", refuse)
    assert "was not used" in (load(path)[1] or "")
    assert "Permission denied" in (record(path, REPORT, NOW) or "")
    assert path.read_bytes() == b"{"


def test_a_run_that_is_not_recorded_says_why_and_makes_no_file(path: Path) -> None:
    answer = Answer(URL, URL, fault=Fault("refused", "why"))
    away = Finding(REPORT.links[0].link, Judgement("unavailable", "warns", "Away.", None, "refused"), answer)
    assert "1 of 1 links could not be reached" in (record(path, Report((away,)), NOW) or "")
    assert "no host" in (record(path, REPORT._replace(network_unusable=True), NOW) or "")
    assert record(path, Report(()), NOW) is None
    assert not path.parent.exists()


def test_a_clock_behind_the_history_records_nothing(path: Path) -> None:
    record(path, REPORT, NOW)
    before = path.read_bytes()
    warning = record(path, REPORT, NOW - 2 * DAY)
    assert warning is not None
    assert "clock" in warning
    assert path.read_bytes() == before
    assert record(path, REPORT, NOW - DAY / 2) is None, "runs side by side end in any order"


# runs at once

WRITER = f"""
import sys, time
from pathlib import Path
from datetime import UTC, datetime, timedelta
sys.path.insert(0, {str(Path(__file__).parents[2])!r})
from links.history.test_file import found, NOW
from ca_israel.links.findings import Report
from ca_israel.links.history.file import record

path, mine = Path(sys.argv[1]), sys.argv[2]
for n in range(15):
    told = record(path, Report((found(f"https://{{mine}}-{{n}}.example/"), found())), NOW + timedelta(seconds=20 * int(mine) + n))
    assert told is None, told
"""


def writers(path: Path, count: int, **env: str) -> list[subprocess.Popen[str]]:
    return [
        subprocess.Popen([sys.executable, "-c", WRITER, str(path), str(n)], stderr=subprocess.PIPE, text=True, env={**os.environ, **env})
        for n in range(count)
    ]  # fmt: skip


def test_runs_at_once_lose_nothing(path: Path) -> None:
    for process in writers(path, 3):
        assert process.communicate(timeout=60)[1] == ""
    history, warning = load(path)
    assert warning is None
    assert set(history.urls) == {URL, *(f"https://{m}-{n}.example/" for m in range(3) for n in range(15))}
    assert left(path) == ["links.json"]


def record_at_once(path: Path, count: int) -> list[str | None]:
    told: list[str | None] = []
    threads = [
        threading.Thread(target=lambda n=n: told.append(record(path, Report((found(f"https://{n}.example/"),)), NOW)))
        for n in range(count)
    ]  # fmt: skip
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told


def test_runs_at_once_lose_nothing_where_the_system_has_no_locks(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "fcntl", None)
    assert record_at_once(path, 8) == [None] * 8
    assert len(load(path)[0].urls) == 8
    assert left(path) == ["links.json"]


def test_a_file_system_without_locks_is_served_too(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import errno
    import fcntl

    def none_here(*_args: Any) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", none_here)
    assert record_at_once(path, 3) == [None] * 3
    assert len(load(path)[0].urls) == 3


def test_a_lock_file_of_one_who_died_does_not_block(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.parent.mkdir()
    path.with_name(".links.json.cai-lock").touch()
    assert record(path, REPORT, NOW) is None
    monkeypatch.setitem(sys.modules, "fcntl", None)
    monkeypatch.setattr(lock, "STALE", 0.2)
    held = path.with_name(".links.json.cai-held")
    held.touch()
    os.utime(held, (4e9, 4e9))  # a time in the future: no clock is asked
    assert record(path, REPORT, NOW + DAY) is None
    assert len(load(path)[0].urls[URL]) == 2
    assert left(path) == ["links.json"]


def test_a_lock_that_is_held_all_the_while_is_a_warning(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.2)
    path.parent.mkdir()
    with lock.locked(path):
        began = time.monotonic()
        assert "another run holds the lock" in (record(path, REPORT, NOW) or "")
        assert time.monotonic() - began >= 0.2
    assert record(path, REPORT, NOW) is None
    monkeypatch.setitem(sys.modules, "fcntl", None)
    with lock.locked(path):
        assert "another run holds the lock" in (record(path, REPORT, NOW) or "")
    assert record(path, REPORT, NOW + DAY) is None


def test_a_lock_file_removed_while_it_was_waited_for_locks_nobody(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    path.parent.mkdir()
    file, real, calls = path.with_name(".links.json.cai-lock"), fcntl.flock, 0

    def flock(handle: int, flags: int) -> None:
        nonlocal calls
        calls += 1
        if calls == 1:
            file.unlink()  # its last holder goes, between our opening it and our locking it
        real(handle, flags)

    monkeypatch.setattr(fcntl, "flock", flock)
    with lock.locked(path):
        assert calls == 2
        assert file.exists()


def test_one_who_was_slow_does_not_unlock_another(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fcntl", None)
    path.parent.mkdir()
    held = path.with_name(".links.json.cai-held")
    with lock.locked(path):
        held.unlink()
        held.touch()
    assert held.exists()


def test_a_kill_in_the_middle_of_a_write_leaves_the_old_file(path: Path) -> None:
    record(path, REPORT, NOW)
    before = path.read_bytes()
    program = (
        "import os, signal, sys\n"
        f"sys.path.insert(0, {str(Path(__file__).parents[2])!r})\n"
        "from pathlib import Path\n"
        "from links.history.test_file import REPORT, NOW, DAY\n"
        "from ca_israel.links.history.file import record\n"
        "os.fsync = lambda handle: os.kill(os.getpid(), signal.SIGKILL)\n"
        "record(Path(sys.argv[1]), REPORT, NOW + DAY)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(path)], check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL
    assert left(path) == [".links.json.cai-lock", ".links.json.cai-part", "links.json"], (
        "it was in the middle"
    )
    assert path.read_bytes() == before
    assert record(path, REPORT, NOW + 2 * DAY) is None
    assert len(load(path)[0].urls[URL]) == 2
    assert left(path) == ["links.json"]


def test_reading_never_sees_half_a_file(path: Path) -> None:
    record(path, REPORT, NOW)
    process = writers(path, 1)[0]
    looks = 0
    while process.poll() is None:
        assert load(path)[1] is None
        looks += 1
    assert process.communicate()[1] == ""
    assert looks > 10
