"""The ledger that comes with cai, against an archive that knows its nine addresses."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from archive.conftest import words
from archive.fake import PREFIX, TEXT, Copy, Fake, html
from ca_israel.archive.protocol.web_archive import WAYBACK
from ca_israel.ledger import loader
from conftest import OURS
from links.sites import Site, page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from conftest import Ran

NEAR = "20230320101010"
KEYS = [key for key, source in loader.load(OURS).sources.items() if source.url]


def known(ledger: Path) -> list[Copy]:
    sources = loader.load(ledger).sources.values()
    return [Copy(NEAR, html(one.title, TEXT), url=one.url) for one in sources if one.url]


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "events.toml"
    path.write_bytes(OURS.read_bytes())
    for git in (["init", "-q"], ["add", "events.toml"]):
        subprocess.run(["git", *git], cwd=tmp_path, check=True)
    return path


@pytest.fixture
def gone() -> Iterator[Site]:
    site = Site({"*": page(b"no", "410 Gone")})
    yield site
    site.close()


def changed(folder: Path) -> list[str]:
    """The lines that are new and, with a minus, those that went."""
    git = ["git", "diff", "-U0", "--no-color"]
    diff = subprocess.run(git, cwd=folder, check=True, capture_output=True, encoding="utf-8").stdout
    return [line for line in diff.splitlines() if re.match(r"[-+](?![-+]{2} )", line)]


def test_nine_lines_are_new_and_nothing_else_changes(
    fake: Callable[..., Fake], cai: Callable[..., Ran], ledger: Path
) -> None:
    archive, before = fake(known(ledger)), loader.load(ledger)
    cited = cai("cite", "4", cwd=ledger.parent)
    ran = cai("archive", "--all", "--write", "--no-history", *words(archive), cwd=ledger.parent)
    assert (ran.code, ran.err) == (0, "")
    assert len(KEYS) == 9
    assert "\nWritten into events.toml: 9 copies\n" in ran.out
    base = f"{archive.base}{PREFIX}"
    column = {key: _column(ledger, key) for key in KEYS}
    assert changed(ledger.parent) == [
        f'+{"archive":{column[key]}}= {{ url = "{base}{NEAR}/{before.sources[key].url}", date = 2023-03-20 }}' for key in KEYS
    ]  # fmt: skip
    ledger.write_text(ledger.read_text(encoding="utf-8").replace(base, WAYBACK), encoding="utf-8")
    after = loader.load(ledger)
    assert {key: one._replace(archive=None) for key, one in after.sources.items()} == dict(before.sources)
    assert cai("validate", "--strict", cwd=ledger.parent).code == 0
    assert cai("cite", "4", cwd=ledger.parent) == cited
    assert "not_archived" not in cai("coverage", "-f", "json", cwd=ledger.parent).out
    offline = cai("check-links", "--offline", "--strict", "--no-history", cwd=ledger.parent)
    assert (offline.code, offline.err) == (0, "")


def _column(ledger: Path, key: str) -> int:
    """Where the equals signs of a source's table stand."""
    table = ledger.read_text(encoding="utf-8").partition(f"[sources.{key}]\n")[2].partition("\n\n")[0]
    [column] = {line.index("=") for line in table.splitlines()}
    return column


def test_nine_links_that_are_gone_are_green_when_their_copies_are_written(
    fake: Callable[..., Fake], cai: Callable[..., Ran], ledger: Path, gone: Site
) -> None:
    local = re.sub(
        r'^(url +?= ")https?://',
        rf"\1{gone.url('/')}",
        ledger.read_text(encoding="utf-8"),
        flags=re.MULTILINE,
    )
    ledger.write_text(local, encoding="utf-8")
    archive = fake(known(ledger))
    common = ("--history", "history.json", "--allow-network", "127.0.0.0/8")
    red = cai("check-links", *common, cwd=ledger.parent)
    assert (red.code, "9 gone" in red.out) == (1, True)
    assert "with `cai archive`, or look by hand" in " ".join(red.out.split())
    found = cai("archive", "--write", *common, *words(archive), cwd=ledger.parent)
    assert "Written into events.toml: 9 copies\n" in found.out
    red = cai("check-links", *common, cwd=ledger.parent)
    assert (red.code, red.out.count('add `state = "gone"`')) == (1, 1)
    named = cai("archive", *KEYS, "--write", *common, *words(archive), cwd=ledger.parent)
    assert "Written into events.toml: 9 states\n" in named.out
    green = cai("check-links", *common, cwd=ledger.parent)
    assert (green.code, green.out.count("preserved")) == (0, 1)
    copy = f"{archive.base}{PREFIX}{NEAR}/{gone.url('/www.haaretz.com')}"
    assert copy in cai("cite", "4", cwd=ledger.parent).out
    assert cai("validate", cwd=ledger.parent).code == 0
