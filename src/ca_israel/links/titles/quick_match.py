"""A glance at a page that plainly shows the cited work, which saves reading it in full.

It accepts a page only where ``page.read`` and ``titles.match.compare`` would, and does so for most good links: every
title is the cited one to the letter, signed by the outlet at most, and nothing beside it speaks against the work.
Anything less plain is left to them. A full reading takes ten times as long.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ca_israel.languages.guess import script_of
from ca_israel.languages.letters import flat_words, flatten, tidy
from ca_israel.links.page.markup import may_send_on
from ca_israel.links.page.read import Page, Title, urljoin_or_none
from ca_israel.links.titles.candidates import names_of, segments
from ca_israel.links.titles.match import Match, titles_of
from ca_israel.links.urls import host_of, is_home

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ca_israel.links.titles.candidates import OutletNames
    from ca_israel.links.titles.match import CitedWork

_HTML = re.compile(r"\s*(?:(?:text/html|application/xhtml\+xml)\s*)?(?:;|$)", re.IGNORECASE)
# These are searched for in the page in small letters, and read from the page as it is. One search finds all
# that decides: a separate search for each would take as long as this one.
_MARKS = re.compile(rb"<(title|h1|meta|link|base|!--|script|noscript|template|style|textarea|xmp|plaintext)")
_TITLE = re.compile(rb"<title(?:\s[^>]{0,100})?>([^<]{1,600})</title\s*>")
_H1 = re.compile(rb"<h1(?:\s[^>]{0,300})?>(.{0,600}?)</h1\s*>", re.DOTALL)
_META = re.compile(rb"<meta\s[^>]{0,1000}>")
_CONTENT = re.compile(rb"""\scontent\s*=\s*(["'])(.{0,600}?)\1""", re.DOTALL)
_LINK = re.compile(rb"<link\s[^>]{0,1500}>")
_HREF = re.compile(rb"""\shref\s*=\s*(["'])(.{1,1000}?)\1""")
_TAGS = re.compile(rb"<[^>]{0,300}>")
_WALL = b"isaccessibleforfree"  # declared in linked data, which only a full reading sees
_HIDES = {
    b"!--": b"-->", b"script": b"</script", b"noscript": b"</noscript", b"template": b"</template",
    b"style": b"</style", b"textarea": b"</textarea", b"xmp": b"</xmp", b"plaintext": b"</plaintext",
}  # fmt: skip
_FEWEST_WORDS = 4
_MOST_HEADINGS = 3
_MOST_FOREIGN = 0.03  # of a page's bytes: letters of another script than that of the title
_HIGH = bytes(range(128, 256))


class _Unclear(Exception):
    """Raised where a glance cannot decide."""


class Seen(NamedTuple):
    """The page, with its titles alone, and the match of one of them."""

    page: Page
    match: Match


def shows(body: bytes, content_type: str | None, url: str, works: Iterable[CitedWork]) -> Seen | None:
    """Return what is seen where the page plainly shows one of ``works``, None where a glance cannot decide."""
    if not _HTML.match(content_type or "") or not _is_of_one_script(body):
        return None
    small = body.lower()
    if _WALL in small or may_send_on(small):
        return None
    places = _places(small)
    try:
        metas = _found(_META, small, places.get(b"meta", ()))
        titles = (
            *_titles(body, small, places),
            *(Title(text, "og:title") for text in _held(metas, body, b"title")),
        )
        signed = [*_held(metas, body, b"site_name"), *_held(metas, body, b"application-name")]
        if not _lives_here(body, small, places, url):
            return None
    except (_Unclear, UnicodeDecodeError):
        return None
    for work in works:
        names = names_of(host_of(url), [*work.outlets, *signed])
        for cited in titles_of(work):
            if titles and _plainly(cited, titles, names):
                found = Match("match", 1.0, "title", titles[0].text, titles[0].origin, cited)
                return Seen(Page(url, "html", titles), found)
    return None


def _plainly(cited: str, titles: Iterable[Title], names: OutletNames) -> bool:
    if script_of(cited) != "latin" or len(set(flat_words(cited))) < _FEWEST_WORDS:
        return False
    wanted = flatten(tidy(cited))
    return all(_is(wanted, text, names) for text in {found.text for found in titles})


def _is(wanted: str, found: str, names: OutletNames) -> bool:
    """Whether ``found`` is the title, to the letter, alone or beside the outlet's own name."""
    if flatten(tidy(found)) == wanted:
        return True
    parts = segments(found)
    kept = [part for part in parts if not names.sign(part)]
    return len(parts) > len(kept) == 1 and flatten(kept[0]) == wanted


def _is_of_one_script(body: bytes) -> bool:
    return body.isascii() or len(body) - len(body.translate(None, _HIGH)) <= _MOST_FOREIGN * len(body)


def _places(small: bytes) -> dict[bytes, list[int]]:
    """Return where each mark stands, by its name."""
    places: dict[bytes, list[int]] = {}
    for mark in _MARKS.finditer(small):
        places.setdefault(mark[1], []).append(mark.start())
    return places


def _found(pattern: re.Pattern[bytes], small: bytes, places: Iterable[int]) -> list[re.Match[bytes]]:
    return [found for at in places if (found := pattern.match(small, at))]


def _titles(body: bytes, small: bytes, places: dict[bytes, list[int]]) -> Iterator[Title]:
    """Yield the title of the page and its headings; raise _Unclear where a glance cannot read one of them."""
    title = _found(_TITLE, small, places.get(b"title", ()))
    headings = _found(_H1, small, places.get(b"h1", ()))
    if len(title) != 1 or len(places[b"title"]) != 1:
        raise _Unclear
    if len(headings) > _MOST_HEADINGS or len(headings) != len(places.get(b"h1", ())):
        raise _Unclear
    if any(one.end() > other.start() for one, other in pairwise(headings)):
        raise _Unclear
    for found, origin in [(title[0], "title"), *((heading, "h1") for heading in headings)]:
        if _is_hidden(found.start(), small, places):
            raise _Unclear
        for text in _texts(_TAGS.sub(b" ", body[slice(*found.span(1))])):
            yield Title(text, origin)  # type: ignore[arg-type]


def _is_hidden(at: int, small: bytes, places: dict[bytes, list[int]]) -> bool:
    for opens in places.keys() & _HIDES.keys():
        before = [place for place in places[opens] if place < at]
        if before and small.find(_HIDES[opens], before[-1], at) < 0:
            return True
    return False


def _held(metas: Iterable[re.Match[bytes]], body: bytes, name: bytes) -> Iterator[str]:
    """Yield the content of every ``<meta>`` that has ``name`` in it."""
    for meta in metas:
        if name in meta[0]:
            content = _CONTENT.search(meta[0])
            if content is None:
                raise _Unclear
            start = meta.start()
            yield from _texts(body[start + content.start(2) : start + content.end(2)])


def _texts(raw: bytes) -> Iterator[str]:
    text = " ".join(raw.decode("utf-8").split())
    if text:
        yield text


def _lives_here(body: bytes, small: bytes, places: dict[bytes, list[int]], url: str) -> bool:
    """Whether the page does not say that it is the home page of its site."""
    for link in _found(_LINK, small, places.get(b"link", ())):
        if b"canonical" not in link[0]:
            continue
        if b"base" in places:
            raise _Unclear
        href = _HREF.search(link[0])
        if href is None:
            raise _Unclear
        start = link.start()
        address = urljoin_or_none(url, body[start + href.start(2) : start + href.end(2)].decode("utf-8"))
        if address is None or (is_home(address) and not is_home(url)):
            return False
    return True
