"""What replies, indexes and addresses mean: tables of the rules."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ca_israel.archive.protocol.captures import Capture, captures_in, links_in, mementos_in, usable
from ca_israel.archive.protocol.replies import index_of, is_excluded, reply_of, trouble_with
from ca_israel.archive.protocol.web_archive import Place, WebArchive
from ca_israel.links.answer import TOO_LATE, Answer, Fault

if TYPE_CHECKING:
    from ca_israel.links.answer import FaultKind

ARCHIVE = WebArchive("https://archive.example/web/", "https://archive.example/cdx")
URL = "https://news.example/world/a?b=1"
AT = "20230320101010"
ASKED = ARCHIVE.replay(Place(AT, URL))
WHEN = {"memento-datetime": "Mon, 20 Mar 2023 10:10:10 GMT"}
ROW = f"com,news)/ {AT} {URL} text/html 200 ABC 123"


def reply(
    status: int | None,
    body: bytes = b"x",
    fault: FaultKind | None = None,
    note: str | None = None,
    *,
    dated: bool = False,
    **headers: str,
) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()} | (WHEN if dated else {})
    return Answer(
        ASKED,
        ASKED,
        status,
        Fault(fault, "why") if fault else None,
        headers=named,
        body=body,
        received=len(body),
        note=note,
    )


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (reply(200, dated=True), "memento"),
        (reply(204, dated=True), "memento"),
        (reply(200), "no-memento"),
        (reply(404), "no-memento"),
        (reply(200, memento_datetime="soon"), "no-memento"),
        (reply(403), "no-memento"),
        (reply(301, location="/web/2022id_/http://x.example/", dated=True), "was-redirect"),
        (reply(300, dated=True), "was-redirect"),
        (reply(302, location="/web/2022id_/http://x.example/"), "index-hop"),
        (reply(404, dated=True), "was-error"),
        (reply(503, dated=True), "was-error"),
        (reply(429, dated=True), "was-error"),
        (reply(503), "archive-fault"),
        (reply(500, b"has been excluded"), "excluded"),
        (reply(None, fault="timeout"), "archive-fault"),
        (reply(None, fault="tls-host"), "archive-fault"),
        (reply(200, note=TOO_LATE, dated=True), "archive-fault"),
        (reply(200, note="the body broke off", dated=True), "memento"),
        (reply(200, b"<p>This URL HAS BEEN EXCLUDED"), "excluded"),
        (reply(403, x_archive_wayback_runtime_error="org.x.RobotAccessControlException: robots"), "excluded"),
        (reply(404, x_archive_wayback_runtime_error="ResourceNotInArchiveException"), "no-memento"),
        (reply(200, b"<p>The player has been excluded", dated=True), "memento"),
        (reply(200, link='<https://other.example/>; rel="original"', dated=True), "other-page"),
        (reply(301, link='<https://other.example/>; rel="original"', dated=True), "other-page"),
        (reply(200, link='<http://www.news.example:80/world/a/?b=1>; rel="original"', dated=True), "memento"),
        (reply(200, content_location="/web/20230320101010id_/https://other.example/", dated=True), "other-page"),
        (reply(200, content_location="https://elsewhere.example/x", dated=True), "memento"),
    ],
)  # fmt: skip
def test_each_reply_has_one_outcome(answer: Answer, outcome: str) -> None:
    assert reply_of(answer, ARCHIVE, URL).outcome == outcome


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("https://news.example/new", "https://news.example/new"),
        ("/new", "https://news.example/new"),
        ("new?x=1", "https://news.example/world/new?x=1"),
        ("//www.news.example/b", "https://www.news.example/b"),
        (f"/web/{AT}id_/https://news.example/new", "https://news.example/new"),
        (f"https://archive.example/web/{AT}/https://news.example/new", "https://news.example/new"),
        ("http://127.0.0.1/admin", "http://127.0.0.1/admin"),
        ("/м".encode().decode("latin-1"), "https://news.example/м"),
        ("", None),
        ("http://[", None),
    ],
)  # fmt: skip
def test_a_redirect_leads_where_it_led(location: str, target: str | None) -> None:
    answer = reply(301, location=location, dated=True)
    assert reply_of(answer, ARCHIVE, URL).location == target


def test_a_path_that_begins_with_a_year_is_no_copy_at_the_root_of_an_archive() -> None:
    root = WebArchive("https://archive.example/", None)
    answer = reply(301, location="/2023/03/a-story.html", dated=True)
    assert reply_of(answer, root, URL).location == "https://news.example/2023/03/a-story.html"


@pytest.mark.parametrize(
    ("answer", "before", "rule"),
    [
        (reply(429), False, "too-many"),
        (reply(429, dated=True), False, None),
        (reply(None, fault="refused"), True, "too-many"),
        (reply(None, fault="refused"), False, None),
        (reply(None, fault="reset"), True, None),
        (reply(None, fault="timeout"), True, None),
        (reply(503), True, None),
        (reply(None, fault="unsafe-address"), False, "unusable"),
        (reply(None, fault="unsafe-name"), True, "unusable"),
        (reply(200), True, None),
    ],
)  # fmt: skip
def test_what_ends_a_run(answer: Answer, before: bool, rule: str | None) -> None:
    trouble = trouble_with(answer, answered_before=before)
    assert (trouble and trouble[0]) == rule


# ---------------------------------------------------------------------------------------------- index

PYWB = {"url": URL, "mime": "text/html", "status": "200", "digest": "ABC"}
GOOD = Capture(AT, URL, 200, "ABC")


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (f"{ROW}\n", [GOOD]),
        (ROW, [GOOD]),
        (f" CDX N b a m s k r M S V g\n{ROW}\n", [GOOD]),
        (f"{ROW}\r\n{ROW}\r\n", [GOOD, GOOD]),
        (f"com,news)/ {AT} {URL} warc/revisit - ABC 1\n", [Capture(AT, URL, None, "ABC")]),
        (f"com,news)/ {AT} {URL} text/html 200\n", [Capture(AT, URL, 200, None)]),
        (f"com,news)/ {AT} {json.dumps(PYWB)}\n", [GOOD]),
        (json.dumps({"urlkey": "com,news)/", "timestamp": AT, **PYWB}), [GOOD]),
        (json.dumps({"timestamp": AT, "original": URL, "statuscode": 200, "digest": "ABC"}), [GOOD]),
        (json.dumps({"timestamp": AT, "url": URL}), [Capture(AT, URL)]),
        (f"com,news)/ {AT} {URL} text/html odd ABC 1\n", []),
        (f"com,news)/ {AT} javascript:x text/html 200 ABC 1\n", []),
        ("", []),
        ("\n\n", []),
        ("<html><title>Temporarily Offline</title></html>", None),
        ("org.archive.wayback.exception: no\n", None),
        ("{not json}\n", None),
        ("[1, 2]\n", None),
        ("[" * 100_000, None),
        ('{"timestamp": "20230320101010", "url": ' + "[" * 100_000 + "\n", None),
        (f"com,news)/ 20230230101010 {URL} text/html 200 A 1\n", None),
        (f"nonsense\n{ROW}\n<p>an error in the middle</p>\n", [GOOD]),
    ],
)  # fmt: skip
def test_an_index_in_every_writing(body: str, found: list[Capture] | None) -> None:
    assert captures_in(body.encode(), cut=False) == found


def test_the_last_row_of_a_cut_index_counts_for_nothing() -> None:
    two = f"{ROW}\n{ROW.replace(AT, '20230321101010')}"
    assert captures_in(two.encode(), cut=True) == [GOOD]
    assert captures_in(f"{two}\n".encode(), cut=True) == [GOOD, GOOD._replace(timestamp="20230321101010")]
    assert captures_in(ROW.encode(), cut=True) is None


def test_an_index_is_cut_at_its_limit_or_where_it_broke_off() -> None:
    rows = f"{ROW}\n" * 5000
    whole = reply(200, rows.encode()[: 256 * 1024])
    found = index_of(whole)
    assert isinstance(found, list)
    assert len(found) == 256 * 1024 // len(f"{ROW}\n")
    assert index_of(reply(200, f"{ROW}\n{ROW[:-9]}".encode(), note="the body broke off")) == [GOOD]
    assert (
        index_of(reply(200, b"", note="the body broke off")) == "what its index sends is no list of captures"
    )


@pytest.mark.parametrize("status", [301, 400, 403, 404, 500, 503])
def test_an_index_that_does_not_answer_with_200_is_in_trouble(status: int) -> None:
    assert str(status) in str(index_of(reply(status, ROW.encode())))


def test_rows_are_looked_through_again_on_our_side() -> None:
    rows = [GOOD._replace(status=status) for status in (200, 206, 301, 399, 400, 404, 503, None, 199, 600)]
    assert [row.status for row in usable(rows, URL)] == [200, 206, 301, 399, None]
    assert usable([GOOD], "https://news.example/other") == []


def test_a_timemap_lists_what_this_archive_has() -> None:
    text = (
        f'<{URL}>; rel="original",\n<https://archive.example/web/timemap/link/{URL}>; rel="self"; type="application/link-format",\n'
        f'<https://archive.example/web/{AT}/https://news.example/a,b;c?d>; rel="first memento"; datetime="Mon, 20 Mar 2023 10:10:10 GMT"; collection="x, y; z",\n'
        f'<https://other.example/web/{AT}/{URL}>; rel="memento"; datetime="Mon, 20 Mar 2023 10:10:10 GMT",\n'
        f'<https://archive.example/web/{AT}/{URL}>; rel=memento; datetime="never",\n'
        f'<https://archive.example/web/20230321101010/{URL}>; datetime="Tue, 21 Mar 2023 10:10:10 GMT"; rel="last memento",\n'
        f'<https://archive.example/web/20230322101010/{URL}>; rel="memento"; date'
    )  # fmt: skip
    assert mementos_in(text.encode(), ARCHIVE) == [
        Capture(AT, "https://news.example/a,b;c?d"), Capture("20230321101010", URL),
    ]  # fmt: skip


@given(st.text(alphabet='<>;,="\\ relmemento\n\t', max_size=200))
def test_links_are_read_from_anything(text: str) -> None:
    for target, _ in links_in(text):
        assert ">" not in target


def test_reading_links_takes_linear_time() -> None:
    for text in (
        "<" * 200_000,
        "<a>;" * 100_000,
        "<a>" + "; x=" * 100_000,
        '<a>; rel="' * 50_000,
        "<a>" + " ;" * 100_000,
    ):
        list(links_in(text))


def test_a_notice_is_looked_for_in_what_is_there() -> None:
    assert not is_excluded(reply(None, fault="timeout"))
    assert not is_excluded(reply(200, b"x" * 30_000 + b"has been excluded"))
