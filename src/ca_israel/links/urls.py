"""URLs taken apart: their hosts, home pages, and whether two lead to the same place."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlsplit, urlunsplit

# Parameters that say where the reader came from, not which page is meant.
_TRACKING = re.compile(
    r"(?:utm_\w*|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|ysclid|twclid|igshid|mc_cid|mc_eid|_ga|_gl"
    r"|ref_src|cmpid|ncid|spm)",
    re.IGNORECASE,
)
# "/", "/en", "/uz-latn/", "/index.php", "/en/home.html"
_HOME = re.compile(
    r"/*(?:[a-z]{2}(?:[-_][a-z]{2,4})?(?:/+|$))?(?:(?:index|home|default|main)(?:\.[a-z]{3,5})?/*)?",
    re.IGNORECASE,
)

# What a server adds to know its reader again: a part of the path, a parameter by its name, or by its name and value.
_SESSION_IN_PATH = re.compile(
    r";\w*(?:sess\w*id|sid)=[^/?#;]*|/\((?:[A-Z]\([^()/]*\))+\)(?=/|$)", re.IGNORECASE
)
_SESSION_NAME = re.compile(
    r"\w*sess(?:ion)?_?id\w*|cfid|cftoken|oscsid|zenid|xtcsid|moodlesession\w*|aspsession\w*|aspxautodetectcookiesupport|cookie_?(?:set|check|test|support)",
    re.IGNORECASE,
)
_PERHAPS_SESSION_NAME = re.compile(r"s|sid|sess|session|session_?key|sessionkey|ssid", re.IGNORECASE)
_SESSION_VALUE = re.compile(r"(?=.*\d)[0-9A-Za-z,_-]{16,}")


def without_session(url: str) -> str:
    """Drop what names a visit and not a page; ``url`` as it is where there is nothing of that kind."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    path = _SESSION_IN_PATH.sub("", parts.path)
    given = parts.query.split("&")
    kept = [pair for pair in given if not _is_session(*pair.partition("=")[::2])]
    if path == parts.path and len(kept) == len(given):
        return url
    return urlunsplit(parts._replace(path=path, query="&".join(kept)))


def without_tracking(url: str) -> str:
    """Drop what says where the reader came from; ``url`` as it is where there is nothing of that kind."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    given = parts.query.split("&")
    kept = [pair for pair in given if not _TRACKING.fullmatch(pair.partition("=")[0])]
    return url if len(kept) == len(given) else urlunsplit(parts._replace(query="&".join(kept)))


def _is_session(name: str, value: str) -> bool:
    if _SESSION_NAME.fullmatch(name):
        return True
    return bool(_PERHAPS_SESSION_NAME.fullmatch(name) and _SESSION_VALUE.fullmatch(value))


def without_userinfo(url: str) -> str:
    """Drop ``user:password@``: it is sent to the ledger's own host, and is in no record."""
    scheme, slashes, rest = url.partition("://")
    authority_end = min((i for c in "/?#" if (i := rest.find(c)) >= 0), default=len(rest))
    authority = rest[:authority_end].rpartition("@")[2]
    return f"{scheme}{slashes}{authority}{rest[authority_end:]}" if slashes else url


def host_of(url: str) -> str:
    """Return the host of ``url`` in lower case, or an empty text where it has none."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""


def server_of(url: str) -> str:
    """Return host and port of ``url``: what has one queue, and may be judged as one."""
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        return f"{host_of(url)}:{port}"
    except ValueError:
        return host_of(url)


def same_place(one: str, other: str) -> bool:
    """Whether two URLs differ at most in scheme, ``www.``, a final slash, a fragment or tracking parameters."""
    return _place(one) == _place(other)


def _place(url: str) -> tuple[object, ...]:
    parts = urlsplit(url)
    host = (parts.hostname or "").rstrip(".").removeprefix("www.")
    port = parts.port if parts.port not in {80, 443} else None
    query = [
        pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(pair[0])
    ]
    return host, port, unquote(parts.path).rstrip("/"), query


def is_home(url: str) -> bool:
    """Whether ``url`` is the front page of its host, in any language."""
    parts = urlsplit(url)
    query = [name for name, _ in parse_qsl(parts.query) if not _TRACKING.fullmatch(name)]
    return not query and bool(_HOME.fullmatch(parts.path))
