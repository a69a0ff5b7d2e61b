"""Whether a redirect leads to another place, and what a home page is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ca_israel.links.answer import Faulted
from ca_israel.links.fetch.redirects import target_of
from ca_israel.links.urls import is_home, same_place, without_session, without_userinfo


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://a.example/x", "https://a.example/x"),
        ("http://a.example/x", "http://www.a.example/x"),
        ("http://a.example/x", "http://a.example/x/"),
        ("http://a.example", "http://a.example/"),
        ("http://a.example/x", "http://A.Example/x#part"),
        ("http://a.example:80/x", "https://a.example:443/x"),
        ("http://a.example/x?utm_source=t&utm_medium=m", "http://a.example/x"),
        ("http://a.example/x?id=1", "http://a.example/x?id=1&fbclid=abc&gclid=d&ysclid=e"),
        ("http://a.example/тест", "http://a.example/%D1%82%D0%B5%D1%81%D1%82"),
    ],
)
def test_what_does_not_count_as_another_place(one: str, other: str) -> None:
    assert same_place(one, other)
    assert same_place(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://a.example/x", "http://b.example/x"),
        ("http://a.example/x", "http://m.a.example/x"),
        ("http://a.example/x", "http://a.example/y"),
        ("http://a.example/x", "http://a.example/X"),
        ("http://a.example/x?id=1", "http://a.example/x?id=2"),
        ("http://a.example/x?id=1", "http://a.example/x"),
        ("http://a.example/x", "http://a.example:8080/x"),
    ],
)
def test_what_counts_as_another_place(one: str, other: str) -> None:
    assert not same_place(one, other)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/",
        "//",
        "/#top",
        "/en",
        "/uz/",
        "/uz-latn/",
        "/en_US/",
        "/index.html",
        "/Index.php",
        "/ru/index.aspx",
        "/home",
        "/?utm_source=x",
    ],
)
def test_a_front_page_in_any_language_is_home(path: str) -> None:
    assert is_home(f"https://a.example{path}")


@pytest.mark.parametrize(
    "path", ["/news", "/en/news", "/?p=12", "/index.php?id=4", "/eng1", "/a", "/en/1", "/indexes"]
)
def test_anything_deeper_is_not_home(path: str) -> None:
    assert not is_home(f"https://a.example{path}")


@pytest.mark.parametrize(
    ("url", "bare"),
    [
        ("http://me:pw@a.example/x@y", "http://a.example/x@y"),
        ("http://a@b@c.example", "http://c.example"),
        ("http://a.example?q=@", "http://a.example?q=@"),
        ("http://a.example/", "http://a.example/"),
        ("nothing", "nothing"),
    ],
)
def test_userinfo_is_dropped_and_nothing_else(url: str, bare: str) -> None:
    assert without_userinfo(url) == bare


@given(st.from_regex(r"[a-z]{1,8}(/[a-z0-9@:]{0,5}){0,4}", fullmatch=True))
def test_a_url_without_userinfo_stays_as_it_is(rest: str) -> None:
    assert without_userinfo(f"https://{rest}") == f"https://{rest}"


def test_another_scheme_without_a_host_leads_nowhere() -> None:
    with pytest.raises(Faulted) as told:
        target_of("https://a.example/x", "HTTP:0")
    assert told.value.fault.kind == "bad-location"
    assert target_of("http://a.example/x", "HTTP:0") == "http://a.example/0"


@pytest.mark.parametrize(
    ("url", "bare"),
    [
        ("https://a.example/x?AspxAutoDetectCookieSupport=1", "https://a.example/x"),
        ("https://a.example/x?id=1&cookieSet=1", "https://a.example/x?id=1"),
        ("https://a.example/x?cookie=oatmeal", "https://a.example/x?cookie=oatmeal"),
        ("https://a.example/x/123;jsessionid=1A53", "https://a.example/x/123"),
        ("https://a.example/x;jsessionid=1A53.node1?view=full", "https://a.example/x?view=full"),
        ("https://a.example/x?PHPSESSID=abc", "https://a.example/x"),
        ("https://a.example/x?id=7&CFID=1234&CFTOKEN=8765", "https://a.example/x?id=7"),
        ("https://a.example/x?osCsid=0123456789abcdef", "https://a.example/x"),
        ("https://a.example/(S(abc123))/x.aspx", "https://a.example/x.aspx"),
        ("https://a.example/x?sid=0123456789abcdef0123", "https://a.example/x"),
        ("https://a.example/x?sid=4711", "https://a.example/x?sid=4711"),
        ("https://a.example/x?s=politics-of-water-east", "https://a.example/x?s=politics-of-water-east"),
        ("https://a.example/x_(disambiguation)", "https://a.example/x_(disambiguation)"),
        ("https://a.example/x?view=full&b=%20c", "https://a.example/x?view=full&b=%20c"),
        ("https://[::1", "https://[::1"),
    ],
)
def test_what_names_a_visit_is_left_out(url: str, bare: str) -> None:
    assert without_session(url) == bare
