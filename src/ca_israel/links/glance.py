"""A glance at a page that plainly shows the cited work, so that it need not be read in full.

It says yes only where ``page.read`` and ``identity.compare`` would, and for most good links it does: titles that
are the cited one to the letter, signed by the outlet at most, and nothing beside them that could speak against it.
Whatever is less plain it leaves to them. A full reading takes ten times as long.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from .folding import fold, plain
from .identity import Match, titles_of
from .language import script_of
from .location import host_of, is_home
from .page import Page, Title, urljoin_or_none
from .titles import names_of, segments
from .words import folded_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .identity import Cited
    from .titles import Names

_HTML = re.compile(r"\s*(?:(?:text/html|application/xhtml\+xml)\s*)?(?:;|$)", re.IGNORECASE)
# All of these are looked for in the page in small letters, and read in the page as it is.
_TITLE = re.compile(rb"<title(?:\s[^>]{0,100})?>([^<]{1,600})</title\s*>")
_H1 = re.compile(rb"<h1(?:\s[^>]{0,300})?>(.{0,600}?)</h1\s*>", re.DOTALL)
_META = re.compile(rb"<meta\s[^>]{0,1000}>")
_CONTENT = re.compile(rb"""\scontent\s*=\s*(["'])(.{0,600}?)\1""", re.DOTALL)
_LINK = re.compile(rb"<link\s[^>]{0,1500}>")
_HREF = re.compile(rb"""\shref\s*=\s*(["'])(.{1,1000}?)\1""")
_TAGS = re.compile(rb"<[^>]{0,300}>")
# What wants a full reading: a page that sends on, a wall told in data.
_WANTS_MORE = (b"refresh", b"isaccessibleforfree")
_HIDES = (
    (b"<!--", b"-->"), (b"<script", b"</script"), (b"<noscript", b"</noscript"), (b"<template", b"</template"),
    (b"<style", b"</style"), (b"<textarea", b"</textarea"), (b"<xmp", b"</xmp"), (b"<plaintext", b"</plaintext"),
)  # fmt: skip
_FEWEST_WORDS = 4
_MOST_HEADINGS = 3
_MOST_FOREIGN = 0.03  # of a page's bytes: letters of another script than that of the title
_HIGH = bytes(range(128, 256))


class _Unclear(Exception):
    """A glance cannot tell."""


class Seen(NamedTuple):
    """The page, with its titles alone, and the match of one of them."""

    page: Page
    match: Match


def shows(body: bytes, content_type: str | None, url: str, works: Iterable[Cited]) -> Seen | None:
    """Return what is seen where the page plainly shows one of ``works``, None where a glance cannot tell."""
    small = body.lower()
    if not _HTML.match(content_type or "") or any(word in small for word in _WANTS_MORE):
        return None
    if len(body) - len(body.translate(None, _HIGH)) > _MOST_FOREIGN * len(body):
        return None
    opens = small.find(b"<body")
    head = small[:opens] if opens >= 0 and small.find(b"<meta", opens) < 0 else small
    try:
        titles = tuple(_titles(body, small, head))
        signed = tuple(_metas(body, head, b"site_name", b"application-name"))
        if not _lives_here(body, small if small.find(b"canonical", len(head)) >= 0 else head, url):
            return None
    except (_Unclear, UnicodeDecodeError):
        return None
    for work in works:
        names = names_of(host_of(url), [*work.outlets, *signed])
        for cited in titles_of(work):
            if _plainly(cited, titles, names):
                found = Match("match", 1.0, "title", titles[0].text, titles[0].origin, cited)
                return Seen(Page(url, "html", titles), found)
    return None


def _plainly(cited: str, titles: Iterable[Title], names: Names) -> bool:
    if script_of(cited) != "latin" or len(set(folded_words(cited))) < _FEWEST_WORDS:
        return False
    wanted = fold(plain(cited))
    return all(_is(wanted, found.text, names) for found in titles)


def _is(wanted: str, found: str, names: Names) -> bool:
    """Whether ``found`` is the title, to the letter, alone or beside the outlet's own name."""
    if fold(plain(found)) == wanted:
        return True
    parts = segments(found)
    kept = [part for part in parts if not names.sign(part)]
    return len(parts) > len(kept) == 1 and fold(kept[0]) == wanted


def _titles(body: bytes, small: bytes, head: bytes) -> Iterator[Title]:
    """Give every title of the page; _Unclear where one of them cannot be had by a glance."""
    title, headings = list(_TITLE.finditer(small)), list(_H1.finditer(small))
    if len(title) != 1 or small.count(b"<title") != 1:
        raise _Unclear
    if len(headings) > _MOST_HEADINGS or small.count(b"<h1") != len(headings):
        raise _Unclear
    for found, origin in [(title[0], "title"), *((heading, "h1") for heading in headings)]:
        if any(
            small.rfind(opens, 0, found.start()) > small.rfind(ends, 0, found.start())
            for opens, ends in _HIDES
        ):
            raise _Unclear
        for text in _texts(_TAGS.sub(b" ", body[slice(*found.span(1))])):
            yield Title(text, origin)  # type: ignore[arg-type]
    for text in _metas(body, head, b"title"):
        yield Title(text, "og:title")


def _metas(body: bytes, small: bytes, *names: bytes) -> Iterator[str]:
    """Give the content of every ``<meta>`` in which one of ``names`` stands."""
    for meta in _META.finditer(small):
        if any(name in meta[0] for name in names):
            content = _CONTENT.search(meta[0])
            if content is None:
                raise _Unclear
            start = meta.start()
            yield from _texts(body[start + content.start(2) : start + content.end(2)])


def _texts(raw: bytes) -> Iterator[str]:
    text = " ".join(raw.decode("utf-8").split())
    if text:
        yield text


def _lives_here(body: bytes, small: bytes, url: str) -> bool:
    """Whether the page does not say that it is the home page of its site."""
    for link in _LINK.finditer(small):
        if b"canonical" not in link[0]:
            continue
        if b"<base" in small:
            raise _Unclear
        href = _HREF.search(link[0])
        if href is None:
            raise _Unclear
        start = link.start()
        address = urljoin_or_none(url, body[start + href.start(2) : start + href.end(2)].decode("utf-8"))
        if address is None or (is_home(address) and not is_home(url)):
            return False
    return True
