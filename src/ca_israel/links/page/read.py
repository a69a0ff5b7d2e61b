"""What a page says of itself: every title, who signs it, when it was published, where it says it lives.

Facts alone, no opinion. Pages are read as they are found: cut off, unclosed, mislabelled, hostile.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, TypeVar
from urllib.parse import urljoin

from ca_israel.links.page.charset import decoded
from ca_israel.links.page.jsonld import LinkedData, works
from ca_israel.links.page.markup import LIMIT, bounded
from ca_israel.links.page.pdf import pdf_title
from ca_israel.links.page.published import earliest
from ca_israel.links.urls import same_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from selectolax.lexbor import LexborHTMLParser, LexborNode

_T = TypeVar("_T")
Origin: TypeAlias = Literal[
    "citation_title", "headline", "og:title", "twitter:title", "h1", "title", "dc.title", "parsely-title", "pdf",
]  # fmt: skip
TITLE_ORIGINS: dict[str, Origin] = {
    "citation_title": "citation_title", "og:title": "og:title", "twitter:title": "twitter:title",
    "dc.title": "dc.title", "dcterms.title": "dc.title", "parsely-title": "parsely-title",
}  # fmt: skip
_DATES = {
    "article:published_time", "og:published_time", "citation_publication_date", "citation_date", "citation_online_date",
    "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.issued", "dcterms.created",
    "pubdate", "publishdate", "publish_date", "publish-date", "parsely-pub-date", "sailthru.date", "article.published",
}  # fmt: skip
_AUTHORS = {"author", "citation_author", "dc.creator", "article:author", "parsely-author", "byl"}
_LONGEST_TITLE = 1000
_MOST_TITLES = 40
_MOST_METAS = 400
_MOST_NODES = 20
_MOST_IDS = 5000
_REFRESH = re.compile(
    r"\s*(\d{1,9})(?:\.\d*)?\s*(?:[;,]?\s*(?:url\s*=\s*)?[\"']?\s*([^\"'>]*))?", re.IGNORECASE
)
_PARKING = (
    "sedoparking", "parkingcrew", "bodis.com", "bodiscdn.com", "sedo.com/search", "dan.com/", "afternic", "hugedomains", "parklogic",
    "uniregistry", "domainmarket", "skenzo", "voodoo.com", "domain-parking", "domainparking", "parked-domain",
    "parking-lander", "free_parking", "cashparking", "smartname.com", "domainsponsor", "d38psrni17bvxu.cloudfront", "/parking-page",
    "wsimg.com/parking", "namebright", "dsparking", '/lander"', "parking.reg.ru", "searchmagnified",
)  # fmt: skip
# "jordan.com/" holds "dan.com/": the name of a host begins where no letter stands before it.
_PARKED = re.compile(
    "|".join((r"(?<![a-z0-9-])" if "." in marker else "") + re.escape(marker) for marker in _PARKING)
)


class Title(NamedTuple):
    """A title that a page offers, and where it stood."""

    text: str
    origin: Origin


class Refresh(NamedTuple):
    """``<meta http-equiv=refresh>``: after how many seconds the browser goes where."""

    seconds: int
    url: str


class Page(NamedTuple):
    """What a page says of itself. ``text`` is what a reader sees, blanks folded.

    ``published`` is the earliest day that the page gives for its work; ``names`` (ids) are where a
    ``#fragment`` can lead; ``cut`` tells that the body was read up to the limit only, so that what is
    missing may stand behind it. ``citation_ids`` are pairs such as ("doi", "10.1000/1").
    """

    url: str
    kind: Literal["html", "pdf", "other"]
    titles: tuple[Title, ...] = ()
    site_names: tuple[str, ...] = ()
    canonical: str | None = None
    og_url: str | None = None
    published: date | None = None
    persons: tuple[str, ...] = ()
    language: str | None = None
    free: bool | None = None
    refresh: Refresh | None = None
    asks_password: bool = False
    text: str = ""
    names: frozenset[str] = frozenset()
    parking: tuple[str, ...] = ()
    citation_ids: tuple[tuple[str, str], ...] = ()
    cut: bool = False

    def origin_count(self, origin: Origin) -> int:
        """Return how many titles stood at ``origin``."""
        return sum(title.origin == origin for title in self.titles)


def read(body: bytes, content_type: str | None, url: str) -> Page:
    """Return what the page says of itself. ``body`` is at most 256 KiB, perhaps cut. Never raises."""
    sent_as = (content_type or "").partition(";")[0].strip().lower()
    cut = len(body) >= LIMIT
    if body.lstrip()[:5] == b"%PDF-" or sent_as == "application/pdf":
        title = pdf_title(body)
        return Page(url, "pdf", (Title(title, "pdf"),) if title else (), cut=cut)
    if sent_as and not re.fullmatch(r"text/(?:html|xml|plain)|application/(?:xhtml\+xml|xml)|\*/\*|application/octet-stream", sent_as):  # fmt: skip
        return Page(url, "other", cut=cut)
    if b"\0\0" in body[:64] and not body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Page(url, "other", cut=cut)
    from selectolax.lexbor import LexborHTMLParser

    text = decoded(body[:LIMIT], content_type).encode("utf-8", "replace").decode("utf-8")
    return _described(LexborHTMLParser(bounded(text)), url, cut=cut)


def _described(tree: LexborHTMLParser, url: str, *, cut: bool) -> Page:
    metas = list(_metas(tree))
    named = [(name, value) for name, value in metas if value]
    parsed = works([_text(node) for node in tree.css("script[type*='ld+json' i]")[:_MOST_NODES]])
    own = _own(parsed, url)
    titles = [Title(value, TITLE_ORIGINS[name]) for name, value in named if name in TITLE_ORIGINS]
    titles += [Title(work.headline, "headline") for work in own if work.headline]
    titles += [Title(text, "h1") for node in tree.css("h1")[:_MOST_NODES] if (text := _text(node))]
    titles += [Title(text, "title") for node in tree.css("title")[:1] if (text := _text(node))]
    canonical = tree.css_first("link[rel~='canonical' i][href]")
    base = _base(tree, url)
    dates = [value for name, value in named if name in _DATES] + [w.published for w in own if w.published]
    times = (node.attributes["datetime"] or "" for node in tree.css("time[datetime]")[:_MOST_NODES])
    languages = [
        node.attributes.get("lang") or node.attributes.get("xml:lang") for node in tree.css("html")[:1]
    ]
    languages += [value for name, value in named if name in {"og:locale", "content-language", "language"}]
    languages += [work.language for work in own]
    return Page(
        url,
        "html",
        _distinct(t._replace(text=" ".join(t.text[:_LONGEST_TITLE].split())) for t in titles)[:_MOST_TITLES],
        _values(named, {"og:site_name", "application-name"}),
        urljoin_or_none(base, canonical.attributes["href"] or "") if canonical is not None else None,
        next((urljoin_or_none(url, value) for name, value in named if name == "og:url"), None),
        earliest(dates) or earliest(times),
        _distinct([*(p for w in own for p in w.persons), *_values(named, _AUTHORS)])[:_MOST_TITLES],
        next((language for language in languages if language and language.strip()), None),
        next((work.free for work in own if work.free is not None), None),
        _refresh(metas, base),
        tree.css_first("input[type='password' i]") is not None,
        parking=_parking(tree),
        names=_ids(tree),
        citation_ids=_citation_ids(named, own),
        text=_visible(tree),  # last, because it removes scripts and styles from the tree
        cut=cut,
    )


def _base(tree: LexborHTMLParser, url: str) -> str:
    """Return the address that those in the page start from (HTML, 4.2.3)."""
    node = tree.css_first("base[href]")
    found = urljoin_or_none(url, node.attributes["href"] or "") if node is not None else None
    return found if found and found.lower().startswith(("http://", "https://")) else url


def _metas(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for node in tree.css("meta[content]")[:_MOST_METAS]:
        given = node.attributes
        name = given.get("property") or given.get("name") or given.get("itemprop") or given.get("http-equiv")
        if name:
            yield name.strip().lower(), (given.get("content") or "").strip()[:_LONGEST_TITLE]


def _values(named: list[tuple[str, str]], names: set[str]) -> tuple[str, ...]:
    return _distinct(value for name, value in named if name in names)


def _distinct(values: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(values))


def urljoin_or_none(url: str, reference: str) -> str | None:
    """Return where ``reference`` leads from ``url``; None where it is empty or malformed."""
    try:
        return urljoin(url, reference.strip()[:2000]) if reference.strip() else None
    except ValueError:
        return None


def _own(parsed: list[LinkedData], url: str) -> list[LinkedData]:
    """Return the works that are the page's own: of several headlines, those that name this page."""
    if len({work.headline for work in parsed if work.headline}) < 2:
        return parsed
    here = [work for work in parsed if work.url and _leads_here(work.url, url)]
    return here if len({work.headline for work in here if work.headline}) < 2 else []


def _leads_here(address: str, url: str) -> bool:
    full = urljoin_or_none(url, address)
    try:
        return full is not None and same_place(full, url)
    except ValueError:
        return False


def _refresh(metas: list[tuple[str, str]], url: str) -> Refresh | None:
    for name, value in metas:
        found = _REFRESH.match(value) if name == "refresh" else None
        if found:
            return Refresh(int(found[1]), urljoin_or_none(url, found[2] or "") or url)
    return None


def _parking(tree: LexborHTMLParser) -> tuple[str, ...]:
    sources = [
        node.attributes["src"] or ""
        for selector in ("script[src]", "iframe[src]", "frame[src]")
        for node in tree.css(selector)[:100]
    ]
    sources += [node.attributes["href"] or "" for node in tree.css("a[href*='free_parking']")[:1]]
    sources += [_text(node)[:5000] for node in tree.css("script:not([src])")[:_MOST_NODES]]
    everything = "\n".join(source[:5000] for source in sources).lower()
    return _distinct(_PARKED.findall(everything))


def _ids(tree: LexborHTMLParser) -> frozenset[str]:
    found = [node.attributes.get("id") for node in tree.css("[id]")[:_MOST_IDS]]
    found += [node.attributes.get("name") for node in tree.css("a[name]")[:_MOST_IDS]]
    return frozenset(name for name in found if name)


def _citation_ids(named: list[tuple[str, str]], own: list[LinkedData]) -> tuple[tuple[str, str], ...]:
    pairs = {"citation_doi": "doi", "dc.identifier": "identifier", "article:id": "id", "article_id": "id", "cxenseparse:recs:articleid": "id", "parsely-post-id": "id", "postid": "id", "brightspot.contentid": "id"}  # fmt: skip
    found = [(pairs[name], value) for name, value in named if name in pairs]
    return _distinct(found + [("identifier", work.identifier) for work in own if work.identifier])


def _text(node: LexborNode) -> str:
    return " ".join(node.text(separator=" ").split()) if node.tag != "script" else node.text()


def _visible(tree: LexborHTMLParser) -> str:
    tree.strip_tags(["script", "style", "noscript", "template", "svg"])
    return " ".join(tree.body.text(separator=" ").split()) if tree.body is not None else ""
