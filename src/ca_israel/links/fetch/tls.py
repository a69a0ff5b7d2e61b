"""One TLS context for the process, and what its faults mean."""

from __future__ import annotations

import ssl
from functools import cache
from pathlib import Path

from ca_israel.errors import ConfigurationError
from ca_israel.links.answer import Fault, FaultKind
from ca_israel.links.fetch.deadline import DeadlineTLSSocket

# OpenSSL's X509_V_ERR_* codes (openssl-verification-options(1)); every other one is a fault of the chain.
_CERTIFICATE: dict[int, FaultKind] = {
    9: "tls-expired",  # not valid yet
    10: "tls-expired",
    18: "tls-self-signed",  # the certificate itself; 19 is a root that nobody here knows
    62: "tls-host",
    64: "tls-host",  # the same for an IP address
}
_NOT_TLS = {
    "WRONG_VERSION_NUMBER", "HTTP_REQUEST", "HTTPS_PROXY_REQUEST", "UNKNOWN_PROTOCOL", "PACKET_LENGTH_TOO_LONG",
    "RECORD_LAYER_FAILURE", "BAD_RECORD_TYPE",
}  # fmt: skip


@cache
def tls_context(bundle: str) -> ssl.SSLContext:
    """Return the context that trusts ``bundle`` (a PEM file or a folder of hashed ones), the same each time.

    Making one costs tens of milliseconds with OpenSSL 3; untuned requests, which makes one for each connection, spends most of its time
    on that. Raises ConfigurationError when nothing can be read there.
    """
    folder = Path(bundle).is_dir()
    try:
        context = ssl.create_default_context(
            cafile=None if folder else bundle, capath=bundle if folder else None
        )
    except OSError as error:
        raise ConfigurationError(
            f"the certificate bundle {bundle} holds no certificate that can be read",
            hint="name another in SSL_CERT_FILE, or unset the variable that names it",
        ) from error
    # Since Python 3.13 the default refuses certificates that every browser takes (RFC 5280 to the letter).
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT
    # Old servers without secure renegotiation (RFC 5746) are old, not gone; nothing secret is sent to them.
    context.options |= getattr(ssl, "OP_LEGACY_SERVER_CONNECT", 0x4)
    # urllib3 compares the names itself then (RFC 6125), of a site, behind a tunnel and of a proxy, before anything is sent: its error
    # says which hosts the certificate is for. It does so for every context that verifies, as this one does, unless it is told
    # ``assert_hostname=False``, which nobody here says.
    context.check_hostname = False
    context.sslsocket_class = DeadlineTLSSocket
    return context


def tls_fault(error: ssl.SSLError) -> Fault:
    """Say what a failed handshake means."""
    if isinstance(error, ssl.SSLCertVerificationError):
        kind = _CERTIFICATE.get(error.verify_code, "tls-chain")
        return Fault(kind, error.verify_message or "the certificate does not verify")
    if isinstance(error, ssl.SSLEOFError | ssl.SSLZeroReturnError):
        return Fault("reset", "the server broke off the TLS handshake")
    reason = error.reason or ""
    words = reason.replace("_", " ").lower() or "no reason given"
    if reason in _NOT_TLS:
        return Fault("tls-not", f"what answers there does not speak TLS ({words})")
    return Fault("tls-handshake", words)
