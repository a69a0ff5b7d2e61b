"""The title test: does a page still show the cited work? Pure; never a stock ratio.

It is a match only when every content word of the cited title is there, in order, with none added, and equal by
a listed rule. With one word swapped it is another work, however similar the rest; where only a person can decide,
it is unsure. What the page's other titles say of a cut, a tail or a subtitle stands in ``page_titles``. Source of the
rules: the labelled pairs of titles under tests/data.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from ca_israel.languages.gazetteer import place_of
from ca_israel.languages.guess import guess, primary, script_of, share_of
from ca_israel.languages.letters import flat_words, flatten, split_words, tidy
from ca_israel.languages.vocabulary import phrase_set
from ca_israel.links.titles.alignment import align, bag_score
from ca_israel.links.titles.candidates import candidates, is_rubric, is_section, names_of, taken_off
from ca_israel.links.titles.page_titles import begins, page_titles
from ca_israel.links.titles.phrases import denies, kind_of_title, kinds_of_page
from ca_israel.links.titles.subtitles import agrees, sides
from ca_israel.links.titles.tails import may_be_name, tells_otherwise
from ca_israel.links.titles.words import weighty, words
from ca_israel.links.urls import host_of, is_home

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ca_israel.languages.guess import Script
    from ca_israel.ledger.model import Source
    from ca_israel.links.page.read import Page
    from ca_israel.links.titles.candidates import Candidate, OutletNames
    from ca_israel.links.titles.page_titles import PageTitle
    from ca_israel.links.titles.words import Word

MatchVerdict: TypeAlias = Literal["match", "unsure", "mismatch"]
Why: TypeAlias = Literal[
    "title", "truncated", "quote",  # of a match
    "negation", "swap", "near", "order", "modal", "addition", "question", "part", "short", "script",
    "language", "search", "home", "no-title", "no-title-cited", "other-words",
]  # fmt: skip

MATCH = 0.85
MISMATCH = 0.50
_CAPS = {"negation": 0.60, "swap": 0.70, "near": 0.80, "order": 0.80, "modal": 0.84, "addition": 0.84}
_TRUNCATED = 0.95
_MOST_CANDIDATES = (
    400  # of all titles of a page; the titles after that are compared whole, or without the outlet
)
_SHORT_FROM = 4  # content words that a short title needs before it counts
_FEWEST = 2  # content words that a title needs to prove anything, unless it is there to the letter
_TAKEN_FROM = 3  # that it needs where a kicker or a platform's words were taken off the page's
_ALIGNED_FROM = 0.35  # compounds written apart lower a bag's score, but not so far
_ELLIPSIS = re.compile(r"(?:(?<!\s)\s++)?(?:…|(?<!\.)\.{3,}+)$")
_QUESTION = re.compile(r"[?؟][^\w?؟]*+$")
_MAY_STAND_BESIDE = {"home", "section", "gambling", "login"}  # in one title with the headline of a work
_FOREIGN_TEXT = 500  # letters of a page's text from which its script counts


class CitedWork(NamedTuple):
    """What the ledger says of a work. ``outlets``: names under which its publisher may sign a title; ``authors``: full names."""

    title: str
    titles: tuple[str, ...] = ()
    short: str | None = None
    quotes: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    language: str | None = None
    authors: tuple[str, ...] = ()
    accessed: date | None = None


class Match(NamedTuple):
    """``score`` 0 to 1; ``found`` is the title on the page that is nearest, ``origin`` where it stood."""

    verdict: MatchVerdict
    score: float
    why: Why
    found: str | None = None
    origin: str | None = None
    cited: str | None = None


def cited_of(source: Source, quotes: Iterable[str] = ()) -> CitedWork:
    """Return what the ledger says of ``source``; ``quotes`` are those of the footnotes that cite it."""
    outlets = tuple(name for name in (source.container, source.publisher) if name)
    return CitedWork(
        source.title,
        source.titles,
        source.short,
        tuple(quotes),
        outlets,
        source.language,
        tuple(name.full for name in source.authors),
        source.accessed,
    )


def titles_of(cited: CitedWork) -> tuple[str, ...]:
    """Return the titles that prove the work: ``short`` only when it has four content words."""
    short = cited.short
    counts = short and weighty(words(short, primary(cited.language))) >= _SHORT_FROM
    return tuple(dict.fromkeys([cited.title, *cited.titles, *([short] if short and counts else [])]))


def compare(cited: CitedWork, page: Page) -> Match:
    """Return how sure it is that ``page`` shows the work ``cited``. Never raises."""
    names = names_of(host_of(page.url), [*cited.outlets, *page.site_names, *cited.authors])
    best = Match("unsure", 0.0, "no-title")
    left = _MOST_CANDIDATES
    offered = page_titles(page, names, named=bool(cited.outlets or page.site_names))
    for found in offered:
        parts = candidates(found.text, names, left)
        left -= len(parts)
        for title in titles_of(cited):
            match = _compare(title, found, parts, names, cited.language)
            if best.why == "no-title" or _rank(match) > _rank(best):
                best = match._replace(origin=found.origins[0], cited=title, found=found.text)
        if best.verdict == "match" and best.score >= 1.0:
            break
    if best.verdict == "unsure" and agrees(page, cited.authors, cited.accessed):
        best = _beside_a_colon(best, cited, offered)
    return _beside_the_page(best, cited, page)


def _beside_a_colon(match: Match, cited: CitedWork, offered: list[PageTitle]) -> Match:
    own = primary(cited.language) or guess(cited.title)
    for title in titles_of(cited):
        for found in sides(title, offered, own):
            return Match("match", MATCH, "title", found.text, found.origins[0], title)
    return match


def _rank(match: Match) -> tuple[bool, float]:
    return match.verdict == "match", match.score


def _compare(
    cited: str, found: PageTitle, parts: list[Candidate], names: OutletNames, language: str | None
) -> Match:
    own = primary(language) or guess(cited)
    kind = kind_of_title(found.text, [cited], names)
    best = Match("mismatch", 0.0, "other-words")
    wholes = {one.text for one in candidates(cited, names) if not one.dropped}
    for candidate in parts:
        for whole in wholes:
            match = _compare_one(whole, candidate, own, found, names)
            if _rank(match) > _rank(best):
                best = match
        if best.verdict == "match" and best.score >= 1.0:
            break
    if best.verdict != "match" and weighty(words(cited, own)) >= _TAKEN_FROM:
        taken = (_compare_one(tidy(cited), one, own, found, names) for one in taken_off(parts, names))
        best = next((match for match in taken if match.verdict == "match"), best)
    if best.verdict == "match" and kind is not None and kind.kind not in _MAY_STAND_BESIDE:
        return best._replace(verdict="unsure", score=min(best.score, _CAPS["addition"]), why="search")
    if best.verdict == "mismatch":
        return _foreign(best, cited, found.text, own)
    return best


def _compare_one(
    cited: str, candidate: Candidate, language: str | None, found: PageTitle, names: OutletNames
) -> Match:
    a, b = words(cited, language), words(candidate.text, language)
    if not a or not b:
        return Match("mismatch", 0.0, "other-words")
    for cut, whole, text, other in ((b, a, candidate.text, cited), (a, b, cited, candidate.text)):
        if _ELLIPSIS.search(text) and begins(cut, whole):
            proves = _tells_enough(cut, text, other, by_writer=text is cited)
            if proves and (text is cited or not found.goes_on(cut)):
                return _cut_off(Match("match", _TRUNCATED, "truncated"), a, candidate, found, names)
            return Match("unsure", _CAPS["addition"], "truncated")
    alike = bag_score(a, b)
    if alike < _ALIGNED_FROM:
        return Match("mismatch", alike, "other-words")
    score, shared, difference = align(a, b)
    if difference:
        score = min(score, _CAPS[difference])
    if difference in {"negation", "swap"} or score < MISMATCH:
        return Match("mismatch", score, difference or "other-words")
    if difference or score < MATCH:
        return Match("unsure", score, difference or "addition")
    if bool(_QUESTION.search(cited)) != bool(_QUESTION.search(candidate.text)):
        return Match("unsure", _CAPS["addition"], "question")
    if shared < _FEWEST and not _to_the_letter(cited, candidate, shared, names):
        return Match("unsure", _CAPS["addition"], "short")
    return _cut_off(Match("match", score, "title"), a, candidate, found, names)


def _to_the_letter(cited: str, candidate: Candidate, shared: int, names: OutletNames) -> bool:
    """Whether a title of hardly a word is there as it is cited, and is neither the outlet's name nor a rubric."""
    if flatten(tidy(cited)) != flatten(tidy(candidate.text)) or candidate.dropped:
        return False
    row = " ".join(flat_words(cited))
    general = is_section(cited) or names.sign(cited) or place_of(row) or row in phrase_set("front-pages")
    return len(words(cited)) > _FEWEST or (shared > 0 and not general)


def _cut_off(
    match: Match, cited: tuple[Word, ...], candidate: Candidate, found: PageTitle, names: OutletNames
) -> Match:
    """Lower a match when what was cut off to get it may belong to the title."""
    if any(map(tells_otherwise, candidate.dropped)) or found.is_short_of(cited):
        return Match("unsure", _CAPS["addition"], "part")
    for part in candidate.dropped:
        stamp = any(map(str.isdigit, part))
        named = not stamp and may_be_name(part, names.words, found.known)
        alone = found.alone_has(part, cited) and (
            stamp or found.known != "signed" or part not in candidate.dashed
        )
        if not (is_rubric(part) or named or alone):
            return Match("unsure", _CAPS["addition"], "part")
    # Of a title of two words any page of the site may make a part.
    if weighty(cited) <= _FEWEST and not all(map(is_section, candidate.dropped)):
        return Match("unsure", _CAPS["addition"], "short")
    if found.is_one_of_many:
        return Match("unsure", _CAPS["addition"], "search")
    return match


def _tells_enough(cut: tuple[Word, ...], text: str, other: str, *, by_writer: bool) -> bool:
    """Whether a beginning is 20 characters, half of the title and three content words long.

    Four content words are enough where whoever cited the work has shortened it.
    """
    if by_writer and weighty(cut) > _TAKEN_FROM:
        return True
    length = len(_ELLIPSIS.sub("", tidy(text)))
    return length >= 20 and length * 2 >= len(tidy(other)) and weighty(cut) >= 3


def _foreign(match: Match, cited: str, found: str, language: str | None) -> Match:
    """Turn a mismatch into unsure where the two titles are in different scripts or languages."""
    scripts = script_of(cited), script_of(found)
    if None not in scripts and scripts[0] != scripts[1]:
        return match._replace(verdict="unsure", why="script")
    ours, theirs = guess(cited) or language, guess(found)
    if ours and theirs and ours != theirs:
        return match._replace(verdict="unsure", why="language")
    return match


def _beside_the_page(match: Match, cited: CitedWork, page: Page) -> Match:
    """Weigh a match of titles against what else the page says of itself."""
    barred = any(map(denies, kinds_of_page(page, titles_of(cited), cited.outlets)))
    if match.verdict == "match":
        if barred:
            return match._replace(verdict="unsure", why="search")
        if page.canonical and is_home(page.canonical) and not is_home(page.url):
            return match._replace(verdict="unsure", why="home")
        script = script_of(match.cited or "")
        if script and len(page.text) >= _FOREIGN_TEXT and _share_anywhere(script, page.text) < 0.2:
            return match._replace(verdict="unsure", why="script")
        return match
    if not barred and any(holds(page.text, quote) for quote in cited.quotes):
        return match._replace(verdict="match", score=max(match.score, MATCH), why="quote")
    if match.verdict == "mismatch":
        ours = primary(cited.language) or guess(cited.title)
        theirs = primary(page.language)
        if ours and theirs and ours != theirs and guess(page.text) != ours:
            return match._replace(verdict="unsure", why="language")
    return match


def _share_anywhere(script: Script, text: str) -> float:
    """Return the part of the letters in ``script`` at the start, in the middle or at the end, where it is greatest."""
    return max(share_of(script, text[at:]) for at in (0, len(text) // 2, max(0, len(text) - _FOREIGN_TEXT)))


def holds(text: str, quote: str) -> bool:
    """Whether ``text`` holds the words of ``quote``, at least three of them and 20 letters, in one row."""
    wanted = flat_words(quote)
    if len(wanted) < 3 or sum(map(len, wanted)) < 20:
        return False
    return f" {' '.join(wanted)} " in f" {' '.join(split_words(flatten(text)))} "
