"""Notes in text, Markdown and HTML: the same words, the marks of each form, and nothing of a ledger's text obeyed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from ca_israel.cite.formats import html, markdown, text
from ca_israel.cite.notes import Note, NotesToPrint
from ca_israel.cite.parts.rich_text import italic, link
from ca_israel.cite.render import CiteRequest, render
from ca_israel.cite.style import style_named
from ca_israel.ledger.model import Archive, Citation, Ledger, Source
from ca_israel.terminal.look import PLAIN, Look

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from conftest import Ran

URL = "https://example.org/a?b=1&c=2"
MEMENTO = "https://web.archive.org/web/20230401000000/https://example.org/a"
NASTY = "<script>alert('1')</script> & \"q\" *a* _b_ `c` [d](javascript:e) ![f] $g$ ~~h~~ <i>j</i> ^k^ @l &amp; \\ |"


def note(marked: str, number: int | None = 4, key: str = "k") -> Note:
    return Note(number, marked, (Citation(key),))


def works(**fields: Any) -> dict[str, Source]:
    return {"k": Source(**{"key": "k", "type": "web", "title": "T", "url": URL, **fields})}


def printed(notes: Sequence[Note], sources: Mapping[str, Source] = {}) -> NotesToPrint:
    return NotesToPrint(Ledger(Path("l"), sources=sources), notes)


MARKED = f"A, {italic('B')}, {link(URL)}."


def test_text_piped_is_the_citation_alone() -> None:
    assert text.render(printed([note(MARKED)]), PLAIN) == f"[4] A, B, {URL}.\n"
    assert text.render(printed([note(MARKED, None)]), PLAIN) == f"A, B, {URL}.\n"


def test_text_on_a_terminal_has_italics_and_links() -> None:
    shown = text.render(printed([note(MARKED)]), Look(colour=True, hyperlinks=True))
    assert shown == f"[4] A, \x1b[3mB\x1b[0m, \x1b]8;;{URL}\x1b\\{URL}\x1b]8;;\x1b\\.\n"
    shown = text.render(printed([note(link(URL, "“here”"))]), Look(hyperlinks=True, unicode=False))
    assert shown == f'[4] \x1b]8;;{URL}\x1b\\"here"\x1b]8;;\x1b\\\n'


def test_text_shows_escapes_harmless() -> None:
    shown = text.render(printed([note(f"\x1b[31m{italic(chr(0x202E))}\n")]), PLAIN)
    assert shown == "[4] \\x1b[31m\\u202e\n"


def test_markdown_notes_are_footnote_definitions_and_works_a_list() -> None:
    assert markdown.render(printed([note(MARKED)]), PLAIN) == f"[^4]: \\[4\\] A, *B*, <{URL}>.\n"
    assert markdown.render(printed([note(MARKED, None)]), PLAIN) == f"- A, *B*, <{URL}>.\n"


@pytest.mark.parametrize(
    "words", [NASTY, "# a", "+ a", "- a", "1. a", "1986) a", "> a", "=== a", "---", "***", "    a", "~~~", ": a", "% a", "\ta"]
)  # fmt: skip
def test_markdown_shows_hostile_text_letter_for_letter(words: str) -> None:
    line = markdown.render(printed([note(words, None)]), PLAIN)
    shown = LexborHTMLParser(MarkdownIt("gfm-like", {"linkify": False}).render(line))
    item = shown.css("ul > li")
    assert len(item) == 1
    assert item[0].text().replace("\u200b", "") == words.strip()
    assert not [node.tag for node in item[0].css("*") if node.tag not in {"li", "-text"}]


def test_markdown_links_hold_any_address() -> None:
    odd = "https://example.org/a b<c>`d`\\"
    rendered = MarkdownIt().render(markdown.inline(f"{link(odd)} and {link(odd, 'x]y')}"))
    hrefs = [a.attributes["href"] for a in LexborHTMLParser(rendered).css("a")]
    assert hrefs == ["https://example.org/a%20b%3Cc%3E%60d%60%5C"] * 2


def test_markdown_leaves_italics_out_where_a_blank_would_break_them() -> None:
    assert [markdown.inline(italic(words)) for words in ("a", "a ", " a")] == ["*a*", "a ", " a"]


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "javascript:'https://x/'", "data:text/html,x", "ftp://example.org/"]
)
def test_only_the_web_is_linked(address: str) -> None:
    assert "<" not in markdown.inline(link(address, "x"))
    assert "<a" not in html.render(printed([note(link(address))], works(url=address)), PLAIN)
    assert "\x1b" not in text.render(printed([note(link(address))]), Look(hyperlinks=True))


def test_html_notes_are_numbered_and_works_named() -> None:
    tree = LexborHTMLParser(html.render(printed([note(MARKED), note("x", 9)], works()), PLAIN))
    assert [(li.attributes["id"], li.attributes["value"]) for li in tree.css("ol.notes > li")] == [
        ("fn-4", "4"),
        ("fn-9", "9"),
    ]
    assert [i.text() for i in tree.css("i")] == ["B"]
    tree = LexborHTMLParser(html.render(printed([note(MARKED, None)], works()), PLAIN))
    assert [li.attributes for li in tree.css("ul.bibliography > li")] == [{"id": "ref-k"}]
    assert [a.attributes for a in tree.css("a")] == [{"href": URL}]


def test_html_is_a_line_for_each_note() -> None:
    assert html.render(printed([note("a"), note("b", 9)], works()), PLAIN) == (
        '<ol class="notes">\n<li id="fn-4" value="4">a</li>\n<li id="fn-9" value="9">b</li>\n</ol>\n'
    )


def test_html_links_to_unencrypted_sites_too() -> None:
    (a,) = LexborHTMLParser(html.render(printed([note(link("http://a.example/"))], works()), PLAIN)).css("a")
    assert a.attributes == {"href": "http://a.example/"}


def test_html_links_are_robust() -> None:
    archived = works(archive=Archive(MEMENTO, date(2023, 4, 1)))
    (a,) = LexborHTMLParser(html.render(printed([note(MARKED)], archived), PLAIN)).css("a")
    assert a.attributes == {
        "href": URL,
        "data-originalurl": URL,
        "data-versionurl": MEMENTO,
        "data-versiondate": "2023-04-01",
    }
    gone = works(archive=Archive(MEMENTO, None), state="gone")
    (a,) = LexborHTMLParser(html.render(printed([note(link(MEMENTO))], gone), PLAIN)).css("a")
    assert a.attributes == {"href": MEMENTO, "data-originalurl": URL, "data-versionurl": MEMENTO}


def test_html_shows_hostile_text_letter_for_letter() -> None:
    (li,) = LexborHTMLParser(html.render(printed([note(NASTY)], works()), PLAIN)).css("li")
    assert li.text() == NASTY
    assert not [node.tag for node in li.css("*") if node.tag not in {"li", "-text"}]
    hostile = html.render(
        printed([note(link('https://x/"><script>', '"><script>'))], {"k": works()["k"]}), PLAIN
    )
    assert "<script" not in hostile
    (li,) = LexborHTMLParser(html.render(printed([note(italic(NASTY))], works()), PLAIN)).css("li")
    assert li.css("i")[0].text() == NASTY
    assert html.render(printed([note("\x1b[31m")], works()), PLAIN).count("\\x1b[31m") == 1


def test_html_shows_hostile_attributes_letter_for_letter() -> None:
    key = '"><script>'
    memento = 'https://a.example/"><script>'
    archived = works(archive=Archive(memento, None))
    (li,) = LexborHTMLParser(
        html.render(printed([note(MARKED, None, key)], {key: archived["k"]}), PLAIN)
    ).css("li")
    assert li.attributes["id"] == f"ref-{key}"
    assert li.css("a")[0].attributes["data-versionurl"] == memento


STATES = """
[sources.k]
type = "web"
title = "T"
in = "Site"
url = "http://lost.example/a"
{more}
[footnotes]
1 = "k"
"""


@pytest.mark.parametrize("style", ["house", "chicago", "apa", "mla", "ieee", "iso690"])
@pytest.mark.parametrize("bibliography", [False, True])
@pytest.mark.parametrize(
    ("more", "live", "archived"),
    [
        ("", True, False),
        ('state = "gone"', True, False),
        ('state = "usurped"', False, False),
        *((f'state = "{state}"\narchive = {{ url = "{MEMENTO}" }}', False, True) for state in ("gone", "drifted", "usurped")),
        (f'archive = {{ url = "{MEMENTO}" }}', True, False),
    ],
)  # fmt: skip
def test_the_archived_copy_is_printed_for_a_dead_link_and_a_usurped_one_never_live(
    ledger_of: Any, style: str, bibliography: bool, more: str, live: bool, archived: bool
) -> None:
    ledger = ledger_of(STATES.replace("{more}", more))
    shown = render(ledger, CiteRequest(["1"], style_named(style), bibliography=bibliography), PLAIN)
    in_text = style in {"apa", "mla", "ieee"} and not bibliography
    assert ("http://lost.example/a" in shown) == (live and not in_text)
    assert (MEMENTO in shown) == (archived and not in_text)


def test_every_form_has_the_same_words(cai: Callable[..., Ran]) -> None:
    words = cai("cite", "--all").out.splitlines()
    fragment = LexborHTMLParser(cai("cite", "--all", "-f", "html").out)
    assert [f"[{li.attributes['value']}] {li.text()}" for li in fragment.css("li")] == words
    definitions = cai("cite", "--all", "-f", "markdown").out.splitlines()
    labels, texts = zip(*(line.split(": ", 1) for line in definitions), strict=True)
    assert [text.replace("\\", "").replace("<", "").replace(">", "") for text in texts] == words
    assert list(labels) == [f"[^{number}]" for number in range(1, len(words) + 1)]
