"""Arrows point down: no module imports one of a higher layer, and requests, rich and typer have their places."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src/ca_israel"
LAYERS = [
    {"errors", "edtf", "edtf_parser", "date_words", "dates", "date_refusals", "spoken_dates", "text", "nearest", "style", "annotations"},
    {"model"},
    {"positions", "document", "slips", "reading", "fields", "works", "entries", "allowances", "findings", "ledger", "review", "schema"},
    {"query", "filters", "targets"},
    {"cite"},
    {"timeline", "links", "show", "validate", "init", "coverage", "importing"},
    {"settings", "stream"},
    {"progress", "complete", "invocation"},
    {"options"},
    {"commands"},
    {"cli"},
    {"__main__"},
]  # fmt: skip
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
APART = {"timeline", "links", "show", "validate", "init", "coverage", "importing"}
OWNERS = {
    "typer": {"cli", "commands", "options", "invocation", "complete"},
    "requests": {"links"},
    "urllib3": {"links"},
    "dateutil": {"spoken_dates"},
    "tomli": {"document", "positions"},
    "rich": {"text", "progress", "timeline"},
    "icalendar": {"timeline"},
    "jinja2": {"timeline"},
    "platformdirs": {"links"},
}


def room(path: Path) -> str:
    """Return the module or subpackage of `ca_israel` that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> list[str]:
    """Return what a file imports, anywhere in it: rooms of ours as `.room`, others by their top name."""
    depth = len(path.relative_to(PACKAGE).parts)
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [(0, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [(node.level, node.module)]
        elif isinstance(node, ast.ImportFrom):
            names = [(node.level, alias.name) for alias in node.names]
        else:
            continue
        for level, name in names:
            parts = name.split(".")
            if parts[0] == "ca_israel":
                found += [f".{alias.name}" for alias in node.names] if len(parts) == 1 else [f".{parts[1]}"]
            elif level == depth:
                found.append(f".{parts[0]}")
            elif level == 0:
                found.append(parts[0])
    return found


FILES = sorted(path for path in PACKAGE.rglob("*.py") if path.name != "__init__.py" or path.parent != PACKAGE)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_arrows_point_down(path: Path) -> None:
    here = room(path)
    assert here in LEVEL, f"{here} has no layer yet"
    for name in imported(path):
        other = name.removeprefix(".")
        if name.startswith(".") and other != here and not other.startswith("__version__"):
            assert other in LEVEL, f"{here} imports {other}"
            assert LEVEL[other] <= LEVEL[here], f"{here} imports {other}, which lies above it"
            assert not (here in APART and other in APART), f"{here} and {other} do not know each other"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_each_library_has_its_owner(path: Path) -> None:
    for name in imported(path):
        if name in OWNERS:
            assert room(path) in OWNERS[name], f"{room(path)} imports {name}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_rooms_are_small_and_have_a_name(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 320
    assert path.stem not in {"util", "utils", "helper", "helpers", "common", "misc"}
