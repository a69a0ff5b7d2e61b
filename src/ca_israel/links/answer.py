"""What came of a request for one URL: plain frozen records, without a judgement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ca_israel.links.page.read import Page

RAW_LIMIT = 64 * 1024  # bytes of a body that are read
DECODED_LIMIT = 256 * 1024  # bytes of it that are kept once they are decoded
TOO_LATE = "the body was not there in time"  # the note of an answer whose body the deadline cut

FaultKind: TypeAlias = Literal[
    "bad-url",  # no request can be made for the URL itself
    "dns",  # the name does not exist, or has no address
    "dns-temporary",  # the name servers gave no answer just now
    "connect-timeout",  # no address of the host took the connection in time
    "refused",  # the host, or the network before it, refused the connection
    "reset",  # the connection broke before the answer was there
    "timeout",  # connected, but the answer was not there when the deadline came
    "proxy",  # the proxy refused or failed
    "tls-expired",
    "tls-host",  # a certificate for another host
    "tls-self-signed",
    "tls-chain",  # incomplete chain or unknown authority; OpenSSL cannot tell them apart
    "tls-handshake",  # TLS, but no protocol or cipher in common, or the handshake was broken off
    "tls-not",  # what answered does not speak TLS
    "too-many-redirects",
    "redirect-loop",
    "bad-location",  # a redirect without a target that a request can be made for
    "unsafe-address",  # a literal address that is not public
    "unsafe-name",  # a name all of whose addresses are not public
    "unsafe-scheme",  # a redirect to another scheme than http and https
    "protocol",  # an answer that is not HTTP
]

NOT_REQUESTED: frozenset[FaultKind] = frozenset({"bad-url", "unsafe-address", "unsafe-name"})
NOT_REACHED: frozenset[FaultKind] = frozenset({"dns", "dns-temporary", "connect-timeout", "refused", "proxy"})
# These may pass, and may lie on our side of the network; a redirect before one shows that a host was reached.
PERHAPS_PASSING = NOT_REACHED | {"reset", "timeout"}


class Fault(NamedTuple):
    """Why there is no status: a kind that rules can use, and one plain detail for people."""

    kind: FaultKind
    detail: str


class Hop(NamedTuple):
    """One redirect: the URL that was requested and its 3xx status, or 2xx for a page's own refresh."""

    url: str
    status: int


class Answer(NamedTuple):
    """What one URL gave, through its redirects: a status, or else a fault.

    ``final_url`` is the last URL requested, or the one that was refused. ``headers`` are those of the last
    answer that are of interest, by lower-case names. ``body`` is decoded, at most 256 KiB of the first 64 KiB
    sent, ``received`` the bytes as they were sent; ``note`` says what was wrong with a body. ``seconds``
    is the time it took. ``tries`` counts the requests for the URL in this run. ``page`` is what a 2xx
    body says of itself; it and ``body`` are dropped once the page is judged.
    """

    url: str
    final_url: str
    status: int | None = None
    fault: Fault | None = None
    redirects: tuple[Hop, ...] = ()
    headers: Mapping[str, str] = {}
    body: bytes = b""
    received: int = 0
    note: str | None = None
    seconds: float = 0.0
    tries: int = 1
    page: Page | None = None

    @property
    def may_be_read(self) -> bool:
        """Whether the body may be the work, or a gate before it, which may come with 404, 410 and 503 too."""
        return self.status is not None and (200 <= self.status <= 299 or self.status in {404, 410, 503})


class Faulted(Exception):
    """Raised inside the transport where a fault is found; ``fetch`` turns it into an Answer."""

    def __init__(self, kind: FaultKind, detail: str) -> None:
        super().__init__(detail)
        self.fault = Fault(kind, detail)


def is_silence(answer: Answer) -> bool:
    """Whether the host sent nothing in time, neither for the connection nor for the request."""
    kind = answer.fault.kind if answer.fault else None
    return kind in {"connect-timeout", "timeout"} and not answer.redirects and answer.status is None
