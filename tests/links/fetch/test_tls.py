"""Certificates and handshakes, by real servers: each fault by its name."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
import trustme
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from ca_israel.errors import ConfigurationError
from ca_israel.links.fetch.transport import Transport
from links.sites import Site, names, page, redirect, sent

if TYPE_CHECKING:
    from pathlib import Path

    from ca_israel.links.answer import Fault

Serve = Callable[..., Site]
Transports = Callable[..., Transport]
Certified = Callable[..., ssl.SSLContext]
Ask = Callable[[Site], "Fault | None"]
NAME = "site.example"


@pytest.fixture
def ask(transport: Transports, bundle: dict[str, str]) -> Ask:
    def asked(site: Site) -> Fault | None:
        there = transport(environ=bundle, resolve=names({NAME: site.address}))
        answer = there.fetch(f"https://{NAME}:{site.port}/", 3)
        assert (answer.status == 200) == (answer.fault is None)
        return answer.fault

    return asked


def kind(fault: Fault | None) -> str | None:
    return fault.kind if fault else None


def self_signed(folder: Path) -> ssl.SSLContext:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    today = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(today - timedelta(days=1))
        .not_valid_after(today + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = folder / "self.pem"
    plain = serialization.NoEncryption()
    path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context


def test_a_good_certificate_is_no_fault(serve: Serve, certified: Certified, ask: Ask) -> None:
    assert ask(serve({"/": page()}, context=certified(NAME))) is None


def test_an_expired_certificate(serve: Serve, certified: Certified, ask: Ask) -> None:
    then = datetime(2020, 1, 1, tzinfo=UTC)
    fault = ask(
        serve({"/": page()}, context=certified(NAME, not_before=then, not_after=then + timedelta(days=9)))
    )
    assert kind(fault) == "tls-expired"
    assert "expired" in (fault.detail if fault else "")


def test_a_certificate_not_valid_yet(serve: Serve, certified: Certified, ask: Ask) -> None:
    then = datetime.now(UTC) + timedelta(days=100)
    fault = ask(
        serve({"/": page()}, context=certified(NAME, not_before=then, not_after=then + timedelta(days=9)))
    )
    assert kind(fault) == "tls-expired"
    assert "not yet valid" in (fault.detail if fault else "")


def test_a_certificate_for_another_host(serve: Serve, certified: Certified, ask: Ask) -> None:
    fault = ask(serve({"/": page()}, context=certified("other.example")))
    assert kind(fault) == "tls-host"
    assert NAME in (fault.detail if fault else "")


def test_a_certificate_for_names_at_an_address(
    serve: Serve, certified: Certified, transport: Transports, bundle: dict[str, str]
) -> None:
    site = serve({"/": page()}, context=certified(NAME))
    answer = transport(environ=bundle).fetch(site.url(), 3)
    assert kind(answer.fault) == "tls-host"


def test_a_self_signed_certificate(serve: Serve, ask: Ask, tmp_path: Path) -> None:
    assert kind(ask(serve({"/": page()}, context=self_signed(tmp_path)))) == "tls-self-signed"


def test_an_unknown_authority_is_a_chain_fault_with_its_root_or_without(
    serve: Serve, certified: Certified, ask: Ask, tmp_path: Path
) -> None:
    stranger = trustme.CA(key_type=trustme.KeyType.ECDSA)
    without = certified(NAME, issuer=stranger)
    assert kind(ask(serve({"/": page()}, context=without))) == "tls-chain"
    leaf = stranger.issue_cert(NAME)
    path = tmp_path / "chain.pem"
    path.write_bytes(leaf.private_key_and_cert_chain_pem.bytes() + stranger.cert_pem.bytes())
    with_root = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with_root.load_cert_chain(path)
    assert kind(ask(serve({"/": page()}, context=with_root))) == "tls-chain"


def test_an_incomplete_chain_is_a_chain_fault(
    serve: Serve, authority: trustme.CA, ask: Ask, tmp_path: Path
) -> None:
    middle = authority.create_child_ca()
    leaf = middle.issue_cert(NAME)
    path = tmp_path / "leaf.pem"
    path.write_bytes(leaf.private_key_pem.bytes() + leaf.cert_chain_pems[0].bytes())
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    assert kind(ask(serve({"/": page()}, context=context))) == "tls-chain"
    whole = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    leaf.configure_cert(whole)
    assert ask(serve({"/": page()}, context=whole)) is None


def test_plain_http_at_an_https_address_is_not_tls(serve: Serve, ask: Ask) -> None:
    site = serve({"/": page()}, greet=lambda site, connection: connection.sendall(page(b"plain", "400 Bad")))
    assert kind(ask(site)) == "tls-not"


def test_another_protocol_is_not_tls(serve: Serve, ask: Ask) -> None:
    site = serve(
        {"*": sent(b"")}, greet=lambda site, connection: connection.sendall(b"SSH-2.0-OpenSSH_9.6\r\n")
    )
    assert kind(ask(site)) == "tls-not"


def test_no_common_protocol_is_a_handshake_fault(serve: Serve, certified: Certified, ask: Ask) -> None:
    context = certified(NAME)
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers("AES128-SHA")  # nobody offers it any more
    assert kind(ask(serve({"/": page()}, context=context))) == "tls-handshake"


def test_a_handshake_broken_off_is_a_reset(serve: Serve, ask: Ask) -> None:
    def hang_up(site: Site, connection: object) -> None:
        raise OSError

    assert kind(ask(serve(greet=hang_up))) == "reset"


def test_the_name_is_sent_to_the_server(serve: Serve, certified: Certified, ask: Ask) -> None:
    heard: list[str | None] = []
    context = certified(NAME)
    context.sni_callback = lambda _, name, __: heard.append(name)
    assert ask(serve({"/": page()}, context=context)) is None
    assert heard == [NAME]


def test_a_fault_behind_a_redirect_is_told_with_the_way_there(
    serve: Serve, certified: Certified, transport: Transports, bundle: dict[str, str]
) -> None:
    bad = serve({"/": page()}, context=certified("other.example"))
    site = serve({"/": redirect(f"https://{NAME}:{bad.port}/")})
    answer = transport(environ=bundle, resolve=names({NAME: bad.address})).fetch(site.url(), 3)
    assert kind(answer.fault) == "tls-host"
    assert len(answer.redirects) == 1
    assert answer.final_url == f"https://{NAME}:{bad.port}/"


def test_without_a_bundle_the_usual_authorities_are_trusted(
    serve: Serve, certified: Certified, transport: Transports
) -> None:
    site = serve({"/": page()}, context=certified(NAME))
    answer = transport(resolve=names({NAME: site.address})).fetch(f"https://{NAME}:{site.port}/", 3)
    assert kind(answer.fault) == "tls-chain"


@pytest.mark.parametrize("variable", ["SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"])
def test_each_variable_may_name_the_bundle(
    serve: Serve, certified: Certified, transport: Transports, bundle: dict[str, str], variable: str
) -> None:
    site = serve({"/": page()}, context=certified(NAME))
    there = transport(environ={variable: bundle["SSL_CERT_FILE"]}, resolve=names({NAME: site.address}))
    assert there.fetch(f"https://{NAME}:{site.port}/", 3).status == 200


def test_a_bundle_that_is_not_there_or_is_none_is_told(transport: Transports, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"no\.pem does not exist") as caught:
        transport(environ={"SSL_CERT_FILE": str(tmp_path / "no.pem")})
    assert "SSL_CERT_FILE" in (caught.value.hint or "")
    (tmp_path / "empty.pem").write_text("nothing")
    with pytest.raises(ConfigurationError, match="holds no certificate"):
        transport(environ={"REQUESTS_CA_BUNDLE": str(tmp_path / "empty.pem")})
