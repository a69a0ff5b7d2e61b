"""`cai archive --write`: what was found gets into the ledger, and every other byte stays."""

from __future__ import annotations

import json
import signal
import subprocess
import time
from typing import TYPE_CHECKING

import pytest

from archive.conftest import source, words
from archive.fake import GONE, NEWS, PREFIX, UNTITLED, Copy, Fake, Wrong
from ca_israel.ledger import discovery
from conftest import command

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from conftest import Ran
    from links.sites import Site

NEAR, OLD = "20230320101010", "20190101101010"
NAMES = ("one", "two", "three")


def url(name: str) -> str:
    return f"https://news.example/{name}/bridges-over-quiet-rivers"


def several(*names: str) -> str:
    return "schema = 1\n" + "\n".join(source(name, url(name)) for name in names)


def line(archive: Fake, address: str = NEWS, at: str = NEAR) -> str:
    day = f"{at[:4]}-{at[4:6]}-{at[6:8]}"
    return f'archive = {{ url = "{archive.base}{PREFIX}{at}/{address}", date = {day} }}'


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "events.toml"
    path.write_text("schema = 1\n" + source(), encoding="utf-8")
    return path


@pytest.fixture
def ask(cai: Callable[..., Ran], ledger: Path) -> Callable[..., Ran]:
    def run(archive: Fake, *more: object) -> Ran:
        return cai("archive", "--no-history", *words(archive), *more, cwd=ledger.parent)

    return run


# ------------------------------------------------------------------------------------- what is written

WRITINGS = {
    "header": ("[sources.a]\ntype = 'news'\ntitle = '{title}'\nurl = '{url}'\n", "{line}\n"),
    "followed": ("[sources.a]\ntype = 'news'\ntitle = '{title}'\nurl = '{url}'  # here\n\n# next\n[footnotes]\n1 = 'a'\n", "{line}\n"),
    "aligned": ("[sources.a]\ntype     = 'news'\ntitle    = '{title}'\nurl      = '{url}'\n", "archive  {value}\n"),
    "inline": ("sources = {{ a = {{ type = 'news', title = '{title}', url = '{url}' }} }}\n", ", {line}"),
    "dotted": ("sources.a.type = 'news'\nsources.a.title = '{title}'\nsources.a.url = '{url}'\n", "sources.a.{line}\n"),
    "quoted": ("[sources.'a']\n\t'type' = 'news'\n\ttitle = '{title}'\n\turl = '{url}'\n", "\t{line}\n"),
}  # fmt: skip


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("how", WRITINGS)
def test_one_line_is_new_and_every_other_byte_stays(
    fake: Callable[..., Fake], ask: Callable[..., Ran], ledger: Path, how: str, mark: str, ends: str
) -> None:
    from archive.fake import WORK

    archive = fake([Copy(NEAR)])
    body, new = WRITINGS[how]
    old = f"{mark}schema = 1\n{body.format(title=WORK, url=NEWS)}".replace("\n", ends)
    ledger.write_bytes(old.encode())
    ran = ask(archive, "--write")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith("Written into events.toml: 1 copy\n")
    whole = line(archive)
    new = new.format(line=whole, value=whole.removeprefix("archive ")).replace("\n", ends)
    text = ledger.read_bytes().decode()
    assert text.count(new) == 1
    assert text.replace(new, "") == old


def test_a_second_run_has_nothing_to_do(
    fake: Callable[..., Fake], ask: Callable[..., Ran], ledger: Path
) -> None:
    archive = fake([Copy(NEAR)])
    ask(archive, "--write")
    text, requests = ledger.read_bytes(), len(archive.asked)
    ran = ask(archive, "--write")
    assert (ran.code, ledger.read_bytes(), len(archive.asked)) == (0, text, requests)
    assert "kept" in ran.out


def test_looking_and_then_writing_asks_once(
    fake: Callable[..., Fake], cai: Callable[..., Ran], ledger: Path
) -> None:
    archive = fake([Copy(NEAR)])
    common = ("archive", "--history", "h.json", *words(archive))
    assert cai(*common, cwd=ledger.parent).out.endswith("\n--write puts 1 copy into events.toml\n")
    asked = len(archive.asked)
    assert cai(*common, "--write", cwd=ledger.parent).code == 0
    assert len(archive.asked) == asked
    assert line(archive) in ledger.read_text(encoding="utf-8")


def test_the_json_says_what_was_written(
    fake: Callable[..., Fake], ask: Callable[..., Ran], ledger: Path
) -> None:
    archive = fake([Copy(NEAR, url=url("one")), Copy(NEAR, GONE, url=url("two"))])
    ledger.write_text(several("one", "two"), encoding="utf-8")
    before = [ask(archive, "-f", "json", *more) for more in ([], ["--write"])]
    looked, wrote = (json.loads(ran.out)["sources"] for ran in before)
    assert [(one["source"], one["written"]) for one in looked] == [("one", False), ("two", False)]
    assert [(one["source"], one["written"], one["next"] is None) for one in wrote] == [
        ("one", True, True),
        ("two", False, False),
    ]
    assert wrote[0] == {**looked[0], "written": True, "next": None}


def test_what_could_not_be_proved_is_written_only_where_that_was_asked_for(
    fake: Callable[..., Fake], ask: Callable[..., Ran], ledger: Path
) -> None:
    archive, before = fake([Copy(NEAR, UNTITLED)]), ledger.read_bytes()
    assert ask(archive, "--write").code == 0
    assert ledger.read_bytes() == before
    ran = ask(archive, "--unconfirmed")
    assert (ran.code, ran.out) == (2, "")
    assert "--unconfirmed is about what is written; add --write" in ran.err
    assert line(archive) in ask(archive, "--unconfirmed", "-f", "diff").out
    assert ledger.read_bytes() == before
    assert ask(archive, "--write", "--unconfirmed").code == 0
    assert line(archive) in ledger.read_text(encoding="utf-8")


def test_a_broken_copy_is_replaced_only_where_that_was_asked_for(
    fake: Callable[..., Fake], ask: Callable[..., Ran], ledger: Path
) -> None:
    archive = fake([Copy(NEAR), Copy(OLD, GONE)])
    text = ledger.read_text(encoding="utf-8") + f"{line(archive, at=OLD)} # a note\n"
    ledger.write_text(text, encoding="utf-8")
    assert ask(archive, "--verify", "--write").code == 1
    assert ledger.read_text(encoding="utf-8") == text
    assert ask(archive, "--verify", "--replace", "--write").code == 1  # it was broken
    assert ledger.read_text(encoding="utf-8") == text.replace(line(archive, at=OLD), line(archive))
    assert ask(archive, "--verify", "--replace", "--write").code == 0


def test_what_is_known_is_written_when_the_time_is_over(
    fake: Callable[..., Fake], ask: Callable[..., Ran], ledger: Path
) -> None:
    archive = fake([Copy(NEAR, url=url(name)) for name in NAMES], wrong=[Wrong("two", "silent")])
    ledger.write_text(several(*NAMES), encoding="utf-8")
    ran = ask(archive, "--write", "--max-time", "1", "-f", "json")
    assert [one["written"] for one in json.loads(ran.out)["sources"]] == [True, False, False]
    text = ledger.read_text(encoding="utf-8")
    assert (text.count("archive = "), text.count(line(archive, url("one")))) == (1, 1)


def test_what_is_known_is_written_on_ctrl_c(fake: Callable[..., Fake], ledger: Path) -> None:
    archive = fake([Copy(NEAR, url=url(name)) for name in NAMES], wrong=[Wrong("two", "silent")])
    ledger.write_text(several(*NAMES), encoding="utf-8")
    run = subprocess.Popen(
        command("archive", "--ledger", ledger, "-f", "json", "--no-history", "--write", *words(archive), "--timeout", "60"),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    until = time.monotonic() + 30
    while len(archive.asked) < 3 and time.monotonic() < until:
        time.sleep(0.01)
    run.send_signal(signal.SIGINT)
    out, _ = run.communicate(timeout=30)
    assert run.returncode == 130
    assert [one["written"] for one in json.loads(out)["sources"]] == [True, False, False]
    text = ledger.read_text(encoding="utf-8")
    assert (text.count("archive = "), text.count(line(archive, url("one")))) == (1, 1)


# ------------------------------------------------------------------------------------------ as a diff


@pytest.mark.parametrize("place", ["events.toml", "deep/in here/my events.toml"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_git_applies_the_diff_and_gets_what_write_writes(
    fake: Callable[..., Fake], cai: Callable[..., Ran], tmp_path: Path, place: str, ends: str
) -> None:
    archive = fake([Copy(NEAR, url=url(name)) for name in NAMES])
    ledger = tmp_path / place
    ledger.parent.mkdir(parents=True, exist_ok=True)
    old = several(*NAMES).replace("\n", ends).encode()
    ledger.write_bytes(old)
    for named, folder in ((place, tmp_path), (ledger, tmp_path), (ledger, ledger.parent)):
        common = ("archive", "--ledger", named, "--no-history", *words(archive))
        ran = cai(*common, "-o", tmp_path / "new.diff", cwd=folder)
        assert (ran.code, ran.out, ledger.read_bytes()) == (0, "", old)
        git = ["git", "apply", "--whitespace=nowarn", str(tmp_path / "new.diff")]
        subprocess.run(git, cwd=folder, check=True)
        patched = ledger.read_bytes()
        ledger.write_bytes(old)
        cai(*common, "--write", cwd=folder)
        assert ledger.read_bytes() == patched != old
        ledger.write_bytes(old)


def test_a_ledger_elsewhere_is_named_from_its_own_folder(
    fake: Callable[..., Fake], cai: Callable[..., Ran], ledger: Path
) -> None:
    archive = fake([Copy(NEAR)])
    folder = ledger.parent / "below"
    folder.mkdir()
    ran = cai(
        "archive", "--ledger", "../events.toml", "-f", "diff", "--no-history", *words(archive), cwd=folder
    )
    assert ran.out.startswith("--- a/events.toml\n+++ b/events.toml\n@@ ")


def test_without_a_copy_the_diff_is_empty(fake: Callable[..., Fake], ask: Callable[..., Ran]) -> None:
    assert ask(fake(), "-f", "diff")[:2] == (0, "")


# ---------------------------------------------------------------------------------- what is not written


def test_a_ledger_that_changed_meanwhile_stays_and_what_was_found_is_reported(
    fake: Callable[..., Fake], ask: Callable[..., Ran], ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = fake([Copy(NEAR)])
    answer = archive._said

    def and_edit(site: Site, connection: socket.socket, request: str) -> bytes | None:
        ledger.write_text("schema = 1\n# mine\n", encoding="utf-8")
        return answer(site, connection, request)

    monkeypatch.setattr(archive, "_said", and_edit)
    ran = ask(archive, "--write", "-f", "json")
    assert ran.code == 74
    assert (
        ran.err == "cai: events.toml was changed while this command ran; nothing is written; run it again\n"
    )
    assert ledger.read_text(encoding="utf-8") == "schema = 1\n# mine\n"
    assert [(one["verdict"], one["written"]) for one in json.loads(ran.out)["sources"]] == [("found", False)]


def test_the_ledger_that_comes_with_cai_is_never_written_to(
    fake: Callable[..., Fake], cai: Callable[..., Ran], ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive, before = fake([Copy(NEAR)]), ledger.read_bytes()
    monkeypatch.setattr(discovery, "__file__", str(ledger.parent / "ledger/discovery.py"))
    link = ledger.with_name("link.toml")
    link.symlink_to(ledger)
    for name in (ledger, link):
        ran = cai("archive", "--ledger", name, "--no-history", "--write", *words(archive))
        assert (ran.code, archive.asked, ledger.read_bytes()) == (2, [], before)
        assert f"{name} is the ledger that comes with cai, which is never written to; copy it" in ran.err


@pytest.mark.parametrize("option", ["-o", "--report", "--history"])
def test_no_output_goes_over_the_ledger(
    fake: Callable[..., Fake], cai: Callable[..., Ran], ledger: Path, option: str
) -> None:
    archive, before = fake([Copy(NEAR)]), ledger.read_bytes()
    ran = cai("archive", *words(archive), "-f", "json", "--write", option, "events.toml", cwd=ledger.parent)
    assert (ran.code, archive.asked, ledger.read_bytes()) == (2, [], before)


def test_what_is_no_file_cannot_be_edited(fake: Callable[..., Fake], ledger: Path) -> None:
    archive = fake([Copy(NEAR)])
    done = subprocess.run(
        command("archive", "--ledger", "/dev/stdin", "--write", "--no-history", *words(archive)),
        input=ledger.read_bytes(), capture_output=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, archive.asked) == (2, b"", [])
    assert b"/dev/stdin cannot be edited: it is not a file; nothing is written" in done.stderr


def test_hostile_originals_stay_text(
    fake: Callable[..., Fake], ask: Callable[..., Ran], ledger: Path
) -> None:
    from ca_israel.ledger import loader

    sly = 'https://news.example/a?b="]\\nstate = "gone'
    escaped = "https://news.example/a?b=%22]%5Cnstate=%22gone"
    ledger.write_text("schema = 1\n" + source(url=escaped), encoding="utf-8")
    archive = fake([Copy(NEAR, url=escaped, original=sly)])
    ask(archive, "--write")
    found: Any = loader.load(ledger).sources["bridges"]
    assert found.state is None
