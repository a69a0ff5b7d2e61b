"""Kinds of pages of real sites that were once judged wrong, each under its real address, over a real socket."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from ca_israel.ledger.model import Source
from ca_israel.links.findings import Link
from ca_israel.links.schedule.options import FetchOptions
from ca_israel.links.schedule.run import run
from links.sites import LOOPBACK, Site, no_names, page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ca_israel.links.findings import Finding

DATA: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "data/real_page_kinds.json").read_text(encoding="utf-8")
)
KINDS: dict[str, dict[str, Any]] = {kind["id"]: kind for kind in DATA["kinds"]}
HOST = "steppecourier.example"
# Where the verdict is right for a reason that is not.
NOT_BY = {"same-language-called-other": "other-language"}


def body_of(kind: dict[str, Any]) -> bytes:
    pad = f"<style>{DATA['pad']['unit'] * DATA['pad']['times']}</style>"
    return str(kind["html"]).replace("%PAD%", pad).encode()


def url_of(kind: dict[str, Any]) -> str:
    return f"http://{HOST}{kind['cited']['url_path']}"


@pytest.fixture(scope="module")
def found() -> Iterator[dict[str, Finding]]:
    """What one run says of all kinds: a proxy of ours answers for the site, and with 404 at every other address."""
    answers = {
        url_of(kind): page(
            body_of(kind), f"{kind['status']} X", *(f"{n}: {v}" for n, v in kind["headers"].items())
        )
        for kind in KINDS.values()
    }
    proxy = Site({**answers, "*": page(b"no", "404 Not Found")})
    links = [
        Link(url_of(kind), (Source(name, "news", kind["cited"]["title"], url=url_of(kind),
             container=kind["cited"]["in"], accessed=date.fromisoformat(kind["cited"]["accessed"])),))
        for name, kind in KINDS.items()
    ]  # fmt: skip
    options = FetchOptions(
        delay=0.0, allow_networks=LOOPBACK, resolve=no_names, environ={"HTTP_PROXY": proxy.url()}
    )
    report = run(links, options)
    yield dict(zip(KINDS, report.links, strict=True))
    proxy.close()


def test_every_kind_has_an_address_of_its_own() -> None:
    assert len({urlsplit(url_of(kind)).path for kind in KINDS.values()}) == len(KINDS)


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_of_real_page_has_its_verdict(name: str, found: dict[str, Finding]) -> None:
    judgement = found[name].judgement
    said = (judgement.verdict, judgement.rule, judgement.reason, KINDS[name]["why"])
    assert judgement.verdict in KINDS[name]["allowed"], said
    assert judgement.rule != NOT_BY.get(name)
