"""What reads hostile text besides a ledger of proper fields: mistakes, arguments, other programs' files, pages, histories."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, date, datetime
from functools import partial
from http.client import HTTPException
from io import BytesIO
from typing import TYPE_CHECKING

from ca_israel.ledger.events import ALLOW_KEYS, COUNTRY_KEYS, EVENT_KEYS
from ca_israel.ledger.loader import LedgerInvalid, load_text
from ca_israel.ledger.model import Source
from ca_israel.ledger.sources import ARCHIVE_KEYS, CHECKED_KEYS, CITATION_KEYS, FOOTNOTE_KEYS, SOURCE_KEYS
from ca_israel.links.answer import Answer
from ca_israel.links.check_links import CheckRequest, check
from ca_israel.links.fetch.lenient_head import _clean_head
from ca_israel.links.findings import Finding, Link, Report, Run
from ca_israel.links.history import file as history
from ca_israel.links.history.over_time import with_history
from ca_israel.links.judge.decide import judge
from ca_israel.links.judge.evidence import evidence_of
from ca_israel.links.judge.sibling_probe import likeness, sibling_of
from ca_israel.links.report import FORMATS
from ca_israel.links.report import render as render_report
from ca_israel.links.schedule.options import FetchOptions
from ca_israel.links.verdict import Facts
from ca_israel.terminal.look import Look
from hostile.growth import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

URL = "https://www.a.example/news/bridges-over-quiet-rivers"
TITLE = "Bridges over quiet rivers"
NOW = datetime(2026, 1, 2, tzinfo=UTC)
PROSE = "They built what they could, and said so. " * 20


def _toml(said: str) -> str:
    return json.dumps(said, ensure_ascii=False)


def _mistakes(said: str, folder: Path) -> None:
    """Every key of every table with a value that it may not have, and every name."""
    value = _toml(said)

    def table(head: str, keys: object) -> list[str]:
        return [head, *(f"{key} = {value}" for key in keys)]  # type: ignore[attr-defined]

    lines = [f"title = {value}", f"{value} = 1", "schema = 1", f"categories = [{value}]"]
    lines += table("[sources.k]", [key for key in SOURCE_KEYS if key not in {"archive", "checked"}])
    lines += [f"archive = {{ {', '.join(f'{key} = {value}' for key in ARCHIVE_KEYS)} }}"]
    lines += [f"checked = {{ {', '.join(f'{key} = {value}' for key in CHECKED_KEYS)} }}"]
    lines += [f"[sources.{value}]", 'type = "web"', f"[countries.{value}]", f"code = {value}"]
    lines += table("[countries.a]", COUNTRY_KEYS)
    lines += ["[footnotes]", f"{value} = {value}"]
    lines += [f"1 = {{ {', '.join(f'{key} = {value}' for key in {**FOOTNOTE_KEYS, **CITATION_KEYS})} }}"]
    lines += table("[[events]]", EVENT_KEYS) + table("[[allow]]", ALLOW_KEYS)
    _validated("\n".join([*lines, ""]), folder)


def _validated(written: str, folder: Path) -> None:
    path = folder / "events.toml"
    path.write_text(written, encoding="utf-8")
    ran = run("validate", path)
    assert ran.code in {0, 1, 3}, ran.err


def _slip(pattern: str, said: str, folder: Path) -> None:
    """A text that is not TOML."""
    _validated("schema = 1\n" + pattern.replace("%", said), folder)


def _argument(args: tuple[str, ...], said: str, folder: Path) -> None:
    path = folder / "events.toml"
    path.write_text('schema = 1\n[sources.k]\ntype = "web"\ntitle = "T"\n', encoding="utf-8")
    ran = run(*(one.replace("%", said) for one in args), "--ledger", path)
    assert ran.code in {0, 1, 2}, ran.err


def _imported(name: str, written: str, said: str, folder: Path) -> None:
    path = folder / name
    path.write_text(written.replace("%", said), encoding="utf-8")
    ran = run("import", path)
    assert ran.code != 70, ran.err


_BIB = [
    "author",
    "editor",
    "title",
    "shorttitle",
    "journal",
    "booktitle",
    "series",
    "volume",
    "number",
    "pages",
    "year",
    "month",
    "date",
    "publisher",
    "institution",
    "address",
    "location",
    "doi",
    "url",
    "urldate",
    "langid",
    "language",
    "note",
    "addendum",
    "howpublished",
    "type",
    "eprint",
    "crossref",
    "keywords",
]
_RIS = [
    "TI",
    "T1",
    "AU",
    "A1",
    "ED",
    "T2",
    "JF",
    "ST",
    "VL",
    "IS",
    "SP",
    "EP",
    "PB",
    "CY",
    "DO",
    "UR",
    "PY",
    "DA",
    "Y2",
    "LA",
    "N1",
    "AB",
    "KW",
    "AN",
    "M1",
    "M3",
    "L1",
    "ID",
    "XX",
]
_CSL = [
    "title",
    "title-short",
    "container-title",
    "volume",
    "issue",
    "page",
    "publisher",
    "publisher-place",
    "DOI",
    "URL",
    "language",
    "note",
    "genre",
    "annote",
    "id",
    "type",
]


def _csl(said: str, folder: Path) -> None:
    item: dict[str, object] = dict.fromkeys(_CSL, said)
    item |= {
        "author": [{"family": said, "given": said}, {"literal": said}, said], "type": "book",
        "issued": {"raw": said, "season": said}, "accessed": {"literal": said}, said: said, "custom": {"state": said, "titles": said},
    }  # fmt: skip
    kinds = [
        item,
        {
            **item,
            "type": said,
            "issued": {"date-parts": [[said, said, said]]},
            "accessed": said,
            "author": said,
        },
    ]
    _imported("a.json", "%", json.dumps(kinds, ensure_ascii=False), folder)


def _page(body: str, said: str, _: Path, status: int = 200) -> None:
    """A page is read, judged, compared with the page beside it, and reported."""
    sources = (Source("k", "news", TITLE, url=URL, accessed=date(2023, 3, 29)),)
    link = Link(URL, sources, (1,), ("built what they could",))
    answer = Answer(URL, URL, status, body=body.replace("%", said).encode()[: 256 * 1024], received=9)
    seen = evidence_of(link, answer)
    for alike in (None, "same-page"):
        judge(Facts(answer, None, date(2023, 3, 29), likeness=alike), seen)
    if seen is not None:
        likeness(answer, seen.page, answer._replace(page=seen.page, url=sibling_of(URL)))


def _cited(said: str, _: Path) -> None:
    """The hostile text is the ledger's: a title that is looked for, in a page that shows something like it."""
    sources = (Source("k", "news", said, url=URL),)
    for shown in (TITLE, said, said[: len(said) // 2]):
        page = f"<title>{shown} | Outlet</title><h1>{shown}</h1><p>{PROSE}"
        answer = Answer(URL, URL, 200, body=page.encode(), received=9)
        judge(Facts(answer), evidence_of(Link(URL, sources, (1,), (said,)), answer))


def _headers(said: str, _: Path) -> None:
    head = f"HTTP/1.1 200 {said}\r\nLocation: {said}\r\n {said}\r\n{said}\r\n{said}: b\r\n\r\n"
    with suppress(HTTPException):
        _clean_head(BytesIO(head.encode()))


def _remembered(said: str, folder: Path) -> None:
    row = {"at": "2025-01-02T03:04:05Z", "verdict": "gone", "rule": said, "reason": said}
    path = folder / "history.json"
    path.write_text(json.dumps({"schema": 1, "urls": {URL: [row], said: [row] * 9}}), encoding="utf-8")
    known, _ = history.load(path)
    with_history(_report(said), known, NOW)
    history.record(path, _report(said), NOW)


def _report(said: str) -> Report:
    judgement = judge(Facts(Answer(URL, URL, 404)), None)._replace(reason=said, next=said)
    found = [
        Finding(Link(URL + str(at), (Source(said, "web", said),), (at,)), judgement, title=said)
        for at in range(3)
    ]
    return Report(tuple(found))


def _reported(said: str, _: Path) -> None:
    for form in FORMATS:
        render_report(Run(_report(said), said, "2026-01-02T00:00:00Z"), form, Look())


def _offline(said: str, folder: Path) -> None:
    written = f"[sources.k]\ntype = 'web'\ntitle = 'T'\nurl = {_toml('https://a.example/' + said)}\n"
    with suppress(LedgerInvalid):
        ledger = load_text(f"schema = 1\n{written}", folder / "events.toml")
        check(ledger, CheckRequest([]), FetchOptions(offline=True), NOW)


INPUTS: dict[str, Callable[[str, Path], None]] = {
    "mistakes": _mistakes,
    **{
        f"slip {slip[:12]!r}": partial(_slip, slip)
        for slip in ("%", "x = %", "x = [%", "x = {%", '"%', "x = '%", "[%", "[[%]", "a.%", '"""%', "# %\n%", "x = 1 %", "%.% = %", 'x = "\\u%"', "'%' = '%")
    },
    **{
        " ".join(args): partial(_argument, args)
        for args in (
            ("show", "%"), ("cite", "%"), ("cite", "--style", "%", "--all"), ("timeline", "--since", "%"), ("timeline", "--country", "%"),
            ("timeline", "--search", "%"), ("timeline", "--where", "%"), ("timeline", "--where", "a=%"), ("timeline", "--footnote", "%"),
            ("timeline", "-f", "%"), ("timeline", "--limit", "%"), ("check-links", "--offline", "--max-age", "%"), ("check-links", "--offline", "%"),
            ("check-links", "--explain", "%"), ("%",), ("timeline", "--%"),
        )
    },
    "bib braces": partial(_imported, "a.bib", "@article{k,\n" + "".join(f"{name} = {{%}},\n" for name in _BIB) + "}\n"),
    "bib quotes": partial(_imported, "a.bib", "@book{k,\n" + "".join(f'{name} = "x % x",\n' for name in _BIB) + "}\n"),
    "bib bare": partial(_imported, "a.bib", "@book{k,\ntitle = {T}, % = %, year = %, }\n% @string{a = %}\n@misc{%, title={T}}"),
    "ris": partial(_imported, "a.ris", "TY  - JOUR\n" + "".join(f"{tag}  - %\n" for tag in _RIS) + "% ER  - \n%"),
    "csl-json": _csl,
    "json": partial(_imported, "a.json", '[{"id": "%'),
    **{
        f"page {name}": partial(_page, body)
        for name, body in {
            "raw": "%", "title": f"<title>%</title><p>{PROSE}", "headings": f"<h1>%</h1><h2>%</h2><p>{PROSE}",
            "text": "<title>T</title><p>%", "beside": f"<title>{TITLE} | % | % - %</title><h1>% {TITLE}</h1>{PROSE}",
            "metas": '<meta name="%" content="%"><meta property="og:title" content="%"><meta name="citation_doi" content="%">'
            '<meta name="citation_title" content="%"><meta name="date" content="%"><meta http-equiv="refresh" content="0;url=%"><base href="%">',
            "linked": '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "%", "url": "%", "datePublished": "%"}</script>'
            '<script type="application/ld+json">%</script>',
            "links": '<link rel="canonical" href="%"><a href="%" id="%">%</a><time datetime="%">%</time>', "pdf": "%PDF-1 /Title (%)",
            "attributes": "<p %><div class='%' id=%>%",
        }.items()
    },
    "page of 404": partial(_page, "<title>%</title><h1>%</h1><p>%", status=404),
    "cited": _cited,
    "headers": _headers,
    "history": _remembered,
    "reports": _reported,
    "offline": _offline,
}  # fmt: skip
WITHOUT_A_COMMAND = {name for name in INPUTS if name.startswith("page")} | {
    "cited",
    "headers",
    "history",
    "reports",
    "offline",
}
