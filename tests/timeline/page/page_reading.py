"""The page read as HTML5 says that it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ca_israel.terminal.look import PLAIN
from ca_israel.timeline.html import render

if TYPE_CHECKING:
    from ca_israel.timeline.timeline import Timeline


def read(timeline: Timeline) -> LexborHTMLParser:
    """The page of a timeline, parsed."""
    return LexborHTMLParser(render(timeline, PLAIN))


def first(within: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    """The first element that a selector finds; there is one."""
    node = within.css_first(selector)
    assert node is not None, selector
    return node


def said(page: LexborHTMLParser, selector: str) -> list[str]:
    """The words of each element that a selector finds, blanks as one reads them."""
    return [" ".join(node.text().split()) for node in page.css(selector)]
