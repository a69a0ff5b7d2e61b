"""HTTP heads as they are found in the wild, made fit for ``http.client``, which would refuse some.

``http.client`` gives up after 100 header lines, takes 103 Early Hints for the answer, and loses every
header behind a line without a colon; urllib3 refuses two lengths. None of that makes a
page dead, and raising the limit in ``http.client`` itself would change it for the whole process.
"""

from __future__ import annotations

from http.client import HTTPException, HTTPMessage, HTTPResponse, UnknownProtocol
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

MOST_BYTES = 256 * 1024  # of one head, the interim ones before it included
MOST_LINES = 2_000  # of the same; 256 KiB of the shortest lines would take some 5 MB of memory a connection
_MOST_LINE = 32 * 1024  # bytes; a longer header is passed over
_MOST_USED = 64 * 1024  # bytes of all headers that are kept
_MOST_COOKIES = 50
_END = {b"\r\n", b"\n", b""}

FRAMING = {b"transfer-encoding", b"content-length", b"connection", b"content-encoding", b"set-cookie"}
OF_INTEREST = {
    b"location", b"content-type", b"content-language", b"retry-after", b"cf-mitigated", b"x-amzn-waf-action",
    b"server", b"last-modified", b"memento-datetime", b"link", b"refresh", b"proxy-authenticate",
    b"content-location", b"x-archive-wayback-runtime-error",
}  # fmt: skip
_USED = FRAMING | OF_INTEREST


class LenientResponse(HTTPResponse):
    """An answer whose head is cleaned first, and whose ``read`` gives what is there instead of waiting."""

    def begin(self, **_limits: Any) -> None:
        """Read and parse the head. ``_limits`` are those that newer releases of ``http.client`` hand down.

        It does not call the method that it replaces, which parses the headers as those of a mail: that takes a
        tenth of the time of a whole request.
        """
        if self.headers is not None:
            return
        stream: Any = self.fp
        status, *fields = _clean_head(stream)
        version = self._take_status(status, stream)
        if not version.startswith("HTTP/1.") and version != "HTTP/0.9":
            raise UnknownProtocol(version)
        self.version = 10 if version in {"HTTP/1.0", "HTTP/0.9"} else 11
        self.headers = self.msg = _message(fields)
        self.chunked = self.headers.get("transfer-encoding", "").lower() == "chunked"
        self.chunk_left: int | None = None
        self.will_close = self._check_close()  # http.client's own rules
        length = self.headers.get("content-length")  # one whole number, or it was not let through
        self.length = int(length) if length and not self.chunked else None
        if self.status in {101, 204, 304}:
            self.length = 0
        if self.length is None and not self.chunked:
            self.will_close = True

    def _take_status(self, line: bytes, stream: Any) -> str:
        """Have http.client read the status line; returns the version."""
        self.fp = _Lines([line], stream)  # type: ignore[assignment] # only its readline is used
        try:
            version: str
            version, self.status, reason = self._read_status()  # type: ignore[attr-defined]
        finally:
            if self.fp is not None:  # else http.client has closed it
                self.fp = stream
        self.code, self.reason = self.status, reason.strip()
        return version

    def read(self, amt: int | None = None) -> bytes:
        """Return up to ``amt`` bytes as soon as there are some, so that a stalled body keeps its beginning."""
        if amt is None or self.fp is None or self.length == 0:
            return super().read(amt)
        piece = self.read1(amt)
        if (self.length == 0 or not piece) and self.fp is not None:
            self._close_conn()  # type: ignore[attr-defined] # http.client's own way to say that the body is over
        return piece


class _Lines:
    """A head already read, in the place of the stream while ``http.client`` parses it."""

    def __init__(self, lines: list[bytes], stream: BinaryIO) -> None:
        self._lines = iter(lines)
        self._stream = stream

    def readline(self, _limit: int = -1) -> bytes:
        return next(self._lines, b"")

    def close(self) -> None:
        self._stream.close()


def _clean_head(stream: BinaryIO) -> list[bytes]:
    """Read up to the end of the final head; returns its status line and the headers that are used."""
    head = _Head(stream)
    while True:
        status = head.line()
        if not status.startswith(b"HTTP/"):
            return [status[:1000]]
        head.check()
        if not status.endswith(b"\n"):
            return [b""]  # cut short: http.client then says that there was no answer
        used = _used(head.fields())
        code = status.split(None, 2)[1:2]
        if not code or not code[0].startswith(b"1") or code[0] == b"101":
            return [status[:1000], *used]


class _Head:
    """The lines of a head as they come, counted, so that no more of them is kept than is used."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._bytes = MOST_BYTES
        self._lines = MOST_LINES

    def check(self) -> None:
        """Raise HTTPException when more was read than a head may have."""
        if self._bytes < 0 or self._lines < 0:
            raise HTTPException(f"its headers are larger than 256 KiB or more than {MOST_LINES:,} lines")

    def line(self) -> bytes:
        """Read one line; of one longer than _MOST_LINE the rest is thrown away."""
        self._lines -= 1
        line = piece = self._piece()
        while len(piece) > _MOST_LINE and not piece.endswith(b"\n"):
            piece = self._piece()
        return line

    def _piece(self) -> bytes:
        piece = self._stream.readline(max(min(self._bytes, _MOST_LINE), 0) + 1)
        self._bytes -= len(piece)
        return piece

    def fields(self) -> Iterator[bytes]:
        """Give the lines up to the empty one; raises HTTPException for a head that is too large."""
        while (line := self.line()) not in _END:
            self.check()
            yield line


def _message(lines: Iterable[bytes]) -> HTTPMessage:
    message = HTTPMessage()
    for line in lines:
        name, _, value = line.decode("latin-1").partition(": ")
        message[name] = value.rstrip("\r\n")
    return message


def _used(lines: Iterable[bytes]) -> list[bytes]:
    kept: list[bytes] = []
    lengths: set[bytes] = set()
    cookies = size = 0
    following = False  # the line before was kept, and may be continued (obs-fold, RFC 9112, 5.2)
    for line in lines:
        if line[:1] in b" \t":
            if following and len(line) <= _MOST_LINE and (size := size + len(line)) <= _MOST_USED:
                kept[-1] = kept[-1].rstrip() + b" " + line.strip() + b"\r\n"
            continue
        name, colon, value = line.partition(b":")
        name = name.strip().lower()
        value = value.strip().replace(b"\r", b" ").replace(b"\0", b"")
        following = bool(colon) and name in _USED and len(line) <= _MOST_LINE
        if name == b"set-cookie":
            cookies += 1
            following = following and cookies <= _MOST_COOKIES
        if name == b"content-length":
            lengths.add(value)
            following = False
        if following and (size := size + len(line)) <= _MOST_USED:
            kept.append(name + b": " + value + b"\r\n")
    # Lengths that contradict each other, or are no numbers, say nothing: the body then ends with the connection.
    if len(lengths) == 1 and not any(line.startswith(b"transfer-encoding") for line in kept):
        length = lengths.pop()
        if length.isdigit() and len(length) < 19:
            kept.append(b"content-length: " + length + b"\r\n")
    return kept[:90]
