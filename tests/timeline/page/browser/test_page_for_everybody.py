"""WCAG 2.2 AA: what axe-core can find, and the contrast of every colour of the page's own sheet."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from timeline.page.test_page_hostile import everywhere
from timeline.selected import selected

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Opened

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.mark.parametrize(
    ("name", "scheme", "width"),
    [
        ("ours", "light", 360), ("ours", "dark", 360), ("ours", "light", 1280), ("ours", "dark", 1280),
        ("bare", "light", 1280), ("bare", "dark", 360), ("hostile", "light", 360), ("hostile", "dark", 1280),
    ],
)  # fmt: skip
def test_axe_finds_nothing(
    opened: Callable[..., Opened], axe: str, name: str, scheme: str, width: int
) -> None:
    here = opened(selected(name), width=width, color_scheme=scheme)
    assert violations(here, axe) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "address", ["?country=uzbekistan&q=forum", "#kz-2021-uav-production", "?q=zzz", "#_n4"]
)
def test_nor_when_filtered_or_at_a_deep_link(
    opened: Callable[..., Opened], axe: str, address: str, scheme: str
) -> None:
    here = opened(selected("ours"), address, color_scheme=scheme, reduced_motion="reduce")
    assert violations(here, axe) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nor_with_notes_of_every_kind(opened: Callable[..., Opened], axe: str, scheme: str) -> None:
    assert violations(opened(everywhere("plain"), color_scheme=scheme), axe) == []


def violations(here: Opened, axe: str) -> list[tuple[str, list[str]]]:
    here.page.context.new_cdp_session(here.page).send("Runtime.evaluate", {"expression": axe})
    found = here.page.evaluate("tags => axe.run(document, {runOnly: tags})", TAGS)
    assert found["passes"]
    return [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found["violations"]]


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_is_cut_off_at_the_side(opened: Callable[..., Opened], width: int) -> None:
    here = opened(selected("ours"), width=width)
    assert here.page.evaluate("document.documentElement.scrollWidth") == width


def test_the_headings_make_an_outline_and_the_landmarks_have_names(opened: Callable[..., Opened]) -> None:
    here = opened(selected("ours"))
    levels = here.page.eval_on_selector_all(
        "h1, h2, h3", "nodes => nodes.map(node => Number(node.tagName[1]))"
    )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    for role, name in (
        ("search", "Events"),
        ("navigation", "Years"),
        ("complementary", "Find and filter"),
        ("region", "Notes"),
    ):
        assert here.page.get_by_role(role, name=name, exact=True).count() == 1  # type: ignore[arg-type]
    assert here.page.get_by_role("main").count() == 1


def test_motion_is_only_for_those_who_do_not_mind_it(opened: Callable[..., Opened]) -> None:
    fading = "getComputedStyle(document.querySelector('.mk')).transitionDuration"
    assert opened(selected("ours"), reduced_motion="reduce").page.evaluate(fading) == "0s"
    assert opened(selected("ours"), reduced_motion="no-preference").page.evaluate(fading) != "0s"
