"""A sample of ``tests/fuzz.py``: mutated files meet no fault of ours, and each answer is read by its format's reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import fuzz

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("seed", range(2))
def test_mutated_files_are_refused_or_answered(seed: int, tmp_path: Path) -> None:
    assert [*fuzz.faults(40, seed, tmp_path)] == []
