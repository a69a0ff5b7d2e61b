"""Lists of authors: where "et al." begins and where a comma stands."""

from __future__ import annotations

from typing import Any

import pytest

from ca_israel.cite.parts.authors import author_list
from ca_israel.cite.parts.punctuation import listed


@pytest.mark.parametrize(
    ("names", "rules", "printed"),
    [
        ("", {}, ""),
        ("A", {"comma": "always"}, "A"),
        ("A B", {}, "A and B"),
        ("A B", {"comma": "always"}, "A, and B"),
        ("A B C", {}, "A, B, and C"),
        ("A B C", {"comma": "never"}, "A, B and C"),
        ("A B C D", {}, "A et al."),
        ("A B C D", {"et_al_use_first": 2}, "A, B, et al."),
        ("A B C D", {"comma": "always"}, "A, et al."),
        ("A B C D", {"et_al_use_first": 2, "et_al": "… D"}, "A, B, … D"),
        ("A “B” C", {"by_commas": listed, "last": "&"}, "A, “B,” & C"),
    ],
)
def test_names_are_joined_by_the_numbers_of_csl(names: str, rules: dict[str, Any], printed: str) -> None:
    numbers = {"et_al_min": 4, "et_al_use_first": 1}
    assert author_list(names.split(), **{**numbers, **rules}) == printed
