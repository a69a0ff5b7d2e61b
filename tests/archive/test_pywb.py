"""A real Memento server: pywb over a WARC file that is written here. It is not in the extra `dev`, for it is large.

python3.11 -m venv /tmp/pywb && /tmp/pywb/bin/pip install -e '.[dev]' pywb warcio
/tmp/pywb/bin/python -m pytest tests/archive/test_pywb.py
"""

from __future__ import annotations

import gc
import gzip
import io
import json
import socket
import subprocess
import sys
import time
import warnings
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote
from urllib.request import urlopen

import pytest

from archive.conftest import source
from archive.fake import GONE, GOOD, OTHER, WORK, html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conftest import Ran

pytestmark = pytest.mark.skipif(
    not (find_spec("pywb") and find_spec("warcio")), reason="pywb and warcio are not installed"
)
SITE = "https://news.example/"
DAYS_BEFORE_ACCESS = {
    "20230320101010": -9,
    "20230310101010": -19,
    "20230401101010": 3,
    "20190101101010": -1548,
}
NEAR, BEFORE, AFTER, OLD = DAYS_BEFORE_ACCESS


class Capture(NamedTuple):
    path: str
    at: str
    body: bytes = GOOD
    status: str = "200 OK"
    headers: tuple[tuple[str, str], ...] = ()
    revisits: bool = False  # what the capture before it holds
    site: str = SITE


CAPTURES = (
    Capture("plain", NEAR), Capture("plain", BEFORE), Capture("plain", OLD),
    Capture("error-is-nearer", NEAR, b"no", "404 Not Found"), Capture("error-is-nearer", BEFORE),
    Capture("soft-404-is-nearer", NEAR, GONE), Capture("soft-404-is-nearer", BEFORE),
    Capture("revisit", BEFORE), Capture("revisit", NEAR, revisits=True),
    Capture("zipped", NEAR, gzip.compress(GOOD), headers=(("Content-Encoding", "gzip"),)),
    Capture("moved", NEAR, b"", "301 Moved Permanently", (("Location", "/world/moved"),)), Capture("world/moved", NEAR),
    Capture("home", NEAR, b"", "302 Found", (("Location", "/"),)), Capture("", NEAR, html("The Daily News")),
    Capture("other", NEAR, OTHER),
    Capture("after", AFTER),
    Capture("www", NEAR, site="http://www.news.example/"),
    Capture("запись?a=1&b=2", NEAR),
)  # fmt: skip
EXPECTED = {
    "plain": ("found", NEAR), "error-is-nearer": ("found", BEFORE), "soft-404-is-nearer": ("found", BEFORE),
    "revisit": ("found", NEAR), "zipped": ("found", NEAR), "moved": ("found", NEAR), "home": ("mismatch", None),
    "other": ("mismatch", None), "after": ("found", AFTER), "www": ("found", NEAR), "запись?a=1&b=2": ("found", NEAR),
    "never": ("absent", None),
}  # fmt: skip


def write_warc(path: Path) -> None:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        first: dict[str, Any] = {}
        for one in CAPTURES:
            url = one.site + quote(one.path, safe="/?=&")  # as crawlers ask for it
            when = f"{datetime.strptime(one.at, '%Y%m%d%H%M%S').replace(tzinfo=UTC):%Y-%m-%dT%H:%M:%SZ}"
            http = StatusAndHeaders(
                one.status, [("Content-Type", "text/html; charset=utf-8"), *one.headers], protocol="HTTP/1.1"
            )
            if one.revisits:
                before = first[url].rec_headers
                record = writer.create_revisit_record(
                    url, before.get_header("WARC-Payload-Digest"), url, before.get_header("WARC-Date"), http_headers=http
                )  # fmt: skip
                record.rec_headers.replace_header("WARC-Date", when)
            else:
                record = writer.create_warc_record(
                    url, "response", payload=io.BytesIO(one.body), http_headers=http, warc_headers_dict={"WARC-Date": when}
                )  # fmt: skip
            writer.write_record(record)
            first.setdefault(url, record)


@pytest.fixture(scope="module")
def pywb(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start pywb with one collection, `c`."""
    folder = tmp_path_factory.mktemp("pywb")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # warcio leaves its own files open
        write_warc(folder / "x.warc.gz")
        gc.collect()
    bin_folder = Path(sys.executable).parent
    for words in (["init", "c"], ["add", "c", "x.warc.gz"]):
        subprocess.run([bin_folder / "wb-manager", *words], cwd=folder, check=True, capture_output=True)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            [bin_folder / "wayback", "-b", "127.0.0.1", "-p", str(port)], cwd=folder, stdout=log, stderr=log
        )
    base = f"http://127.0.0.1:{port}/c/"
    try:
        until = time.monotonic() + 60
        while True:
            try:
                with urlopen(base, timeout=5):
                    break
            except OSError:
                assert server.poll() is None, (folder / "log").read_text()
                assert time.monotonic() < until
                time.sleep(0.2)
        yield base
    finally:
        server.terminate()
        server.wait(10)


def found(cai: Callable[..., Ran], folder: Path, base: str, *more: str) -> dict[str, tuple[str, str | None]]:
    """The verdict on each source, by its path, and the time of its copy."""
    ledger = folder / "events.toml"
    if not ledger.exists():
        text = "\n".join(source(f"s{n}", SITE + path) for n, path in enumerate(EXPECTED))
        ledger.write_text(f"schema = 1\n{text}", encoding="utf-8")
    ran = cai(
        "archive", "--all", "-f", "json", "--no-history", "--timegate", base, "--allow-network", "127.0.0.0/8",
        "--delay", "0", *more, cwd=folder,
    )  # fmt: skip
    return {
        one["url"].removeprefix(SITE): (one["verdict"], one["memento"] and one["memento"]["timestamp"])
        for one in json.loads(ran.out)["sources"]
    }


@pytest.mark.parametrize("index", ["cdx", None], ids=["with its index", "by TimeGate and TimeMap"])
def test_each_source_gets_its_copy(
    cai: Callable[..., Ran], tmp_path: Path, pywb: str, index: str | None
) -> None:
    where = ("--cdx", f"{pywb}{index}") if index else ()
    assert found(cai, tmp_path, pywb, *where) == EXPECTED


def test_what_is_written_is_verified_and_leads_there(
    cai: Callable[..., Ran], tmp_path: Path, pywb: str
) -> None:
    found(cai, tmp_path, pywb, "--cdx", f"{pywb}cdx", "--write")
    text = (tmp_path / "events.toml").read_text(encoding="utf-8")
    kept = {path: when for path, (verdict, when) in EXPECTED.items() if verdict == "found"}
    assert text.count("\narchive = ") == len(kept)
    verified = found(cai, tmp_path, pywb, "--cdx", f"{pywb}cdx", "--verify")
    assert {path: one for path, one in verified.items() if path in kept} == {
        path: ("kept", when) for path, when in kept.items()
    }
    assert WORK in text
