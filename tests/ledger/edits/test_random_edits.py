"""Random edits of random ledgers: the data is what is asked, and no character outside the edit is another.

For many more: `pytest tests/ledger/edits/test_random_edits.py --hypothesis-profile=wide`, or this file as a script,
`python tests/ledger/edits/test_random_edits.py 50000`.
"""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import tomli
from hypothesis import given, settings
from hypothesis import strategies as st

from ca_israel.ledger.edits.apply import apply
from ca_israel.ledger.edits.difference import difference
from ca_israel.ledger.positions import Node, Positions
from ledger.edits.ledgers import Writer, some_edit, some_ledger

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ca_israel.ledger.edits.edit import Edit

NAME = Path("events.toml")
GONE = object()


def plain(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def data_of(text: str) -> dict[str, Any]:
    return tomli.loads(plain(text))


def held(data: Any, path: tuple[Any, ...]) -> Any:
    """What the data holds at a path, or GONE."""
    for part in path:
        if not isinstance(data, (dict, list)) or (isinstance(data, dict) and part not in data):
            return GONE
        data = data[part]
    return data


def is_within(inner: str, outer: str) -> bool:
    """Whether all the characters of a text stand in another one, in the same order."""
    rest = iter(outer)
    return all(sign in rest for sign in inner)


def places_of(node: Node, old: str) -> Iterator[tuple[int, int]]:
    """Where the values of a table, list or value stand that can be replaced."""
    if node.end >= 0:
        yield node.value, node.end
    else:
        for child in node.children.values():
            yield from places_of(child, old)


def lines_of(node: Node, old: str) -> Iterator[tuple[int, int]]:
    """Where its keys, values and comments behind them stand, and the headers in it: what goes with a key."""
    begin, end = -1, -1
    if node.end >= 0:
        begin, end = node.last, node.end
    elif node.is_section:
        begin = end = node.value
    if begin >= 0:
        line_end = old.find("\n", end) % (len(old) + 1)
        rest = old[end:line_end].strip()
        yield begin, end if "," in rest or "}" in rest else line_end
    if node.end < 0:
        for child in node.children.values():
            yield from lines_of(child, old)


def assert_only_added(old: str, new: str) -> None:
    """At one place there is more than before; in brackets, the comma behind the last item is a second one."""
    begin = next(
        (at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new))
    )
    most = min(len(old), len(new)) - begin
    tail = next((at for at in range(most) if old[len(old) - 1 - at] != new[len(new) - 1 - at]), most)
    left, added = old[begin : len(old) - tail], new[begin : len(new) - tail]
    assert left in added, (left, added)
    assert not left or "," in added.replace(left, "", 1)[:1] or added.startswith((",", left)), (left, added)


def assert_only_replaced(old: str, new: str, edit: Edit, before: Any) -> None:
    """What stands outside the values at the edit's path is kept; lines go where keys go, commas within braces."""
    node = Positions(old).node(edit.path)
    assert node is not None
    stays = node.end >= 0 or keeps_keys(before, edit.value)
    if node.is_list_of_tables:
        stays = stays and all(isinstance(item, dict) for item in edit.value)
    places = sorted((places_of if stays else lines_of)(node, old))
    ends, starts = [0, *(end for _, end in places)], [*(start for start, _ in places), len(old)]
    kept = "".join(old[end:start] for end, start in zip(ends, starts, strict=True))
    if stays:
        assert is_within(kept, new)
        assert new.startswith(old[: starts[0]])
    else:
        assert is_within("".join(kept.replace(",", "").split()), "".join(new.split()))


def keeps_keys(old: Any, new: Any) -> bool:
    if isinstance(old, dict):
        return isinstance(new, dict) and all(key in new and keeps_keys(old[key], new[key]) for key in old)
    if isinstance(old, list):
        return isinstance(new, list) and len(new) >= len(old) and all(map(keeps_keys, old, new))
    return not isinstance(new, (dict, list))


def check(rng: Random) -> None:
    """Make random edits of one random ledger, one by one and then together."""
    data = some_ledger(rng)
    first = text = Writer(rng).text(data)
    assert difference(data, data_of(text)) is None
    edits = []
    for _ in range(rng.choice([1, 1, 2, 3])):
        edit, wanted = some_edit(rng, data)
        new = apply(text, [edit], NAME)
        assert difference(wanted, data_of(new)) is None
        before = held(data, edit.path)
        if difference(data, wanted) is None:
            assert new == text
        elif edit.how == "append" or before is GONE:
            assert_only_added(text, new)
            assert new.endswith("\n") == text.endswith("\n")
        else:
            assert_only_replaced(plain(text), plain(new), edit, before)
        if edit.how == "set":
            assert apply(new, [edit], NAME) == new
        assert new.startswith("\ufeff") == text.startswith("\ufeff")
        if "\r" not in text:
            assert "\r" not in new
        elif "\n" not in text.replace("\r\n", ""):
            assert "\n" not in new.replace("\r\n", "")
        edits.append(edit)
        text, data = new, wanted
    assert difference(data, data_of(apply(first, edits, NAME))) is None


@settings(max_examples=200)
@given(st.integers(0, 2**32 - 1))
def test_an_edit_changes_what_is_asked_and_nothing_else(seed: int) -> None:
    check(Random(seed))


if __name__ == "__main__":
    for seed in range(int(sys.argv[1])):
        try:
            check(Random(seed))
        except Exception as error:
            print(seed, repr(error)[:300])
