"""The README's pictures are there, ask nothing of a network, and the terminal's says what the program prints."""

from __future__ import annotations

import re
import struct
from xml.etree import ElementTree as ET

import pytest

from conftest import ROOT
from pictures import PICTURES, session

README = (ROOT / "README.md").read_text(encoding="utf-8")
TERMINAL = PICTURES / "timeline.svg"
STALE = "run `python tests/pictures.py` to make the pictures anew"
SVG = "{http://www.w3.org/2000/svg}"


def without_blanks(text: str) -> str:
    return "".join(text.split())


def test_the_terminal_shows_what_the_program_prints() -> None:
    (matrix,) = ET.parse(TERMINAL).iterfind(f".//{SVG}g[@class='cai-matrix']")
    shown = "".join(node.text or "" for node in matrix.iter(f"{SVG}text"))
    assert without_blanks(shown) == without_blanks(session(colour=False)), STALE


def test_the_terminal_asks_nothing_of_a_network_and_runs_nothing() -> None:
    picture = ET.parse(TERMINAL)
    names = {node.tag.removeprefix(SVG) for node in picture.iter()}
    assert names <= {"svg", "style", "defs", "clipPath", "rect", "g", "text", "circle"}
    values = [value for node in picture.iter() for value in node.attrib.values()]
    asked = [*values, *(node.text or "" for node in picture.iter(f"{SVG}style"))]
    assert not [text for text in asked if re.search(r"//|@import|@font-face|url\((?!#)", text)]


@pytest.mark.parametrize("name", ["page.png", "page-dark.png"])
def test_the_page_is_sharp_and_small(name: str) -> None:
    picture = (PICTURES / name).read_bytes()
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">I", picture[16:20]) == (2560,)
    assert len(picture) < 300_000


def test_no_picture_knows_where_it_was_made() -> None:
    for made in PICTURES.iterdir():
        assert str(ROOT).encode() not in made.read_bytes()


def test_the_readme_shows_each_picture_and_says_what_is_in_it() -> None:
    named = re.findall(r'(?:src|srcset)="(\.github/pictures/[^"]+)"', README)
    assert sorted(named) == sorted(f".github/pictures/{made.name}" for made in PICTURES.iterdir())
    described = [re.search('alt="([^"]*)"', image) for image in re.findall("<img [^>]*>", README)]
    assert [len(words[1]) > 80 for words in described if words] == [True, True]
