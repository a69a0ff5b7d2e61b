"""The address beside a cited one, and when two pages of a site are one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ca_israel.links.answer import Answer, Hop
from ca_israel.links.judge.sibling_probe import directory_of, likeness, sibling_of
from ca_israel.links.page.read import Page, Title

TEXT = " ".join(f"word{n} and another" for n in range(100))


@pytest.mark.parametrize(
    ("url", "shape"),
    [
        ("https://a.example/news/israel-emerges.html", r"https://a\.example/news/[a-z]{6}-[a-z]{7}\.html"),
        (
            "https://a.example/n/israel-emerges-as-a-player-in-central-asia",
            r"https://a\.example/n/[a-z]{6}-[a-z]{7}-[a-z]{2}-a-[a-z]{6}-[a-z]{2}-[a-z]{7}-[a-z]{4}",
        ),
        ("https://a.example/n/123456789012", r"https://a\.example/n/9\d{12}"),
        ("https://a.example/region/207225.html", r"https://a\.example/region/9\d{6}\.html"),
        ("https://a.example/article-705377", r"https://a\.example/[a-z]{7}-9\d{6}"),
        ("https://a.example/16749-some-words.html", r"https://a\.example/9\d{5}-[a-z]{4}-[a-z]{5}\.html"),
        ("https://a.example/news/a-story/", r"https://a\.example/news/a-[a-z]{5}/"),
        ("https://a.example/story.php?id=4711&lang=en", r"https://a\.example/story\.php\?id=9\d{4}&lang=en"),
        ("https://a.example/story?ref=home", r"https://a\.example/[a-z]{5}"),
        ("https://a.example/news/x#part", r"https://a\.example/news/xqzvbkwjx"),
        ("https://me:pw@a.example:8080/n/story", r"https://a\.example:8080/n/[a-z]{5}"),
        ("https://a.example/news/%D1%82%D0%B5%D1%81%D1%82", r"https://a\.example/news/[a-z]{4}"),
    ],
)
def test_a_sibling_has_the_shape_of_the_cited_address(url: str, shape: str) -> None:
    sibling = sibling_of(url)
    assert re.fullmatch(shape, sibling), sibling
    assert sibling == sibling_of(url)
    assert sibling != url


@pytest.mark.parametrize("url", ["https://a.example/", "https://a.example", "https://a.example/en/", "https://a.example/index.html", "http://[::1"])  # fmt: skip
def test_a_root_page_is_never_probed(url: str) -> None:
    assert directory_of(url) is None


def test_one_probe_speaks_for_a_folder() -> None:
    assert directory_of("https://a.example/news/a.html") == directory_of("https://a.example/news/b/")
    assert directory_of("https://a.example/news/a.html") != directory_of("https://a.example/sport/a.html")
    assert directory_of("https://a.example/news/a.html") != directory_of("https://b.example/news/a.html")
    assert directory_of("https://a.example/n.php?id=1234") == directory_of("https://a.example/n.php?id=5678")
    assert directory_of("https://a.example/n.php?id=1234") != directory_of(
        "https://a.example/n.php?story=5678"
    )


@given(st.text(max_size=30))
def test_whatever_the_address_its_sibling_is_another(path: str) -> None:
    url = f"https://a.example/n/{path}"
    try:
        directory = directory_of(url)
    except ValueError:
        pytest.fail("directory_of raised")
    if directory is not None:
        assert sibling_of(url) != url


def found(
    path: str, text: str = TEXT, title: str = "Site", *, hops: int = 0, final: str | None = None
) -> tuple[Answer, Page]:
    url = f"https://a.example/news/{path}"
    page = Page(final or url, "html", (Title(title, "title"),), text=text)
    return Answer(url, final or url, 200, redirects=(Hop(url, 302),) * hops, page=page), page


def alike(cited: tuple[Answer, Page], probe: tuple[Answer, Page]) -> str | None:
    return likeness(cited[0], cited[1], probe[0])


def test_the_same_page_at_both_addresses_is_alike() -> None:
    assert alike(found("story"), found("qwxz")) == "same-page"
    assert alike(found("story", TEXT + " at 12:01"), found("qwxz", TEXT + " at 12:02")) == "same-page"


def test_a_page_that_repeats_its_address_is_still_the_same() -> None:
    cited = found("long-story-here", "You wanted /news/long-story-here but " + TEXT, "No long story here")
    assert alike(cited, found("qwxz", "You wanted /news/qwxz but " + TEXT, "No qwxz")) == "same-page"


def test_another_text_or_another_title_is_another_page() -> None:
    other = " ".join(f"sentence{n} differs" for n in range(40))
    assert alike(found("story", TEXT + other), found("qwxz")) is None
    assert alike(found("story", title="Jerusalem courts the steppe"), found("qwxz")) is None
    assert alike(found("story", other), found("qwxz")) is None
    backwards = " ".join(reversed(TEXT.split()))
    assert alike(found("story", backwards), found("qwxz")) is None


def test_twenty_words_of_its_own_make_a_page_another_however_large_its_menu() -> None:
    menu = " ".join(f"item{n}" for n in range(900))
    assert alike(found("story", menu + " ".join(f" own{n}" for n in range(21))), found("qwxz", menu)) is None
    assert (
        alike(found("story", menu + " ".join(f" own{n}" for n in range(20))), found("qwxz", menu))
        == "same-page"
    )


def test_the_same_end_of_as_many_redirects_is_alike() -> None:
    end = "https://a.example/all"
    cited, probe = found("story", hops=1, final=end), found("qwxz", "other", "Other", hops=1, final=end)
    assert alike(cited, probe) == "same-end"
    assert alike(cited, found("qwxz", "other", "Other", hops=1, final="https://a.example/none")) is None
    assert alike(cited, found("qwxz", hops=2, final=end)) is None
    assert alike(cited, found("qwxz")) is None


@pytest.mark.parametrize("status", [None, 301, 404, 403, 500])
def test_a_probe_that_fails_means_that_the_page_is_alive(status: int | None) -> None:
    answer, page = found("qwxz")
    assert alike(found("story"), (answer._replace(status=status), page)) is None
    assert alike(found("story"), (answer._replace(page=None), page)) is None
