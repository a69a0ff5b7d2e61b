"""Faults of citations that readers reported, each by its kind: data/citation_faults.json."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Ran

FAULTS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "data/citation_faults.json").read_text("utf-8")
)["faults"]


@pytest.mark.parametrize("fault", FAULTS, ids=[fault["id"] for fault in FAULTS])
def test_what_was_wrong_is_right(fault: dict[str, Any], cai: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "events.toml").write_text(fault["input"], encoding="utf-8")
    command = shlex.split(fault["command"])[1:]
    ran = cai("--ledger", str(tmp_path / "events.toml"), *command)
    assert ran.out == fault["want"] + "\n"
