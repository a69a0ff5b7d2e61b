"""Headlines freed of what is put round them."""

from __future__ import annotations

import pytest

from ca_israel.links.titles.candidates import candidates, names_of, segments, undressed
from ca_israel.links.titles.tails import tells_otherwise

HEADLINE = "Israel opens an embassy"
NAMES = names_of("en.kabar.kg", ["Kabar", "Kyrgyz National News Agency"])


@pytest.mark.parametrize(
    "mark", [" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", " / ", " > ", "|", " || "]
)
def test_a_title_is_cut_at_separators_that_stand_free(mark: str) -> None:
    assert segments(f"{HEADLINE}{mark}Kabar") == [HEADLINE, "Kabar"]


@pytest.mark.parametrize("title", ["Tel-Aviv", "Uzbek–Israeli forum", "and/or", "9:30", "A: B", "x>y"])
def test_a_title_is_never_cut_inside_a_word(title: str) -> None:
    assert segments(title) == [title]


def test_there_are_at_most_eight_segments() -> None:
    assert len(segments(" | ".join("abcdefghijklmnop"))) == 8


@pytest.mark.parametrize(
    ("host", "name", "signs"),
    [
        ("www.haaretz.com", "Haaretz.com", True), ("www.haaretz.com", "Haaretz", True), ("www.timesofisrael.com", "The Times of Israel", True),
        ("www.jpost.com", "The Jerusalem Post", True), ("www.jpost.com", "JPost.com", True), ("www.rferl.org", "RFERL", True),
        ("caspiannews.com", "Caspian News", True), ("caspiannews.com", "www.caspiannews.com", True), ("en.kabar.kg", "Kabar", True),
        ("en.kabar.kg", "en", False), ("invest.gov.uz", "gov", False), ("invest.gov.uz", "Invest", True), ("caspiannews.com", "Caspian", False), ("caspiannews.com", "com", False), ("haaretz.com", "", False),
        ("haaretz.com", "Israel News", False), ("jpost.com", "Post", False), ("", "", False),
    ],
)  # fmt: skip
def test_an_outlet_signs_with_its_host_or_a_short_form_of_its_name(host: str, name: str, signs: bool) -> None:
    assert names_of(host, []).sign(name) is signs


@pytest.mark.parametrize(
    "dressed",
    [
        "UPDATED: {}", "Watch: {}", "{} [PHOTO/VIDEO]", "{} (update)", "[Video] {}", "Exclusive: Video: {} [photos] (updated)",
        "Kabar: {}", "{} (Kabar)", "BREAKING NEWS: {}", "Обновлено: {}", "Politics: {}",
    ],
)  # fmt: skip
def test_flags_and_tags_are_taken_off(dressed: str) -> None:
    assert undressed(dressed.format(HEADLINE), NAMES) == HEADLINE


@pytest.mark.parametrize("title", ["Iran: {}", "{} (Part 2)", "{} [not]", "Denied: {}", "Updated rules"])
def test_what_may_belong_to_a_title_stays(title: str) -> None:
    assert undressed(title.format(HEADLINE), NAMES) == title.format(HEADLINE)


def test_a_title_with_more_runs_than_are_wanted_is_taken_whole_and_without_its_outlet() -> None:
    title = " | ".join([*"abcdefg", "Kabar"])
    assert len(candidates(title, NAMES)) == 37  # the whole, and 36 runs; one of them is the whole again
    assert [one.text for one in candidates(title, NAMES, 75)] == [title, "a - b - c - d - e - f - g"]


def test_what_was_cut_off_is_kept_but_for_the_outlet() -> None:
    found = {
        candidate.text: candidate.dropped for candidate in candidates(f"{HEADLINE} - Part 2 - Kabar", NAMES)
    }
    assert found[HEADLINE] == ("Part 2",)
    assert found[f"{HEADLINE} - Part 2"] == ()


@pytest.mark.parametrize(
    ("dropped", "otherwise"),
    [
        ("Part 2", True), ("Episode IV", True), ("2 часть", True), ("Comments", True), ("Fact check", True), ("not true", True),
        ("Part of the region", False), ("Ambassador", False), ("12 May 2021", False), ("Volume traders", False),
    ],
)  # fmt: skip
def test_some_of_what_is_cut_off_tells_of_another_work(dropped: str, otherwise: bool) -> None:
    assert tells_otherwise(dropped) is otherwise
