"""What is wrong with an address that a ledger does not take, and what to write; imported when one is refused."""

from __future__ import annotations

import re
from typing import NamedTuple

from ca_israel.ledger.slips.web_address import HIGHEST_PORT, LABEL, is_web_address
from ca_israel.text.safe import harmless
from ca_israel.text.suggest import nearest

_LONGEST = 300  # characters; a longer address is not written out again

_MARKDOWN = re.compile(r"!?\[[^\]]*\]\(\s*<?([^\s<>]+?)>?(?:\s+[\"'][^)]*)?\)")
_AROUND = ("<>", '""', "''", "“”", "„“", "‘’", "«»", "()", "[]", "``")
_ENDS = ".,;:!?"
_SCHEME = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]*?)\s*(?P<joint>[:;]\s*[/\\]{0,3}|[/\\]{2})\s*(?P<rest>.*)", re.IGNORECASE | re.DOTALL)  # fmt: skip
_BARE = re.compile(rf"(?:{LABEL}\.)+[^\W\d_][\w-]+(?::[0-9]+)?(?:[/?\#].*)?", re.VERBOSE | re.DOTALL)
_MASKED = {"hxxp": "http", "hxxps": "https", "shttp": "https"}
_DOI = re.compile(r"(?:doi:\s*|doi\.org/)?(10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+)", re.IGNORECASE)
_SIGNS = re.compile(r"""[\s\x00-\x1f\x7f"<>\\^`{|}]""")
_WORDS = {" ": "a blank", "\t": "a tab", "\n": "a line break", "\r": "a line break", "\u00a0": "a no-break space", "`": "a backtick"}  # fmt: skip


class Fault(NamedTuple):
    """Why an address is not taken, as words that follow it in a sentence, and what to write."""

    words: str
    hint: str


def fault(text: str) -> Fault:
    """Say what is wrong with a text that is no web address. An address that the hint writes out would be taken."""
    bare = text.strip("\u200b\u2060\ufeff \t\r\n\u00a0\u202f").strip()
    if bare != text and is_web_address(bare):
        begins, ends = text[0] != bare[0], text[-1] != bare[-1]
        where = "begins and ends" if begins and ends else "begins" if begins else "ends"
        return Fault(f"{where} with a blank", _write(bare))
    for attempt in (_wrapped, _several, _of_another_kind, _scheme, _without_scheme, _parts):
        if found := attempt(bare):
            return found
    if " " in bare or not re.search(r"[.:/]", bare):
        return Fault(
            "is not an address, but words",
            "an address begins with https://; where there is none, leave the key out",
        )
    return Fault("is not an absolute http or https URL", "an address begins with https:// and a host")


def _write(address: str) -> str:
    if len(address) <= _LONGEST:
        return f'write "{harmless(address)}"'
    return "an address begins with https:// and holds nothing but itself"


def _mended(address: str) -> str | None:
    """The address as it was meant, once nothing but its beginning or its signs is wrong."""
    for candidate in (address, _SIGNS.sub(_percent, address)):
        if is_web_address(candidate):
            return candidate
    return None


def _wrapped(text: str) -> Fault | None:
    """An address within brackets, quotation marks or a Markdown link."""
    if link := _MARKDOWN.fullmatch(text.rstrip(_ENDS)):
        return _repaired("is a link in Markdown, not an address", link[1])
    inside = text.rstrip(_ENDS)
    for opening, closing in map(tuple, _AROUND):
        if len(inside) > 2 and inside[0] == opening and inside[-1] == closing:
            return _repaired(f"stands between {opening} and {closing}", inside[1:-1].strip())
    return None


def _repaired(words: str, address: str) -> Fault | None:
    """A fault whose address is sound inside, or has one slip more that is mended at once."""
    whole = _whole(address.strip())
    return Fault(words, _write(whole)) if whole else None


def _whole(address: str) -> str | None:
    if mended := _mended(address):
        return mended
    parts = _SCHEME.fullmatch(address)
    if parts and (scheme := _meant_scheme(parts["scheme"])):
        return _mended(f"{scheme}://{_slashes(parts['rest'])}")
    rest = address.lstrip("/\\")
    return _mended(f"https://{rest.rstrip(_ENDS)}") if _BARE.fullmatch(rest) else None


def _slashes(rest: str) -> str:
    return rest.lstrip("/\\:;").replace("\\", "/")


def _meant_scheme(scheme: str) -> str | None:
    word = scheme.lower()
    return _MASKED.get(word) or (word if word in {"http", "https"} else nearest(word, ("http", "https")))


def _several(text: str) -> Fault | None:
    """Words or a second address beside an address."""
    words = text.split()
    addresses = [word for word in words if re.match(r"(?:https?://|www\.)\S", word, re.IGNORECASE)]
    if len(words) < 2 or not addresses:
        return None
    if len(addresses) > 1:
        return Fault("holds several addresses", "write one; a further work is a source of its own")
    if words[0] != addresses[0]:
        whole = _whole(addresses[0].rstrip(_ENDS))
        return Fault("has words before it", _write(whole)) if whole else None
    return None


def _of_another_kind(text: str) -> Fault | None:
    """What is no web address at all: a DOI, a mail address, another scheme, a file."""
    if doi := _DOI.fullmatch(text):
        return Fault("is a DOI", f'write doi = "{harmless(doi[1])}"')
    if re.fullmatch(r"(?:mailto:)?[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+", text, re.IGNORECASE):
        return Fault("is an address of mail, not of a page", "leave the key out, or put it in x = { … }")
    if re.match(r"[A-Za-z]:[\\/]|/(?!/)|\.{1,2}/|~/|\\\\|file:", text):
        return Fault("is a file, not an address of the web", "leave the key out, or put it in x = { … }")
    parts = _SCHEME.fullmatch(text)
    is_scheme = parts and parts["joint"][0] == ":" and not re.search(r"\s", parts["joint"] + parts["rest"])
    if parts and is_scheme and _meant_scheme(parts["scheme"]) is None and not _BARE.fullmatch(text):
        begun = f"begins with {harmless(parts['scheme'].lower())}:"
        return Fault(
            f"{begun}, and only http and https are asked", "leave the key out, or put it in x = { … }"
        )
    return None


def _scheme(text: str) -> Fault | None:
    """A beginning that is nearly ``https://``."""
    parts = _SCHEME.fullmatch(text)
    scheme = _meant_scheme(parts["scheme"]) if parts else None
    if parts is None or scheme is None:
        return None
    rest = _slashes(parts["rest"])
    within = _SCHEME.fullmatch(rest)  # http://https://…
    if within and _meant_scheme(within["scheme"]) and "/" in within["joint"]:
        address = _mended(f"{_meant_scheme(within['scheme'])}://{_slashes(within['rest'])}")
        return Fault("begins twice", _write(address)) if address else None
    begun = text[: parts.start("rest")]
    if begun.lower() in {"http://", "https://"}:
        return None
    address = _mended(f"{scheme}://{rest}")
    return Fault(f"begins with {harmless(begun)}, not with {scheme}://", _write(address)) if address else None


def _without_scheme(text: str) -> Fault | None:
    rest = text.lstrip("/\\") if text.startswith(("//", "\\\\")) else text
    if not _BARE.fullmatch(rest) or (re.search(r"\s", rest) and "/" not in rest):
        return None
    address = _mended(f"https://{rest.rstrip(_ENDS)}")
    return Fault("lacks its beginning, https://", _write(address)) if address else None


def _parts(text: str) -> Fault | None:
    """A sound beginning, and behind it a host, a port or a sign that cannot be."""
    parts = re.fullmatch(r"(?i)(https?://)([^/?#]*)(.*)", text, re.DOTALL)
    if parts is None:
        return None
    begun, host, rest = parts.groups()
    if not host:
        return Fault("names no host", "an address begins with https:// and a host")
    user, at, plain = host.rpartition("@")
    if at and user:
        return Fault("holds a user name", "leave out what stands before @, and the @")
    port = re.fullmatch(r"(.*[^:]):([^:\]]*)", plain)
    if port and not (port[2].isascii() and port[2].isdigit() and int(port[2][:9]) <= HIGHEST_PORT):
        return Fault(f'names a port that cannot be, "{harmless(port[2])}"', f"ports are numbers up to {HIGHEST_PORT}")  # fmt: skip
    if not is_web_address(begun + plain):
        if "\\" in plain and _mended(begun + _slashes(host + rest)):
            return Fault("holds \\ where / is meant", _write(_mended(begun + _slashes(host + rest)) or ""))
        return Fault("names a host that cannot be", "a host is like www.example.org")
    signs = dict.fromkeys(_SIGNS.findall(rest))
    if not signs:
        return None
    told = " and ".join(_WORDS.get(sign, harmless(sign)) for sign in signs)
    how = " and ".join(f"{_WORDS.get(sign, harmless(sign))} as {_escape(sign)}" for sign in signs)
    return Fault(f"holds {told}", f"write {how}")


def _percent(match: re.Match[str]) -> str:
    return _escape(match[0])


def _escape(sign: str) -> str:
    return "".join(f"%{byte:02X}" for byte in sign.encode("utf-8", "replace"))
