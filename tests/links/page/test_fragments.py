"""What stands behind a ``#``: parts of a page, and words that are none."""

from __future__ import annotations

import pytest

from ca_israel.links.page.fragments import missing_part
from ca_israel.links.page.read import Page

PAGE = Page(
    "https://a.example/x", "html", names=frozenset({"findings", "user-content-install", "плюсы", "usage"})
)


def missing(fragment: str, page: Page = PAGE) -> str | None:
    return missing_part(f"https://a.example/x#{fragment}", page)


@pytest.mark.parametrize(
    "fragment",
    [
        "sthash.Qm7vK2aB.dpuf", "axzz2abcDEF", "ixzz1Ab9", ".VxYz12AbC", ".VxYz12-AbC.facebook", ".", "more-12345", "disqus_thread",
        "google_vignette", "goog_rewarded", "comments", "comment-123456", "respond", "fb-comments", "_", "_=_", "rd", "wechat_redirect",
        "top", "Top", "!/story/1", "/story/1", ":~:text=The%20visit", "xtor=RSS-3", "fbclid", "page=4", "__twitter_impression", "idc-container",
    ],
)  # fmt: skip
def test_what_scripts_put_there_is_no_part_of_the_page(fragment: str) -> None:
    assert missing(fragment) is None


@pytest.mark.parametrize(
    "fragment",
    [
        "L10", "L10-L20", "L10-20", "L3C5-L4C1", "lines-10:20", "issuecomment-4711", "discussion_r99", "note_12", "diff-0ab1",
        "pullrequestreview-7", "file-read-me-py-L3", "install", "user-content-usage",
    ],
)  # fmt: skip
def test_what_code_hosts_make_or_rename_is_there(fragment: str) -> None:
    assert missing(fragment) is None


@pytest.mark.parametrize("fragment", ["findings", "%D0%BF%D0%BB%D1%8E%D1%81%D1%8B", "плюсы", ""])
def test_a_part_that_the_page_has_is_not_missing(fragment: str) -> None:
    assert missing(fragment) is None


@pytest.mark.parametrize(
    "fragment",
    ["section-4", "more", "L", "Lines", "notes", "user-content-other", "google", "moreover-3", "F10", "readme", "sthash", "axe"],
)  # fmt: skip
def test_any_other_part_is_missing(fragment: str) -> None:
    assert missing(fragment) == fragment


def test_only_a_page_has_parts() -> None:
    assert missing("section-4", Page("https://a.example/x", "pdf")) is None
