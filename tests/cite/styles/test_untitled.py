"""A work without a title, in every style: what it is stands for the title, with its host where an address is all."""

from __future__ import annotations

import pytest

from ca_israel.cite.parts.rich_text import plain_text
from ca_israel.cite.registry import style_class
from cite.reference_works import cite, work


@pytest.mark.parametrize(
    ("style", "note", "alone", "by_an_author"),
    [
        ("house", "https://gull.org/a.", "https://gull.org/a.", "Ann Roe, https://gull.org/a."),
        ("chicago", "Web page at gull.org, https://gull.org/a.", "Web page at gull.org. https://gull.org/a.",
         "Roe, Ann. Web page. https://gull.org/a."),
        ("apa", "([Web page at gull.org], n.d.)", "[Web page at gull.org]. (n.d.). https://gull.org/a",
         "Roe, A. (n.d.). [Web page]. https://gull.org/a"),
        ("mla", "(Web page at gull.org)", "Web page at gull.org. https://gull.org/a.",
         "Roe, Ann. Web page. https://gull.org/a."),
        ("ieee", "[1]", "[1] Web page at gull.org. [Online]. Available: https://gull.org/a",
         "[1] A. Roe, Web page. [Online]. Available: https://gull.org/a"),
        ("iso690", "[Web page at gull.org] [online]. Available at: https://gull.org/a",
         "[Web page at gull.org] [online]. Available at: https://gull.org/a",
         "ROE, Ann. [Web page] [online]. Available at: https://gull.org/a"),
    ],
)  # fmt: skip
def test_a_work_without_a_title_is_described(style: str, note: str, alone: str, by_an_author: str) -> None:
    page = work(type="web", url="https://gull.org/a")
    printed = style_class(style)({page.key: page})
    assert plain_text(printed.note([cite(page)])) == note
    assert plain_text(printed.entry(page)) == alone
    signed = work(type="web", url="https://gull.org/a", authors=["Roe, Ann"])
    assert plain_text(style_class(style)({signed.key: signed}).entry(signed)) == by_an_author


def test_after_a_prefix_it_is_written_small() -> None:
    page = work(type="web", url="https://gull.org/a")
    note = style_class("chicago")({page.key: page}).note([cite(page, prefix="see")])
    assert plain_text(note) == "see web page at gull.org, https://gull.org/a."
