"""Which addresses may be connected to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ca_israel.links.fetch.addresses import literal, networks, refusal

if TYPE_CHECKING:
    from ipaddress import IPv4Address


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("127.0.0.1", "loopback"),
        ("127.255.255.254", "loopback"),
        ("::1", "loopback"),
        ("0.0.0.0", "unspecified"),
        ("0.1.2.3", "unspecified"),
        ("::", "unspecified"),
        ("10.0.0.1", "private"),
        ("172.16.0.1", "private"),
        ("172.31.255.255", "private"),
        ("192.168.1.1", "private"),
        ("fc00::1", "private"),
        ("fd12:3456::1", "private"),
        ("169.254.169.254", "link-local"),
        ("fe80::1", "link-local"),
        ("fe80::1%eth0", "link-local"),
        ("fec0::1", "site-local"),
        ("224.0.0.1", "multicast"),
        ("ff02::1", "multicast"),
        ("100.64.0.1", "shared (carrier-grade NAT)"),
        ("100.127.255.255", "shared (carrier-grade NAT)"),
        ("::ffff:127.0.0.1", "IPv4-mapped"),
        ("::ffff:8.8.8.8", "IPv4-mapped"),
        ("64:ff9b::7f00:1", "NAT64 of a loopback"),
        ("64:ff9b::a9fe:a9fe", "NAT64 of a link-local"),
        ("64:ff9b:1::1", "NAT64"),
        ("2002:7f00:1::", "6to4"),
        ("192.88.99.1", "6to4"),
        ("2001:0:4136:e378:8000:63bf:3fff:fdd2", "Teredo"),
        ("192.0.0.1", "reserved"),
        ("192.0.2.1", "reserved"),
        ("198.18.0.1", "reserved"),
        ("203.0.113.9", "reserved"),
        ("240.0.0.1", "reserved"),
        ("255.255.255.255", "reserved"),
        ("2001:db8::1", "reserved"),
        ("3fff::1", "reserved"),
        ("::7f00:1", "reserved"),
        ("4000::1", "reserved"),
    ],
)
def test_an_address_that_is_not_public_is_refused_by_name(address: str, why: str) -> None:
    assert refusal(address) == why


@pytest.mark.parametrize(
    "address",
    ["8.8.8.8", "172.15.255.255", "172.32.0.1", "100.63.255.255", "100.128.0.1", "169.253.1.1", "11.0.0.1",
     "223.255.255.255", "2606:4700::1111", "2a00:1450:4001::1", "64:ff9b::808:808"],
)  # fmt: skip
def test_a_public_address_is_not_refused(address: str) -> None:
    assert refusal(address) is None


def test_an_allowed_network_is_not_refused_and_its_neighbours_are() -> None:
    allow = networks(["10.1.2.3/16", "fd00::/8"])
    assert refusal("10.1.200.1", allow) is None
    assert refusal("::ffff:10.1.0.1", allow) is None
    assert refusal("64:ff9b::a01:1", allow) is None
    assert refusal("fd00::1", allow) is None
    assert refusal("10.2.0.1", allow) == "private"
    assert refusal("127.0.0.1", allow) == "loopback"


def test_what_is_no_network_is_told() -> None:
    with pytest.raises(ValueError, match="elsewhere"):
        networks(["elsewhere"])


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "127.1",
        "127.0.1",
        "0177.0.0.1",
        "017700000001",
        "127.0.0.1.",
    ],
)
def test_every_way_to_write_an_address_is_read(host: str) -> None:
    assert literal(host) == "127.0.0.1"


def test_an_ipv6_address_is_read_with_brackets_and_zone() -> None:
    assert literal("[::1]") == "::1"
    assert literal("fe80::1%eth0") == "fe80::1"


@pytest.mark.parametrize(
    "host", ["example.com", "1.example", "0x7f.example", "", "1.2.3.4.5", "999.1.1.1", "a"]
)
def test_a_name_is_no_address(host: str) -> None:
    assert literal(host) is None


@given(st.ip_addresses(v=4))
def test_an_embedded_address_is_never_freer_than_itself(address: IPv4Address) -> None:
    nat64 = f"64:ff9b::{int(address) >> 16:x}:{int(address) & 0xFFFF:x}"
    assert (refusal(nat64) is None) == (refusal(str(address)) is None)
    assert refusal(f"::ffff:{address}") is not None


@given(st.ip_addresses(v=4))
def test_a_number_is_read_as_the_address_it_is(address: IPv4Address) -> None:
    assert literal(str(int(address))) == str(address)
    assert literal(hex(int(address))) == str(address)
