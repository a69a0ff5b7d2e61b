"""What pages say of themselves, as they are found in the wild."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ca_israel.links.page.read import Page, Refresh, read
from hostile.growth import grows, took

URL = "https://outlet.example/news/item-1"


def page(html: str, content_type: str | None = "text/html; charset=utf-8", url: str = URL) -> Page:
    return read(html.encode(), content_type, url)


def titles(found: Page) -> dict[str, str]:
    return {title.origin: title.text for title in reversed(found.titles)}


def ld(data: Any) -> str:
    return (
        f'<script type="application/ld+json">{data if isinstance(data, str) else json.dumps(data)}</script>'
    )


def test_every_title_is_read_with_its_place() -> None:
    found = page(
        '<html><head><meta name="citation_title" content="A"><meta property="og:title" content="B">'
        '<meta name="twitter:title" content="C"><meta name="DC.Title" content="D"><meta name="parsely-title" content="E">'
        "<title>F |\n Outlet</title>"
        + ld({"@type": "NewsArticle", "headline": "G"})
        + "</head><body><h1>H <b>h</b></h1><h1>I</h1>"
    )
    assert [(t.origin, t.text) for t in found.titles] == [
        ("citation_title", "A"), ("og:title", "B"), ("twitter:title", "C"), ("dc.title", "D"), ("parsely-title", "E"),
        ("headline", "G"), ("h1", "H h"), ("h1", "I"), ("title", "F | Outlet"),
    ]  # fmt: skip
    assert found.origin_count("h1") == 2


def test_tags_in_capitals_and_unclosed_ones_are_read() -> None:
    found = page("<HTML LANG=TR><HEAD><META PROPERTY=og:title CONTENT='A &amp; B'><BODY><H1>C<P>text")
    assert titles(found) == {"og:title": "A & B", "h1": "C text"}
    assert found.language == "TR"
    assert titles(page("<title>cut in the midd")) == {"title": "cut in the midd"}


def test_xhtml_is_read() -> None:
    found = page(
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="uz"><head><title>A</title></head>'
        "<body><h1>B</h1></body></html>",
        "application/xhtml+xml",
    )
    assert titles(found) == {"title": "A", "h1": "B"}
    assert found.language == "uz"


def test_a_title_inside_a_picture_is_none() -> None:
    assert titles(page("<title>A</title><body><svg><title>menu</title></svg>")) == {"title": "A"}


def test_the_site_and_its_addresses() -> None:
    found = page(
        '<meta property="og:site_name" content="Outlet"><meta name="application-name" content="App">'
        '<link rel="alternate canonical" href="/news/item-1?x=1"><meta property="og:url" content="//outlet.example/a">'
    )
    assert found.site_names == ("Outlet", "App")
    assert (found.canonical, found.og_url) == (
        "https://outlet.example/news/item-1?x=1",
        "https://outlet.example/a",
    )


def test_an_address_that_is_none_is_left_out() -> None:
    assert page('<link rel="canonical" href="http://[">').canonical is None
    assert page('<link rel="canonical" href="">').canonical is None


@pytest.mark.parametrize(
    ("html", "day"),
    [
        ('<meta property="article:published_time" content="2019-08-08T10:00:00+04:00">', date(2019, 8, 8)),
        ('<meta name="citation_publication_date" content="2011/09/03">', date(2011, 9, 3)),
        ('<meta name="date" content="20190808">', date(2019, 8, 8)),
        ('<meta name="date" content="August 8, 2019">', date(2019, 8, 8)),
        ('<meta name="date" content="Thu, 08 Aug 2019 10:00:00 GMT">', date(2019, 8, 8)),
        (ld({"@type": "NewsArticle", "headline": "A", "datePublished": "2022-01-11"}), date(2022, 1, 11)),
        ('<time datetime="2022-08-18 09:10">18</time><time datetime="2022-08-17">17</time>', date(2022, 8, 17)),
        ('<meta name="date" content="2022-08-18"><time datetime="2001-01-01">old</time>', date(2022, 8, 18)),
        ('<meta name="date" content="2022-08-18"><meta name="pubdate" content="2021-08-18">', date(2021, 8, 18)),
        ('<meta property="article:modified_time" content="2022-08-18">', None),
        ('<meta name="date" content="2011">', None),
        ('<meta name="date" content="2022-13-40">', None),
        ('<meta name="date" content="0001-01-01">', None),
        ('<meta name="date" content="yesterday">', None),
    ],
)  # fmt: skip
def test_the_day_of_publication_is_the_earliest_that_can_be(html: str, day: date | None) -> None:
    assert page(html).published == day


def test_institutions_are_not_persons() -> None:
    authors = [
        {"@type": "Person", "name": "Nazrin Gadimova"},
        {"@type": "NewsMediaOrganization", "name": "JTA"},
    ]
    found = page(
        ld({"@type": "Article", "headline": "A", "author": authors})
        + '<meta name="author" content="Zachy Hennessey">'
    )
    assert found.persons == ("Nazrin Gadimova", "Zachy Hennessey")


@pytest.mark.parametrize(
    ("html", "language"),
    [
        ('<html lang="ru-RU">', "ru-RU"), ('<meta property="og:locale" content="en_US">', "en_US"),
        ('<meta http-equiv="Content-Language" content="he">', "he"), ("<html lang='  '>", None), ("<p>", None),
    ],
)  # fmt: skip
def test_the_language_is_the_pages_own_word(html: str, language: str | None) -> None:
    assert page(html).language == language


def test_a_work_behind_a_wall_says_so() -> None:
    assert page(ld({"@type": "Article", "headline": "A", "isAccessibleForFree": "False"})).free is False
    assert page(ld({"@type": "Article", "headline": "A", "isAccessibleForFree": True})).free is True
    assert page(ld({"@type": "Article", "headline": "A"})).free is None


@pytest.mark.parametrize(
    ("content", "refresh"),
    [
        ("0; url=/new", Refresh(0, "https://outlet.example/new")), ("5;URL='https://b.example/'", Refresh(5, "https://b.example/")),
        ("300", Refresh(300, URL)), ("1.5, /x", Refresh(1, "https://outlet.example/x")), ("soon", None), ("9" * 4000, Refresh(999999999, URL)),
    ],
)  # fmt: skip
def test_a_meta_refresh_tells_when_and_where(content: str, refresh: Refresh | None) -> None:
    found = page(f'<meta http-equiv="Refresh" content="{content}">').refresh
    assert found is None if refresh is None else found is not None and found.seconds == refresh.seconds
    assert len(content) > 100 or found == refresh


def test_a_form_for_a_password_is_seen() -> None:
    assert page("<form><input type=Password></form>").asks_password
    assert not page("<form><input type=text></form>").asks_password


def test_the_text_is_what_a_reader_sees() -> None:
    found = page(
        "<title>T</title><style>a{}</style><p>One\n two</p><script>var x</script><noscript>no</noscript><p>three"
    )
    assert found.text == "One two three"


def test_a_fragment_can_lead_to_an_id_or_a_name() -> None:
    assert page('<p id="one"><a name="two">x</a><a id="">y</a>').names == {"one", "two"}


def test_marks_of_a_parked_domain_are_seen() -> None:
    assert page('<script src="https://d.ParkingCrew.net/x.js"></script>').parking == ("parkingcrew",)
    assert page('<iframe src="//www.hugedomains.com/x"></iframe>').parking == ("hugedomains",)
    assert page("<p>We parked at hugedomains.com</p>").parking == ()


def test_ids_of_the_work_are_read() -> None:
    found = page(
        '<meta name="citation_doi" content="10.1525/caa.2011.1">'
        + ld({"@type": "Article", "headline": "A", "identifier": "705377"})
    )
    assert found.citation_ids == (("doi", "10.1525/caa.2011.1"), ("identifier", "705377"))


@pytest.mark.parametrize(
    "data",
    [
        {"@type": "Article", "headline": "A"}, [{"@type": "WebSite"}, {"@type": "Article", "headline": "A"}],
        {"@graph": [{"@type": ["Thing", "NewsArticle"], "headline": ["A"]}]}, {"@type": "WebPage", "mainEntity": {"@type": "Article", "headline": "A"}},
        '<!-- {"@type":"Article","headline":"A"} -->', '//<![CDATA[\n{"@type":"Article","headline":"A"}\n//]]>',
        '{"@type":"Article","headline":"A", "articleBody":"raw\nnewline"}', '{"@type":"Article","headline":"A",}', '{"@type":"Article","headline":"A","author":{"na',
        '{"@type":"Article","headline":"\\u0041", bad}',
    ],
)  # fmt: skip
def test_json_ld_in_every_shape(data: Any) -> None:
    assert titles(page(ld(data))) == {"headline": "A"}


def test_works_that_a_page_only_points_at_are_not_its_own() -> None:
    other = {"@type": "NewsArticle", "headline": "Other", "url": "/news/item-2"}
    listed = {"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "Other"}]}
    own = {
        "@type": "NewsArticle",
        "headline": "Own",
        "mainEntityOfPage": {"@id": "http://www.outlet.example/news/item-1/"},
    }
    assert titles(page(ld(listed))) == {}
    assert titles(page(ld({"@type": "WebSite", "headline": "Outlet"}))) == {}
    assert titles(page(ld([other, own]))) == {"headline": "Own"}
    assert titles(page(ld([other, {**other, "headline": "Third"}]))) == {}


def test_bottomless_json_ld_is_no_fault() -> None:
    for deep in (
        "[" * 10_000,
        '{"@graph":' * 10_000,
        "[" * 10_000 + "]" * 10_000,
        '{"author":' * 5000 + "1" + "}" * 5000,
    ):
        assert page("<title>A</title>" + ld(deep)).titles[0].text == "A"


def test_it_says_when_the_body_may_be_cut() -> None:
    assert read(b"a" * (256 * 1024), None, URL).cut
    assert not read(b"a", None, URL).cut


HOSTILE = {
    "deep": b"<div>", "links in blocks": b"<a><div>", "metas": b"<meta name=a content=b>", "titles": b"<meta property=og:title content=b>",
    "attributes": None, "headings": b"<h1><div>", "tables": b"<table><tr><td>", "unclosed quote": b'<a b="', "angle": b"<", "entities": b"&amp;",
    "json": b'<script type="application/ld+json">[', "comments": b"<!--", "charset": b"\xff<meta charset", "pdf": b"%PDF-1 /Title (", "close": b"<div></span>",
    "nul": b"\0<b>\0", "times": b"<time datetime=2020-01-01>", "formatting": b"<b><p>", "fonts": b"<font><div>",
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_no_page_takes_long(name: str) -> None:
    unit = HOSTILE[name]

    def page_of(length: int) -> bytes:
        if unit:
            return unit * (length // len(unit))
        return b"<p " + b" ".join(b"a%d=1" % n for n in range(length // 9)) + b"><h1>B</h1>"

    assert not grows(lambda length: took(read, page_of(length), "text/html", URL), 64 * 1024)
    assert unit or titles(read(page_of(256 * 1024), "text/html", URL)) == {"h1": "B"}


def test_what_stands_before_the_depths_is_read() -> None:
    found = page("<title>A</title><h1>B</h1>" + "<div>" * 60_000)
    assert titles(found) == {"title": "A", "h1": "B"}


def test_many_paragraphs_are_not_taken_for_depths() -> None:
    assert page("<p>x" * 5000 + "<div>y</div>" * 5000 + "<h1>last</h1>").titles[0].text == "last"


@given(
    st.binary(max_size=400),
    st.sampled_from(
        [None, "text/html", "text/html; charset=utf-16", "text/html;charset=utf-7", "application/pdf"]
    ),
)
@settings(max_examples=300, deadline=None)
def test_no_bytes_make_it_raise(body: bytes, content_type: str | None) -> None:
    read(body, content_type, URL)
    read(b"<title>" + body + b"</title>" + b'<script type="application/ld+json">' + body, content_type, URL)


@pytest.mark.parametrize(
    ("source", "marks"),
    [
        ("//jordan.com/a.js", ()),
        ("//www.dan.com/a.js", ("dan.com/",)),
        ("//dan.com/a.js", ("dan.com/",)),
        ("//x.example/parking-page/a.js", ("/parking-page",)),
    ],
)
def test_a_seller_of_names_is_known_by_its_own_name(source: str, marks: tuple[str, ...]) -> None:
    assert (
        read(f"<script src='{source}'></script><p>x".encode(), "text/html", "https://example.org/").parking
        == marks
    )


def test_addresses_in_a_page_start_from_its_base() -> None:
    based = '<base href="/new/"><meta http-equiv="refresh" content="0; url=x.html"><link rel="canonical" href="y">'
    found = page(based)
    assert found.refresh is not None
    assert found.refresh.url.endswith("/new/x.html")
    assert found.canonical is not None
    assert found.canonical.endswith("/new/y")
    odd = page('<base href="javascript:1"><link rel="canonical" href="y">')
    assert odd.canonical is not None
    assert odd.canonical.startswith("http")
