"""The sibling probe: what a site says at an address beside the cited one where nothing can be. Pure.

After Bar-Yossef et al. 2004: same number of redirects and the same end, or nearly the same text, means that the
cited address leads nowhere either. Ours keeps the shape of the URL, since sites route numbers and words apart.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urldefrag, urlencode, urlsplit, urlunsplit

from ca_israel.links.languages.letters import flat_words
from ca_israel.links.urls import is_home, without_userinfo

if TYPE_CHECKING:
    from ca_israel.links.answer import Answer
    from ca_israel.links.page.read import Page
    from ca_israel.links.verdict import Likeness


ALIKE = 0.95  # of the words, in their order
_MOST_WORDS = 1500
_MOST_OTHER_WORDS = 20  # that the cited page may have for itself: the shortest article has more
_WORD = re.compile(r"[^\W\d_]{2,}")
_NUMBER = re.compile(r"\d{3,}")
_SUFFIX = re.compile(r"\.[A-Za-z]{2,5}$")


def directory_of(url: str) -> str | None:
    """Return the folder of ``url`` for which one probe speaks; None for a root page, which is never a soft 404."""
    try:
        parts = urlsplit(url)
        if is_home(url):
            return None
    except ValueError:  # no URL at all
        return None
    path = parts.path.rstrip("/")
    names = ",".join(sorted(name for name, value in parse_qsl(parts.query) if _NUMBER.fullmatch(value)))
    folder = path if names else path.rpartition("/")[0] + "/"
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{folder}?{names}"


def sibling_of(url: str) -> str:
    """Return an address of the same shape as ``url`` where nothing can be: other letters, a number out of range."""
    parts = urlsplit(without_userinfo(url))
    numbered = [
        (name, _nowhere(value) if _NUMBER.fullmatch(value) else value)
        for name, value in parse_qsl(parts.query)
    ]
    if any(_NUMBER.fullmatch(value) for _, value in parse_qsl(parts.query)):
        return urlunsplit(parts._replace(query=urlencode(numbered), fragment=""))
    path = parts.path.rstrip("/")
    slash = parts.path[len(path) :][:1]
    folder, _, last = path.rpartition("/")
    last = unquote(last)
    suffix = match[0] if (match := _SUFFIX.search(last)) else ""
    stem = last.removesuffix(suffix)
    return urlunsplit(parts._replace(path=f"{folder}/{_nowhere(stem)}{suffix}{slash}", query="", fragment=""))


def _nowhere(text: str) -> str:
    """Keep numbers numbers and words words, of the same length; the same text gives the same each time."""
    from hashlib import sha256

    seed = sha256(text.encode("utf-8", "surrogatepass")).digest()

    def letters(match: re.Match[str]) -> str:
        size = min(len(match[0]), 25)
        return "".join("bcdfghjklmnpqrstvwxz"[seed[(match.start() + i) % 32] % 20] for i in range(size))

    def number(match: re.Match[str]) -> str:
        return "9" + "".join(str(seed[i % 32] % 10) for i in range(1, min(len(match[0]) + 1, 18)))

    if _NUMBER.search(text) or _WORD.search(text):
        return _WORD.sub(letters, _NUMBER.sub(number, text))
    return "xqzvbkwj" + text


def likeness(answer: Answer, page: Page, probe: Answer) -> Likeness | None:
    """Say in what the cited page (with its text) is the same as that of a probe; None when it is another."""
    other = probe.page
    if probe.status is None or not 200 <= probe.status <= 299 or other is None:
        return None
    if len(answer.redirects) != len(probe.redirects):
        return None
    if answer.redirects and urldefrag(answer.final_url).url == urldefrag(probe.final_url).url:
        return "same-end"
    if page.kind != other.kind or _titles(answer, page) != _titles(probe, other):
        return None
    return "same-page" if _alike(_words(answer, page), _words(probe, other)) else None


def _words(answer: Answer, page: Page) -> list[str]:
    """The words of the page without those of its own address, which error pages like to repeat."""
    own = set(flat_words(unquote(answer.url))) | set(flat_words(unquote(answer.final_url)))
    return [word for word in folded_words_of(page.text) if word not in own][:_MOST_WORDS]


def folded_words_of(text: str) -> list[str]:
    """Return the words of a long text in small letters."""
    return re.findall(r"\w+", text.casefold())


def _titles(answer: Answer, page: Page) -> set[str]:
    own = set(flat_words(unquote(answer.url))) | set(flat_words(unquote(answer.final_url)))
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
