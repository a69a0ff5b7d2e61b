"""What platforms and editors put round a headline: "View of X", "X on JSTOR", "A on X: “X” / X", "Climate: X".

Each is taken off a page's title, never off a cited one; whoever compares decides whether what is left tells enough.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ca_israel.languages.letters import flat_words

if TYPE_CHECKING:
    from collections.abc import Iterator

# Names that shops, libraries, archives and networks put behind the titles of others' works.
PLATFORMS = (
    "JSTOR", "SSRN", "Project MUSE", "ScienceDirect", "SpringerLink", "Springer Nature Link", "SpringerOpen", "PubMed",
    "PubMed Central", "PMC", "Semantic Scholar", "ResearchGate", "Request PDF", "Academia.edu", "Academia", "CiteSeerX",
    "arXiv", "bioRxiv", "medRxiv", "SocArXiv", "OSF", "OSF Preprints", "Zenodo", "figshare", "HAL", "DOAJ", "EconPapers",
    "IDEAS/RePEc", "RePEc", "EBSCOhost", "ProQuest", "HeinOnline", "Persée", "Cairn.info", "OpenEdition Journals", "SciELO",
    "Redalyc", "Dialnet", "eLibrary", "CyberLeninka", "КиберЛенинка", "DergiPark", "J-STAGE", "CiNii", "KCI", "CNKI",
    "Oxford Academic", "Cambridge Core", "Wiley Online Library", "Taylor & Francis Online", "Taylor & Francis",
    "SAGE Journals", "Emerald Insight", "De Gruyter", "Brill", "MDPI", "Frontiers", "PLOS ONE", "PLOS", "PNAS", "IEEE Xplore",
    "ACM Digital Library", "Google Books", "Google Scholar", "Google Play", "Google Docs", "Google Drive", "Internet Archive",
    "HathiTrust", "HathiTrust Digital Library", "Open Library", "WorldCat", "WorldCat.org", "Goodreads", "LibraryThing",
    "Scribd", "SlideShare", "Issuu", "Calaméo", "Perlego", "Everand", "Rakuten Kobo", "Kobo.com", "Barnes & Noble",
    "Barnes & Noble®", "Waterstones", "Bookshop.org", "AbeBooks", "Thriftbooks", "eBay", "Etsy", "Audible.com", "Audible",
    "Amazon", "YouTube", "Vimeo", "Dailymotion", "TED Talk", "IMDb", "Netflix", "Apple Podcasts", "Apple Books", "Spotify",
    "SoundCloud", "Mixcloud", "Bandcamp", "Medium", "Substack", "Blogger", "Tumblr", "WordPress.com", "LiveJournal", "Twitter",
    "X", "Facebook", "Instagram", "Threads", "LinkedIn", "Pinterest", "Reddit", "Quora", "Telegram", "Bluesky", "VK",
    "ВКонтакте", "Flickr", "GitHub", "GitLab", "Bitbucket", "SourceForge", "Wikipedia", "Wikimedia Commons", "Wikisource",
    "Wikipedia, the free encyclopedia", "Википедия", "Vikipedi", "ויקיפדיה", "Britannica", "Stack Overflow", "Kickstarter",
)  # fmt: skip
_AMBIGUOUS = {"x", "medium", "brill", "frontiers", "threads", "academia", "amazon", "hal", "vk", "audible"}
_PARTS = {
    "title": r"(?P<title>\S.*\S)",
    "other": r"[^|]{2,90}?",
    "name": "[^|:]{2,60}",
    "end": r"\s*(?:\||::?|·|[-–—/,])\s*",
}
# ``<title>`` is the headline, ``<name>`` and ``<other>`` an author or a line, ``<site>`` one of the platforms, ``<end>`` a separator.
_DRESSES = (
    r"[(\[]\d{1,3}\+?[)\]] <title>",  # so many messages wait for the reader
    r"\[\d{4}\.\d{4,5}(?:v\d+)?\] <title>",  # the number of a preprint
    r"view of <title>",  # Open Journal Systems
    r"<title> on <site>",
    r"<title>,?<end>by <other><end>(?:<other><end>)?<site>",
    r"<title> by <other>(?:<end>[^|]{0,80}?)?<end><site>",
    r"stream <title> by <other> \| listen online for free on <site>",
    r"(?:read|download|buy) <title> (?:online )?by <other><end><site>",
    # a post, in the language of whoever reads it
    r"<other> (?:\S{1,4} )?(?:x|twitter|linkedin|facebook|instagram|threads|bluesky|mastodon)\S{0,4}: [\"“”„«]<title>[\"“”»](?:<end><site>)?",
    # shops, with author and number
    r"amazon\.[.\w]+: <title>: [\d-]{9,17}x?: <name>: [^|]{2,90}",
    r"amazon\.[.\w]+: <title>: <name>: [\d-]{9,17}x?: [^|]{2,90}",
    r"amazon\.[.\w]+: <title> : <name>: [^|]{2,40}",
    r"<title>: <name>: [\d-]{9,17}x?(?:: [^|]{2,90})?",
    r"<title>: <name>: amazon\.[.\w]+(?:: [^|]{2,40})?",
    r"<title> : <other> : free download, borrow, and streaming(?: : internet archive)?",
    r"<title>: <other>: vol\.? \d+, (?:no|iss(?:ue)?)\b.{0,60}",
    r"<title> : r/\w+",
    r"[\w.#+-]{1,30} - <title> - (?:stack overflow|super user|server fault|ask ubuntu|[\w &]{3,40} stack exchange)",
    r"<title> · (?:issue|pull request|discussion) #\d+ · \S+/\S+(?: · github)?",
)  # fmt: skip
_KICKER = re.compile(r"^([^:|]{2,40}):\s+(\S.*)$")
_MOST_KICKER_WORDS = 3


@cache
def _dresses() -> tuple[re.Pattern[str], ...]:
    site = "(?:" + "|".join(re.escape(name) for name in PLATFORMS) + ")"

    def filled(found: re.Match[str]) -> str:
        return site if found[1] == "site" else _PARTS[found[1]]

    return tuple(
        re.compile(re.sub("<(title|other|name|end|site)>", filled, dress), re.IGNORECASE)
        for dress in _DRESSES
    )


@cache
def _platforms() -> frozenset[str]:
    return frozenset("".join(flat_words(name)) for name in PLATFORMS) - _AMBIGUOUS


def is_platform(part: str) -> bool:
    """Whether ``part`` is the name of a platform and no word besides."""
    return "".join(flat_words(part)) in _platforms()


def bared(text: str) -> str | None:
    """Return the headline that a platform has dressed as ``text`` (tidy); None where none has."""
    for dress in _dresses():
        if found := dress.fullmatch(text):
            return re.sub(r" e-?book$", "", found["title"], flags=re.IGNORECASE)
    return None


def behind_kicker(text: str) -> Iterator[tuple[str, str]]:
    """Yield the kicker of ``text`` and what follows it: three words at most before a colon."""
    found = _KICKER.match(text)
    if found and len(found[1].split()) <= _MOST_KICKER_WORDS:
        yield found[1], found[2]
