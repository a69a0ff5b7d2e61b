from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from archive.fake import INDEX, NEWS, PREFIX, WORK, Fake

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from conftest import Ran


class Went(NamedTuple):
    """How a run ended: its exit code, its JSON, and what it said beside."""

    code: int
    json: dict[str, Any]
    err: str

    @property
    def one(self) -> dict[str, Any]:
        """The first source."""
        return self.json["sources"][0]  # type: ignore[no-any-return]

    @property
    def chosen(self) -> str | None:
        """The time of the copy of the first source."""
        memento = self.one["memento"]
        return memento["timestamp"] if memento else None


def source(
    name: str = "bridges", url: str = NEWS, more: str = "accessed = 2023-03-29", title: str = WORK
) -> str:
    return f'[sources.{name}]\ntype = "news"\ntitle = "{title}"\nurl = "{url}"\n{more}\n'


def words(archive: Fake) -> tuple[str, ...]:
    """The options by which an archive on loopback is asked, and fast."""
    where = ("--timegate", f"{archive.base}{PREFIX}", "--cdx", f"{archive.base}{INDEX}")
    return (*where, "--allow-network", "127.0.0.0/8", "--delay", "0", "--timeout", "3")


@pytest.fixture
def fake() -> Iterator[Callable[..., Fake]]:
    """Start archives that end with the test."""
    made: list[Fake] = []

    def start(*args: Any, **options: Any) -> Fake:
        made.append(Fake(*args, **options))
        return made[-1]

    yield start
    for one in made:
        one.close()


@pytest.fixture
def ask(cai: Callable[..., Ran], tmp_path: Path) -> Callable[..., Went]:
    """Run `cai archive` against an archive: ``ask(archive, "--verify", ledger=…)``."""

    def run(archive: Fake, *more: str, ledger: str = "", history: bool = False) -> Went:
        path = tmp_path / "events.toml"
        path.write_text("schema = 1\n" + (ledger or source()), encoding="utf-8")
        before = path.read_bytes()
        ran = cai(
            "archive", "--ledger", path, "-f", "json", *words(archive),
            *(["--history", str(tmp_path / "history.json")] if history else ["--no-history"]), *more,
        )  # fmt: skip
        assert path.read_bytes() == before
        assert all(asked.startswith((PREFIX, INDEX)) for asked in archive.asked), archive.asked
        return Went(ran.code, json.loads(ran.out) if ran.out else {}, ran.err)

    return run
