"""What the address tells on which redirects came to an end."""

from __future__ import annotations

import pytest

from ca_israel.links.answer import Answer, Hop
from ca_israel.links.judge.final_url import (
    at_error_address,
    at_gate,
    at_home_page,
    at_login,
    at_parking_host,
    at_section_front,
)

STORY = "https://a.example/news/2022/israel-emerges.html"


def landed(final: str, url: str = STORY, *, hops: int = 1) -> Answer:
    return Answer(url, final, 200, redirects=(Hop(url, 302),) * hops)


@pytest.mark.parametrize("final", ["https://a.example/", "https://b.example", "https://www.a.example/en/", "https://a.example/?utm_source=x"])  # fmt: skip
def test_a_deep_link_may_end_at_a_home_page(final: str) -> None:
    assert at_home_page(landed(final))
    assert not at_home_page(landed(final, hops=0))
    assert not at_home_page(landed(final, "https://a.example/en"))


@pytest.mark.parametrize("final", ["https://a.example/#/news/1", "https://a.example/#!news", "https://a.example/?p=12", "https://a.example/tohome", "https://a.example/myindex.html", "https://a.example/news/"])  # fmt: skip
def test_routes_and_questions_are_no_home_page(final: str) -> None:
    assert not at_home_page(landed(final))


@pytest.mark.parametrize("final", ["https://a.example/news/", "https://www.b.example/news", "https://a.example/en/news/", "https://a.example/news.html"])  # fmt: skip
def test_a_folder_that_the_page_lay_in_is_its_section(final: str) -> None:
    assert at_section_front(landed(final)) == (not final.endswith(".html"))


@pytest.mark.parametrize(
    ("final", "url"),
    [
        ("https://a.example/story/207225", "https://a.example/story/207225/a-title"),
        (
            "https://a.example/a-rather-long-headline-here/",
            "https://a.example/a-rather-long-headline-here/amp",
        ),
        ("https://a.example/news/other.html", STORY),
        ("https://a.example/", STORY),
        ("https://a.example/news/?id=7", STORY),
        ("https://a.example/sport/", STORY),
        ("https://a.example/old/news/", STORY),
        ("https://a.example/news/2022/israel-emerges.html", STORY),
    ],
)
def test_a_page_one_level_up_is_not_always_a_section(final: str, url: str) -> None:
    assert not at_section_front(landed(final, url))


@pytest.mark.parametrize(
    "path",
    ["/404", "/404.html", "/404/", "/en/404.php", "/error", "/errors/404", "/not-found", "/notfound.aspx", "/page-not-found",
     "/page_not_found.html", "/error404", "/404-page", "/oops", "/error.aspx?aspxerrorpath=/x", "/410", "/404/index.html"],
)  # fmt: skip
def test_an_address_may_call_itself_an_error(path: str) -> None:
    assert at_error_address(landed(f"https://a.example{path}"))
    assert not at_error_address(landed(f"https://a.example{path}", hops=0))


@pytest.mark.parametrize("path", ["/news/404-day", "/news/1404", "/terrors", "/error-correction-codes", "/essays/error/and-memory", "/area/404/dust", "/gonewest", "/missing-persons-found"])  # fmt: skip
def test_a_story_about_errors_is_none(path: str) -> None:
    assert not at_error_address(landed(f"https://a.example{path}"))


def test_the_cited_address_may_follow_an_error() -> None:
    assert at_error_address(landed("https://a.example/404/news/a-story", "https://a.example/news/a-story"))
    assert not at_error_address(
        landed("https://a.example/404/news/another", "https://a.example/news/a-story")
    )


def test_a_word_that_the_cited_address_has_itself_tells_nothing() -> None:
    assert not at_error_address(landed("https://a.example/en/404", "https://a.example/404"))
    assert not at_login(landed("https://a.example/en/login", "https://a.example/login"))


@pytest.mark.parametrize(
    "final",
    ["https://a.example/login", "https://a.example/user/login.php?x=1", "https://a.example/account/signin", "https://a.example/sign-in/",
     "https://a.example/subscribe", "https://a.example/wp-login.php", "https://login.b.example/?next=%2Fnews%2F2022%2Fisrael-emerges.html",
     "https://sso.a.example/check?service=https%3A%2F%2Fa.example%2Fx", "https://idp.b.example/p?SAMLRequest=abc"],
)  # fmt: skip
def test_a_login_is_known_by_its_path_or_by_its_host_with_the_way_back(final: str) -> None:
    assert at_login(landed(final))
    assert not at_login(landed(final, hops=0))


@pytest.mark.parametrize("final", ["https://login.b.example/", "https://a.example/login-to-history.html", "https://a.example/x?next=/news/1", "https://a.example/authors/"])  # fmt: skip
def test_not_every_such_word_is_a_login(final: str) -> None:
    assert not at_login(landed(final))


def test_a_gate_notes_the_way_back_or_speaks_of_consent() -> None:
    assert at_gate(landed("https://a.example/choose?return=%2Fnews%2F2022%2Fisrael-emerges.html"))
    assert at_gate(
        landed("https://a.example/choose?x=https%3A%2F%2Fa.example%2Fnews%2F2022%2Fisrael-emerges.html")
    )
    assert at_gate(landed("https://consent.a.example/v2/collect"))
    assert at_gate(landed("https://a.example/maintenance.html"))
    assert not at_gate(landed("https://a.example/maintenance.html", "https://a.example/maintenance.html/old"))
    assert not at_gate(landed("https://a.example/the-maintenance-of-peace"))
    assert not at_gate(landed("https://a.example/choose?colour=/x"))
    assert not at_gate(landed("https://a.example/choose?x=/n", "https://a.example/n"))
    assert not at_gate(landed("https://a.example/choose?return=yes"))
    assert not at_gate(landed("https://a.example/choose?return=/x", hops=0))
    assert not at_gate(landed("https://a.example/x?next=page", "https://a.example/"))


def test_a_host_that_sells_names_is_known_unless_it_was_cited() -> None:
    assert at_parking_host(landed("https://www.hugedomains.com/domain_profile.cfm?d=a.example"))
    assert at_parking_host(landed("http://dan.com/buy-domain/a.example"))
    assert not at_parking_host(landed("https://jordan.com/"))
    assert not at_parking_host(landed("https://dan.com.example/"))
    assert not at_parking_host(landed("https://dan.com/b", "https://dan.com/a"))
