"""Registries: every row has its module with what is called of it, suffixes are nobody else's, readers are known."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from ca_israel import timeline
from ca_israel.cite import registry as cite
from ca_israel.importing import run as importing
from ca_israel.links import report
from ca_israel.reports import coverage, validation

if TYPE_CHECKING:
    from ca_israel.terminal.formats import Formats

REGISTRIES = {
    "timeline": timeline.FORMATS,
    "cite": cite.FORMATS,
    "check-links": report.FORMATS,
    "coverage": coverage.FORMATS,
    "validate": validation.FORMATS,
    "import": importing.FORMATS,
}


@pytest.mark.parametrize("command", REGISTRIES)
def test_every_format_has_its_module(command: str) -> None:
    formats: Formats = REGISTRIES[command]
    for name in formats:
        assert callable(getattr(formats.load(name), "read" if command == "import" else "render"))


@pytest.mark.parametrize("command", REGISTRIES)
def test_a_suffix_means_one_format(command: str) -> None:
    rows = REGISTRIES[command].values()
    assert max(Counter(suffix for row in rows for suffix in row.suffixes).values()) == 1
    assert all(suffix.startswith(".") for row in rows for suffix in row.suffixes)


def test_what_people_read_is_in_their_encoding_and_all_else_is_utf_8() -> None:
    people = {
        (command, name)
        for command, formats in REGISTRIES.items()
        for name in formats
        if formats.encoding(name) is None
    }
    assert people == {
        ("timeline", "text"), ("timeline", "plain"), ("timeline", "table"), ("cite", "text"),
        ("check-links", "text"), ("coverage", "text"), ("validate", "text"),
    }  # fmt: skip
    assert timeline.FORMATS.encoding("json") == "utf-8"
