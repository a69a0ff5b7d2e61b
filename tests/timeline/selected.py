"""Timelines to render: those of the ledgers at hand, and small ones made of one text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from ca_israel.dates import parse
from ca_israel.ledger import loader as ledgers
from ca_israel.ledger.model import Event, Ledger
from ca_israel.query.select import Query
from ca_israel.timeline.timeline import Timeline, TimelineOptions, timeline
from conftest import ROOT

LEDGERS = {"ours": "events.toml", "bare": "tests/ledgers/bare.toml", "hostile": "tests/ledgers/hostile.toml"}

AS_IT_IS = TimelineOptions()

# Any text that a ledger may hold: TOML has no surrogates, and blank text is a mistake in it. What notes make of
# the five noncharacters that mark their links (`cite.parts.rich_text`) is tested there.
TEXTS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\ufdd0\ufdd1\ufdd2\ufdd3\ufdd4"), min_size=1
).filter(lambda text: not text.isspace())

NASTY = (
    "BEGIN:VEVENT\r\nSUMMARY:forged\nEND:VEVENT", "a;b,c:d\\n\\;e", "back\\", 'DTSTART;X="1"', "w" * 300, "ж" * 300,
    "😀" * 40, "e\u0301" * 40, "ישראל \u202eevil\u202c", "以色列" * 30, "\x1b[31mred\x1b[0m\x00\x07", "line\u2028line\x85line",
    "=1+1", " =1+1", "\t@SUM(A1)", "+1", "-1", "＝1", '"quoted", twice', "a\r\nb", "[bold]x[/bold] :smile:", "x!",
    "# x", "## x ##", "- a", "+ a", "1. a", "1) a", "> q", "```", "~~~", "---", "===", ":--", "--|--", "| a |", "    code",
    "<b>x</b>", "<!-- c -->", "<script>alert(1)</script>", "&lt;b&gt; &amp; &#60;", "[a](https://e.vil)", "![a](https://e.vil)",
    "[^1]", "[^1]: n", "[x]: https://e.vil", "<https://e.vil>", "https://e.vil/a", "www.e.vil", "//e.vil", "a@e.vil", "*a* _b_ `c` ~~d~~",
    "$x$", "{#id}", "@user", "x #", "\\", "\\\\", "&", "a_b_c", "javascript:alert(1)",
)  # fmt: skip


def selected(name: str, options: TimelineOptions = AS_IT_IS, **query: Any) -> Timeline:
    """The events of a ledger in the repository, its path as it stands there."""
    ledger = ledgers.load(ROOT / LEDGERS[name])._replace(path=Path(LEDGERS[name]))
    return timeline(ledger, Query(**query), options)


def one(
    title: str,
    date: str = "2001-02-03",
    *,
    options: TimelineOptions = AS_IT_IS,
    ledger: Ledger | None = None,
    **event: Any,
) -> Timeline:
    """A timeline of one event; what its countries and sources are, ``ledger`` tells."""
    event.setdefault("id", "e")
    made = Event(date=parse(date), title=title, **event)
    ledger = ledger or Ledger(Path("l.toml"), title="L")
    return timeline(ledger._replace(events=(made,)), Query(), options)
