"""Pages that answer: the work as sites dress it up, the work out of sight, and other works."""

from __future__ import annotations

from datetime import date

from links.sites import page, redirect, sent

from .markup import ANOTHER, ARTICLE, COOKING, NAV, OTHER, PROSE, WORK, html, meta, shown
from .town import PATH, Routes, Scenario, Town, person

RUSSIAN = "Визит продолжался семь дней, делегация посетила три столицы региона. " * 6
UZBEK = (
    "Tashrif yetti kun davom etdi, delegatsiya mintaqaning uchta poytaxtida bo‘ldi va bir qancha hujjatlar imzolandi. "
    * 4
)
STAFF = {"authors": (person("Blua", "Antoine"),)}
PDF = (
    b"%PDF-1.4\n1 0 obj\n<< /Title ("
    + WORK.encode()
    + b") /Author (Blua) >>\nendobj\ntrailer << /Info 1 0 R >>\n%%EOF"
)
BARE_PDF = b"%PDF-1.4\n1 0 obj\n<< /Producer (Scanner) >>\nendobj\ntrailer << /Info 1 0 R >>\n%%EOF"
AN_ISSUE = "How We Built a Better 404 Page"
S = Scenario


def article(*titles: str, head: str = "", **options: str) -> Routes:
    return {"": shown(html(*titles, head=head, **options))}


def windows_1251(title: str) -> bytes:
    text = f"<html><head><meta charset=windows-1251><title>{title}</title></head><body><p>{RUSSIAN}</p></body></html>"
    return page(text.encode("cp1251"), "200 OK", "Content-Type: text/html")


def same_end(town: Town) -> Routes:
    """Two footnotes whose addresses both lead to one page."""
    return {PATH: redirect("/about-us/our-stories.html", "302 F"), "/news/second-story.html": redirect("/about-us/our-stories.html", "302 F"), "*": redirect("/about-us/our-stories.html", "302 F"), "/about-us/our-stories.html": ANOTHER}  # fmt: skip


FOUND = (
    S("outlet behind the title", "ok", article(f"{WORK} - Eurasianet")),
    S("outlet before the title", "ok", article(f"Eurasianet :: {WORK.upper()}")),
    S("title in og:title only", "ok", {"": shown(html("Eurasia Post", "", head=meta("og:title", WORK), body="<div>…</div>"))}),
    S("title in JSON-LD only", "ok", {"": shown(html("Eurasia Post", head=f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{WORK}"}}</script>', body=f"<p>{PROSE}"))}),
    S("title in h1 only", "ok", {"": shown(html("Eurasia Post", h1=WORK))}),
    S("title in citation_title", "ok", {"": shown(html("Contemporary Affairs", head=meta("citation_title", WORK), h1=""))}),
    S("title escaped twice", "ok", {"": shown(html(None, head=f"<title>{WORK} &amp;#8211; Eurasianet</title>"))}),
    S("title cut with an ellipsis", "ok", article("Israel Emerges as a Player in Central…")),
    S("paywalled", "ok", {"": shown(html("Haaretz", "Subscribe to read on.", head=meta("og:title", WORK) + '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Israel Emerges as a Player in Central Asia","isAccessibleForFree":false}</script>'))}),
    S("a login form in the corner", "ok", {"": shown(html(WORK, PROSE + "<form><input type=password></form>"))}),
    S("an article about 404 pages", "ok", {"": shown(html(f"{AN_ISSUE} | Eurasia Post", PROSE + " Page not found, it said. 404!"))}, work={"title": AN_ISSUE}),
    S("a former headline", "ok", article("Tel Aviv Turns to the Steppe"), work={"titles": ("Tel Aviv Turns to the Steppe",)}),
    S("the short title", "ok", article("Emerging Player in Central Asian Trade"), work={"title": "A Long Book of Essays on Many Things", "short": "Emerging Player in Central Asian Trade"}),
    S("a quote found", "ok", {"": shown(html("Eurasia Post", PROSE, h1=""))}, "quote-found", quote="agreements on farming, water and medicine were signed"),
    S("a Russian work in windows-1251", "ok", {"": windows_1251("Израиль выходит в Центральную Азию")}, work={"title": "Израиль выходит в Центральную Азию", "language": "ru"}),
    S("no type told", "ok", {"": page(html().encode())}),
    S("a home page that was cited", "ok", {"": shown(html("Central Asia Research Network - Home"))}, path="/", work={"title": "Central Asia Research Network"}),
    S("a fragment that is there", "ok", {"": shown(html(WORK, f"<a id='findings'>{PROSE}"))}, path=f"{PATH}#findings"),
    S("a fragment beyond what is read", "ok", {"": shown(html(WORK, PROSE * 400))}, "title-match", path=f"{PATH}#findings"),
    S("a fragment behind a break", "ok", {"": sent(b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n", html().encode())}, "title-match", path=f"{PATH}#findings"),
    S("a text fragment", "ok", {"": ARTICLE}, path=f"{PATH}#:~:text=The%20visit"),
    S("a route of a script", "ok", {"": ARTICLE}, path=f"{PATH}#!/story/1"),
    S("plain text", "ok", {"": page(f"{WORK}\n\n{PROSE}".encode(), "200 OK", "Content-Type: text/plain")}),
    S("a PDF with its title", "ok", {"": page(PDF, "200 OK", "Content-Type: application/pdf")}),
    S("nine rooms of scripts before the text", "ok", {"": shown(html(WORK, "<script>" + "x=1;" * 30_000 + "</script>" + PROSE))}),
)  # fmt: skip

DOUBTFUL = (
    S("a fragment that is missing", "unconfirmed", {"": ARTICLE}, "fragment-missing", path=f"{PATH}#findings"),
    S("retitled", "unconfirmed", article("Jerusalem Courts the Former Soviet South", head=meta("article:published_time", "2001-07-26")), "other-title"),
    S("a swapped country", "unconfirmed", article("Italy Emerges as a Player in Central Asia"), "other-title"),
    S("denied", "unconfirmed", article("Israel Does Not Emerge as a Player in Central Asia")),
    S("a search for it", "unconfirmed", article(f"Search results for “{WORK}”"), "list-page"),
    S("a list by tag", "unconfirmed", article("Tag: Central Asia | Eurasia Post"), "list-page"),
    S("a Russian page of it", "unconfirmed", article("Израиль становится игроком в Центральной Азии", RUSSIAN, lang="ru"), "other-language"),
    S("an Uzbek page of it", "unconfirmed", article("Isroil Markaziy Osiyoda muhim ishtirokchiga aylanmoqda", UZBEK, lang="uz")),
    S("an empty frame for a script", "unconfirmed", {"": shown(html("Eurasia Post", body='<div id="root"></div><script src=/main.js></script>')), "*": shown(html("Eurasia Post", body='<div id="root"></div><script src=/main.js></script>'))}, "needs-script"),
    S("a frame with a footer", "unconfirmed", {"": shown(html("Eurasia Post", body=f"<app-root></app-root><footer>{PROSE}</footer><script src=/main.js></script>")), "*": shown(html("Eurasia Post", body=f"<app-root></app-root><footer>{PROSE}</footer><script src=/main.js></script>"))}, "needs-script"),
    S("no title at all", "unconfirmed", {"": shown(html(None, PROSE))}, "no-title"),
    S("hardly a text", "unconfirmed", article("Eurasia Post", "Loading.")),
    S("title beyond what is read", "unconfirmed", {"": shown(f"<html><head><script>{'var x;' * 60_000}</script><title>{WORK}</title><p>{PROSE}")}),
    S("a PDF without a title", "unconfirmed", {"": page(BARE_PDF, "200 OK", "Content-Type: application/pdf")}, "pdf-no-title"),
    S("no title is cited", "unconfirmed", {"": shown(html("Norway emerges", PROSE))}, "no-title-cited", work={"title": ""}),
    S("a PDF with another title", "unconfirmed", {"": page(PDF.replace(b"Israel", b"Norway"), "200 OK", "Content-Type: application/pdf")}, "pdf-other-title"),
    S("plain text of another work", "unconfirmed", {"": page(f"{OTHER}\n\n{COOKING}".encode(), "200 OK", "Content-Type: text/plain")}, "no-title"),
    S("an image", "unconfirmed", {"": page(b"\x89PNG\r\n\x1a\n" + bytes(200), "200 OK", "Content-Type: image/png")}, "no-page"),
    S("an error in JSON", "unconfirmed", {"": page(b'{"error": "no such story"}', "200 OK", "Content-Type: application/json")}, "no-page"),
    S("bytes that are nothing", "unconfirmed", {"": page(bytes(range(256)) * 9)}),
    S("another work, unsigned", "unconfirmed", {"": ANOTHER}, "other-title"),
    S("another work by the staff", "unconfirmed", article(OTHER, COOKING, head=meta("author", "Eurasia Post Staff")), work=STAFF),
    S("another work by a namesake", "unconfirmed", article(OTHER, COOKING, head=meta("author", "Anton Blua")), work=STAFF),
    S("the same news as written later elsewhere", "unconfirmed", article("Player in Central Asia", PROSE)),
    S("the home page named as its own address", "unconfirmed", {"": shown(html(WORK, head='<link rel=canonical href="/">'))}),
    S("a consent page", "restricted", lambda t: {"": redirect(f"/privacy-gate?return={PATH}", "302 F"), f"/privacy-gate?return={PATH}": shown(html("Your choices", PROSE)), "*": redirect("/privacy-gate?return=/x", "302 F"), "/privacy-gate?return=/x": shown(html("Your choices", PROSE))}, "asks-first"),
    S("not for readers from here", "blocked", {"": shown(html("Eurasia Post", "This content is not available in your region.")), "*": shown(html("Eurasia Post", "This content is not available in your region."))}, "region-wall"),
)  # fmt: skip

DRIFTED = (
    S("published after the day of access", "drifted", article(OTHER, COOKING, head=meta("article:published_time", "2025-02-01T10:00:00Z")), "drifted"),
    S("signed by somebody else", "drifted", article(OTHER, COOKING, head=meta("author", "Maria Lindqvist")), "drifted", work=STAFF),
    S("another DOI", "drifted", article(OTHER, COOKING, head=meta("citation_doi", "10.1525/other.9")), "drifted", work={"doi": "10.1525/caa.2011.4"}),
    S("another number", "drifted", lambda t: {"": shown(html(OTHER, COOKING, head='<link rel=canonical href="/article/912345">'))}, "drifted", path="/article/705377"),
    S("published the day after it was read", "unconfirmed", article(OTHER, COOKING, head=meta("article:published_time", "2023-03-30")), "other-title"),
    S("read never, published late", "unconfirmed", article(OTHER, COOKING, head=meta("article:published_time", "2025-02-01")), work={"accessed": None}),
    S("another edition on the day of access", "ok", article(WORK, head=meta("article:published_time", "2025-02-01")), work={"accessed": date(2023, 1, 1)}),
)  # fmt: skip

SHARED = (
    S("two notes, one end, first", "unconfirmed", same_end, "alike", place="one end"),
    S("two notes, one end, second", "unconfirmed", same_end, "alike", place="one end", path="/news/second-story.html"),
)  # fmt: skip

LIST = NAV
SCENARIOS = (*FOUND, *DOUBTFUL, *DRIFTED, *SHARED)
