"""Quotation marks: what opens one, what is an apostrophe."""

from __future__ import annotations

import pytest

from ca_israel.cite.parts.punctuation import nested


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
