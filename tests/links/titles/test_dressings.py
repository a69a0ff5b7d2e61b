"""What platforms and editors put round a headline comes off the page's title, and never makes another work of it."""

from __future__ import annotations

import pytest

from ca_israel.links.page.read import Page, Title
from ca_israel.links.titles.dressings import bared, behind_kicker, is_platform
from ca_israel.links.titles.match import CitedWork, compare
from ca_israel.links.titles.tails import may_be_name

HEADLINE = "Drip Irrigation and the Politics of Water in Tashkent"


def verdict(cited: str, shown: str, *authors: str) -> str:
    """Say what comes of a page that is called ``shown`` in its window and in its heading."""
    page = Page("http://press.example/a/1", "html", (Title(shown, "h1"), Title(shown, "title")))
    return compare(CitedWork(cited, authors=authors), page).verdict


@pytest.mark.parametrize(
    "dressed",
    [
        "View of {} | Journal of Steppe Studies", "Full article: {}", "{} on JSTOR", "(3) {} - Eurasia Post", "[12] {}", "(99+) {}",
        "{} by Dana Katz :: SSRN", "{} :: SSRN", "Dana Katz on X: “{}” / X", 'Dana Katz auf Twitter: "{}" / Twitter',
        "Dana Katz on LinkedIn: “{}”", "{} - YouTube", "{} on Vimeo", "{} | SpringerLink", "{} - ScienceDirect", "{} - Google Books",
        "{} - Dana Katz - Google Books", "{} | Request PDF", "(PDF) {}", "[PDF] {} | Semantic Scholar", "Project MUSE - {}",
        "Frontiers | {}", "{} | Journal of Steppe Studies | Cambridge Core", "{}: Central Asian Survey: Vol 40, No 2",
        "{} | by Dana Katz | Medium", "{} by Dana Katz | Goodreads", "{} eBook by Dana Katz | Rakuten Kobo",
        "{}: Katz, Dana: 9780000000002: Amazon.com: Books", "Amazon.com: {}: 9780000000002: Katz, Dana: Books",
        "Amazon.com: {} eBook : Katz, Dana: Kindle Store", "{} : Dana Katz : Free Download, Borrow, and Streaming : Internet Archive",
        "[2401.01234] {}", "{} : r/history", "politics - {} - Stack Overflow", "{} · Issue #12 · steppe/water · GitHub",
        "Dana Katz: {} | TED Talk", "{} - The New York Times", "{} - SPIEGEL ONLINE", "{} – Wikipedia", "{} - kabar.kg",
    ],
)  # fmt: skip
def test_what_platforms_put_round_a_title_comes_off(dressed: str) -> None:
    assert verdict(HEADLINE, dressed.format(HEADLINE), "Dana Katz") == "match"


@pytest.mark.parametrize(
    "other",
    [
        "View of {}, Part 2", "({}) on Trial on JSTOR", "(Part 3) {}", "(2019) {}", "{} by Dana Katz", "Dana Katz on X: “No {}” / X",
        "{} - A review on JSTOR", "{}: a Reader's Guide by Dana Katz :: SSRN", "{} : Dana Katz", "{} - Opposition Walks Out", "[3] {} - II",
        "{} - Tashkent", "{} - 2019", "Response to {} on JSTOR", "{} · Issue #12",
    ],
)  # fmt: skip
def test_what_is_put_round_a_title_by_others_stays(other: str) -> None:
    assert verdict(HEADLINE, other.format(HEADLINE)) != "match"


def test_nothing_comes_off_a_cited_title() -> None:
    assert verdict(f"(2) {HEADLINE}", f"(3) {HEADLINE}") != "match"
    assert verdict(f"Climate: {HEADLINE}", f"Trade: {HEADLINE}") != "match"
    assert verdict(f"Climate: {HEADLINE}", HEADLINE) != "match"


def test_a_title_of_two_words_is_not_looked_for_inside_another() -> None:
    assert verdict("Water Politics", "View of Water Politics") != "match"
    assert verdict("Steppe Water Politics", "View of Steppe Water Politics") == "match"


@pytest.mark.parametrize("kicker", ["Climate", "Streit um Wasser", "Wasserbau", "Климат", "Klima und Wetter"])
def test_a_kicker_before_a_colon_is_no_part_of_the_title(kicker: str) -> None:
    assert verdict(HEADLINE, f"{kicker}: {HEADLINE}") == "match"


@pytest.mark.parametrize(
    "kicker",
    [
        "Part 2", "Teil zwei", "Часть вторая", "חלק ב", "Review", "Book review", "Rezension", "Denied", "Fact check", "Retracted",
        "Withdrawn", "Erratum", "Reply", "2019", "Iran", "Four words are many", "Chapter IV", "Second edition", "II",
    ],
)  # fmt: skip
def test_a_kicker_that_makes_it_another_work_stays(kicker: str) -> None:
    assert verdict(HEADLINE, f"{kicker}: {HEADLINE}") != "match"


def test_a_kicker_has_three_words_at_most() -> None:
    assert list(behind_kicker("A short kicker: the rest: of it")) == [("A short kicker", "the rest: of it")]
    assert list(behind_kicker("This is no kicker: the rest")) == []
    assert list(behind_kicker("9:30 in the morning")) == []


def test_a_platform_is_known_by_its_whole_name() -> None:
    assert is_platform("ScienceDirect")
    assert is_platform("youtube")
    assert not is_platform("Medium")
    assert not is_platform("JSTOR Daily")
    assert bared("Water on the Steppe") is None


@pytest.mark.parametrize(
    ("part", "may_be"),
    [
        ("Eurasianet", True), ("Eurasia Post", True), ("The New York Times", True), ("BBC News", True), ("kabar.kg", True),
        ("University of the Steppe", True), ("Вести", True), ("opposition walks out", False), ("Opposition Walks Out", False),
        ("Press coverage", False), ("Review", False), ("A review", False), ("Day 2", False), ("Glasgow 2019", False), ("Israel", False),
        ("continued", False), ("", False), ("The Very Long Name of a Daily News Agency", False),
        ("The Old Steppe Evening Courier", True), ("The Very Old Steppe Evening Courier", False),
    ],
)  # fmt: skip
def test_a_tail_may_be_the_name_of_a_site(part: str, may_be: bool) -> None:
    assert may_be_name(part, {"bbc"}) is may_be


def test_where_the_name_of_the_outlet_is_known_fewer_other_names_are_guessed() -> None:
    assert may_be_name("Eurasia Post", {"courier"}, "named")
    assert not may_be_name("Kassel", {"courier"}, "named")
    assert not may_be_name("Eurasia Post", {"courier"}, "signed")
    assert may_be_name("YouTube", {"courier"}, "signed")
    assert may_be_name("bbc media", {"bbc"}, "named")
    assert not may_be_name("uz media", {"uz"}, "named")
