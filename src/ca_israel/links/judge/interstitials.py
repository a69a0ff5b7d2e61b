"""Pages that are not what a reader sees: frames that a script fills, and bot walls known only by their script."""

from __future__ import annotations

import re

SHORT = 200  # characters; a page with less text says too little
_WALL_TEXT = 600
# Elements into which the usual frameworks put their application, still empty.
_MOUNT = re.compile(
    rb"<(?:div|main|section)\b[^>]{0,200}?\bid\s*=\s*[\"']?(?:root|app|application|__next|__nuxt|___gatsby|q-app|svelte|main-app"
    rb"|react-root|react-app|app-root)(?=[\"'\s>])[^<>]{0,200}>[^<>]{0,200}<\s*/(?:div|main|section)|<app(?:-root)?>[^<]{0,200}</app",
    re.IGNORECASE,
)
_SCRIPT = re.compile(rb"<script\b", re.IGNORECASE)
_NO_SCRIPT_TEXT = re.compile(
    rb"<noscript\b[^>]*>(?:(?!</noscript).){0,2000}?(?:enable|requires?|need|turn on|\xd0\xb2\xd0\xba\xd0\xbb\xd1\x8e\xd1\x87\xd0\xb8)[^<]{0,60}java\s*script",
    re.IGNORECASE | re.DOTALL,
)
# The script of an application; counts where the page has no content of its own.
_BUNDLE = re.compile(
    rb"<script\b[^>]{0,300}?(?:type\s*=\s*[\"']?module|src\s*=\s*[\"']?[^\"'\s>]*(?:main|app|bundle|index|runtime|vendor|chunk)[\w.~-]*\.m?js)",
    re.IGNORECASE,
)
_CONTENT = re.compile(rb"<(?:h1|h2|article|p)[\s>]", re.IGNORECASE)
_WALL = re.compile(
    rb"cf-chl-|cf_chl_|/cdn-cgi/challenge-platform/|_Incapsula_Resource|px-captcha|captcha-delivery\.com|datadome"
    rb"|sgcaptcha|token\.awswaf\.com|awsWafCookieDomainList|ddos-guard|/_sec/cp_challenge|g-recaptcha|h-captcha|hcaptcha\.com"
    rb"|geo\.captcha|__ddg|stormwall|qrator",
    re.IGNORECASE,
)
_REGION = re.compile(
    r"not (?:available|accessible) (?:in|from|to (?:users|visitors|readers) in) (?:your|the|this) (?:country|region|location|area|european)"
    r"|unavailable (?:in|from) your (?:country|region|location)|(?:unavailable|not available) for legal reasons"
    r"|general data protection regulation",
    re.IGNORECASE,
)


def needs_script(body: bytes, text: str) -> bool:
    """Whether the page is an empty frame: little text with scripts, or an empty element for an application."""
    if not _SCRIPT.search(body):
        return False
    if _BUNDLE.search(body) and not _CONTENT.search(body):
        return True
    return (
        len(text) < SHORT
        or bool(_MOUNT.search(body))
        or bool(_NO_SCRIPT_TEXT.search(body) and len(text) < 4 * SHORT)
    )


def is_wall(body: bytes, text: str) -> bool:
    """Whether the page is what a bot wall shows: its script, and hardly any text."""
    return len(text) < _WALL_TEXT and bool(_WALL.search(body))


def is_region_wall(text: str) -> bool:
    """Whether the page says that it is not for readers from here."""
    return len(text) < 3 * _WALL_TEXT and bool(_REGION.search(text))
