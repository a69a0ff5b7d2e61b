"""Many edits of a large ledger: one parse before, one after, one look at the positions, and time that does not explode."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ca_israel.ledger import document
from ca_israel.ledger.edits import apply as applying
from ca_israel.ledger.edits.edit import Edit, add_event, add_footnote, add_source, set_key
from ca_israel.ledger.positions import Positions

if TYPE_CHECKING:
    from collections.abc import Callable

WAYS = {
    "headers": ("", '[sources.s{0}]\ntype  = "news"\ntitle = "Title {0}"\nurl   = "https://s.example/{0}"\n\n', ""),
    "dotted": ("", 'sources.s{0}.type = "news"\nsources.s{0}.title = "Title {0}"\nsources.s{0}.url = "https://s.example/{0}"\n', ""),
    "lines": ("[sources]\n", 's{0} = {{ type = "news", title = "Title {0}", url = "https://s.example/{0}" }}\n', ""),
    "braces": ("sources = {\n", 's{0} = {{ type = "news", title = "Title {0}", url = "https://s.example/{0}" }},\n', "}\n"),
}  # fmt: skip
SOURCES, EDITS = 4000, 500


def counted(function: Callable[..., Any], passes: list[str]) -> Callable[..., Any]:
    def call(*args: Any) -> Any:
        passes.append(function.__name__)
        return function(*args)

    return call


def many_edits() -> list[Edit]:
    copy = {"url": "https://web.archive.org/web/2023/https://s.example/", "date": date(2023, 3, 20)}
    edits = [set_key(("sources", f"s{number * 8}", "archive"), copy) for number in range(EDITS)]
    for number in range(EDITS // 10):
        edits += [
            add_source(f"new{number}", {"type": "web"}),
            add_footnote(SOURCES + number, "s1"),
            add_event({"id": f"new{number}"}),
        ]
    return edits


@pytest.mark.parametrize("way", WAYS)
def test_many_edits_are_one_pass(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before, source, after = WAYS[way]
    text = "schema = 1\n" + before + "".join(map(source.format, range(SOURCES))) + after
    text += "[footnotes]\n" + "".join(f'{number} = "s{number}"\n' for number in range(1, SOURCES))
    text += "".join(f'[[events]]\nid = "e{number}"\n' for number in range(SOURCES))
    passes: list[str] = []
    for holder, name in ((document, "parse"), (Positions, "_read")):
        monkeypatch.setattr(holder, name, counted(getattr(holder, name), passes))
    begin = time.process_time()
    result = applying.apply(text, many_edits(), Path("events.toml"))
    assert time.process_time() - begin < 6  # it takes about one
    assert passes == ["parse", "_read", "parse"]
    assert result.count("web.archive.org") == EDITS
