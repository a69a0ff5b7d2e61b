"""Certificates of every kind that a link may meet, made on the spot."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import trustme
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

if TYPE_CHECKING:
    from pathlib import Path

_LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


class Certificates:
    """Server contexts by what is right or wrong with them; ``environ`` trusts the right authority."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._authority = trustme.CA(key_type=trustme.KeyType.ECDSA)
        path = folder / "authority.pem"
        self._authority.cert_pem.write_to_path(str(path))
        self.environ = {"SSL_CERT_FILE": str(path)}

    def context(self, kind: str) -> ssl.SSLContext:
        """Return the context for ``kind``.example: good, expired, other-host, self-signed, unknown or cut-chain."""
        name = f"{kind}.example"
        if kind == "self-signed":
            return self._self_signed(name)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        issuer = self._authority
        if kind == "unknown":
            issuer = trustme.CA(key_type=trustme.KeyType.ECDSA)
        if kind == "cut-chain":
            leaf = issuer.create_child_ca().issue_cert(name, key_type=trustme.KeyType.ECDSA)
            path = self._folder / "leaf.pem"
            path.write_bytes(leaf.private_key_pem.bytes() + leaf.cert_chain_pems[0].bytes())
            context.load_cert_chain(path)
            return context
        more = (
            {"not_before": _LONG_AGO, "not_after": _LONG_AGO + timedelta(days=9)} if kind == "expired" else {}
        )
        named = "somebody-else.example" if kind == "other-host" else name
        issuer.issue_cert(named, key_type=trustme.KeyType.ECDSA, **more).configure_cert(context)  # type: ignore[arg-type]
        return context

    def named(self, *names: str) -> ssl.SSLContext:
        """Return a context with a good certificate for ``names``."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._authority.issue_cert(*names, key_type=trustme.KeyType.ECDSA).configure_cert(context)
        return context

    def _self_signed(self, host: str) -> ssl.SSLContext:
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
        today = datetime.now(UTC)
        certificate = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(name)
            .public_key(key.public_key())
            .serial_number(1)
            .not_valid_before(today - timedelta(days=1))
            .not_valid_after(today + timedelta(days=1))
            .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
            .sign(key, hashes.SHA256())
        )
        plain = serialization.NoEncryption()
        path = self._folder / "self-signed.pem"
        path.write_bytes(
            key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
            + certificate.public_bytes(serialization.Encoding.PEM)
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(path)
        return context
