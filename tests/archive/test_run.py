"""Runs over several sources: what is chosen, what stops them, what is remembered, what the ledger has already."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import time
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from archive.conftest import source
from archive.fake import INDEX, NEWS, PREFIX, Copy, Fake, Wrong
from ca_israel.links.history.file import add, load
from ca_israel.links.history.sightings import History, Sighting
from conftest import command
from links.sites import page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from archive.conftest import Went
    from ca_israel.ledger.model import VerdictName
    from conftest import Ran

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


# ---------------------------------------------------------------------------------- what stops a run


def test_429_ends_the_run_and_nothing_is_asked_again(
    fake: Callable[..., Fake], ask: Callable[..., Went]
) -> None:
    archive = fake([Copy(NEAR, url=url(name)) for name in NAMES], wrong=[Wrong("two", TOO_MANY)])
    went = ask(archive, ledger=several(*NAMES))
    assert verdicts(went) == [
        "one found the-work 2", "two unknown too-many 1", "three unknown too-many 0", "four unknown too-many 0", "five unknown too-many 0",
    ]  # fmt: skip
    assert went.code == 0
    assert (
        went.json["stopped"]
        == "the archive takes no more requests for now (429; it asks to wait for 60 seconds)"
    )
    assert went.err == f"cai: {went.json['stopped']}\n"
    assert len(archive.asked) == 3


def test_an_archive_that_refuses_after_it_answered_has_blocked_us(
    fake: Callable[..., Fake], ask: Callable[..., Went]
) -> None:
    archive = fake([Copy(NEAR, url=url("one"))], limit=2)
    went = ask(archive, ledger=several("one", "two"))
    assert verdicts(went) == ["one found the-work 2", "two unknown too-many 1"]
    assert (
        went.json["stopped"] == "the archive takes no more requests for now (it refuses the connection now)"
    )


def test_an_archive_that_never_answered_is_down(fake: Callable[..., Fake], ask: Callable[..., Went]) -> None:
    archive = fake()
    archive.close()
    went = ask(archive, ledger=several("one"))
    assert verdicts(went) == ["one unknown archive-fault 4"]
    assert (went.code, went.json["stopped"]) == (4, None)


def test_three_sources_lost_in_a_row_end_the_run(fake: Callable[..., Fake], ask: Callable[..., Went]) -> None:
    archive = fake(wrong=[Wrong("/", BUSY)])
    went = ask(archive, ledger=several(*NAMES))
    assert verdicts(went)[2:] == [
        "three unknown archive-fault 4",
        "four unknown archive-down 0",
        "five unknown archive-down 0",
    ]
    assert (went.code, went.json["requests"]) == (4, 12)
    assert (
        went.json["stopped"] == "the archive could not tell for three sources in a row (it answers with 503)"
    )


def test_a_source_that_is_known_begins_the_count_anew(
    fake: Callable[..., Fake], ask: Callable[..., Went]
) -> None:
    archive = fake(
        [Copy(NEAR, url=url("three"))], wrong=[Wrong(name, BUSY) for name in ("one", "two", "four", "five")]
    )
    went = ask(archive, ledger=several(*NAMES))
    assert [one["verdict"] for one in went.json["sources"]] == [
        "unknown",
        "unknown",
        "found",
        "unknown",
        "unknown",
    ]
    assert (went.code, went.json["stopped"]) == (0, None)


def test_max_time_ends_the_run_and_what_is_known_is_reported(
    fake: Callable[..., Fake], ask: Callable[..., Went]
) -> None:
    archive = fake([Copy(NEAR, url=url(name)) for name in NAMES], wrong=[Wrong("two", "silent")])
    began = time.monotonic()
    went = ask(archive, "--max-time", "1", ledger=several(*NAMES))
    assert time.monotonic() - began < 3
    assert verdicts(went)[:3] == [
        "one found the-work 2",
        "two unknown time-over 1",
        "three unknown time-over 0",
    ]
    assert (went.code, went.json["stopped"]) == (0, "the run's time was over")


def test_ctrl_c_reports_what_is_known(fake: Callable[..., Fake], tmp_path: Path) -> None:
    archive = fake([Copy(NEAR, url=url(name)) for name in NAMES], wrong=[Wrong("two", "silent")])
    ledger = tmp_path / "events.toml"
    ledger.write_text("schema = 1\n" + several(*NAMES), encoding="utf-8")
    words = (
        "--timegate",
        f"{archive.base}{PREFIX}",
        "--cdx",
        f"{archive.base}{INDEX}",
        "--allow-network",
        "127.0.0.0/8",
    )
    run = subprocess.Popen(
        command("archive", "--ledger", ledger, "-f", "json", "--delay", "0", "--history", tmp_path / "history.json", *words),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    until = time.monotonic() + 30
    while len(archive.asked) < 3 and time.monotonic() < until:
        time.sleep(0.01)
    run.send_signal(signal.SIGINT)
    out, err = run.communicate(timeout=20)
    said = json.loads(out)
    assert (run.returncode, err) == (130, "cai: the run was interrupted\n")
    assert said["summary"] == {"found": 1, "unknown": 4}
    assert said["stopped"] == "the run was interrupted"
    assert len(load(tmp_path / "history.json")[0].copies) == 1


# ------------------------------------------------------------------------------- which sources there are


def test_sources_that_need_no_request(fake: Callable[..., Fake], ask: Callable[..., Went]) -> None:
    archive = fake()
    ledger = (
        '[sources.book]\ntype = "book"\ntitle = "T"\n'
        + source("copy", f"https://web.archive.org/web/{NEAR}/{NEWS}")
        + source("own-copy", f"{archive.base}{PREFIX}{NEAR}id_/{NEWS}")
        + source("ftp", "ftp://news.example/x")
        + source("kept", more=with_copy(archive, NEAR))
    )
    went = ask(archive, "--strict", ledger=ledger)
    assert verdicts(went) == [
        "book skipped no-url 0", "copy skipped is-copy 0", "own-copy skipped is-copy 0", "ftp skipped bad-url 0", "kept kept has-copy 0",
    ]  # fmt: skip
    assert went.json["sources"][1]["next"].endswith(f": {NEWS}")
    assert (went.code, went.json["requests"], archive.asked) == (0, 0, [])
    assert went.json["sources"][4]["memento"] == {
        "url": f"{archive.base}{PREFIX}{NEAR}/{NEWS}", "timestamp": NEAR, "date": "2023-03-20", "gap_days": -9,
        "verified": False, "title": None, "score": None,
    }  # fmt: skip


def test_offline_asks_nothing(fake: Callable[..., Fake], ask: Callable[..., Went]) -> None:
    archive = fake([Copy(NEAR)])
    went = ask(archive, "--offline", "--verify", "--strict")
    assert verdicts(went) == ["bridges skipped offline 0"]
    assert (went.code, archive.asked) == (0, [])


def test_two_sources_with_one_address_share_a_look_up(
    fake: Callable[..., Fake], ask: Callable[..., Went]
) -> None:
    archive = fake([Copy(NEAR)])
    went = ask(
        archive,
        ledger=source("one")
        + source("two", title="Another work")
        + "[footnotes]\n1 = ['two', 'one']\n2 = 'two'\n",
    )
    assert verdicts(went) == ["one found the-work 2", "two found the-work 0"]
    assert [one["footnotes"] for one in went.json["sources"]] == [[1], [1, 2]]
    assert went.json["requests"] == 2


def test_the_day_wanted_is_that_of_access_then_of_the_article_then_of_publication(
    fake: Callable[..., Fake], ask: Callable[..., Went]
) -> None:
    ledger = (
        "article.accessed = 2023-03-01\n" + source("own", more="accessed = 2023-03-29") + source("cited", url("cited"), "")
        + source("published", url("published"), 'published = "2021-02"') + source("unknown", url("unknown"), "")
        + '[footnotes]\n1 = "cited"\n2 = "own"\n'
    )  # fmt: skip
    went = ask(fake(), "--offline", ledger=ledger)
    assert [(one["wanted"], one["wanted_from"]) for one in went.json["sources"]] == [
        ("2023-03-29", "accessed"), ("2023-03-01", "article"), ("2021-02-01", "published"), (None, None),
    ]  # fmt: skip


def test_the_place_of_each_url_is_told(fake: Callable[..., Fake], ask: Callable[..., Went]) -> None:
    went = ask(fake(), "--offline", ledger=source() + '[sources.b]\ntype = "book"\ntitle = "T"\n')
    assert [(one["line"], one["column"]) for one in went.json["sources"]] == [(5, 7), (7, 1)]


def test_without_names_only_what_failed_in_its_last_check_is_looked_for(
    fake: Callable[..., Fake], ask: Callable[..., Went], tmp_path: Path
) -> None:
    archive = fake()
    now = datetime.now(UTC).replace(microsecond=0)
    seen: dict[str, tuple[VerdictName, ...]] = {
        "one": ("ok", "gone"),
        "two": ("gone", "ok"),
        "three": ("tls-error",),
        "four": ("blocked",),
    }
    urls = {
        url(name): tuple(
            Sighting(now - timedelta(days=9 - day), verdict, "a-rule") for day, verdict in enumerate(found)
        )
        for name, found in seen.items()
    }
    add(tmp_path / "history.json", History(urls), now)

    def looked_for(*more: str) -> list[str]:
        went = ask(archive, "--offline", *more, ledger=several(*NAMES), history=True)
        return [one["source"] for one in went.json["sources"]]

    assert looked_for() == ["one", "three"]
    assert looked_for("five", "two") == ["two", "five"]
    assert looked_for("--all") == list(NAMES)
    assert [
        one["source"] for one in ask(archive, "--offline", ledger=several(*NAMES)).json["sources"]
    ] == list(NAMES)
    good = ask(archive, ledger=several("two"), history=True)
    assert (good.code, good.json["sources"], archive.asked) == (0, [], [])
    assert good.err == "cai: no link failed in its last check; --all looks for a copy of every source\n"


def test_what_is_not_in_the_ledger_is_said(cai: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "events.toml").write_text("schema = 1\n" + source(), encoding="utf-8")
    ran = cai("archive", "brigdes", "--no-history", cwd=tmp_path)
    assert (ran.code, ran.out) == (1, "")
    assert 'did you mean "bridges"?' in ran.err


# ------------------------------------------------------------------------------------ words and codes


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--timegate", "https://archive.ph/"], "--timegate archive.ph: this archive is never asked"),
        (["--timegate", "https://WWW.Archive.Today./x/"], "this archive is never asked"),
        (["--cdx", "https://archive.is/cdx"], "--cdx archive.is: this archive is never asked"),
        (["--timegate", "http://arquivo.pt/wayback/"], "is plain http; write https://"),
        (["--cdx", "http://arquivo.pt/cdx"], "is plain http; write https://"),
        (["--timegate", "https://arquivo.pt/wayback"], "does not end with a slash; write it as https://arquivo.pt/wayback/"),
        (["--timegate", "arquivo.pt/"], "is not an address of the web"),
        (["--timegate", "file:///etc/"], "is not an address of the web"),
        (["--timegate", "https://arquivo.pt/?url=/"], "is no prefix"),
        (["--allow-network", "nonsense"], "--allow-network"),
        (["--delay", "nan"], "nan"),
        (["--max-time", "nan"], "nan"),
        (["--format", "junit"], "--format"),
        (["-f", "json", "-o", "events.toml"], "is a file that this command reads"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_said_before_anything_is_asked(
    cai: Callable[..., Ran], tmp_path: Path, options: list[str], said: str
) -> None:
    (tmp_path / "events.toml").write_text("schema = 1\n" + source(), encoding="utf-8")
    ran = cai("archive", "--no-history", "--max-time", "1", *options, cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert "Traceback" not in ran.err


def test_private_addresses_need_to_be_allowed(
    fake: Callable[..., Fake], cai: Callable[..., Ran], tmp_path: Path
) -> None:
    archive = fake([Copy(NEAR)])
    (tmp_path / "events.toml").write_text("schema = 1\n" + source() + several("two"), encoding="utf-8")
    words = (
        "--timegate",
        f"{archive.base}{PREFIX}",
        "--cdx",
        f"{archive.base}{INDEX}",
        "--no-history",
        "-f",
        "json",
    )
    ran = cai("archive", *words, cwd=tmp_path)
    said = json.loads(ran.out)
    assert (ran.code, archive.asked, said["requests"]) == (4, [], 1)
    assert re.fullmatch(r"the archive cannot be asked \([0-9.]+ is a loopback address\)", said["stopped"])


def test_strict_fails_on_warnings(fake: Callable[..., Fake], ask: Callable[..., Went]) -> None:
    assert ask(fake(), "--strict").code == 1
    assert ask(fake([Copy(NEAR)]), "--strict").code == 0


def test_pauses_are_kept(fake: Callable[..., Fake], ask: Callable[..., Went]) -> None:
    archive = fake([Copy(NEAR, url=url(name)) for name in ("one", "two")])
    ask(archive, "--delay", "0.5", ledger=several("one", "two"))
    times = archive.site.times
    gaps = [after - before for before, after in pairwise(times)]
    assert [gap > least for gap, least in zip(gaps, (0.09, 0.49, 0.09), strict=True)] == [True] * 3
    assert sum(gaps) < 3
    assert archive.site.most_at_once == 1


def test_it_asks_as_itself_without_cookies(fake: Callable[..., Fake], ask: Callable[..., Went]) -> None:
    archive = fake([Copy(NEAR, headers=("Set-Cookie: a=b",)), Copy(BEFORE)], wrong=[])
    ask(archive, ledger=source() + several("one"))
    for request in archive.site.requests:
        assert re.search(
            r"\r\nUser-Agent: Mozilla/5.0 \(compatible; cai/[^ ]+; \+https://[^ )]+\)\r\n", request
        )
        assert "\r\nCookie:" not in request
        assert request.startswith("GET ")
