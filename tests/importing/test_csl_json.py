"""CSL-JSON: the shapes it comes in, its dates and its rich text."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ca_israel.importing.formats.csl_markup import without_markup
from importing.imports import imported, only, sources


def item(**variables: Any) -> str:
    return json.dumps([{"id": "a", "type": "book", "title": "T", **variables}])


@pytest.mark.parametrize(
    "text",
    [
        '[{"id": "a", "title": "T"}]',
        '{"id": "a", "title": "T"}',
        '{"items": [{"id": "a", "title": "T"}]}',
        '{"references": [{"id": "a", "title": "T"}]}',
    ],
)
def test_a_list_an_object_that_holds_one_or_an_item(text: str) -> None:
    assert sources(imported(text, "csl-json"))["a"].title == "T"


@pytest.mark.parametrize(
    ("issued", "edtf"),
    [
        ({"date-parts": [[2011]]}, "2011"),
        ({"date-parts": [["2011", "3", "04"]]}, "2011-03-04"),
        ({"date-parts": [[2011, 3], [2011, 5]]}, "2011-03/2011-05"),
        ({"date-parts": [[2011]], "season": 1}, "2011-21"),
        ({"date-parts": [[2011]], "season": "winter"}, "2011-24"),
        ({"date-parts": [[2011]], "season": " Fall"}, "2011-23"),
        ({"date-parts": [[2011]], "season": "4"}, "2011-24"),
        ({"date-parts": [[2011, 3]], "season": "2"}, "2011-03"),
        ({"date-parts": [[2011, 15]]}, "2011-23"),
        ({"date-parts": [[2011, 22]]}, "2011-22"),
        ({"date-parts": [[2011, 3]], "circa": True}, "2011-03~"),
        ({"date-parts": [[2011]], "circa": "1"}, "2011~"),
        ({"date-parts": [[2011]], "circa": False}, "2011"),
        ({"date-parts": [[-44, 3, 15]]}, "-0043-03-15"),
        ({"date-parts": [[-100], [-44]]}, "-0099/-0043"),
        ({"raw": "2011-03/2011-04"}, "2011-03/2011-04"),
        ({"literal": "c. May 2021"}, "2021-05~"),
        ("2011-03", "2011-03"),
    ],
)
def test_dates(issued: object, edtf: str) -> None:
    assert str(only(item(issued=issued), "csl-json").published) == edtf


@pytest.mark.parametrize("season", ["12", 5, "0", "1234", "Lent", 1.5, ["1"]])
def test_a_season_that_is_none_is_told_and_the_year_kept(season: object) -> None:
    found = imported(item(issued={"date-parts": [[2011]], "season": season}), "csl-json")
    assert "published = 2011\n" in found.toml
    [remark] = found.remarks
    assert 'the season of a date is not carried over: "' in remark


@pytest.mark.parametrize(
    "issued",
    [{"date-parts": [[2011, 13, 40]]}, {"date-parts": [["x"]]}, {"date-parts": [[]]}, {"date-parts": []}, {"date-parts": 3},
     {"literal": "soon"}, {"raw": None}, 2011.5, [], {"date-parts": [[2011], ["x"]]}, {"date-parts": [[0]]}],
)  # fmt: skip
def test_a_date_that_cannot_be_is_told(issued: object) -> None:
    found = imported(item(issued=issued), "csl-json")
    assert "published" not in found.toml
    assert len(found.remarks) == (1 if issued else 0)


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ('<i>A</i> <span class="nocase">b</span> <sup>c</sup>', "A b c"),
        ('1 <i> 2 </b> <span style="x"><i>n</i></span>', "1 <i> 2 </b> n"),
        ("<script>x</script> <i id=1>y</i>", "<script>x</script> <i id=1>y</i>"),
    ],
)  # fmt: skip
def test_rich_text_of_csl_is_looks_alone(title: str, plain: str) -> None:
    assert without_markup(title) == plain


_JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
_VARIABLES = (
    "id", "type", "author", "title", "title-short", "container-title", "volume", "issue", "page", "issued",
    "accessed", "DOI", "URL", "language", "custom", "publisher", "citation-key",
)  # fmt: skip


@given(st.lists(st.dictionaries(st.sampled_from(_VARIABLES), _JSON, max_size=6), max_size=4))
def test_whatever_an_item_holds_what_is_printed_loads(items: list[dict[str, Any]]) -> None:
    found = imported(json.dumps(items), "csl-json")
    assert len(sources(found)) == found.works
    assert found.works + found.lost == len(items)
