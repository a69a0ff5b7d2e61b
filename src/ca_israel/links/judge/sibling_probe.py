"""The sibling probe: what a site says at an address beside the cited one where nothing can be. Pure.

After Bar-Yossef et al. 2004: the same number of redirects and the same end, or nearly the same text, means that
the cited address leads nowhere either. Ours keeps the shape of the URL, as sites route numbers and words differently.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urldefrag, urlencode, urlsplit, urlunsplit

from ca_israel.languages.letters import flat_words
from ca_israel.links.urls import is_home, without_userinfo

if TYPE_CHECKING:
    from ca_israel.links.answer import Answer
    from ca_israel.links.page.read import Page
    from ca_israel.links.verdict import Likeness

ALIKE = 0.95  # of the words, in their order
_MOST_WORDS = 1500
_MOST_OTHER_WORDS = 20  # that only the cited page may have: the shortest article has more
_WORD = re.compile(r"[^\W\d_]{2,}")
_NUMBER = re.compile(r"\d{3,}")
_SUFFIX = re.compile(r"\.[A-Za-z]{2,5}$")


def directory_of(url: str) -> str | None:
    """Return the folder of ``url`` for which one probe speaks; None for a root page, which is never a soft 404."""
    try:
        parts = urlsplit(url)
        if is_home(url):
            return None
    except ValueError:  # not a URL
        return None
    path = parts.path.rstrip("/")
    names = ",".join(sorted(name for name, value in parse_qsl(parts.query) if _NUMBER.fullmatch(value)))
    folder = path if names else path.rpartition("/")[0] + "/"
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{folder}?{names}"


def sibling_of(url: str) -> str:
    """Return an address of the same shape as ``url`` where nothing can be: other letters, a number out of range."""
    parts = urlsplit(without_userinfo(url))
    query = parse_qsl(parts.query)
    numbered = [(name, _nowhere(value) if _NUMBER.fullmatch(value) else value) for name, value in query]
    if numbered != query:
        return urlunsplit(parts._replace(query=urlencode(numbered), fragment=""))
    path = parts.path.rstrip("/")
    slash = parts.path[len(path) :][:1]
    folder, _, last = path.rpartition("/")
    last = unquote(last)
    suffix = match[0] if (match := _SUFFIX.search(last)) else ""
    stem = last.removesuffix(suffix)
    return urlunsplit(parts._replace(path=f"{folder}/{_nowhere(stem)}{suffix}{slash}", query="", fragment=""))


def _nowhere(text: str) -> str:
    """Replace words by words and numbers by numbers about as long; the same text always gives the same result."""
    from hashlib import sha256

    seed = sha256(text.encode("utf-8", "surrogatepass")).digest()

    def letters(match: re.Match[str]) -> str:
        size = min(len(match[0]), 25)
        return "".join("bcdfghjklmnpqrstvwxz"[seed[(match.start() + i) % 32] % 20] for i in range(size))

    def number(match: re.Match[str]) -> str:
        return "9" + "".join(str(seed[i] % 10) for i in range(1, min(len(match[0]) + 1, 18)))

    if _NUMBER.search(text) or _WORD.search(text):
        return _WORD.sub(letters, _NUMBER.sub(number, text))
    return "xqzvbkwj" + text


def likeness(answer: Answer, page: Page, probe: Answer) -> Likeness | None:
    """Return how the cited page (with its text) is the same as that of a probe; None where the two differ."""
    other = probe.page
    if (probe.status or 0) // 100 != 2 or other is None:
        return None
    if len(answer.redirects) != len(probe.redirects):
        return None
    if answer.redirects and urldefrag(answer.final_url).url == urldefrag(probe.final_url).url:
        return "same-end"
    ours, theirs = _own_words(answer), _own_words(probe)
    if page.kind != other.kind or _titles(page, ours) != _titles(other, theirs):
        return None
    return "same-page" if _alike(_words(page, ours), _words(other, theirs)) else None


def _own_words(answer: Answer) -> set[str]:
    """Return the words of the page's own address, which error pages like to repeat."""
    return {word for url in (answer.url, answer.final_url) for word in flat_words(unquote(url))}


def _words(page: Page, own: set[str]) -> list[str]:
    return [word for word in re.findall(r"\w+", page.text.casefold()) if word not in own][:_MOST_WORDS]


def _titles(page: Page, own: set[str]) -> set[str]:
    return {" ".join(word for word in flat_words(title.text) if word not in own) for title in page.titles}


def _alike(one: list[str], other: list[str]) -> bool:
    from collections import Counter
    from difflib import SequenceMatcher

    if one == other:
        return True
    if (Counter(one) - Counter(other)).total() > _MOST_OTHER_WORDS:
        return False
    matcher = SequenceMatcher(None, one, other)
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE
