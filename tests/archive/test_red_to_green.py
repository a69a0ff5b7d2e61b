"""From a link that fails to a check that passes: `check-links`, `archive --write`, `check-links`."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from archive.conftest import source, words
from archive.fake import GONE, GOOD, OTHER, PARKED, UNTITLED, Copy, Fake
from ca_israel.ledger import loader
from ca_israel.links.history.file import load
from links.sites import Site, page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from conftest import Ran

NEAR = "20230320101010"
PATH = "/2023/bridges-over-quiet-rivers"
NOT_FOUND = page(b"no", "410 Gone")
LATER = b"<meta property='article:published_time' content='2026-01-02'>"
DRIFTED = page(OTHER.replace(b"</head>", LATER + b"</head>"))


class Town:
    """A site that loses its page, an archive that has it, a ledger that cites it, and what runs have seen."""

    def __init__(self, folder: Path, cai: Callable[..., Ran], fake: Callable[..., Fake], site: Site) -> None:
        self.folder, self._cai, self._fake, self.site = folder, cai, fake, site
        self.ledger = folder / "events.toml"
        self.history = folder / "history.json"

    def cites(self, **keys: str) -> None:
        text = "".join(
            source(key, self.site.url(PATH), f"accessed = 2023-03-29{more}") for key, more in keys.items()
        )
        self.ledger.write_text(f"schema = 1\n{text}", encoding="utf-8")

    def check(self, *more: str) -> Ran:
        return self._cai(
            "check-links", "--allow-network", "127.0.0.0/8", "--history", self.history, *more, cwd=self.folder
        )

    def archive(self, *more: str, shows: bytes = GOOD) -> Ran:
        self.archived = self._fake([Copy(NEAR, shows, url=self.site.url(PATH))])
        return self._cai(
            "archive", "--history", self.history, "--write", *words(self.archived), *more, cwd=self.folder
        )

    def ages(self, days: float) -> None:
        """Make the runs that the history knows older."""
        said = json.loads(self.history.read_text())
        for seen in (one for past in said["urls"].values() for one in past):
            at = datetime.fromisoformat(seen["at"]) - timedelta(days=days)
            seen["at"] = at.isoformat(timespec="seconds").replace("+00:00", "Z")
        said.pop("copies", None)
        self.history.write_text(json.dumps(said))
        assert load(self.history)[1] is None

    def states(self) -> Mapping[str, str | None]:
        return {key: one.state for key, one in loader.load(self.ledger).sources.items()}


@pytest.fixture
def town(tmp_path: Path, cai: Callable[..., Ran], fake: Callable[..., Fake]) -> Iterator[Town]:
    site = Site({PATH: NOT_FOUND})
    town = Town(tmp_path, cai, fake, site)
    town.cites(a="")
    yield town
    site.close()


@pytest.mark.parametrize(
    ("answer", "state"),
    [(NOT_FOUND, "gone"), (page(GONE), "gone"), (DRIFTED, "drifted"), (page(PARKED), "usurped")],
    ids=["gone", "soft-404", "drifted", "usurped"],
)
def test_a_source_that_somebody_names_is_green_after_one_red_run(
    town: Town, answer: bytes, state: str
) -> None:
    town.site.routes[PATH] = answer
    before = town.ledger.read_text(encoding="utf-8")
    red = town.check()
    assert red.code == 1
    assert "with `cai archive a`" in red.out
    assert town.archive("a").code == 0
    copy = f"{town.archived.base}/s/town/web/{NEAR}/{town.site.url(PATH)}"
    assert town.ledger.read_text(encoding="utf-8") == (
        f'{before}archive = {{ url = "{copy}", date = 2023-03-20 }}\nstate = "{state}"\n'
    )
    green = town.check()
    assert (green.code, "preserved" in green.out) == (0, True)


def test_without_a_name_two_red_runs_six_days_apart_are_needed(town: Town) -> None:
    town.check()
    assert town.archive().code == 0
    assert town.states() == {"a": None}
    assert "archive = " in town.ledger.read_text(encoding="utf-8")
    red = town.check()
    assert red.code == 1
    assert 'add `state = "gone"`, or run' in red.out
    assert "`cai archive a --write`: http" in " ".join(red.out.split())


def test_without_a_name_and_with_two_red_runs_the_state_is_written(town: Town) -> None:
    town.check()
    town.ages(7)
    town.check()
    assert town.archive().code == 0
    assert town.states() == {"a": "gone"}
    assert town.check().code == 0


def test_a_copy_that_the_ledger_has_gets_its_state_when_somebody_names_it(town: Town) -> None:
    town.cites(a="\narchive = { url = 'https://web.archive.org/web/2023/https://a.example/' }")
    assert town.check().code == 1
    ran = town.archive("a")
    assert (ran.code, town.archived.asked) == (0, [])
    assert "Written into events.toml: 1 state\n" in ran.out
    assert town.states() == {"a": "gone"}
    assert town.check().code == 0


def test_a_state_that_does_not_fit_is_told_and_stays(town: Town) -> None:
    copied = "\narchive = { url = 'https://web.archive.org/web/2023/https://a.example/' }"
    town.cites(a=f"{copied}\nstate = 'drifted'")
    assert 'write `state = "gone"` in place of "drifted"' in " ".join(town.check().out.split())
    town.archive("a")
    assert town.states() == {"a": "drifted"}
    town.cites(a=f"{copied}\nstate = 'drifted'", b=f"{copied}\nstate = 'usurped'")
    assert 'write `state = "gone"` in place of "drifted"' in " ".join(town.check().out.split())


def test_all_sources_of_an_address_are_named_by_the_next_step(town: Town) -> None:
    town.cites(a="", b="")
    assert "`cai archive a b`" in town.check().out
    assert town.archive("a", "b").code == 0
    assert town.states() == {"a": "gone", "b": "gone"}
    assert town.check().code == 0


def test_the_state_is_never_written_otherwise(town: Town) -> None:
    town.archive("a")  # nobody has looked at the link
    assert town.states() == {"a": None}
    town.cites(a="")
    town.check()
    town.ages(31)  # long ago
    town.archive("a")
    assert town.states() == {"a": None}
    town.cites(a="")
    town.ages(-31)
    town.site.routes[PATH] = page(b"<title>busy</title>", "503 Service Unavailable")
    town.archive("a", "--unconfirmed", shows=UNTITLED)  # nobody knows whether the copy shows it
    assert town.states() == {"a": None}
    town.cites(a="")
    town.archive("a", shows=GONE)  # there is no copy of it
    assert town.states() == {"a": None}
    assert "archive" not in town.ledger.read_text(encoding="utf-8")


def test_a_link_that_was_well_again_has_no_state(town: Town) -> None:
    town.check()
    town.ages(1)
    town.site.routes[PATH] = page(GOOD)
    assert town.check().code == 0
    assert town.archive("a").code == 0
    assert town.states() == {"a": None}
    assert datetime.now(UTC) - load(town.history)[0].past(town.site.url(PATH))[-1].at < timedelta(days=1)
