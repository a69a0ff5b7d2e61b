"""How text may look: signs in ASCII, links where the terminal can, colours by role."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from ca_israel.terminal.look import PLAIN, Look, Role

LINKS = Look(hyperlinks=True)


def linked(url: str, shown: str) -> str:
    return f"\x1b]8;;{url}\x1b\\{shown}\x1b]8;;\x1b\\"


def test_signs_become_ascii_where_the_encoding_asks() -> None:
    signs = "● ○ ◇ × · – — … → “ ” ‘ ’ ─ ┊ ▁▂▃▄▅▆▇█ é"
    assert PLAIN.glyphs(signs) == signs
    assert Look(unicode=False).glyphs(signs) == "* o ? x - - - ... -> \" \" ' ' - : _.:-=+*# é"


@pytest.mark.parametrize("role", get_args(Role))
def test_every_role_has_a_look_where_there_is_colour(role: Role) -> None:
    assert re.fullmatch(r"\x1b\[[0-9;]+mx\x1b\[0m", Look(colour=True).paint(role, "x"))
    assert not Look(colour=True).paint(role, "")
    assert PLAIN.paint(role, "x") == "x"


@pytest.mark.parametrize("url", ["http://a.example/", "https://a.example/"])
def test_a_link_leads_to_its_address(url: str) -> None:
    assert LINKS.link(url, "here") == linked(url, "here")
    assert PLAIN.link(url, "here") == "here"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "x https://a.example/"])
def test_nothing_but_the_web_is_linked(url: str) -> None:
    assert LINKS.link(url, "here") == "here"


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://a.example/é", "https://a.example/%C3%A9"),
        ("https://a.example/a b", "https://a.example/a%20b"),
        ("https://a.example/{a|b}", "https://a.example/{a|b}"),
        ("https://a.example/\x1b]", "https://a.example/%5Cx1b]"),
        (
            "https://a.example/é%20?q=1&r=[~]#f!$'()*+,;:@",
            "https://a.example/%C3%A9%20?q=1&r=[~]#f!$'()*+,;:@",
        ),
    ],
)
def test_an_address_is_percent_encoded_where_it_must_be(url: str, address: str) -> None:
    assert LINKS.link(url, "x") == linked(address, "x")


@pytest.mark.parametrize(
    ("line", "clickable"),
    [
        ("see https://a.example/.", f"see {linked('https://a.example/', 'https://a.example/')}."),
        ("(https://a.example/);", f"({linked('https://a.example/', 'https://a.example/')});"),
        ("https://a.example/, x", f"{linked('https://a.example/', 'https://a.example/')}, x"),
        ("no  http here", "no  http here"),
    ],
)
def test_addresses_in_a_line_can_be_clicked(line: str, clickable: str) -> None:
    assert LINKS.clickable(line) == clickable
    assert PLAIN.clickable(line) == line
