"""Pages that are not what a reader sees: frames that a script fills, and walls that show only in a script."""

from __future__ import annotations

import re
from functools import cache

from ca_israel.languages.vocabulary import pattern

SHORT = 200  # characters; a page with less text says too little
_WALL_TEXT = 600
# Elements that the usual kinds of application are mounted in, still empty.
_MOUNT = re.compile(
    rb"<(?:div|main|section)\b[^>]{0,200}?\bid\s*=\s*[\"']?(?:root|app|application|__next|__nuxt|___gatsby|q-app|svelte|main-app"
    rb"|react-root|react-app|app-root)(?=[\"'\s>])[^<>]{0,200}>[^<>]{0,200}<\s*/(?:div|main|section)|<app(?:-root)?>[^<]{0,200}</app",
    re.IGNORECASE,
)
_SCRIPT = re.compile(rb"<script\b", re.IGNORECASE)
# The scripts that an application consists of; with _CONTENT there is a page beside them.
_BUNDLE = re.compile(
    rb"<script\b[^>]{0,300}?(?:type\s*=\s*[\"']?module|src\s*=\s*[\"']?[^\"'\s>]*(?:main|app|bundle|index|runtime|vendor|chunk)[\w.~-]*\.m?js)",
    re.IGNORECASE,
)
_CONTENT = re.compile(rb"<(?:h1|h2|article|p)[\s>]", re.IGNORECASE)
_WALL = re.compile(
    rb"cf-chl-|cf_chl_|/cdn-cgi/challenge-platform/(?!(?:h/\w/)?scripts/jsd)|_Incapsula_Resource|px-captcha|captcha-delivery\.com|datadome"
    rb"|sgcaptcha|token\.awswaf\.com|awsWafCookieDomainList|ddos-guard|/_sec/cp_challenge|g-recaptcha|h-captcha|hcaptcha\.com"
    rb"|geo\.captcha|__ddg|stormwall|qrator|sucuri_cloudproxy|/\.within\.website/|anubis/static|/TSPD/|KPSDK|imunify360|/\.well-known/(?:ddos-guard|sgcaptcha)",
    re.IGNORECASE,
)

# Places that a script fills on a page with a head and a menu: empty elements, and words that say to wait.
_PLACE = re.compile(
    rb"<([a-z]+-[a-z-]+)\b[^>]{0,300}>\s*</\1|<(div|main|section|article|output)\b[^>]{0,200}?\b(?:id|class|ng-[a-z]+|ui-view|data-[a-z-]+|v-[a-z]+)\b[^>]{0,200}>\s*</\2"
    rb"|<(?:div|main|section)\s+(?:ng-view|ui-view)\b|\bloading\b[^<]{0,40}(?:\.\.\.|\xe2\x80\xa6|&hellip;|please wait)|please wait[^<]{0,30}(?:loading|while)",
    re.IGNORECASE,
)
_ALONE = 20  # characters


def has_script(body: bytes) -> bool:
    """Whether any script may change what the page shows."""
    return bool(_SCRIPT.search(body))


def has_place_for_script(body: bytes) -> bool:
    """Whether a script may fill a part of the page: alone this proves nothing, as places for advertisements are such too."""
    return bool(_SCRIPT.search(body) and _PLACE.search(body))


def is_script_alone(body: bytes, text: str) -> bool:
    """Whether the page is a script and no word."""
    return len(text) < _ALONE and bool(_SCRIPT.search(body))


def needs_script(body: bytes, text: str) -> bool:
    """Whether the page is an empty frame: little text with scripts, or an empty element for an application."""
    if not _SCRIPT.search(body):
        return False
    if _BUNDLE.search(body) and not _CONTENT.search(body):
        return True
    return (
        len(text) < SHORT
        or bool(_MOUNT.search(body))
        or (len(text) < 4 * SHORT and bool(_no_script_text().search(body)))
    )


@cache
def _no_script_text() -> re.Pattern[bytes]:
    return re.compile(
        rb"<noscript\b[^>]*>(?:(?!</noscript).){0,2000}?(?:%b)[^<]{0,60}java\s*script"
        % pattern("turn-on").encode(),
        re.IGNORECASE | re.DOTALL,
    )


def is_wall(body: bytes, text: str) -> bool:
    """Whether the page is what a bot wall shows: its script, and hardly any text."""
    return len(text) < _WALL_TEXT and bool(_WALL.search(body))
