"""Notes on the page: where their links lead when a work is gone, drifted or usurped, and Robust Links."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ca_israel.ledger.model import Archive, Citation, Footnote, Ledger, Name, Source
from timeline.page.page_reading import first, read
from timeline.selected import one

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

LIVE = "https://paper.example/a?b=1&c=2"
COPY = "https://web.archive.org/web/20230329/https://paper.example/a?b=1&c=2"
ARCHIVE = Archive(COPY, date(2023, 3, 29))


def note(*, archive: Archive | None = None, prefix: str | None = None, **source: Any) -> LexborNode:
    """The first note of a page whose one event rests on one work."""
    fields = {
        "title": "The “Work”",
        "url": LIVE,
        "authors": (Name("Smith", "Ann"),),
        "archive": archive,
        **source,
    }
    work = Source("work", "news", **fields)
    ledger = Ledger(
        Path("l.toml"), sources={"work": work}, footnotes={4: Footnote(4, (Citation("work", None, prefix),))}
    )
    page = read(one("x", footnotes=(4,), ledger=ledger))
    found = first(page, "#_n4 p")
    assert found
    return found


def links(node: LexborNode) -> list[str | None]:
    return [link.attributes["href"] for link in node.css("a")]


def robust(node: LexborNode) -> list[tuple[str | None, ...]]:
    names = ("data-originalurl", "data-versionurl", "data-versiondate")
    return [tuple(link.attributes.get(name) for name in names) for link in node.css("a")]


def test_an_address_leads_where_it_says() -> None:
    found = note()
    assert links(found) == [LIVE]
    assert robust(found) == [(None, None, None)]
    assert found.text() == f"Ann Smith, “The ‘Work’”, {LIVE}."


def test_an_archived_copy_stands_beside_the_original_and_both_are_robust() -> None:
    found = note(archive=ARCHIVE)
    assert links(found) == [LIVE, COPY]
    assert robust(found) == [(LIVE, COPY, "2023-03-29")] * 2
    assert found.text().endswith(f"{LIVE}. Archived copy, 29 March 2023.")


def test_a_copy_of_unknown_day_carries_none() -> None:
    found = note(archive=Archive(COPY, None))
    assert robust(found) == [(LIVE, COPY, None)] * 2
    assert found.text().endswith("Archived copy.")


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("gone", "The page is gone from its address"),
        ("drifted", "The address now shows another work"),
        ("usurped", "The address has passed into other hands"),
    ],
)
def test_what_is_lost_leads_to_its_copy_and_names_the_original(state: str, words: str) -> None:
    found = note(archive=ARCHIVE, state=state)
    assert set(links(found)) == {COPY}
    assert robust(found) == [(LIVE, COPY, "2023-03-29")]
    assert f"{words}; the link leads to the archived copy, 29 March 2023." in found.text()
    assert LIVE in found.text().replace(COPY, "")


def test_a_usurped_address_is_never_live() -> None:
    found = note(state="usurped")
    assert links(found) == []
    assert "The address has passed into other hands." in found.text()
    assert LIVE in found.text()
    assert LIVE not in links(note(state="usurped", prefix=f"see {LIVE},"))


def test_an_address_in_words_of_a_note_leads_where_its_work_is() -> None:
    assert links(note(prefix=f"see {LIVE},")) == [LIVE, LIVE]
    assert LIVE not in links(note(prefix=f"see {LIVE},", archive=ARCHIVE, state="gone"))


def test_machines_are_not_told_a_usurped_address_either() -> None:
    for state, told in (("usurped", None), ("gone", LIVE), (None, LIVE)):
        work = Source("work", "web", "W", url=LIVE, state=state, archive=ARCHIVE)  # type: ignore[arg-type]
        ledger = Ledger(Path("l.toml"), sources={"work": work})
        page = read(one("x", sources=(Citation("work"),), ledger=ledger))
        described = json.loads(first(page, 'script[type="application/ld+json"]').text())["@graph"][1]
        assert (described.get("url"), described["archivedAt"]) == (told, COPY)


@pytest.mark.parametrize("state", ["gone", "drifted"])
def test_what_is_lost_without_a_copy_says_so_beside_its_address(state: str) -> None:
    found = note(state=state)
    assert links(found) == [LIVE]
    assert "address" in found.text().removeprefix(LIVE)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "JaVaScRiPt:alert(1)",
        " https://x.example",
        "file:///etc/passwd",
        "//x.example",
        "https://x.example/\u202e",
        "https://x.example/a\nb",
    ],
)
def test_only_http_and_https_as_written_become_links(url: str) -> None:
    assert links(note(url=url)) == []
    assert [link for link in links(note(archive=Archive(url, None))) if link != LIVE] == []
    assert [link for link in links(note(archive=Archive(url, None), state="gone")) if link != LIVE] == []


def test_a_title_is_set_apart_in_its_language() -> None:
    found = note(title="שגרירות ישראל", language="he")
    title = first(found, "bdi")
    assert (title.text(), title.attributes["lang"]) == ("שגרירות ישראל", "he")


def test_what_has_no_title_has_none_to_set_apart() -> None:
    found = note(title="", language="he")
    assert found.css("bdi") == []
    assert "https://" in found.text()


def test_an_address_that_begins_as_another_one_does_is_a_link_of_its_own() -> None:
    works = {
        "a": Source("a", "web", "A", url="https://x.example/a"),
        "ab": Source("ab", "web", "AB", url="https://x.example/ab"),
    }
    notes = {1: Footnote(1, (Citation("a", None, "see https://x.example/ab and"), Citation("ab")))}
    ledger = Ledger(Path("l.toml"), sources=works, footnotes=notes)
    page = read(one("x", footnotes=(1,), ledger=ledger))
    shown = [(link.text(), link.attributes["href"]) for link in page.css("#_n1 p a")]
    assert shown == [(f"https://x.example/{end}",) * 2 for end in ("ab", "a", "ab")]


def test_a_short_note_leads_to_the_full_one() -> None:
    works = {"a": Source("a", "book", "A", authors=(Name("Smith", "Ann"),), archive=ARCHIVE)}
    notes = {1: Footnote(1, (Citation("a"),)), 2: Footnote(2, (Citation("a"),))}
    ledger = Ledger(Path("l.toml"), sources=works, footnotes=notes)
    page = read(one("x", footnotes=(1, 2), ledger=ledger))
    assert first(page, "#_n2 p").text() == "Smith, op.cit. In full: note\u00a01."
    assert links(first(page, "#_n2 p")) == ["#_n1"]
    assert links(first(page, "#_n1 p")) == [COPY]


def test_a_doi_that_the_note_does_not_print_is_added() -> None:
    found = note(url=None, doi="10.1000/a<b>#c")
    assert links(found) == ["https://doi.org/10.1000/a%3Cb%3E%23c"]
    assert found.text().endswith("DOI 10.1000/a<b>#c.")


def test_a_work_first_named_beside_a_short_form_tells_of_its_copy_too() -> None:
    works = {key: Source(key, "book", key.upper(), archive=Archive(f"{COPY}{key}", None)) for key in "ab"}
    notes = {1: Footnote(1, (Citation("a"),)), 2: Footnote(2, (Citation("a"), Citation("b")))}
    ledger = Ledger(Path("l.toml"), sources=works, footnotes=notes)
    page = read(one("x", footnotes=(1, 2), ledger=ledger))
    assert links(first(page, "#_n2 p")) == ["#_n1", f"{COPY}b"]
