"""`cai check-links` from the command line to the report, over a ledger and a server on loopback."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

import pytest

from ca_israel.commands.check_links import age_of
from ca_israel.errors import BadUsage
from ca_israel.ledger.loader import load
from ca_israel.links.check_links import CheckRequest, check
from ca_israel.links.schedule import options as schedule_options
from ca_israel.links.schedule.options import FetchOptions
from ca_israel.terminal.progress import progress_bar
from conftest import pseudo_terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ROUTES = {"/a-story": 200, "/gone": 410, "/forbidden": 403, "/lost": 301, "/moved": 301}
SLOW = "/slow"
ASKED, OVER = Event(), Event()


class Pages(BaseHTTPRequestHandler):
    """A few pages, one of which never ends."""

    def do_GET(self) -> None:
        if self.path == SLOW:
            ASKED.set()
            OVER.wait(120)
            return
        page = self.path.partition("?")[0]
        status = ROUTES.get(page, 404 if page != "/" else 200)
        self.send_response(status)
        if status == 301:
            self.send_header("Location", "/" if self.path == "/lost" else "/a-story")
        title = b"River News" if self.path == "/" else b"Bridges over the quiet river"
        body = (
            b"<title>"
            + title
            + b"</title><h1>"
            + title
            + b"</h1>"
            + b"<p>Words enough to be an article.</p>" * 20
        )
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    server.daemon_threads = True
    server.block_on_close = False
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    OVER.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def ledger(tmp_path: Path) -> Callable[..., Path]:
    """Write a ledger whose footnotes cite these URLs, in order."""

    def written(*urls: str | None) -> Path:
        path = tmp_path / "events.toml"
        text = "schema = 1\n"
        for n, url in enumerate(urls, 1):
            text += (
                f'[sources.s{n}]\ntype = "web"\ntitle = "Bridges over the quiet river"\naccessed = 2023-03-29\n'
                + (f'url = "{url}"\n' if url else "")
            )
        text += "[footnotes]\n" + "".join(f'{n} = "s{n}"\n' for n in range(1, len(urls) + 1))
        path.write_text(text, encoding="utf-8")
        return tmp_path

    return written


ALLOW = ("--allow-network", "127.0.0.0/8")


def test_what_is_well_passes(cai: Any, ledger: Any, site: str) -> None:
    ran = cai("check-links", *ALLOW, cwd=ledger(f"{site}/a-story", None))
    assert (ran.code, ran.err) == (0, "")
    assert "ok: 1 of 2 links" in ran.out
    assert "1 without a URL" in ran.out


def test_what_is_gone_fails_with_where_to_look(cai: Any, ledger: Any, site: str) -> None:
    ran = cai("check-links", *ALLOW, cwd=ledger(f"{site}/a-story", f"{site}/gone"))
    assert ran.code == 1
    assert "footnote 2 · s2" in ran.out
    assert f"https://web.archive.org/web/20230329/{site}/gone" in ran.out


def test_an_address_that_the_ledger_refuses_is_gone_and_the_others_are_asked(
    cai: Any, ledger: Any, site: str
) -> None:
    folder = ledger(f"{site}/a-story", "www.example.org/x", "ftp://files.example/x")
    ran = cai("check-links", *ALLOW, "-f", "json", cwd=folder)
    assert (ran.code, ran.err) == (1, "")
    links = json.loads(ran.out)["links"]
    assert [(link["verdict"], link["rule"], link["line"]) for link in links] == [
        ("ok", "title-match", 6),
        ("gone", "bad-url", 11),
        ("gone", "bad-url", 16),
    ]
    assert 'lacks its beginning, https://; write "https://www.example.org/x"' in links[1]["reason"]
    assert cai("check-links", "--offline", cwd=folder).code == 1
    refused = cai("validate", cwd=folder)
    assert refused.code == 1
    assert "events.toml:11:7: error: url" in refused.out
    assert cai("timeline", cwd=folder).code == 3


def test_another_mistake_stops_the_check(cai: Any, ledger: Any, site: str) -> None:
    folder = ledger(f"{site}/a-story", "www.example.org/x")
    with (folder / "events.toml").open("a", encoding="utf-8") as file:
        file.write("3 = 'nobody'\n")
    ran = cai("check-links", *ALLOW, cwd=folder)
    assert (ran.code, ran.out) == (3, "")
    assert len(ran.err.splitlines()) == 2


def test_all_shows_every_link_on_the_terminal_and_in_the_report_beside(
    cai: Any, ledger: Any, site: str
) -> None:
    folder = ledger(*(f"{site}/gone?{n}" for n in range(16)))
    for args, more in (((), 1), (("--all",), 0)):
        ran = cai("check-links", *ALLOW, "--no-history", *args, "--report", "l.txt", cwd=folder)
        assert (ran.code, ran.out.count("… and 1 more; --all shows them")) == (1, more)
        assert ran.out.count("footnote ") == 16 - more
        assert (folder / "l.txt").read_text(encoding="utf-8").count("footnote ") == 16 - more


def test_warnings_fail_when_strict(cai: Any, ledger: Any, site: str) -> None:
    folder = ledger(f"{site}/forbidden")
    assert cai("check-links", *ALLOW, cwd=folder).code == 0
    assert cai("check-links", *ALLOW, "--strict", cwd=folder).code == 1


def test_targets_are_footnotes_and_citekeys(cai: Any, ledger: Any, site: str) -> None:
    folder = ledger(*(f"{site}/gone" + "?" * n for n in range(4)), f"{site}/a-story")
    document = json.loads(cai("check-links", "2,s5", "-f", "json", *ALLOW, cwd=folder).out)
    assert [link["sources"] for link in document["links"]] == [["s2"], ["s5"]]
    assert cai("check-links", "9", cwd=folder).code == 1
    assert cai("check-links", "nowhere", cwd=folder).code == 1


def test_json_tells_verdicts_and_places(cai: Any, ledger: Any, site: str) -> None:
    folder = ledger(f"{site}/moved", f"{site}/lost", f"{site}/gone", None)
    ran = cai("check-links", *ALLOW, "-o", "links.json", cwd=folder)
    assert (ran.code, ran.out) == (1, "")
    document = json.loads((folder / "links.json").read_text(encoding="utf-8"))
    assert document["schema"] == 1
    assert document["ledger"] == "events.toml"
    assert document["summary"] == {"moved": 1, "gone": 1, "soft-404": 1, "skipped": 1}
    assert [(link["verdict"], link["fails"], link["line"], link["column"]) for link in document["links"]] == [
        ("moved", False, 6, 7), ("soft-404", True, 11, 7), ("gone", True, 16, 7), ("skipped", False, 17, 1),
    ]  # fmt: skip
    assert document["links"][0]["final_url"] == f"{site}/a-story"
    assert document["links"][0]["redirects"] == [{"url": f"{site}/moved", "status": 301}]


def test_an_address_that_is_not_public_is_never_asked(cai: Any, ledger: Any, site: str) -> None:
    document = json.loads(cai("check-links", "-f", "json", cwd=ledger(f"{site}/a-story")).out)
    assert document["links"][0]["verdict"] == "unsafe"
    assert document["links"][0]["status"] is None


def test_offline_asks_nothing(cai: Any, ledger: Any, site: str) -> None:
    ran = cai("check-links", "--offline", *ALLOW, cwd=ledger(f"{site}/gone"))
    assert ran.code == 0
    assert "offline" in ran.out


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--allow-network", "10.0.0.0/99"], '--allow-network "10.0.0.0/99" is not a network'),
        (["--timeout", "nan"], "--timeout must be a number of seconds, not nan"),
        (["--max-time", "nan"], "--max-time must be a number of seconds, not nan"),
        (["--delay", "nan"], "--delay must be a number of seconds, not nan"),
        (["--timeout", "0"], "--timeout"),
        (["--jobs", "0"], "--jobs"),
        (["-f", "xml"], "--format"),
    ],
)
def test_what_cannot_be_asked_is_bad_usage(cai: Any, ledger: Any, args: list[str], said: str) -> None:
    ran = cai("check-links", *args, cwd=ledger("https://example.org/a"))
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_no_way_to_the_network_exits_4_and_judges_nothing(
    cai: Any, ledger: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schedule_options, "FetchOptions", partial(FetchOptions, pauses=(0.0,)))
    # two hosts on loopback where nobody listens
    folder = ledger("http://127.7.7.1:9/a", "http://127.7.7.2:9/b")
    ran = cai("check-links", *ALLOW, cwd=folder)
    assert (ran.code, ran.out) == (4, "")
    assert ran.err.startswith(
        "cai: no way to the network: none of 2 links could be reached; nothing was judged"
    )


def started(folder: Path, *args: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "ca_israel", "check-links", *ALLOW, *args],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def test_ctrl_c_tells_what_was_judged_and_exits_130_at_once(ledger: Any, site: str) -> None:
    ASKED.clear()
    process = started(ledger(f"{site}/gone", f"{site}{SLOW}"))
    assert ASKED.wait(30)
    time.sleep(0.5)  # for the other page to be judged
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)  # which would raise, were it to wait for the server
    assert process.returncode == 130
    assert err == ""
    assert "gone" in out
    assert "Interrupted" in out


def test_max_time_ends_the_run_and_tells_the_rest(ledger: Any, site: str) -> None:
    process = started(ledger(f"{site}/a-story", f"{site}{SLOW}"), "--max-time", "2")
    out, err = process.communicate(timeout=60)  # which would raise, were it to wait for the server
    assert (process.returncode, err) == (0, "")
    assert "ok: 1 of 2 links" in out
    assert "time was over" in out or "not checked" in out.lower()


def test_the_bar_moves_on_a_terminal_s_standard_error_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")  # rich looks by itself
    master, slave = pseudo_terminal()
    with os.fdopen(slave, "w", encoding="utf-8") as terminal:
        with progress_bar(terminal, "never", {}) as move:
            assert move
            move(3, 10)
        with progress_bar(terminal, "auto", {"TERM": "dumb"}) as move:
            assert move is None
    shown = b""
    with suppress(OSError):  # Linux's way to say that nobody holds the other end
        while piece := os.read(master, 65536):
            shown += piece
    os.close(master)
    assert b"3/10" in shown
    with progress_bar(io.StringIO(), "always", {}) as move:
        assert move is None
    with progress_bar(None, "always", {}) as move:
        assert move is None


def test_a_history_remembers_and_max_age_asks_no_more(cai: Any, ledger: Any, site: str) -> None:
    folder = ledger(f"{site}/a-story", f"{site}/gone")
    first = cai("check-links", *ALLOW, "--history", "seen.json", "-f", "json", cwd=folder)
    again = cai("check-links", *ALLOW, "--history", "seen.json", "--max-age", "7d", "-f", "json", cwd=folder)
    assert (first.code, again.code) == (1, 1)
    before, after = json.loads(first.out), json.loads(again.out)
    assert (before["runs_known"], after["runs_known"]) == (0, 1)
    assert [link["rule"] for link in after["links"]] == ["from-memory", before["links"][1]["rule"]]
    forgetful = json.loads(
        cai("check-links", *ALLOW, "--no-history", "--max-age", "7d", "-f", "json", cwd=folder).out
    )
    assert forgetful["runs_known"] is None
    assert forgetful["links"][0]["rule"] != "from-memory"


def test_a_link_that_stays_unavailable_fails_after_three_runs_over_six_days(
    ledger: Any, site: str, tmp_path: Path
) -> None:
    links = load(ledger("http://127.7.7.7:9/a", f"{site}/a-story", f"{site}/a-story?2") / "events.toml")
    options = FetchOptions(delay=0, pauses=(0.0,), allow_networks=("127.0.0.0/8",))
    request, now = CheckRequest(history=tmp_path / "seen.json"), datetime(2026, 11, 23, tzinfo=UTC)
    first, second, third = (check(links, request, options, now - timedelta(days=days)) for days in (9, 5, 0))
    assert (first.exit_code(strict=False), second.exit_code(strict=False)) == (0, 0)
    assert third.exit_code(strict=False) == 1
    assert "3 runs since 2026-11-14" in third.report.links[0].judgement.reason


def test_an_allowed_verdict_passes_and_is_reported_and_still_asked_for(
    cai: Any, ledger: Any, site: str
) -> None:
    folder = ledger(f"{site}/gone")
    with (folder / "events.toml").open("a", encoding="utf-8") as file:
        file.write('[[allow]]\nhost = "127.0.0.1"\nverdicts = ["gone"]\nreason = "known"\n')
    ran = cai("check-links", *ALLOW, "--strict", "-f", "json", cwd=folder)
    (link,) = json.loads(ran.out)["links"]
    assert ran.code == 0
    assert (link["verdict"], link["status"], link["fails"], link["note"]) == ("gone", 410, False, "allowed")


def test_reports_beside_the_answer(cai: Any, ledger: Any, site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = ledger(f"{site}/gone")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(folder / "summary.md"))
    ran = cai(
        "check-links",
        *ALLOW,
        "-f",
        "github",
        "--report",
        "l.md",
        "--report",
        "l.xml",
        "--report",
        "l.json",
        cwd=folder,
    )
    assert ran.code == 1
    assert ran.out.startswith("::error file=events.toml,line=6,col=7,title=cai gone::events.toml:6:7: ")
    assert (folder / "l.md").read_text(encoding="utf-8").startswith("<!-- cai check-links -->")
    assert (folder / "summary.md").read_text(encoding="utf-8").startswith("<!-- cai check-links -->")
    assert 'failures="1"' in (folder / "l.xml").read_text(encoding="utf-8")
    assert json.loads((folder / "l.json").read_text(encoding="utf-8"))["summary"] == {"gone": 1}
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(folder / "no" / "such"))
    assert "cannot write the job's summary" in cai("check-links", *ALLOW, "-f", "github", cwd=folder).err


def test_offline_judges_the_ledger_alone(cai: Any, ledger: Any) -> None:
    folder = ledger("http://example.org/a", "https://example.org/b")
    ran = cai("check-links", "--offline", cwd=folder)
    assert ran.code == 0
    assert "example.org is linked by plain http" in ran.err
    assert cai("check-links", "--offline", "--strict", cwd=folder).code == 1


def test_only_what_changed_is_asked(cai: Any, ledger: Any, site: str) -> None:
    folder = ledger(f"{site}/gone", f"{site}/a-story")
    for arguments in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=t", "-c", "user.email=t@t", "commit", "-qm", "one"],
    ):
        subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, timeout=30)
    text = (folder / "events.toml").read_text(encoding="utf-8")
    (folder / "events.toml").write_text(text.replace("/a-story", "/a-story?new"), encoding="utf-8")
    ran = cai("check-links", *ALLOW, "--changed-since", "HEAD", "-f", "json", cwd=folder)
    assert (ran.code, [link["url"] for link in json.loads(ran.out)["links"]]) == (0, [f"{site}/a-story?new"])
    assert cai("check-links", "1", "--changed-since", "HEAD", *ALLOW, cwd=folder).out.startswith(
        "ok: 0 of 0 links"
    )
    assert cai("check-links", "--changed-since", "nowhere", cwd=folder).code == 2


@pytest.mark.parametrize(
    ("text", "age"),
    [("7", timedelta(days=7)), ("7d", timedelta(days=7)), ("0", timedelta(0)), ("12h", timedelta(hours=12)), ("90m", timedelta(minutes=90)), ("2w", timedelta(days=14)), (" 1.5 Days ", timedelta(hours=36))],
)  # fmt: skip
def test_ages_are_read(text: str, age: timedelta) -> None:
    assert age_of(text) == age


@pytest.mark.parametrize("text", ["", "d", "-1", "nan", "inf", "1e9", "7x", "٧", "999999w", "1 2", "7d\nd"])
def test_what_is_no_age_is_bad_usage(text: str) -> None:
    with pytest.raises(BadUsage, match="--max-age"):
        age_of(text)
