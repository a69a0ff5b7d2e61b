"""The links of a ledger."""

from __future__ import annotations

from pathlib import Path

from ca_israel.ledger.model import Citation, Footnote, Ledger, Source
from ca_israel.links.findings import links_of

A, B = "https://a.example/1", "https://b.example/2"


def source(key: str, url: str | None = None) -> Source:
    return Source(key, "web", "Title", url=url)


LEDGER = Ledger(
    Path("events.toml"),
    sources={
        "one": source("one", B),
        "two": source("two", A),
        "book": source("book"),
        "three": source("three", B),
        "thesis": source("thesis"),
    },
    footnotes={
        7: Footnote(7, (Citation("one"),)),
        2: Footnote(2, (Citation("three"), Citation("two"))),
        3: Footnote(3, (Citation("one"), Citation("three"))),
        4: Footnote(4, (Citation("book"),)),
    },
)


def test_each_url_is_one_link_with_all_its_sources_and_footnotes() -> None:
    links = links_of(LEDGER)
    assert [link.url for link in links] == [B, A, None, None]
    assert [[one.key for one in link.sources] for link in links] == [
        ["one", "three"],
        ["two"],
        ["book"],
        ["thesis"],
    ]
    assert [link.footnotes for link in links] == [(2, 3, 7), (2,), (4,), ()]


def test_only_the_sources_asked_for() -> None:
    (link,) = links_of(LEDGER, {"three"})
    assert (link.url, [one.key for one in link.sources], link.footnotes) == (B, ["three"], (2, 3))
    assert links_of(LEDGER, ()) == ()
    assert links_of(Ledger(Path("empty.toml"))) == ()
