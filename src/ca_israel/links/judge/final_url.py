"""What the last address of a chain of redirects says about its page. Pure.

Names in addresses are English, or of no language, on sites in any language.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urlsplit

from ca_israel.links.urls import is_home, without_userinfo

if TYPE_CHECKING:
    from ca_israel.links.answer import Answer

_ERROR = re.compile(
    r"(?:error|err|page)?[-_]?404(?:[-_]?(?:error|page|not[-_]?found))?|(?:page|file|content|article)?[-_]?not[-_]?found"
    r"|errors?|error[-_]?page|page[-_]?(?:error|missing)|oops|410",
    re.IGNORECASE,
)
# Words that are names of folders and of works too: an error only where the whole path says no more.
_ERROR_ALONE = re.compile(r"missing|gone|removed|deleted|expired", re.IGNORECASE)
_LOGIN = re.compile(
    r"(?:user|account|member|customer)?s?[-_]?(?:log|sign)[-_]?[io]n|wp-login|sso|saml2?|oauth2?|openid|auth(?:enticate|orize|entication|n)?"
    r"|subscribe|subscriptions?|subscribers?|register|registration|signup|sign-up|paywall|regwall",
    re.IGNORECASE,
)
_LOGIN_HOST = re.compile(
    r"(?:login|signin|sso|auth|accounts?|id|idp|idm|adfs|cas|passport|oauth)\.", re.IGNORECASE
)
_WAY_BACK = {
    "return", "returnurl", "return_url", "returnto", "return_to", "returnpath", "redirect", "redirect_uri", "redirecturl",
    "redirect_url", "redirect_to", "redirectto", "next", "continue", "goto", "service", "destination", "dest", "back",
    "backurl", "back_url", "from", "relaystate", "samlrequest", "targeturl", "target", "ref", "referer", "origin", "done",
}  # fmt: skip
_CONSENT = re.compile(r"consent|gdpr|cookie-?wall|privacy-?gate", re.IGNORECASE)
_GATE = re.compile(
    r"(?:under-?|site-?)?maintenance|unavailable|offline|captcha|challenge|blocked?|denied|verify|validate|region|geo-?block(?:ed)?|age-?(?:gate|check|verification|confirm(?:ation)?)"
    r"|(?:enable-?|no-?|accept-?)?cookies?(?:-?(?:absent|error|required|disabled|check|test|wall|settings|policy))?"
    r"|(?:select|choose|change|pick)-?(?:your-?)?(?:country|region|location|language|edition)|(?:country|region|location|language)-?(?:select(?:or|ion)?|chooser|gate)"
    r"|privacy-?(?:settings|choices|center)|welcome-?gate|splash|busy|overload(?:ed)?|waiting-?room|queue|session-?(?:expired|timeout)",
    re.IGNORECASE,
)
_PARKING_HOSTS = re.compile(
    r"(?:^|\.)(?:sedo\.com|sedoparking\.com|hugedomains\.com|afternic\.com|dan\.com|undeveloped\.com|bodis\.com|parkingcrew\.net"
    r"|above\.com|domainmarket\.com|uniregistry\.com|buydomains\.com|parklogic\.com|squadhelp\.com|atom\.com|godaddy\.com"
    r"|namebright\.com|domains\.atom\.com|parking\.reg\.ru|domainnamesales\.com|sav\.com|dynadot\.com|epik\.com|name\.com)$",
    re.IGNORECASE,
)
_SECTION = re.compile(r"[^\W\d_]+(?:[-_][^\W\d_]+){0,2}")


def _segments(url: str) -> list[str]:
    return [unquote(part) for part in urlsplit(url).path.split("/") if part]


def _stem(segment: str) -> str:
    return re.sub(r"\.[A-Za-z]{2,5}$", "", segment)


def at_home_page(answer: Answer) -> bool:
    """Whether a deep link was redirected to a home page. A ``#/route`` is a page of its own, made by a script."""
    final = answer.final_url
    routed = urlsplit(final).fragment.startswith(("/", "!"))
    return bool(answer.redirects) and is_home(final) and not is_home(answer.url) and not routed


def at_section_front(answer: Answer) -> bool:
    """Whether a link was redirected to a folder that it lay in ("/news/a-story" to "/en/news/")."""
    if urlsplit(answer.final_url).query:
        return False
    asked, final = _segments(answer.url), _segments(answer.final_url)
    if final and len(final[0]) == 2 and final[:1] != asked[:1]:
        final = final[1:]  # a language was put before it
    last = _stem(final[-1]) if final else ""
    return bool(_SECTION.fullmatch(last)) and len(final) < len(asked) and final == asked[: len(final)]


def at_error_address(answer: Answer) -> bool:
    """Whether a link was redirected to an address that calls itself an error ("/404.html", "/error?from=/x")."""
    if not answer.redirects:
        return False
    own = {_stem(segment).lower() for segment in _segments(answer.url)}
    stems = [_stem(segment) for segment in _segments(answer.final_url)]
    if len(stems) == 1 and _ERROR_ALONE.fullmatch(stems[0]) and not answer.final_url.endswith("/"):
        return stems[0].lower() not in own
    # Behind an error in an address stands at most the address that was asked for: "/404/news/a-story".
    while stems and stems[-1].lower() in own:
        stems.pop()
    while len(stems) > 1 and is_home(f"/{stems[-1]}"):
        stems.pop()
    return bool(stems) and bool(_ERROR.fullmatch(stems[-1]))


def at_login(answer: Answer) -> bool:
    """Whether a link was redirected to a login or subscription page, or to a sign-on host with the way back noted."""
    if not answer.redirects:
        return False
    own = {_stem(segment).lower() for segment in _segments(answer.url)}
    stems = [_stem(segment) for segment in _segments(answer.final_url)]
    if any(_LOGIN.fullmatch(stem) and stem.lower() not in own for stem in stems):
        return True
    return bool(_LOGIN_HOST.match(urlsplit(answer.final_url).hostname or "")) and _notes_way_back(answer)


def at_gate(answer: Answer) -> bool:
    """Whether something stands before the page: consent to cookies, a choice of region, a notice of works."""
    if not answer.redirects:
        return False
    parts = urlsplit(answer.final_url)
    own = _segments(answer.url)
    shut = any(
        _GATE.fullmatch(_stem(part).replace("_", "-")) and part not in own
        for part in _segments(answer.final_url)
    )
    return shut or _notes_way_back(answer) or bool(_CONSENT.search(f"{parts.hostname}/{parts.path}"))


def at_parking_host(answer: Answer) -> bool:
    """Whether a link was redirected to a host that parks or sells names."""
    host = urlsplit(answer.final_url).hostname or ""
    own = urlsplit(answer.url).hostname or ""
    return bool(answer.redirects) and host != own and bool(_PARKING_HOSTS.search(host))


def _notes_way_back(answer: Answer) -> bool:
    """Whether the last address holds the first one, whole or its path."""
    asked = urlsplit(without_userinfo(answer.url))
    if len(asked.path) < 4:
        return False
    for name, value in parse_qsl(urlsplit(answer.final_url).query):
        if name.lower() in _WAY_BACK and (value.startswith(("/", "http")) or name.lower() == "samlrequest"):
            return True
        if asked.path in unquote(value):
            return True
    return False
