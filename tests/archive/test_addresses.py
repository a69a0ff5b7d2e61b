"""Addresses: what is sent for a URL, when two are one, and where an address leads in an archive."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ca_israel.archive.protocol.addresses import original_in, same_original, sent
from ca_israel.archive.protocol.web_archive import Place, WebArchive, web_archive

ARCHIVE = WebArchive("https://archive.example/web/", "https://archive.example/cdx")
URL = "https://news.example/world/a?b=1"
AT = "20230320101010"
ASKED = ARCHIVE.replay(Place(AT, URL))


@pytest.mark.parametrize(
    ("url", "goes"),
    [
        (URL, URL),
        ("https://news.example/a#part", "https://news.example/a"),
        ("https://news.example", "https://news.example/"),
        ("HTTPS://News.Example/A", "https://news.example/A"),
        ("https://мост.example/мост?я=ё", "https://xn--l1aeje.example/%D0%BC%D0%BE%D1%81%D1%82?%D1%8F=%D1%91"),
        ("https://news.example/%d0%bc", "https://news.example/%d0%bc"),
        ("https://news.example:8443/x", "https://news.example:8443/x"),
        ("https://[2001:db8::1]/x", "https://[2001:db8::1]/x"),
        ("https://news.example/../../x", "https://news.example/x"),
        ("https://news.example/a/%2e%2E/%2e/x/..", "https://news.example/"),
        ("https://news.example/a/./b/", "https://news.example/a/b/"),
        ("https://news.example/a//b", "https://news.example/a//b"),
        ("ftp://news.example/x", None),
        ("news.example", None),
        ("https://a..b/", None),
        ("https://x y/", None),
        ("", None),
    ],
)  # fmt: skip
def test_what_is_sent_for_a_url(url: str, goes: str | None) -> None:
    assert sent(url) == goes


@given(st.text(alphabet="./%2eE?#ab", max_size=30))
def test_no_address_leads_out_of_the_archive(path: str) -> None:
    goes = sent(f"https://news.example/{path}")
    if goes is None:
        return
    replay = ARCHIVE.replay(Place(AT, goes)).partition("?")[0]
    segments = replay.lower().replace("%2e", ".").split("/")
    assert "." not in segments
    assert ".." not in segments
    assert sent(goes) == goes


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (URL, URL, True),
        (URL, "http://www.news.example:80/World/A/?b=1", True),
        ("https://news.example/%D0%BC", "https://news.example/м", True),
        (f"{URL}&utm_source=x", URL, True),
        ("https://мост.example/", "https://xn--l1aeje.example", True),
        (URL, "https://news.example/world/a?b=2", False),
        (URL, "https://news.example/world/ab?b=1", False),
        (URL, "https://newsexample/world/a?b=1", False),
        (URL, "https://news.example:8080/world/a?b=1", False),
        (URL, "nonsense", False),
        (URL, "https://[", False),
    ],
)  # fmt: skip
def test_when_two_addresses_are_one(one: str, other: str, same: bool) -> None:
    assert same_original(one, other) is same
    assert same_original(other, one) is same


@pytest.mark.parametrize(
    ("address", "place"),
    [
        (f"https://archive.example/web/{AT}/{URL}", Place(AT, URL)),
        (f"http://archive.example/web/{AT}id_/{URL}", Place(AT, URL)),
        (f"https://archive.example/web/2023/{URL}", Place("2023", URL)),
        ("https://archive.example/web/2023im_/https:/news.example/x", Place("2023", "https://news.example/x")),
        ("https://archive.example/web/2023/news.example/x", Place("2023", "http://news.example/x")),
        (f"https://archive.example/web/*/{URL}", None),
        (f"https://archive.example/web/../{AT}/{URL}", None),
        (f"https://archive.example.evil/web/{AT}/{URL}", None),
        (f"https://evil@archive.example/web/{AT}/{URL}", None),
        (f"ftp://archive.example/web/{AT}/{URL}", None),
        ("https://archive.example/web/2023/javascript:x", None),
    ],
)  # fmt: skip
def test_where_an_address_leads_in_the_archive(address: str, place: Place | None) -> None:
    assert ARCHIVE.place_of(address) == place


def test_the_addresses_that_an_archive_is_asked_by() -> None:
    assert ARCHIVE.captures(URL, date(2022, 3, 29), date(2024, 3, 29), 8) == (
        "https://archive.example/cdx?url=https%3A%2F%2Fnews.example%2Fworld%2Fa%3Fb%3D1&from=20220329&to=20240329"
        "&filter=!statuscode:%5B45%5D..&collapse=timestamp:8"
    )
    assert f"https://archive.example/web/{AT}id_/{URL}" == ASKED
    assert ARCHIVE.timemap(URL) == f"https://archive.example/web/timemap/link/{URL}"
    assert (
        WebArchive("x/", "https://a.example/?c=1")
        .captures(URL, None, None, 6)
        .startswith("https://a.example/?c=1&url=")
    )
    assert web_archive(None, None) == WebArchive()
    assert web_archive("https://arquivo.pt/wayback/", None).cdx is None
    assert web_archive(None, "").cdx is None
    assert web_archive("HTTPS://Arquivo.PT/wayback/", None).timegate == "https://arquivo.pt/wayback/"
    assert original_in("nonsense") is None
