"""The servers of the link benchmark: loopback addresses that answer as the path of a URL asks them to.

`check_links.py` runs this file as a process of its own. It prints one line of JSON, `{"port", "tls_port", "bundle"}`,
and serves until its standard input is closed. A path is `/RUN/KIND/AMOUNT/NUMBER`:

- `page`: the page of that number, after so many milliseconds; `redirect`: a redirect to it; `gone`: 404
- `flap`: 500 the first time, then the page
- `limited`: 429 with `Retry-After: 1` to what goes beyond so many requests in a second, of one run at one host
- `silent`: no answer, ever
- `endless`, `gigabyte`, `bomb`: bodies without end, of 1 GiB, and of 1 MB that unpacks to 1 GiB
"""

from __future__ import annotations

import asyncio
import functools
import json
import socket
import ssl
import struct
import sys
import time
import zlib
from collections import deque
from pathlib import Path

HOSTS = [f"127.0.1.{n}" for n in range(1, 51)]
LIMITED = ["127.0.2.1", "127.0.2.2"]
SILENT = ["127.0.3.1", "127.0.3.2"]
FULL = "127.0.4.1"  # listens, and has no room in its queue: a connection to it never comes about
GIBIBYTE = 1 << 30
BLOCK = b"x" * 65536

WHO = [
    "Kazakhstan",
    "Uzbekistan",
    "Kyrgyzstan",
    "Tajikistan",
    "Turkmenistan",
    "Azerbaijan",
    "Georgia",
    "Armenia",
    "Mongolia",
    "Turkey",
]
DOES = ["signs", "delays", "widens", "reopens", "disputes", "ratifies", "finances", "inspects"]
WHAT = [
    "water",
    "railway",
    "drone",
    "satellite",
    "hospital",
    "farming",
    "pipeline",
    "customs",
    "visa",
    "university",
]
HOW = ["accord", "dispute", "summit", "tender", "survey"]


def title_of(number: int) -> str:
    """Return the title of a page: each number below 80,000 has its own."""
    n, who = divmod(number, len(WHO))
    n, does = divmod(n, len(DOES))
    n, what = divmod(n, len(WHAT))
    n, how = divmod(n, len(HOW))
    return f"{WHO[who]} {DOES[does]} {WHAT[what]} {HOW[how]} after talks in {1991 + n % 20}"


@functools.cache
def _tail(kilobytes: int) -> bytes:
    """Everything after the title: navigation, styles, and an article of about that length."""
    paragraph = (
        '<p class="text">The ministers met on <time>Tuesday</time>, and said that <a href="/news/{n}">further '
        "talks</a> would follow in the autumn; neither the price nor the number was told &mdash; a spokesman "
        "would say only that both sides were content with what had been agreed.</p>\n"
    )
    start = (
        '<meta name="viewport" content="width=device-width"><style>body{margin:0}.text{line-height:1.5}</style>'
        "<script>window.dataLayer=window.dataLayer||[];</script></head><body><nav><ul>"
        + "".join(f'<li class="item"><a href="/section/{n}">Section {n}</a></li>' for n in range(40))
        + "</ul></nav><main><article>"
    )
    article = "".join(paragraph.format(n=n) for n in range((kilobytes * 1024 - len(start)) // len(paragraph)))
    return (start + article + "</article></main><footer>The Steppe Herald</footer></body></html>").encode()


def page(number: int) -> bytes:
    """Return the page of a number: HTML of 20, 40 or 60 KB that names its title as news sites do."""
    title = title_of(number)
    head = (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} | The Steppe Herald</title>'
        f'<meta property="og:title" content="{title}"><meta property="og:site_name" content="The Steppe Herald">'
    )
    before, _, after = _tail((20, 40, 60)[number % 3]).partition(b"<article>")
    return b"".join([head.encode(), before, b"<article><h1>", title.encode(), b"</h1>", after])


@functools.cache
def _bomb() -> bytes:
    """One MB of gzip that is 1 GiB of zeros: a block of them, again and again (RFC 1952)."""
    press, zeros, checksum = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS), bytes(1 << 20), 0
    block = press.compress(zeros) + press.flush(zlib.Z_FULL_FLUSH)
    for _ in range(GIBIBYTE >> 20):
        checksum = zlib.crc32(zeros, checksum)
    head = b"\x1f\x8b\x08" + bytes(6) + b"\xff"
    return head + block * (GIBIBYTE >> 20) + press.flush() + struct.pack("<II", checksum, GIBIBYTE)


def answer(status: str, body: bytes, *more: str) -> bytes:
    """Return a whole HTTP answer."""
    lines = [
        f"HTTP/1.1 {status}",
        "Content-Type: text/html; charset=utf-8",
        f"Content-Length: {len(body)}",
        *more,
    ]
    return "\r\n".join([*lines, "", ""]).encode() + body


class Memory:
    """What the servers remember between requests; each run has a name of its own, so that none finds another's."""

    def __init__(self) -> None:
        self.flapped: set[str] = set()
        self.served: dict[tuple[str, str], deque[float]] = {}

    def within(self, rate: int, run: str, host: str) -> bool:
        """Whether this request is among the first ``rate`` of a second; only those that are served count."""
        stamps, now = self.served.setdefault((run, host), deque()), time.monotonic()
        while stamps and stamps[0] <= now - 1:
            stamps.popleft()
        if len(stamps) >= rate:
            return False
        stamps.append(now)
        return True


class Site(asyncio.Protocol):
    """One connection; requests come one after the other."""

    transport: asyncio.Transport

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._heard = b""
        self._left = 0
        self._paused = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        transport.set_write_buffer_limits(high=1 << 20)

    def data_received(self, data: bytes) -> None:
        self._heard += data
        if self._heard.endswith(b"\r\n\r\n"):
            path = self._heard.split(b" ", 2)[1].decode("ascii", "replace")
            self._heard = b""
            self._serve(path)

    def _serve(self, path: str) -> None:
        run, kind, amount, number = [*path.strip("/").split("/"), "", "", "", ""][:4]
        if kind == "silent":
            return
        if kind in {"endless", "gigabyte"}:
            length = ["Connection: close"] if kind == "endless" else [f"Content-Length: {GIBIBYTE}"]
            self._left = GIBIBYTE << 10 if kind == "endless" else GIBIBYTE
            lines = ["HTTP/1.1 200 OK", "Content-Type: text/html", *length, "", ""]
            self.transport.write("\r\n".join(lines).encode())
            self._pump()
            return
        wait = 0.0
        if kind == "bomb":
            reply = answer("200 OK", _bomb(), "Content-Encoding: gzip")
        elif kind == "gone" or not number.isdigit():
            reply = answer("404 Not Found", b"<title>Not found</title><h1>No such page</h1>")
        elif kind == "redirect":
            status = "302 Found" if int(number) % 2 else "301 Moved Permanently"
            reply = answer(status, b"", f"Location: /{run}/page/{amount}/{number}")
        elif kind == "flap" and path not in self._memory.flapped:
            self._memory.flapped.add(path)
            reply = answer("500 Internal Server Error", b"<h1>Internal error</h1>")
        elif kind == "limited" and not self._memory.within(int(amount), run, self._host()):
            reply = answer("429 Too Many Requests", b"<h1>Slow down</h1>", "Retry-After: 1")
        else:
            reply = answer("200 OK", page(int(number)))
            wait = 0.0 if kind == "limited" else int(amount) / 1000
        asyncio.get_running_loop().call_later(wait, self.transport.write, reply)

    def _host(self) -> str:
        return str(self.transport.get_extra_info("sockname")[0])

    def _pump(self) -> None:
        if self._left and not self._paused and not self.transport.is_closing():
            self._left -= len(BLOCK)
            self.transport.write(BLOCK)
            asyncio.get_running_loop().call_soon(self._pump)

    def pause_writing(self) -> None:
        self._paused = True

    def resume_writing(self) -> None:
        self._paused = False
        self._pump()


def listeners(hosts: list[str]) -> list[socket.socket]:
    """Return a listener at each host, all at one port."""
    first = socket.create_server((hosts[0], 0), backlog=512)
    return [first, *(socket.create_server((host, first.getsockname()[1]), backlog=512) for host in hosts[1:])]


def full_listener(port: int) -> list[socket.socket]:
    """Return a listener that takes no connection any more, and those that fill it."""
    held = [socket.socket()]
    held[0].bind((FULL, port))
    held[0].listen(0)
    for _ in range(4):
        filler = socket.socket()
        filler.setblocking(False)
        filler.connect_ex((FULL, port))
        held.append(filler)
    return held


def tls_context(folder: str) -> tuple[ssl.SSLContext, str]:
    """Return a server's context for all hosts, and the file with the certificate of its authority."""
    import trustme

    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*HOSTS).configure_cert(context)
    bundle = str(Path(folder, "authority.pem"))
    authority.cert_pem.write_to_path(bundle)
    return context, bundle


async def serve(folder: str) -> None:
    """Serve until standard input ends."""
    loop = asyncio.get_running_loop()
    memory = Memory()
    plain, secret = listeners([*HOSTS, *LIMITED, *SILENT]), listeners(HOSTS)
    context, bundle = tls_context(folder)
    ports = plain[0].getsockname()[1], secret[0].getsockname()[1]
    held = full_listener(ports[0])
    for sock in plain:
        await loop.create_server(lambda: Site(memory), sock=sock)
    for sock in secret:
        await loop.create_server(lambda: Site(memory), sock=sock, ssl=context)
    print(json.dumps({"port": ports[0], "tls_port": ports[1], "bundle": bundle}), flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    for sock in held:
        sock.close()


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1]))
