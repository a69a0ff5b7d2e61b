"""No pattern of the program takes quadratic time over any kind of text, used as its file uses it."""

from __future__ import annotations

import ast
import re
import time
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from hostile.growth import grows
from hostile.texts import PIECES, text

if TYPE_CHECKING:
    from collections.abc import Iterator

SRC = Path(__file__).parents[2] / "src"
METHODS = ["search", "match", "fullmatch", "sub", "split", "findall", "finditer"]
LENGTH = 2000  # a quadratic pattern takes 7 ms or more over twice as much, a linear one under 2 ms
LEAST = 0.004  # seconds
SHORT = {"ca_israel.dates.refusals._SLIPS"}  # they see at most 100 characters


class Use(NamedTuple):
    name: str
    pattern: re.Pattern[Any]
    method: str


def uses() -> Iterator[Use]:
    for path in sorted(SRC.rglob("*.py")):
        name = ".".join(path.relative_to(SRC).with_suffix("").parts).removesuffix(".__init__")
        if not name.endswith("__main__"):
            yield from _uses_in(path.read_text("utf-8"), name)


def _uses_in(source: str, module: str) -> Iterator[Use]:
    held = vars(import_module(module))
    named = {name: value for name, value in held.items() if isinstance(value, re.Pattern)}
    called = set(re.findall(rf"(\w+|\])\.({'|'.join(METHODS)})\b", source))
    called |= {(name, method) for method, name in re.findall(r"re\.(\w+)\((_?[A-Z]\w+)", source)}
    for name, method in called & {(name, method) for name in named for method in METHODS}:
        yield Use(f"{module}.{name}", named[name], method)
    # What stands in a table of patterns is called by another name; texts have a method `split` too.
    loose = {method for name, method in called if name not in {*named, "re"}} & {
        "match",
        "fullmatch",
        "search",
    }
    for name, value in held.items():
        for pattern in _inside(value):
            yield from (Use(f"{module}.{name}", pattern, method) for method in loose)
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(
                func=ast.Attribute(ast.Name("re"), method), args=[ast.Constant(str() | bytes() as said), *_]
            ):
                if method in METHODS:
                    yield Use(f"{module}:{node.lineno}", re.compile(said), method)


def _inside(value: object) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, dict):
        value = tuple(value.values())
    for item in value if isinstance(value, tuple) else ():
        if isinstance(item, re.Pattern):
            yield item
        elif isinstance(item, tuple):
            yield from _inside(item)


def seconds(use: Use, said: str) -> float:
    whole = said if isinstance(use.pattern.pattern, str) else said.encode()
    begun = time.process_time()
    if use.method == "sub":
        use.pattern.sub("" if isinstance(whole, str) else b"", whole)
    elif use.method == "finditer":
        all(use.pattern.finditer(whole))
    else:
        getattr(use.pattern, use.method)(whole)
    return time.process_time() - begun


def _of(use: Use, kind: str, end: str, length: int) -> float:
    return seconds(use, text(kind, length, end))


def slow(use: Use, length: int = LENGTH, least: float = LEAST) -> str | None:
    """The first kind of text over which ``use`` is quadratic."""
    tries = ((kind, end) for kind in PIECES for end in ("\x01", "é"))
    return next(
        (
            f"{use.name}.{use.method} over {kind}"
            for kind, end in tries
            if grows(partial(_of, use, kind, end), length, least)
        ),
        None,
    )


def test_no_pattern_takes_quadratic_time() -> None:
    every = {
        (use.pattern.pattern, use.pattern.flags, use.method): use for use in uses() if use.name not in SHORT
    }
    assert len(every) > 200
    assert [found for use in every.values() if (found := slow(use))] == []


def test_a_quadratic_pattern_is_seen() -> None:
    for pattern, method in (
        (r"\S*[a-z][a-z0-9+.-]*://", "match"),
        (r"\s*;", "search"),
        (r"[0-9]+(?=\s)", "finditer"),
    ):
        assert slow(Use("old", re.compile(pattern), method), 1000, 0.002)
