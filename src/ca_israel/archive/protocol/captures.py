"""What an index says of a URL: its captures, from each of the writings that servers have. Pure.

The Wayback Machine's rows are ``urlkey timestamp original mimetype statuscode digest length``; pywb's are CDXJ,
``urlkey timestamp {json}``, or an object a line. A TimeMap is in link format.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from ca_israel.archive.protocol.addresses import same_original, sent
from ca_israel.archive.protocol.times import datetime_of, timestamp_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ca_israel.archive.protocol.web_archive import WebArchive

_LEAST_FIELDS = 5  # of a row, up to the status
# RFC 8288, 3: ``<target>; name=value; name="value", <target> …``
_LINK = re.compile(r'<([^<>]*+)>((?:\s*+;\s*+[\w*-]++\s*+(?:=\s*+(?:"[^"]*+"|[^\s;,"]*+))?+)*+)')
_PARAMETER = re.compile(r'(?<![\w*-])([\w*-]++)\s*+=\s*+(?:"([^"]*+)"|([^\s;,"]*+))')


class Capture(NamedTuple):
    """One capture: 14 digits of its time (UTC), its address as it is sent, its status, None where it repeats another.

    ``digest`` stands for its body: captures with one digest show the same.
    """

    timestamp: str
    original: str
    status: int | None = None
    digest: str | None = None


def captures_in(body: bytes, *, cut: bool) -> list[Capture] | None:
    """Return the captures that the answer of an index lists; None where it is no list of captures.

    ``cut`` says that the end of the body is missing: then its last row counts for nothing.
    """
    lines = body.decode("utf-8", "replace").split("\n")
    if cut:
        lines.pop()
    lines = [line for line in map(str.strip, lines) if line and not line.startswith("CDX ")]
    rows = [row for line in lines if (row := _row(line)) is not None]
    if (lines and not rows) or (cut and not rows):
        return None
    return [capture for row in rows if (capture := _capture(*row)) is not None]


def _row(line: str) -> tuple[str, str, str, str | None] | None:
    """Return timestamp, address, status and digest of one line as they are written; None where it is no row."""
    if line.startswith("{"):
        return _from_json(line, None)
    fields = line.split(" ", 2)
    if len(fields) < 3 or not datetime_of(fields[1]):
        return None
    if fields[2].startswith("{"):
        return _from_json(fields[2], fields[1])
    fields = line.split(" ")
    if len(fields) < _LEAST_FIELDS:
        return None
    return fields[1], fields[2], fields[4], fields[5] if len(fields) > _LEAST_FIELDS else None


def _from_json(text: str, timestamp: str | None) -> tuple[str, str, str, str | None] | None:
    import json

    try:
        row: Any = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(row, dict):
        return None
    values = {name: str(value) for name, value in row.items() if isinstance(value, str | int)}
    time, url = timestamp or values.get("timestamp", ""), values.get("url") or values.get("original")
    if not datetime_of(time) or not url:
        return None
    return time, url, values.get("status") or values.get("statuscode") or "-", values.get("digest")


def _capture(timestamp: str, url: str, status: str, digest: str | None) -> Capture | None:
    original = sent(url)
    if original is None or not (
        status == "-" or (status.isascii() and status.isdigit() and len(status) == 3)
    ):
        return None
    return Capture(timestamp, original, None if status == "-" else int(status), digest)


def usable(captures: list[Capture], url: str) -> list[Capture]:
    """Return those that may show ``url``: not every server leaves errors out because it is asked to."""
    return [
        capture
        for capture in captures
        if (capture.status is None or 200 <= capture.status <= 399) and same_original(capture.original, url)
    ]


def mementos_in(body: bytes, archive: WebArchive) -> list[Capture]:
    """Return the captures that a TimeMap in link format lists (RFC 7089, 5), as far as ``archive`` has them itself."""
    found = []
    for target, parameters in links_in(body.decode("utf-8", "replace")):
        place = archive.place_of(target)
        when = timestamp_of(parameters.get("datetime", ""))
        if place and when and "memento" in parameters.get("rel", "").lower().split():
            found.append(Capture(when, place.original))
    return found


def links_in(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each target of a ``Link`` header or a document in link format, with its parameters (RFC 8288, 3)."""
    for link in _LINK.finditer(text):
        yield (
            link[1],
            {found[1].lower(): found[2] or found[3] or "" for found in _PARAMETER.finditer(link[2])},
        )
