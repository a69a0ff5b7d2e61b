"""Situations of an archive: which copy is chosen, the verdict, how many requests it took, the exit code."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from archive.conftest import source
from archive.fake import (
    BUSY,
    GONE,
    GOOD,
    INDEX,
    LOGIN,
    NEWS,
    OTHER,
    PARKED,
    PREFIX,
    UNTITLED,
    WORK,
    Copy,
    Fake,
    Wrong,
    html,
)
from links.sites import page

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from archive.conftest import Went

HOME = "https://news.example/"
NEW = "https://news.example/archive/4711/bridges"
D = "101010"  # the time of day of most copies
NEAR, BEFORE, AFTER = f"20230320{D}", f"20230310{D}", f"20230401{D}"
FAR, EARLY, LATE = f"20220720{D}", f"20190101{D}", f"20260101{D}"
OUT = "http://127.0.0.1:9/private"
MEMENTO = "Memento-Datetime: Mon, 20 Mar 2023 10:10:10 GMT"
BUSY_NOW = page(b"<h1>503</h1>", "503 Service Unavailable")
OFFLINE = page(b"<html><title>Temporarily Offline</title>Temporarily Offline</html>")
EXCLUDED = page(b"<h1>This URL has been excluded from the archive.</h1>")
NO_ACCESS = page(
    b"", "403 Forbidden", "X-Archive-Wayback-Runtime-Error: AdministrativeAccessControlException: no"
)
TOO_MANY = page(b"slow down", "429 Too Many Requests", "Retry-After: 60")
UNPACKED = page(gzip.compress(GOOD), "200 OK", MEMENTO, "Content-Type: text/html")


class Case(NamedTuple):
    """``requests`` may be two numbers, of the Wayback Machine's manner and of pywb's."""

    copies: Sequence[Copy]
    verdict: str
    chosen: str | None = None
    requests: int | tuple[int, int] = 2
    code: int = 0
    fake: Mapping[str, Any] = {}
    more: str = "accessed = 2023-03-29"
    url: str = NEWS
    options: tuple[str, ...] = ()
    manners: tuple[str, ...] = ("wayback", "pywb")


def wrong(where: str, what: Any, times: int = 1000) -> dict[str, Any]:
    return {"wrong": [Wrong(where, what, times)]}


def bodies(number: int) -> list[bytes]:
    return [
        html("Page not found", f"<p>Sorry, nothing was found here. Number {n}.</p>") for n in range(number)
    ]


WB, PYWB = ("wayback",), ("pywb",)
CASES = {
    # nearness
    "one-copy": Case([Copy(NEAR)], "found", NEAR),
    "the-day-after-beats-eight-months-before": Case([Copy(FAR), Copy(f"20230330{D}")], "found", f"20230330{D}"),
    "before-beats-after-in-a-month": Case([Copy(f"20230301{D}"), Copy(f"20230330{D}")], "found", f"20230301{D}"),
    "before-beats-after-in-a-year": Case([Copy(f"20220501{D}"), Copy(f"20230701{D}")], "found", f"20220501{D}"),
    "a-month-after-beats-a-year-before": Case([Copy(f"20230201{D}"), Copy(f"20230428{D}")], "found", f"20230428{D}"),
    "the-day-itself": Case([Copy(NEAR), Copy("20230329235959"), Copy(f"20230330{D}")], "found", "20230329235959"),
    "the-nearest-before": Case([Copy(BEFORE), Copy(NEAR), Copy(f"20230201{D}")], "found", NEAR),
    "the-nearest-after": Case([Copy(AFTER), Copy(f"20230331{D}")], "found", f"20230331{D}"),
    "years-off": Case([Copy(EARLY), Copy(LATE)], "found", EARLY, 3),
    "years-after": Case([Copy(LATE)], "found", LATE, 3),
    "from-before-publication-last": Case(
        [Copy(NEAR), Copy(f"20240201{D}")], "found", f"20240201{D}", more='published = "2023-03-25"\naccessed = 2023-03-29'
    ),
    "published-after-first": Case(
        [Copy(f"20230328{D}"), Copy(f"20230402{D}")], "found", f"20230402{D}", more='published = "2023-03-29"'
    ),
    "no-day-the-newest": Case([Copy(EARLY), Copy(NEAR), Copy(LATE)], "found", LATE, more=""),
    "no-day-the-newest-that-is-good": Case([Copy(EARLY), Copy(NEAR), Copy(LATE, GONE)], "found", NEAR, 3, more=""),
    # what is in the copies
    "error-page-then-the-work": Case([Copy(NEAR, GONE), Copy(AFTER)], "found", AFTER, 3),
    "one-error-page-27-times": Case([Copy(f"202303{n:02d}{D}", GONE) for n in range(1, 28)], "mismatch", None, 2),
    "one-error-page-26-times-then-the-work": Case(
        [*(Copy(f"202303{n:02d}{D}", GONE) for n in range(1, 27)), Copy(f"20230301{D}"[:8] + "235959")], "found", "20230301235959", 3, manners=PYWB
    ),
    "four-error-pages-and-no-more": Case(
        [*(Copy(f"202303{28 - n:02d}{D}", body) for n, body in enumerate(bodies(6))), Copy(f"20230301{D}")], "mismatch", None, 5
    ),
    "parked-then-the-work": Case([Copy(NEAR, PARKED), Copy(BEFORE)], "found", BEFORE, 3),
    "login-then-the-work": Case([Copy(NEAR, LOGIN), Copy(BEFORE)], "found", BEFORE, 3),
    "maintenance-then-the-work": Case([Copy(NEAR, BUSY), Copy(BEFORE)], "found", BEFORE, 3),
    "another-title-then-the-work": Case([Copy(NEAR, OTHER), Copy(BEFORE)], "found", BEFORE, 3),
    "another-title-alone": Case([Copy(NEAR, OTHER)], "mismatch"),
    "another-title-and-little-text": Case([Copy(NEAR, html("Cheese prices rise again", "<p>Short."))], "mismatch"),
    "no-title-then-the-work": Case([Copy(NEAR, UNTITLED), Copy(BEFORE)], "found", BEFORE, 3),
    "no-title-alone": Case([Copy(NEAR, UNTITLED)], "unconfirmed", NEAR),
    "no-title-and-an-error-page": Case([Copy(NEAR, GONE), Copy(BEFORE, UNTITLED)], "unconfirmed", BEFORE, 3),
    "the-first-of-two-in-doubt": Case([Copy(NEAR, UNTITLED), Copy(BEFORE, UNTITLED + b" ")], "unconfirmed", NEAR, 3),
    "empty": Case([Copy(NEAR, b"")], "unconfirmed", NEAR),
    "former-headline": Case([Copy(NEAR, OTHER)], "found", NEAR, more='titles = ["Cheese prices rise again in the northern towns"]\naccessed = 2023-03-29'),
    "gzip-without-a-label": Case([Copy(NEAR, raw=UNPACKED)], "found", NEAR),
    "revisit": Case([Copy(NEAR, revisit=True)], "found", NEAR),
    "revisit-of-an-error-page": Case([Copy(NEAR, GONE, revisit=True), Copy(BEFORE, GONE), Copy(FAR)], "found", FAR, 3),
    "errors-are-not-asked-for": Case([Copy(f"20230328{D}", GONE, 404), Copy(f"20230327{D}", GONE, 503), Copy(FAR)], "found", FAR),
    "errors-alone": Case([Copy(NEAR, GONE, 404)], "mismatch", None, (4, 3)),
    "full-copies-before-redirects": Case([Copy(f"20230328{D}", b"", 301, NEW), Copy(FAR)], "found", FAR),
    "an-error-under-another-status": Case([Copy(NEAR, raw=page(GONE, "404 Not Found", MEMENTO)), Copy(BEFORE)], "found", BEFORE, 3),
    "a-503-that-was-archived-is-no-trouble": Case([Copy(NEAR, raw=page(GONE, "503 Busy", MEMENTO)), Copy(BEFORE)], "found", BEFORE, 3),
    "a-429-that-was-archived-is-no-trouble": Case([Copy(NEAR, raw=page(GONE, "429 Busy", MEMENTO)), Copy(BEFORE)], "found", BEFORE, 3),
    # redirects that were archived
    "redirect-to-its-new-address": Case([Copy(NEAR, b"", 301, NEW), Copy(NEAR, url=NEW)], "found", NEAR, 3),
    "redirect-to-a-copy-of-another-time": Case([Copy(NEAR, b"", 301, NEW), Copy(AFTER, url=NEW)], "found", NEAR, (4, 3)),
    "redirect-rewritten": Case([Copy(NEAR, b"", 301, NEW), Copy(NEAR, url=NEW)], "found", NEAR, 3, fake={"rewrites": True}),
    "redirect-relative": Case([Copy(NEAR, b"", 302, "/archive/4711/bridges?moved=1"), Copy(NEAR, url=f"{NEW}?moved=1")], "found", NEAR, 3),
    "redirect-twice": Case(
        [Copy(NEAR, b"", 301, NEW), Copy(NEAR, b"", 301, f"{NEW}/2", url=NEW), Copy(NEAR, url=f"{NEW}/2")], "found", NEAR, 4
    ),
    "redirect-without-end": Case(
        [Copy(NEAR, b"", 301, f"{NEW}/0"), *(Copy(NEAR, b"", 301, f"{NEW}/{n + 1}", url=f"{NEW}/{n}") for n in range(9))], "mismatch", None, 4
    ),
    "redirect-to-the-home-page": Case([Copy(NEAR, b"", 301, HOME), Copy(NEAR, url=HOME)], "mismatch"),
    "redirect-to-a-section-front": Case([Copy(NEAR, b"", 301, "https://news.example/news/"), Copy(NEAR, url="https://news.example/news/")], "mismatch", url="https://news.example/news/bridges-over-quiet-rivers"),
    "redirects-share-the-digest-of-nothing": Case(
        [Copy(NEAR, b"", 301, HOME), Copy(BEFORE, b"", 301, NEW), Copy(BEFORE, url=NEW)], "found", BEFORE, 4
    ),
    "redirects-with-one-digest-lead-to-two-pages": Case(
        [Copy(NEAR, b"", 301, NEW), Copy(NEAR, GONE, url=NEW), Copy(BEFORE, b"", 301, f"{NEW}/2"), Copy(BEFORE, url=f"{NEW}/2")], "found", BEFORE, 5
    ),
    "redirect-to-what-is-not-there": Case([Copy(NEAR, b"", 301, "https://elsewhere.example/x")], "mismatch", None, 3),
    "redirect-to-a-private-address": Case([Copy(NEAR, b"", 301, OUT)], "mismatch", None, 3),
    "redirect-to-an-error-page": Case([Copy(NEAR, b"", 301, NEW), Copy(NEAR, GONE, url=NEW), Copy(FAR)], "found", FAR),
    "redirect-to-another-scheme": Case([Copy(NEAR, b"", 301, "ftp://news.example/x")], "mismatch"),
    "redirect-to-nowhere": Case([Copy(NEAR, b"", 301)], "mismatch"),
    "redirect-to-itself": Case([Copy(NEAR, b"", 301, NEWS)], "mismatch"),
    "redirect-to-https-and-back": Case([Copy(NEAR, b"", 301, NEWS.replace("https", "http"))], "mismatch", None, 3),
    # hops of the archive
    "hop-out-of-the-archive": Case([Copy(NEAR, raw=page(b"", "302 Found", f"Location: {NEWS}")), Copy(BEFORE)], "found", BEFORE, 3),
    "hop-to-a-private-address": Case([Copy(NEAR, raw=page(b"", "302 Found", f"Location: {OUT}")), Copy(BEFORE)], "found", BEFORE, 3),
    "hop-out-by-dots": Case([Copy(NEAR, raw=page(b"", "302 Found", f"Location: {PREFIX}../../secret")), Copy(BEFORE)], "found", BEFORE, 3),
    "far-jump": Case([Copy(NEAR, jump=EARLY), Copy(EARLY)], "found", EARLY, 3, manners=WB),
    "far-jump-and-one-nearer": Case([Copy(NEAR, jump=EARLY), Copy(EARLY), Copy(FAR)], "found", FAR, 4, manners=WB),
    "far-jump-to-an-error-page": Case([Copy(NEAR, jump=EARLY), Copy(EARLY, GONE), Copy(FAR)], "found", FAR, 4, manners=WB),
    "circle": Case([Copy(NEAR, jump=BEFORE), Copy(BEFORE, jump=NEAR)], "mismatch", None, 5, manners=WB),
    "offline-page-for-a-copy": Case([Copy(NEAR, raw=OFFLINE), Copy(BEFORE)], "found", BEFORE, 3),
    "lost-copy": Case([Copy(NEAR, raw=page(b"", "404 Not Found")), Copy(BEFORE)], "found", BEFORE, 3),
    "all-copies-lost": Case([Copy(NEAR, raw=page(b"", "404 Not Found"))], "mismatch"),
    "of-another-address": Case([Copy(NEAR, original="https://news.example/cheese"), Copy(BEFORE)], "found", BEFORE, 3),
    "of-the-same-address-otherwise-written": Case([Copy(NEAR, original="http://www.news.example:80/2023/Bridges-over-quiet%2Drivers/")], "found", NEAR),
    # no copy
    "absent": Case([], "absent", None, 3),
    "not-in-the-index": Case([Copy(NEAR, unlisted=True)], "found", NEAR, (4, 3)),
    "offline-page-for-the-timegate": Case([], "unknown", None, 3, 4, wrong(PREFIX, OFFLINE)),
    "tracking": Case([Copy(NEAR)], "found", NEAR, 5, url=f"{NEWS}?utm_source=mail"),
    "tracking-and-a-copy-with-it": Case([Copy(NEAR, url=f"{NEWS}?utm_source=mail")], "found", NEAR, url=f"{NEWS}?utm_source=mail"),
    "absent-with-and-without-tracking": Case([], "absent", None, 6, url=f"{NEWS}?utm_source=mail"),
    # trouble
    "429-for-the-index": Case([Copy(NEAR)], "unknown", None, 1, 4, wrong(INDEX, TOO_MANY)),
    "429-for-a-copy": Case([Copy(NEAR)], "unknown", None, 2, 4, wrong(PREFIX, TOO_MANY)),
    "503-once-for-the-index": Case([Copy(NEAR)], "found", NEAR, 3, 0, wrong(INDEX, BUSY_NOW, 1)),
    "503-for-the-index": Case([Copy(NEAR)], "found", NEAR, (4, 3), 0, wrong(INDEX, BUSY_NOW)),
    "503-for-the-index-and-no-copy": Case([], "unknown", None, 3, 4, wrong(INDEX, BUSY_NOW)),
    "503-for-the-index-and-an-error-page": Case([Copy(NEAR, GONE)], "mismatch", None, (4, 3), 0, wrong(INDEX, BUSY_NOW)),
    "503-for-all": Case([Copy(NEAR)], "unknown", None, 4, 4, wrong("/", BUSY_NOW)),
    "503-once-for-a-copy": Case([Copy(NEAR)], "found", NEAR, 3, 0, wrong(PREFIX, BUSY_NOW, 1)),
    "503-for-a-copy": Case([Copy(NEAR), Copy(BEFORE)], "unknown", None, 3, 4, wrong(NEAR, BUSY_NOW)),
    "offline-page-for-the-index": Case([Copy(NEAR)], "found", NEAR, (4, 3), 0, wrong(INDEX, OFFLINE)),
    "garbage-for-the-index": Case([Copy(NEAR)], "found", NEAR, (4, 3), 0, {"index": b"\x00\xff no rows at all\n"}),
    "404-for-the-index": Case([Copy(NEAR)], "found", NEAR, (4, 3), 0, wrong(INDEX, page(b"", "404 Not Found"))),
    "index-that-sends-on": Case([Copy(NEAR)], "found", NEAR, (4, 3), 0, wrong(INDEX, page(b"", "302 Found", f"Location: {OUT}"))),
    "reset-once": Case([Copy(NEAR)], "found", NEAR, 3, 0, wrong(INDEX, "reset", 1)),
    "silence-once": Case([Copy(NEAR)], "found", NEAR, 3, 0, wrong(INDEX, "silent", 1), options=("--timeout", "0.4")),
    "drip-for-a-copy": Case([Copy(NEAR)], "unknown", None, 3, 4, wrong(PREFIX, "drip"), options=("--timeout", "0.3")),
    "drip-for-the-index": Case([Copy(NEAR)], "found", NEAR, (4, 3), 0, wrong(INDEX, "drip"), options=("--timeout", "0.3")),
    "excluded-in-the-index": Case([Copy(NEAR)], "excluded", None, 1, 0, wrong(INDEX, NO_ACCESS)),
    "excluded-in-words": Case([Copy(NEAR)], "excluded", None, 1, 0, wrong(INDEX, page(b"Blocked Site Error", "403 Forbidden"))),
    "excluded-in-replay": Case([Copy(NEAR), Copy(BEFORE)], "excluded", None, 2, 0, wrong(PREFIX, EXCLUDED)),
    "forbidden-without-a-word": Case([Copy(NEAR)], "found", NEAR, (4, 3), 0, wrong(INDEX, page(b"", "403 Forbidden"))),
    "a-work-that-was-excluded": Case([Copy(NEAR, html(WORK, "<p>The player has been excluded from the team. Blocked site." * 9))], "found", NEAR),
    # what the index holds
    "other-addresses-in-the-index": Case(
        [Copy(NEAR)], "found", NEAR, fake={"index": f"k 20230328{D} https://news.example/cheese text/html 200 AAA 1\nk {NEAR} {NEWS} text/html 200 BBB 1\n".encode()}
    ),
    "rows-that-are-none": Case(
        [Copy(NEAR)], "found", NEAR, fake={"index": f"k 20230230{D} {NEWS} text/html 200 A 1\nnonsense\nk {NEAR} {NEWS} text/html 200 B 1\n\n".encode()}
    ),
    "a-row-that-leads-out-by-dots": Case(
        [Copy(NEAR)], "found", NEAR, fake={"index": f"k {NEAR} https://news.example/../../../../../2023/bridges-over-quiet-rivers text/html 200 B 1\n".encode()}
    ),
    # without an index
    "no-index": Case([Copy(NEAR), Copy(AFTER)], "found", AFTER, (2, 1), options=("--cdx", "")),
    "no-index-and-the-nearest-is-an-error-page": Case([Copy(NEAR), Copy(AFTER, GONE)], "found", NEAR, (4, 3), options=("--cdx", "")),
    "no-index-no-copy": Case([], "absent", None, 1, options=("--cdx", "")),
    "no-index-and-only-error-pages": Case([Copy(NEAR, GONE), Copy(AFTER, GONE)], "mismatch", None, (4, 3), options=("--cdx", "")),
    "no-index-429": Case([Copy(NEAR)], "unknown", None, 1, 4, wrong(PREFIX, TOO_MANY), options=("--cdx", "")),
    # how the address is sent
    "a-part-of-a-page": Case([Copy(NEAR, GOOD.replace(b"<p>", b"<p id=part>"))], "found", NEAR, url=f"{NEWS}#part"),
    "a-part-that-the-page-lacks": Case([Copy(NEAR)], "unconfirmed", NEAR, url=f"{NEWS}#part"),
    "letters-of-another-script": Case([Copy(NEAR, url="https://news.example/%D0%BC%D0%BE%D1%81%D1%82")], "found", NEAR, url="https://news.example/мост"),
    "a-query": Case([Copy(NEAR, url="https://news.example/?id=7&x=a%20b")], "found", NEAR, url="https://news.example/?id=7&x=a%20b"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "manner"), [(name, manner) for name, case in CASES.items() for manner in case.manners]
)
def test_the_copy_the_verdict_and_what_it_took(
    name: str, manner: str, fake: Callable[..., Fake], ask: Callable[..., Went]
) -> None:
    case = CASES[name]
    copies = [
        copy._replace(url=case.url) if copy.url == NEWS and "section" in name else copy
        for copy in case.copies
    ]
    archive = fake(copies, manner=manner, **case.fake)
    went = ask(archive, *case.options, ledger=source(url=case.url, more=case.more))
    expected = case.requests if isinstance(case.requests, int) else case.requests[manner == "pywb"]
    assert (went.one["verdict"], went.chosen, went.json["requests"], went.code) == (
        case.verdict,
        case.chosen,
        expected,
        case.code,
    ), went.one
    assert went.one["requests"] == expected
    assert went.json["summary"] == {case.verdict: 1}
    assert len(archive.asked) == expected
