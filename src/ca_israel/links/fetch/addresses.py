"""Which addresses may be connected to: public ones, and networks that were allowed by name.

The rules are our own table and not ``ipaddress.is_global``, whose answer differs between Python releases.
"""

from __future__ import annotations

import re
import socket
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

Address: TypeAlias = IPv4Address | IPv6Address
Network: TypeAlias = IPv4Network | IPv6Network

# IANA special-purpose registries (RFC 6890 and later entries). First match names the address.
_SPECIAL: tuple[tuple[str, Network], ...] = tuple(
    (name, ip_network(network))
    for name, networks in {
        "loopback": "127.0.0.0/8 ::1/128",
        "unspecified": "0.0.0.0/8 ::/128",
        "private": "10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 fc00::/7",
        "link-local": "169.254.0.0/16 fe80::/10",
        "site-local": "fec0::/10",
        "multicast": "224.0.0.0/4 ff00::/8",
        "shared (carrier-grade NAT)": "100.64.0.0/10",
        "IPv4-mapped": "::ffff:0:0/96",
        "NAT64": "64:ff9b:1::/48",  # the local-use prefix (RFC 8215); the well-known one is judged by what it embeds
        "6to4": "192.88.99.0/24 2002::/16",
        "Teredo": "2001::/32",
        "reserved": "192.0.0.0/24 192.0.2.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 240.0.0.0/4"
        " 100::/64 2001::/23 2001:db8::/32 3fff::/20",
    }.items()
    for network in networks.split()
)
_GLOBAL_V6 = IPv6Network("2000::/3")  # all that IANA has given out for global unicast (RFC 4291, 2.4)
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052
_NUMERIC_HOST = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)(?:\.(?:0x[0-9a-f]*|[0-9]+)){0,3}\.?", re.IGNORECASE)


def refusal(address: str, allow: Iterable[Network] = ()) -> str | None:
    """Say why ``address`` may not be connected to ("loopback", "private" …), or None when it may."""
    ip = ip_address(address.partition("%")[0])  # the rules are the same for every zone (RFC 4007)
    inner = _embedded(ip)
    if any(each in network for network in allow for each in (ip, inner) if each is not None):
        return None
    if inner is not None and ip in _NAT64:
        name = refusal(str(inner))
        return f"NAT64 of a {name}" if name else None
    for name, network in _SPECIAL:
        if ip in network:
            return name
    return "reserved" if isinstance(ip, IPv6Address) and ip not in _GLOBAL_V6 else None


def _embedded(ip: Address) -> IPv4Address | None:
    if isinstance(ip, IPv6Address):
        return ip.ipv4_mapped or (IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _NAT64 else None)
    return None


def literal(host: str) -> str | None:
    """Return the address that ``host`` writes out, or None when it is a name.

    Includes what resolvers and browsers read as IPv4: ``127.1``, ``0x7f.1``, ``2130706433``, octal, a final dot.
    """
    host = host.strip("[]").partition("%")[0]
    try:
        return str(ip_address(host))
    except ValueError:
        pass
    if not _NUMERIC_HOST.fullmatch(host):
        return None
    try:
        return socket.inet_ntoa(socket.inet_aton(host.rstrip(".")))
    except OSError:
        return None


def networks(texts: Iterable[str]) -> tuple[Network, ...]:
    """Read CIDR texts; raises ValueError for a text that is not one. Host bits may be set (``10.1.2.3/8``)."""
    return tuple(ip_network(text.strip(), strict=False) for text in texts)
