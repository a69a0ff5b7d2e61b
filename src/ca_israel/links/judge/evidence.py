"""What a page says of the works that a link cites: collected as the page arrives, small enough to keep for each link."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from ca_israel.links.answer import RAW_LIMIT
from ca_israel.links.judge.body_phrases import absence_in, is_region_wall, sales_talk_in
from ca_israel.links.judge.drift import second_sign
from ca_israel.links.judge.interstitials import is_wall, needs_script
from ca_israel.links.page.fragments import missing_part
from ca_israel.links.page.markup import LIMIT
from ca_israel.links.page.read import read
from ca_israel.links.titles.match import Match, cited_of, compare, holds, titles_of
from ca_israel.links.titles.phrases import PhraseMatch, kind_of_page
from ca_israel.links.titles.quick_match import shows

if TYPE_CHECKING:
    from ca_israel.links.answer import Answer
    from ca_israel.links.findings import Link
    from ca_israel.links.page.read import Page
    from ca_israel.links.titles.match import CitedWork

_OPENING = 2_000  # characters at the start of a plain text, among which its title must stand
KEPT_TEXT = 12_000  # characters, by which two pages of one site are compared
_RANK = {"match": 2, "unsure": 1, "mismatch": 0}


class Evidence(NamedTuple):
    """The page, the title test and the signs; ``page.text`` holds its first KEPT_TEXT characters, or none if the work was found.

    ``kind`` is what the page calls itself instead of a work, ``cut`` whether some of the page was not read.
    ``fragment`` is the part of the URL that the page lacks. ``drift`` is a second sign, in words, that another
    work is here; ``absence`` the words of a short text that say that nothing is here, ``sales_talk`` the words
    that offer the name for sale.
    """

    page: Page
    match: Match
    kind: PhraseMatch | None = None
    cut: bool = False
    fragment: str | None = None
    drift: str | None = None
    absence: str | None = None
    sales_talk: str | None = None
    needs_script: bool = False
    wall: bool = False
    region_wall: bool = False

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

    Where several sources share a URL, one of them on the page is enough.
    """
    works = [cited_of(source, link.quotes) for source in link.sources]
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
    cut = page.cut or answer.received >= RAW_LIMIT or answer.note is not None
    small = page._replace(text="", names=frozenset())
    lacking = None if cut else missing_part(link.url or "", page)
    if match.verdict == "match":
        return Evidence(small, match, None, cut, lacking)
    titles = [title for work in works for title in titles_of(work)]
    outlets = [outlet for work in works for outlet in work.outlets]
    return Evidence(
        small._replace(text=page.text[:KEPT_TEXT]),
        match,
        kind_of_page(page, titles, outlets),
        cut,
        lacking,
        second_sign(link, page) if match.verdict == "mismatch" else None,
        absence_in(page.text, " ".join(titles)),
        sales_talk_in(_without_titles(page)),
        needs_script(answer.body, page.text),
        is_wall(answer.body, page.text),
        is_region_wall(page.text),
    )


def page_of(answer: Answer) -> Page | None:
    """Return what the page of ``answer`` says of itself, read now unless it was read before; None where there is no page."""
    if answer.page is not None or not answer.may_be_read:
        return answer.page
    return read(answer.body, answer.headers.get("content-type"), answer.final_url)


def _at_a_glance(link: Link, answer: Answer, works: list[CitedWork]) -> Evidence | None:
    """Return the evidence of a page that plainly shows the work, which then need not be read in full."""
    fragment = urlsplit(link.url or "").fragment
    if answer.page is not None or not answer.may_be_read or fragment:
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


def _without_titles(page: Page) -> str:
    text = page.text
    for title in page.titles:
        text = text.replace(title.text, " ")
    return text
