"""What hand and eye need of the page: targets to hit, stops for the keyboard, headings in sight, colours of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ca_israel.dates import parse
from ca_israel.ledger.model import Event
from ca_israel.query.select import Query
from ca_israel.timeline.timeline import timeline
from timeline.selected import one, selected

if TYPE_CHECKING:
    from collections.abc import Callable

    from ca_israel.timeline.timeline import Timeline

    from .conftest import Opened


def crowd(dates: list[str]) -> Timeline:
    """Events in two countries by turns."""
    ledger = selected("ours").ledger
    slugs = ("kazakhstan", "uzbekistan")
    events = tuple(
        Event(f"e{n}", parse(text), f"Event {n}", (slugs[n % 2],), detail="word " * 30)
        for n, text in enumerate(dates)
    )
    return timeline(ledger._replace(events=events), Query())


# --------------------------------------------------------------------------------------------- hand


@pytest.mark.parametrize("width", [360, 1280])
def test_what_stands_alone_is_large_enough_to_hit(opened: Callable[..., Opened], width: int) -> None:
    """WCAG 2.2, 2.5.8: 24 pixels either way; links within a line of text are as high as their line."""
    here = opened(selected("ours"), "?q=o", width=width)
    sizes = here.page.eval_on_selector_all(
        ".chip, #_q, .state button, .index a, .when a, sup a, .resting a",
        "nodes => nodes.map(node => node.getBoundingClientRect()).map(box => Math.min(box.width, box.height)).filter(size => size)",
    )
    assert len(sizes) > 30
    assert min(sizes) >= 24


def test_the_keyboard_stops_at_everything_in_order_and_shows_where_it_is(
    opened: Callable[..., Opened],
) -> None:
    here = opened(selected("ours"))
    where = """() => {
      const at = document.activeElement, ring = getComputedStyle(at.matches('.chip input') ? at.nextElementSibling : at);
      const box = at.getBoundingClientRect();
      return [at.id || at.getAttribute('href') || '', ring.outlineStyle, box.top >= 0 && box.bottom <= innerHeight];
    }"""
    stops: list[tuple[str, str, bool]] = []
    while not stops or stops[-1][0]:
        here.page.keyboard.press("Tab")
        stops.append(here.page.evaluate(where))
    names = [name for name, _, _ in stops]
    assert names[:3] == ["#_events", "_q", "_c0"]
    assert names[-2].startswith("https://www.azernews.az/") or names[-2] == "#tm-2023-embassy"
    assert {ring for _, ring, _ in stops[:-1]} == {"solid"}
    assert all(seen for _, _, seen in stops[:-1])
    assert len(stops) - 1 == here.page.locator("a:not(.picture a), input, button:visible").count()


def test_the_skip_link_leads_past_the_filters(opened: Callable[..., Opened]) -> None:
    here = opened(selected("ours"))
    here.page.keyboard.press("Tab")
    here.page.keyboard.press("Enter")
    here.page.keyboard.press("Tab")
    assert here.page.evaluate("document.activeElement.closest('.ev').id") == "region-2001-lieberman"


def test_back_returns_to_the_place_with_the_filter_as_it_was(opened: Callable[..., Opened]) -> None:
    here = opened(selected("ours"))
    here.check("uzbekistan")
    here.page.click(".index a[href='#_y2022']")
    here.check("kyrgyzstan")
    here.page.go_back()
    here.page.wait_for_url("**?country=uzbekistan")
    assert here.shown() == ["region-2001-lieberman", "uz-2022-business-forum"]
    here.page.go_forward()
    here.page.wait_for_url("**?country=kyrgyzstan&country=uzbekistan#_y2022")
    assert "kg-2020-madmarov-vekselman" in here.shown()


# ---------------------------------------------------------------------------------------------- eye


def test_a_long_year_keeps_its_heading_in_sight(opened: Callable[..., Opened]) -> None:
    here = opened(crowd(["2001"] * 20 + ["2002"] * 20))
    for event, year in (("e10", "2001"), ("e30", "2002")):
        here.page.evaluate("id => document.getElementById(id).scrollIntoView({block: 'center'})", event)
        tops = here.page.eval_on_selector_all(
            ".year h2", "nodes => nodes.map(node => [node.textContent, node.getBoundingClientRect().top])"
        )
        assert [name for name, top in tops if 0 <= top < 100] == [year]


@pytest.mark.parametrize("address", ["#_y2014", "#_y2023"])
def test_a_year_lands_below_the_top_and_is_marked(opened: Callable[..., Opened], address: str) -> None:
    here = opened(selected("ours"), address)
    box = here.page.locator(f"{address} h2").bounding_box()
    assert box
    assert 0 <= box["y"] < 800
    colours = here.page.eval_on_selector_all(
        ".year h2", "nodes => nodes.map(node => getComputedStyle(node).color)"
    )
    assert len(set(colours)) == 2


def test_shades_and_bars_of_several_years_follow_the_filter(opened: Callable[..., Opened]) -> None:
    dates = [f"{1900 + n // 5}" for n in range(500)]
    here = opened(crowd(dates))
    here.check("uzbekistan")
    here.page.fill("#_q", "e401")
    lit = "nodes => nodes.map(node => [node.closest('.row').textContent.trim().split(/\\s/)[0], node.querySelector('title').textContent])"
    assert here.page.eval_on_selector_all(".bar:not(.out)", lit) == [
        ["Events", "1980–1981: 10 events"],
        ["Uzbekistan", "1980–1981: 5 events"],
    ]
    here.page.click(".state button")
    assert here.page.locator(".bar.out").count() == 0


def test_a_single_lane_without_a_country_follows_too(opened: Callable[..., Opened]) -> None:
    events = tuple(
        event._replace(id=f"e{n}", date=parse(f"{2000 + n // 100}"))
        for n, event in enumerate(one("x").ledger.events * 500)
    )
    here = opened(timeline(one("x").ledger._replace(events=events), Query()))
    here.page.fill("#_q", "2003")
    assert here.page.locator(".lane .bar:not(.out)").count() == 1


def test_where_nothing_is_found_no_years_are_offered(opened: Callable[..., Opened]) -> None:
    here = opened(selected("ours"), "?q=zzz")
    assert not here.page.is_visible("#_years")
    here.page.click(".nothing button")
    assert here.page.is_visible("#_years")


@pytest.mark.parametrize("width", [360, 1280])
def test_one_event_has_the_whole_width(opened: Callable[..., Opened], width: int) -> None:
    here = opened(one("word " * 40), width=width)
    box = here.page.locator("h3").bounding_box()
    assert box
    assert box["width"] > width / 2


def test_a_chip_that_is_on_differs_in_forced_colours(opened: Callable[..., Opened]) -> None:
    here = opened(selected("ours"), "?country=uzbekistan", forced_colors="active")
    ground = "node => getComputedStyle(node.nextElementSibling).backgroundColor"
    on, off = (
        here.page.eval_on_selector(f"input[value={slug}]", ground) for slug in ("uzbekistan", "kazakhstan")
    )
    assert on != off


@pytest.mark.parametrize("width", [320, 1280])
def test_wider_spacing_of_text_cuts_nothing_off(opened: Callable[..., Opened], width: int) -> None:
    """WCAG 2.2, 1.4.12."""
    here = opened(selected("ours"), width=width)
    here.page.evaluate("""() => {
      for (const node of document.querySelectorAll('body *')) {
        node.style.lineHeight = '1.5'; node.style.letterSpacing = '.12em'; node.style.wordSpacing = '.16em';
      }
    }""")
    assert here.page.evaluate("document.documentElement.scrollWidth") == width
    cut = "nodes => nodes.filter(node => node.scrollWidth > node.clientWidth + 1).map(node => node.className)"
    assert here.page.eval_on_selector_all(".chip, .when, h3, .facts, .notes li, .legend div", cut) == []


def test_the_hint_in_the_search_box_can_be_read(opened: Callable[..., Opened]) -> None:
    here = opened(selected("ours"))
    assert here.page.get_attribute("#_q", "placeholder") == "Words, names, places"
    colour = here.page.eval_on_selector("#_q", "node => getComputedStyle(node, '::placeholder').color")
    assert colour == here.page.eval_on_selector(".label", "node => getComputedStyle(node).color")
