"""Two reports for every format: one that has all there is, and one made by people who mean harm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.ledger.model import Source, VerdictName
from ca_israel.links.answer import Answer, Hop
from ca_israel.links.findings import Acceptance, Finding, Link, Report, Run
from ca_israel.links.verdict import Judgement, judged

if TYPE_CHECKING:
    from ca_israel.links.rules import Level

WHEN = "2026-11-23T10:00:00Z"
HAND = "Open it in a browser; if the work is there, say so with `checked = { on = … }` in the ledger."


def sought(keys: str, url: str) -> str:
    """The next step where nobody has found a copy yet."""
    return f"Find an archived copy with `cai archive {keys}`, or look by hand for that of 2023-03-29: https://web.archive.org/web/20230329/{url}"


def finding(
    keys: str,
    url: str | None,
    footnotes: tuple[int, ...],
    verdict: VerdictName,
    level: Level,
    reason: str,
    next: str | None = None,  # noqa: A002 - as in Judgement
    rule: str = "a-rule",
    *,
    note: Acceptance | None = None,
    status: int | None = 200,
    to: str | None = None,
    title: str | None = None,
    seconds: float = 0.25,
    tries: int = 1,
) -> Finding:
    sources = tuple(Source(key, "web", "T", url=url) for key in keys.split("|"))
    answer = None
    if url and verdict != "skipped":
        redirects = (Hop(url, 301),) if to else ()
        answer = Answer(url, to or url, status, redirects=redirects, seconds=seconds, tries=tries)
    return Finding(
        Link(url, sources, footnotes),
        Judgement(verdict, level, reason, next, rule),
        answer,
        note,
        title,
        0.5 if title else None,
    )


def bare(key: str, url: str | None, footnotes: tuple[int, ...], judgement: Judgement) -> Finding:
    return Finding(Link(url, (Source(key, "web", "T", url=url),), footnotes), judgement)


A, B, C = "https://news.example", "https://journal.example", "https://oz.example"
LINKS = (
    finding("alhariri-penetration", f"{A}/1", (1, 11), "ok", "passes", "The page shows the cited title.", title="The Penetration of Israel"),
    finding("rosenberg-oil", f"{A}/israel-news/business/2021-10-02/ty-article/.premium/oil-cyber-and-weapons", (4, 5), "gone", "fails", "The server says that the page is not there (404).", sought("rosenberg-oil", f"{A}/israel-news/business/2021-10-02/ty-article/.premium/oil-cyber-and-weapons"), status=404),
    finding("visit|visit-reprint", f"{A}/visit", (7,), "soft-404", "fails", "It answers, but says that the page was not found.", sought("visit visit-reprint", f"{A}/visit"), title="Page not found"),
    finding("trade", f"{B}/10.1000/a(b)c?x=1&y=2#p3", (2,), "drifted", "fails", "Another work is at this address: “Ten hotels in Tashkent”, by other authors.", sought("trade", f"{B}/10.1000/a(b)c?x=1&y=2#p3"), title="Ten hotels in Tashkent"),
    finding("domain", "https://kabar.example/news", (3,), "usurped", "fails", "The domain is for sale.", sought("domain", "https://kabar.example/news")),
    finding("cert", "https://old.example/x", (), "tls-error", "fails", "The certificate is for another host (www.old.example).", "Look whether the site has another host name.", status=None),
    finding("intranet", "http://10.0.0.1/x", (), "unsafe", "fails", "Not asked for: 10.0.0.1 is a private address.", "Correct the URL.", status=None),
    finding("ministry", "https://mfa.example/en/press/1", (6,), "unavailable", "fails", "The server has a trouble of its own (503). It failed in 4 runs since 2026-11-10, without a success.", "Look whether the site has a new address, or cite an archived copy: https://web.archive.org/web/*/https://mfa.example/en/press/1", status=503),
    finding("agency", f"{C}/uz/новости/2", (8,), "unavailable", "warns", "Time ran out: no answer within 30 seconds.", "Nothing to change yet: run the check again on another day.", status=None),
    finding("walled", "https://wall.example/x", (9,), "blocked", "warns", "The server turns programs away (403); that says nothing about the page.", HAND, status=403),
    finding("login", "https://pay.example/x", (), "restricted", "warns", "The page is for those who may log in or pay (401).", HAND, status=401),
    finding("pdf", "https://repo.example/a.pdf", (), "unconfirmed", "warns", "The server answers with a file that names no title.", HAND),
    bare("late", "https://late.example/1", (14,), judged("not-checked", detail="the run's time was over")),
    bare("later", "https://late.example/2", (), judged("not-checked", detail="the run's time was over")),
    finding("wandering", "http://d.example/x", (10,), "moved", "passes", "The page has moved for good.", "Put the new address in the ledger: https://e.example/y", to="https://e.example/y"),
    finding("flapping", f"{B}/2", (12,), "ok", "passes", "The page shows the cited title. Flaky: it failed in 2 of the 5 runs before.", "Nothing to change; an archived copy in the ledger would help readers on its bad days.", tries=2),
    finding("lost-and-kept", f"{A}/kept", (13,), "gone", "fails", "The server says that the page is not there (410).", "Read the archived copy that the ledger names: https://web.archive.org/web/2021/x", note="preserved", status=410),
    finding("haaretz", f"{A}/wall", (15,), "blocked", "warns", "The server turns programs away (403).", HAND, note="allowed", status=403),
    finding("seen", f"{C}/seen", (16,), "unconfirmed", "warns", "The page gives no title.", HAND, note="checked by hand"),
    finding("known", f"{C}/known", (17,), "ok", "passes", "Not asked again: as checked on 2026-11-21.", rule="from-memory", tries=0),
    bare("book", None, (18,), judged("no-url")),
    bare("file", "ftp://files.example/x", (), judged("offline")),
)  # fmt: skip
_KEYS = [source.key for one in LINKS for source in one.link.sources]
_PLACES = {key: (57 + 9 * n, 7) for n, key in enumerate(_KEYS)}
MIXED = Run(Report(LINKS), "events.toml", WHEN, lambda: _PLACES, 4)

EVIL = (
    "evil\x1b[2J\x9b31m\x00\x07\u202e\u2066\ufffe\uffff\ud800 \r\n::error file=x::y\n\n# Fails (0)\n- @everyone #123 GH-7 %0A%25"
    " ]]> --> <!-- <script>alert(1)</script> <img src=x onerror=y> &lt; &amp; | a | b | `code` ``` $x$ ![i](javascript:x)"
    " [l](https://evil.example) <https://evil.example> www.evil.example me@evil.example :shipit: ##[error]x **b** ~~s~~\u2028 \\"
)
_URLS = (
    f"https://a.example/{EVIL}",
    "javascript:alert(1)",
    "https://a.example/<script>alert(1)</script>`|`](x)&copy;\"'",
    "https://a.example/" + "long" * 2_500,
    "HTTPS://a.example/@me/#12?x=%0A::error::x",
)
_WORST = tuple(
    one
    for n, url in enumerate(_URLS)
    for one in (
        finding(
            f"{EVIL}-{n}",
            url,
            (n,),
            "drifted",
            "fails",
            f"Another work: “{EVIL}”.",
            f"{EVIL} {url}",
            title=EVIL,
        ),
        finding(f"key-{n}", url, (), "blocked", "warns", "- x" + EVIL, EVIL, status=999),
    )
)
HOSTILE = Run(
    Report((
        *_WORST,
        finding("long", "https://b.example/", (), "drifted", "fails", "t" * 10_000, "::error::n" * 1_000, title="t" * 10_000),
        finding("moved", "https://c.example/", (), "moved", "passes", EVIL, EVIL, to=f"https://c.example/{EVIL}"),
        finding("known", "https://d.example/", (), "gone", "fails", "::error::x 1. x", "1. x", note="allowed"),
        bare(EVIL, None, (), judged("no-url")._replace(reason=EVIL)),
        bare(EVIL, _URLS[0], (), judged("not-checked")._replace(reason=EVIL)),
    )),
    f"{EVIL}.toml", WHEN, lambda: {"key-0": (3, 7)},
)  # fmt: skip
