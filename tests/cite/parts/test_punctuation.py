"""Quotation marks: what opens one, what is an apostrophe."""

from __future__ import annotations

import pytest

from ca_israel.cite.parts.punctuation import nested, then


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("In the '90s the states' leaders met", "In the ’90s the states’ leaders met"),
        ("In 'the 90s' they met", "In “the 90s” they met"),
        ('He said "\'90s" twice', "He said “’90s” twice"),
    ],
)
def test_a_decade_opens_no_quotation(written: str, printed: str) -> None:
    assert nested(written) == printed


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("“He said” twice”", "“He said” twice,”"),  # a stray mark inside has taken the place of the last
        ("“A” and more", "“A” and more,"),
        ("A”", "A”,"),  # nothing was opened
        ("“A ‘c’”", "“A ‘c,’”"),
    ],
)
def test_a_comma_stands_inside_the_marks_that_close_there(title: str, printed: str) -> None:
    assert then(title, ",") == printed
