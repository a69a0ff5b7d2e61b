"""Empty frames, walls, and what short pages say: each by what it needs to be taken for one."""

from __future__ import annotations

import pytest

from ca_israel.links.judge.absence import absence_in
from ca_israel.links.judge.body_phrases import is_region_wall, sales_talk_in
from ca_israel.links.judge.interstitials import is_wall, needs_script

SCRIPT = b"<script src=/x.js></script>"
LONG = "Seven days and three capitals. " * 20


@pytest.mark.parametrize(
    ("body", "text", "expected"),
    [
        (b"<body>" + SCRIPT, "Loading", True),
        (b"<body>", "Loading", False),
        (b"<div id=root></div>" + SCRIPT, LONG, True),
        (b'<div class="x" id="__next"></div>' + SCRIPT, LONG, True),
        (b"<app-root></app-root>" + SCRIPT, LONG, True),
        (b"<div id=root><p>Text</p></div>" + SCRIPT, LONG, False),
        (b"<div id=rooted></div>" + SCRIPT, LONG, False),
        (b'<div id=wrap></div><script type="module" src=/a.js></script>', LONG, True),
        (b"<div id=wrap></div><script src=/static/main.4f3a.js></script>", LONG, True),
        (b"<div id=wrap></div><p>Text<script src=/static/main.4f3a.js></script>", LONG, False),
        (b"<noscript>You need to enable JavaScript to run this.</noscript>" + SCRIPT, LONG, True),
        (b"<noscript>You need to enable JavaScript to run this.</noscript>" + SCRIPT, LONG * 2, False),
        (b"<noscript><img src=/pixel></noscript><p>We use JavaScript." + SCRIPT, LONG, False),
    ],
)
def test_a_frame_is_known_by_what_is_not_in_it(body: bytes, text: str, expected: bool) -> None:
    assert needs_script(body, text) is expected


def test_a_wall_has_its_script_and_hardly_a_text() -> None:
    wall = b'<script src="/cdn-cgi/challenge-platform/h/b/orchestrate.js">'
    assert is_wall(wall, "Please wait")
    assert not is_wall(wall, LONG), "the same script stands on pages that are open"
    assert not is_wall(SCRIPT, "Please wait")


def test_a_page_may_say_that_it_is_not_for_readers_from_here() -> None:
    assert is_region_wall("Sorry, this content is not available in your region.")
    assert is_region_wall(
        "We recognise you are in a country to which the General Data Protection Regulation applies"
    )
    assert not is_region_wall("The page is not available.")
    assert not is_region_wall("This is not available in your region. " + LONG * 4)


@pytest.mark.parametrize(
    "text",
    [
        "The page you requested could not be found.",
        "Sorry, the page you are looking for does not exist.",
        "This article is no longer available.",
        "We couldn’t find that page",
        "Error 404",
        "Запрашиваемая страница не найдена",
        "Aradığınız sayfa bulunamadı",
        "Axtardığınız səhifə tapılmadı",
        "Siz qidirgan sahifa topilmadi",
        "Саҳифа топилмади",
        "Сиз издеген барак табылган жок",
        "הדף המבוקש לא נמצא",
    ],
)
def test_a_short_page_may_say_that_nothing_is_there(text: str) -> None:
    assert absence_in(f"Eurasia Post. {text} Back to the front page", "Israel Emerges")
    assert absence_in(LONG + text, "Israel Emerges") is None, "a long text may be about anything"


@pytest.mark.parametrize(
    "text",
    [
        "This page cannot be displayed without JavaScript.",
        "This article is no longer available for free.",
        "The missing man was not found, police said.",
        "Страница обновляется",
        "No comments were found",
    ],
)
def test_other_words_say_nothing_of_the_kind(text: str) -> None:
    assert absence_in(text, "Israel Emerges") is None


def test_a_work_about_missing_pages_may_say_so() -> None:
    assert absence_in("Why the page was not found", "The Page That Could Not Be Found") is None


def test_a_name_is_offered_for_sale_in_two_ways_at_least() -> None:
    assert sales_talk_in("Buy this domain! Make an offer.") == "Buy this domain … Make an offer"
    assert sales_talk_in("Buy this domain! BUY THIS DOMAIN!") is None
    assert sales_talk_in("Buy this domain! Make an offer." + LONG * 4) is None
