"""The page as a reader uses it, with scripts and without: chips, search, print, and words that mean harm."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ca_israel.dates import parse
from ca_israel.ledger.model import Archive, Event
from ca_israel.query.select import Query
from ca_israel.timeline.timeline import timeline
from timeline.page.test_page_hostile import MORE, everywhere
from timeline.selected import NASTY, one, selected

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Opened

UZBEK = ["region-2001-lieberman", "uz-2022-business-forum"]
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["scripted", "scriptless"])


# ------------------------------------------------------------------------------------------ at rest


@SCRIPTS
def test_one_request_and_no_message(opened: Callable[..., Opened], scripts: bool) -> None:
    here = opened(selected("ours"), java_script_enabled=scripts)
    assert here.requests == [here.path.as_uri()]
    assert here.messages == []
    assert len(here.shown()) == 9


# ---------------------------------------------------------------------------------------- filtering


@SCRIPTS
def test_a_chip_leaves_its_events_and_their_years(opened: Callable[..., Opened], scripts: bool) -> None:
    here = opened(selected("ours"), java_script_enabled=scripts)
    here.check("uzbekistan")
    assert here.shown() == UZBEK
    assert here.headings() == ["2001", "2022"]
    here.check("tajikistan")
    assert here.shown() == [*UZBEK, "tj-2022-dushanbe-talks"]
    here.check("defense")
    assert here.shown() == []
    assert here.headings() == []
    here.page.click("button[type=reset]:visible")
    assert len(here.shown()) == 9
    assert here.messages == []


@SCRIPTS
@pytest.mark.parametrize("width", [360, 1280])
def test_fields_agree_and_values_of_one_field_add_up(
    opened: Callable[..., Opened], scripts: bool, width: int
) -> None:
    here = opened(selected("ours"), java_script_enabled=scripts, width=width)
    for chip in ("kazakhstan", "-", "defense", "diplomatic", "planned", "claimed"):
        here.check(chip)
    assert here.shown() == ["region-2001-sharon", "kz-2021-uav-production"]
    assert here.headings() == ["2001", "2021"]


@SCRIPTS
def test_the_count_follows(opened: Callable[..., Opened], scripts: bool) -> None:
    here = opened(selected("ours"), java_script_enabled=scripts)
    here.check("economic")
    if scripts:
        assert here.page.text_content(".count") == "6 of 9 events"
        assert here.page.get_attribute(".count", "aria-live") == "polite"
    else:
        assert (
            here.page.locator(".tally")
            .evaluate("node => getComputedStyle(node, '::before').content")
            .count("counter(shown)")
            == 1
        )
        assert here.page.locator(".tally").bounding_box()["height"] > 10  # type: ignore[index]
        assert not here.page.is_visible("#_q")


@SCRIPTS
def test_chips_work_from_the_keyboard_and_show_their_focus(
    opened: Callable[..., Opened], scripts: bool
) -> None:
    here = opened(selected("ours"), java_script_enabled=scripts)
    here.page.focus("input[value=uzbekistan]")
    here.page.keyboard.press("Space")
    assert here.shown() == UZBEK
    outline = "node => getComputedStyle(node.nextElementSibling).outlineStyle"
    assert here.page.eval_on_selector("input[value=uzbekistan]", outline) == "solid"
    here.page.keyboard.press("Enter")
    assert here.messages == []
    assert here.requests == [here.path.as_uri()]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("forum", ["uz-2022-business-forum"]),
        ("FORUM  tel", ["uz-2022-business-forum"]),
        ("Ўзбекистон", UZBEK),
        ("o'zbekiston", UZBEK),
        ("türkmenıstan", ["tm-2023-embassy"]),
        ("lieberman", ["region-2001-lieberman", "region-2001-sharon"]),
        ("kz-2014", ["kz-2014-defense-agreement"]),
        ("august 2022", ["tj-2022-dushanbe-talks"]),
        ("zzz", []),
    ],
)
def test_search_does_not_mind_case_accents_and_scripts(
    opened: Callable[..., Opened], words: str, found: list[str]
) -> None:
    here = opened(selected("ours"))
    here.page.fill("#_q", words)
    assert here.shown() == found
    assert here.page.is_visible(".nothing") == (not found)
    if not found:
        here.page.click(".nothing button")
        assert len(here.shown()) == 9


@pytest.mark.parametrize("title", ["Straße", "ΟΔΟΣ", "İzmir ışık", "ﬁrst ²", "שָׁלוֹם", "Ёлка й", "O‘zbek"])
def test_what_is_written_is_found_however_it_is_folded(opened: Callable[..., Opened], title: str) -> None:
    events = one(title).ledger.events + one("another", id="f").ledger.events
    here = opened(timeline(one("x").ledger._replace(events=events), Query()))
    for typed in (title, title.upper(), title.lower()):
        here.page.fill("#_q", typed)
        assert here.shown() == ["e"]


def test_the_picture_and_the_index_follow_the_filter(opened: Callable[..., Opened]) -> None:
    here = opened(selected("ours"))
    here.check("tajikistan")
    marks = here.page.eval_on_selector_all(
        ".mk:not(.out)", "nodes => nodes.map(node => node.getAttribute('href'))"
    )
    bars = here.page.eval_on_selector_all(
        ".bar:not(.out)", "nodes => nodes.map(node => node.getAttribute('href'))"
    )
    assert marks == ["#tj-2022-dushanbe-talks"]
    assert bars == ["#_y2022"]
    assert here.page.locator(".index a:visible").all_text_contents() == ["2022"]
    assert not here.page.locator(".silence:visible").count()


# ------------------------------------------------------------------------------- print, harm, crowds


def test_on_paper_addresses_are_spelled_out_and_controls_gone(opened: Callable[..., Opened]) -> None:
    here = opened(selected("ours"), color_scheme="dark")
    here.page.emulate_media(media="print")
    assert not here.page.is_visible(".side")
    assert (
        here.page.eval_on_selector("body", "node => getComputedStyle(node).backgroundColor")
        == "rgb(255, 255, 255)"
    )
    assert here.page.eval_on_selector("body", "node => getComputedStyle(node).color") == "rgb(0, 0, 0)"
    assert here.page.pdf(format="A4").startswith(b"%PDF")


def test_on_paper_a_link_that_is_no_address_is_followed_by_its_own(opened: Callable[..., Opened]) -> None:
    what = selected("ours")
    copy = "https://web.archive.org/web/2023/https://eurasianet.org/"
    work = what.ledger.sources["blua-player"]._replace(archive=Archive(copy, None))
    here = opened(
        what._replace(ledger=what.ledger._replace(sources={**what.ledger.sources, "blua-player": work}))
    )
    after = "nodes => nodes.map(node => getComputedStyle(node, '::after').content)"
    assert here.page.eval_on_selector_all("#_n2 .remark a", after) == ["none"]
    here.page.emulate_media(media="print")
    assert here.page.eval_on_selector_all("#_n2 .remark a", after) == [f'" <{copy}>"']
    assert here.page.eval_on_selector_all("#_n2 a:not(.remark a)", after) == ["none", "none", "none"]


def test_hostile_words_do_nothing_in_a_browser_either(opened: Callable[..., Opened]) -> None:
    words = (*NASTY, *MORE)
    event = one("x").ledger.events[0]
    events = tuple(event._replace(id=f"h{n}", title=text, detail=text) for n, text in enumerate(words))
    for what in (timeline(one("x").ledger._replace(events=events), Query()), everywhere(" ".join(words))):
        here = opened(what)
        here.page.fill("#_q", "script alert")
        assert here.requests == [here.path.as_uri()]
        assert here.messages == []
        assert here.shown()


@pytest.mark.parametrize("width", [360, 1280])
def test_a_word_of_300_letters_does_not_widen_the_page(opened: Callable[..., Opened], width: int) -> None:
    here = opened(everywhere("w" * 300), width=width)
    assert here.page.evaluate("document.documentElement.scrollWidth") == width


def test_a_thousand_events_are_filtered_between_two_frames(opened: Callable[..., Opened]) -> None:
    """Main-thread time, so that a busy machine does not count; the promise is 100 ms."""
    ledger = selected("ours").ledger
    slugs = list(ledger.countries)
    events = tuple(
        Event(
            f"e{n}",
            parse(f"{1991 + n % 33}-{n % 12 + 1:02}"),
            f"Event {n}",
            (slugs[n % 5],),
            detail="word " * 20,
        )
        for n in range(1000)
    )
    here = opened(timeline(ledger._replace(events=events), Query()))
    session = here.page.context.new_cdp_session(here.page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def spent() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return float(next(item["value"] for item in metrics if item["name"] == "TaskDuration"))

    press = "async id => { document.getElementById(id).click(); await new Promise(done => requestAnimationFrame(() => setTimeout(done))); }"
    taken = []
    for chip in ("_c0", "_c0", "_c3", "_c3", "_c1"):
        before = spent()
        here.page.evaluate(press, chip)
        taken.append(spent() - before)
    assert len(here.shown()) == 200
    assert min(taken) < 0.1
