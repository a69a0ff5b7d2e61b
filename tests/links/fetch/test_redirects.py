"""Pages that send their reader on."""

from __future__ import annotations

import pytest

from ca_israel.links.answer import Answer
from ca_israel.links.fetch.redirects import refresh_of
from ca_israel.links.page.read import read

URL = "https://a.example/news/1"


def answer(body: str, header: str | None = None) -> Answer:
    sent = body.encode()
    headers = {"refresh": header} if header else {}
    return Answer(URL, URL, 200, headers=headers, body=sent, page=read(sent, "text/html", URL))


@pytest.mark.parametrize(
    ("tag", "leads_to"),
    [
        ('<meta http-equiv="refresh" content="0; url=/there">', "https://a.example/there"),
        ("<META HTTP-EQUIV=Refresh CONTENT='10;URL=/there'>", "https://a.example/there"),
        ('<meta http-equiv="refresh" content="11; url=/there">', None),
        ('<meta http-equiv="refresh" content="300">', None),
        ('<meta http-equiv="refresh" content="0; url=/news/1#top">', None),
        ('<meta http-equiv="refresh" content="0; url=http://www.a.example/news/1/">', None),
        ('<meta http-equiv="refresh" content="0; url=javascript:go()">', None),
        ('<meta http-equiv="refresh" content="0; url=ftp://b.example/">', "ftp://b.example/"),
        ('<noscript><meta http-equiv="refresh" content="0; url=/no"></noscript>', None),
        ('<!-- <meta http-equiv="refresh" content="0; url=/old"> -->', None),
        ("<p>plain", None),
        ("<p>http-equiv=refresh", None),
        ('<meta http-equiv="refresh" content="0">', None),
    ],
)
def test_a_short_refresh_to_another_place_is_followed(tag: str, leads_to: str | None) -> None:
    assert refresh_of(answer(f"<head>{tag}</head>")) == leads_to


@pytest.mark.parametrize(
    ("header", "leads_to"),
    [
        ("0; url=/there", "/there"),
        ("5;URL='/there'", "/there"),
        ("0, /there", "/there"),
        ("60; url=/x", None),
        ("soon", None),
    ],
)
def test_the_header_of_that_name_counts_too(header: str, leads_to: str | None) -> None:
    assert refresh_of(answer("<p>", header)) == leads_to


def test_what_is_no_page_stays() -> None:
    assert refresh_of(answer("<p>")._replace(page=None)) is None
    assert refresh_of(Answer(URL, URL)) is None


def test_an_error_page_is_not_left_by_its_refresh() -> None:
    there = answer('<meta http-equiv="refresh" content="0; url=/there">')
    assert refresh_of(there._replace(status=503)) is None


def test_a_refresh_back_to_where_we_came_from_is_not_followed() -> None:
    there = answer('<meta http-equiv="refresh" content="0; url=/news/0">')
    assert refresh_of(there, {"https://a.example/news/0"}) is None
    assert refresh_of(there, {"https://a.example/news/2"}) == "https://a.example/news/0"
