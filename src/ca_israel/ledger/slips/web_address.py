"""What a web address is in a ledger: an absolute http or https URL with a host (RFC 3986, 4.3)."""

from __future__ import annotations

import re

LABEL = r"""[^\s./?\#:@\[\]<>"\\^`{|}\x00-\x1f\x7f]+"""
HIGHEST_PORT = 65535
_URL = re.compile(
    rf"""https?:// (?: \[[0-9A-F:.]+\] | {LABEL} (?:\.{LABEL})* \.? ) (?: : (?P<port>[0-9]{{0,5}}) )?
         (?: [/?\#] [^\s\x00-\x1f\x7f"<>\\^`{{|}}]* )? """,
    re.VERBOSE | re.IGNORECASE,
)
# One archive under many names: it answers programs with a challenge, and keeps no Memento-Datetime to go by.
_ARCHIVE_TODAY = re.compile(r"(?:.+\.)?archive\.(?:today|is|ph|fo|li|md|vn)")
_TWICE = re.compile(r"https?://https?(?=:?/|:?\Z)", re.IGNORECASE)  # its host would be called "https"


def is_web_address(text: str) -> bool:
    """Whether ``text`` is one, without a user name, blanks, control characters and signs that RFC 3986 leaves out.

    Letters of every script are taken (RFC 3987).
    """
    match = _URL.fullmatch(text)
    return match is not None and int(match["port"] or 0) <= HIGHEST_PORT and not _TWICE.match(text)


def is_archive_today(host: str) -> bool:
    """Whether a host, in lower case, is that of the archive whose copies no program can look at."""
    return _ARCHIVE_TODAY.fullmatch(host) is not None
