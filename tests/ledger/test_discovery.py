"""Which ledger is read: the flag, the environment, the configuration, the folder, the packaged copy; never the wrong one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ca_israel.errors import LedgerUnreadable
from ca_israel.ledger import discovery
from conftest import OURS, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Ran

ONE = 'schema = 1\n[[events]]\nid = "{}"\ndate = "2001"\ntitle = "T"\n'
PACKAGED = "cai: no events.toml here; showing the ledger that comes with cai\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder outside any git repository, with a ledger called `flag`, one called `env`, and so on."""
    for name in ("flag", "env", "configured"):
        (tmp_path / f"{name}.toml").write_text(ONE.format(name))
    (tmp_path / "here").mkdir()
    return tmp_path


def first(ran: Ran) -> str:
    assert ran.code == 0, ran.err
    return ran.out.split("\t")[1]


def test_the_flag_beats_the_environment_beats_the_configuration_beats_the_folder(
    cai: Callable[..., Ran], place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = place / "here"
    (here / "events.toml").write_text(ONE.format("folder"))
    assert first(cai("timeline", cwd=here)) == "folder"
    (place / "pyproject.toml").write_text('[tool.cai]\nledger = "configured.toml"\n')
    assert first(cai("timeline", cwd=here)) == "configured"
    monkeypatch.setenv("CAI_LEDGER", str(place / "env.toml"))
    assert first(cai("timeline", cwd=here)) == "env"
    assert first(cai("timeline", "--ledger", "../flag.toml", cwd=here)) == "flag"
    assert first(cai("--ledger", "../flag.toml", "timeline", cwd=here)) == "flag"
    monkeypatch.setenv("CAI_LEDGER", "")
    assert first(cai("timeline", cwd=here)) == "configured"


def test_inside_a_repository_the_folders_above_count_up_to_its_root(
    cai: Callable[..., Ran], place: Path
) -> None:
    (place / "events.toml").write_text(ONE.format("outside"))
    root = place / "repository"
    deep = root / "a" / "b"
    deep.mkdir(parents=True)
    assert cai("timeline", cwd=deep).err == PACKAGED
    (root / ".git").mkdir()
    assert cai("timeline", cwd=deep).err == PACKAGED
    (root / "events.toml").write_text(ONE.format("root"))
    assert first(cai("timeline", cwd=deep)) == "root"
    (root / "a" / "events.toml").write_text(ONE.format("nearer"))
    assert first(cai("timeline", cwd=deep)) == "nearer"


def test_outside_a_repository_the_folders_above_do_not_count(cai: Callable[..., Ran], place: Path) -> None:
    (place / "events.toml").write_text(ONE.format("above"))
    assert cai("timeline", cwd=place / "here").err == PACKAGED


def test_a_foreign_events_toml_is_passed_over(cai: Callable[..., Ran], place: Path) -> None:
    root = place / "here"
    (root / ".git").mkdir()
    (root / "events.toml").write_text(ONE.format("ours"))
    below = root / "below"
    below.mkdir()
    (below / "events.toml").write_text('[[concerts]]\nname = "Somebody else\'s"\n')
    assert first(cai("timeline", cwd=below)) == "ours"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("schema = 1\n[[events\n", "events.toml:2:9: error: "),
        ("schema = 1\nwrong = 1\n", 'events.toml:2:1: error: unknown key "wrong"'),
        ('[[events]]\nid = "a"\n', "schema = 1 is missing"),
        ("[sources.a]\n", "schema = 1 is missing"),
        ("[footnotes]\n", "schema = 1 is missing"),
        ("\x00", "events.toml:1:1: error: "),
    ],
)
@pytest.mark.parametrize("command", ["cite 4", "timeline", "show 4", "check-links", "validate"])
def test_a_broken_ledger_is_told_and_never_passed_over(
    cai: Callable[..., Ran], place: Path, command: str, text: str, said: str
) -> None:
    root = place / "here"
    (root / ".git").mkdir()
    (root / "events.toml").write_text(ONE.format("above"))
    below = root / "below"
    below.mkdir()
    (below / "events.toml").write_text(text)
    ran = cai(*command.split(), cwd=below)
    told = ran.out if command == "validate" else ran.err
    content = command == "validate" and "2:9" not in said and "1:1" not in said
    assert ran.code == (1 if content else 3), ran
    assert said in told
    assert "Traceback" not in ran.err
    assert told.startswith("events.toml:")


@pytest.mark.parametrize("command", ["validate", "check-links"])
def test_the_packaged_copy_is_for_reading_alone(cai: Callable[..., Ran], place: Path, command: str) -> None:
    assert cai(command, cwd=place / "here") == (
        3, "", "cai: no events.toml here; name a ledger with --ledger FILE, or begin one with `cai init`\n",
    )  # fmt: skip


@pytest.mark.parametrize("command", ["timeline", "cite 4", "show 4"])
def test_the_packaged_copy_says_that_it_stands_in(cai: Callable[..., Ran], place: Path, command: str) -> None:
    ran = cai(*command.split(), cwd=place / "here")
    assert (ran.code, ran.err) == (0, PACKAGED)
    assert ran.out == cai(*command.split(), cwd=ROOT).out


def test_a_wheel_s_copy_beside_the_modules_comes_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert discovery.packaged().path == OURS
    (tmp_path / "events.toml").write_text(ONE.format("wheel"))
    monkeypatch.setattr(discovery, "__file__", str(tmp_path / "ledger" / "discovery.py"))
    assert discovery.packaged().path == tmp_path / "events.toml"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[tool.cai]\nledgr = 1\n", 'unknown key "ledgr" in [tool.cai]; it takes ledger'),
        ("[tool.cai]\nledger = 1\n", "[tool.cai] ledger must be the name of a file"),
        ("[tool.cai]\nledger = ''\n", "[tool.cai] ledger must be the name of a file"),
        ("[tool]\ncai = 1\n", "[tool.cai] must be a table"),
        ("[tool.cai\n", "pyproject.toml:1:10: error: "),
    ],
)
def test_a_configuration_that_cannot_be_is_told(
    cai: Callable[..., Ran], place: Path, text: str, said: str
) -> None:
    (place / "pyproject.toml").write_text(text)
    ran = cai("timeline", cwd=place)
    assert ran.code == 3
    assert said in ran.err


@pytest.mark.parametrize("text", ["[tool.black]\n", "[tool.cai]\n", "tool = 'cai'\n", "broken = = "])
def test_a_configuration_that_does_not_concern_us_is_passed_over(
    cai: Callable[..., Ran], place: Path, text: str
) -> None:
    (place / "pyproject.toml").write_text(text)
    (place / "events.toml").write_text(ONE.format("folder"))
    assert first(cai("timeline", cwd=place)) == "folder"


def test_a_configuration_that_cannot_be_read_is_told(
    cai: Callable[..., Ran], place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (place / "pyproject.toml").write_text("")
    read = Path.read_bytes

    def refused(path: Path) -> bytes:
        if path.name == "pyproject.toml":
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refused)
    assert cai("timeline", cwd=place)[::2] == (3, "cai: cannot read pyproject.toml: Permission denied\n")


def test_verbose_names_the_ledger_and_what_led_to_it(cai: Callable[..., Ran], place: Path) -> None:
    for ran in (cai("-v", "timeline"), cai("timeline", "-v")):
        assert ran.err == "cai: reading events.toml (found)\n"
    assert "(comes with cai)" in cai("timeline", "-v", cwd=place / "here").err
    assert "flag.toml (--ledger)" in cai("validate", "-v", "--ledger", "flag.toml", cwd=place).err


def test_what_led_to_the_ledger_may_be_the_environment(place: Path) -> None:
    found = discovery.find(None, {"CAI_LEDGER": "env.toml"}, place)
    assert str(found) == "reading env.toml (CAI_LEDGER)"


def test_a_configured_ledger_is_named_as_seen_from_here(place: Path) -> None:
    (place / "pyproject.toml").write_text('[tool.cai]\nledger = "configured.toml"\n')
    found = discovery.find(None, {}, place / "here")
    assert found is not None
    assert (str(found.path), found.by) == (str(Path("../configured.toml")), str(Path("../pyproject.toml")))


def test_a_ledger_that_cannot_be_read_is_found_all_the_same(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(place)
    (place / "events.toml").write_text("[[events\n")
    assert discovery.find(None, {}, place) == discovery.Found(Path("events.toml"), "found")


def test_a_ledger_that_is_a_link_in_a_circle_is_found_and_not_passed_over(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(place / "here")
    (place / "here/events.toml").unlink(missing_ok=True)
    (place / "here/events.toml").symlink_to("events.toml")
    found = discovery.find(None, {}, place / "here")
    assert found == discovery.Found(Path("events.toml"), "found")
    with pytest.raises(LedgerUnreadable, match="too many levels of symbolic links"):
        found.load()


def test_a_document_read_already_is_not_read_again(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(place)
    (place / "events.toml").write_text(ONE.format("once"))
    found = discovery.find(None, {}, place)
    assert found is not None
    (place / "events.toml").unlink()
    assert found.load().events[0].id == "once"


def test_the_ledger_found_is_read_once(cai: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    opened = Path.open

    def counted(path: Path, *args: Any, **kwargs: Any) -> Any:
        read.append(path.name)
        return opened(path, *args, **kwargs)

    monkeypatch.setattr(Path, "open", counted)
    assert cai("timeline").code == 0
    assert read.count("events.toml") == 1


@pytest.mark.parametrize("named", ["missing.toml", "here"])
def test_a_named_ledger_that_cannot_be_opened_is_told(
    cai: Callable[..., Ran], place: Path, named: str
) -> None:
    for ran in (cai("timeline", "--ledger", named, cwd=place), cai("validate", named, cwd=place)):
        assert ran.code == 3
        assert named in ran.out + ran.err
