"""What a page says of the works that a link cites: collected as the page arrives, small enough to keep for each link."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from ca_israel.links.answer import RAW_LIMIT
from ca_israel.links.judge.absence import absence_in, has_headline, heading_of_absence
from ca_israel.links.judge.body_phrases import (
    MOST,
    asks_for_proof,
    gate_in,
    is_region_wall,
    sale_in,
    sales_talk_in,
    vice_in,
    without,
)
from ca_israel.links.judge.drift import second_sign
from ca_israel.links.judge.interstitials import (
    has_place_for_script,
    has_script,
    is_script_alone,
    is_wall,
    needs_script,
)
from ca_israel.links.judge.signs_for import is_host_of_its_own, speaks_for
from ca_israel.links.judge.tongues import are_one
from ca_israel.links.page.fragments import missing_part
from ca_israel.links.page.markup import LIMIT
from ca_israel.links.page.read import read
from ca_israel.links.titles.candidates import names_of
from ca_israel.links.titles.match import Match, cited_of, compare, holds, titles_of
from ca_israel.links.titles.phrases import PhraseMatch, kind_of_page, kinds_of_page
from ca_israel.links.titles.quick_match import shows
from ca_israel.links.urls import host_of

if TYPE_CHECKING:
    from ca_israel.links.answer import Answer
    from ca_israel.links.findings import Link
    from ca_israel.links.judge.body_phrases import Gate
    from ca_israel.links.page.read import Page
    from ca_israel.links.titles.match import CitedWork

_OPENING = 2_000  # characters at the start of a plain text, among which its title must stand
KEPT_TEXT = 12_000  # characters, by which two pages of one site are compared
_SMALL_BODY = 8_000  # bytes; in a larger one there is more than a notice
_MOST_BESIDE = 3 * MOST  # characters of a text under a heading that says that nothing is there
_NOTICE = 300  # characters of a text that says no more than that the work was withdrawn
_RANK = {"match": 2, "unsure": 1, "mismatch": 0}
_GATE_KINDS = {"challenge", "login", "gate", "maintenance"}
_TAGS = re.compile(rb"<(script|style)\b.*?</\1|<[^<>]*+>", re.IGNORECASE | re.DOTALL)


class Evidence(NamedTuple):
    """The page, the title test and the signs; ``page.text`` holds its first KEPT_TEXT characters, or none if the work was found.

    ``kind`` is what the page calls itself instead of a work, ``cut`` whether some of the page was not read.
    ``fragment`` is the part of the URL that the page lacks. ``drift`` is a second sign, in words, that another
    work is here; ``absence`` the words of a short text that say that nothing is here, ``gate`` what a short text
    asks for first; ``sales_talk`` the words that offer the name for sale, ``sale`` a title that does, ``vice`` those that sell
    gambling and the like. ``place_for_script`` (alone it proves nothing) tells that a script may fill a part of the page,
    ``own_host`` that it is on a host named after the work. ``titles`` and ``language`` are what the ledger says of the works.
    """

    page: Page
    match: Match
    kind: PhraseMatch | None = None
    cut: bool = False
    fragment: str | None = None
    drift: str | None = None
    absence: str | None = None
    gate: Gate | None = None
    sales_talk: str | None = None
    sale: str | None = None
    vice: str | None = None
    needs_script: bool = False
    has_script: bool = False
    place_for_script: bool = False
    wall: bool = False
    region_wall: bool = False
    own_host: bool = False
    titles: tuple[str, ...] = ()
    language: str | None = None

    @property
    def found(self) -> bool:
        """Whether the cited work is there."""
        return self.match.verdict == "match"

    @property
    def shown_title(self) -> str:
        """The title that came nearest to the cited one, or the first that the page has."""
        return self.match.found or next((title.text for title in self.page.titles), "")


def evidence_of(link: Link, answer: Answer) -> Evidence | None:
    """Return what the page of ``answer`` says of the sources of ``link``; None where there is no page.

    Where several sources share a URL, one of them on the page is enough. Of an error page only a gate is of interest.
    """
    works = [cited_of(source, link.quotes) for source in link.sources]
    if not 200 <= (answer.status or 0) <= 299:
        return _gate_of(answer, works)
    if seen := _at_a_glance(link, answer, works):
        return seen
    page = page_of(answer)
    if page is None:
        return None
    matches = [compare(work, page) for work in works]
    if page.kind == "html" and not page.titles and sent_as_text(answer):
        matches += [_in_plain_text(title, page) for work in works for title in titles_of(work)]
    match = max(matches, key=lambda one: (_RANK[one.verdict], one.score), default=None)
    if match is None:  # no work to look for: only the page's own words can be judged
        match = Match("unsure", 0.0, "no-title")
    elif match.verdict != "match" and not any(title for work in works for title in titles_of(work)):
        match = Match("unsure", 0.0, "no-title-cited")
    cut = _is_cut(answer, page)
    lacking = None if cut else missing_part(link.url or "", page)
    titles = [title for work in works for title in titles_of(work)]
    text, known = without(page.text, _shown(page)), " ".join(titles)
    small = page._replace(text="", names=frozenset())
    if match.verdict == "match":
        return Evidence(
            small, match, None, cut, lacking, absence=None if cut else absence_in(text, known, _NOTICE)
        )
    outlets = [outlet for work in works for outlet in work.outlets]
    absence = None if cut else _absence(page, text, known, outlets)
    kind = kind_of_page(page, titles, outlets)
    ours = next((work.language for work in works if work.language), None)
    told = absence or (kind is not None and kind.kind in {"not-found", "parked"})
    for_it = speaks_for(link, page, titles)
    another = (
        match.verdict == "mismatch" and not for_it and any(are_one(title, ours, page) for title in titles)
    )
    return Evidence(
        small._replace(text=page.text[:KEPT_TEXT]),
        match,
        kind,
        cut,
        lacking,
        second_sign(link, page) if another else None,
        absence,
        None if told or cut else gate_in(text),
        None if cut else sales_talk_in(text),
        sale_in(_shown(page), known),
        None if for_it else vice_in(_shown(page), text, known),
        not cut and needs_script(answer.body, page.text),
        has_script(answer.body),
        has_place_for_script(answer.body),
        not cut and is_wall(answer.body, page.text),
        not cut and is_region_wall(page.text),
        is_host_of_its_own(link.url or "", answer.final_url, page, titles),
        tuple(titles),
        ours,
    )


def _absence(page: Page, text: str, cited: str, outlets: list[str]) -> str | None:
    """Return the heading, or the words of a short text, by which the page says that the work is not there."""
    shown, names = _shown(page), names_of(host_of(page.url), [*outlets, *page.site_names]).words
    said = heading_of_absence(shown, cited, names) if len(text) <= _MOST_BESIDE else None
    return said or absence_in(text, cited, headed=has_headline(shown, names))


def _gate_of(answer: Answer, works: list[CitedWork]) -> Evidence | None:
    """Return the evidence of an error page that is a gate: it says nothing about the work. None for all others."""
    page = page_of(answer)
    if page is None or page.kind != "html" or _is_cut(answer, page):
        return None
    titles = [title for work in works for title in titles_of(work)]
    kinds = kinds_of_page(page, titles, [outlet for work in works for outlet in work.outlets])
    if any(kind.kind == "not-found" for kind in kinds):
        return None
    text = without(page.text, _shown(page))
    wall = is_wall(answer.body, page.text) or (
        answer.status == 503 and is_script_alone(answer.body, page.text)
    )
    kind = next((one for one in kinds if one.kind in _GATE_KINDS and one.strength == "whole"), None)
    if kind is not None and kind.origin == "h1" and len(text) > MOST:
        kind = None
    gate = asks_for_proof(text)  # of cookies, of a login and of another time an error page may speak too
    if (kind is None and gate is None and not wall) or absence_in(text, " ".join(titles)):
        return None
    small = page._replace(text="", names=frozenset())
    return Evidence(small, Match("unsure", 0.0, "no-title"), kind, gate=gate, wall=wall)


def _shown(page: Page) -> list[str]:
    return [title.text for title in page.titles]


def _is_cut(answer: Answer, page: Page) -> bool:
    return page.cut or answer.received >= RAW_LIMIT or answer.note is not None


def page_of(answer: Answer) -> Page | None:
    """Return what the page of ``answer`` says of itself, read now unless it was read before; None where there is no page."""
    if answer.page is not None or not answer.may_be_read:
        return answer.page
    return read(answer.body, answer.headers.get("content-type"), answer.final_url)


def _at_a_glance(link: Link, answer: Answer, works: list[CitedWork]) -> Evidence | None:
    """Return the evidence of a page that plainly shows the work, which then need not be read in full."""
    fragment = urlsplit(link.url or "").fragment
    if answer.page is not None or not answer.may_be_read or fragment or _may_be_a_notice(answer.body):
        return None
    seen = shows(answer.body, answer.headers.get("content-type"), answer.final_url, works)
    if seen is None:
        return None
    cut = len(answer.body) >= LIMIT or answer.received >= RAW_LIMIT or answer.note is not None
    return Evidence(seen.page._replace(cut=cut), seen.match, None, cut)


def sent_as_text(answer: Answer) -> bool:
    """Whether the body is plain text, whose title is a line like any other."""
    return answer.headers.get("content-type", "").partition(";")[0].strip().lower() == "text/plain"


def _in_plain_text(title: str, page: Page) -> Match:
    there = holds(page.text[:_OPENING], title)
    return Match("match", 1.0, "title", title) if there else Match("unsure", 0.0, "no-title")


def _may_be_a_notice(body: bytes) -> bool:
    """Whether a page has so little text that it may say no more than that the work was withdrawn."""
    return len(body) < _SMALL_BODY and len(_TAGS.sub(b"", body)) < MOST
