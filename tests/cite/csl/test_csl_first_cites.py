"""A CSL style without positions: each test of one comes out as it does for a first cite."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from ca_israel.cite.csl.first_cites import without_positions

NS = "{urn:n}"


def rewritten(inside: str) -> str:
    style = ET.fromstring(f'<s xmlns="urn:n">{inside}</s>')
    without_positions(style, NS)
    ET.register_namespace("", "urn:n")
    text = ET.tostring(style, encoding="unicode").replace(" />", "/>")
    return text.removeprefix('<s xmlns="urn:n">').removesuffix("</s>").removesuffix('<s xmlns="urn:n"/>')


@pytest.mark.parametrize(
    ("branches", "left"),
    [
        ('<if position="first"><a/></if><else><b/></else>', "<else><a/></else>"),
        ('<if position="subsequent"><a/></if><else><b/></else>', "<else><b/></else>"),
        ('<if position="ibid ibid-with-locator near-note" match="any"><a/></if><else><b/></else>', "<else><b/></else>"),
        ('<if position="first ibid" match="any"><a/></if><else><b/></else>', "<else><a/></else>"),
        ('<if position="first ibid"><a/></if><else><b/></else>', "<else><b/></else>"),
        ('<if position="ibid" match="none"><a/></if><else><b/></else>', "<else><a/></else>"),
        ('<if position="first ibid" match="none"><a/></if><else><b/></else>', "<else><b/></else>"),
        ('<if position="ibid"><a/></if><else-if position="first"><b/></else-if><else><c/></else>', "<else><b/></else>"),
        ('<if position="ibid"><a/></if>', ""),
    ],
)  # fmt: skip
def test_of_branches_by_position_the_one_for_a_first_cite_is_left(branches: str, left: str) -> None:
    assert rewritten(f"<choose>{branches}</choose>") == (f"<choose>{left}</choose>" if left else "<choose/>")


@pytest.mark.parametrize(
    ("branches", "left"),
    [
        ('<if type="book"><a/></if><else><b/></else>', '<if type="book"><a/></if><else><b/></else>'),
        ('<if type="book" position="first"><a/></if><else><b/></else>', '<if type="book"><a/></if><else><b/></else>'),
        ('<if type="book" position="ibid"><a/></if><else><b/></else>', "<else><b/></else>"),
        ('<if type="book" position="ibid" match="any"><a/></if><else><b/></else>', '<if type="book" match="any"><a/></if><else><b/></else>'),
        ('<if type="book" position="first" match="any"><a/></if><else><b/></else>', "<else><a/></else>"),
        ('<if type="book" position="ibid" match="none"><a/></if><else><b/></else>', '<if type="book" match="none"><a/></if><else><b/></else>'),
        ('<if type="book" position="first" match="none"><a/></if><else><b/></else>', "<else><b/></else>"),
        ('<if position="ibid"><a/></if><else-if type="book"><b/></else-if><else-if position="first"><c/></else-if><else><d/></else>',
         '<if type="book"><b/></if><else><c/></else>'),
        ('<if type="book"><a/></if><else-if type="map"><b/></else-if>', '<if type="book"><a/></if><else-if type="map"><b/></else-if>'),
    ],
)  # fmt: skip
def test_what_depends_on_more_than_the_position_stays(branches: str, left: str) -> None:
    assert rewritten(f"<choose>{branches}</choose>") == f"<choose>{left}</choose>"


def test_branches_within_branches_are_decided_too() -> None:
    inner = '<choose><if position="ibid"><a/></if><else><b/></else></choose>'
    assert rewritten(f'<choose><if type="book">{inner}</if></choose>') == (
        '<choose><if type="book"><choose><else><b/></else></choose></if></choose>'
    )


def test_no_note_leads_to_the_one_before_it() -> None:
    printed = (
        '<text variable="first-reference-note-number"/><if variable="title first-reference-note-number"/>'
    )
    assert rewritten(printed) == '<text variable="dimensions"/><if variable="title dimensions"/>'
