"""What a reply of an archive means, by tables of rules. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias
from urllib.parse import urljoin

from ca_israel.archive.protocol.addresses import from_header, same_original
from ca_israel.archive.protocol.captures import captures_in, links_in
from ca_israel.archive.protocol.times import timestamp_of
from ca_israel.links.answer import DECODED_LIMIT, NOT_REQUESTED, TOO_LATE

if TYPE_CHECKING:
    from ca_israel.archive.protocol.captures import Capture
    from ca_israel.archive.protocol.web_archive import WebArchive
    from ca_israel.links.answer import Answer

Outcome: TypeAlias = Literal[
    "too-many", "unusable", "excluded", "archive-fault",  # the archive speaks of itself
    "index-hop", "no-memento",  # there is no copy in it
    "other-page", "was-redirect", "was-error", "memento",  # a copy, and what was copied
]  # fmt: skip

INDEX_LIMIT = 256 * 1024  # bytes of an index or a TimeMap
_EXCLUDED = (b"blocked site", b"has been excluded")
_MOST_OF_A_NOTICE = 20_000  # bytes


class Reply(NamedTuple):
    """What came back for a copy: ``timestamp`` of the memento; ``location`` is where a hop leads, resolved, or None."""

    outcome: Outcome
    answer: Answer
    timestamp: str | None = None
    location: str | None = None
    detail: str = ""


def trouble_with(answer: Answer, *, answered_before: bool) -> tuple[Outcome, str] | None:
    """Return why nothing more may be asked of this archive, with the words for it; None where more may be.

    An archive that was answering and refuses the connection has blocked this address.
    """
    if answer.fault and answer.fault.kind in NOT_REQUESTED:
        return "unusable", answer.fault.detail
    if answer.status == 429 and not _is_memento(answer):
        wait = answer.headers.get("retry-after", "").strip()
        asked = f"; it asks to wait for {wait} seconds" if wait.isascii() and wait.isdigit() else ""
        return "too-many", f"429{asked}"
    if answered_before and answer.fault and answer.fault.kind == "refused":
        return "too-many", "it refuses the connection now"
    return None


def fault_in(answer: Answer) -> str | None:
    """Return what went wrong with a reply that may be another when it is asked for again; None where it counts."""
    if answer.fault:
        return answer.fault.detail
    if answer.note == TOO_LATE:
        return TOO_LATE
    if (answer.status or 0) >= 500 and not _is_memento(answer):
        return f"it answers with {answer.status}"
    return None


def index_of(answer: Answer) -> list[Capture] | str:
    """Return the captures that an index lists, or what is wrong with its answer (``excluded`` is for the caller)."""
    if fault := fault_in(answer):
        return fault
    if answer.status != 200:
        return f"its index answers with {answer.status}"
    rows = captures_in(answer.body, cut=is_cut(answer))
    return "what its index sends is no list of captures" if rows is None else rows


def is_cut(answer: Answer) -> bool:
    """Whether the end of an index or a TimeMap is missing."""
    return answer.received >= INDEX_LIMIT or len(answer.body) >= DECODED_LIMIT or answer.note is not None


def is_excluded(answer: Answer) -> bool:
    """Whether the archive says that it does not show this site: in a header, or in a page of its own."""
    if "accesscontrol" in answer.headers.get("x-archive-wayback-runtime-error", "").lower():
        return True
    if _is_memento(answer) or answer.status is None:
        return False
    notice = answer.body[:_MOST_OF_A_NOTICE].lower()
    return any(words in notice for words in _EXCLUDED)


def reply_of(answer: Answer, archive: WebArchive, original: str) -> Reply:
    """Return what a reply says of the copy of ``original`` that was asked for; the first that applies, in this order."""
    status, timestamp = answer.status or 0, memento_time(answer)
    if is_excluded(answer):
        return Reply("excluded", answer)
    if fault := fault_in(answer):
        return Reply("archive-fault", answer, detail=fault)
    is_redirect = 300 <= status <= 399
    location = from_header(answer.headers.get("location", ""))
    if timestamp is None:
        if is_redirect:
            return Reply("index-hop", answer, location=_joined(answer.url, location))
        return Reply("no-memento", answer)
    copied = original_of(answer, archive)
    if copied is not None and not same_original(copied, original):
        return Reply("other-page", answer, timestamp, detail=copied)
    if is_redirect:
        return Reply("was-redirect", answer, timestamp, _target(archive, answer.url, original, location))
    if not 200 <= status <= 299:
        return Reply("was-error", answer, timestamp)
    return Reply("memento", answer, timestamp)


def memento_time(answer: Answer) -> str | None:
    """Return the 14 digits of when the copy was made, None where the answer is no memento (RFC 7089, 2.1.1)."""
    said = answer.headers.get("memento-datetime")
    return timestamp_of(said) if said else None


def original_of(answer: Answer, archive: WebArchive) -> str | None:
    """Return the address that was copied, as ``Link`` or ``Content-Location`` says; None where neither does."""
    for target, parameters in links_in(from_header(answer.headers.get("link", ""))):
        if "original" in parameters.get("rel", "").lower().split():
            return target
    location = _joined(answer.url, from_header(answer.headers.get("content-location", "")))
    place = archive.place_of(location) if location else None
    return place.original if place else None


def _target(archive: WebArchive, address: str, original: str, location: str) -> str | None:
    """Return where a page that was copied redirected to: its Location as it was, or as the archive has rewritten it."""
    rewritten = _joined(address, location)
    place = archive.place_of(rewritten) if rewritten else None
    return place.original if place else _joined(original, location)


def _joined(base: str, location: str) -> str | None:
    if not location:
        return None
    try:
        return urljoin(base, location)
    except ValueError:
        return None


def _is_memento(answer: Answer) -> bool:
    return memento_time(answer) is not None
