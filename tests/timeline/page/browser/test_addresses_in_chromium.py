"""Addresses that carry a view, deep links that land, and a server that is asked once."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from ca_israel.terminal.look import PLAIN
from ca_israel.timeline.html import render
from timeline.selected import selected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

    from .conftest import Opened

UZBEK = ["region-2001-lieberman", "uz-2022-business-forum"]
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["scripted", "scriptless"])


class _Asked(BaseHTTPRequestHandler):
    page: bytes
    paths: list[str]

    def do_GET(self) -> None:
        self.paths.append(self.path)
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(self.page)

    def log_message(self, *args: object) -> None:
        """Nothing is told."""


@pytest.fixture
def served() -> Iterator[tuple[str, list[str]]]:
    """Our page on a server of its own, and the paths that were asked of it."""
    handler = type("Handler", (_Asked,), {"page": render(selected("ours"), PLAIN).encode(), "paths": []})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/", handler.paths  # type: ignore[attr-defined]
        server.shutdown()


def test_a_server_is_asked_for_the_page_alone_and_a_shared_address_keeps_its_view(
    chromium: Browser, served: tuple[str, list[str]]
) -> None:
    address, paths = served
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}?country=uzbekistan&q=forum&ref=x#uz-2022-business-forum")
        assert page.text_content(".count") == "1 of 9 events"
        page.click(".state button")
        page.wait_for_url(f"{address}?ref=x#uz-2022-business-forum")
        assert page.text_content(".count") == "9 events"
    assert len(paths) == 1


def test_the_state_stands_in_the_address_and_is_read_from_it(opened: Callable[..., Opened]) -> None:
    here = opened(selected("ours"))
    for chip in ("uzbekistan", "kazakhstan", "economic"):
        here.check(chip)
    here.page.fill("#_q", "forum & co")
    here.page.wait_for_url("**?country=kazakhstan&country=uzbekistan&category=economic&q=forum+%26+co")
    here.page.fill("#_q", "forum")
    here.page.wait_for_url("**q=forum")
    again = opened(selected("ours"), "?" + here.page.url.partition("?")[2])
    assert again.shown() == ["uz-2022-business-forum"]
    assert again.page.input_value("#_q") == "forum"


@pytest.mark.parametrize(
    "address", ["?country=UZ", "?country=Ўзбекистон", "?country=uzbekistan&country=nowhere"]
)
def test_an_address_may_name_a_country_as_people_do(opened: Callable[..., Opened], address: str) -> None:
    assert opened(selected("ours"), address).shown() == UZBEK


@pytest.mark.parametrize(
    "address", ["?country=", "?country=nowhere", "?q=", "?status=<script>", "#%", "#nothing", "?x[]=1"]
)
def test_an_address_that_means_nothing_hides_nothing(opened: Callable[..., Opened], address: str) -> None:
    here = opened(selected("ours"), address)
    assert len(here.shown()) == 9
    assert here.messages == []


@SCRIPTS
@pytest.mark.parametrize("width", [360, 1280])
def test_a_deep_link_lands_and_is_marked(opened: Callable[..., Opened], scripts: bool, width: int) -> None:
    here = opened(selected("ours"), "#tm-2023-embassy", java_script_enabled=scripts, width=width)
    top = here.page.locator("#tm-2023-embassy").bounding_box()
    assert top
    assert 0 <= top["y"] < 800
    marked = "node => getComputedStyle(node).backgroundImage"
    assert here.page.eval_on_selector("#tm-2023-embassy", marked) != "none"
    assert here.page.eval_on_selector("#kz-2014-defense-agreement", marked) == "none"


def test_a_link_to_an_event_that_the_filter_hides_lifts_the_filter(opened: Callable[..., Opened]) -> None:
    here = opened(selected("ours"), "?country=uzbekistan#tm-2023-embassy")
    assert len(here.shown()) == 9
    here.check("uzbekistan")
    here.page.click("#_n11 .resting a")
    here.page.wait_for_function("document.querySelectorAll('.ev.out').length === 0")
    assert len(here.shown()) == 9


def test_without_scripts_a_link_to_a_hidden_event_shows_it(opened: Callable[..., Opened]) -> None:
    here = opened(selected("ours"), java_script_enabled=False)
    here.check("uzbekistan")
    here.page.click("#_n11 .resting a")
    assert here.shown() == [*UZBEK, "tm-2023-embassy"]


def test_a_bar_and_a_mark_lead_to_the_list(opened: Callable[..., Opened]) -> None:
    here = opened(selected("ours"))
    here.page.locator(".bar[href='#_y2014'] .hit").click()
    assert here.page.url.endswith("#_y2014")
    here.page.locator(".lane a[href='#tm-2023-embassy']").click()
    assert here.page.url.endswith("#tm-2023-embassy")
