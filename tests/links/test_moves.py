"""`cai check-links --write`: the new address of a page that moved for good, once runs of two days agree."""

from __future__ import annotations

import json
import signal
import subprocess
import time
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from ca_israel.ledger import discovery, loader
from ca_israel.ledger.model import Archive, Source
from ca_israel.links.answer import Answer, Hop
from ca_israel.links.findings import Finding, Link
from ca_israel.links.history.sightings import History, Sighting, fingerprint
from ca_israel.links.moves import moves_of
from ca_israel.links.verdict import Facts, judged
from conftest import command
from links.sites import LOOPBACK, Site, page, redirect, silent

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import Any

    from ca_israel.ledger.model import VerdictName
    from conftest import Ran

WORK = "Bridges over quiet rivers: what the harvest of a small valley tells"
PAGE = page(f"<title>{WORK}</title><h1>{WORK}</h1>{'<p>Words of an article.</p>' * 30}".encode())
OLD, NEW, OTHER = "/2001/bridges.html", "/archive/bridges-over-quiet-rivers", "/elsewhere/bridges"
ALLOW = ("--allow-network", *LOOPBACK)


# ------------------------------------------------------------------------------------ what two days say

NOW = datetime(2026, 11, 27, 0, 30, tzinfo=UTC)
LINK = Link("https://a.example/old", (Source("a", "web", WORK, url="https://a.example/old"),))
THERE, ELSEWHERE = "https://a.example/new", "https://b.example/new"
MOVED = Finding(
    LINK,
    judged("moved", detail=THERE),
    Answer(LINK.url or "", THERE, 200, redirects=(Hop(LINK.url or "", 301),)),
)


def seen(
    hours: float, verdict: VerdictName = "moved", to: str | None = THERE, work: str | None = None
) -> Sighting:
    to = to if verdict == "moved" else None
    return Sighting(
        NOW - timedelta(hours=hours), verdict, "a-rule", final_url=to, work=work or fingerprint(LINK)
    )


@pytest.mark.parametrize(
    ("past", "confirmed"),
    [
        ([seen(24), seen(0)], True),
        ([seen(1), seen(0)], True),  # of the day before, in UTC
        ([seen(0.4), seen(0)], False),
        ([seen(0)], False),
        ([], False),
        ([seen(24 * 300), seen(0)], True),
        ([seen(72), seen(48)], True),  # where this run is not recorded
        ([seen(24, to=ELSEWHERE), seen(0)], False),
        ([seen(48), seen(24, to=ELSEWHERE), seen(0)], False),
        ([seen(48), seen(24, "ok"), seen(0)], False),
        ([seen(48), seen(24, "gone"), seen(0)], False),
        ([seen(48), seen(24, "soft-404"), seen(0)], False),
        ([seen(48), seen(24, "drifted"), seen(0)], False),
        ([seen(48), seen(24, "usurped"), seen(0)], False),
        ([seen(72), seen(48, "ok"), seen(24), seen(0)], True),
        ([seen(48), seen(24, "unavailable"), seen(0)], True),
        ([seen(48), seen(24, "blocked"), seen(12, "unconfirmed"), seen(0)], True),
        ([seen(48, work="another"), seen(0)], False),
        ([seen(48), seen(24, "drifted", work="another"), seen(0)], True),
        ([seen(0), seen(-24)], False),  # a clock that was ahead
    ],
)
def test_runs_of_two_days_have_to_agree(past: list[Sighting], confirmed: bool) -> None:
    [move] = moves_of([MOVED], History({LINK.url or "": tuple(past)}), NOW)
    assert (move.link, move.to, move.confirmed) == (LINK, THERE, confirmed)


@pytest.mark.parametrize("rule", ["redirected", "https-only", "to-home-page", "gone"])
def test_nothing_else_is_a_move(rule: str) -> None:
    finding = MOVED._replace(judgement=judged(rule, Facts(Answer("https://a.example/old", THERE, 200))))
    assert moves_of([finding], History({LINK.url or "": (seen(24), seen(0))}), NOW) == ()


@pytest.mark.parametrize(
    "bad", ['https://a.example/"x', "https://a.example/a b", "https://a.example/<a>", "x:y"]
)
def test_an_address_that_a_ledger_cannot_hold_is_left_to_a_person(bad: str) -> None:
    assert MOVED.answer
    finding = MOVED._replace(answer=MOVED.answer._replace(final_url=bad))
    assert moves_of([finding], History({LINK.url or "": (seen(24, to=bad), seen(0, to=bad))}), NOW) == ()


# ------------------------------------------------------------------------------------- the whole command


class Town:
    """A site with a page that moved, a ledger that cites it, and what runs have seen."""

    def __init__(self, folder: Path, cai: Callable[..., Ran]) -> None:
        self.folder, self._cai = folder, cai
        self.site = Site({OLD: redirect(NEW), NEW: PAGE, OTHER: PAGE})
        self.ledger, self.history = folder / "events.toml", folder / "history.json"
        self.cites(a="")

    def cites(self, **keys: str) -> None:
        self.ledger.write_text(
            "schema = 1\n\n" + "\n".join(
                f'[sources.{key}]\ntype     = "news"\ntitle    = "{WORK}"\nurl      = "{self.site.url(OLD)}" # seen\n{more}'
                for key, more in keys.items()
            ),
            encoding="utf-8",
        )  # fmt: skip

    def check(self, *more: object, history: bool = True) -> Ran:
        remembers = ("--history", self.history) if history else ()
        return self._cai("check-links", *ALLOW, *remembers, *more, cwd=self.folder)

    def a_day_later(self) -> None:
        """Make the runs that the history knows a day older."""
        said = json.loads(self.history.read_text())
        for one in (one for past in said["urls"].values() for one in past):
            at = datetime.fromisoformat(one["at"]) - timedelta(days=1)
            one["at"] = at.isoformat(timespec="seconds").replace("+00:00", "Z")
        self.history.write_text(json.dumps(said))

    def text(self) -> str:
        return self.ledger.read_text(encoding="utf-8")

    def after(self, before: str, new: str = NEW) -> str:
        old, to = self.site.url(OLD), self.site.url(new)
        return before.replace(
            f'url      = "{old}" # seen\n', f'url      = "{to}" # seen\nmoved_from = ["{old}"]\n'
        )


@pytest.fixture
def town(tmp_path: Path, cai: Callable[..., Ran]) -> Iterator[Town]:
    town = Town(tmp_path, cai)
    yield town
    town.site.close()


def test_the_first_time_it_says_so_and_the_next_day_it_writes(town: Town) -> None:
    before = town.text()
    first = town.check("--write")
    assert (first.code, town.text()) == (0, before)
    assert first.err == "cai: 1 move seen once; written when a run on another day agrees\n"
    assert town.check("--write").err == first.err
    assert town.text() == before
    town.a_day_later()
    second = town.check("--write")
    assert (second.code, town.text()) == (0, town.after(before))
    assert second.err == "cai: 1 move written into events.toml; moved_from keeps what was there\n"
    assert f"Written into events.toml: {town.site.url(NEW)}" in " ".join(second.out.split())
    third = town.check("--write")
    assert (third.code, third.err, town.text()) == (0, "", town.after(before))
    assert third.out == "ok: 1 of 1 link\n"


def test_without_write_nothing_is_written_and_nothing_is_said(town: Town) -> None:
    before = town.text()
    town.check()
    town.a_day_later()
    ran = town.check()
    assert (ran.code, ran.err, town.text()) == (0, "", before)
    assert f"Put the new address in the ledger: {town.site.url(NEW)}" in " ".join(ran.out.split())


def test_a_move_that_is_not_for_good_is_never_written(town: Town) -> None:
    before = town.text()
    town.site.routes[OLD] = redirect(NEW, "302 Found")
    for _ in range(3):
        assert town.check("--write").err == ""
        town.a_day_later()
    assert town.text() == before


def test_what_names_a_visit_is_never_written(town: Town) -> None:
    visits = iter(range(100))

    def visit(site: Site, connection: socket.socket, request: str) -> bytes:
        return redirect(f"{NEW}?PHPSESSID={next(visits):032x}&page=2")

    town.site.routes |= {OLD: visit, "*": PAGE}
    before = town.text()
    town.check()
    town.a_day_later()
    town.check("--write")
    assert town.text() == town.after(before, f"{NEW}?page=2")


def test_an_address_that_changes_from_day_to_day_is_never_written(town: Town) -> None:
    visits = iter(range(100))

    def visit(site: Site, connection: socket.socket, request: str) -> bytes:
        return redirect(f"{NEW}?v={next(visits)}")

    town.site.routes |= {OLD: visit, "*": PAGE}
    before = town.text()
    for _ in range(3):
        assert "1 move seen once" in town.check("--write").err
        town.a_day_later()
    assert town.text() == before


def test_the_part_of_the_page_and_earlier_addresses_stay(town: Town) -> None:
    town.site.routes[NEW] = page(PAGE.partition(b"\r\n\r\n")[2].replace(b"<h1>", b"<h1 id=p3>"))
    first = town.site.url("/first")
    town.cites(a=f'moved_from = [ "{first}" ] # long ago\n')
    town.ledger.write_text(town.text().replace(f'{OLD}"', f'{OLD}#p3"'), encoding="utf-8")
    town.check()
    town.a_day_later()
    assert town.check("--write").code == 0
    source = loader.load(town.ledger).sources["a"]
    assert (source.url, source.moved_from) == (
        town.site.url(f"{NEW}#p3"),
        (first, town.site.url(f"{OLD}#p3")),
    )
    assert "# long ago" in town.text()


def test_a_page_that_comes_back_is_no_longer_a_former_address(town: Town) -> None:
    town.cites(a=f'moved_from = ["{town.site.url(NEW)}", "{town.site.url(OLD)}"]\n')
    town.check()
    town.a_day_later()
    town.check("--write")
    source = loader.load(town.ledger).sources["a"]
    assert (source.url, source.moved_from) == (town.site.url(NEW), (town.site.url(OLD),))


def test_every_source_of_the_address_moves_and_a_copy_of_the_old_one_is_no_mismatch(
    town: Town, cai: Callable[..., Ran]
) -> None:
    copy = f'archive = {{ url = "https://web.archive.org/web/20230320101010/{town.site.url(OLD)}", date = 2023-03-20 }}\n'
    town.cites(a=copy, b="")
    town.check()
    town.a_day_later()
    town.check("--write")
    sources = loader.load(town.ledger).sources
    assert {source.url for source in sources.values()} == {town.site.url(NEW)}
    assert {source.moved_from for source in sources.values()} == {(town.site.url(OLD),)}
    assert sources["a"].archive == Archive(
        f"https://web.archive.org/web/20230320101010/{town.site.url(OLD)}", date(2023, 3, 20)
    )
    assert "archive-mismatch" not in cai("validate", "--ledger", town.ledger).out


def test_a_run_that_is_not_recorded_does_not_count(town: Town) -> None:
    town.check()
    said = json.loads(town.history.read_text())
    [[one]] = said["urls"].values()
    one["at"] = "2100-01-01T00:00:00Z"  # nothing is recorded over a clock that is ahead
    town.history.write_text(json.dumps(said))
    before = town.text()
    ran = town.check("--write")
    assert "this run is not recorded" in ran.err
    assert "1 move seen once" in ran.err
    assert town.text() == before


def test_what_is_known_is_written_on_ctrl_c(town: Town) -> None:
    town.check()
    town.a_day_later()
    slow = town.site.url("/slow")
    text = town.text() + f'\n[sources.b]\ntype = "web"\ntitle = "T"\nurl = "{slow}"\n'
    town.ledger.write_text(text, encoding="utf-8")
    town.site.routes["/slow"] = silent
    run = subprocess.Popen(
        command("check-links", *ALLOW, "--history", town.history, "--ledger", town.ledger, "--write", "-f", "json"),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    until = time.monotonic() + 30
    while not (town.site.paths["/slow"] and town.site.paths[NEW] > 1) and time.monotonic() < until:
        time.sleep(0.01)
    time.sleep(0.5)
    run.send_signal(signal.SIGINT)
    out, _ = run.communicate(timeout=30)
    assert run.returncode == 130
    assert [link["verdict"] for link in json.loads(out)["links"]] == ["moved", "skipped"]
    assert town.text() == town.after(text)


# ------------------------------------------------------------------------------------ what is not written


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--offline",), "--write is about what the links answer now; leave --offline out"),
        (("--no-history",), "--write goes by what runs on two different days saw, so it needs a history; name its file with --history FILE"),
    ],
)  # fmt: skip
def test_where_no_move_could_ever_be_written_it_is_refused(
    town: Town, words: tuple[str, ...], said: str
) -> None:
    ran = town.check("--write", *words, history=False)
    assert (ran.code, ran.out, town.site.asked) == (2, "", [])
    assert said in ran.err


def test_the_ledger_that_comes_with_cai_is_never_written_to(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(discovery, "__file__", str(town.folder / "ledger/discovery.py"))
    ran = town.check("--write")
    assert (ran.code, town.site.asked) == (2, [])
    assert "is the ledger that comes with cai, which is never written to" in ran.err


@pytest.mark.parametrize("option", ["-o", "--report", "--history"])
def test_no_output_goes_over_the_ledger(town: Town, option: str) -> None:
    before = town.text()
    ran = town.check("-f", "json", "--write", option, town.ledger, history=option != "--history")
    assert (ran.code, town.site.asked, town.text()) == (2, [], before)


def test_a_ledger_that_changed_meanwhile_stays_and_what_was_found_is_reported(town: Town) -> None:
    town.check()
    town.a_day_later()

    def edit(site: Site, connection: socket.socket, request: str) -> bytes:
        town.ledger.write_text("schema = 1 # mine\n", encoding="utf-8")
        return PAGE

    town.site.routes[NEW] = edit
    ran: Any = town.check("--write", "-f", "json")
    assert (ran.code, town.text()) == (74, "schema = 1 # mine\n")
    assert (
        ran.err == "cai: events.toml was changed while this command ran; nothing is written; run it again\n"
    )
    [link] = json.loads(ran.out)["links"]
    assert (link["verdict"], link["next"]) == (
        "moved",
        f"Put the new address in the ledger: {town.site.url(NEW)}",
    )
