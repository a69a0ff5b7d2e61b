"""What shows, beside its likeness to any other page of the site, that a page is not the work. Pure.

Likeness alone proves nothing: a gate, and a page that a script has yet to fill, are alike at every address too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ca_israel.languages.letters import flat_words
from ca_israel.links.judge.absence import absence_in
from ca_israel.links.judge.body_phrases import asks_anywhere, sells, without
from ca_israel.links.judge.interstitials import SHORT
from ca_israel.links.judge.tongues import are_apart, are_one
from ca_israel.links.urls import is_home

if TYPE_CHECKING:
    from ca_israel.links.judge.evidence import Evidence

_LONG = 6 * SHORT  # characters of a front page
_LONGEST_NAME = 4  # words


def sign_beside_likeness(seen: Evidence, url: str) -> str | None:
    """Say what else shows that the page asked for at ``url`` is not the work; None if nothing does.

    What was not read is never taken for absent, and a page that asks for something anywhere is taken for a gate.
    """
    page = seen.page
    shown = {title.text for title in page.titles}
    text = without(page.text, shown)
    if absence := absence_in(text, " ".join(seen.titles), len(text)):
        return f"it says “{absence}”"
    if sold := sells(text, " ".join(seen.titles)):
        return f"it speaks of “{sold}”"
    if any(address and is_home(address) for address in (page.canonical, page.og_url)) and not is_home(url):
        return "it calls the home page its own address"
    if seen.cut or not seen.titles or asks_anywhere(text):
        return None
    if all(are_apart(title, seen.language, page) for title in seen.titles):
        return "it is in another language than the work"
    named = len(shown) == 1 and len(flat_words(*shown)) <= _LONGEST_NAME
    if named and len(text) >= _LONG and not seen.has_script and are_one(seen.titles[0], seen.language, page):
        return "it looks like the front page of the site"
    return None
