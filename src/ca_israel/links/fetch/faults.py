"""Exceptions of sockets, TLS, ``http.client`` and urllib3 to faults."""

from __future__ import annotations

import errno
import re
import ssl
from http.client import HTTPException, RemoteDisconnected
from typing import TYPE_CHECKING

from ca_israel.links.answer import Fault, Faulted
from ca_israel.links.fetch.tls import tls_fault

if TYPE_CHECKING:
    from collections.abc import Iterator

# urllib3's words, with all names of the certificate: its class is not imported here, where urllib3 is not known.
_OTHER_HOST = re.compile(r"hostname '?(.+?)'? doesn't match (?:either of )?('.+')")
_UNREACHABLE = {errno.ENETUNREACH, errno.EHOSTUNREACH, errno.EADDRNOTAVAIL, errno.EACCES, errno.EPERM}


def fault_of(error: BaseException) -> Fault:
    """Return the fault at the bottom of ``error``, through all that wrapped it."""
    causes = list(_causes(error))
    for cause in causes:
        if isinstance(cause, Faulted):
            return cause.fault
    for cause in causes:
        if isinstance(cause, TimeoutError):
            return Fault("timeout", "connected, but no answer in time")
    for cause in causes:
        if type(cause).__name__ == "CertificateError" and (named := _OTHER_HOST.search(str(cause))):
            return Fault("tls-host", f"it names {named[2][:200]}, not {named[1][:200]}".replace("'", ""))
        if isinstance(cause, ssl.SSLError):
            return tls_fault(cause)
    for cause in causes:
        if isinstance(cause, RemoteDisconnected):
            return Fault("reset", "the server closed the connection without an answer")
        if isinstance(cause, HTTPException):
            words = " ".join(str(cause).split()) or type(cause).__name__
            return Fault("protocol", f"the answer is not HTTP ({words})"[:200])
    for cause in causes:
        # requests' own exceptions are OSErrors too, but have no number.
        if isinstance(cause, OSError) and (cause.errno is not None or type(cause) is OSError):
            return _socket_fault(cause)
    return Fault("protocol", f"the answer cannot be read ({error})"[:200])


def declined(answer: str) -> Fault:
    """Return the fault of a proxy that turned a request down itself; ``answer`` is its status line's end."""
    return Fault("proxy", f"the proxy declined ({answer[:100]})")


def _socket_fault(error: OSError) -> Fault:
    text = str(error)
    if text.startswith("Tunnel connection failed"):  # http.client's words for a CONNECT that was declined
        return declined(text.removeprefix("Tunnel connection failed: "))
    if isinstance(error, ConnectionRefusedError):
        return Fault("refused", "the host refuses the connection")
    if isinstance(error, ConnectionError):
        return Fault("reset", "the connection was broken off")
    if error.errno in _UNREACHABLE:
        return Fault("refused", f"the network does not lead there ({error.strerror})")
    return Fault("reset", f"the connection failed ({text})"[:200])


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Give ``error`` and everything it was raised from or wraps, each once."""
    stack: list[object] = [error]
    seen: set[int] = set()
    while stack:
        one = stack.pop()
        if not isinstance(one, BaseException) or id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        stack += [one.__context__, one.__cause__, getattr(one, "reason", None), *one.args]
