"""A Chromium for the session, and pages opened in it as a reader would: from a file, at some width and colour."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from ca_israel.terminal.look import PLAIN
from ca_israel.timeline.html import render

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

    from ca_israel.timeline.timeline import Timeline

CHROMIUM = os.environ.get("CAI_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


class Opened(NamedTuple):
    """A page with what it asked for and what the browser said of it."""

    page: Page
    path: Path
    requests: list[str]
    messages: list[str]

    def shown(self) -> list[str]:
        """The ids of the events that can be seen."""
        seen = "nodes => nodes.filter(node => node.checkVisibility()).map(node => node.id)"
        found: list[str] = self.page.eval_on_selector_all(".ev", seen)
        return found

    def headings(self) -> list[str]:
        """The years whose headings take part in the page: those with room to be seen in."""
        seen = "nodes => nodes.filter(node => node.closest('.year').getBoundingClientRect().height > 0).map(node => node.textContent)"
        found: list[str] = self.page.eval_on_selector_all(".year h2", seen)
        return found

    def check(self, chip: str) -> None:
        """Press the chip of a value."""
        self.page.locator(f"label.chip:has(input[value='{chip}'])").click()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser; the tests are skipped, with the reason, where it or its driver is missing."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("chromium is not installed (CAI_CHROMIUM names another path)")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium: Browser, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Open the page of a timeline; what follows its address and how the browser is set are told by name."""
    contexts = []

    def load(timeline: Timeline, address: str = "", *, width: int = 1280, **context: Any) -> Opened:
        path = tmp_path / "timeline.html"
        path.write_text(render(timeline, PLAIN), encoding="utf-8")
        made = chromium.new_context(viewport={"width": width, "height": 800}, **context)
        contexts.append(made)
        page = made.new_page()
        requests: list[str] = []
        messages: list[str] = []
        page.on("request", lambda request: requests.append(request.url))
        page.on("console", lambda message: messages.append(message.text))
        page.on("pageerror", lambda error: messages.append(str(error)))
        page.goto(path.as_uri() + address)
        return Opened(page, path, requests, messages)

    yield load
    for made in contexts:
        made.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core, which a package for Playwright brings along."""
    package = pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")
    return (Path(package.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
