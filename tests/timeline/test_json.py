"""JSON: laid out as the standard library lays it out, whatever an event's own table holds."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ca_israel.terminal.look import Look
from ca_israel.text.json import json_text
from ca_israel.timeline.json import render
from timeline.selected import one

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
# What TOML holds, as it is read.
VALUES = st.dictionaries(
    TEXTS,
    st.recursive(
        TEXTS | st.integers() | st.booleans() | st.floats() | st.dates(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
        max_leaves=6,
    ),
    max_size=3,
)


@given(VALUES, st.booleans())
def test_it_is_laid_out_as_the_standard_library_does(x: dict[str, Any], unicode: bool) -> None:
    text = render(one("T", x=x), Look(unicode=unicode))
    document = json.loads(text)
    assert text == json_text(document, ascii_only=not unicode) + "\n"
    assert document["events"][0]["x"] == json.loads(json_text(x))
