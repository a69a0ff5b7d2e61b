"""Pages that send their reader on: ``<meta http-equiv=refresh>`` and the header of that name (HTML, 4.2.5.3)."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import urldefrag

from .answer import Faulted
from .location import same_place, target_of

if TYPE_CHECKING:
    from collections.abc import Container

    from .answer import Answer

# Seconds. Longer ones are front pages that load themselves anew, and pages meant to be read before.
LONGEST_DELAY = 10
_HEADER = re.compile(r"\s*(\d{1,4})(?:\.\d*)?\s*[;,]\s*(?:url\s*=)?\s*[\"']?([^\"']+)", re.IGNORECASE)
_REFRESH = re.compile(rb"http-equiv\s*=\s*[\"']?\s*refresh", re.IGNORECASE)
_NOT_FOLLOWED = re.compile(rb"<!--.*?(?:-->|\Z)|<noscript\b.*?(?:</noscript|\Z)", re.IGNORECASE | re.DOTALL)


def may_send_on(small: bytes) -> bool:
    """Whether a page, in small letters, may hold a ``<meta http-equiv=refresh>``: most do not."""
    return b"http-equiv" in small and b"refresh" in small


def refresh_of(answer: Answer, before: Container[str] = ()) -> str | None:
    """Return where ``answer`` sends its reader within ten seconds, or None when it stays.

    One that leads back to a URL ``before`` it in the chain is not followed: the page is taken as it is.
    A refresh inside ``<noscript>`` is for browsers without scripts: it leads to an excuse, not to the work.
    """
    if not 200 <= (answer.status or 0) <= 299:
        return None
    seconds, address = LONGEST_DELAY + 1, ""
    if header := _HEADER.match(answer.headers.get("refresh", "")):
        seconds, address = int(header[1]), header[2].strip()
    elif answer.page is not None and answer.page.refresh is not None:
        if not _REFRESH.search(_NOT_FOLLOWED.sub(b" ", answer.body)):
            return None
        seconds, address = answer.page.refresh
    if seconds > LONGEST_DELAY or not address or address.lower().startswith("javascript:"):
        return None
    with suppress(Faulted, ValueError):
        target = target_of(answer.final_url, address)
        if same_place(target, answer.final_url) or urldefrag(target).url in before:
            return None
    return address
